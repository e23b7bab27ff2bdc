//! The address bar: which report is named there, the reader's view of it, and the entries of the
//! browser's history, so that back and forward work. Nothing else knows of `location` and `history`.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;

use crate::scorecard::selection::Selection;

/// The fragment of the page on making the file. It has no `=`, so it is no view of a report.
pub const ABOUT: &str = "about";
/// What stands before a report that an address carries.
const CARRIED: &str = "#report=";

/// What the address bar says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The paths in `?report=`, which may stand there more than once.
    pub reports: Vec<String>,
    /// A report that the address carries in its fragment, as `web/link.js` packed it.
    pub carried: Option<String>,
    /// The query as it stands, with its `?`, and what is carried, as `#report=…`; empty if there is neither.
    pub query: String,
    /// The rest of the fragment, without its `#`.
    pub fragment: String,
    /// What the page wrote beside the address in the browser's history.
    pub entry: Option<Entry>,
}

/// What an entry of the browser's history shows. Its address alone cannot tell: a file that was
/// dropped has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// The welcome screen.
    Welcome,
    /// How to make the file.
    About,
    /// What was opened during a visit: a report, or the problems of one.
    Shown {
        /// The visit: a reload begins another, and forgets what was opened.
        visit: u64,
        /// Its number in the visit.
        number: usize,
    },
}

/// How the browser's history takes a change of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// As a new entry: the back button undoes it.
    Push,
    /// In place of the present one.
    Replace,
}

impl Address {
    /// Reads the address bar.
    #[must_use]
    pub fn now() -> Self {
        let location = window().location();
        let query = location.search().unwrap_or_default();
        let (carried, fragment) = parts(&location.hash().unwrap_or_default());
        let asked = web_sys::UrlSearchParams::new_with_str(&query).ok();
        let all = asked.map(|asked| asked.get_all("report")).unwrap_or_default();
        let reports = all.iter().filter_map(|path| path.as_string()).filter(|path| !path.trim().is_empty()).collect();
        let state = window().history().and_then(|history| history.state()).ok();
        Self {
            reports,
            query: carried.as_ref().map_or_else(|| query.clone(), |carried| query.clone() + CARRIED + carried),
            carried,
            fragment,
            entry: state.and_then(|state| state.as_string()).and_then(|state| Entry::read(&state)),
        }
    }

    /// Whether the fragment holds a view of a report.
    #[must_use]
    pub fn has_view(&self) -> bool {
        self.fragment.contains('=')
    }

    /// The view in the fragment.
    #[must_use]
    pub fn view(&self) -> Selection {
        Selection::from_fragment(&self.fragment)
    }
}

impl Entry {
    /// As text, which survives in the browser's history.
    fn write(self) -> String {
        match self {
            Self::Welcome => "welcome".to_owned(),
            Self::About => "about".to_owned(),
            Self::Shown { visit, number } => format!("shown {visit} {number}"),
        }
    }

    /// From such text.
    fn read(text: &str) -> Option<Self> {
        match text.split(' ').collect::<Vec<_>>()[..] {
            ["welcome"] => Some(Self::Welcome),
            ["about"] => Some(Self::About),
            ["shown", visit, number] => Some(Self::Shown { visit: visit.parse().ok()?, number: number.parse().ok()? }),
            _ => None,
        }
    }
}

/// The report that a fragment carries, and the rest of it.
fn parts(hash: &str) -> (Option<String>, String) {
    match hash.strip_prefix(CARRIED) {
        Some(carried) => {
            let (carried, rest) = carried.split_once('&').unwrap_or((carried, ""));
            (Some(carried.to_owned()), rest.to_owned())
        }
        None => (None, hash.trim_start_matches('#').to_owned()),
    }
}

/// Writes the address bar: the page's own path, a query ([`Address::query`]) and a fragment.
pub fn write(step: Step, entry: Entry, query: &str, fragment: &str) {
    let path = window().location().pathname().unwrap_or_default();
    let hash = match fragment {
        "" => "",
        _ if query.contains('#') => "&",
        _ => "#",
    };
    put(step, entry, Some(&format!("{path}{query}{hash}{fragment}")));
}

/// Writes an entry of the history and leaves the address as it is.
pub fn write_entry(step: Step, entry: Entry) {
    put(step, entry, None);
}

fn put(step: Step, entry: Entry, address: Option<&str>) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_str(&entry.write());
    // A browser may refuse when there were too many in a short time: the page works on without.
    let _ = match step {
        Step::Push => history.push_state_with_url(&state, "", address),
        Step::Replace => history.replace_state_with_url(&state, "", address),
    };
}

/// How the history takes a change of view: one entry for a whole search however it was typed, one for all that
/// is supposed however it was moved, one for everything else.
#[must_use]
pub fn step(before: &Selection, after: &Selection) -> Step {
    let typed_on = !before.search.trim().is_empty() && before.search != after.search;
    let moved_on = !before.what_if.is_empty() && !after.what_if.is_empty() && before.what_if != after.what_if;
    let otherwise = |view: &Selection| Selection { search: String::new(), what_if: String::new(), ..view.clone() };
    let same = before.to_fragment() == after.to_fragment();
    if same || ((typed_on || moved_on) && otherwise(before) == otherwise(after)) { Step::Replace } else { Step::Push }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(search: &str) -> Selection {
        Selection { search: search.to_owned(), ..Selection::default() }
    }

    #[test]
    fn entries_survive_the_history() {
        for entry in [Entry::Welcome, Entry::About, Entry::Shown { visit: 1_732_233_600_000, number: 3 }] {
            assert_eq!(Entry::read(&entry.write()), Some(entry));
        }
        for strange in ["", "shown", "shown 1 x", "{}", "shown 1 2 3"] {
            assert_eq!(Entry::read(strange), None);
        }
    }

    #[test]
    fn a_report_in_the_address_stands_before_the_view() {
        let carried = |hash| parts(hash);
        assert_eq!(carried("#report=1.ab-_&view=trends&search=a"), (Some("1.ab-_".to_owned()), "view=trends&search=a".to_owned()));
        assert_eq!(carried("#report=1.ab"), (Some("1.ab".to_owned()), String::new()));
        assert_eq!(carried("#view=trends"), (None, "view=trends".to_owned()));
        assert_eq!(carried(""), (None, String::new()));
    }

    #[test]
    fn moving_a_slider_is_one_entry_of_the_history() {
        let supposing = |amount: &str| Selection::from_fragment(&format!("measure=a&what-if=a:value:{amount}"));
        let plain = Selection::from_fragment("measure=a");
        assert_eq!(step(&plain, &supposing("1")), Step::Push);
        assert_eq!(step(&supposing("1"), &supposing("2")), Step::Replace);
        assert_eq!(step(&supposing("2"), &plain), Step::Push);
        assert_eq!(step(&supposing("2"), &Selection { measure: None, ..supposing("2") }), Step::Push);
    }

    #[test]
    fn a_search_is_one_entry_of_the_history() {
        assert_eq!(step(&finding(""), &finding("c")), Step::Push);
        assert_eq!(step(&finding("c"), &finding("ca")), Step::Replace);
        assert_eq!(step(&finding("carers"), &finding("")), Step::Replace);
        let rated = Selection { rating: Some("bottom".into()), ..finding("ca") };
        assert_eq!(step(&finding("ca"), &rated), Step::Push);
    }
}

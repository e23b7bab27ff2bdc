//! Which measures are looked at, and how: a reader's filters, search, order and layout, and the
//! address that carries them.

use super::view::{Facets, Measure, Scorecard, WhyId};
use crate::engine::what_if::What;
use crate::model::{lower, put_in_order, real};

/// A reader's view of a scorecard. The address bar holds it (see [`Selection::to_fragment`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The measure whose page is open, by key.
    pub measure: Option<String>,
    /// The working on that page to go to; none for the beginning of the page.
    pub at: Option<WhyId>,
    /// What of the report is looked at.
    pub view: Showing,
    /// Whom to compare with: a peer group by its id, or councils by their codes with commas between; empty
    /// for the report's first group.
    pub with: String,
    /// The earlier report to compare with, by the day of its position; empty for the one before.
    pub then: String,
    /// Words to find.
    pub search: String,
    /// The key of a rating.
    pub rating: Option<String>,
    /// The key of a direction.
    pub direction: Option<String>,
    /// The id of a layer.
    pub layer: Option<String>,
    /// The id of an outcome.
    pub outcome: Option<String>,
    /// Local or national measures only.
    pub origin: Option<Origin>,
    /// Kinds of measure, of which all must hold.
    pub only: Vec<Only>,
    /// The order.
    pub order: Order,
    /// Table or cards.
    pub layout: Layout,
    /// Whether the checks on the file are shown.
    pub checks: ChecksShown,
    /// What is supposed of measures, as [`supposed`] reads it and [`supposing`] writes it; empty for nothing.
    pub what_if: String,
}

/// Something supposed of a measure ("What if"). Whether it can be is told by [`super::what_if`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposed {
    /// The measure, by key.
    pub measure: String,
    /// What of it.
    pub what: What,
    /// How much: a number in plain digits, in what the lever is in.
    pub amount: String,
}

/// What of a report is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Showing {
    /// The scorecard.
    #[default]
    Scorecard,
    /// All measures beside those of other councils.
    Compare,
    /// The trends of all measures, each over its own years.
    Trends,
    /// The same, all over the same years.
    TrendsSameYears,
    /// What changed since an earlier report.
    Since,
    /// Questions for members.
    Questions,
    /// A text whose claims are checked.
    Text,
    /// A draft of the commentary.
    Commentary,
    /// Save or share.
    TakeAway,
    /// The checks on the file.
    Checks,
    /// The form in which figures are changed.
    Edit,
    /// Next period's file.
    NextPeriod,
    /// Figures of a file, before they are brought in.
    BringIn,
}

/// Whether the checks on a file are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChecksShown {
    /// Unless the file keeps them from readers.
    #[default]
    AsTheFileSays,
    /// Whatever the file says.
    Shown,
    /// Not.
    Hidden,
}

/// Whose measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The council's own.
    Local,
    /// Of a national framework.
    National,
}

/// A kind of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Off track.
    OffTrack,
    /// From a survey.
    Survey,
    /// Of the Better Care Fund.
    BetterCareFund,
    /// For information.
    ForInformation,
    /// Statutory.
    Statutory,
    /// Changed since the earlier report beside it.
    Changed,
}

/// The order of the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By layer and outcome, as printed.
    #[default]
    Printed,
    /// Worst rating first.
    Rating,
    /// Largest shortfall first.
    Gap,
    /// By title.
    Title,
}

/// How the measures are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Rows of a table.
    #[default]
    Table,
    /// A card each.
    Cards,
}

/// Every [`Only`], with its key in an address.
pub const ONLY: [(Only, &str); 6] = [
    (Only::OffTrack, "off-track"),
    (Only::Survey, "survey"),
    (Only::BetterCareFund, "better-care-fund"),
    (Only::ForInformation, "for-information"),
    (Only::Statutory, "statutory"),
    (Only::Changed, "changed"),
];

/// Every [`Showing`] but the plain one, with its key in an address.
pub const VIEWS: [(Showing, &str); 12] = [
    (Showing::Compare, "compare"),
    (Showing::Trends, "trends"),
    (Showing::TrendsSameYears, "trends-same-years"),
    (Showing::Since, "since"),
    (Showing::Questions, "questions"),
    (Showing::Text, "text"),
    (Showing::Commentary, "commentary"),
    (Showing::TakeAway, "take-away"),
    (Showing::Checks, "checks"),
    (Showing::Edit, "edit"),
    (Showing::NextPeriod, "next-period"),
    (Showing::BringIn, "bring-in"),
];

/// Every [`Order`], with its key in an address.
pub const ORDERS: [(Order, &str); 4] =
    [(Order::Printed, "printed"), (Order::Rating, "rating"), (Order::Gap, "gap"), (Order::Title, "title")];

/// Every [`What`], with its key in an address.
pub const WHATS: [(What, &str); 5] = [
    (What::Value, "value"),
    (What::Count, "count"),
    (What::Target, "target"),
    (What::TargetHigh, "target-high"),
    (What::Tolerance, "tolerance"),
];

/// An address supposes no more than this.
const MOST_SUPPOSED: usize = 100;

/// What an address supposes: "ascof-2c:value:72.3,ascof-2d:target:80". What is no number, or of nothing known, is left out.
#[must_use]
pub fn supposed(what_if: &str) -> Vec<Supposed> {
    what_if.split(',').filter_map(Supposed::read).take(MOST_SUPPOSED).collect()
}

/// The same as an address has it.
#[must_use]
pub fn supposing(all: &[Supposed]) -> String {
    all.iter().map(Supposed::write).collect::<Vec<_>>().join(",")
}

impl Supposed {
    fn read(text: &str) -> Option<Self> {
        let (measure, rest) = text.split_once(':')?;
        let (what, amount) = rest.split_once(':')?;
        let (what, _) = WHATS.iter().find(|(_, key)| *key == what)?;
        let is_plain = amount.len() <= 20 && amount.bytes().all(|b| b.is_ascii_digit() || b".-".contains(&b)) && real(amount).is_some();
        is_plain.then(|| Self { measure: measure.to_owned(), what: *what, amount: amount.to_owned() })
    }

    fn write(&self) -> String {
        let key = WHATS.iter().find(|(what, _)| *what == self.what).map_or("", |(_, key)| key);
        [&self.measure, key, &self.amount].join(":")
    }
}

impl Selection {
    /// Whether anything narrows the measures.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.search.trim().is_empty()
            || self.rating.is_some()
            || self.direction.is_some()
            || self.layer.is_some()
            || self.outcome.is_some()
            || self.origin.is_some()
            || !self.only.is_empty()
    }

    /// Whether the checks on a file are hidden; `by_file` where it keeps them from readers.
    #[must_use]
    pub fn hides_checks(&self, by_file: bool) -> bool {
        self.checks == ChecksShown::Hidden || (by_file && self.checks == ChecksShown::AsTheFileSays)
    }

    /// Whether a measure is shown.
    #[must_use]
    pub fn shows(&self, facets: &Facets) -> bool {
        let same = |wanted: &Option<String>, has: Option<&str>| wanted.as_deref().is_none_or(|w| has == Some(w));
        same(&self.rating, Some(facets.rating.key()))
            && same(&self.direction, Some(facets.direction.key()))
            && same(&self.layer, facets.layer.as_deref())
            && same(&self.outcome, facets.outcome.as_deref())
            && self.origin.is_none_or(|o| (o == Origin::Local) == facets.local)
            && self.only.iter().all(|only| match only {
                Only::OffTrack => facets.off_track,
                Only::Survey => facets.survey,
                Only::BetterCareFund => facets.better_care_fund,
                Only::ForInformation => facets.for_information,
                Only::Statutory => facets.statutory,
                Only::Changed => facets.changed,
            })
            && lower(&self.search).split_whitespace().all(|word| facets.haystack.contains(word))
    }

    /// The measures shown, as indices, in order.
    #[must_use]
    pub fn apply(&self, scorecard: &Scorecard) -> Vec<usize> {
        let mut shown: Vec<usize> = Vec::new();
        for section in &scorecard.sections {
            for group in &section.groups {
                shown.extend(group.measures.iter().copied().filter(|&i| self.shows(&scorecard.measures[i].facets)));
            }
        }
        let measure = |i: usize| &scorecard.measures[i];
        match self.order {
            Order::Printed => {}
            Order::Rating => put_in_order(&mut shown, &|a, b| measure(a).facets.rating.cmp(&measure(b).facets.rating)),
            Order::Gap => put_largest_gap_first(&mut shown, &scorecard.measures),
            Order::Title => put_in_order(&mut shown, &|a, b| lower(&measure(a).title).cmp(&lower(&measure(b).title))),
        }
        shown
    }

    /// The view as the fragment of an address, without its `#`: "rating=bottom&order=gap". Empty for the plain view.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut put = |key: &str, value: &str| parts.push(format!("{key}={}", encode(value)));
        if let Some(measure) = &self.measure {
            put("measure", measure);
            if let Some(at) = self.at {
                put("at", at.anchor());
            }
        }
        if let Some((_, key)) = VIEWS.iter().find(|(view, _)| *view == self.view) {
            put("view", key);
        }
        if !self.then.is_empty() {
            put("then", &self.then);
        }
        if !self.with.is_empty() {
            put("with", &self.with);
        }
        if !self.search.trim().is_empty() {
            put("find", self.search.trim());
        }
        for (key, value) in [("rating", &self.rating), ("direction", &self.direction), ("layer", &self.layer), ("outcome", &self.outcome)] {
            if let Some(value) = value {
                put(key, value);
            }
        }
        match self.origin {
            Some(Origin::Local) => put("measures", "local"),
            Some(Origin::National) => put("measures", "national"),
            None => {}
        }
        for (only, key) in ONLY {
            if self.only.contains(&only) {
                put("only", key);
            }
        }
        for (order, key) in ORDERS {
            if self.order == order && order != Order::Printed {
                put("order", key);
            }
        }
        if self.layout == Layout::Cards {
            put("layout", "cards");
        }
        match self.checks {
            ChecksShown::AsTheFileSays => {}
            ChecksShown::Shown => put("checks", "shown"),
            ChecksShown::Hidden => put("checks", "hidden"),
        }
        if !self.what_if.is_empty() {
            put("what-if", &self.what_if);
        }
        parts.join("&")
    }

    /// The view an address asks for; what it does not know it leaves out.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut view = Self::default();
        for part in fragment.trim_start_matches('#').split('&') {
            let Some((key, value)) = part.split_once('=') else { continue };
            let value = decode(value);
            match key {
                "measure" => view.measure = Some(value),
                "at" => view.at = WhyId::ALL.into_iter().find(|id| id.anchor() == value),
                "view" => view.view = VIEWS.iter().find(|(_, key)| *key == value).map_or(Showing::Scorecard, |(view, _)| *view),
                "then" => view.then = value,
                "with" => view.with = value,
                "find" => view.search = value,
                "rating" => view.rating = Some(value),
                "direction" => view.direction = Some(value),
                "layer" => view.layer = Some(value),
                "outcome" => view.outcome = Some(value),
                "measures" if value == "local" => view.origin = Some(Origin::Local),
                "measures" if value == "national" => view.origin = Some(Origin::National),
                "only" => {
                    if let Some((only, _)) = ONLY.iter().find(|(only, key)| *key == value && !view.only.contains(only)) {
                        view.only.push(*only);
                    }
                }
                "order" => {
                    if let Some((order, _)) = ORDERS.iter().find(|(_, key)| *key == value) {
                        view.order = *order;
                    }
                }
                "layout" if value == "cards" => view.layout = Layout::Cards,
                "checks" if value == "shown" => view.checks = ChecksShown::Shown,
                "checks" if value == "hidden" => view.checks = ChecksShown::Hidden,
                "what-if" => view.what_if = value,
                _ => {}
            }
        }
        view
    }
}

/// Puts the measures with the largest shortfall first, and those without a gap last.
pub(super) fn put_largest_gap_first(indices: &mut [usize], measures: &[Measure]) {
    let gap = |i: usize| measures[i].facets.gap.unwrap_or(f64::INFINITY);
    put_in_order(indices, &|a, b| gap(a).total_cmp(&gap(b)));
}

/// Percent-encodes what a fragment cannot hold.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/,:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Undoes [`encode`]; what is not well formed stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten().and_then(|h| u8::from_str_radix(h, 16).ok());
        if let Some(byte) = hex {
            out.push(byte);
            i += 3;
        } else {
            out.push(if bytes[i] == b'+' { b' ' } else { bytes[i] });
            i += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_its_address() {
        let what_if = [one("ascof-2c", What::Value, "-72.3"), one("local-é", What::TargetHigh, "1414")];
        let view = Selection {
            measure: Some("ascof-2c".into()),
            at: Some(WhyId::Rating),
            with: "E10000018,E06000015".into(),
            search: "carers & café".into(),
            rating: Some("bottom".into()),
            origin: Some(Origin::Local),
            only: vec![Only::OffTrack, Only::Statutory],
            order: Order::Gap,
            layout: Layout::Cards,
            what_if: supposing(&what_if),
            ..Selection::default()
        };
        assert_eq!(supposed(&Selection::from_fragment(&view.to_fragment()).what_if), what_if);
        assert_eq!(Selection::from_fragment(&view.to_fragment()), view);
        assert!(view.to_fragment().ends_with("&what-if=ascof-2c:value:-72.3,local-%C3%A9:target-high:1414"));
        assert_eq!(Selection::default().to_fragment(), "");
    }

    fn one(measure: &str, what: What, amount: &str) -> Supposed {
        Supposed { measure: measure.into(), what, amount: amount.into() }
    }

    #[test]
    fn only_plain_numbers_are_supposed() {
        let nonsense = "a:value:NaN,b:value:inf,c:value:1e9,d:value:,e:value:1.2.3,f:wish:1,g:value,h,,:::,i:value:123456789012345678901";
        assert_eq!(supposed(&format!("{nonsense},j:tolerance:.5")), [one("j", What::Tolerance, ".5")]);
        assert_eq!(supposed(&vec!["a:value:1"; 1000].join(",")).len(), MOST_SUPPOSED);
    }

    #[test]
    fn an_address_hides_checks_and_shows_what_the_file_hides() {
        for (fragment, as_told, hidden_by_file) in [("", false, true), ("checks=hidden", true, true), ("checks=shown", false, false)] {
            let view = Selection::from_fragment(fragment);
            assert_eq!((view.hides_checks(false), view.hides_checks(true)), (as_told, hidden_by_file), "{fragment}");
            assert_eq!(view.to_fragment(), fragment);
        }
    }

    #[test]
    fn a_broken_address_is_no_trouble() {
        assert_eq!(Selection::from_fragment("#%%%&only=&=x&order=sideways&rating"), Selection::default());
    }
}

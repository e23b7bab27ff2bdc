//! Whom to compare with: a group of the report, or councils of the reader's own choice.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use super::field::search_field;
use crate::app::el::{El, Property, changing, el};
use crate::scorecard::lower;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::Choice;

/// No more than this many councils are compared with by choice.
const MOST: usize = 30;

/// The present choice, and who is told of another: the key of a group, or the codes of councils, joined
/// by commas. Empty is the first group.
#[derive(Clone, Copy)]
pub struct Against {
    /// The present choice.
    pub now: Signal<String>,
    /// Told of another.
    pub on_with: Callback<String>,
}

impl Against {
    /// As the reader's view of the report has it: the address holds it.
    #[must_use]
    pub fn of(selection: Signal<Selection>, on_select: Callback<Selection>) -> Self {
        let on_with = Callback::new(move |with| on_select.run(Selection { with, ..selection.get_untracked() }));
        Self { now: Signal::derive(move || selection.with(|selection| selection.with.clone())), on_with }
    }
}

/// The groups as a list to choose from; and, where there are `councils`, those to tick. Nothing, where there
/// is nothing to choose.
#[must_use]
pub fn group_choice(groups: Vec<Choice>, councils: Vec<Choice>, with: Against) -> Option<El> {
    if groups.len() < 2 && councils.is_empty() {
        return None;
    }
    let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
    let groups = (!groups.is_empty()).then(|| group_field(groups, with));
    let own = (!councils.is_empty()).then(|| own_choice(councils, keys, with));
    Some(el("div", "group-choice no-print").maybe(groups).maybe(own))
}

/// The list of groups. Councils of the reader's own choice are an entry too, while they are the choice.
fn group_field(groups: Vec<Choice>, with: Against) -> El {
    let keys: Vec<String> = groups.iter().map(|group| group.key.clone()).collect();
    let first = keys.first().cloned().unwrap_or_default();
    let is_own = {
        let keys = keys.clone();
        Signal::derive(move || with.now.with(|now| !now.is_empty() && !keys.contains(now)))
    };
    let options = groups.into_iter().map(|Choice { key, word }| el("option", "").attr("value", key).add(word));
    let own = changing(move || is_own.get().then(|| el("option", "").attr("value", "").add("Your own choice")));
    let value = Signal::derive(move || {
        let now = with.now.get();
        Property::Text(if is_own.get() {
            String::new()
        } else if now.is_empty() {
            first.clone()
        } else {
            now
        })
    });
    let told = Callback::new(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(key) = field.map(|field| field.value()).filter(|key| !key.is_empty()) {
            with.on_with.run(key);
        }
    });
    let list = el("select", "field__input").on("change", told).add(options.collect::<Vec<_>>()).add(own).property("value", value);
    el("label", "field group-choice__groups").add(el("span", "field__label").add("Compare with")).add(list)
}

/// The councils to tick: closed until asked for.
fn own_choice(councils: Vec<Choice>, groups: Vec<String>, with: Against) -> El {
    let now = with.now.get_untracked();
    let chosen = RwSignal::new(if groups.contains(&now) { Vec::new() } else { codes(&now, &councils) });
    let search = RwSignal::new(String::new());
    let full = Signal::derive(move || chosen.read().len() >= MOST);
    let found = {
        let councils = councils.clone();
        Signal::derive(move || search.with(|search| councils.iter().any(|council| matches(&council.word, search))))
    };
    let boxes = councils.into_iter().map(|council| council_field(council, chosen, search, full)).collect::<Vec<_>>();
    let list = el("div", "group-choice__list").attr("role", "group").attr("aria-label", "Councils").attr("tabindex", "0").add(boxes);
    let nobody = el("p", "quiet group-choice__none").hidden(found).add("No council has these words in its name.");
    let count = changing(move || match chosen.read().len() {
        0 => format!("None chosen. Choose up to {MOST}."),
        count if count >= MOST => format!("{count} chosen. That is as many as can be compared."),
        count => format!("{count} of at most {MOST} chosen."),
    });
    let compare = Callback::new(move |_| {
        let codes = chosen.get_untracked();
        if !codes.is_empty() {
            with.on_with.run(codes.join(","));
        }
    });
    let clear = Callback::new(move |_| chosen.set(Vec::new()));
    let is_empty = Signal::derive(move || chosen.read().is_empty());
    let button = |class| el("button", class).attr("type", "button");
    let actions = el("div", "group-choice__actions")
        .add(button("button button--small").is("disabled", is_empty).on("click", compare).add("Compare with these"))
        .add(button("button button--small button--plain").is("disabled", is_empty).on("click", clear).add("Choose none"))
        .add(el("p", "group-choice__count").attr("role", "status").add(count));
    let on_search = Callback::new(move |text| search.set(text));
    el("details", "group-choice__own")
        .add(el("summary", "").add("Your own choice of councils"))
        .add(search_field("Search councils", search.into(), on_search))
        .add(list)
        .add(nobody)
        .add(actions)
}

/// A council to tick. Those that the search does not find stay in place, hidden.
fn council_field(council: Choice, chosen: RwSignal<Vec<String>>, search: RwSignal<String>, full: Signal<bool>) -> El {
    let Choice { key, word } = council;
    let is_chosen = {
        let key = key.clone();
        Signal::derive(move || chosen.with(|chosen| chosen.contains(&key)))
    };
    let change = Callback::new(move |event: Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        chosen.update(|chosen| {
            chosen.retain(|other| *other != key);
            if field.checked() {
                chosen.push(key.clone());
            }
        });
    });
    let hidden = {
        let word = word.clone();
        Signal::derive(move || search.with(|search| !matches(&word, search)))
    };
    let refused = Signal::derive(move || full.get() && !is_chosen.get());
    let field = el("input", "check__box").attr("type", "checkbox").is("checked", is_chosen).is("disabled", refused).on("change", change);
    el("label", "check").hidden(hidden).add(field).add(el("span", "").add(word))
}

/// Those of the councils that a choice names by their codes, in its order.
fn codes(choice: &str, councils: &[Choice]) -> Vec<String> {
    let known = choice.split(',').map(str::trim).filter(|code| councils.iter().any(|council| council.key == *code));
    known.take(MOST).map(str::to_owned).collect()
}

/// Whether a name holds all words of a search, in any case.
fn matches(name: &str, search: &str) -> bool {
    let name = lower(name);
    lower(search).split_whitespace().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_of_councils_that_there_are() {
        let councils = ["E1", "E2"].map(|key| Choice { key: key.into(), word: key.into() });
        assert_eq!(codes("E2, E9,E1", &councils), ["E2", "E1"]);
        assert!(codes("", &councils).is_empty());
    }

    #[test]
    fn a_search_looks_for_all_its_words() {
        assert!(matches("Bath and North East Somerset", "som bath") && matches("Bath", ""));
        assert!(!matches("Somerset", "bath"));
    }
}

//! The fields of a filter. Each keeps its element, and so its focus, while the view changes.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use crate::app::el::{El, Property, el};
use crate::scorecard::view::Choice;

/// The element an event happened to.
fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// A list to choose one of, or all, under a label; `all` is the word for no choice: "All ratings".
#[must_use]
pub fn choice_field(
    label: &'static str,
    all: &'static str,
    choices: Vec<Choice>,
    chosen: Signal<Option<String>>,
    on_choose: Callback<Option<String>>,
) -> El {
    let none = el("option", "").attr("value", "").is("selected", Signal::derive(move || chosen.with(Option::is_none))).add(all);
    let options = choices.into_iter().map(|Choice { key, word }| {
        let own = key.clone();
        let selected = Signal::derive(move || chosen.with(|chosen| chosen.as_deref() == Some(own.as_str())));
        el("option", "").attr("value", key).is("selected", selected).add(word)
    });
    let told = Callback::new(move |event: Event| {
        if let Some(field) = target::<HtmlSelectElement>(&event) {
            let key = field.value();
            on_choose.run((!key.is_empty()).then_some(key));
        }
    });
    let list = el("select", "field__input").on("change", told).add(std::iter::once(none).chain(options).collect::<Vec<_>>());
    el("label", "field").add(el("span", "field__label").add(label)).add(list)
}

/// Words to search for; told of others at each key.
#[must_use]
pub fn search_field(label: &'static str, text: Signal<String>, on_input: Callback<String>) -> El {
    // What is typed stays as typed: the view drops the spaces at its ends.
    let typed = RwSignal::new(text.get_untracked());
    let value = Signal::derive(move || {
        let (text, typed) = (text.get(), typed.get());
        Property::Text(if text.trim() == typed.trim() { typed } else { text })
    });
    let told = Callback::new(move |event: Event| {
        if let Some(field) = target::<HtmlInputElement>(&event) {
            typed.set(field.value());
            on_input.run(field.value());
        }
    });
    let field = el("input", "field__input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .property("value", value)
        .on("input", told);
    el("label", "field field--search").add(el("span", "field__label").add(label)).add(field)
}

/// A box to tick.
#[must_use]
pub fn check_field(label: &'static str, checked: Signal<bool>, on_change: Callback<bool>) -> El {
    let told = Callback::new(move |event: Event| {
        if let Some(field) = target::<HtmlInputElement>(&event) {
            on_change.run(field.checked());
        }
    });
    let field = el("input", "check__box").attr("type", "checkbox").is("checked", checked).on("change", told);
    el("label", "check").add(field).add(el("span", "").add(label))
}

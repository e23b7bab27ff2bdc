//! The fields of a filter. Each keeps its element, and so its focus, while the view changes.

use leptos::prelude::*;

use crate::scorecard::view::Choice;

/// A list to choose one of, or all.
#[component]
pub fn ChoiceField(
    /// Its label.
    label: &'static str,
    /// The word for no choice: "All ratings".
    all: &'static str,
    /// The choices.
    choices: Vec<Choice>,
    /// The key of the present choice.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Told of another.
    on_choose: Callback<Option<String>>,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|choice| {
            let key = choice.key.clone();
            let selected = move || chosen.with(|chosen| chosen.as_deref() == Some(key.as_str()));
            view! { <option value=choice.key prop:selected=selected>{choice.word}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select
                class="field__input"
                on:change:target=move |event| {
                    let key = event.target().value();
                    on_choose.run((!key.is_empty()).then_some(key));
                }
            >
                <option value="" prop:selected=move || chosen.with(Option::is_none)>
                    {all}
                </option>
                {options}
            </select>
        </label>
    }
}

/// Words to search for.
#[component]
pub fn SearchField(
    /// Its label.
    label: &'static str,
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// Told of others, at each key.
    on_input: Callback<String>,
) -> impl IntoView {
    // What is typed stays as typed: the view drops the spaces at its ends.
    let typed = RwSignal::new(text.get_untracked());
    let value = move || {
        let (text, typed) = (text.get(), typed.get());
        if text.trim() == typed.trim() { typed } else { text }
    };
    view! {
        <label class="field field--search">
            <span class="field__label">{label}</span>
            <input
                class="field__input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=value
                on:input:target=move |event| {
                    let value = event.target().value();
                    typed.set(value.clone());
                    on_input.run(value);
                }
            />
        </label>
    }
}

/// A box to tick.
#[component]
pub fn CheckField(
    /// Its label.
    label: &'static str,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Told of a change.
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                class="check__box"
                type="checkbox"
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{label}</span>
        </label>
    }
}

//! A field for a text that is pasted, and the button that does something with it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};

use crate::app::el::{El, changing, el};

/// What such a form says.
pub struct PasteForm {
    /// Its class.
    pub class: &'static str,
    /// The id of the field.
    pub id: &'static str,
    /// Over the field.
    pub label: &'static str,
    /// How many lines of the field are seen.
    pub rows: &'static str,
    /// Said where there is no text.
    pub empty: &'static str,
    /// On the button.
    pub button: &'static str,
}

/// The form; `on_text` is given the text, empty where there is nothing but space.
#[must_use]
pub fn paste_form(form: PasteForm, on_text: Callback<String>) -> El {
    let PasteForm { class, id, label, rows, empty: nothing, button } = form;
    let empty = RwSignal::new(false);
    let on_submit = Callback::new(move |event: Event| {
        event.prevent_default();
        let field = document().get_element_by_id(id);
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
        let mut text = field.value();
        if text.trim().is_empty() {
            text.clear();
            empty.set(true);
            let _ = field.focus();
        }
        on_text.run(text);
    });
    let error = move || if empty.get() { nothing } else { "" };
    let field = el("textarea", "paste__field")
        .attr("id", id)
        .attr("rows", rows)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-error")
        .live("aria-invalid", Signal::derive(move || empty.get().then(|| "true".to_owned())))
        .on("input", Callback::new(move |_| empty.set(false)));
    el("form", class)
        .on("submit", on_submit)
        .add(el("label", "paste__label").attr("for", id).add(label))
        .add(el("p", "paste__error").attr("id", "paste-error").attr("role", "alert").add(changing(error)))
        .add(field)
        .add(el("button", "button").attr("type", "submit").add(button))
}

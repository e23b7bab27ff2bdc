//! A link to another view of the scorecard.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::app::el::{Child, El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::WhyId;

/// A link to a view. Its address is real, so that it can be copied or opened in a new tab; a plain
/// click changes the view without leaving the page.
#[must_use]
pub fn select_link(to: Signal<Selection>, on_select: Callback<Selection>, class: &'static str, text: impl Into<Child>) -> El {
    let follow = Callback::new(move |event: web_sys::Event| {
        if is_plain_click(&event) {
            event.prevent_default();
            on_select.run(to.get_untracked());
        }
    });
    let href = Signal::derive(move || Some(format!("#{}", to.read().to_fragment())));
    el("a", class).live("href", href).on("click", follow).add(text)
}

/// A link that says whether its view is the present one.
#[must_use]
pub fn choice_link(
    to: Signal<Selection>,
    on_select: Callback<Selection>,
    class: &'static str,
    current: Signal<bool>,
    text: impl Into<Child>,
) -> El {
    let current = Signal::derive(move || current.get().then(|| "true".to_owned()));
    select_link(to, on_select, class, text).live("aria-current", current)
}

/// A link to the page of a measure; the way back keeps the filters.
#[must_use]
pub fn measure_link(
    key: String,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    class: &'static str,
    text: impl Into<Child>,
) -> El {
    place_link(key, None, selection, on_select, class, text)
}

/// The same, or a link to a place on that page: why its rating is what it is.
#[must_use]
pub fn place_link(
    key: String,
    at: Option<WhyId>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    class: &'static str,
    text: impl Into<Child>,
) -> El {
    let to = Signal::derive(move || Selection { measure: Some(key.clone()), at, ..selection.get() });
    select_link(to, on_select, class, text)
}

/// Whether a click is one that follows a link here: no key asks for a new tab or a download.
#[must_use]
pub fn is_plain_click(event: &web_sys::Event) -> bool {
    event
        .dyn_ref::<web_sys::MouseEvent>()
        .is_some_and(|e| e.button() == 0 && !(e.ctrl_key() || e.meta_key() || e.shift_key() || e.alt_key()))
}

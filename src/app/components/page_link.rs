//! A link to another screen of the page.

use std::borrow::Cow;

use leptos::prelude::*;

use super::select_link::is_plain_click;
use crate::app::el::{El, el};

/// A link to another screen. A plain click changes the screen; with a key that asks for a new tab or
/// a download, and where scripts have stopped, it is an ordinary link.
#[must_use]
pub fn page_link(class: &'static str, href: impl Into<Cow<'static, str>>, text: &'static str, on_go: Callback<()>) -> El {
    let go = Callback::new(move |event: web_sys::Event| {
        if is_plain_click(&event) {
            event.prevent_default();
            on_go.run(());
        }
    });
    el("a", class).attr("href", href).on("click", go).add(text)
}

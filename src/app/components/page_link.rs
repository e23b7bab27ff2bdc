//! A link to another screen of the page.

use leptos::prelude::*;

/// A link to another screen. A plain click changes the screen; with a key that asks for a new tab or
/// a download, and where scripts have stopped, it is an ordinary link.
#[component]
pub fn PageLink(
    /// Its address, for a new tab and for copying.
    #[prop(into)]
    href: String,
    /// What a plain click does.
    on_go: Callback<()>,
    /// Its classes.
    #[prop(into, optional)]
    class: String,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let go = move |event: web_sys::MouseEvent| {
        let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain {
            event.prevent_default();
            on_go.run(());
        }
    };
    view! { <a class=class href=href on:click=go>{children()}</a> }
}

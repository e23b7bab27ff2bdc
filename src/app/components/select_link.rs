//! A link to another view of the scorecard.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::scorecard::selection::Selection;

/// A link to a view. Its address is real, so that it can be copied or opened in a new tab; a plain
/// click changes the view without leaving the page.
#[component]
pub fn SelectLink(
    /// The view it leads to.
    #[prop(into)]
    to: Signal<Selection>,
    /// Told of a plain click.
    on_select: Callback<Selection>,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Whether its view is the present one.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let follow = move |event: MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            on_select.run(to.get_untracked());
        }
    };
    view! {
        <a
            class=class
            href=move || format!("#{}", to.read().to_fragment())
            aria-current=move || current.get().then_some("true")
            on:click=follow
        >
            {children()}
        </a>
    }
}

/// A link to the page of a measure; the way back keeps the filters.
#[component]
pub fn MeasureLink(
    /// The key of the measure.
    #[prop(into)]
    key: String,
    /// The present view.
    selection: Signal<Selection>,
    /// Told of a plain click.
    on_select: Callback<Selection>,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let to = Signal::derive(move || Selection { measure: Some(key.clone()), ..selection.get() });
    view! { <SelectLink to on_select class>{children()}</SelectLink> }
}

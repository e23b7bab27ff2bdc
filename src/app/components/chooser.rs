//! The button that opens a file of the device.

use leptos::html;
use leptos::prelude::*;

use crate::app::opening;
use crate::app::session::Session;

/// A file field that looks like a button: the field itself takes the keyboard and is read out, the
/// label is what is seen and clicked.
#[component]
pub fn Chooser(
    /// What the page holds.
    session: Session,
    /// Its id, one of its own on the screen.
    id: &'static str,
    /// Its words: "Choose a file".
    label: &'static str,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(field) = field.get_untracked() else { return };
        if let Some(files) = field.files() {
            opening::files(session, &files);
        }
        // So that the same file, mended meanwhile, can be chosen again.
        field.set_value("");
    };
    view! {
        <span class="chooser">
            <input class="chooser__field" type="file" id=id accept=".json,application/json" node_ref=field on:change=chosen />
            <label class="chooser__label button button--main" for=id>{label}</label>
        </span>
    }
}

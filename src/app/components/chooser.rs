//! The button that opens a file of the device.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::app::el::{El, el};
use crate::app::opening;
use crate::app::session::Session;

/// Reports, and spreadsheets they are made from. Of spreadsheets that cannot be read, it is told how to save them so that they can.
const ACCEPTED: &str = ".json,application/json,.xlsx,.xls,.ods,.csv";

/// A file field that looks like a button: the field itself takes the keyboard and is read out, the
/// label is what is seen and clicked. Its id is one of its own on the screen; its words are like
/// "Choose a file".
#[must_use]
pub fn chooser(session: Session, id: &'static str, label: &'static str) -> El {
    let chosen = Callback::new(move |event: Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = field.files() {
            opening::files(session, &files);
        }
        // So that the same file, mended meanwhile, can be chosen again.
        field.set_value("");
    });
    let field = el("input", "chooser__field").attr("type", "file").attr("id", id).attr("multiple", "").attr("accept", ACCEPTED);
    let label = el("label", "chooser__label button button--main").attr("for", id).add(label);
    el("span", "chooser").add(field.on("change", chosen)).add(label)
}

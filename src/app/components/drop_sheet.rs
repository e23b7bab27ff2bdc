//! The sheet over the page while a file is dragged over it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

use crate::app::el::{El, el, listen};
use crate::app::opening;
use crate::app::session::Session;

/// Takes files that are dropped anywhere on the page, and shows while they hover that it will.
/// Dragged text, links and pictures of pages are left alone.
#[must_use]
pub fn drop_sheet(session: Session) -> El {
    let hovering = RwSignal::new(false);
    let dragged = Callback::new(move |event: Event| {
        let Some(event) = event.dyn_ref::<DragEvent>() else { return };
        let data = event.data_transfer();
        // Whether something dragged is a file.
        let has_files = data.as_ref().is_some_and(|data| data.types().includes(&"Files".into(), 0));
        match event.type_().as_str() {
            // Told for every element that is crossed; only the edge of the window leads nowhere.
            "dragleave" => {
                if event.related_target().is_none() {
                    hovering.set(false);
                }
            }
            "drop" => {
                hovering.set(false);
                if has_files {
                    event.prevent_default();
                    if let Some(files) = data.and_then(|data| data.files()) {
                        opening::files(session, &files);
                    }
                }
            }
            _ => {
                if has_files {
                    event.prevent_default();
                    if let Some(data) = data {
                        data.set_drop_effect("copy");
                    }
                    hovering.set(true);
                }
            }
        }
    });
    for event in ["dragenter", "dragover", "dragleave", "drop"] {
        listen(event, dragged);
    }
    let words = el("p", "drop-sheet__words").add("Drop the report here to open it");
    el("div", "drop-sheet").hidden(Signal::derive(move || !hovering.get())).attr("aria-hidden", "true").add(words)
}

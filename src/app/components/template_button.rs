//! The button that saves the workbook to start from.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::el::{El, changing, el};
use crate::app::later;

/// The button, and what came of it. The workbook is made when it is asked for.
#[must_use]
pub fn template_button() -> El {
    let told = RwSignal::new(String::new());
    let save = Callback::new(move |_| {
        told.set("One moment…".to_owned());
        spawn_local(async move {
            if later::save_template(told).await.is_err() {
                told.try_set("The template could not be fetched. Check your connection, then try again.".to_owned());
            }
        });
    });
    el("span", "template-button")
        .add(el("button", "button button--small").attr("type", "button").on("click", save).add("Save the template"))
        .add(" ")
        .add(el("span", "template-button__told").attr("role", "status").add(changing(move || told.get())))
}

//! The button that saves the workbook to start from.

use leptos::prelude::*;

use crate::app::el::{El, changing, el};
use crate::app::spreadsheet;

/// The button, and what came of it. The workbook is made when it is asked for.
#[must_use]
pub fn template_button() -> El {
    let told = RwSignal::new(String::new());
    let save = Callback::new(move |_| {
        told.set("One moment…".to_owned());
        spreadsheet::save_template(told);
    });
    el("span", "template-button")
        .add(el("button", "button button--small").attr("type", "button").on("click", save).add("Save the template"))
        .add(" ")
        .add(el("span", "template-button__told").attr("role", "status").add(changing(move || told.get())))
}

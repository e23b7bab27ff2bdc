//! Next period's file, made from the report that is open.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::app::components::select_link::select_link;
use crate::app::drafting;
use crate::app::el::{El, Property, changing, el};
use crate::app::saver::Kept;
use crate::app::session::{Report, Session};
use crate::app::{focus, paper};
use crate::scorecard::selection::{Selection, Showing};

/// The field of the period.
const PERIOD: &str = "next-period";

/// For which period, with which versions of frameworks, and what will become of the file.
#[must_use]
pub fn next_period_screen(session: Session, report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    paper::title("Make next period’s file");
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(report.opened.scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Make next period’s file"));
    let screen = el("article", "edit wrap")
        .add(el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard")))
        .add(head);
    if !report.opened.left_out().is_empty() {
        let lacking = "This report is shown without measures in which there are errors. Mend them in the file first, then open it again.";
        return screen.add(el("p", "take-away__lacking").add(lacking));
    }
    let about = "The figures stay as history, and each measure asks for its new one. Surveys move on to their next wave; the report’s period, position and \
                 year move on. Summary, commentary, judgements and forecasts are taken out; targets, comparators, actions and notes stay, to be looked \
                 through. This report stays open beside the new one, which tells what changed since.";
    let lede = el("p", "edit__about").add(about);
    screen.add(lede).add(form(session, report))
}

fn form(session: Session, report: &Arc<Report>) -> El {
    let (now, later) = report.opened.next_period();
    let period = RwSignal::new(later);
    let wrong = RwSignal::new(String::new());
    let frameworks: Vec<(String, String, RwSignal<String>, String)> =
        report.opened.frameworks().into_iter().map(|(id, name, version)| (id, name, RwSignal::new(version.clone()), version)).collect();
    let versions = frameworks.clone();
    let report = Arc::clone(report);
    let make = Callback::new(move |event: Event| {
        event.prevent_default();
        let changed =
            versions.iter().filter(|(.., typed, was)| typed.with_untracked(|typed| !typed.trim().is_empty() && typed.trim() != was));
        let versions = changed.map(|(id, _, typed, _)| (id.clone(), typed.get_untracked().trim().to_owned())).collect();
        let name = report.all.get(report.now).map(|sheet| sheet.name.clone()).unwrap_or_default();
        let last = report.opened.text();
        match crate::next_file(&name, last, &period.get_untracked(), versions) {
            Ok((name, text)) => {
                let first = text.clone();
                drafting::begin(session, Kept { name, text, first, before: last.to_owned(), ..Kept::default() });
            }
            Err(why) => {
                wrong.set(why);
                focus::on(PERIOD);
            }
        }
    });
    let field = line(
        PERIOD,
        "Period of the new report",
        period,
        Some(wrong),
        format!("This report is for {now}. Also 2025/26, Q3 2025/26, 2025-11, 2025-11-30 …"),
    );
    let fields = frameworks
        .into_iter()
        .enumerate()
        .map(|(number, (_, name, typed, _))| line(&format!("version-{number}"), &name, typed, None, String::new()));
    let folded = el("details", "form__folded")
        .add(el("summary", "").add("Measures of a framework in a new version"))
        .add(el("p", "form__hint").add("Type the new version where there is one. The file then says that its codes are the same as before: correct it in the file where they are not."))
        .add(fields.collect::<Vec<_>>());
    el("form", "form__part")
        .on("submit", make)
        .add(field)
        .add(folded)
        .add(el("p", "form__add").add(el("button", "button button--main").attr("type", "submit").add("Make the file")))
}

/// A line of text under its label.
fn line(id: &str, label: &str, text: RwSignal<String>, wrong: Option<RwSignal<String>>, hint: String) -> El {
    let typed = Callback::new(move |event: Event| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            text.set(field.value());
            if let Some(wrong) = wrong {
                wrong.set(String::new());
            }
        }
    });
    let error = move || wrong.map(|wrong| wrong.get()).unwrap_or_default();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let field = el("input", "field__input")
        .attr("type", "text")
        .attr("id", id.to_owned())
        .attr("autocomplete", "off")
        .attr("aria-describedby", format!("{hint_id} {error_id}"))
        .live("aria-invalid", Signal::derive(move || (!error().is_empty()).then(|| "true".to_owned())))
        .property("value", Signal::derive(move || Property::Text(text.get())))
        .on("input", typed);
    el("div", "form__field form__field--line")
        .add(el("label", "form__label").attr("for", id.to_owned()).add(label.to_owned()))
        .add(el("div", "form__input").add(field))
        .add(el("p", "form__hint").attr("id", hint_id).add(hint))
        .add(el("p", "form__error").attr("id", error_id).attr("role", "alert").add(changing(error)))
}

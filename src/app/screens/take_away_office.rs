//! Save or share, for office programs: the paper as a Word document, the figures as a spreadsheet or plain values, a text for
//! an e-mail.

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::take_away::{NOT_SAVED, button, files, page_address, way};
use crate::app::components::copy_text::{ToCopy, copy_text};
use crate::app::components::field::check_field;
use crate::app::el::{El, el};
use crate::app::office::{self, Kind};
use crate::app::saver;
use crate::app::session::Report;
use crate::app::spreadsheet::{self, SAVED};
use crate::export;
use crate::scorecard::selection::{Selection, Showing};

/// The paper as a Word document.
pub(super) fn word(report: &Arc<Report>) -> El {
    let about = "The committee paper to work on in Word: headings, tables with their heads on every page, charts that Word can change, \
                 comparisons, notes and commentary of each measure.";
    let drafted = RwSignal::new(false);
    let place = way("word", "A Word document", about);
    let place = if office::is_here() {
        let words = "With drafted commentary, marked as a draft to be checked: on the whole, on each layer, and on measures that have no commentary";
        let option = check_field(words, drafted.into(), Callback::new(move |on| drafted.set(on)));
        place.add(el("div", "take-away__options no-print").add(option))
    } else {
        place
    };
    made_by_office(place, "Save as a Word document", move || Kind::Word { drafted: drafted.get_untracked() }, report)
}

/// All figures as a spreadsheet.
pub(super) fn sheets(report: &Arc<Report>) -> El {
    let about = "Every figure in a cell of its own, for sums and charts of your own: the measures, all their readings, comparators and \
                 targets, notes. It opens in Excel and other programs.";
    made_by_office(way("sheets", "A spreadsheet", about), "Save as a spreadsheet", || Kind::Sheets, report)
}

/// The report's file as a workbook, to change and to drop back.
pub(super) fn workbook(report: &Arc<Report>) -> El {
    let about = "The report’s file as a workbook: a sheet for each part, a row for each measure, reading and target. Change it in Excel, then \
                 drop it on this page. Nothing of the file is lost on the way.";
    let report = Arc::clone(report);
    asked_of_office(
        way("workbook", "The report’s file as a workbook", about),
        "Save as a workbook",
        || Kind::Sheets,
        move |_| {
            let report = Arc::clone(&report);
            async move {
                let title = format!("{} workbook", report.opened.scorecard.masthead.title);
                (spreadsheet::of_report(report.opened.text()).await, title)
            }
        },
    )
}

fn made_by_office(place: El, words: &'static str, kind: impl Fn() -> Kind + Send + Sync + 'static, report: &Arc<Report>) -> El {
    let report = Arc::clone(report);
    asked_of_office(place, words, kind, move |kind| {
        let report = Arc::clone(&report);
        async move { (office::make(kind, &files(&report)).await, report.opened.scorecard.masthead.title.clone()) }
    })
}

/// A way with the button that saves what the office program makes: its bytes, and what the file is called.
fn asked_of_office<F: Future<Output = (Result<JsValue, JsValue>, String)> + 'static>(
    place: El,
    words: &'static str,
    kind: impl Fn() -> Kind + Send + Sync + 'static,
    make: impl Fn(Kind) -> F + Send + Sync + 'static,
) -> El {
    if !office::is_here() {
        return place
            .add(el("p", "take-away__about").add(
                "This page in one file cannot make it. The page on the website can: save the report’s file below, and open it there.",
            ));
    }
    place.add(button(words, move || {
        let kind = kind();
        let making = make(kind);
        async move {
            let (made, title) = making.await;
            let bytes =
                made.map_err(|_| "The file could not be made. Check your connection, then try again. Everything else goes on working.")?;
            saver::file(&bytes, kind.media_type(), &title, kind.ending()).await.map_err(|_| NOT_SAVED)?;
            Ok(SAVED)
        }
    }))
}

/// What is shown, as plain values.
pub(super) fn csv(report: &Arc<Report>, selection: Signal<Selection>) -> El {
    let shown = {
        let report = Arc::clone(report);
        move || selection.with_untracked(|selection| selection.apply(&report.opened.scorecard))
    };
    let (now, all) = (shown().len(), report.opened.scorecard.measures.len());
    let how_many = if now == all { format!("all {all} measures") } else { format!("{now} of {all} measures, by your filter") };
    let about = format!(
        "The measures as the scorecard shows them now, {how_many}, in that order, a line each: for other programs to read. Ratings are in \
         words, numbers plain."
    );
    let for_excel = RwSignal::new(true);
    let report = Arc::clone(report);
    let save = button("Save as CSV", move || {
        let (report, rows) = (Arc::clone(&report), shown());
        async move {
            let text = export::csv(&report.opened.figure_tables().measures, &rows, for_excel.get_untracked());
            let title = format!("{} measures", report.opened.scorecard.masthead.title);
            saver::file(&text.into(), "text/csv;charset=utf-8", &title, "csv").await.map_err(|_| NOT_SAVED)?;
            Ok(SAVED)
        }
    });
    let excel = check_field(
        "For Excel (marks the file as UTF-8, so that Excel reads its letters right)",
        for_excel.into(),
        Callback::new(move |on| for_excel.set(on)),
    );
    way("csv", "CSV of what is shown", about).add(el("div", "take-away__options no-print").add(excel)).add(save)
}

/// The headline and what is off track, for an e-mail.
pub(super) fn mail(report: &Arc<Report>, selection: Signal<Selection>) -> El {
    let view = Selection { view: Showing::Scorecard, measure: None, ..selection.get_untracked() }.to_fragment();
    let link = page_address().filter(|_| report.query.starts_with('?'));
    let link = link.map(|page| page + &report.query + if view.is_empty() { "" } else { "#" } + &view).unwrap_or_default();
    let about = if link.is_empty() {
        "The headline and what is off track, in plain text. It has no link, as this report came from a file: send the file with it."
    } else {
        "The headline and what is off track, in plain text, with a link to this scorecard."
    };
    let place = el("div", "take-away__do no-print");
    let text = export::mail(&report.opened.scorecard, &link);
    let copy = ToCopy { id: "mail-text".to_owned(), button: "Copy the text", name: "The text" };
    way("mail", "Text for an e-mail", about).add(copy_text(place, copy, move || text.clone().into()))
}

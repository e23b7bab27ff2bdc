//! Save or share: the report as one file, as its data, on paper, as a link.

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::take_away_office;
use crate::app::components::copy_text::{ToCopy, copy_text};
use crate::app::components::select_link::select_link;
use crate::app::el::{El, changing, el};
use crate::app::session::Report;
use crate::app::spreadsheet::SAVED;
use crate::app::{later, one_file, paper, saver};
use crate::export;
use crate::scorecard::grouped;
use crate::scorecard::selection::{Selection, Showing};

/// Letters of a link that every program we know of takes.
const SHORT_LINK: usize = 2_000;
/// Letters of a link beyond which none is made: browsers take more, what carries links does not.
const LONGEST_LINK: usize = 64_000;

/// All ways to take a report away.
#[must_use]
pub fn take_away_screen(report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = &report.opened.scorecard;
    paper::title("Save or share");
    paper::margins(&scorecard.masthead);
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let figures = Signal::derive(move || Selection { measure: None, view: Showing::BringIn, ..selection.get() });
    let figures = select_link(figures, on_select, "", "Bring in figures from a file");
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Save or share"));
    let print = el("button", "button").attr("type", "button").on("click", Callback::new(|_| later::print())).add("Print, or save as PDF");
    let paper = way(
        "paper",
        "The paper",
        "The scorecard as an A4 paper for the committee, with page numbers, the key and the tolerances. In the browser’s window for \
         printing, choose “Save as PDF” as the printer to get a file.",
    )
    .add(print);
    let screen = el("article", "take-away wrap")
        .add(el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard")))
        .add(head)
        .add(el("p", "no-print").add(figures));
    let shown = [take_away_office::csv(report, selection), take_away_office::mail(report, selection), data(report), paper];
    if report.all.iter().any(|sheet| !sheet.opened.left_out().is_empty()) {
        // What is made of the file anew would meet its errors again.
        let lacking = "Errors in the file stop some of its measures. Once they are mended, it can be saved as one file, as a Word document and as \
                       a spreadsheet, and sent as a link.";
        return screen.add(el("p", "take-away__lacking").add(lacking)).add(el("div", "take-away__ways").add(Vec::from(shown)));
    }
    let ways = el("div", "take-away__ways")
        .add(single(report))
        .add(take_away_office::word(report))
        .add(take_away_office::sheets(report))
        .add(Vec::from(shown))
        .add(take_away_office::workbook(report))
        .add(link(report, selection))
        .add(to_change(selection, on_select));
    screen.add(ways)
}

/// A way to take it away: what it is, and what it is good for.
pub(super) fn way(id: &'static str, title: &'static str, about: impl Into<String>) -> El {
    let about: String = about.into();
    el("section", "take-away__way")
        .attr("aria-labelledby", id)
        .add(el("h2", "take-away__title").attr("id", id).add(title))
        .add(el("p", "take-away__about").add(about))
}

/// A button that does something which may fail, and says what came of it.
pub(super) fn button<F: Future<Output = Result<&'static str, &'static str>> + 'static>(
    words: &'static str,
    run: impl Fn() -> F + Send + Sync + 'static,
) -> El {
    let told = RwSignal::new("");
    let press = Callback::new(move |_| {
        // One at a time.
        if told.get_untracked() == WORKING {
            return;
        }
        told.set(WORKING);
        let running = run();
        spawn_local(async move {
            let (Ok(said) | Err(said)) = running.await;
            // The screen may have been left meanwhile.
            told.try_set(said);
        });
    });
    let working = Signal::derive(move || (told.get() == WORKING).then(|| "true".to_owned()));
    el("div", "take-away__do no-print")
        .add(el("button", "button").attr("type", "button").live("aria-disabled", working).on("click", press).add(words))
        .add(el("p", "take-away__told").attr("role", "status").add(changing(move || told.get())))
}

/// What is said while it is done.
const WORKING: &str = "One moment…";

/// The page with the report in it.
fn single(report: &Arc<Report>) -> El {
    let several = report.all.len() > 1;
    let what = if several { "these reports" } else { "this report" };
    let about = format!(
        "A page with {what} in it, about 1.5 MB. It opens by a double click on any computer, from a disk, a stick or a mail, without a \
         connection, and does all that this page does except make Word documents and spreadsheets. It connects to nothing. Whoever has it can read everything in it."
    );
    let report = Arc::clone(report);
    let save = move || {
        let report = Arc::clone(&report);
        async move {
            let page = one_file::page().await.map_err(|_| "The page could not be fetched. Check your connection, then try again.")?;
            let (title, files) = (&report.opened.scorecard.masthead.title, files(&report));
            let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let made = export::one_file(&page, title, &files).ok_or("The page is of another version. Reload it, then try again.")?;
            saver::file(&made.into(), "text/html", title, "html").await.map_err(|_| NOT_SAVED)?;
            Ok(SAVED)
        }
    };
    way("one-file", "One file to send", about).add(button("Save as one file", save))
}

/// What is said where that failed.
pub(super) const NOT_SAVED: &str = "It could not be saved. Check your connection, then try again.";

/// The files that are open, by name and text: the one that is read now first.
pub(super) fn files(report: &Report) -> Vec<(String, String)> {
    let (now, others): (Vec<_>, Vec<_>) = report.all.iter().enumerate().partition(|(index, _)| *index == report.now);
    now.into_iter().chain(others).flat_map(|(_, sheet)| sheet.opened.files(&sheet.name)).collect()
}

/// The report's own file.
fn data(report: &Arc<Report>) -> El {
    let report = Arc::clone(report);
    let save = move || {
        let report = Arc::clone(&report);
        async move {
            let text = report.opened.text().into();
            saver::file(&text, "application/json", &report.opened.scorecard.masthead.title, "json").await.map_err(|_| NOT_SAVED)?;
            Ok(SAVED)
        }
    };
    way("data", "The report’s file", "The file that this scorecard is made from, in JSON, as it was opened: to correct it, to keep it, or to start the next report from.")
        .add(button("Save the report’s file", save))
}

/// The ways to make another file of this one.
fn to_change(selection: Signal<Selection>, on_select: Callback<Selection>) -> Vec<El> {
    let to = move |view| {
        let to = Signal::derive(move || Selection { measure: None, view, ..selection.get() });
        move |words: &'static str| el("p", "no-print").add(select_link(to, on_select, "button", words))
    };
    let next = "From this report’s file: its figures stay as history, and each measure asks for its new one, with the verdict beside it as you type.";
    let correct = "Correct a figure or fill one in, see what comes of it, and save the file.";
    vec![
        way("next", "Next period’s file", next).add(to(Showing::NextPeriod)("Make next period’s file")),
        way("change", "Another figure", correct).add(to(Showing::Edit)("Change figures")),
    ]
}

/// A link that opens the report as it is looked at.
fn link(report: &Arc<Report>, selection: Signal<Selection>) -> El {
    let page = page_address();
    let is_here = |about: &'static str| way("link", "A link", about);
    let Some(page) = page else {
        return is_here("This page is a file on your device, so a link to it would open nowhere else. Send the file itself.");
    };
    let view = Selection { view: Showing::Scorecard, measure: None, ..selection.get_untracked() }.to_fragment();
    if report.query.starts_with('?') {
        let address = page + &report.query + if view.is_empty() { "" } else { "#" } + &view;
        let about = way(
            "link",
            "A link",
            "It opens this report as you look at it, with its filter and order. The report stays where it is published.",
        );
        return copy(about, address);
    }
    let about = "It carries the report in itself, packed, with its filter and order: nothing is published and nothing is sent anywhere. Whoever \
                 has the link can read everything in the report.";
    let made = RwSignal::new(None);
    let text = report.opened.text().to_owned();
    spawn_local(async move {
        let address = match saver::packed(&text).await {
            Ok(packed) => Ok(format!("{page}#report=1.{packed}{}{view}", if view.is_empty() { "" } else { "&" })),
            Err(_) => Err("This browser cannot pack a report for a link. Send one file instead."),
        };
        made.try_set(Some(address));
    });
    is_here(about).add(changing(move || match made.get() {
        None => el("p", "take-away__about").attr("role", "status").add("One moment…"),
        Some(Err(why)) => el("p", "take-away__about").add(why),
        Some(Ok(address)) => carried(address),
    }))
}

/// A link with the report in it, if it is not too long for one.
fn carried(address: String) -> El {
    let letters = grouped(address.len() as f64);
    if address.len() > LONGEST_LINK {
        let most = grouped(LONGEST_LINK as f64);
        return el("p", "take-away__about").add(format!(
            "This report is too long for a link: it would have {letters} letters, and what carries links takes no more than {most}. Send one \
             file instead."
        ));
    }
    let warning = if address.len() > SHORT_LINK {
        " Some programs for mail and messages cut a link as long as that: try it before you rely on it, or send one file."
    } else {
        ""
    };
    copy(el("div", "").add(el("p", "take-away__about").add(format!("It has {letters} letters.{warning}"))), address)
}

fn copy(place: El, address: String) -> El {
    let link = ToCopy { id: "link-text".to_owned(), button: "Copy the link", name: "The link" };
    place.add(copy_text(el("div", "take-away__do no-print"), link, move || address.clone().into()))
}

/// The address of the page without query and fragment; none if it is a file.
pub(super) fn page_address() -> Option<String> {
    let location = window().location();
    let is_file = location.protocol().is_ok_and(|protocol| protocol == "file:");
    let address = location.href().ok().filter(|_| !is_file)?;
    address.split(['?', '#']).next().map(str::to_owned)
}

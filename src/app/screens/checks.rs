//! The checks on a file: what to look at, each with its place and remedy, what is accepted, and what was tried.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::copy_text::{ToCopy, copy_text};
use crate::app::components::figures::figure_table;
use crate::app::components::problem::problem_article;
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::el::{El, el};
use crate::app::paper;
use crate::app::session::Report;
use crate::scorecard::selection::{ChecksShown, Selection, Showing};
use crate::scorecard::view::{CheckGroup, CheckView, Checks, Fact, Figures, Scorecard};

/// What the button that leads here says: how many things there are to look at.
#[must_use]
pub fn label(report: &Report) -> String {
    match report.checks().open {
        0 => "Checks".to_owned(),
        open => format!("Checks: {open} to look at"),
    }
}

/// The checks on the file of a report.
#[must_use]
pub fn checks_screen(report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = &report.opened.scorecard;
    paper::title("Checks");
    paper::margins(&scorecard.masthead);
    let Checks { lead, note, open, groups, accepted, tried, text } = report.checks().clone();
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Checks"));
    let copy = ToCopy { id: "checks-text".to_owned(), button: "Copy all as text", name: "All checks as text" };
    let buttons = copy_text(el("div", "problems__buttons no-print"), copy, move || text.clone().into());
    let is_clean = open == 0 && accepted.is_empty();
    el("article", "checks wrap")
        .add(back)
        .add(head)
        .add(el("p", "headline questions__lead").add(lead))
        .add(el("p", "fine questions__note").add(note))
        .add(buttons)
        .add(groups.into_iter().map(|of| group(scorecard, of, selection, on_select)).collect::<Vec<_>>())
        .maybe((!accepted.is_empty()).then(|| all_accepted(accepted)))
        .add(all_tried(tried, is_clean))
        .add(hide(report.opened.hides_checks(), selection, on_select))
}

/// What was found on one measure, or on the report.
fn group(scorecard: &Scorecard, group: CheckGroup, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let measure = group.measure.and_then(|index| scorecard.measures.get(index));
    let (id, title) = match measure {
        Some(measure) => {
            (format!("checks-{}", measure.key), el("h2", "").add(measure_link(measure.key.clone(), selection, on_select, "", group.title)))
        }
        None => ("checks-of-the-report".to_owned(), el("h2", "").add(group.title)),
    };
    let articles = group.checks.into_iter().enumerate().map(|(number, mut check)| {
        // The heading names the measure for all of them.
        check.problem.measure.clear();
        let article = format!("{id}-{number}");
        let more = accept(&check, &article);
        problem_article(&check.problem, article, more)
    });
    let articles = articles.collect::<Vec<_>>();
    el("section", "problems__group").attr("aria-labelledby", id.clone()).add(title.attr("id", id)).add(articles)
}

/// How to accept what was found, where that can be.
fn accept(check: &CheckView, of: &str) -> Option<El> {
    if check.accept.is_empty() {
        return None;
    }
    let place = if check.measure.is_some() { "into this measure of the file" } else { "into “report” of the file" };
    let words = format!(
        "If it is right as it is, put this {place} and write the reason between the last quotation marks. Where there is an “accepted” already, \
         put the part in curly brackets into it."
    );
    let text = format!("\"accepted\": [{}]", check.accept);
    let snippet =
        el("pre", "excerpt checks__snippet").attr("tabindex", "0").attr("role", "group").attr("aria-label", "What to put into the file");
    let snippet = snippet.add(el("code", "").add(text.clone()));
    let copy = ToCopy { id: format!("{of}-accept"), button: "Copy", name: "What to put into the file" };
    let fold = el("details", "checks__accept no-print")
        .add(el("summary", "").add("How to accept it"))
        .add(el("p", "").add(words))
        .add(snippet)
        .add(copy_text(el("div", "problems__buttons"), copy, move || text.clone().into()));
    Some(fold)
}

/// What the file accepts, each with its reason.
fn all_accepted(accepted: Vec<CheckView>) -> El {
    let summary = format!("Accepted with a reason: {}", accepted.len());
    let articles = accepted.into_iter().enumerate().map(|(number, check)| {
        let reason = check.reason.unwrap_or_default();
        let reason = el("p", "checks__reason").add(el("strong", "").add("Accepted because: ")).add(reason);
        problem_article(&check.problem, format!("accepted-{number}"), Some(reason))
    });
    fold(summary, false).add(articles.collect::<Vec<_>>())
}

/// Every check there is, with how many it found; unfolded where nothing was found.
fn all_tried(tried: Vec<Fact>, unfolded: bool) -> El {
    let summary = format!("What was checked: {} sorts of slip", tried.len());
    let rows = tried.into_iter().map(|Fact { term, text }| vec![term, text]).collect();
    let table = Figures { head: vec!["What is checked".to_owned(), "Found".to_owned()], rows };
    fold(summary, unfolded).add(figure_table("Every check, and how many things it found".to_owned(), table))
}

fn fold(summary: String, unfolded: bool) -> El {
    let fold = el("details", "checks__fold").add(el("summary", "").add(el("h2", "").add(summary)));
    if unfolded { fold.attr("open", "") } else { fold }
}

/// The way to a view without checks.
fn hide(by_file: bool, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let checks = if by_file { ChecksShown::AsTheFileSays } else { ChecksShown::Hidden };
    let to = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, checks, ..selection.get() });
    let about = if by_file {
        "The file keeps its checks from readers. Only this address shows them."
    } else {
        "Whoever opens the address of that view sees no checks. A link at the foot of the scorecard brings them back."
    };
    el("div", "checks__hide no-print")
        .add(select_link(to, on_select, "button", "Hide checks from this view"))
        .add(el("p", "fine").add(about))
}

//! The reports that are open, a line each: which is read now, another to read, one to close.

use std::sync::Arc;

use leptos::prelude::*;

use super::endnotes::lines;
use super::notice::failures;
use crate::app::address::Step;
use crate::app::el::{El, el};
use crate::app::session::{Arrival, Report, Session};
use crate::app::together::{Came, Sheet, arrange, query};
use crate::scorecard::selection::Showing;

/// Which files could not be opened; and, where there are several, which reports are open.
#[must_use]
pub fn open_reports(session: Session, report: &Arc<Report>) -> El {
    let failed = failures(session, report.failed.clone(), None);
    let list = (report.all.len() > 1).then(|| {
        let items = report.all.iter().enumerate().map(|(index, sheet)| item(session, report, index, sheet));
        el("section", "open-reports")
            .attr("aria-labelledby", "open-reports")
            .add(el("h2", "open-reports__title").attr("id", "open-reports").add(format!("{} reports are open", report.all.len())))
            .add(el("ul", "open-reports__list").attr("role", "list").add(items.collect::<Vec<_>>()))
            .maybe(lines(&report.others.set_aside).map(|lines| el("div", "open-reports__aside").add(lines)))
    });
    el("div", "wrap no-print").add(failed).maybe(list)
}

fn item(session: Session, report: &Arc<Report>, index: usize, sheet: &Sheet) -> El {
    let (title, details) = sheet.words(&report.all);
    let is_now = index == report.now;
    let show = {
        let report = Arc::clone(report);
        Callback::new(move |_| rearrange(session, report.all.clone(), index))
    };
    let close = {
        let report = Arc::clone(report);
        Callback::new(move |_| {
            let mut all = report.all.clone();
            all.remove(index);
            rearrange(session, all, if index < report.now { report.now - 1 } else { report.now });
        })
    };
    let button = |told, word: &'static str, of: &str| {
        let what = el("span", "visually-hidden").add(format!(" {of}"));
        el("button", "open-reports__button").attr("type", "button").on("click", told).add(word).add(what)
    };
    let of = format!("{title}, {details}");
    let show = if is_now { el("span", "open-reports__now").add("Shown now") } else { button(show, "Show", &of) };
    let item = el("li", if is_now { "open-reports__item open-reports__item--now" } else { "open-reports__item" });
    let item = if is_now { item.attr("aria-current", "true") } else { item };
    let words = el("span", "open-reports__words").add(title).add(" ").add(el("span", "open-reports__details").add(details));
    item.add(words).add(show).add(button(close, "Close", &of))
}

/// Reads another of the reports that are open, or goes on with fewer of them.
fn rearrange(session: Session, all: Vec<Sheet>, now: usize) {
    let now = now.min(all.len().saturating_sub(1));
    let query = query(&all, now);
    let view =
        if session.selection().with_untracked(|selection| selection.view) == Showing::Since { Showing::Since } else { Showing::Scorecard };
    let turn = session.begin_quietly();
    let came = Came { together: arrange(all, now), failed: Vec::new(), remark: String::new() };
    session.finish(turn, came, Arrival { query, step: Step::Push, view });
}

//! What a report is shown without, at the head of each of its screens and of the paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::el::{El, el};
use crate::app::session::{Report, Session};

/// The measures that are left out and why, and the way back to what is wrong with them.
#[must_use]
pub fn left_out(session: Session, report: &Report) -> El {
    let left_out = report.opened.left_out();
    let count = left_out.len();
    let of = count + report.opened.scorecard.measures.len();
    let title = format!("{count} of the {of} measures in the file {} left out", if count == 1 { "is" } else { "are" });
    let why = "Errors in the file stop what stands below. No count, comparison or question on this page takes it in.";
    let items = left_out.iter().map(|left| el("li", "").add(el("strong", "").add(left.measure.clone())).add(": ").add(left.why.clone()));
    let broken = report.all.get(report.now).and_then(|sheet| sheet.broken);
    let problems = broken.and_then(|number| session.problems(number..number + 1).into_iter().next());
    let back = problems.map(|problems| {
        let look = Callback::new(move |_| session.go_to_problems(Arc::clone(&problems)));
        el("button", "button no-print").attr("type", "button").on("click", look).add("See what is wrong")
    });
    let words = el("div", "left-out__words")
        .add(el("h2", "left-out__title").attr("id", "left-out").add(title))
        .add(el("p", "").add(why))
        .add(el("ul", "left-out__list").add(items.collect::<Vec<_>>()));
    el("div", "wrap").add(el("section", "left-out").attr("aria-labelledby", "left-out").add(words).maybe(back))
}

//! What to check in the file of a measure, on its page.

use leptos::prelude::*;

use super::select_link::select_link;
use crate::app::el::{El, el};
use crate::app::session::Report;
use crate::scorecard::selection::{Selection, Showing};

/// The open checks on a measure, by its index; none if there are none, or they are not shown.
#[must_use]
pub fn measure_checks(report: &Report, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> Option<El> {
    if selection.with_untracked(|selection| selection.hides_checks(report.opened.hides_checks())) {
        return None;
    }
    let group = report.checks().groups.iter().find(|group| group.measure == Some(index))?;
    let items = group.checks.iter().map(|check| {
        let found = el("span", "fine checks__found").add(check.problem.found.clone());
        el("li", "").add(el("strong", "").add(check.problem.title.clone())).add(" ").add(found)
    });
    let to = Signal::derive(move || Selection { measure: None, view: Showing::Checks, ..selection.get() });
    let link = el("p", "").add(select_link(to, on_select, "", "All checks on this file, with place and remedy"));
    let title = el("h2", "").attr("id", "to-check").add("To check in this file");
    let list = el("ul", "checks__list").add(items.collect::<Vec<_>>());
    Some(el("section", "checks__measure no-print").attr("aria-labelledby", "to-check").add(title).add(list).add(link))
}

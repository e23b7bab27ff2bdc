//! Says that the address supposes something, and that what is shown is the report as it is.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use super::select_link::measure_link;
use crate::app::el::{El, changing, el};
use crate::app::focus;
use crate::app::session::Report;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::SupposedView;

/// The notice of what the address supposes, with links to the measures. `measure` is that whose page it stands on.
#[must_use]
pub fn what_if_notice(report: Arc<Report>, measure: Option<usize>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let what_if = Memo::new(move |_| selection.with(|selection| selection.what_if.clone()));
    let scorecard = Arc::clone(&report.opened.scorecard);
    let supposed = Memo::new(move |_| report.opened.supposed(&what_if.read()));
    let text = changing(move || {
        let shows = if measure.is_some() {
            "This page shows the report as it is; what would be otherwise stands under “What if”."
        } else {
            "The scorecard below shows the report as it is."
        };
        let count: usize = supposed.read().iter().map(|supposed| supposed.count).sum();
        let supposes = match count {
            0 => "This link supposes something that this report does not have.".to_owned(),
            1 => "This link supposes 1 figure.".to_owned(),
            count => format!("This link supposes {count} figures."),
        };
        format!("{supposes} {shows}")
    });
    let list = changing(move || {
        let item = |SupposedView { measure: index, text, .. }: SupposedView| {
            let of = scorecard.measures.get(index)?;
            let title = of.title.clone();
            let name = if measure == Some(index) {
                el("strong", "").add(title)
            } else {
                measure_link(of.key.clone(), selection, on_select, "", title)
            };
            Some(el("li", "").add(name).add(": ").add(text))
        };
        let items = supposed.get().into_iter().filter_map(item).collect::<Vec<_>>();
        el("ul", "what-if-notice__list").attr("role", "list").add(items)
    });
    let clear = Callback::new(move |_: Event| {
        on_select.run(Selection { what_if: String::new(), ..selection.get_untracked() });
        focus::go_to_start();
    });
    let notice = el("section", "notice what-if-notice")
        .attr("aria-label", "What if")
        .hidden(Signal::derive(move || what_if.read().is_empty()))
        .add(el("div", "notice__text").add(el("p", "").add(el("strong", "").add("What if. ")).add(text)).add(list))
        .add(el("button", "button").attr("type", "button").on("click", clear).add("Clear"));
    el("div", if measure.is_some() { "" } else { "wrap" }).add(notice)
}

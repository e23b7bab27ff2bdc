//! The scorecard: head, overview, filter, measures, foot.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::attention::{attention_table, not_rated_list};
use crate::app::components::endnotes::endnotes;
use crate::app::components::filter_bar::{cleared, filter_bar};
use crate::app::components::key::key;
use crate::app::components::masthead::paper_head;
use crate::app::components::measure_table::{Shown, measure_row, measure_table, outcome_rows};
use crate::app::components::overview::{headline_text, tallies, unit_table};
use crate::app::components::select_link::{choice_link, select_link};
use crate::app::el::{El, changing, el};
use crate::app::focus;
use crate::app::paper;
use crate::scorecard::selection::{Layout, Order, Selection};
use crate::scorecard::view::{Scorecard, Section};

/// The heading of the measures: a filter above them leads here.
const MEASURES: &str = "measures";
/// A layer of no more measures than this is not split between printed pages.
const SHORT_LAYER: usize = 5;

/// A whole report on one page, and the reader's view of it; `views` lead to what else there is of it, `why` says why the headline
/// is what it is.
#[must_use]
pub fn scorecard_screen(
    scorecard: &Arc<Scorecard>,
    views: Vec<El>,
    why: El,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    paper::margins(&scorecard.masthead);
    let shown = Memo::new({
        let scorecard = scorecard.clone();
        move |_| selection.with(|selection| selection.apply(&scorecard))
    });
    // A choice that is made elsewhere than in the filter's fields leads to what it shows.
    let on_results = Callback::new(move |to: Selection| {
        on_select.run(to);
        focus::go_to(MEASURES);
    });
    let count = Signal::derive(move || shown.read().len());
    let filter = filter_bar(scorecard, selection, count, on_select, on_results);
    let views = el("ul", "overview__views no-print").attr("role", "list").add(views);
    let head = paper_head(scorecard.masthead.clone());
    let top = el("div", "wrap").add(head).add(views).add(overview(scorecard, why, selection, on_select, on_results));
    let rest = el("div", "wrap").add(measures(scorecard, shown, selection, on_select, on_results)).add(endnotes(scorecard));
    el("article", "scorecard").add(top).add(filter).add(rest)
}

/// What to know in ten seconds: the sentence, the counts, what is off track.
fn overview(
    scorecard: &Scorecard,
    why: El,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    on_results: Callback<Selection>,
) -> El {
    let counts = el("section", "overview__counts")
        .attr("aria-label", "Overview")
        .add(headline_text(scorecard.headline.clone()))
        .add(why)
        .add(tallies(scorecard, selection, on_results))
        .add(unit_table(scorecard, selection, on_results));
    let list = |id: &'static str, title: &'static str, body: El| {
        el("section", "").attr("aria-labelledby", id).add(el("h2", "").attr("id", id).add(title)).add(body)
    };
    let off_track = if scorecard.attention.iter().any(|group| !group.rows.is_empty()) {
        attention_table(scorecard, selection, on_select)
    } else {
        el("p", "").add("Nothing is off track.")
    };
    let not_rated =
        (!scorecard.not_rated.is_empty()).then(|| list("not-rated", "Not rated, and why", not_rated_list(scorecard, selection, on_select)));
    let lists = el("div", "overview__lists").add(list("off-track", "Off track first", off_track)).maybe(not_rated);
    el("div", "overview").add(counts).add(lists)
}

/// The measures: by layer and outcome as printed, or in one table in another order.
fn measures(
    scorecard: &Arc<Scorecard>,
    shown: Shown,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    on_results: Callback<Selection>,
) -> El {
    let printed = Memo::new(move |_| selection.read().order == Order::Printed);
    let body = {
        let scorecard = scorecard.clone();
        changing(move || {
            if printed.get() {
                scorecard.sections.iter().map(|section| layer(&scorecard, section, shown, selection, on_select)).collect::<Vec<_>>()
            } else {
                vec![one_table(&scorecard, shown, selection, on_select)]
            }
        })
    };
    let cards = Signal::derive(move || {
        let class = if selection.read().layout == Layout::Cards { "scorecard__measures cards" } else { "scorecard__measures" };
        Some(class.to_owned())
    });
    let head = el("div", "scorecard__head")
        .add(el("h2", "").attr("id", MEASURES).attr("tabindex", "-1").add("Scorecard"))
        .add(key(scorecard))
        .add(layout_links(selection, on_select));
    let all = Signal::derive(move || selection.with(cleared));
    let none = el("p", "scorecard__none")
        .hidden(Signal::derive(move || !shown.read().is_empty()))
        .add("No measure matches. Look for other words, or choose fewer filters. ")
        .add(select_link(all, on_results, "", "Show all measures"));
    el("section", "").live("class", cards).attr("aria-labelledby", MEASURES).add(head).add(body).add(none)
}

/// The choice between table and cards.
fn layout_links(selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let link = move |layout: Layout, word: &'static str| {
        let to = Signal::derive(move || Selection { layout, ..selection.get() });
        let current = Signal::derive(move || selection.read().layout == layout);
        el("li", "").add(choice_link(to, on_select, "segments__link", current, word))
    };
    el("ul", "segments no-print")
        .attr("role", "list")
        .attr("aria-label", "Layout")
        .add(link(Layout::Table, "Table"))
        .add(link(Layout::Cards, "Cards"))
}

/// One layer: its heading and its table.
fn layer(scorecard: &Scorecard, section: &Section, shown: Shown, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let Section { id, name, description, summary, groups } = section.clone();
    let all: Vec<usize> = groups.iter().flat_map(|group| group.measures.iter().copied()).collect();
    let class = if all.len() <= SHORT_LAYER { "layer layer--short" } else { "layer" };
    let none = Signal::derive(move || shown.with(|shown| !all.iter().any(|index| shown.contains(index))));
    let narrowed = Signal::derive(move || selection.read().is_narrowed());
    let heading = format!("layer-{id}");
    let head = el("h3", "layer__head")
        .attr("id", heading.clone())
        .add(name.clone())
        .add(" ")
        .add(el("span", "layer__summary").hidden(narrowed).add(summary));
    let bodies = groups.into_iter().map(|group| outcome_rows(scorecard, group, shown, selection, on_select));
    el("section", class)
        .attr("aria-labelledby", heading)
        .hidden(none)
        .add(head)
        .maybe(description.map(|description| el("p", "layer__description").add(description)))
        .add(measure_table(name, scorecard, bodies.collect::<Vec<_>>()))
}

/// All measures in one table, in the order of the view.
fn one_table(scorecard: &Arc<Scorecard>, shown: Shown, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let rows = {
        let scorecard = scorecard.clone();
        changing(move || {
            let rows = shown.get().into_iter().filter_map(|index| measure_row(&scorecard, index, selection, on_select));
            el("tbody", "measures__group").attr("role", "rowgroup").add(rows.collect::<Vec<_>>())
        })
    };
    el("div", "layer layer--all").hidden(Signal::derive(move || shown.read().is_empty())).add(measure_table(
        "Measures".to_owned(),
        scorecard,
        rows,
    ))
}

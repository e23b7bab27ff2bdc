//! The trends of all measures: a small panel each.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::chart_figure::letter_list;
use crate::app::components::filter_bar::{cleared, filter_bar};
use crate::app::components::select_link::{choice_link, measure_link, select_link};
use crate::app::components::trend_panel::{point_key, trend_panel};
use crate::app::el::{El, changing, el};
use crate::app::focus;
use crate::app::paper;
use crate::scorecard::selection::{Order, Selection, Showing};
use crate::scorecard::view::{Scorecard, Section, Trends};

/// The heading of the panels: what clears the filter leads here.
const PANELS: &str = "measures";

/// What every part of the screen needs.
#[derive(Clone)]
struct View {
    scorecard: Arc<Scorecard>,
    trends: Arc<Trends>,
    shown: Memo<Vec<usize>>,
    same: Signal<bool>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
}

/// The trends of all measures, in the reader's filters and order.
#[must_use]
pub fn trends_screen(scorecard: &Arc<Scorecard>, trends: Trends, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    paper::title("Trends of all measures");
    paper::margins(&scorecard.masthead);
    let shown = Memo::new({
        let scorecard = Arc::clone(scorecard);
        move |_| selection.with(|selection| selection.apply(&scorecard))
    });
    let same = Memo::new(move |_| selection.read().view == Showing::TrendsSameYears).into();
    let view = View { scorecard: Arc::clone(scorecard), trends: Arc::new(trends), shown, same, selection, on_select };
    let trends = Arc::clone(&view.trends);
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Trends of all measures"));
    let on_clear = Callback::new(move |to: Selection| {
        on_select.run(to);
        focus::go_to(PANELS);
    });
    let count = Signal::derive(move || shown.read().len());
    let filter = filter_bar(scorecard, selection, count, on_select, on_clear);
    let top = el("div", "wrap").add(back).add(head).add(el("p", "headline compare__finding").add(trends.finding.clone()));
    let key = el("div", "trends__key")
        .add(point_key(trends.key.clone()))
        .add(el("p", "trends__how").add(trends.how_to_read.clone()))
        .maybe(letter_list(trends.events.clone()));
    let panels = el("div", "trends__head")
        .add(el("h2", "").attr("id", PANELS).attr("tabindex", "-1").add("Measures"))
        .add(years_links(&view))
        .add(key);
    let all = Signal::derive(move || selection.with(cleared));
    let none = el("p", "scorecard__none")
        .hidden(Signal::derive(move || !shown.read().is_empty()))
        .add("No measure matches. Look for other words, or choose fewer filters. ")
        .add(select_link(all, on_clear, "", "Show all measures"));
    let body = el("div", "wrap").add(panels).add(grouped(&view)).add(none).maybe(without(&view));
    el("article", "trends").add(top).add(filter).add(body)
}

/// The choice between each measure's own years and the same for all.
fn years_links(view: &View) -> El {
    let View { selection, on_select, same, .. } = view.clone();
    let link = move |wanted: bool, word: &'static str| {
        let showing = if wanted { Showing::TrendsSameYears } else { Showing::Trends };
        let to = Signal::derive(move || Selection { view: showing, ..selection.get() });
        let current = Signal::derive(move || same.get() == wanted);
        el("li", "").add(choice_link(to, on_select, "segments__link", current, word))
    };
    el("ul", "segments no-print")
        .attr("role", "list")
        .attr("aria-label", "Years")
        .add(link(false, "Own years"))
        .add(link(true, "Same years for all"))
}

/// The panels: by layer and outcome as printed, or in one list in another order.
fn grouped(view: &View) -> El {
    let View { selection, .. } = *view;
    let printed = Memo::new(move |_| selection.read().order == Order::Printed);
    let view = view.clone();
    let body = changing(move || {
        if printed.get() {
            view.scorecard.sections.iter().filter_map(|section| layer(&view, section)).collect::<Vec<_>>()
        } else {
            let view = view.clone();
            vec![el("div", "trends__layer").add(changing(move || list(&view, &view.shown.get())))]
        }
    });
    el("div", "").add(body)
}

/// The panels of a layer, in the order of its outcomes; nothing where none of its measures has one.
fn layer(view: &View, section: &Section) -> Option<El> {
    let id = format!("trends-{}", section.id);
    let all: Vec<usize> = section.groups.iter().flat_map(|group| group.measures.iter().copied()).collect();
    let panels = list(view, &all)?;
    let head = el("h3", "layer__head").attr("id", id.clone()).add(section.name.clone());
    Some(el("section", "trends__layer").attr("aria-labelledby", id).hidden(none_shown(view, all)).add(head).add(panels))
}

/// Whether none of these measures with a panel is shown.
fn none_shown(view: &View, measures: Vec<usize>) -> Signal<bool> {
    let View { shown, .. } = *view;
    let with: Vec<usize> = measures.into_iter().filter(|index| place(view, *index).is_some()).collect();
    Signal::derive(move || shown.with(|shown| !with.iter().any(|index| shown.contains(index))))
}

/// Where the panel of a measure stands among the panels.
fn place(view: &View, measure: usize) -> Option<usize> {
    view.trends.panels.binary_search_by_key(&measure, |panel| panel.measure).ok()
}

/// The outcome a measure serves; empty where it names none.
fn outcome(scorecard: &Scorecard, measure: usize) -> &str {
    let groups = || scorecard.sections.iter().flat_map(|section| &section.groups);
    groups().find(|group| group.measures.contains(&measure)).map_or("", |group| &group.outcome)
}

/// The panels of some measures; those that the view does not show are hidden.
fn list(view: &View, measures: &[usize]) -> Option<El> {
    let View { shown, same, selection, on_select, .. } = view.clone();
    let item = |&index: &usize| {
        let measure = view.scorecard.measures.get(index)?;
        let panel = trend_panel(&view.trends, place(view, index)?, measure, outcome(&view.scorecard, index), same, selection, on_select)?;
        let hidden = Signal::derive(move || shown.with(|shown| !shown.contains(&index)));
        Some(el("li", "panels__panel").hidden(hidden).add(panel))
    };
    let items: Vec<El> = measures.iter().filter_map(item).collect();
    (!items.is_empty()).then(|| el("ul", "panels").attr("role", "list").add(items))
}

/// Measures without a trend, with the reason.
fn without(view: &View) -> Option<El> {
    let View { selection, on_select, .. } = *view;
    let all: Vec<usize> = view.trends.without.iter().map(|(index, _)| *index).collect();
    let shown = view.shown;
    let none = Signal::derive(move || shown.with(|shown| !all.iter().any(|index| shown.contains(index))));
    let item = |(index, reason): &(usize, String)| {
        let (index, measure) = (*index, view.scorecard.measures.get(*index)?);
        let link = measure_link(measure.key.clone(), selection, on_select, "not-rated__link", measure.title.clone());
        let hidden = Signal::derive(move || shown.with(|shown| !shown.contains(&index)));
        Some(el("li", "").hidden(hidden).add(link).add(" ").add(el("span", "not-rated__reason").add(reason.clone())))
    };
    let items: Vec<El> = view.trends.without.iter().filter_map(item).collect();
    let list = el("ul", "not-rated").attr("role", "list").add(items);
    (!view.trends.without.is_empty())
        .then(|| el("section", "trends__without").hidden(none).add(el("h2", "").add("Without a trend, and why")).add(list))
}

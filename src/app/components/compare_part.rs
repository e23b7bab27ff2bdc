//! How the council compares with others in one measure.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::chart_figure::{Of, chart_figure};
use super::endnotes::lines;
use super::group_choice::{Against, group_choice};
use super::masthead::facts;
use super::peer_chart::peer_chart;
use super::working::folded_working;
use crate::app::el::{Child, El, changing, el};
use crate::scorecard::view::{ChartFigure, Compare, Fact, WhyId};

/// The id of the heading, for what leads here.
pub const COMPARE: &str = "compare";

/// The part of a measure's page that compares: where it stands, the peers, what else to know, everyone. `compare`
/// tells the comparison with a group or with councils, and is asked again when `with` changes; what is at the place `at` is open from
/// the start. Nothing, where there is no comparison at first.
#[must_use]
pub fn compare_part(of: Of, compare: Callback<String, Option<Compare>>, with: Against, at: Option<WhyId>) -> Option<El> {
    let told = Memo::new(move |_| compare.run(with.now.get()));
    let first = told.get_untracked()?;
    let part = move |get: fn(&Compare) -> String| changing(move || told.read().as_ref().map(get).unwrap_or_default());
    let head = el("div", "compare-part__head")
        .add(el("h2", "").attr("id", COMPARE).attr("tabindex", "-1").add("Compared with other councils"))
        .add(el("p", "compare-part__title").add(part(|compare| compare.title.clone())))
        .add(el("p", "compare-part__finding").attr("role", "status").add(part(|compare| compare.finding.clone())));
    // Charts that were opened stay so with another group; the first is open from the start.
    let opened = RwSignal::new(vec![0]);
    let body = changing(move || match told.get() {
        Some(compare) => body(&of, compare, opened, at),
        None => el("p", "quiet").add("There is no comparison with this choice.").into(),
    });
    Some(
        el("section", "compare-part")
            .attr("aria-labelledby", COMPARE)
            .add(head)
            .maybe(group_choice(first.groups, Vec::new(), with))
            .add(body),
    )
}

/// All of it that changes with the group.
fn body(of: &Of, compare: Compare, opened: RwSignal<Vec<usize>>, at: Option<WhyId>) -> Child {
    let Compare { facts: known, notes, why, methods, peers, charts, .. } = compare;
    let why = why.into_iter().map(|working| folded_working(working, at)).collect::<Vec<_>>();
    let notes = lines(&notes).map(|notes| el("div", "compare-part__notes").add(notes));
    let known = (!known.is_empty()).then(|| facts("facts", "facts__fact", known));
    let beside = el("div", "compare-part__facts").maybe(known).add(why).maybe(notes).maybe(how_worked_out(methods));
    let pair = el("div", "compare-part__pair").maybe(peers.map(|chart| peer_chart(&of.measure, of.report.clone(), chart))).add(beside);
    let charts = charts.into_iter().enumerate().map(|(index, figure)| later_chart(of.clone(), index, figure, opened));
    vec![pair, el("div", "compare-part__charts").add(charts.collect::<Vec<_>>())].into()
}

/// How it is worked out, for those who ask.
#[must_use]
pub fn how_worked_out(methods: Vec<Fact>) -> Option<El> {
    (!methods.is_empty()).then(|| {
        el("details", "compare-part__methods no-print").add(el("summary", "").add("How this is worked out")).add(facts(
            "facts",
            "facts__fact",
            methods,
        ))
    })
}

/// A chart under its heading, drawn when that is first opened.
fn later_chart(of: Of, index: usize, figure: ChartFigure, opened: RwSignal<Vec<usize>>) -> El {
    let is_open = opened.read_untracked().contains(&index);
    let drawn = RwSignal::new(is_open);
    let toggled = Callback::new(move |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // The figures inside open and close too.
        let Some(details) = details.filter(|details| details.has_attribute("data-chart")) else { return };
        let is_open = details.has_attribute("open");
        opened.update(|opened| {
            opened.retain(|other| *other != index);
            opened.extend(is_open.then_some(index));
        });
        drawn.update(|drawn| *drawn |= is_open);
    });
    let title = figure.title.clone();
    let is_drawn = Memo::new(move |_| drawn.get());
    let chart = changing(move || is_drawn.get().then(|| chart_figure(of.clone(), figure.clone(), Vec::new())));
    el("details", "compare-part__chart")
        .attr("data-chart", "")
        .is("open", Signal::derive(move || is_open))
        .on("toggle", toggled)
        .add(el("summary", "compare-part__summary").add(title))
        .add(chart)
}

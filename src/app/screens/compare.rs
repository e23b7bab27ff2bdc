//! How the council compares with others in all measures at once.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::compare_part::how_worked_out;
use crate::app::components::endnotes::lines;
use crate::app::components::group_choice::{Against, group_choice};
use crate::app::components::heat_map::heat_map;
use crate::app::components::quarter::{quarter_icon, quarter_key};
use crate::app::components::save_buttons::picture_buttons;
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::components::spine::{spine_key, spine_table};
use crate::app::el::{Child, El, changing, el};
use crate::app::paper;
use crate::export::picture::{Drawing, report_line};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{CompareAll, HeatMap, Scorecard, SpineView};

/// The reader's view of the scorecard, and how to change it.
#[derive(Clone, Copy)]
struct View {
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
}

/// How the council compares: how many measures are in which quarter, the spine, measures by councils. `compare`
/// tells the comparison with a group or with councils, and is asked again when `with` changes.
#[must_use]
pub fn compare_screen(
    scorecard: &Arc<Scorecard>,
    compare: Callback<String, Option<CompareAll>>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    with: Against,
) -> El {
    paper::title("How we compare");
    paper::margins(&scorecard.masthead);
    let view = View { selection, on_select };
    let told = Memo::new(move |_| compare.run(with.now.get()));
    let first = told.get_untracked();
    let (groups, councils) = first.map(|all| (all.groups, all.councils)).unwrap_or_default();
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("How we compare"));
    let finding = changing(move || match told.read().as_ref() {
        Some(all) => all.finding.clone(),
        None => "There is no comparison with this choice.".to_owned(),
    });
    let finding = el("p", "headline compare__finding").attr("role", "status").add(finding);
    let body = {
        let scorecard = Arc::clone(scorecard);
        changing(move || told.get().map_or_else(|| Child::All(Vec::new()), |all| body(all, &scorecard, view)))
    };
    el("article", "compare wrap").add(back).add(head).add(finding).maybe(group_choice(groups, councils, with)).add(body)
}

/// All of it that changes with the choice of councils.
fn body(all: CompareAll, scorecard: &Scorecard, view: View) -> Child {
    let CompareAll { finding, quarters, movements, spine, heat_map, without, notes, methods, .. } = all;
    let words: Vec<(Option<usize>, String)> =
        quarters.iter().enumerate().map(|(index, (word, _))| ((index < 4).then_some(index + 1), word.clone())).collect();
    let counts = el("div", "compare__counts").add(tally("Quarters", "compare__tallies", quarters, true)).add(tally(
        "Movement between quarters",
        "compare__tallies compare__tallies--small",
        movements,
        false,
    ));
    let mut parts = vec![counts];
    if !spine.rows.is_empty() {
        parts.push(spine_part(finding, spine, &words, scorecard, view));
    }
    if let Some(map) = heat_map.filter(|map| !map.rows.is_empty()) {
        parts.push(heat_part(map, &words, scorecard, view));
    }
    let without = (!without.is_empty()).then(|| ("Without a benchmark, and why", vec![without_list(without, scorecard, view)]));
    let notes = lines(&notes).map(|notes| ("Notes", std::iter::once(notes).chain(how_worked_out(methods)).collect::<Vec<_>>()));
    let last: Vec<El> = [without, notes].into_iter().flatten().map(|(title, body)| part(title, body)).collect();
    if !last.is_empty() {
        parts.push(el("div", "pair").add(last));
    }
    parts.into()
}

/// A part with its heading.
fn part(title: &'static str, body: Vec<El>) -> El {
    el("section", "pair__part").add(el("h2", "").add(title)).add(body)
}

/// Counts side by side; `marked` with the marks of quarters.
fn tally(name: &'static str, class: &'static str, counts: Vec<(String, usize)>, marked: bool) -> El {
    let item = |(index, (word, count)): (usize, (String, usize))| {
        let mark = marked.then(|| quarter_icon((index < 4).then_some(index + 1)));
        let word = el("span", "compare__word").maybe(mark).add(" ").add(el("span", "").add(word));
        el("li", "compare__tally").add(el("span", "tallies__count").add(count.to_string())).add(" ").add(word)
    };
    let items = counts.into_iter().enumerate().map(item).collect::<Vec<_>>();
    el("ul", class).attr("role", "list").attr("aria-label", name).add(items)
}

fn spine_part(finding: String, spine: SpineView, words: &[(Option<usize>, String)], scorecard: &Scorecard, view: View) -> El {
    let peers = spine.rows.iter().any(|row| row.peers.is_some());
    let how_to_read = el("p", "compare__how").add(spine.how_to_read.clone());
    let words = used(words, |quarter| spine.rows.iter().any(|row| row.at.is_some() && row.quarter == quarter));
    let nation = spine.nation.clone();
    let titles = titles(scorecard);
    let save = save(SPINE, scorecard, Drawing::Spine { finding, spine: spine.clone(), titles });
    let source = source(&spine.source);
    let table = spine_table(spine, scorecard, view.selection, view.on_select);
    let body = [how_to_read, spine_key(words, nation, peers), table].into_iter().chain(source).chain([save]).collect();
    el("div", "pair").add(part(SPINE, body))
}

fn heat_part(map: HeatMap, words: &[(Option<usize>, String)], scorecard: &Scorecard, view: View) -> El {
    let finding = el("p", "chart-figure__finding").add(map.finding.clone());
    let how_to_read = el("p", "compare__how").add(map.how_to_read.clone());
    let words = used(words, |quarter| quarter.is_some());
    let save = save(HEAT_MAP, scorecard, Drawing::HeatMap { map: map.clone(), titles: titles(scorecard) });
    let source = source(&map.source);
    let table = heat_map(map, scorecard, view.selection, view.on_select);
    let body = [finding, how_to_read, quarter_key(words), table].into_iter().chain(source).chain([save]).collect();
    el("div", "pair").add(part(HEAT_MAP, body))
}

/// The headings of the two large drawings.
const SPINE: &str = "All measures on one scale";
const HEAT_MAP: &str = "Measures by councils";

/// The titles of the measures, by index.
fn titles(scorecard: &Scorecard) -> Vec<String> {
    scorecard.measures.iter().map(|measure| measure.title.clone()).collect()
}

/// A drawing as a file.
fn save(title: &str, scorecard: &Scorecard, drawing: Drawing) -> El {
    picture_buttons(title, title.to_owned(), report_line(&scorecard.masthead), drawing)
}

/// Where figures come from, if that is known.
fn source(source: &str) -> Option<El> {
    (!source.is_empty()).then(|| el("p", "fine").add("Source: ").add(source.to_owned()))
}

/// The words of quarters that are used.
fn used(words: &[(Option<usize>, String)], is_used: impl Fn(Option<usize>) -> bool) -> Vec<(Option<usize>, String)> {
    words.iter().filter(|(quarter, _)| is_used(*quarter)).cloned().collect()
}

/// Measures that have no benchmark, with the reason.
fn without_list(without: Vec<(usize, String)>, scorecard: &Scorecard, view: View) -> El {
    let item = |(index, reason): (usize, String)| {
        let measure = scorecard.measures.get(index)?;
        let link = measure_link(measure.key.clone(), view.selection, view.on_select, "not-rated__link", measure.title.clone());
        Some(el("li", "").add(link).add(" ").add(el("span", "not-rated__reason").add(reason)))
    };
    let items = without.into_iter().filter_map(item).collect::<Vec<_>>();
    el("ul", "not-rated").attr("role", "list").add(items)
}

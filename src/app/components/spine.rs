//! The spine: every measure on one scale, with the nation in the middle.

use leptos::prelude::*;

use super::peer_chart::percent;
use super::quarter::{quarter_icon, quarter_shape};
use super::select_link::{measure_link, place_link};
use crate::app::el::{Child, El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Scorecard, SpineRow, SpineView, WhyId};

/// A row for each measure: its value, that of the nation, its rank, and where it lies between the worst and
/// the best.
#[must_use]
pub fn spine_table(spine: SpineView, scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let head = |class, word: Child| el("th", class).attr("role", "columnheader").attr("scope", "col").add(word);
    let scale = el("span", "spine__scale")
        .attr("aria-hidden", "true")
        .add(el("span", "").add("◂ worse"))
        .add(el("span", "").add(spine.nation.clone()))
        .add(el("span", "").add("better ▸"));
    let place = vec![el("span", "visually-hidden").add("Between the worst and the best"), scale];
    let heads = el("tr", "")
        .attr("role", "row")
        .add(head("spine__measure", "Measure".into()))
        .add(head("spine__value", "Value".into()))
        .add(head("spine__national", spine.nation.clone().into()))
        .add(head("spine__rank", "Rank".into()))
        .add(head("spine__place", place.into()));
    let rows = spine.rows.into_iter().filter_map(|row| spine_row(row, &spine.nation, scorecard, selection, on_select)).collect::<Vec<_>>();
    el("table", "spine")
        .attr("role", "table")
        .add(el("caption", "visually-hidden").add("Every measure among other councils"))
        .add(el("thead", "spine__head").attr("role", "rowgroup").add(heads))
        .add(el("tbody", "").attr("role", "rowgroup").add(rows))
}

fn spine_row(
    row: SpineRow,
    nation: &str,
    scorecard: &Scorecard,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> Option<El> {
    let measure = scorecard.measures.get(row.measure)?;
    let cell = |class| el("td", class).attr("role", "cell");
    let label = |word: &str| el("span", "spine__label").attr("aria-hidden", "true").add(word.to_owned());
    let link = measure_link(measure.key.clone(), selection, on_select, "spine__link", measure.title.clone());
    let head = el("th", "spine__measure").attr("role", "rowheader").attr("scope", "row").add(link);
    let head = head.add(el("span", "spine__sub").add(measure.code.clone()).add(" · ").add(row.period.clone()));
    let quarter = el("span", "spine__quarter").add(quarter_icon(row.quarter)).add(" ").add(el("span", "").add(row.quarter_word.clone()));
    let why = (!row.rank.is_empty()).then(|| {
        let text = vec![el("span", "").add(row.rank.clone()), el("span", "visually-hidden").add(": why?")];
        place_link(measure.key.clone(), Some(WhyId::Rank), selection, on_select, "spine__number spine__why", text)
    });
    let rank = cell("spine__rank").add(label("Rank")).maybe(why).add(" ").add(quarter);
    Some(
        el("tr", "spine__row")
            .attr("role", "row")
            .add(head)
            .add(cell("spine__value").add(label("Value")).add(el("span", "spine__number").add(row.value.clone())))
            .add(cell("spine__national").add(label(nation)).add(el("span", "").add(row.national.clone())))
            .add(rank)
            .add(cell("spine__place").add(drawing(row))),
    )
}

/// The drawing takes the width there is: places are in percent, marks keep their size.
fn drawing(row: SpineRow) -> El {
    let SpineRow { quarter, at, ends, middle, peers, spoken, .. } = row;
    let middle = middle.map(|(from, to)| bar("spine__middle", from, to, "8", "12"));
    let peers = peers.map(|at| upright("spine__peers", at, "3", "25"));
    let mark = at.map(|at| {
        let shape = el("g", "spine__mark").add(quarter_shape(quarter));
        el("svg", "spine__at").attr("x", percent(share(at))).attr("y", "14").add(shape)
    });
    let svg = el("svg", "spine__drawing")
        .attr("height", "28")
        .attr("role", "img")
        .attr("aria-label", spoken)
        .add(bar("spine__all", ends.0, ends.1, "8", "12"))
        .maybe(middle)
        .add(upright("spine__nation", 0.0, "0", "28"))
        .maybe(peers)
        .maybe(mark);
    el("span", "spine__plot").add(svg)
}

fn bar(class: &'static str, from: f64, to: f64, y: &'static str, height: &'static str) -> El {
    let (from, to) = (share(from.min(to)), share(from.max(to)));
    el("rect", class).attr("x", percent(from)).attr("width", percent(to - from)).attr("y", y).attr("height", height)
}

fn upright(class: &'static str, at: f64, from: &'static str, to: &'static str) -> El {
    el("line", class).attr("x1", percent(share(at))).attr("x2", percent(share(at))).attr("y1", from).attr("y2", to)
}

/// From the scale of the spine, −1 to 1, to a share of the drawing's width.
fn share(at: f64) -> f64 {
    (at.clamp(-1.0, 1.0) + 1.0) / 2.0
}

/// What the marks on the spine are.
#[must_use]
pub fn spine_key(words: Vec<(Option<usize>, String)>, nation: String, peers: bool) -> El {
    let icon = |shape: El| el("svg", "mark").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").add(shape);
    let rect = |class| el("rect", class).attr("y", "3").attr("width", "16").attr("height", "10");
    let line = |class| el("line", class).attr("x1", "8").attr("x2", "8").attr("y2", "16");
    let entry = |icon: El, word: String| el("li", "quarter-key__entry").add(icon).add(" ").add(word);
    let entries = [
        Some(entry(icon(rect("spine__all")), "worst to best".to_owned())),
        Some(entry(icon(rect("spine__middle")), "middle half of councils".to_owned())),
        Some(entry(icon(line("spine__nation")), nation)),
        peers.then(|| entry(icon(line("spine__peers")), "average of the peers".to_owned())),
    ];
    super::quarter::quarter_key(words).add(entries.into_iter().flatten().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nation_is_in_the_middle() {
        assert_eq!(percent(share(0.0)), "50.00%");
        assert_eq!(percent(share(-3.0)), "0.00%");
        assert_eq!(percent(share(1.0)), "100.00%");
    }
}

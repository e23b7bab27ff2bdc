//! What is off track, and what is not rated.

use leptos::prelude::*;

use super::rating_tag::rating_tag;
use super::select_link::measure_link;
use crate::app::el::{El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Attention, Mark, Scorecard};

/// What is off track, the largest gap first; each line opens its measure.
#[must_use]
pub fn attention_table(scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    // The column is there only if something can be said in it.
    let people = scorecard.attention.iter().flat_map(|group| &group.rows).any(|row| !row.people.is_empty());
    let (class, columns) = if people { ("attention", "5") } else { ("attention attention--wide", "4") };
    let head = |class, word: &'static str| el("th", class).attr("role", "columnheader").attr("scope", "col").add(word);
    let heads = el("tr", "")
        .attr("role", "row")
        .add(head("attention__measure", "Measure"))
        .add(head("attention__rating", "Rating"))
        .add(head("attention__gap", "Gap"))
        .maybe(people.then(|| head("attention__people", "In people")))
        .add(head("attention__direction", "Direction"));
    let caption =
        el("caption", "").add(scorecard.attention_caption.clone()).add(el("span", "no-print").add("; each line opens the measure"));
    let groups = scorecard.attention.iter().filter(|group| !group.rows.is_empty()).map(|group| {
        let title = el("th", "attention__group").attr("role", "rowheader").attr("scope", "rowgroup").attr("colspan", columns);
        let rows = group.rows.iter().filter_map(|row| attention_row(scorecard, row, people, selection, on_select));
        el("tbody", "")
            .attr("role", "rowgroup")
            .add(el("tr", "").attr("role", "row").add(title.add(group.title.clone())))
            .add(rows.collect::<Vec<_>>())
    });
    el("table", class)
        .attr("role", "table")
        .add(caption)
        .add(el("thead", "").attr("role", "rowgroup").add(heads))
        .add(groups.collect::<Vec<_>>())
}

/// One measure that is off track.
fn attention_row(
    scorecard: &Scorecard,
    row: &Attention,
    people: bool,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> Option<El> {
    let measure = scorecard.measures.get(row.measure)?;
    let cell = |class| el("td", class).attr("role", "cell");
    let link = measure_link(measure.key.clone(), selection, on_select, "", measure.title.clone());
    let head = el("th", "").attr("role", "rowheader").attr("scope", "row").add(link).add(" ");
    let rating = rating_tag(Mark::Rating(measure.rating.mark), measure.rating.word.clone());
    let direction = rating_tag(Mark::Direction(measure.direction.mark), measure.direction.word.clone());
    Some(
        el("tr", "attention__row")
            .attr("role", "row")
            .add(head.add(el("span", "attention__code").add(measure.code.clone())))
            .add(cell("attention__rating").add(rating))
            .add(cell("attention__gap").add(row.gap.clone()))
            .maybe(people.then(|| cell("attention__people").add(row.people.clone())))
            .add(cell("attention__direction").add(direction).add(" ").add(el("span", "attention__from").add(row.from.clone()))),
    )
}

/// What is not rated, and why.
#[must_use]
pub fn not_rated_list(scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let rows = scorecard.not_rated.iter().filter_map(|row| {
        let measure = scorecard.measures.get(row.measure)?;
        let link = measure_link(measure.key.clone(), selection, on_select, "", measure.title.clone());
        let code = el("span", "attention__code").add(measure.code.clone());
        Some(el("li", "").add(link).add(" ").add(code).add(" ").add(el("span", "not-rated__reason").add(row.reason.clone())))
    });
    el("ul", "not-rated").attr("role", "list").add(rows.collect::<Vec<_>>())
}

//! Measures as rows of a real table; by style alone they become blocks on a phone, or cards.

use leptos::prelude::*;

use super::gap_chart::gap_cell;
use super::mark::mark_icon;
use super::rating_tag::rating_tag;
use super::select_link::{measure_link, place_link};
use super::sparkline::spark;
use crate::app::el::{Child, El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Flag, Mark, Measure, OutcomeGroup, Scorecard, SecondRating, ValueView, WhyId};

/// Which measures a view shows, in its order.
pub type Shown = Memo<Vec<usize>>;

/// A table of measures: its heads, and bodies of rows. The caption says what it holds to those who do
/// not see where it stands.
#[must_use]
pub fn measure_table(caption: String, scorecard: &Scorecard, bodies: impl Into<Child>) -> El {
    let head = |class, word: Child| el("th", class).attr("role", "columnheader").attr("scope", "col").add(word);
    let scale =
        el("span", "measures__scale").attr("aria-hidden", "true").add(el("span", "").add("◂ worse")).add(el("span", "").add("better ▸"));
    let gap = vec![el("span", "measures__gap-name").add("Gap to comparator"), scale];
    let heads = el("tr", "")
        .attr("role", "row")
        .add(head("measures__measure", "Measure".into()))
        .add(head("measures__rating", "Rating".into()))
        .add(head("measures__direction", "Direction".into()))
        .add(head("measures__latest", scorecard.latest_heading.clone().into()))
        .add(head("measures__previous", scorecard.previous_heading.clone().into()))
        .add(head("measures__gap", gap.into()));
    el("table", "measures")
        .attr("role", "table")
        .add(el("caption", "visually-hidden").add(caption))
        .add(el("thead", "measures__head").attr("role", "rowgroup").add(heads))
        .add(bodies)
}

/// The measures of one layer that serve one outcome: a heading row and their rows. Rows that a view
/// does not show stay in place, hidden.
#[must_use]
pub fn outcome_rows(
    scorecard: &Scorecard,
    group: OutcomeGroup,
    shown: Shown,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    let OutcomeGroup { outcome, supporting, measures } = group;
    let name = if outcome.is_empty() || supporting.is_empty() { outcome } else { format!("{outcome}:") };
    let heading = (!(name.is_empty() && supporting.is_empty())).then(|| {
        let head = el("th", "").attr("role", "rowheader").attr("scope", "rowgroup").attr("colspan", "6");
        let head = head.add(el("strong", "").add(name)).add(" ").add(supporting);
        el("tr", "measures__outcome").attr("role", "row").add(head)
    });
    let rows = measures.iter().filter_map(|&index| {
        let row = measure_row(scorecard, index, selection, on_select)?;
        Some(row.hidden(Signal::derive(move || shown.with(|shown| !shown.contains(&index)))))
    });
    let rows = rows.collect::<Vec<_>>();
    let none = Signal::derive(move || shown.with(|shown| !measures.iter().any(|index| shown.contains(index))));
    el("tbody", "measures__group").attr("role", "rowgroup").hidden(none).maybe(heading).add(rows)
}

/// One measure.
#[must_use]
pub fn measure_row(scorecard: &Scorecard, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> Option<El> {
    let Measure { key, title, subs, rating, second, direction, latest, previous, gap, sparkline, flags, .. } =
        scorecard.measures.get(index).cloned()?;
    let cell = |class| el("td", class).attr("role", "cell");
    let why = |id: WhyId, mark: Mark, word: String| {
        let tag = rating_tag(mark, word).add(el("span", "visually-hidden").add(": why?"));
        place_link(key.clone(), Some(id), selection, on_select, "measures__why", tag)
    };
    let rating = cell("measures__rating")
        .add(why(WhyId::Rating, Mark::Rating(rating.mark), rating.word))
        .add(sub(rating.against))
        .add(second.into_iter().map(second_rating).collect::<Vec<_>>());
    let direction = cell("measures__direction")
        .add(why(WhyId::Arrow, Mark::Direction(direction.mark), direction.word))
        .add(sub(direction.detail))
        .maybe(sparkline.map(spark));
    let head = el("th", "measures__measure")
        .attr("role", "rowheader")
        .attr("scope", "row")
        .add(measure_link(key, selection, on_select, "measures__link", title))
        .add(subs.into_iter().map(sub).collect::<Vec<_>>())
        .add(flag_list(flags));
    Some(
        el("tr", "measures__row")
            .attr("role", "row")
            .add(head)
            .add(rating)
            .add(direction)
            .add(cell("measures__latest").add(value_cell("Latest", latest)))
            .add(cell("measures__previous").add(value_cell("Before", previous)))
            .add(cell("measures__gap").add(gap_cell(gap))),
    )
}

fn sub(text: String) -> El {
    el("span", "measures__sub").add(text)
}

/// Another rating of the measure.
fn second_rating(second: SecondRating) -> El {
    let text = el("span", "").add(el("strong", "").add(second.word)).add(" ").add(second.text);
    el("span", "measures__second").add(mark_icon(Mark::Rating(second.mark))).add(text)
}

/// A value with its base and its period; the label says what it is where the heads are out of sight.
fn value_cell(label: &'static str, value: ValueView) -> Vec<El> {
    let mut parts =
        vec![el("span", "measures__label").attr("aria-hidden", "true").add(label), el("span", "measures__value").add(value.value)];
    parts.extend([value.base, value.period].into_iter().filter(|text| !text.is_empty()).map(sub));
    parts
}

/// Notes beside the figures.
#[must_use]
pub fn flag_list(flags: Vec<Flag>) -> Vec<El> {
    let flag = |flag: Flag| el("span", "flag").add(el("strong", "").add(flag.label).add(":")).add(" ").add(flag.text);
    flags.into_iter().map(flag).collect()
}

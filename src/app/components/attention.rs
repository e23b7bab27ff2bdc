//! What is off track, and what is not rated.

use std::sync::Arc;

use leptos::prelude::*;

use super::rating_tag::RatingTag;
use super::select_link::MeasureLink;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Attention, Mark, Scorecard};

/// What is off track, the largest gap first; each line opens its measure.
#[component]
pub fn AttentionTable(
    /// The measures.
    scorecard: Arc<Scorecard>,
    /// The present view.
    selection: Signal<Selection>,
    /// Told which measure to open.
    on_select: Callback<Selection>,
) -> impl IntoView {
    // The column is there only if something can be said in it.
    let people = scorecard.attention.iter().flat_map(|group| &group.rows).any(|row| !row.people.is_empty());
    let columns = if people { "5" } else { "4" };
    let groups = scorecard
        .attention
        .iter()
        .filter(|group| !group.rows.is_empty())
        .map(|group| {
            let rows = group
                .rows
                .iter()
                .map(|row| view! { <AttentionRow scorecard=scorecard.clone() row=row.clone() people selection on_select /> })
                .collect_view();
            view! {
                <tbody role="rowgroup">
                    <tr role="row">
                        <th class="attention__group" role="rowheader" scope="rowgroup" colspan=columns>{group.title.clone()}</th>
                    </tr>
                    {rows}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <table class="attention" class:attention--wide=!people role="table">
            <caption>"Largest gap first" <span class="no-print">"; each line opens the measure"</span></caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col" class="attention__measure">"Measure"</th>
                    <th role="columnheader" scope="col" class="attention__rating">"Rating"</th>
                    <th role="columnheader" scope="col" class="attention__gap">"Gap"</th>
                    {people.then(|| view! { <th role="columnheader" scope="col" class="attention__people">"In people"</th> })}
                    <th role="columnheader" scope="col" class="attention__direction">"Direction"</th>
                </tr>
            </thead>
            {groups}
        </table>
    }
}

/// One measure that is off track.
#[component]
fn AttentionRow(
    scorecard: Arc<Scorecard>,
    row: Attention,
    people: bool,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> impl IntoView {
    let measure = scorecard.measures.get(row.measure).cloned()?;
    Some(view! {
        <tr class="attention__row" role="row">
            <th role="rowheader" scope="row">
                <MeasureLink key=measure.key selection on_select>{measure.title}</MeasureLink>
                " "
                <span class="attention__code">{measure.code}</span>
            </th>
            <td role="cell" class="attention__rating">
                <RatingTag mark=Mark::Rating(measure.rating.mark) word=measure.rating.word />
            </td>
            <td role="cell" class="attention__gap">{row.gap}</td>
            {people.then(|| view! { <td role="cell" class="attention__people">{row.people}</td> })}
            <td role="cell" class="attention__direction">
                <RatingTag mark=Mark::Direction(measure.direction.mark) word=measure.direction.word />
                " "
                <span class="attention__from">{row.from}</span>
            </td>
        </tr>
    })
}

/// What is not rated, and why.
#[component]
pub fn NotRatedList(
    /// The measures.
    scorecard: Arc<Scorecard>,
    /// The present view.
    selection: Signal<Selection>,
    /// Told which measure to open.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let rows = scorecard
        .not_rated
        .iter()
        .cloned()
        .filter_map(|row| {
            let measure = scorecard.measures.get(row.measure).cloned()?;
            Some(view! {
                <li>
                    <MeasureLink key=measure.key selection on_select>{measure.title}</MeasureLink>
                    " "
                    <span class="attention__code">{measure.code}</span>
                    " "
                    <span class="not-rated__reason">{row.reason}</span>
                </li>
            })
        })
        .collect_view();
    view! { <ul class="not-rated" role="list">{rows}</ul> }
}

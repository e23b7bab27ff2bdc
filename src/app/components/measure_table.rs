//! Measures as rows of a real table; by style alone they become blocks on a phone, or cards.

use std::sync::Arc;

use leptos::prelude::*;

use super::gap_chart::GapCell;
use super::mark::MarkIcon;
use super::rating_tag::RatingTag;
use super::select_link::MeasureLink;
use super::sparkline::Spark;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Flag, Mark, Measure, RatingView, Scorecard, SecondRating, ValueView};

/// Which measures a view shows, in its order.
pub type Shown = Memo<Vec<usize>>;

/// A table of measures: its heads, and bodies of rows.
#[component]
pub fn MeasureTable(
    /// What the table holds, for those who do not see where it stands.
    #[prop(into)]
    caption: String,
    /// The scorecard.
    scorecard: Arc<Scorecard>,
    /// The bodies.
    children: Children,
) -> impl IntoView {
    let latest = scorecard.latest_heading.clone();
    let previous = scorecard.previous_heading.clone();
    view! {
        <table class="measures" role="table">
            <caption class="visually-hidden">{caption}</caption>
            <thead class="measures__head" role="rowgroup">
                <tr role="row">
                    <th class="measures__measure" role="columnheader" scope="col">"Measure"</th>
                    <th class="measures__rating" role="columnheader" scope="col">"Rating"</th>
                    <th class="measures__direction" role="columnheader" scope="col">"Direction"</th>
                    <th class="measures__latest" role="columnheader" scope="col">{latest}</th>
                    <th class="measures__previous" role="columnheader" scope="col">{previous}</th>
                    <th class="measures__gap" role="columnheader" scope="col">
                        <span class="measures__gap-name">"Gap to comparator"</span>
                        <span class="measures__scale" aria-hidden="true">
                            <span>"◂ worse"</span>
                            <span>"better ▸"</span>
                        </span>
                    </th>
                </tr>
            </thead>
            {children()}
        </table>
    }
}

/// The measures of one layer that serve one outcome: a heading row and their rows. Rows that a view
/// does not show stay in place, hidden.
#[component]
pub fn OutcomeRows(
    /// The scorecard.
    scorecard: Arc<Scorecard>,
    /// The outcome's words; empty where there are none.
    outcome: String,
    /// Its supporting outcome.
    supporting: String,
    /// The measures.
    measures: Vec<usize>,
    /// What the view shows.
    shown: Shown,
    /// The present view.
    selection: Signal<Selection>,
    /// Told which measure to open.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let group = measures.clone();
    let none = move || shown.with(|shown| !group.iter().any(|index| shown.contains(index)));
    let name = if outcome.is_empty() || supporting.is_empty() { outcome } else { format!("{outcome}:") };
    let named = !(name.is_empty() && supporting.is_empty());
    view! {
        <tbody class="measures__group" role="rowgroup" hidden=none>
            {named
                .then(|| {
                    view! {
                        <tr class="measures__outcome" role="row">
                            <th role="rowheader" scope="rowgroup" colspan="6">
                                <strong>{name}</strong>
                                " "
                                {supporting}
                            </th>
                        </tr>
                    }
                })}
            {measures
                .into_iter()
                .map(|index| {
                    let hidden = Signal::derive(move || shown.with(|shown| !shown.contains(&index)));
                    view! { <MeasureRow scorecard=scorecard.clone() index hidden selection on_select /> }
                })
                .collect_view()}
        </tbody>
    }
}

/// One measure.
#[component]
pub fn MeasureRow(
    /// The scorecard.
    scorecard: Arc<Scorecard>,
    /// Which of its measures.
    index: usize,
    /// Whether the view leaves it out.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// The present view.
    selection: Signal<Selection>,
    /// Told to open it.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let Measure { key, title, subs, rating, second, direction, latest, previous, gap, sparkline, flags, .. } =
        scorecard.measures.get(index).cloned()?;
    Some(view! {
        <tr class="measures__row" role="row" hidden=move || hidden.get()>
            <th class="measures__measure" role="rowheader" scope="row">
                <MeasureLink key selection on_select class="measures__link">{title}</MeasureLink>
                {subs.into_iter().map(|sub| view! { <span class="measures__sub">{sub}</span> }).collect_view()}
                <Flags flags />
            </th>
            <td class="measures__rating" role="cell"><RatingCell rating second /></td>
            <td class="measures__direction" role="cell">
                <RatingTag mark=Mark::Direction(direction.mark) word=direction.word />
                <span class="measures__sub">{direction.detail}</span>
                {sparkline.map(|sparkline| view! { <Spark sparkline /> })}
            </td>
            <td class="measures__latest" role="cell"><ValueCell label="Latest" value=latest /></td>
            <td class="measures__previous" role="cell"><ValueCell label="Before" value=previous /></td>
            <td class="measures__gap" role="cell"><GapCell gap /></td>
        </tr>
    })
}

/// A rating with what it is against, and the other ratings of the measure.
#[component]
fn RatingCell(rating: RatingView, second: Vec<SecondRating>) -> impl IntoView {
    view! {
        <RatingTag mark=Mark::Rating(rating.mark) word=rating.word />
        <span class="measures__sub">{rating.against}</span>
        {second
            .into_iter()
            .map(|second| {
                view! {
                    <span class="measures__second">
                        <MarkIcon mark=Mark::Rating(second.mark) />
                        <span><strong>{second.word}</strong> " " {second.text}</span>
                    </span>
                }
            })
            .collect_view()}
    }
}

/// A value with its base and its period.
#[component]
fn ValueCell(
    /// What it is, where the heads are out of sight.
    label: &'static str,
    value: ValueView,
) -> impl IntoView {
    let sub = |text: String| (!text.is_empty()).then(|| view! { <span class="measures__sub">{text}</span> });
    view! {
        <span class="measures__label" aria-hidden="true">{label}</span>
        <span class="measures__value">{value.value}</span>
        {sub(value.base)}
        {sub(value.period)}
    }
}

/// Notes beside the figures.
#[component]
pub fn Flags(
    /// The notes.
    flags: Vec<Flag>,
) -> impl IntoView {
    flags.into_iter().map(|flag| view! { <span class="flag"><strong>{flag.label} ":"</strong> " " {flag.text}</span> }).collect_view()
}

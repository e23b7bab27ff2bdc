//! The overview: the headline, the counts, and one mark per measure.

use std::sync::Arc;

use leptos::prelude::*;

use super::mark::MarkIcon;
use super::rating_tag::RatingTag;
use super::select_link::SelectLink;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{GroupTally, Headline, Mark, Scorecard, Tally};

/// The sentence to read first.
#[component]
pub fn HeadlineText(
    /// The sentence.
    headline: Headline,
) -> impl IntoView {
    view! { <p class="headline"><strong>{headline.lead}</strong> " " {headline.rest}</p> }
}

/// The counts by rating and by direction; each leads to its measures, or back to all when chosen.
#[component]
pub fn Tallies(
    /// The counts.
    scorecard: Arc<Scorecard>,
    /// The present view.
    selection: Signal<Selection>,
    /// Told which measures to show.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let list =
        move |tallies: &[Tally]| tallies.iter().cloned().map(|tally| view! { <TallyLink tally selection on_select /> }).collect_view();
    view! {
        <div class="tallies">
            <ul class="tallies__list" role="list" aria-label="Ratings">{list(&scorecard.ratings)}</ul>
            <ul class="tallies__list tallies__list--small" role="list" aria-label="Directions">{list(&scorecard.directions)}</ul>
        </div>
    }
}

/// One count.
#[component]
fn TallyLink(tally: Tally, selection: Signal<Selection>, on_select: Callback<Selection>) -> impl IntoView {
    let mark = tally.mark;
    let chosen = move |selection: &Selection| match mark {
        Mark::Rating(rating) => selection.rating.as_deref() == Some(rating.key()),
        Mark::Direction(direction) => selection.direction.as_deref() == Some(direction.key()),
    };
    let to = Signal::derive(move || {
        let now = selection.get();
        let other = |key: &str| (!chosen(&now)).then(|| key.to_owned());
        match mark {
            Mark::Rating(rating) => Selection { rating: other(rating.key()), ..now },
            Mark::Direction(direction) => Selection { direction: other(direction.key()), ..now },
        }
    });
    let current = Signal::derive(move || selection.with(chosen));
    view! {
        <li class="tallies__item">
            <SelectLink to on_select class="tallies__link" current>
                <span class="tallies__count">{tally.count}</span>
                " "
                <RatingTag mark word=tally.word plain=true />
            </SelectLink>
        </li>
    }
}

/// One mark per measure, by layer and by outcome. Each name leads to its measures.
#[component]
pub fn UnitTable(
    /// The counts.
    scorecard: Arc<Scorecard>,
    /// The present view.
    selection: Signal<Selection>,
    /// Told which measures to show.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let layers = scorecard.by_layer.clone();
    let outcomes = scorecard.by_outcome.clone();
    let by_layer = Callback::new(move |id: Option<String>| Selection { layer: id, ..selection.get() });
    let by_outcome = Callback::new(move |id: Option<String>| Selection { outcome: id, ..selection.get() });
    let group = move |groups: Vec<GroupTally>, by: Callback<Option<String>, Selection>| {
        groups.into_iter().map(|tally| view! { <UnitRow tally by on_select /> }).collect_view()
    };
    view! {
        <table class="units">
            <caption>"One mark is one measure"</caption>
            <thead>
                <tr>
                    <th scope="col" class="units__name">"Layer"</th>
                    <th scope="col">"Rating"</th>
                    <th scope="col">"Direction"</th>
                </tr>
            </thead>
            <tbody>{group(layers, by_layer)}</tbody>
            {(!outcomes.is_empty())
                .then(|| {
                    view! {
                        <tbody class="units__outcomes">
                            <tr>
                                <th scope="rowgroup" colspan="3" class="units__head">"Strategic outcome"</th>
                            </tr>
                            {group(outcomes, by_outcome)}
                        </tbody>
                    }
                })}
        </table>
    }
}

/// One layer or outcome.
#[component]
fn UnitRow(tally: GroupTally, by: Callback<Option<String>, Selection>, on_select: Callback<Selection>) -> impl IntoView {
    let id = tally.id.clone();
    let to = Signal::derive(move || by.run(Some(id.clone())));
    let ratings = tally.ratings.iter().map(|&(mark, count)| (Mark::Rating(mark), count)).collect();
    let directions = tally.directions.iter().map(|&(mark, count)| (Mark::Direction(mark), count)).collect();
    view! {
        <tr>
            <th scope="row">
                <SelectLink to on_select class="units__link">{tally.name}</SelectLink>
                " "
                <span class="units__count">{tally.count}</span>
            </th>
            <td><Units marks=ratings text=tally.ratings_text /></td>
            <td><Units marks=directions text=tally.directions_text /></td>
        </tr>
    }
}

/// A row of marks, one per measure, with its counts in words for those who do not see them.
#[component]
pub fn Units(
    /// Marks and how many of each.
    marks: Vec<(Mark, usize)>,
    /// The same in words.
    text: String,
) -> impl IntoView {
    view! {
        <span class="visually-hidden">{text}</span>
        <span class="units__marks" aria-hidden="true">
            {marks
                .into_iter()
                .map(|(mark, count)| {
                    view! { <span class="units__run">{(0..count).map(|_| view! { <MarkIcon mark /> }).collect_view()}</span> }
                })
                .collect_view()}
        </span>
    }
}

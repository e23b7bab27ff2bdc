//! The overview: the headline, the counts, and one mark per measure.

use leptos::prelude::*;

use super::mark::mark_icon;
use super::rating_tag::plain_tag;
use super::select_link::{choice_link, select_link};
use crate::app::el::{El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{GroupTally, Headline, Mark, Scorecard, Tally};

/// The sentence to read first.
#[must_use]
pub fn headline_text(headline: Headline) -> El {
    el("p", "headline").add(el("strong", "").add(headline.lead)).add(" ").add(headline.rest)
}

/// The counts by rating and by direction; each leads to its measures, or back to all when chosen.
#[must_use]
pub fn tallies(scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let list = |class, name: &'static str, tallies: &[Tally]| {
        let items = tallies.iter().map(|tally| tally_link(tally, selection, on_select)).collect::<Vec<_>>();
        el("ul", class).attr("role", "list").attr("aria-label", name).add(items)
    };
    el("div", "tallies").add(list("tallies__list", "Ratings", &scorecard.ratings)).add(list(
        "tallies__list tallies__list--small",
        "Directions",
        &scorecard.directions,
    ))
}

/// One count.
fn tally_link(tally: &Tally, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
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
    let count = el("span", "tallies__count").add(tally.count.to_string());
    let link = choice_link(to, on_select, "tallies__link", current, count).add(" ").add(plain_tag(mark, tally.word.clone()));
    el("li", "tallies__item").add(link)
}

/// One mark per measure, by layer and by outcome. Each name leads to its measures.
#[must_use]
pub fn unit_table(scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let layer = Callback::new(move |id: String| Selection { layer: Some(id), ..selection.get() });
    let outcome = Callback::new(move |id: String| Selection { outcome: Some(id), ..selection.get() });
    let rows = |groups: &[GroupTally], by| groups.iter().map(|tally| unit_row(tally, by, on_select)).collect::<Vec<_>>();
    let head = |class, word: &'static str| el("th", class).attr("scope", "col").add(word);
    let heads = el("tr", "").add(head("units__name", "Layer")).add(head("", "Rating")).add(head("", "Direction"));
    let outcomes = (!scorecard.by_outcome.is_empty()).then(|| {
        let title = el("th", "units__head").attr("scope", "rowgroup").attr("colspan", "3").add("Strategic outcome");
        el("tbody", "units__outcomes").add(el("tr", "").add(title)).add(rows(&scorecard.by_outcome, outcome))
    });
    el("table", "units")
        .add(el("caption", "").add("One mark is one measure"))
        .add(el("thead", "").add(heads))
        .add(el("tbody", "").add(rows(&scorecard.by_layer, layer)))
        .maybe(outcomes)
}

/// One layer or outcome.
fn unit_row(tally: &GroupTally, by: Callback<String, Selection>, on_select: Callback<Selection>) -> El {
    let id = tally.id.clone();
    let to = Signal::derive(move || by.run(id.clone()));
    let ratings = tally.ratings.iter().map(|&(mark, count)| (Mark::Rating(mark), count)).collect();
    let directions = tally.directions.iter().map(|&(mark, count)| (Mark::Direction(mark), count)).collect();
    let count = el("span", "units__count").add(tally.count.to_string());
    let head = el("th", "").attr("scope", "row").add(select_link(to, on_select, "units__link", tally.name.clone()));
    el("tr", "")
        .add(head.add(" ").add(count))
        .add(el("td", "").add(units(ratings, tally.ratings_text.clone())))
        .add(el("td", "").add(units(directions, tally.directions_text.clone())))
}

/// A row of marks, one per measure, with its counts in words for those who do not see them.
#[must_use]
pub fn units(marks: Vec<(Mark, usize)>, text: String) -> Vec<El> {
    let runs = marks.into_iter().map(|(mark, count)| el("span", "units__run").add((0..count).map(|_| mark_icon(mark)).collect::<Vec<_>>()));
    vec![el("span", "visually-hidden").add(text), el("span", "units__marks").attr("aria-hidden", "true").add(runs.collect::<Vec<_>>())]
}

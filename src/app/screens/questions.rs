//! Questions for members: by measure, each with its reason, to tick off; and those to ask of any report.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::rating_tag::rating_tag;
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::el::{El, el};
use crate::app::paper;
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{Mark, QuestionGroup, QuestionView, Questions, Scorecard};

/// What members have reason to ask. Ticks are kept for as long as the screen is open.
#[must_use]
pub fn questions_screen(
    scorecard: &Arc<Scorecard>,
    questions: Questions,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    paper::title("Questions to ask");
    paper::margins(&scorecard.masthead);
    let Questions { lead, note, groups, general } = questions;
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Questions to ask"));
    let of_measures = groups.into_iter().filter_map(|of| group(scorecard, of, selection, on_select)).collect::<Vec<_>>();
    let general = general.into_iter().enumerate().map(|(index, ask)| {
        let view = QuestionView { ask, why: String::new() };
        question(&format!("general-{index}"), view)
    });
    let general = el("section", "questions__group")
        .attr("aria-labelledby", "general")
        .add(el("h2", "").attr("id", "general").add("Of any report"))
        .add(el("ul", "questions__list").attr("role", "list").add(general.collect::<Vec<_>>()));
    el("article", "questions wrap")
        .add(back)
        .add(head)
        .add(el("p", "headline questions__lead").add(lead))
        .add(el("p", "fine questions__note").add(note))
        .add(of_measures)
        .add(general)
}

/// The questions on one measure.
fn group(scorecard: &Scorecard, group: QuestionGroup, selection: Signal<Selection>, on_select: Callback<Selection>) -> Option<El> {
    let measure = scorecard.measures.get(group.measure)?;
    let id = format!("on-{}", measure.key);
    let link = measure_link(measure.key.clone(), selection, on_select, "", measure.title.clone());
    let rating = rating_tag(Mark::Rating(group.rating.mark), group.rating.word);
    let head = el("div", "questions__head")
        .add(el("h2", "").attr("id", id.clone()).add(link))
        .add(el("p", "questions__rating").add(rating).add(" ").add(el("span", "fine").add(group.rating.against)));
    let items = group.questions.into_iter().enumerate().map(|(index, view)| question(&format!("{}-{index}", measure.key), view));
    let list = el("ul", "questions__list").attr("role", "list").add(items.collect::<Vec<_>>());
    Some(el("section", "questions__group").attr("aria-labelledby", id).add(head).add(list))
}

/// A question with its box to tick.
fn question(id: &str, QuestionView { ask, why }: QuestionView) -> El {
    let id = format!("ask-{id}");
    let field = el("input", "check__box questions__box").attr("type", "checkbox").attr("id", id.clone());
    let label = el("label", "questions__ask").attr("for", id).add(ask);
    let why = (!why.is_empty()).then(|| el("p", "fine questions__why").add(why));
    el("li", "questions__question").add(field).add(el("div", "").add(label).maybe(why))
}

//! The key: every mark, its word and what it means.

use super::mark::icon;
use super::rating_tag::plain_tag;
use crate::app::el::{El, el};
use crate::scorecard::view::{Mark, Scorecard};

/// The key, made from the report's own scheme.
#[must_use]
pub fn key(scorecard: &Scorecard) -> El {
    let list = |name: &'static str, ratings: bool| {
        let entries = scorecard.key.iter().filter(|entry| matches!(entry.mark, Mark::Rating(_)) == ratings).map(|entry| {
            let meaning = el("span", "").add(entry.meaning.clone());
            el("li", "key__entry").add(plain_tag(entry.mark, entry.word.clone())).add(" ").add(meaning)
        });
        el("ul", "key__list").attr("role", "list").attr("aria-label", name).add(entries.collect::<Vec<_>>())
    };
    let dot = el("circle", "gap__before").attr("cx", "8").attr("cy", "8").attr("r", "5");
    let scale = el("p", "key__entry").add(icon().add(dot)).add(" ").add(el("span", "").add(scorecard.gap_scale.clone()));
    el("div", "key").add(list("Key to ratings", true)).add(list("Key to directions", false)).add(scale)
}

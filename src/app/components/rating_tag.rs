//! A rating or a direction: its mark and its word.

use leptos::prelude::*;

use super::mark::MarkIcon;
use crate::scorecard::view::{DirectionMark, Mark};

/// A rating, tinted, or a direction, in ink: mark and word.
#[component]
pub fn RatingTag(
    /// Its mark.
    mark: Mark,
    /// Its word.
    #[prop(into)]
    word: String,
    /// Without the tint: in a tally, in a line of text.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let name = match mark {
        Mark::Rating(rating) => rating.key(),
        Mark::Direction(DirectionMark::NotAsGood | DirectionMark::Improved) => "strong",
        Mark::Direction(DirectionMark::None) => "none",
        Mark::Direction(_) => "direction",
    };
    view! {
        <span class=format!("rating-tag rating-tag--{name}") class:rating-tag--plain=plain>
            <MarkIcon mark />
            <span class="rating-tag__word">{word}</span>
        </span>
    }
}

//! A rating or a direction: its mark and its word.

use super::mark::mark_icon;
use crate::app::el::{El, el};
use crate::scorecard::view::{DirectionMark, Mark};

/// A rating, tinted, or a direction, in ink: mark and word.
#[must_use]
pub fn rating_tag(mark: Mark, word: String) -> El {
    tag(mark, word, "")
}

/// The same without the tint: in a tally, in a line of text.
#[must_use]
pub fn plain_tag(mark: Mark, word: String) -> El {
    tag(mark, word, " rating-tag--plain")
}

fn tag(mark: Mark, word: String, plain: &str) -> El {
    let name = match mark {
        Mark::Rating(rating) => rating.key(),
        Mark::Direction(DirectionMark::NotAsGood | DirectionMark::Improved) => "strong",
        Mark::Direction(DirectionMark::None) => "none",
        Mark::Direction(_) => "direction",
    };
    el("span", "")
        .attr("class", format!("rating-tag rating-tag--{name}{plain}"))
        .add(mark_icon(mark))
        .add(el("span", "rating-tag__word").add(word))
}

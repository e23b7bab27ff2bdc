//! The marks of ratings and directions: shapes that differ without their colour, always beside their word.

use crate::app::el::{El, el};
use crate::scorecard::view::{DirectionMark, Mark, RatingMark};

/// A mark, one em high. Hidden from screen readers: its word stands beside it.
#[must_use]
pub fn mark_icon(mark: Mark) -> El {
    icon().add(mark_shape(mark))
}

/// An empty drawing of 16 by 16, one em high, hidden from screen readers.
#[must_use]
pub fn icon() -> El {
    el("svg", "mark").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").attr("focusable", "false")
}

/// The shape of a mark on a field of 16 by 16, for use inside another drawing.
#[must_use]
pub fn mark_shape(mark: Mark) -> El {
    let (kind, name, shape) = match mark {
        Mark::Rating(rating) => ("rating", rating.key(), rating_shape(rating)),
        Mark::Direction(direction) => ("direction", direction.key(), vec![direction_shape(direction)]),
    };
    el("g", "").attr("class", format!("mark__shape mark__shape--{kind}-{name}")).add(shape)
}

fn body(d: &'static str) -> El {
    el("path", "mark__body").attr("d", d)
}

fn sign(d: &'static str) -> El {
    el("path", "mark__sign").attr("d", d)
}

fn rating_shape(mark: RatingMark) -> Vec<El> {
    match mark {
        RatingMark::Bottom => vec![body("M8 .6 15.4 8 8 15.4.6 8Z"), sign("M8 4.2v4.6m0 2v1.6")],
        RatingMark::Middle => vec![body("M1.75 1.75h12.5v12.5H1.75Z"), sign("M4.75 6.25h6.5m-6.5 3.5h6.5")],
        RatingMark::Top => vec![body("M14.6 8A6.6 6.6 0 1 1 1.4 8a6.6 6.6 0 0 1 13.2 0Z"), sign("m4.9 8.3 2.2 2.2 4-4.6")],
        RatingMark::NotRated => vec![sign("M4 8h8")],
    }
}

fn direction_shape(mark: DirectionMark) -> El {
    match mark {
        DirectionMark::NotAsGood => body("M1.5 3h13L8 14Z"),
        DirectionMark::Improved => body("M1.5 13h13L8 2Z"),
        DirectionMark::Similar => body("M6.6 2.8v10.4L.9 8Zm2.8 0v10.4L15.1 8Z"),
        DirectionMark::Higher => body("M2.5 12.5h11L8 3.2Z"),
        DirectionMark::Lower => body("M2.5 3.5h11L8 12.8Z"),
        DirectionMark::None => sign("M4 8h8"),
    }
}

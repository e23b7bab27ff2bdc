//! The marks of ratings and directions: shapes that differ without their colour, always beside their word.

use leptos::prelude::*;

use crate::scorecard::view::{DirectionMark, Mark, RatingMark};

/// A mark, one em high. Hidden from screen readers: its word stands beside it.
#[component]
pub fn MarkIcon(
    /// Which.
    mark: Mark,
) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <MarkShape mark />
        </svg>
    }
}

/// The shape of a mark on a field of 16 by 16, for use inside another drawing.
#[component]
pub fn MarkShape(
    /// Which.
    mark: Mark,
) -> impl IntoView {
    let (name, shape) = match mark {
        Mark::Rating(rating) => (rating.key(), rating_shape(rating)),
        Mark::Direction(direction) => (direction.key(), direction_shape(direction)),
    };
    let kind = match mark {
        Mark::Rating(_) => "rating",
        Mark::Direction(_) => "direction",
    };
    view! { <g class=format!("mark__shape mark__shape--{kind}-{name}")>{shape}</g> }
}

fn rating_shape(mark: RatingMark) -> AnyView {
    match mark {
        RatingMark::Bottom => view! {
            <path class="mark__body" d="M8 .6 15.4 8 8 15.4.6 8Z" />
            <path class="mark__sign" d="M8 4.2v4.6m0 2v1.6" />
        }
        .into_any(),
        RatingMark::Middle => view! {
            <rect class="mark__body" x="1.75" y="1.75" width="12.5" height="12.5" />
            <path class="mark__sign" d="M4.75 6.25h6.5m-6.5 3.5h6.5" />
        }
        .into_any(),
        RatingMark::Top => view! {
            <circle class="mark__body" cx="8" cy="8" r="6.6" />
            <path class="mark__sign" d="m4.9 8.3 2.2 2.2 4-4.6" />
        }
        .into_any(),
        RatingMark::NotRated => view! { <path class="mark__sign" d="M4 8h8" /> }.into_any(),
    }
}

fn direction_shape(mark: DirectionMark) -> AnyView {
    match mark {
        DirectionMark::NotAsGood => view! { <path class="mark__body" d="M1.5 3h13L8 14Z" /> }.into_any(),
        DirectionMark::Improved => view! { <path class="mark__body" d="M1.5 13h13L8 2Z" /> }.into_any(),
        DirectionMark::Similar => view! { <path class="mark__body" d="M6.6 2.8v10.4L.9 8Zm2.8 0v10.4L15.1 8Z" /> }.into_any(),
        DirectionMark::Higher => view! { <path class="mark__body" d="M2.5 12.5h11L8 3.2Z" /> }.into_any(),
        DirectionMark::Lower => view! { <path class="mark__body" d="M2.5 3.5h11L8 12.8Z" /> }.into_any(),
        DirectionMark::None => view! { <path class="mark__sign" d="M4 8h8" /> }.into_any(),
    }
}

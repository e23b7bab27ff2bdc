//! The gap of a measure on the scale that all measures share.

use leptos::prelude::*;

use super::mark::MarkShape;
use crate::scorecard::view::{GapChart, GapView, Mark};

/// The gap in words, and where it lies: the comparator a line, the tolerance grey, a hollow dot
/// before, the rating's mark now; a chevron where it lies beyond the scale.
#[component]
pub fn GapCell(
    /// The gap.
    gap: GapView,
) -> impl IntoView {
    let drawn = gap.chart.is_some();
    view! {
        <div class="gap" class:gap--none=!drawn>
            <span class="gap__text">{gap.text}</span>
            {gap.chart.map(|chart| view! { <GapDrawing chart sentence=gap.sentence /> })}
        </div>
    }
}

/// The drawing takes the width there is: places are in percent, marks keep their size.
#[component]
fn GapDrawing(chart: GapChart, sentence: String) -> impl IntoView {
    let (from, to) = chart.zone;
    let before = chart.before.map(|before| {
        view! {
            <line class="gap__way" x1=percent(before) y1="13" x2=percent(chart.now) y2="13" />
            <circle class="gap__before" cx=percent(before) cy="13" r="3.6" />
        }
    });
    let chevron = chart.beyond.then(|| {
        let d = if chart.now < 0.5 { "M-8.5 -4 -12 0l3.5 4" } else { "M8.5 -4 12 0 8.5 4" };
        view! { <path class="gap__chevron" d=d /> }
    });
    view! {
        <span class="gap__plot">
            <svg class="gap__chart" height="26" role="img" aria-label=sentence>
                <rect class="gap__zone" x=percent(from) y="4" width=percent(to - from) height="18" />
                <line class="gap__axis" x1="0%" y1="13" x2="100%" y2="13" />
                <line class="gap__edge" x1=percent(from) y1="4" x2=percent(from) y2="22" />
                <line class="gap__edge" x1=percent(to) y1="4" x2=percent(to) y2="22" />
                <line class="gap__comparator" x1="50%" y1="1" x2="50%" y2="25" />
                {before}
                <svg class="gap__now" x=percent(chart.now) y="13">
                    <g class="gap__mark">
                        <MarkShape mark=Mark::Rating(chart.mark) />
                    </g>
                    {chevron}
                </svg>
            </svg>
        </span>
    }
}

/// A place on the scale, as a share of the drawing's width.
fn percent(place: f64) -> String {
    format!("{:.2}%", place.clamp(0.0, 1.0) * 100.0)
}

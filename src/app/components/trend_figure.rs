//! A trend: its finding, its chart, how to read it, and its figures.

use leptos::prelude::*;

use super::figures::FigureTable;
use crate::app::chart::Chart;
use crate::app::trend;
use crate::scorecard::view::Trend;

/// The trend of a measure.
#[component]
pub fn TrendFigure(
    /// The trend.
    trend: Trend,
) -> impl IntoView {
    let option = {
        let trend = trend.clone();
        Callback::new(move |narrow| trend::option(&trend, narrow))
    };
    let breaks = trend.breaks.into_iter().map(|(_, text)| view! { <p class="fine">{text}</p> }).collect_view();
    view! {
        <figure class="trend">
            <figcaption class="trend__finding">{trend.finding.clone()}</figcaption>
            <Chart label=trend.finding.clone() option />
            <p class="fine">{trend.how_to_read}</p>
            {breaks}
            <details class="trend__figures">
                <summary>"Figures behind this chart"</summary>
                <FigureTable caption=trend.finding figures=trend.table />
            </details>
        </figure>
    }
}

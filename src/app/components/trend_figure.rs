//! A trend: its finding, its chart, how to read it, and its figures.

use leptos::prelude::*;

use super::figures::figure_table;
use crate::app::chart::Chart;
use crate::scorecard::view::{ChartView, Trend};

/// The trend of a measure.
#[component]
pub fn TrendFigure(
    /// The trend.
    trend: Trend,
) -> impl IntoView {
    let chart = ChartView::Trend(trend.clone());
    let breaks = trend.breaks.into_iter().map(|(_, text)| view! { <p class="fine">{text}</p> }).collect_view();
    view! {
        <figure class="trend">
            <figcaption class="trend__finding">{trend.finding.clone()}</figcaption>
            <Chart label=trend.finding.clone() chart />
            <p class="fine">{trend.how_to_read}</p>
            {breaks}
            <details class="trend__figures">
                <summary>"Figures behind this chart"</summary>
                {figure_table(trend.finding, trend.table)}
            </details>
        </figure>
    }
}

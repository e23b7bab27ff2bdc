//! The larger charts as options of ECharts, built by charming. Pure: a view model in, JSON out. They come
//! with the chart library, when a chart is first shown; small charts are drawn by the page itself.
//!
//! Colours are the page's own custom properties, so that a chart follows dark, forced-colour and printed
//! settings by itself.

mod common;
mod control;
mod funnel;
mod path;
mod skyline;
mod spots;
mod strip;
mod trend;

use crate::scorecard::view::ChartView;

/// The option of a chart as JSON; `narrow` for a phone.
#[must_use]
pub fn option(chart: &ChartView, narrow: bool) -> String {
    match chart {
        ChartView::Trend(trend) => trend::chart(trend, narrow),
        ChartView::Skyline(skyline) => skyline::chart(skyline, narrow),
        ChartView::Strip(strip) => strip::chart(strip, narrow),
        ChartView::Funnel(funnel) => funnel::chart(funnel, narrow),
        ChartView::Control(control) => control::chart(control, narrow),
        ChartView::Path(path) => path::chart(path, narrow),
    }
    .to_string()
}

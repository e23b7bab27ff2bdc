//! A trend: its finding, its chart, how to read it, and its figures.

use super::chart_figure::{Of, chart_figure_with};
use crate::app::el::El;
use crate::scorecard::view::{ChartFigure, ChartView, Trend};

/// The trend of a measure.
#[must_use]
pub fn trend_figure(of: Of, trend: Trend) -> El {
    let marks = trend.marks.iter().map(|mark| (mark.letter.clone(), mark.text.clone())).collect();
    let notes = trend.notes.clone();
    let figure = ChartFigure {
        title: "Trend".to_owned(),
        finding: trend.finding.clone(),
        how_to_read: trend.how_to_read.clone(),
        table: trend.table.clone(),
        source: String::new(),
        chart: ChartView::Trend(trend),
    };
    chart_figure_with(of, figure, notes, marks)
}

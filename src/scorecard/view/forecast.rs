//! Where a measure is expected to end the year, as shown.

use super::{ChartFigure, Fact, RatingMark, Scale, TrendLine, Working};

/// Where the year is expected to end: every method, what the rest of the year must bring, the way there.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// "Forecast for 2024/25".
    pub title: String,
    /// The first thing to read: "A straight line from the 8 months so far leads to 784.7k …".
    pub finding: String,
    /// What each month that is left must bring: "To meet the target …"; or why that cannot be told.
    pub run_rate: String,
    /// What the table of methods holds, for those who do not see where it stands.
    pub caption: String,
    /// The forecasts, that of the officers first.
    pub rows: Vec<ForecastRow>,
    /// Methods that cannot be worked out, with their reasons.
    pub without: Vec<Fact>,
    /// What to know of them: which counts, what a range is, that the running total fell.
    pub notes: Vec<String>,
    /// The way through the year: a [`super::ChartView::Path`].
    pub path: Option<ChartFigure>,
    /// Why the forecast that counts is what it is; none where none does.
    pub why: Option<Working>,
}

/// A forecast by one method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastRow {
    /// "Straight line", "Entered by officers".
    pub method: String,
    /// Its rating, if it is the one that counts: mark and word.
    pub rating: Option<(RatingMark, String)>,
    /// "784.7k".
    pub value: String,
    /// "51 admissions"; empty where the value says it.
    pub base: String,
    /// "670.1k to 899.3k"; a dash where there is none.
    pub range: String,
    /// By which rule: "95%, by how the 8 months so far differ"; or why there is none.
    pub rule: String,
    /// "8 of 12 months"; empty where officers do not say.
    pub rests_on: String,
    /// The sum: "523,123 × 12 ÷ 8"; or the officers' own words.
    pub sum: String,
}

/// The way of a running total through the year. Place 0 is the start of the year, place i the end of its month i.
#[derive(Debug, Clone, PartialEq)]
pub struct PathChart {
    /// The places: "Start", "Apr", … "Mar".
    pub places: Vec<String>,
    /// What a pointer over each place is told.
    pub spoken: Vec<String>,
    /// This year: its running total, where it is known.
    pub this_year: Vec<Option<f64>>,
    /// The same of last year.
    pub last_year: Vec<Option<f64>>,
    /// The milestones; the two ends of a straight line.
    pub milestones: Vec<Option<f64>>,
    /// The milestones lie on a straight line, which is drawn.
    pub straight_line: bool,
    /// From where to where the year may go.
    pub fan: Vec<Option<(f64, f64)>>,
    /// Where the year is expected to end, with its name: "Forecast 784.7k".
    pub forecast: Option<TrendLine>,
    /// Where last year ended, with its name: "2023/24 612.0k".
    pub last_end: Option<TrendLine>,
    /// What the year is rated against, with its name: of a band, its edges.
    pub goals: Vec<TrendLine>,
    /// The axis of values.
    pub scale: Scale,
}

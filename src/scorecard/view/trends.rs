//! The shapes of trends: of one measure, and of all of them side by side.

use super::{Figures, TrendLine};

/// A trend: a chart, its finding and its figures. Its axis has a place for each year, quarter or month, with or without a
/// figure; place i lies from i to i + 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The finding, as the chart's title.
    pub finding: String,
    /// How to read the chart, in a line.
    pub how_to_read: String,
    /// The names of the places, left to right; empty for one that has none.
    pub places: Vec<String>,
    /// The figures, left to right.
    pub points: Vec<TrendPoint>,
    /// The name of the target line; empty where there is none.
    pub target_label: String,
    /// Horizontal lines: comparators.
    pub lines: Vec<TrendLine>,
    /// The shaded band of a target, if it is one.
    pub band: Option<(f64, f64)>,
    /// Breaks in the series and events, by their letters.
    pub marks: Vec<TimeMark>,
    /// What else to know: which places are empty, and why.
    pub notes: Vec<String>,
    /// Where the axis of values starts and ends.
    pub axis: (f64, f64),
    /// What values are divided by when shown.
    pub divisor: f64,
    /// What stands after a number: "%", "k".
    pub suffix: String,
    /// The figures behind the chart: a head and rows.
    pub table: Figures,
}

/// A figure in a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// Its place.
    pub place: usize,
    /// Its value.
    pub value: f64,
    /// How final it is.
    pub mark: PointMark,
    /// A line joins it to the one before: an outturn to the outturn before it, a forecast to whatever is.
    pub joined: bool,
    /// The 95% interval around it, lower and upper end: a whisker; none where there is none.
    pub interval: Option<(f64, f64)>,
    /// The target or milestone for its period.
    pub target: Option<f64>,
    /// The value as written at the point: "87.0%".
    pub written: String,
    /// What a pointer over it is told: "2023/24 · 87.0% · 1,221 out of 1,403".
    pub spoken: String,
}

/// The mark of a figure: how final it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointMark {
    /// Final: a filled circle.
    Final,
    /// It may yet change: a half-filled circle.
    Provisional,
    /// Changed since it was first published: a filled square.
    Revised,
    /// A forecast: a hollow circle.
    Forecast,
}

/// A break in the series or an event, with the letter it has in the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMark {
    /// "A".
    pub letter: String,
    /// Which of the two.
    pub kind: TimeMarkKind,
    /// Where it lies or begins, in places.
    pub from: f64,
    /// Where it ends, if it lasted.
    pub to: Option<f64>,
    /// "March 2020 to July 2021: Covid-19 restrictions".
    pub text: String,
}

/// What is marked in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeMarkKind {
    /// Figures on its two sides are not comparable.
    Break,
    /// Something happened.
    Event,
}

/// The trends of all measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Trends {
    /// How many measures have one: "24 of 26 measures have two figures or more. …".
    pub finding: String,
    /// How to read the panels.
    pub how_to_read: String,
    /// The marks of points that occur, with their words.
    pub key: Vec<(PointMark, &'static str)>,
    /// The panels, in the report's order of measures.
    pub panels: Vec<TrendPanel>,
    /// Measures without a trend, as indices into [`super::Scorecard::measures`], and why.
    pub without: Vec<(usize, String)>,
    /// The events of the whole report, with the letters they have in every panel: "A", "March 2020 to July 2021: …".
    pub events: Vec<(String, String)>,
    /// What the ends of the axis are called where all panels show the same years: "2016/17", "2024/25".
    pub years: (String, String),
}

/// The trend of a measure, small: a drawing on the unit square, x from the left, y upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPanel {
    /// Index into [`super::Scorecard::measures`].
    pub measure: usize,
    /// What it shows, in a sentence.
    pub finding: String,
    /// What the drawing holds, for those who cannot see it.
    pub spoken: String,
    /// Where its own years begin and end among those of all measures, 0 to 1.
    pub years: (f64, f64),
    /// The figures, left to right.
    pub points: Vec<PanelPoint>,
    /// The band of the target, low and high.
    pub band: Option<(f64, f64)>,
    /// The comparator that is drawn: where it lies, and its name.
    pub line: Option<(f64, String)>,
    /// The name of the target: "Target 560"; empty where there is none.
    pub target_label: String,
    /// Breaks and events.
    pub marks: Vec<PanelMark>,
    /// What the ends of its axis of values are: "480", "640".
    pub ends: (String, String),
    /// What its first and last figure are for: "2020/21", "2024/25".
    pub periods: (String, String),
    /// Breaks in its series and events of its own, with their letters.
    pub notes: Vec<(String, String)>,
}

/// A figure of a panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelPoint {
    /// Where it lies in time, 0 to 1 in its own years.
    pub x: f64,
    /// Where its value lies.
    pub y: f64,
    /// How final it is.
    pub mark: PointMark,
    /// A line joins it to the one before, as in [`TrendPoint`].
    pub joined: bool,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// Where the target for its period lies.
    pub target: Option<f64>,
}

/// A break or an event of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelMark {
    /// "A".
    pub letter: String,
    /// Which of the two.
    pub kind: TimeMarkKind,
    /// Where it lies or begins, in its own years; what lies outside them is below 0 or above 1.
    pub from: f64,
    /// Where it ends, if it lasted.
    pub to: Option<f64>,
}

//! The second WebAssembly of the page, which comes with the chart library when a chart is first
//! shown: it builds the chart's option with charming. `web/charts.js` loads both and hands it to the
//! page; `src/app/chart.rs` is the page's half.

mod trend;

use trend::{Trend, TrendLine};
use wasm_bindgen::prelude::wasm_bindgen;

/// The chart of a trend. The page tells it piece by piece what to show, then asks for its option.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct TrendChart(Trend);

#[wasm_bindgen]
impl TrendChart {
    /// A chart of nothing yet: where the axis of values starts and ends, what values are divided by
    /// when shown, and what stands after them.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(from: f64, to: f64, divisor: f64, suffix: String) -> Self {
        Self(Trend { axis: (from, to), divisor, suffix, ..Trend::default() })
    }

    /// The next period: its name, its outturn or forecast, its target; what is written at its point,
    /// and what a pointer over it is told.
    pub fn period(&mut self, name: String, actual: Option<f64>, forecast: Option<f64>, target: Option<f64>, value: String, spoken: String) {
        let Self(trend) = self;
        trend.periods.push(name);
        trend.actual.push(actual);
        trend.forecast.push(forecast);
        trend.target.push(target);
        trend.values.push(value);
        trend.spoken.push(spoken);
    }

    /// The name of the target line.
    pub fn target(&mut self, label: String) {
        self.0.target_label = label;
    }

    /// A comparator, right across.
    pub fn line(&mut self, label: String, value: f64) {
        self.0.lines.push(TrendLine { label, value });
    }

    /// The band aimed for.
    pub fn band(&mut self, from: f64, to: f64) {
        self.0.band = Some((from, to));
    }

    /// A break in the series, between the period of this index and the one before.
    pub fn r#break(&mut self, index: usize) {
        self.0.breaks.push(index);
    }

    /// The option of the chart as JSON; `narrow` for a phone.
    #[must_use]
    pub fn option(&self, narrow: bool) -> String {
        trend::option(&self.0, narrow)
    }
}

fn main() {}

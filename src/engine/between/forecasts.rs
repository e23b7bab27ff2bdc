//! How an earlier report’s forecasts turned out.

use super::change::older_way;
use super::matching::Matched;
use super::revision::outturn;
use crate::engine::Evaluated;
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::rounding::settle;
use crate::model::{Measure, Report};

/// A forecast, and what came.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnedOut {
    /// What was forecast; its reading is one of the earlier report.
    pub forecast: Figure,
    /// What came, by the later report.
    pub outturn: Figure,
    /// The forecast less the outturn, in the measure’s unit: positive where it was too high.
    pub error: f64,
    /// The same as a share of the outturn; none where that is 0.
    pub relative: Option<f64>,
}

/// How the forecasts of an earlier report turned out, and those for periods that have ended since of which
/// the later report gives no figure. A forecast is not held against a figure that is measured otherwise.
pub(super) fn turned_out(
    reports: &[&Report],
    now: &Measure,
    (then, was): (&Measure, &Evaluated),
    matched: &Matched,
) -> (Vec<TurnedOut>, Vec<Figure>) {
    let mut forecasts: Vec<Figure> = was.forecast.iter().cloned().collect();
    for entered in figures(then).filter(|f| f.forecast && f.unit == FigureUnit::Measure) {
        if forecasts.iter().all(|f| f.period != entered.period) {
            forecasts.push(entered);
        }
    }
    let (mut out, mut unchecked) = (Vec::new(), Vec::new());
    if !matched.comparable || now.unit != then.unit {
        return (out, unchecked);
    }
    for forecast in forecasts {
        match outturn(now, forecast.period) {
            Some(_) if older_way(now, then, matched, forecast.period).is_some() => {}
            Some(came) => {
                let error = settle(forecast.value - came.value);
                let relative = (came.value != 0.0).then(|| error / came.value.abs());
                out.push(TurnedOut { forecast, outturn: came, error, relative });
            }
            None if reports.first().is_some_and(|r| forecast.period.last_day() <= r.position_at) => unchecked.push(forecast),
            None => {}
        }
    }
    (out, unchecked)
}

//! What was counted in a stretch of months, put together from readings that add up.

use super::super::figure::{Figure, FigureUnit, figures};
use crate::model::{Measure, Month, Period};

/// A stretch of months and what was counted in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Its first month.
    pub(super) from: Month,
    /// Its last month.
    pub(super) to: Month,
    /// What was counted, in the unit that adds up.
    pub(super) total: f64,
}

/// Every stretch of a measure of which the total is known: its figures but for forecasts, surveys, cohorts and
/// positions on a day. In what the measure counts, the numerators of its figures are meant.
pub(super) fn stretches(measure: &Measure, unit: FigureUnit) -> Vec<Stretch> {
    let stretch = |f: Figure| {
        let total = match unit {
            FigureUnit::Counted if f.unit == FigureUnit::Measure => f.counts?.numerator.real(),
            FigureUnit::Counted => f.value,
            FigureUnit::Measure => Some(f.value).filter(|_| f.unit == FigureUnit::Measure)?,
        };
        (!f.forecast && adds_up(f.period)).then(|| Stretch { from: f.period.first_month(), to: f.period.last_month(), total })
    };
    figures(measure).filter_map(stretch).collect()
}

/// Whether figures for such periods can be put together.
fn adds_up(period: Period) -> bool {
    !matches!(period, Period::PointInTime(_) | Period::SurveyWave { .. } | Period::Cohort { .. })
}

/// What was counted from one month to another, both included: in one stretch, or in several end to end, the
/// longest first; else the first month of which nothing is known.
pub(super) fn between(stretches: &[Stretch], from: Month, to: Month) -> Result<f64, Month> {
    let (mut at, mut total) = (from, 0.0);
    while at <= to {
        let next = stretches.iter().filter(|s| s.from == at && at <= s.to && s.to <= to).max_by_key(|s| s.to).ok_or(at)?;
        total += next.total;
        at = next.to.plus(1);
    }
    Ok(total)
}

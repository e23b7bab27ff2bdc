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

/// The figures of a measure but for forecasts, in order of the end of their period.
pub(super) fn outturns(measure: &Measure) -> Vec<Figure> {
    figures(measure).filter(|figure| !figure.forecast).collect()
}

/// Every stretch of which the total is known: figures but for those of surveys, cohorts and positions on a day. In what the
/// measure counts, the numerators of its figures are meant.
pub(super) fn stretches(outturns: &[Figure], unit: FigureUnit) -> Vec<Stretch> {
    let mut out = Vec::new();
    for figure in outturns.iter().filter(|figure| adds_up(figure.period)) {
        let total = match (unit, figure.unit, figure.counts) {
            (FigureUnit::Counted, FigureUnit::Counted, _) | (FigureUnit::Measure, FigureUnit::Measure, _) => figure.value,
            (FigureUnit::Counted, FigureUnit::Measure, Some(counts)) => counts.numerator.real(),
            (_, _, _) => continue,
        };
        out.push(Stretch { from: figure.period.first_month(), to: figure.period.last_month(), total });
    }
    out
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

//! The recent trend of a measure's yearly figures (methods §5.7).

use super::super::figure::{Figure, FigureUnit, figures};
use super::super::statistics::{NoTrend, RecentTrend, TREND_POINTS, TrendPoint, recent_trend};
use super::interval::interval;
use crate::model::{Break, Finite, Measure, Month, Period, PeriodKind, Unit};

/// The trend of a measure's yearly figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Yearly {
    /// The figures it is of: one a year, oldest first, at most the last five.
    pub figures: Vec<Figure>,
    /// What it tells.
    pub trend: RecentTrend,
}

/// Why there is no trend of yearly figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoYearly {
    /// There would be enough figures, but for a break in the series.
    Break {
        /// How many there are since.
        since: usize,
        /// The break.
        at: Break,
    },
    /// One of the figures does not tell how sure it is.
    Unsure {
        /// What it is for.
        period: Period,
    },
    /// It cannot be calculated.
    Trend(NoTrend),
}

/// The recent trend of a percentage or rate: of the figures for the same stretch of each year, of
/// whichever stretch has the most. Nothing for other units. Forecasts do not count, nor what lies
/// before a break.
#[must_use]
pub fn yearly(measure: &Measure) -> Option<Result<Yearly, NoYearly>> {
    match measure.unit {
        Unit::Percent | Unit::Rate { .. } => {}
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return None,
    }
    let all: Vec<Figure> = figures(measure).filter(|f| f.unit == FigureUnit::Measure && !f.forecast && is_yearly(f.period)).collect();
    let stretch = |period: Period| (period.kind(), period.first_month().month(), period.last_month().month());
    let of = |key: (PeriodKind, i8, i8)| -> Vec<&Figure> { all.iter().filter(|f| stretch(f.period) == key).collect() };
    // The latest of those that have the most figures.
    let series = all.iter().map(|f| of(stretch(f.period))).max_by_key(Vec::len)?;
    let last = series.last()?.period.last_month();
    let (since, at) = since_break(measure, &series, last);
    if since.len() < TREND_POINTS {
        return Some(Err(match at {
            Some(at) if series.len() >= TREND_POINTS => NoYearly::Break { since: since.len(), at },
            Some(_) | None => NoYearly::Trend(NoTrend::TooFewPoints { points: since.len() }),
        }));
    }
    Some(trend(measure, &since))
}

fn trend(measure: &Measure, series: &[Figure]) -> Result<Yearly, NoYearly> {
    let last: Vec<Figure> = series.iter().skip(series.len().saturating_sub(TREND_POINTS)).cloned().collect();
    let mut points = Vec::with_capacity(TREND_POINTS);
    for figure in &last {
        let value = Finite::new(figure.value).ok_or(NoYearly::Trend(NoTrend::OutOfRange))?;
        let found = interval(measure, figure).map_err(|_| NoYearly::Unsure { period: figure.period })?;
        points.push(TrendPoint { value, interval: Some(found.interval) });
    }
    let trend = recent_trend(measure.unit, &points).map_err(NoYearly::Trend)?;
    Ok(Yearly { figures: last, trend })
}

/// The figures since the last break, and which break that is.
fn since_break(measure: &Measure, series: &[&Figure], last: Month) -> (Vec<Figure>, Option<Break>) {
    let at = measure.breaks.iter().filter(|b| b.from <= last).max_by_key(|b| b.from);
    let since = series.iter().filter(|f| at.is_none_or(|b| b.from <= f.period.first_month()));
    (since.map(|f| (*f).clone()).collect(), at.cloned())
}

/// Whether figures for such periods come once a year: months and quarters have a chart of their own.
fn is_yearly(period: Period) -> bool {
    match period.kind() {
        PeriodKind::Month | PeriodKind::Quarter => false,
        PeriodKind::FinancialYear
        | PeriodKind::AcademicYear
        | PeriodKind::CalendarYear
        | PeriodKind::YearToDate { .. }
        | PeriodKind::SixMonths
        | PeriodKind::RollingYear
        | PeriodKind::PointInTime
        | PeriodKind::SurveyWave
        | PeriodKind::Cohort { .. } => true,
    }
}

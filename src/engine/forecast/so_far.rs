//! The year so far: which year, how many of its months, and what they brought.

use jiff::civil::Date;

use super::super::figure::{self, Figure, FigureUnit};
use super::NoForecast;
use super::total::{Stretch, between, stretches};
use crate::model::{Counts, Measure, Month, Period};

/// The year so far.
#[derive(Debug, Clone, PartialEq)]
pub struct SoFar {
    /// The year.
    pub year: Period,
    /// The first month that is counted: that of the year, or September in an academic year that is counted from there.
    pub from: Month,
    /// The last month of which a figure is known.
    pub to: Month,
    /// How many months that is.
    pub months: i32,
    /// How many months are counted in the whole year.
    pub of: i32,
    /// What they brought, in `unit`.
    pub total: f64,
    /// What adds up: the measure's own unit, or what it counts (34 admissions so far).
    pub unit: FigureUnit,
    /// What a rate is out of, and whether it was worked back from a printed rate; only in what the measure counts.
    pub base: Option<(f64, bool)>,
    /// Last year's rate and the counts behind it; only in what the measure counts.
    pub(super) last_rate: Option<(f64, Option<Counts>)>,
    /// All that is known of stretches of months.
    pub(super) stretches: Vec<Stretch>,
}

impl SoFar {
    /// The months so far as a period.
    #[must_use]
    pub fn period(&self) -> Period {
        Period::YearToDate { from: self.from, to: self.to }
    }

    /// How many months are left of the year.
    #[must_use]
    pub fn left(&self) -> i32 {
        self.of - self.months
    }

    /// The same months of the year before.
    pub(super) fn same_period(&self) -> Result<f64, NoForecast> {
        let (from, to) = (self.from.plus(-12), self.to.plus(-12));
        between(&self.stretches, from, to).map_err(|_| NoForecast::NoSamePeriod { period: Period::YearToDate { from, to } })
    }

    /// The whole of the year before.
    pub(super) fn last_year(&self) -> Result<f64, NoForecast> {
        let period = self.year.years_before(1);
        let to = period.last_month();
        let total = |from: Month| between(&self.stretches, from, to);
        // An academic year that is counted from September holds nothing of August.
        total(period.first_month()).or_else(|_| total(self.from.plus(-12))).map_err(|_| NoForecast::NoLastYear { period })
    }

    /// Both: the whole of last year (which need not be known where its rate is) and its same months, which must leave something
    /// sensible for the rest of it.
    pub(super) fn both_of_last_year(&self, rate_is_known: bool) -> Result<(f64, f64), NoForecast> {
        let whole = match self.last_year() {
            Err(_) if rate_is_known => f64::INFINITY,
            found => found?,
        };
        let same = self.same_period()?;
        if whole < same { Err(NoForecast::LastYearFell { year: self.year.years_before(1) }) } else { Ok((whole, same)) }
    }
}

/// The year so far by a measure's latest running total, or by its months or quarters put together.
pub(super) fn so_far(measure: &Measure, all: &[Figure], position_at: Date) -> Result<SoFar, NoForecast> {
    let runs = |period: Period| matches!(period, Period::YearToDate { .. } | Period::Month(_) | Period::Quarter { .. });
    let begun = |period: Period| period.first_month() <= Month::of(position_at);
    let counts = |unit: FigureUnit| measure.cumulative || unit == FigureUnit::Counted;
    let Some(latest) = all.iter().rfind(|f| runs(f.period) && begun(f.period) && counts(f.unit)) else {
        return Err(if measure.cumulative { NoForecast::NothingSoFar } else { NoForecast::NotARunningTotal });
    };
    let to = latest.period.last_month();
    let begins = if let Period::YearToDate { from, .. } = latest.period { Some(from) } else { None };
    let year = begins.map_or_else(|| year_of_month(measure, to), |_| latest.period.year_of()).ok_or(NoForecast::NoYear)?;
    let from = begins.unwrap_or(year.first_month());
    is_not_over(all, year, to, position_at)?;
    let stretches = stretches(all, latest.unit);
    let total = between(&stretches, from, to).map_err(|month| NoForecast::MonthMissing { month })?;
    let counted = latest.unit == FigureUnit::Counted;
    let base = if counted { figure::implied_base(measure) } else { None };
    let last_rate = all.iter().find(|f| counted && f.unit == FigureUnit::Measure && f.period == year.years_before(1));
    let last_rate = last_rate.map(|f| (f.value, f.counts));
    let (months, of) = (from.count_to(to), from.count_to(year.last_month()));
    Ok(SoFar { year, from, to, months, of, total, unit: latest.unit, base, last_rate, stretches })
}

/// The year a month's figure belongs to: that of a target, or of an earlier whole year; else the financial year.
pub(super) fn year_of_month(measure: &Measure, month: Month) -> Option<Period> {
    let mut year = Period::Month(month).year_of();
    for period in measure.readings.iter().map(|r| r.period).chain(measure.targets.iter().map(|t| t.period)) {
        let is_year = matches!(period, Period::FinancialYear { .. } | Period::AcademicYear { .. } | Period::CalendarYear { .. });
        for candidate in [period, period.years_before(-1)] {
            if is_year && candidate.first_month() <= month && month <= candidate.last_month() {
                year = Some(candidate);
            }
        }
    }
    year
}

/// Something of the year must be left, and its outturn not be known.
pub(super) fn is_not_over(outturns: &[Figure], year: Period, to: Month, position_at: Date) -> Result<(), NoForecast> {
    let known = outturns.iter().any(|f| f.period == year);
    if to >= year.last_month() || year.last_day() < position_at || known { Err(NoForecast::YearOver { year }) } else { Ok(()) }
}

/// No break may lie after one month and up to another: what was counted before it says nothing of what comes after.
pub(super) fn unbroken(measure: &Measure, after: Month, to: Month) -> Result<(), NoForecast> {
    let broken = measure.breaks.iter().position(|b| after < b.from && b.from <= to);
    broken.map_or(Ok(()), |index| Err(NoForecast::Break { index }))
}

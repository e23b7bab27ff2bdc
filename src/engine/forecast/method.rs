//! The methods: each a sum of a few figures (methods §7).

use jiff::civil::Date;

use super::super::figure::{Figure, FigureUnit, Origin, per};
use super::super::milestone;
use super::super::rounding::{round, settle};
use super::NoForecast;
use super::so_far::{SoFar, is_not_over, so_far, unbroken, year_of_month};
use super::total::{between, outturns};
use crate::model::{Count, Counts, ForecastMethod, Measure, Month, Period, Requirement};

/// A forecast for the year, with the sum that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The forecast, in the measure's unit; in what it counts where no base is known.
    pub figure: Figure,
    /// The sum.
    pub sum: Sum,
    /// How many months so far it rests on.
    pub months: i32,
    /// Of how many of the year.
    pub of: i32,
}

/// The sum behind a forecast: its terms, in the unit that adds up unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sum {
    /// So far × months of the year ÷ months so far.
    StraightLine {
        /// The year so far.
        so_far: f64,
    },
    /// So far × last year ÷ its same months.
    LastYearsProfile {
        /// The year so far.
        so_far: f64,
        /// Last year.
        year: f64,
        /// Its same months.
        same: f64,
    },
    /// So far + last year − its same months.
    LastYearsRemainingMonths {
        /// The year so far.
        so_far: f64,
        /// Last year.
        year: f64,
        /// Its same months.
        same: f64,
    },
    /// So far ÷ the share of the year that is due by now.
    MilestoneProfile {
        /// The year so far.
        so_far: f64,
        /// What the path asks for by now, in the measure's unit.
        due: f64,
        /// What the target asks for by the end of the year.
        whole: f64,
    },
    /// Last year × so far ÷ its same months.
    Growth {
        /// Last year; a rate where `in_rate`.
        year: f64,
        /// The year so far.
        so_far: f64,
        /// The same months of last year.
        same: f64,
        /// Last year's rate grows, so that no base is needed.
        in_rate: bool,
    },
    /// The last twelve months, as a reading gives them, or its months put together.
    RollingYear {
        /// Their last month.
        to: Month,
        /// What they brought; in the measure's unit where a reading gives it.
        total: f64,
    },
    /// The last twelve months, from the year so far and last year: the same sum as the remaining months.
    RollingFromYears {
        /// The year so far.
        so_far: f64,
        /// Last year.
        year: f64,
        /// Its same months.
        same: f64,
    },
}

/// In the order they are told.
pub const METHODS: [ForecastMethod; 6] = [
    ForecastMethod::StraightLine,
    ForecastMethod::LastYearsProfile,
    ForecastMethod::LastYearsRemainingMonths,
    ForecastMethod::MilestoneProfile,
    ForecastMethod::Growth,
    ForecastMethod::RollingYear,
];

/// With fewer months than this the year is not told from its beginning. *Ours*.
const MONTHS_FROM: i32 = 2;

/// What a method gives for a measure's year.
pub(super) fn by(method: ForecastMethod, measure: &Measure, position_at: Date) -> Result<Projection, NoForecast> {
    let all = outturns(measure);
    let year = so_far(measure, &all, position_at);
    if method == ForecastMethod::RollingYear
        && let Some(reading) = rolling_reading(&all, position_at)
    {
        return rolling(measure, &all, year, reading, position_at);
    }
    let so_far = year?;
    let (sum, value) = worked_out(method, measure, &so_far)?;
    let figure = if let Sum::Growth { in_rate: true, same, .. } = sum {
        let counts = so_far.last_rate.and_then(|(_, counts)| counts).map(|counts| counts.numerator.real());
        let counts = counts.and_then(|numerator| counted(numerator * so_far.total / same));
        of_year(so_far.year, settle(value), FigureUnit::Measure, counts, method)
    } else {
        figure(measure, &so_far, method, settle(value))
    };
    if figure.value.is_finite() { Ok(Projection { figure, sum, months: so_far.months, of: so_far.of }) } else { Err(NoForecast::TooLarge) }
}

/// The sum of a method and what it comes to: in the unit that adds up, or as a rate where one grows.
fn worked_out(method: ForecastMethod, measure: &Measure, year: &SoFar) -> Result<(Sum, f64), NoForecast> {
    use ForecastMethod::{Growth, LastYearsProfile, LastYearsRemainingMonths, MilestoneProfile, RollingYear, StraightLine};
    let so_far = year.total;
    if method == RollingYear
        && let Ok(total) = between(&year.stretches, year.to.plus(-11), year.to)
    {
        unbroken(measure, year.to.plus(-11), year.to)?;
        return Ok((Sum::RollingYear { to: year.to, total }, total));
    }
    let rate = year.last_rate.filter(|_| method == Growth);
    let two_years = !matches!(method, StraightLine | MilestoneProfile);
    let multiplies = !matches!(method, LastYearsRemainingMonths | RollingYear);
    let (last, same) = if two_years { year.both_of_last_year(rate.is_some())? } else { (0.0, 0.0) };
    let (due, whole) = if method == MilestoneProfile { due(measure, year)? } else { (0.0, 0.0) };
    if multiplies && year.months < MONTHS_FROM {
        return Err(NoForecast::TooFewMonths);
    }
    unbroken(measure, if two_years { year.from.plus(-12) } else { year.from }, year.to)?;
    if multiplies && two_years && same <= 0.0 {
        return Err(NoForecast::NothingLastYear { period: Period::YearToDate { from: year.from.plus(-12), to: year.to.plus(-12) } });
    }
    Ok(match method {
        StraightLine => (Sum::StraightLine { so_far }, so_far * f64::from(year.of) / f64::from(year.months)),
        LastYearsProfile => (Sum::LastYearsProfile { so_far, year: last, same }, so_far * last / same),
        LastYearsRemainingMonths => (Sum::LastYearsRemainingMonths { so_far, year: last, same }, so_far + (last - same)),
        MilestoneProfile => (Sum::MilestoneProfile { so_far, due, whole }, so_far * whole / due),
        Growth => {
            let grows = rate.map_or(last, |(rate, _)| rate);
            (Sum::Growth { year: grows, so_far, same, in_rate: rate.is_some() }, grows * so_far / same)
        }
        RollingYear => (Sum::RollingFromYears { so_far, year: last, same }, so_far + (last - same)),
    })
}

/// A total for the year as a figure: as a rate where the base is known, with the whole number behind it.
fn figure(measure: &Measure, so_far: &SoFar, method: ForecastMethod, total: f64) -> Figure {
    match so_far.base {
        Some((base, _)) => of_year(so_far.year, total / base * per(measure.unit), FigureUnit::Measure, counted(total), method),
        None => of_year(so_far.year, total, so_far.unit, None, method),
    }
}

fn of_year(period: Period, value: f64, unit: FigureUnit, counts: Option<Counts>, method: ForecastMethod) -> Figure {
    Figure { period, value, unit, counts, origin: Origin::Forecast(method), forecast: true, reading: None }
}

/// The whole number next to a count, as counts without a denominator.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn counted(count: f64) -> Option<Counts> {
    (0.0..MOST).contains(&count).then(|| Counts { numerator: Count(round(count, 0).value() as u64), denominator: None })
}

/// Whole numbers are exact to here.
const MOST: f64 = 9_007_199_254_740_992.0;

/// The twelve months up to now, as a reading gives them; none where none does. It need not add up through the year: the rate
/// of the last twelve months is one of a whole year.
fn rolling_reading(outturns: &[Figure], position_at: Date) -> Option<&Figure> {
    let latest = outturns.iter().rfind(|f| f.period.first_month() <= Month::of(position_at))?.period.last_month();
    outturns.iter().find(|f| f.period == Period::RollingYear { to: latest })
}

/// What such a reading gives for the year.
fn rolling(
    measure: &Measure,
    outturns: &[Figure],
    so_far: Result<SoFar, NoForecast>,
    reading: &Figure,
    position_at: Date,
) -> Result<Projection, NoForecast> {
    let to = reading.period.last_month();
    let year = so_far.ok().map(|so_far| so_far.year).or_else(|| year_of_month(measure, to)).ok_or(NoForecast::NoYear)?;
    is_not_over(outturns, year, to, position_at)?;
    unbroken(measure, to.plus(-11), to)?;
    let figure = of_year(year, reading.value, reading.unit, reading.counts, ForecastMethod::RollingYear);
    Ok(Projection { figure, sum: Sum::RollingYear { to, total: reading.value }, months: year.first_month().count_to(to), of: 12 })
}

/// What is due by now and by the end of the year, by the path of the year's target, or by a target of its own for the
/// months so far.
fn due(measure: &Measure, so_far: &SoFar) -> Result<(f64, f64), NoForecast> {
    let target = |period: Period| measure.targets.iter().find(|target| target.period == period);
    let year = target(so_far.year).ok_or(NoForecast::NoTarget)?;
    let whole = asked(year.requirement).ok_or(NoForecast::Band)?;
    let by_path = year.path.as_ref().and_then(|path| milestone::due(path, whole, year.period, so_far.to));
    let due = by_path.or_else(|| asked(target(so_far.period())?.requirement)).ok_or(NoForecast::NoMilestone { by: so_far.to })?;
    if due > 0.0 && whole > 0.0 { Ok((due, whole)) } else { Err(NoForecast::NothingDue { by: so_far.to }) }
}

/// What a target asks for, unless it is a band.
pub(super) fn asked(requirement: Requirement) -> Option<f64> {
    match requirement {
        Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v) => Some(v.get()),
        Requirement::Band { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_rounded_half_up() {
        let numerators = [862.5, 50.99, 0.0, -1.0].map(|count| counted(count).map(|counts| counts.numerator.0));
        assert_eq!(numerators, [Some(863), Some(51), Some(0), None]);
    }
}

//! The methods: each a sum of a few figures (methods §7).

use jiff::civil::Date;

use super::super::figure::{Figure, FigureUnit, Origin, per};
use super::super::milestone;
use super::super::rounding::{round, settle};
use super::NoForecast;
use super::so_far::{SoFar, is_not_over, so_far, unbroken, year_of_month};
use super::total::outturns;
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
    if method == ForecastMethod::RollingYear
        && let Some(found) = rolling_reading(measure, position_at)
    {
        return found;
    }
    let so_far = so_far(measure, position_at)?;
    from(method, measure, &so_far)
}

/// What a method gives from the year so far.
fn from(method: ForecastMethod, measure: &Measure, so_far: &SoFar) -> Result<Projection, NoForecast> {
    let total = so_far.total;
    let this_year = || unbroken(measure, so_far.from, so_far.to);
    let two_years = || unbroken(measure, so_far.from.plus(-12), so_far.to);
    let enough = || if so_far.months < MONTHS_FROM { Err(NoForecast::TooFewMonths) } else { Ok(()) };
    let above_nothing = |same: f64| {
        let period = Period::YearToDate { from: so_far.from.plus(-12), to: so_far.to.plus(-12) };
        if same > 0.0 { Ok(()) } else { Err(NoForecast::NothingLastYear { period }) }
    };
    let (sum, value) = match method {
        ForecastMethod::StraightLine => {
            enough()?;
            this_year()?;
            (Sum::StraightLine { so_far: total }, total * f64::from(so_far.of) / f64::from(so_far.months))
        }
        ForecastMethod::LastYearsProfile => {
            let (year, same) = so_far.both_of_last_year()?;
            enough()?;
            two_years()?;
            above_nothing(same)?;
            (Sum::LastYearsProfile { so_far: total, year, same }, total * year / same)
        }
        ForecastMethod::LastYearsRemainingMonths => {
            let (year, same) = so_far.both_of_last_year()?;
            two_years()?;
            (Sum::LastYearsRemainingMonths { so_far: total, year, same }, total + (year - same))
        }
        ForecastMethod::MilestoneProfile => {
            let (due, whole) = due(measure, so_far)?;
            enough()?;
            this_year()?;
            (Sum::MilestoneProfile { so_far: total, due, whole }, total * whole / due)
        }
        ForecastMethod::Growth => return growth(measure, so_far, enough().and_then(|()| two_years()), above_nothing),
        ForecastMethod::RollingYear => match by_months(so_far) {
            Some(months) => {
                unbroken(measure, so_far.to.plus(-11), so_far.to)?;
                (Sum::RollingYear { to: so_far.to, total: months }, months)
            }
            None => {
                let (year, same) = so_far.both_of_last_year()?;
                two_years()?;
                (Sum::RollingFromYears { so_far: total, year, same }, total + (year - same))
            }
        },
    };
    projection(measure, so_far, method, sum, value)
}

fn projection(measure: &Measure, so_far: &SoFar, method: ForecastMethod, sum: Sum, value: f64) -> Result<Projection, NoForecast> {
    let figure = figure(measure, so_far, method, value).ok_or(NoForecast::TooLarge)?;
    Ok(Projection { figure, sum, months: so_far.months, of: so_far.of })
}

/// A total for the year as a figure: as a rate where the base is known, with the whole number behind it.
fn figure(measure: &Measure, so_far: &SoFar, method: ForecastMethod, total: f64) -> Option<Figure> {
    let total = Some(settle(total)).filter(|total| total.is_finite())?;
    let (value, unit, counts) = match so_far.base {
        Some((base, _)) => {
            let counts = Counts { numerator: whole(total)?, denominator: None };
            (total / base * per(measure.unit), FigureUnit::Measure, Some(counts))
        }
        None => (total, so_far.unit, None),
    };
    Some(of_year(so_far.year, value, unit, counts, method))
}

fn of_year(period: Period, value: f64, unit: FigureUnit, counts: Option<Counts>, method: ForecastMethod) -> Figure {
    Figure { period, value, unit, counts, origin: Origin::Forecast(method), forecast: true, reading: usize::MAX }
}

/// The whole number next to a count.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(count: f64) -> Option<Count> {
    (0.0..MOST).contains(&count).then(|| Count(round(count, 0).value() as u64))
}

/// Whole numbers are exact to here.
const MOST: f64 = 9_007_199_254_740_992.0;

/// The sum of the last twelve months, where the months are known one by one.
fn by_months(so_far: &SoFar) -> Option<f64> {
    super::total::between(&so_far.stretches, so_far.to.plus(-11), so_far.to).ok()
}

/// The twelve months up to now, as a reading gives them; none where none does. It need not add up through the year: the rate
/// of the last twelve months is one of a whole year.
fn rolling_reading(measure: &Measure, position_at: Date) -> Option<Result<Projection, NoForecast>> {
    let all = outturns(measure);
    let begun = |f: &&Figure| f.period.first_month() <= Month::of(position_at);
    let latest = all.iter().rfind(begun)?.period.last_month();
    let found = all.iter().find(|f| f.period == Period::RollingYear { to: latest })?;
    let year = match so_far(measure, position_at) {
        Ok(so_far) => so_far.year,
        Err(_) => year_of_month(measure, latest)?,
    };
    let told = || {
        is_not_over(&all, year, latest, position_at)?;
        unbroken(measure, latest.plus(-11), latest)?;
        let sum = Sum::RollingYear { to: latest, total: found.value };
        let figure = of_year(year, found.value, found.unit, found.counts, ForecastMethod::RollingYear);
        Ok(Projection { figure, sum, months: year.first_month().count_to(latest), of: 12 })
    };
    Some(told())
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

/// Last year, grown as its same months have: its rate, where only counts are known so far, for which no base is needed.
fn growth(
    measure: &Measure,
    so_far: &SoFar,
    sound: Result<(), NoForecast>,
    above_nothing: impl Fn(f64) -> Result<(), NoForecast>,
) -> Result<Projection, NoForecast> {
    let last_year = so_far.year.years_before(1);
    let all = outturns(measure);
    let rate = all.iter().find(|f| so_far.unit == FigureUnit::Counted && f.unit == FigureUnit::Measure && f.period == last_year);
    let year = match rate {
        Some(rate) => rate.value,
        None => so_far.last_year()?,
    };
    let same = so_far.same_period()?;
    if so_far.last_year().is_ok_and(|whole| whole < same) {
        return Err(NoForecast::LastYearFell { year: last_year });
    }
    sound?;
    above_nothing(same)?;
    let grown = |value: f64| settle(value * so_far.total / same);
    let sum = Sum::Growth { year, so_far: so_far.total, same, in_rate: rate.is_some() };
    let Some(rate) = rate else { return projection(measure, so_far, ForecastMethod::Growth, sum, year * so_far.total / same) };
    let counts = rate.counts.and_then(|counts| Some(Counts { numerator: whole(grown(counts.numerator.real()))?, denominator: None }));
    let value = grown(rate.value);
    if !value.is_finite() {
        return Err(NoForecast::TooLarge);
    }
    let figure = of_year(so_far.year, value, FigureUnit::Measure, counts, ForecastMethod::Growth);
    Ok(Projection { figure, sum, months: so_far.months, of: so_far.of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_rounded_half_up() {
        assert_eq!([whole(862.5), whole(50.99), whole(0.0), whole(-1.0)], [Some(Count(863)), Some(Count(51)), Some(Count(0)), None]);
    }
}

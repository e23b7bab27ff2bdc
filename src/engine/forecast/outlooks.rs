//! All that is told of a measure's year: every method, what each gives or why not, its range, and what the rest must bring.

use super::super::Evaluated;
use super::super::evidence::events;
use super::super::figure::{Figure, Origin};
use super::super::rating::NotRated;
use super::super::rounding::settle;
use super::NoForecast;
use super::method::{METHODS, Projection, Sum, by};
use super::path::{self, Known, Path};
use super::range::{Range, RangeBy, ranges};
use super::run_rate::{RunRate, goal, run_rate};
use super::so_far::{SoFar, so_far};
use super::total::{between, outturns};
use crate::model::{ForecastMethod, Measure, Month, Report};

/// All that is told of a measure's year.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlooks {
    /// The year so far.
    pub so_far: Result<SoFar, NoForecast>,
    /// The officers' own forecast, with the range they give.
    pub entered: Option<(Figure, Option<Range>)>,
    /// Every method, in their order.
    pub methods: Vec<Told>,
    /// What the rest of the year must bring.
    pub run_rate: Result<RunRate, NotRated>,
    /// Months at the end of which the running total stood lower than before.
    pub fell: Vec<Month>,
    /// The way through the year; none where it cannot be told how far it has come.
    pub path: Option<Path>,
}

/// What is told of a method.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Which.
    pub method: ForecastMethod,
    /// The forecast, or why there is none.
    pub found: Result<Projection, NoForecast>,
    /// The method of which it is the same sum.
    pub same_as: Option<ForecastMethod>,
    /// How far out it may be.
    pub range: Option<Range>,
}

impl Outlooks {
    /// What a method gives.
    #[must_use]
    pub fn by(&self, method: ForecastMethod) -> Option<&Projection> {
        self.methods.iter().find(|told| told.method == method)?.found.as_ref().ok()
    }
}

/// All that is told of a measure's year; nothing where its values do not add up through a year that still runs, unless the file
/// names a method.
#[must_use]
pub fn outlooks(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<Outlooks> {
    let year = so_far(measure, &outturns(measure), report.position_at);
    if year.is_err() && measure.forecast.is_none() && !matches!(year, Err(NoForecast::MonthMissing { .. })) {
        return None;
    }
    let told: Vec<(ForecastMethod, Result<Projection, NoForecast>)> =
        METHODS.iter().map(|method| (*method, by(*method, measure, report.position_at))).collect();
    let found: Vec<(ForecastMethod, Projection)> =
        told.iter().filter_map(|(method, found)| Some((*method, found.as_ref().ok()?.clone()))).collect();
    // One for a year after this one is not held beside what this one gives.
    let is_of = |figure: &Figure| year.as_ref().map_or(true, |year| year.year == figure.period);
    let entered = evaluated
        .forecast
        .as_ref()
        .filter(|figure| evaluated.worked_out().is_none() && is_of(figure))
        .map(|figure| (figure.clone(), source_range(measure, figure)));
    let counts_events = year.as_ref().is_ok_and(|year| is_events(measure, year));
    let ranges = year.as_ref().map_or_else(|_| vec![None; found.len()], |year| ranges(measure, year, &found, counts_events));
    let goal = match &year {
        Ok(year) => goal(measure, year),
        Err(_) => Err(NotRated::NoReading),
    };
    let path = year.as_ref().ok().map(|year| {
        let known = Known {
            forecast: evaluated.forecast.as_ref().filter(|figure| is_of(figure)),
            by: measure.forecast.filter(|_| entered.is_none()),
            found: &found,
            ranges: &ranges,
            entered_range: entered.as_ref().and_then(|(_, range)| *range),
            counts_events,
        };
        path::path(measure, year, goal.as_ref().ok().copied(), &known)
    });
    let run_rate = match (&year, goal) {
        (Ok(year), Ok(goal)) => Ok(run_rate(year, goal)),
        (Ok(_) | Err(_), Err(reason)) => Err(reason),
        (Err(_), Ok(_)) => Err(NotRated::NoReading),
    };
    let methods = told
        .into_iter()
        .map(|(method, forecast)| Told {
            method,
            same_as: same_as(&forecast, &found),
            range: found.iter().position(|(other, _)| *other == method).and_then(|index| ranges.get(index).copied().flatten()),
            found: forecast,
        })
        .collect();
    let fell = year.as_ref().map(fell).unwrap_or_default();
    Some(Outlooks { so_far: year, entered, methods, run_rate, fell, path })
}

/// The range that officers give with their forecast.
fn source_range(measure: &Measure, figure: &Figure) -> Option<Range> {
    let interval = figure.reading_of(measure)?.interval?;
    Some(Range { lower: interval.lower.get(), upper: interval.upper.get(), by: RangeBy::Source })
}

/// Whether what is counted comes singly, so that chance alone says something of it.
fn is_events(measure: &Measure, year: &SoFar) -> bool {
    let figure = Figure {
        period: year.period(),
        value: year.total,
        unit: year.unit,
        counts: None,
        origin: Origin::Printed,
        forecast: false,
        reading: None,
    };
    events(measure, &figure).is_ok()
}

/// The method of which a forecast is the same sum.
fn same_as(forecast: &Result<Projection, NoForecast>, found: &[(ForecastMethod, Projection)]) -> Option<ForecastMethod> {
    let projection = forecast.as_ref().ok()?;
    let other = match projection.sum {
        Sum::Growth { in_rate: false, .. } => ForecastMethod::LastYearsProfile,
        Sum::RollingFromYears { .. } => ForecastMethod::LastYearsRemainingMonths,
        Sum::MilestoneProfile { .. } => ForecastMethod::StraightLine,
        Sum::Growth { in_rate: true, .. }
        | Sum::StraightLine { .. }
        | Sum::LastYearsProfile { .. }
        | Sum::LastYearsRemainingMonths { .. }
        | Sum::RollingYear { .. } => return None,
    };
    let value = |figure: &Figure| settle(figure.value).to_bits();
    found.iter().find(|(method, p)| *method == other && value(&p.figure) == value(&projection.figure)).map(|(method, _)| *method)
}

/// Months at the end of which the running total stood lower than before.
fn fell(year: &SoFar) -> Vec<Month> {
    let mut before = f64::NEG_INFINITY;
    let month = |ahead: i32| {
        let month = year.from.plus(ahead);
        let total = between(&year.stretches, year.from, month).ok()?;
        let fell = total < before;
        before = total;
        fell.then_some(month)
    };
    (0..year.months).filter_map(month).collect()
}

//! The interval of a figure: as its source gives it, by its survey's margin, or from its counts
//! (methods §5.1, §5.2, §5.4).

use super::super::figure::{Figure, FigureUnit};
use super::super::statistics::{
    Confidence, ConfidenceInterval, IntervalMethod, NoInterval, count_interval, proportion_interval, rate_interval,
};
use super::events::{Unsure, events, wanting};
use super::margin::{MarginBy, margin};
use crate::model::{Counts, Finite, Interval, Measure, Unit};

/// The 95% interval of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FigureInterval {
    /// Its ends, in the figure's own unit.
    pub interval: Interval,
    /// Where it comes from.
    pub by: IntervalBy,
}

/// Where the interval of a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalBy {
    /// The source gives it, and is taken to be 95% sure of it.
    Source,
    /// The survey's margin of error, either way; a share's ends are not below 0 or above 100.
    Margin(MarginBy),
    /// The counts behind the figure.
    Counts {
        /// By this method.
        method: IntervalMethod,
        /// The base was worked back from a printed rate and its count.
        about: bool,
    },
}

/// The 95% interval of a figure, or why there is none: the source's own; else by its survey's
/// margin, given or worked out; else from its counts, by Wilson's method for a percentage, exact or
/// Byar's for a rate and for a count of events.
///
/// A forecast has one too: how far chance alone would carry it, not how far it may be out.
///
/// # Errors
/// [`Unsure`].
pub fn interval(measure: &Measure, figure: &Figure) -> Result<FigureInterval, Unsure> {
    let reading = figure.reading_of(measure);
    if let Some(interval) = reading.and_then(|r| r.interval).filter(|_| figure.unit == FigureUnit::Measure) {
        return Ok(FigureInterval { interval, by: IntervalBy::Source });
    }
    if let Some(margin) = margin(measure, figure) {
        let (low, high) = (figure.value - margin.size.get(), figure.value + margin.size.get());
        // Where the value itself is beyond them, so are the ends.
        let ends = match measure.unit {
            Unit::Percent => (low.max(figure.value.min(0.0)), high.min(figure.value.max(100.0))),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => (low, high),
        };
        return by(ends, IntervalBy::Margin(margin.by));
    }
    match (figure.unit, measure.unit, figure.counts) {
        (FigureUnit::Measure, Unit::Percent, Some(Counts { numerator, denominator: Some(denominator) })) => {
            from_counts(proportion_interval(numerator, denominator, Confidence::Percent95), 100, false)
        }
        (FigureUnit::Measure, Unit::Rate { per }, Some(Counts { numerator, denominator: Some(denominator) })) => {
            from_counts(rate_interval(numerator, denominator, Confidence::Percent95), per, false)
        }
        (FigureUnit::Measure, Unit::Rate { .. }, Some(Counts { numerator, denominator: None })) if numerator.0 > 0 => {
            let count = count_interval(numerator, Confidence::Percent95).map_err(|_| Unsure::NotWorkedOut)?;
            let of_one = figure.value / numerator.real();
            let ends = (count.interval.lower.get() * of_one, count.interval.upper.get() * of_one);
            by(ends, IntervalBy::Counts { method: count.method, about: true })
        }
        (FigureUnit::Measure, Unit::Percent | Unit::Rate { .. }, _) => Err(wanting(measure)),
        (
            FigureUnit::Counted | FigureUnit::Measure,
            Unit::Percent | Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score,
            _,
        ) => from_counts(count_interval(events(measure, figure)?, Confidence::Percent95), 1, false),
    }
}

fn from_counts(found: Result<ConfidenceInterval, NoInterval>, per: u32, about: bool) -> Result<FigureInterval, Unsure> {
    let found = found.ok().and_then(|found| found.times(per)).ok_or(Unsure::NotWorkedOut)?;
    Ok(FigureInterval { interval: found.interval, by: IntervalBy::Counts { method: found.method, about } })
}

fn by((lower, upper): (f64, f64), by: IntervalBy) -> Result<FigureInterval, Unsure> {
    let interval = Finite::new(lower).zip(Finite::new(upper)).map(|(lower, upper)| Interval { lower, upper });
    interval.map(|interval| FigureInterval { interval, by }).ok_or(Unsure::NotWorkedOut)
}

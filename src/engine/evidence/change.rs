//! The test of a change between two figures (methods §5.5). The one part of the evidence that the
//! direction of travel asks for, where the report wants it to.

use super::super::figure::{Figure, FigureUnit};
use super::super::statistics::{
    ChanceTest, Estimate, NotTested, change_of_counts, change_of_estimates, change_of_proportions, change_of_rates,
};
use super::events::{Unsure, events, wanting};
use super::margin::margin;
use crate::model::{Counts, Finite, Measure, Period, Unit};

/// Why a change was not held against chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTest {
    /// The two figures are the same.
    NoChange,
    /// One of the two figures does not tell how sure it is.
    Figure {
        /// What it is for.
        period: Period,
        /// What is wanting.
        why: Unsure,
    },
    /// Two counts of stretches of different length, and no base to make rates of them.
    OtherLength,
    /// The two periods share months, and so people.
    Overlap,
    /// The method has no answer.
    Method(NotTested),
}

/// Holds a change between two figures of a measure against chance: survey estimates, and figures
/// whose source gives an interval, by their margins; else percentages as two proportions; else rates
/// as two rates, or, where a base is not known, as two counts of events on the same base; else counts
/// of events.
///
/// The two are taken for different people. On two days many are the same ones, which makes a change
/// that is called unlikely to be chance the more so.
///
/// # Errors
/// [`NoTest`].
pub fn change(measure: &Measure, from: &Figure, to: &Figure) -> Result<ChanceTest, NoTest> {
    if (to.value - from.value).abs() <= 0.0 {
        return Err(NoTest::NoChange);
    }
    if overlap(from.period, to.period) {
        return Err(NoTest::Overlap);
    }
    if let (Some(before), Some(after)) = (margin(measure, from), margin(measure, to)) {
        let estimate = |figure: &Figure, margin| Finite::new(figure.value).map(|value| Estimate { value, margin });
        let (Some(before), Some(after)) = (estimate(from, before.size), estimate(to, after.size)) else {
            return Err(NoTest::Method(NotTested::TooLarge));
        };
        return change_of_estimates(before, after).map_err(NoTest::Method);
    }
    match (from.unit, measure.unit) {
        (FigureUnit::Measure, Unit::Percent) => {
            let (before, after) = (with_base(measure, from)?, with_base(measure, to)?);
            change_of_proportions(before, after).map_err(NoTest::Method)
        }
        (FigureUnit::Measure, Unit::Rate { .. }) => match (with_base(measure, from), with_base(measure, to)) {
            (Ok(before), Ok(after)) => change_of_rates(before, after).map_err(NoTest::Method),
            (_, _) => {
                let events = |figure: &Figure| figure.counts.map(|counts| counts.numerator).ok_or(Unsure::NoBase);
                counts(from, to, events)
            }
        },
        (
            FigureUnit::Counted | FigureUnit::Measure,
            Unit::Percent | Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score,
        ) => counts(from, to, |figure| events(measure, figure)),
    }
}

/// Two counts of events over stretches of the same length.
fn counts(from: &Figure, to: &Figure, events: impl Fn(&Figure) -> Result<crate::model::Count, Unsure>) -> Result<ChanceTest, NoTest> {
    let known = |figure: &Figure| events(figure).map_err(|why| NoTest::Figure { period: figure.period, why });
    let (before, after) = (known(from)?, known(to)?);
    if months(from.period) != months(to.period) {
        return Err(NoTest::OtherLength);
    }
    change_of_counts(before, after).map_err(NoTest::Method)
}

fn with_base(measure: &Measure, figure: &Figure) -> Result<Counts, NoTest> {
    let counts = figure.counts.filter(|counts| counts.denominator.is_some());
    counts.ok_or(NoTest::Figure { period: figure.period, why: wanting(measure) })
}

fn months(period: Period) -> i32 {
    period.first_month().count_to(period.last_month())
}

fn overlap(earlier: Period, later: Period) -> bool {
    let on_a_day = |period| matches!(period, Period::PointInTime(_));
    !(on_a_day(earlier) || on_a_day(later)) && later.first_month() <= earlier.last_month()
}

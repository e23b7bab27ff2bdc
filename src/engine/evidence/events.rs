//! What is known of a figure that tells how sure it is, and what is wanting.

use super::super::figure::{Figure, FigureUnit};
use crate::model::{Count, Measure, Period, Scale, Unit};

/// Why nothing tells how sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsure {
    /// A percentage or rate without the counts behind it.
    NoBase,
    /// A survey's estimate, and neither its margin nor the number of answers.
    NoAnswers,
    /// Days, money, a mean score: how much they vary from one to the next is not in the report.
    NoSpread,
    /// A number of people on one day, who did not come one by one in a stretch of time.
    PositionOnADay,
    /// A number printed in thousands: visits or loans, many of them by the same people.
    InThousands,
    /// A number that is not a whole one, or below 0.
    NotWhole,
    /// The figures contradict each other, or are too large to reckon with.
    NotWorkedOut,
}

/// The whole number a value is, if it is one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: f64) -> Option<Count> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = (0.0..=EXACT).contains(&value) && value.fract().abs() <= 0.0;
    is_whole.then_some(Count(value as u64))
}

/// The events a figure counts: the numerator so far of a rate, or the count itself where it is one of
/// events in a stretch of time.
///
/// A number on one day is not: those counted are there together and stay. Nor is one that is printed
/// in thousands: such things come in great numbers, many by the same people, so that they vary far
/// more than events that come singly. *Ours*.
pub(in crate::engine) fn events(measure: &Measure, figure: &Figure) -> Result<Count, Unsure> {
    if figure.unit == FigureUnit::Measure {
        match measure.unit {
            Unit::Count => {}
            Unit::Percent | Unit::Rate { .. } => return Err(Unsure::NoBase),
            Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return Err(Unsure::NoSpread),
        }
        if measure.scale != Scale::Ones {
            return Err(Unsure::InThousands);
        }
    }
    if matches!(figure.period, Period::PointInTime(_)) {
        return Err(Unsure::PositionOnADay);
    }
    whole(figure.value).ok_or(Unsure::NotWhole)
}

/// What is wanting where a figure has neither margin nor counts.
pub(super) fn wanting(measure: &Measure) -> Unsure {
    match measure.unit {
        Unit::Percent if measure.survey => Unsure::NoAnswers,
        Unit::Percent | Unit::Rate { .. } => Unsure::NoBase,
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => Unsure::NoSpread,
    }
}

//! How far out a forecast may be, and by which rule that is told.
//!
//! * By the **months**, where this year's are known one by one: a 95% prediction interval for the sum of the months that
//!   are left, taken to vary as those so far did, one independent of the other (Hahn & Meeker 1991).
//! * By the **events**, where what is counted comes singly and is not too many: a 95% prediction interval for a Poisson count, from one seen
//!   in another stretch (Nelson 1982; in the closed form of Krishnamoorthy & Peng 2011).
//! * Else from the lowest to the highest of the **methods** that can be worked out. *Ours*: no probability goes with it.

use super::super::figure::{Figure, FigureUnit};
use super::super::math::sum;
use super::super::rounding::settle;
use super::super::statistics::{Confidence, DegreesOfFreedom, student_t_quantile};
use super::method::{Projection, Sum};
use super::so_far::SoFar;
use super::total::between;
use crate::model::{ForecastMethod, Measure};

/// From where to where the year may end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end, in the unit of the forecast.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
    /// By which rule.
    pub by: RangeBy,
}

/// The rule behind a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeBy {
    /// The officers give it with their forecast.
    Source,
    /// By how much the months so far differ.
    Months {
        /// How many there are.
        months: usize,
    },
    /// By chance alone, as events vary that come singly; last year's profile, where there is one, taken as certain.
    Events,
    /// From the lowest to the highest of the methods.
    Methods {
        /// Which gives the lowest.
        lowest: ForecastMethod,
        /// Which gives the highest.
        highest: ForecastMethod,
    },
}

/// With fewer months than this their spread says too little. *Ours*.
const MONTHS_FROM: usize = 4;

/// Of as many events as this or more, chance alone is the least part of what varies: a range by it would be far too narrow. *Ours*.
const EVENTS_BELOW: f64 = 1_000.0;

/// What the months that are left may bring, in the unit that adds up.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Spread {
    /// As the months so far.
    Months(Vec<f64>),
    /// From so many events, in a stretch to which the rest of the year is as `ratio` to 1.
    Events {
        /// How many.
        events: f64,
        /// How much more, or less, is still to come.
        ratio: f64,
    },
}

impl Spread {
    /// Of the forecast of a method; none where neither months nor events tell.
    pub(super) fn of(so_far: &SoFar, sum: &Sum, counts_events: bool) -> Option<Self> {
        if let (Sum::StraightLine { .. }, Some(months)) = (sum, months(so_far))
            && months.len() >= MONTHS_FROM
        {
            return Some(Self::Months(months));
        }
        let events = |events: f64, ratio: f64| {
            (counts_events && is_few(events) && ratio.is_finite() && ratio > 0.0).then_some(Self::Events { events, ratio })
        };
        match *sum {
            Sum::StraightLine { so_far: total } => events(total, f64::from(so_far.left()) / f64::from(so_far.months)),
            Sum::LastYearsProfile { so_far, year, same } | Sum::Growth { so_far, year, same, in_rate: false } => {
                events(so_far, (year - same) / same)
            }
            Sum::MilestoneProfile { so_far, due, whole } => events(so_far, (whole - due) / due),
            Sum::LastYearsRemainingMonths { year, same, .. } | Sum::RollingFromYears { year, same, .. } => events(year - same, 1.0),
            Sum::Growth { in_rate: true, .. } | Sum::RollingYear { .. } => None,
        }
    }

    /// What so many of the months that are left may bring.
    pub(super) fn ahead(&self, months: i32, left: i32) -> Option<(f64, f64)> {
        match self {
            Self::Months(so_far) => months_range(so_far, months),
            Self::Events { events, ratio } => Some(remaining_events(*events, ratio * f64::from(months) / f64::from(left))),
        }
    }

    pub(super) fn by(&self) -> RangeBy {
        match self {
            Self::Months(months) => RangeBy::Months { months: months.len() },
            Self::Events { .. } => RangeBy::Events,
        }
    }
}

fn is_few(events: f64) -> bool {
    (0.0..EVENTS_BELOW).contains(&events) && events.fract().abs() <= 0.0
}

/// What each month so far brought; none where one is not known by itself, or the running total fell.
pub(super) fn months(so_far: &SoFar) -> Option<Vec<f64>> {
    let mut before = 0.0;
    let month = |ahead: i32| {
        let total = between(&so_far.stretches, so_far.from, so_far.from.plus(ahead)).ok()?;
        let brought = total - before;
        before = total;
        (brought >= 0.0).then_some(brought)
    };
    (0..so_far.months).map(month).collect()
}

/// A 95% prediction interval for the sum of so many further months, of which each is like these: r·x̄ ± t(k − 1)·s·√(r + r²/k).
/// Not below 0, as none of them is. None for fewer than two months.
#[must_use]
pub fn months_range(months: &[f64], ahead: i32) -> Option<(f64, f64)> {
    let k = f64::from(u32::try_from(months.len()).ok()?);
    let t = student_t_quantile(Confidence::Percent95.not_above(), DegreesOfFreedom::new(k - 1.0)?);
    let mean = sum(months.iter().copied()) / k;
    let s = (sum(months.iter().map(|month| (month - mean) * (month - mean))) / (k - 1.0)).sqrt();
    let r = f64::from(ahead);
    let (middle, half) = (r * mean, t * s * (r + r * r / k).sqrt());
    Some(((middle - half).max(0.0), middle + half)).filter(|(lower, upper)| lower.is_finite() && upper.is_finite())
}

/// A 95% prediction interval for a Poisson count, from so many events in a stretch to which that of the count is as `ratio` to 1:
/// all counts y for which (y − ratio·x)² ≤ z²·ratio·(x + y). Whole numbers.
#[must_use]
pub fn remaining_events(events: f64, ratio: f64) -> (f64, f64) {
    let z = Confidence::Percent95.z();
    let middle = ratio * (events + z * z / 2.0);
    let half = ratio * z * (events * (1.0 + 1.0 / ratio) + z * z / 4.0).sqrt();
    // What subtracting leaves of equal numbers is not an event.
    let least = 1e-12 * (middle + half);
    ((middle - half - least).max(0.0).ceil(), (middle + half + least).floor())
}

/// The range of each method's forecast.
pub(super) fn ranges(measure: &Measure, so_far: &SoFar, found: &[(ForecastMethod, Projection)], counts_events: bool) -> Vec<Option<Range>> {
    let span = span(found);
    let range = |(_, projection): &(ForecastMethod, Projection)| {
        let spread = Spread::of(so_far, &projection.sum, counts_events);
        let ahead = spread.and_then(|spread| Some((spread.ahead(so_far.left(), so_far.left())?, spread.by())));
        match ahead {
            Some(((lower, upper), by)) => {
                let value = |ahead: f64| in_unit(measure, so_far, &projection.figure, so_far.total + ahead);
                Some(Range { lower: value(lower), upper: value(upper), by })
            }
            None => span,
        }
    };
    found.iter().map(range).collect()
}

/// From the lowest to the highest, where two methods or more are told apart.
fn span(found: &[(ForecastMethod, Projection)]) -> Option<Range> {
    let unit = found.first()?.1.figure.unit;
    let values = || found.iter().filter(|(_, p)| p.figure.unit == unit).map(|(method, p)| (*method, settle(p.figure.value)));
    let (lowest, lower) = values().reduce(|best, next| if next.1 < best.1 { next } else { best })?;
    let (highest, upper) = values().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (lower < upper).then_some(Range { lower, upper, by: RangeBy::Methods { lowest, highest } })
}

/// A total for the year in the unit of a forecast.
fn in_unit(measure: &Measure, so_far: &SoFar, figure: &Figure, total: f64) -> f64 {
    match (figure.unit, so_far.base) {
        (FigureUnit::Measure, Some((base, _))) => total / base * super::super::figure::per(measure.unit),
        (FigureUnit::Measure | FigureUnit::Counted, _) => total,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_months_leave_no_doubt() {
        assert_eq!(months_range(&[5.0; 6], 6), Some((30.0, 30.0)));
        assert_eq!(months_range(&[5.0], 6), None);
    }

    #[test]
    fn no_events_may_still_become_some() {
        assert_eq!(remaining_events(0.0, 0.5), (0.0, 1.0));
        assert_eq!(remaining_events(0.0, 0.01), (0.0, 0.0));
    }

    proptest! {
        #[test]
        fn the_ends_solve_what_they_are_made_from(events in 0u32..100_000, ratio in 0.01..20.0f64) {
            let (x, z) = (f64::from(events), Confidence::Percent95.z());
            let (lower, upper) = remaining_events(x, ratio);
            let holds = |y: f64| (y - ratio * x) * (y - ratio * x) <= z * z * ratio * (x + y) * (1.0 + 1e-9);
            prop_assert!(lower <= upper && holds(lower) && holds(upper));
            prop_assert!(!holds(upper + 1.0) && (lower < 1.0 || !holds(lower - 1.0)));
        }
    }
}

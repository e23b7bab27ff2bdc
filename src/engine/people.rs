//! Distance in people: the smallest whole number of people by which a numerator would have to
//! change to meet a requirement (methods §6).

use super::figure::{self, Figure, FigureUnit};
use super::rounding::settle;
use super::yardstick::{Yardstick, gap_to};
use crate::model::{Measure, Requirement, Unit};

/// How many people lie between a figure and a requirement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distance {
    /// Worked out from whole counts.
    Exact {
        /// The numerator that would meet it.
        needed: f64,
        /// That less the numerator there is: negative means fewer.
        change: f64,
    },
    /// Worked out from a base that was worked back from a printed rate: it may be one or two out.
    About {
        /// The numerator that would meet it.
        needed: f64,
        /// That less the numerator there is.
        change: f64,
    },
    /// Of every hundred, where no base is published: the gap itself, not a whole number.
    PerHundred {
        /// How many more (fewer, if negative).
        change: f64,
    },
}

impl Distance {
    /// The change in people; none where only a share is known.
    #[must_use]
    pub fn people(self) -> Option<f64> {
        match self {
            Self::Exact { change, .. } | Self::About { change, .. } => Some(change),
            Self::PerHundred { .. } => None,
        }
    }
}

/// The distance of a figure from a requirement in the same unit; none where counting makes no sense.
#[must_use]
pub fn distance(measure: &Measure, figure: &Figure, requirement: Requirement) -> Option<Distance> {
    let whole_target = |per_unit: f64| nearest_whole(requirement, figure.value, per_unit);
    match (figure.unit, measure.unit) {
        (FigureUnit::Counted, _) | (FigureUnit::Measure, Unit::Count) => {
            let needed = whole_target(1.0);
            Some(Distance::Exact { needed, change: needed - figure.value })
        }
        (FigureUnit::Measure, Unit::Percent | Unit::Rate { .. }) => {
            let Some(counts) = figure.counts else {
                let short = gap_to(requirement, figure.value).abs();
                let change = settle(if is_above(requirement, figure.value) { -short } else { short });
                return (measure.unit == Unit::Percent).then_some(Distance::PerHundred { change });
            };
            let base = figure::base_of(measure, figure)?;
            let needed = whole_target(base / figure::per(measure.unit));
            let change = needed - counts.numerator.real();
            Some(if counts.denominator.is_some() { Distance::Exact { needed, change } } else { Distance::About { needed, change } })
        }
        (FigureUnit::Measure, Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score) => None,
    }
}

/// Whether a value lies above what is asked for, and so has to fall.
fn is_above(requirement: Requirement, value: f64) -> bool {
    match requirement {
        Requirement::AtLeast(target) | Requirement::AtMost(target) | Requirement::Below(target) => value > target.get(),
        Requirement::Band { high, .. } => value > high.get(),
    }
}

/// The whole number nearest to a value's own that meets a requirement, `per_unit` people to the unit.
fn nearest_whole(requirement: Requirement, value: f64, per_unit: f64) -> f64 {
    let people = |x: f64| settle(x * per_unit);
    match requirement {
        Requirement::AtLeast(target) => people(target.get()).ceil(),
        Requirement::AtMost(target) => people(target.get()).floor(),
        Requirement::Below(target) => people(target.get()).ceil() - 1.0,
        Requirement::Band { low, high } => {
            if value < low.get() {
                people(low.get()).ceil()
            } else if value > high.get() {
                people(high.get()).floor()
            } else {
                people(value)
            }
        }
    }
}

/// How many people a figure is short of its yardstick: its counts against the people the target
/// stands for, or the distance worked out.
pub(super) fn shortfall(measure: &Measure, figure: &Figure, yardstick: &Yardstick) -> Option<f64> {
    match (figure.counts, yardstick.people) {
        (Some(counts), Some(people)) => Some((counts.numerator.real() - people.real()).abs()),
        (_, _) => distance(measure, figure, yardstick.requirement).and_then(Distance::people).map(f64::abs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Finite;

    fn at_least(value: f64) -> Requirement {
        Requirement::AtLeast(Finite::new(value).unwrap())
    }

    #[test]
    fn thirty_one_more_of_a_thousand() {
        // 500 of 1,000 against 53.1%: 531 are needed.
        assert_eq!(nearest_whole(at_least(53.1), 50.0, 10.0), 531.0);
        assert_eq!(nearest_whole(at_least(53.11), 50.0, 10.0), 532.0);
    }

    #[test]
    fn strictly_below_a_whole_number_is_one_less() {
        assert_eq!(nearest_whole(Requirement::Below(Finite::new(773.0).unwrap()), 800.0, 1.0), 772.0);
        assert_eq!(nearest_whole(Requirement::Below(Finite::new(4.1).unwrap()), 5.0, 1.0), 4.0);
    }
}

//! Tolerances: which one applies, who set it, and whether a difference lies within it
//! (methods §3 and §4).

use super::figure::{Figure, FigureUnit};
use super::people;
use super::rounding::at_most;
use super::yardstick::{Against, Yardstick};
use crate::model::{Aim, Count, Finite, Measure, MiddleLies, Requirement, Scheme, SmallNumbers, Tolerance, Unit, UnitTolerances};

/// Who set a tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    /// Nobody: it is the default for such units.
    Default,
    /// Nobody: it is the default for targets that stand for few people.
    SmallNumbersDefault,
    /// The report, for targets that stand for few people.
    SmallNumbersReport,
    /// The report, for such units.
    Report,
    /// The file, for this measure.
    Measure,
}

/// A tolerance and how a difference lies to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsedTolerance {
    /// The tolerance.
    pub tolerance: Tolerance,
    /// Who set it.
    pub set_by: SetBy,
    /// The size of the difference, in what the tolerance is in: a share of the reference from 0
    /// to 1, points, the unit, or people. None where it is undefined: a share of nothing.
    pub difference: Option<f64>,
    /// Whether the difference lies within the tolerance, its edge included.
    pub within: bool,
}

/// A target that stands for fewer people is small, and its default tolerance is in people.
/// *Ours*, from the published letter of one measure (methods §3 rule 3).
const SMALL_NUMBERS: SmallNumbers = SmallNumbers { below: Count(30), tolerance: Count(10) };

/// Short of a target by this share is near. *Ours* (methods §3 rule 2).
const SHORT_OF_SHARE: f64 = 0.10;

/// A change of so many points is small. *Ours* (methods §4).
const SIMILAR_POINTS: f64 = 1.5;

/// A change of this share is small. *Ours* (methods §4).
const SIMILAR_SHARE: f64 = 0.03;

fn finite(value: f64) -> Finite {
    // The constants above are finite; anything else would be zero tolerance.
    Finite::new(value).unwrap_or(Finite::new(0.0).unwrap_or_else(|| unreachable!("zero is finite")))
}

fn similar(unit: Unit) -> Tolerance {
    match unit {
        Unit::Percent => Tolerance::Points(finite(SIMILAR_POINTS)),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            Tolerance::Relative(finite(SIMILAR_SHARE))
        }
    }
}

fn of_unit(unit: Unit, set: &UnitTolerances) -> Option<Tolerance> {
    match unit {
        Unit::Percent => set.percent,
        Unit::Rate { .. } => set.rate,
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => set.count,
    }
}

/// The tolerance of a rating, and how the shortfall (or distance, for an either-side scheme) lies to it.
///
/// `difference` is in the figure's unit and not negative.
pub(super) fn for_rating(
    scheme: &Scheme,
    set: &crate::model::Tolerances,
    measure: &Measure,
    figure: &Figure,
    yardstick: &Yardstick,
    difference: f64,
) -> UsedTolerance {
    let in_people = || people::shortfall(measure, figure, yardstick);
    let is_small = |small: SmallNumbers| is_small(measure, yardstick, small) && in_people().is_some();
    let people = |small: SmallNumbers| Tolerance::People(small.tolerance);
    // The engine's own come last: what the report sets for its units goes before the default for small numbers.
    let (tolerance, set_by) = if let Some(own) = measure.rating_tolerance {
        (own, SetBy::Measure)
    } else if let Some(small) = set.small_numbers.filter(|small| is_small(*small)) {
        (people(small), SetBy::SmallNumbersReport)
    } else if let Some(report) = of_unit(measure.unit, &set.rating) {
        (report, SetBy::Report)
    } else if set.small_numbers.is_none() && is_small(SMALL_NUMBERS) {
        (people(SMALL_NUMBERS), SetBy::SmallNumbersDefault)
    } else {
        let default = match scheme.middle_lies {
            MiddleLies::ShortOf => Tolerance::Relative(finite(SHORT_OF_SHARE)),
            MiddleLies::EitherSide => match figure.unit {
                FigureUnit::Measure => similar(measure.unit),
                FigureUnit::Counted => Tolerance::Relative(finite(SIMILAR_SHARE)),
            },
        };
        (default, SetBy::Default)
    };
    used(tolerance, set_by, difference, yardstick.nearer_edge(figure.value), in_people)
}

/// Whether a target stands for few people. A comparator stands for none of the council's own.
fn is_small(measure: &Measure, yardstick: &Yardstick, small: SmallNumbers) -> bool {
    let stands_for = match (yardstick.against, yardstick.people, measure.unit, yardstick.requirement) {
        (Against::Comparator { .. } | Against::EvenPace { .. }, ..) => None,
        (_, Some(people), ..) => Some(people.real()),
        (_, None, Unit::Count, Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v)) => Some(v.get()),
        (_, None, ..) => None,
    };
    // None at all is not a small number: of nothing there is no near.
    stands_for.is_some_and(|people| people > 0.0 && people < small.below.real())
}

/// The tolerance of a direction, and how the change lies to it.
pub(super) fn for_direction(
    set: &crate::model::Tolerances,
    measure: &Measure,
    from: &Figure,
    to: &Figure,
    difference: f64,
) -> UsedTolerance {
    let (tolerance, set_by) = if let Some(own) = measure.direction_tolerance {
        (own, SetBy::Measure)
    } else if let Some(report) = of_unit(measure.unit, &set.direction) {
        (report, SetBy::Report)
    } else {
        (similar(measure.unit), SetBy::Default)
    };
    let in_people = || match (from.counts, to.counts, measure.unit) {
        (Some(a), Some(b), _) => Some((b.numerator.real() - a.numerator.real()).abs()),
        (_, _, Unit::Count) => Some(difference),
        (_, _, _) => None,
    };
    used(tolerance, set_by, difference, from.value, in_people)
}

fn used(tolerance: Tolerance, set_by: SetBy, difference: f64, reference: f64, in_people: impl Fn() -> Option<f64>) -> UsedTolerance {
    let (difference, limit) = match tolerance {
        Tolerance::Relative(share) => ((reference != 0.0).then(|| difference / reference.abs()), share.get()),
        Tolerance::Points(points) => (Some(difference), points.get()),
        Tolerance::Absolute(amount) => (Some(difference), amount.get()),
        Tolerance::People(people) => (in_people(), people.real()),
    };
    let within = difference.is_some_and(|d| at_most(d, limit));
    UsedTolerance { tolerance, set_by, difference, within }
}

/// Better is positive: the sign of a difference by the aim.
pub(super) fn by_aim(aim: Aim, difference: f64) -> f64 {
    match aim {
        Aim::High | Aim::Band | Aim::None => difference,
        Aim::Low => -difference,
    }
}

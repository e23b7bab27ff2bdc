//! What each month that is left must bring, or may, for the year to meet what it is rated against.

use super::super::figure::{Figure, FigureUnit, Origin, per};
use super::super::rating::NotRated;
use super::super::rounding::settle;
use super::super::yardstick::{self, Yardstick};
use super::so_far::SoFar;
use crate::model::{Aim, Finite, Measure, Requirement};

/// What the year is rated against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// What it is.
    pub yardstick: Yardstick,
    /// What it asks for, in the unit that adds up.
    pub requirement: Requirement,
    /// A count worked back from a rate and a base that is only about known.
    pub about: bool,
}

/// What the rest of the year must bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunRate {
    /// What is to be met.
    pub goal: Goal,
    /// How many months are left.
    pub left: i32,
    /// What each month so far brought on average.
    pub each_so_far: f64,
    /// What those that are left must bring, or may.
    pub need: Need,
}

/// What each month that is left must bring, or may, in the unit that adds up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// At least so much each.
    AtLeast(f64),
    /// At most so much each.
    AtMost(f64),
    /// Less than so much each.
    Under(f64),
    /// Within these, each.
    Within(f64, f64),
    /// Nothing: it is met already, and passed by so much.
    Met(f64),
    /// It cannot be met any more: what was to stay below is passed by so much.
    Passed(f64),
}

/// What the year is rated against, or why there is nothing.
pub(super) fn goal(measure: &Measure, so_far: &SoFar) -> Result<Goal, NotRated> {
    if measure.for_information {
        return Err(NotRated::ForInformation);
    }
    if measure.aim == Aim::None {
        return Err(NotRated::NoAim);
    }
    let year = Figure {
        period: so_far.year,
        value: so_far.total,
        unit: FigureUnit::Measure,
        counts: None,
        origin: Origin::Printed,
        forecast: true,
        reading: None,
    };
    let yardstick = yardstick::of(measure, &year)?;
    if so_far.unit == FigureUnit::Measure {
        return Ok(Goal { yardstick, requirement: yardstick.requirement, about: false });
    }
    let counted = |value: Finite| match (yardstick.people, so_far.base) {
        (Some(people), _) => Finite::new(people.real()),
        (None, Some((base, _))) => Finite::new(value.get() / per(measure.unit) * base),
        (None, None) => None,
    };
    let requirement = match yardstick.requirement {
        Requirement::AtLeast(v) => counted(v).map(Requirement::AtLeast),
        Requirement::AtMost(v) => counted(v).map(Requirement::AtMost),
        Requirement::Below(v) => counted(v).map(Requirement::Below),
        Requirement::Band { low, high } => counted(low).zip(counted(high)).map(|(low, high)| Requirement::Band { low, high }),
    };
    let about = yardstick.people.is_none() && so_far.base.is_some_and(|(_, about)| about);
    requirement.map(|requirement| Goal { yardstick, requirement, about }).ok_or(NotRated::BaseUnknown)
}

/// What each month that is left must bring, or may.
pub(super) fn run_rate(so_far: &SoFar, goal: Goal) -> RunRate {
    let left = so_far.left();
    let to = |value: Finite| settle(value.get() - so_far.total);
    let each = |value: Finite| to(value) / f64::from(left);
    let need = match goal.requirement {
        Requirement::AtLeast(v) if to(v) <= 0.0 => Need::Met(-to(v)),
        Requirement::AtLeast(v) => Need::AtLeast(each(v)),
        Requirement::AtMost(v) if to(v) < 0.0 => Need::Passed(-to(v)),
        Requirement::AtMost(v) => Need::AtMost(each(v)),
        Requirement::Below(v) if to(v) <= 0.0 => Need::Passed(-to(v)),
        Requirement::Below(v) => Need::Under(each(v)),
        Requirement::Band { high, .. } if to(high) < 0.0 => Need::Passed(-to(high)),
        Requirement::Band { low, high } if to(low) <= 0.0 => Need::AtMost(each(high)),
        Requirement::Band { low, high } => Need::Within(each(low), each(high)),
    };
    RunRate { goal, left, each_so_far: so_far.total / f64::from(so_far.months), need }
}

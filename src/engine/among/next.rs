//! How many people lie between us and the next better quarter.

use super::{Known, column, number};
use crate::engine::benchmarking::{BestEnd, Column, Groups, NoDistance, NoGroup, Numerator, Ratio, ToGroup, people_to_group};
use crate::model::{Measure, Quartile, Unit};

/// Why there is no distance to a better quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoNext {
    /// We are in none, and why.
    NoQuarter(NoGroup),
    /// We are in the best.
    InBest,
    /// The measure's unit does not count people.
    NotCounted,
    /// It cannot be worked out, and why.
    NoDistance(NoDistance),
}

/// The people between us and the quarter better than the one that is shown.
pub(super) fn to_next(
    measure: &Measure,
    known: &Known,
    own: usize,
    best: BestEnd,
    now: &Result<Quartile, NoGroup>,
) -> Result<ToGroup, NoNext> {
    if !best.judges() {
        return Err(NoNext::NoDistance(NoDistance::NoJudgement));
    }
    let goal = number(*now.as_ref().map_err(|why| NoNext::NoQuarter(why.clone()))?) - 1;
    if goal == 0 {
        return Err(NoNext::InBest);
    }
    // A count is so many to one.
    let alone = |value: &Option<f64>| Ratio::new(column::whole((*value)?)?, 1);
    let (numerator, counts) = match measure.unit {
        Unit::Percent => (Numerator::PartOfBase, known.counts.clone()),
        Unit::Rate { .. } => (Numerator::Events, known.counts.clone()),
        Unit::Count => (Numerator::Events, known.values.iter().map(alone).collect()),
        Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return Err(NoNext::NotCounted),
    };
    let column = Column { values: &known.values, counts: &counts, own, per: super::per(measure), numerator };
    people_to_group(&column, best, Groups::QUARTERS, goal).map_err(NoNext::NoDistance)
}

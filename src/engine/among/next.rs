//! What lies between us and another quarter, or another rank: people, and the value.

use super::{Known, column, number};
use crate::engine::benchmarking::{
    AtValue, BestEnd, Column, Groups, NoDistance, NoGroup, Numerator, RankGoal, Ratio, ToGroup, ToRank, people_to_group, people_to_rank,
    value_for_better, value_for_worse,
};
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

/// The counts in which a measure can be moved, of everyone who has them; none for a unit that does not count people.
fn counts(measure: &Measure, known: &Known) -> Option<(Numerator, Vec<Option<Ratio>>)> {
    // A count is so many to one.
    let alone = |value: &Option<f64>| Ratio::new(column::whole((*value)?)?, 1);
    match measure.unit {
        Unit::Percent => Some((Numerator::PartOfBase, known.counts.clone())),
        Unit::Rate { .. } => Some((Numerator::Events, known.counts.clone())),
        Unit::Count => Some((Numerator::Events, known.values.iter().map(alone).collect())),
        Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => None,
    }
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
    let (numerator, counts) = counts(measure, known).ok_or(NoNext::NotCounted)?;
    let column = Column { values: &known.values, counts: &counts, own, per: super::per(measure), numerator };
    people_to_group(&column, best, Groups::QUARTERS, goal).map_err(NoNext::NoDistance)
}

impl super::Among {
    /// The people between us and another rank, by the counts.
    ///
    /// # Errors
    /// Why there is no such distance.
    pub fn people_to(&self, measure: &Measure, goal: RankGoal) -> Result<ToRank, NoNext> {
        let (numerator, counts) = counts(measure, &self.known).ok_or(NoNext::NotCounted)?;
        let column = Column { values: &self.known.values, counts: &counts, own: self.own, per: super::per(measure), numerator };
        people_to_rank(&column, self.best(), goal).map_err(NoNext::NoDistance)
    }

    /// The values with which our rank would be better, the nearest first.
    pub fn better_values(&self) -> impl Iterator<Item = AtValue> + '_ {
        self.moving(|values| value_for_better(values, self.own, self.best()))
    }

    /// The values, in steps of so much, with which our rank would be worse, the nearest first.
    pub fn worse_values(&self, step: f64) -> impl Iterator<Item = AtValue> + '_ {
        self.moving(move |values| value_for_worse(values, self.own, self.best(), step))
    }

    /// What is found again and again, ours being each time what was found before.
    fn moving<'a>(&'a self, find: impl Fn(&[Option<f64>]) -> Option<AtValue> + 'a) -> impl Iterator<Item = AtValue> + 'a {
        let mut values = self.known.values.clone();
        std::iter::from_fn(move || {
            let found = find(&values)?;
            *values.get_mut(self.own)? = Some(found.value);
            Some(found)
        })
    }
}

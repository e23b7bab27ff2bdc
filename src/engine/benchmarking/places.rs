//! Where a rank changes: by how many people, and at which value (methods §6).
//!
//! As for a quartile, the base stays the same and the others stay where they are.

use std::cmp::Ordering;

use super::super::rounding::settle;
use super::distance::{Column, Fraction, Goal, NoDistance, People, Ratio, RestsOn, badness, band, people_to_reach};
use super::rank::BestEnd;

/// A rank to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankGoal {
    /// The next better one by the counts.
    NextBetter,
    /// The next worse one.
    NextWorse,
    /// This one, 1 the best.
    Rank(usize),
}

/// The way to another rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToRank {
    /// By how many people the numerator would have to change.
    pub people: People,
    /// The rank now, by the counts where they are known.
    pub from: usize,
    /// The rank it would have: whole people may pass more than one.
    pub to: usize,
    /// The authority whose place it would share or take, or behind which it would fall, as an index into the column.
    pub beside: usize,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// A value at which a rank is another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AtValue {
    /// The value, in the measure's unit.
    pub value: f64,
    /// The rank with it.
    pub rank: usize,
    /// The authority it would be level with, or just behind, as an index into the column.
    pub beside: usize,
}

/// The smallest whole number of people by which our numerator would have to change for our rank to be `goal` or better, where that is
/// better than it is by the counts, else `goal` or worse; the others unchanged.
///
/// # Errors
/// [`NoDistance`] says why there is none; [`NoDistance::NoSuchGroup`] for a rank that is ours already, or nobody's.
pub fn people_to_rank(column: &Column<'_>, best: BestEnd, goal: RankGoal) -> Result<ToRank, NoDistance> {
    let placed = Placed::of(column, best)?;
    let from = placed.rank();
    let goal = match goal {
        RankGoal::NextBetter => from - 1,
        RankGoal::NextWorse => from + 1,
        RankGoal::Rank(rank) => rank,
    };
    let (people, beside) = match goal.cmp(&from) {
        Ordering::Less => {
            let (reach, level_with) = placed.to_be_no_worse_than(goal)?;
            (people_to_reach(placed.ours, reach, column.numerator)?, level_with)
        }
        Ordering::Equal => return Err(NoDistance::NoSuchGroup),
        Ordering::Greater => {
            let (reach, behind) = placed.to_be_no_better_than(goal)?;
            let ways = reach.into_iter().filter_map(|reach| people_to_reach(placed.ours, reach, column.numerator).ok());
            (ways.min_by_key(|people| people.change.abs()).ok_or(NoDistance::OutOfReach)?, behind)
        }
    };
    let there = Fraction::new(i128::from(people.needed), i128::from(placed.ours.denominator.get())).ok_or(NoDistance::TooManyDigits)?;
    let to = placed.rank_with(badness(there, best, placed.band)?);
    Ok(ToRank { people, from, to, beside, rests_on: placed.rests_on })
}

/// Everyone by the counts, or by printed values where there are none.
pub(super) struct Placed {
    best: BestEnd,
    band: Option<(Fraction, Fraction)>,
    pub(super) ours: Ratio,
    badness: Fraction,
    /// The others: how bad, which, and their share; best first.
    pub(super) others: Vec<(Fraction, usize, Fraction)>,
    pub(super) rests_on: RestsOn,
}

impl Placed {
    pub(super) fn of(column: &Column<'_>, best: BestEnd) -> Result<Self, NoDistance> {
        let counts_of = |i: usize| column.counts.get(i).copied().flatten();
        let has_value = |i: usize| column.values.get(i).copied().flatten().filter(|v| v.is_finite());
        has_value(column.own).ok_or(NoDistance::NoValue)?;
        let ours = counts_of(column.own).ok_or(NoDistance::NoCounts)?;
        let band = band(best, column.per)?;
        let mut others = Vec::new();
        let mut rests_on = RestsOn::Counts;
        for (index, value) in (0..column.values.len()).filter(|i| *i != column.own).filter_map(|i| Some((i, has_value(i)?))) {
            let share = match counts_of(index) {
                Some(ratio) => Fraction::of_ratio(ratio),
                None => {
                    rests_on = RestsOn::PrintedValues;
                    Fraction::of_printed(value, column.per)
                }
            };
            let share = share.ok_or(NoDistance::TooManyDigits)?;
            others.push((badness(share, best, band)?, index, share));
        }
        others.sort();
        let share = Fraction::of_ratio(ours).ok_or(NoDistance::TooManyDigits)?;
        Ok(Self { best, band, ours, badness: badness(share, best, band)?, others, rests_on })
    }

    pub(super) fn rank(&self) -> usize {
        self.rank_with(self.badness)
    }

    fn rank_with(&self, badness: Fraction) -> usize {
        1 + self.others.iter().filter(|(other, ..)| *other < badness).count()
    }

    /// What to reach for a rank, and whose place that is: no more than `rank` − 1 may be better, so the one in that place may not.
    pub(super) fn to_be_no_worse_than(&self, rank: usize) -> Result<(Goal, usize), NoDistance> {
        let (allowed, level_with, theirs) = *rank.checked_sub(1).and_then(|i| self.others.get(i)).ok_or(NoDistance::NoSuchGroup)?;
        let reach = match (self.best, self.band) {
            (BestEnd::Highest, _) => Goal::AtLeast(theirs),
            (BestEnd::Lowest, _) => Goal::AtMost(theirs),
            (BestEnd::InBand { .. }, Some((low, high))) => Goal::Within {
                low: low.minus(allowed).ok_or(NoDistance::TooManyDigits)?,
                high: high.plus(allowed).ok_or(NoDistance::TooManyDigits)?,
            },
            (BestEnd::InBand { .. } | BestEnd::Largest, _) => return Err(NoDistance::NoJudgement),
        };
        Ok((reach, level_with))
    }

    /// The ways to a worse rank, and behind whom it is: at least `rank` − 1 must be better, so the last of them is.
    fn to_be_no_better_than(&self, rank: usize) -> Result<(Vec<Goal>, usize), NoDistance> {
        let (allowed, behind, theirs) = *rank.checked_sub(2).and_then(|i| self.others.get(i)).ok_or(NoDistance::NoSuchGroup)?;
        let reach = match (self.best, self.band) {
            (BestEnd::Highest, _) => vec![Goal::Below(theirs)],
            (BestEnd::Lowest, _) => vec![Goal::Above(theirs)],
            (BestEnd::InBand { .. }, Some((low, high))) => vec![
                Goal::Below(low.minus(allowed).ok_or(NoDistance::TooManyDigits)?),
                Goal::Above(high.plus(allowed).ok_or(NoDistance::TooManyDigits)?),
            ],
            (BestEnd::InBand { .. } | BestEnd::Largest, _) => return Err(NoDistance::NoJudgement),
        };
        Ok((reach, behind))
    }
}

/// The value nearest to ours with which our rank would be better: that of the nearest who is. None where nobody is, or the values are too
/// large to tell apart.
#[must_use]
pub fn value_for_better(values: &[Option<f64>], own: usize, best: BestEnd) -> Option<AtValue> {
    let (ours, others) = goodnesses(values, own, best)?;
    let better = others.iter().filter(|(_, goodness)| *goodness > ours).min_by(|a, b| a.1.total_cmp(&b.1))?;
    let value = with_goodness(values, own, best, better.1).filter(|value| best.goodness(*value) > ours)?;
    Some(AtValue { value, rank: rank_among(&others, better.1), beside: better.0 })
}

/// The value nearest to ours, in steps of so much, with which our rank would be worse: one step beyond the nearest who is no better. None
/// where there is nobody, none is better or worse, or a step is too small to tell.
#[must_use]
pub fn value_for_worse(values: &[Option<f64>], own: usize, best: BestEnd, step: f64) -> Option<AtValue> {
    let (ours, others) = goodnesses(values, own, best)?;
    let behind = others.iter().filter(|(_, goodness)| *goodness <= ours).max_by(|a, b| a.1.total_cmp(&b.1))?;
    let goodness = settle(behind.1 - step);
    let value = with_goodness(values, own, best, goodness).filter(|value| best.goodness(*value) < behind.1)?;
    Some(AtValue { value, rank: rank_among(&others, goodness), beside: behind.0 })
}

/// How good our value is, and those of the others.
fn goodnesses(values: &[Option<f64>], own: usize, best: BestEnd) -> Option<(f64, Vec<(usize, f64)>)> {
    let of = |value: &Option<f64>| value.filter(|v| v.is_finite()).map(|value| best.goodness(value));
    let ours = of(values.get(own)?)?;
    let others = values.iter().enumerate().filter(|(i, _)| *i != own).filter_map(|(i, value)| Some((i, of(value)?)));
    Some((ours, others.collect()))
}

fn rank_among(others: &[(usize, f64)], goodness: f64) -> usize {
    1 + others.iter().filter(|(_, other)| *other > goodness).count()
}

/// The value that is so good, on our side of a band.
fn with_goodness(values: &[Option<f64>], own: usize, best: BestEnd, goodness: f64) -> Option<f64> {
    match best {
        BestEnd::Highest => Some(goodness),
        BestEnd::Lowest => Some(-goodness + 0.0),
        BestEnd::InBand { low, high } => {
            let ours = values.get(own).copied().flatten()?;
            let is_lower = ours - low.get() <= high.get() - ours;
            Some(settle(if is_lower { low.get() + goodness } else { high.get() - goodness }))
        }
        BestEnd::Largest => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::rounding::round;
    use super::super::distance::Numerator;
    use super::super::rank::standing;
    use super::*;
    use crate::model::Finite;
    use proptest::prelude::*;

    fn counts(pairs: &[(u64, u64)]) -> Vec<Option<Ratio>> {
        pairs.iter().map(|(n, d)| Ratio::new(*n, *d)).collect()
    }

    fn values(counts: &[Option<Ratio>]) -> Vec<Option<f64>> {
        counts.iter().map(|c| c.map(|r| r.numerator.real() / r.denominator.real() * 100.0)).collect()
    }

    fn in_band(low: f64, high: f64) -> BestEnd {
        BestEnd::InBand { low: Finite::new(low).unwrap(), high: Finite::new(high).unwrap() }
    }

    fn to_rank(pairs: &[(u64, u64)], best: BestEnd, goal: RankGoal) -> Result<(i128, usize, usize), NoDistance> {
        let counts = counts(pairs);
        let column = Column { values: &values(&counts), counts: &counts, own: 0, per: 100, numerator: Numerator::PartOfBase };
        people_to_rank(&column, best, goal).map(|to| (to.people.change, to.to, to.beside))
    }

    #[test]
    fn a_place_up_is_shared_and_a_place_down_is_behind() {
        let table = [(50, 100), (53, 100), (120, 200), (53, 100), (40, 100)];
        // 3 more share the second place with two others; 10 more lead with the first.
        assert_eq!(to_rank(&table, BestEnd::Highest, RankGoal::NextBetter), Ok((3, 2, 3)));
        assert_eq!(to_rank(&table, BestEnd::Highest, RankGoal::Rank(1)), Ok((10, 1, 2)));
        // At 40 it would share the fourth place; at 39 it is the last.
        assert_eq!(to_rank(&table, BestEnd::Highest, RankGoal::NextWorse), Ok((-11, 5, 4)));
        assert_eq!(to_rank(&table, BestEnd::Lowest, RankGoal::NextBetter), Ok((-10, 1, 4)));
        assert_eq!(to_rank(&table, BestEnd::Lowest, RankGoal::NextWorse), Ok((4, 4, 1)));
        assert_eq!(to_rank(&table, BestEnd::Highest, RankGoal::Rank(4)), Err(NoDistance::NoSuchGroup));
        assert_eq!(to_rank(&table, BestEnd::Highest, RankGoal::Rank(6)), Err(NoDistance::NoSuchGroup));
        assert_eq!(to_rank(&[(9, 9)], BestEnd::Highest, RankGoal::NextBetter), Err(NoDistance::NoSuchGroup));
        assert_eq!(to_rank(&table, BestEnd::Largest, RankGoal::NextBetter), Err(NoDistance::NoJudgement));
        // Within the band 48–52 it is the first; 49 of 100 would be too.
        let band = in_band(48.0, 52.0);
        assert_eq!(to_rank(&table, band, RankGoal::NextWorse), Ok((-4, 3, 1)));
    }

    proptest! {
        #[test]
        fn one_person_short_of_a_rank_it_is_not_there(
            pairs in proptest::collection::vec((0u64..=30, 1u64..=30), 2..9), kind in 0usize..3, better: bool,
        ) {
            let pairs: Vec<(u64, u64)> = pairs.into_iter().map(|(n, d)| (n.min(d), d)).collect();
            let best = [BestEnd::Highest, BestEnd::Lowest, in_band(40.0, 60.0)][kind];
            let goal = if better { RankGoal::NextBetter } else { RankGoal::NextWorse };
            let rank = |numerator: i128| {
                let mut moved = counts(&pairs);
                moved[0] = Ratio::new(u64::try_from(numerator).unwrap(), pairs[0].1);
                let column = Column { values: &values(&moved), counts: &moved, own: 0, per: 100, numerator: Numerator::PartOfBase };
                Placed::of(&column, best).unwrap().rank()
            };
            if let Ok((change, to, _)) = to_rank(&pairs, best, goal) {
                let now = i128::from(pairs[0].0);
                prop_assert_eq!(rank(now + change), to);
                let before = rank(now + change - change.signum());
                let as_told = if better { to < rank(now) && before >= rank(now) } else { to > rank(now) && before <= rank(now) };
                prop_assert!(as_told);
            }
        }
    }

    #[test]
    fn a_value_is_level_with_the_better_or_a_step_behind_the_worse() {
        let table = [Some(50.0), Some(53.0), None, Some(53.0), Some(40.0), Some(60.0)];
        let at = |found: Option<AtValue>| found.map(|found| (found.value, found.rank, found.beside));
        assert_eq!(at(value_for_better(&table, 0, BestEnd::Highest)), Some((53.0, 2, 1)));
        assert_eq!(at(value_for_worse(&table, 0, BestEnd::Highest, 0.1)), Some((39.9, 5, 4)));
        assert_eq!(at(value_for_better(&table, 4, BestEnd::Lowest)), None);
        assert_eq!(at(value_for_worse(&table, 4, BestEnd::Lowest, 1.0)), Some((51.0, 2, 0)));
        assert_eq!(at(value_for_better(&table, 0, in_band(55.0, 58.0))), Some((53.0, 1, 1)));
        assert_eq!(at(value_for_worse(&table, 5, in_band(45.0, 55.0), 0.5)), Some((60.5, 5, 4)));
        assert_eq!(value_for_better(&table, 2, BestEnd::Highest), None);
        assert_eq!(value_for_better(&table, 0, BestEnd::Largest), None);
        assert_eq!(value_for_worse(&[Some(1e300), Some(1e300)], 0, BestEnd::Highest, 0.1), None);
    }

    proptest! {
        #[test]
        fn a_step_short_of_a_value_the_rank_is_the_old_one(
            values in proptest::collection::vec(0i32..200, 2..9), kind in 0usize..3, better: bool,
        ) {
            let tenths = |n: i32| f64::from(n) / 10.0;
            let best = [BestEnd::Highest, BestEnd::Lowest, in_band(8.0, 11.5)][kind];
            let mut column: Vec<Option<f64>> = values.iter().map(|n| Some(tenths(*n))).collect();
            let rank = |column: &[Option<f64>]| standing(column, 0, best).unwrap().rank;
            let now = rank(&column);
            let found = if better { value_for_better(&column, 0, best) } else { value_for_worse(&column, 0, best, 0.1) };
            if let Some(found) = found {
                let there = round(found.value * 10.0, 0).value() as i32;
                column[0] = Some(found.value);
                prop_assert_eq!(rank(&column), found.rank);
                let as_told = if better { found.rank < now } else { found.rank > now };
                prop_assert!(as_told);
                column[0] = Some(tenths(there - (there - values[0]).signum()));
                let as_told = if better { rank(&column) >= now } else { rank(&column) <= now };
                prop_assert!(as_told);
            }
        }
    }
}

//! Distance in people to a value or to the next quartile: exact, in whole numbers (methods §6).
//!
//! The base stays the same and the others stay where they are; our numerator alone moves.

use std::cmp::Ordering;

use super::super::rounding::settle;
use super::places::Placed;
use super::quartile::{Groups, group_of, last_rank_of};
use super::rank::BestEnd;
use crate::model::{Count, Counts, Denominator, Requirement};

/// A numerator and a denominator, both known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// How many.
    pub numerator: Count,
    /// Out of how many.
    pub denominator: Denominator,
}

impl Ratio {
    /// A ratio, unless its denominator is 0.
    #[must_use]
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        Some(Self { numerator: Count(numerator), denominator: Denominator::new(denominator)? })
    }

    /// The counts beside a value as a ratio, where both are known.
    #[must_use]
    pub fn of(counts: Counts) -> Option<Self> {
        counts.denominator.map(|denominator| Self { numerator: counts.numerator, denominator })
    }
}

/// An exact share of one, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    /// Above 0.
    denominator: i128,
}

impl Fraction {
    /// A fraction, unless its denominator is 0 or less.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator < 1 {
            return None;
        }
        let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        while b > 0 {
            (a, b) = (b, a % b);
        }
        // No more than the denominator, so it fits.
        let common = i128::try_from(a).ok()?;
        Some(Self { numerator: numerator / common, denominator: denominator / common })
    }

    /// A ratio exactly.
    #[must_use]
    pub fn of_ratio(ratio: Ratio) -> Option<Self> {
        Self::new(i128::from(ratio.numerator.0), i128::from(ratio.denominator.get()))
    }

    /// A printed value in its unit, so many `per`, as the decimal number it is: 53.1 per 100 is 531 to
    /// 1,000 exactly. None where it has more digits than can be reckoned with.
    #[must_use]
    pub fn of_printed(value: f64, per: u32) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        // The shortest digits that stand for the number; never with an exponent.
        let text = format!("{value}");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let numerator: i128 = format!("{whole}{decimals}").parse().ok()?;
        let scale = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Self::new(numerator, scale.checked_mul(i128::from(per))?)
    }

    /// A value that was worked out in floating point (a mean of values), to 12 significant digits.
    #[must_use]
    pub fn of_worked_out(value: f64, per: u32) -> Option<Self> {
        Self::of_printed(settle(value), per)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, ..other })
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    /// By whole parts, then by the turned remainders: no product that could be too large.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (self.numerator, self.denominator);
        let (mut c, mut d) = (other.numerator, other.denominator);
        loop {
            let by_whole = a.div_euclid(b).cmp(&c.div_euclid(d));
            let (left, right) = (a.rem_euclid(b), c.rem_euclid(d));
            if by_whole.is_ne() || left == 0 || right == 0 {
                return by_whole.then(left.signum().cmp(&right.signum()));
            }
            // left / b against right / d is d / right against b / left.
            (a, b, c, d) = (d, right, b, left);
        }
    }
}

/// What the numerator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerator {
    /// Some of the base: it cannot be more than it.
    PartOfBase,
    /// Events for a base: there is no most.
    Events,
}

/// What a share is to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// This or more.
    AtLeast(Fraction),
    /// More than this.
    Above(Fraction),
    /// This or less.
    AtMost(Fraction),
    /// Less than this.
    Below(Fraction),
    /// Within these, both included.
    Within {
        /// The lower edge.
        low: Fraction,
        /// The upper edge.
        high: Fraction,
    },
}

impl Goal {
    /// A printed requirement in a unit of so many `per`; none where it has too many digits.
    #[must_use]
    pub fn of(requirement: Requirement, per: u32) -> Option<Self> {
        let exactly = |value: crate::model::Finite| Fraction::of_printed(value.get(), per);
        Some(match requirement {
            Requirement::AtLeast(value) => Self::AtLeast(exactly(value)?),
            Requirement::AtMost(value) => Self::AtMost(exactly(value)?),
            Requirement::Below(value) => Self::Below(exactly(value)?),
            Requirement::Band { low, high } => Self::Within { low: exactly(low)?, high: exactly(high)? },
        })
    }
}

/// By how many people a numerator would have to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// The numerator that would do.
    pub needed: u64,
    /// That less the numerator there is: negative means fewer, 0 that it does already.
    pub change: i128,
}

/// What a distance to a quartile rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestsOn {
    /// The counts of all: it is exact.
    Counts,
    /// The printed values of some, and so on their rounding: it is about right.
    PrintedValues,
}

/// The way to a better group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToGroup {
    /// By how many people the numerator would have to change.
    pub people: People,
    /// The group now, by the counts where they are known: 1 the best. It may differ from that by the
    /// printed values, which tie more often.
    pub from: usize,
    /// The group it would reach.
    pub to: usize,
    /// The authority whose place it would share or take, as an index into the column.
    pub level_with: usize,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// Why there is no distance in people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDistance {
    /// Our numerator or our base is not known.
    NoCounts,
    /// We have no value, or are not in the column.
    NoValue,
    /// The measure has no aim: no group is better.
    NoJudgement,
    /// Fewer authorities have a value than there are groups.
    TooFew {
        /// How many have one.
        n: usize,
        /// How many groups there are to be.
        groups: usize,
    },
    /// There is no such group.
    NoSuchGroup,
    /// By the counts we are in that group, or a better one, already.
    AlreadyThere {
        /// Our group by the counts.
        group: usize,
    },
    /// No numerator would do: there cannot be fewer than nobody or more than everybody, and whole
    /// people can step over a narrow band.
    OutOfReach,
    /// The numbers have too many digits to be reckoned with exactly.
    TooManyDigits,
}

/// A column to stand in, for the distance to a better group.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// Everyone's value, in the measure's unit: those who have one take part.
    pub values: &'a [Option<f64>],
    /// Everyone's counts, where they are known.
    pub counts: &'a [Option<Ratio>],
    /// Our index.
    pub own: usize,
    /// What a share of one is multiplied by to be a value: 100 for a percentage.
    pub per: u32,
    /// What the numerator counts.
    pub numerator: Numerator,
}

/// The smallest whole number of people by which a numerator would have to change to reach a goal.
///
/// # Errors
/// [`NoDistance::OutOfReach`] or [`NoDistance::TooManyDigits`].
pub fn people_to_reach(ours: Ratio, goal: Goal, numerator: Numerator) -> Result<People, NoDistance> {
    let (from, to) = match goal {
        Goal::AtLeast(share) => (Some(first_from(share, ours)?), None),
        Goal::Above(share) => (Some(last_to(share, ours)?.saturating_add(1)), None),
        Goal::AtMost(share) => (None, Some(last_to(share, ours)?)),
        Goal::Below(share) => (None, Some(first_from(share, ours)?.saturating_sub(1))),
        Goal::Within { low, high } => (Some(first_from(low, ours)?), Some(last_to(high, ours)?)),
    };
    let most = match numerator {
        Numerator::PartOfBase => i128::from(ours.denominator.get()),
        Numerator::Events => i128::from(u64::MAX),
    };
    let (from, to) = (from.unwrap_or(0).max(0), to.unwrap_or(most).min(most));
    if from > to {
        return Err(NoDistance::OutOfReach);
    }
    let there_is = i128::from(ours.numerator.0);
    let needed = there_is.clamp(from, to);
    Ok(People { needed: u64::try_from(needed).map_err(|_| NoDistance::OutOfReach)?, change: needed - there_is })
}

/// The smallest numerator whose share is at least this.
fn first_from(share: Fraction, ours: Ratio) -> Result<i128, NoDistance> {
    let (whole, rest) = times_base(share, ours)?;
    Ok(whole.saturating_add(i128::from(rest > 0)))
}

/// The largest numerator whose share is at most this.
fn last_to(share: Fraction, ours: Ratio) -> Result<i128, NoDistance> {
    Ok(times_base(share, ours)?.0)
}

/// A share of our base, in whole people and a rest.
fn times_base(share: Fraction, ours: Ratio) -> Result<(i128, i128), NoDistance> {
    let people = share.numerator.checked_mul(i128::from(ours.denominator.get())).ok_or(NoDistance::TooManyDigits)?;
    Ok((people.div_euclid(share.denominator), people.rem_euclid(share.denominator)))
}

/// The smallest whole number of people by which our numerator would have to change to be in group
/// `goal` (1 the best) or a better one, the others unchanged.
///
/// Whose counts are known takes part with them, the rest with their printed values.
///
/// # Errors
/// [`NoDistance`] says why there is none.
pub fn people_to_group(column: &Column<'_>, best: BestEnd, groups: Groups, goal: usize) -> Result<ToGroup, NoDistance> {
    let placed = Placed::of(column, best)?;
    let (n, rests_on) = (placed.others.len() + 1, placed.rests_on);
    let from = group_of(placed.rank(), n, groups).ok_or(NoDistance::TooFew { n, groups: groups.get() })?;
    let last = last_rank_of(goal, n, groups).ok_or(NoDistance::NoSuchGroup)?;
    if from <= goal {
        return Err(NoDistance::AlreadyThere { group: from });
    }
    let (reach, level_with) = placed.to_be_no_worse_than(last)?;
    let people = people_to_reach(placed.ours, reach, column.numerator)?;
    Ok(ToGroup { people, from, to: goal, level_with, rests_on })
}

/// The edges of the band as shares, where there is one.
pub(super) fn band(best: BestEnd, per: u32) -> Result<Option<(Fraction, Fraction)>, NoDistance> {
    match best {
        BestEnd::InBand { low, high } => {
            let edges = Fraction::of_printed(low.get(), per).zip(Fraction::of_printed(high.get(), per));
            edges.map(Some).ok_or(NoDistance::TooManyDigits)
        }
        BestEnd::Highest | BestEnd::Lowest => Ok(None),
        BestEnd::Largest => Err(NoDistance::NoJudgement),
    }
}

/// A share that is the smaller the better, exactly; for a band the distance to it.
pub(super) fn badness(share: Fraction, best: BestEnd, band: Option<(Fraction, Fraction)>) -> Result<Fraction, NoDistance> {
    let none = Fraction { numerator: 0, denominator: 1 };
    let distance = match (best, band) {
        (BestEnd::Lowest, _) => Some(share),
        (BestEnd::InBand { .. }, Some((low, high))) => {
            if share < low {
                low.minus(share)
            } else if share > high {
                share.minus(high)
            } else {
                Some(none)
            }
        }
        (BestEnd::Highest | BestEnd::Largest | BestEnd::InBand { .. }, _) => none.minus(share),
    };
    distance.ok_or(NoDistance::TooManyDigits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Finite;
    use proptest::prelude::*;

    fn ratio(numerator: u64, denominator: u64) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    fn percent(value: f64) -> Fraction {
        Fraction::of_printed(value, 100).unwrap()
    }

    fn change(ours: Ratio, goal: Goal) -> Result<i128, NoDistance> {
        people_to_reach(ours, goal, Numerator::PartOfBase).map(|p| p.change)
    }

    fn counts(pairs: &[(u64, u64)]) -> Vec<Option<Ratio>> {
        pairs.iter().map(|(n, d)| Ratio::new(*n, *d)).collect()
    }

    fn values(counts: &[Option<Ratio>]) -> Vec<Option<f64>> {
        counts.iter().map(|c| c.map(|r| r.numerator.real() / r.denominator.real() * 100.0)).collect()
    }

    fn to_group(pairs: &[(u64, u64)], own: usize, best: BestEnd, goal: usize) -> Result<ToGroup, NoDistance> {
        let counts = counts(pairs);
        let column = Column { values: &values(&counts), counts: &counts, own, per: 100, numerator: Numerator::PartOfBase };
        people_to_group(&column, best, Groups::QUARTERS, goal)
    }

    fn in_band(low: f64, high: f64) -> BestEnd {
        BestEnd::InBand { low: Finite::new(low).unwrap(), high: Finite::new(high).unwrap() }
    }

    #[test]
    fn thirty_one_more_of_a_thousand() {
        assert_eq!(change(ratio(500, 1000), Goal::AtLeast(percent(53.1))), Ok(31));
        assert_eq!(change(ratio(500, 1000), Goal::Above(percent(53.1))), Ok(32));
        assert_eq!(change(ratio(531, 1000), Goal::AtLeast(percent(53.1))), Ok(0));
        assert_eq!(change(ratio(540, 1000), Goal::AtMost(percent(53.1))), Ok(-9));
        assert_eq!(change(ratio(540, 1000), Goal::Below(percent(53.1))), Ok(-10));
    }

    #[test]
    fn a_printed_number_is_the_decimal_it_is() {
        // 0.1 + 0.2 is not 0.3 in floating point; 30% of 10 are 3 all the same.
        assert_eq!(change(ratio(0, 10), Goal::AtLeast(percent(30.0))), Ok(3));
        assert_eq!(change(ratio(0, 1000), Goal::AtLeast(percent(0.7))), Ok(7));
        assert_eq!(Fraction::of_printed(0.1 + 0.2, 100), Fraction::new(30_000_000_000_000_004, 10_000_000_000_000_000_000));
        assert_eq!(Fraction::of_worked_out(0.1 + 0.2, 100), Fraction::new(3, 1000));
        assert_eq!(Fraction::of_printed(-2.5, 10), Fraction::new(-1, 4));
        assert_eq!(Fraction::of_printed(-0.5, 1), Fraction::new(-1, 2));
        assert_eq!(Fraction::of_printed(f64::NAN, 1), None);
        assert_eq!(Fraction::of_printed(1.0, 0), None);
        assert_eq!(Fraction::of_printed(1e-300, 1), None);
        assert_eq!(Fraction::new(0, 9), Fraction::new(0, 1));
        assert_eq!(Fraction::new(i128::MIN, i128::MAX).map(|f| f < percent(0.0)), Some(true));
    }

    #[test]
    fn nobody_and_everybody() {
        assert_eq!(change(ratio(0, 10), Goal::AtMost(percent(0.0))), Ok(0));
        assert_eq!(change(ratio(0, 10), Goal::Below(percent(0.0))), Err(NoDistance::OutOfReach));
        assert_eq!(change(ratio(10, 10), Goal::AtLeast(percent(100.0))), Ok(0));
        assert_eq!(change(ratio(10, 10), Goal::Above(percent(100.0))), Err(NoDistance::OutOfReach));
        assert_eq!(people_to_reach(ratio(10, 10), Goal::Above(percent(100.0)), Numerator::Events).unwrap().change, 1);
    }

    #[test]
    fn whole_people_can_step_over_a_narrow_band() {
        let within = |low, high| Goal::Within { low: percent(low), high: percent(high) };
        assert_eq!(change(ratio(0, 3), within(40.0, 50.0)), Err(NoDistance::OutOfReach));
        assert_eq!(change(ratio(0, 3), within(30.0, 50.0)), Ok(1));
        assert_eq!(change(ratio(3, 3), within(30.0, 70.0)), Ok(-1));
    }

    #[test]
    fn a_requirement_is_a_goal() {
        let value = Finite::new(4.1).unwrap();
        assert_eq!(Goal::of(Requirement::Below(value), 100_000), Some(Goal::Below(Fraction::new(41, 1_000_000).unwrap())));
        assert_eq!(Goal::of(Requirement::AtLeast(value), 0), None);
    }

    /// The worked example of docs/methods/distance-in-people.md.
    #[test]
    fn the_worked_example() {
        // Eight councils, the second quartile ends with the fourth: 41 of 50, that is 82%.
        let all = [(95, 100), (90, 100), (85, 100), (41, 50), (40, 50), (156, 200), (70, 100), (60, 100)];
        let found = to_group(&all, 5, BestEnd::Highest, 2).unwrap();
        assert_eq!((found.from, found.to, found.level_with), (3, 2, 3));
        assert_eq!((found.people.needed, found.people.change), (164, 8));
        assert_eq!(found.rests_on, RestsOn::Counts);
    }

    #[test]
    fn against_printed_values_it_is_about() {
        let counts = counts(&[(0, 0), (0, 0), (0, 0), (30, 100)]);
        let values = [Some(50.5), Some(45.2), Some(40.0), Some(30.0)];
        let column = Column { values: &values, counts: &counts, own: 3, per: 100, numerator: Numerator::PartOfBase };
        let found = people_to_group(&column, BestEnd::Highest, Groups::QUARTERS, 3).unwrap();
        assert_eq!((found.people.change, found.rests_on, found.level_with), (10, RestsOn::PrintedValues, 2));
        assert_eq!(people_to_group(&column, BestEnd::Highest, Groups::QUARTERS, 1).unwrap().people.change, 21);
        let without = Column { own: 0, ..column };
        assert_eq!(people_to_group(&without, BestEnd::Highest, Groups::QUARTERS, 1), Err(NoDistance::NoCounts));
    }

    #[test]
    fn says_why_there_is_none() {
        let all = [(4, 10), (3, 10), (2, 10), (1, 10)];
        assert_eq!(to_group(&all, 0, BestEnd::Highest, 1), Err(NoDistance::AlreadyThere { group: 1 }));
        assert_eq!(to_group(&all, 0, BestEnd::Highest, 0), Err(NoDistance::NoSuchGroup));
        assert_eq!(to_group(&all, 3, BestEnd::Largest, 1), Err(NoDistance::NoJudgement));
        assert_eq!(to_group(&all, 9, BestEnd::Highest, 1), Err(NoDistance::NoValue));
        assert_eq!(to_group(&all[..3], 2, BestEnd::Highest, 1), Err(NoDistance::TooFew { n: 3, groups: 4 }));
        assert_eq!(to_group(&[(4, 10); 4], 2, BestEnd::Highest, 1), Err(NoDistance::AlreadyThere { group: 1 }));
        let most = u64::MAX;
        assert_eq!(people_to_reach(ratio(1, most), Goal::AtLeast(percent(1e35)), Numerator::Events), Err(NoDistance::TooManyDigits));
    }

    /// The group of a numerator by trying: ranks by exact comparison of everyone's shares.
    fn group_if(all: &[(u64, u64)], own: usize, numerator: u64, best: BestEnd) -> Option<usize> {
        let worse = |(n, d): (u64, u64)| {
            let share = 10_000 * 360_360 * n / d; // exact: every base up to 15 divides 360,360
            match best {
                BestEnd::Highest | BestEnd::Largest => i128::from(share).wrapping_neg(),
                BestEnd::Lowest => i128::from(share),
                BestEnd::InBand { low, high } => {
                    let edge = |v: f64| (v * 100.0) as i128 * 360_360;
                    (edge(low.get()) - i128::from(share)).max(i128::from(share) - edge(high.get())).max(0)
                }
            }
        };
        let ours = worse((numerator, all[own].1));
        let better = all.iter().enumerate().filter(|(i, other)| *i != own && worse(**other) < ours).count();
        group_of(better + 1, all.len(), Groups::QUARTERS)
    }

    proptest! {
        #[test]
        fn never_one_too_few_nor_one_too_many(
            all in proptest::collection::vec((1u64..=15).prop_flat_map(|d| (0..=d, Just(d))), 4..24),
            own in 0usize..24,
            goal in 1usize..4,
            which in 0usize..3,
        ) {
            let own = own % all.len();
            let best = [BestEnd::Highest, BestEnd::Lowest, in_band(40.0, 55.5)][which];
            let (numerator, base) = all[own];
            let by_trying = (0..=base).filter(|n| group_if(&all, own, *n, best).is_some_and(|g| g <= goal)).min_by_key(|n| n.abs_diff(numerator));
            match to_group(&all, own, best, goal) {
                Ok(found) => {
                    prop_assert_eq!(Some(found.people.needed), by_trying);
                    prop_assert_eq!(Some(found.from), group_if(&all, own, numerator, best));
                    prop_assert!(found.from > goal && found.people.change != 0);
                    prop_assert_eq!(found.people.change, i128::from(found.people.needed) - i128::from(numerator));
                }
                Err(NoDistance::AlreadyThere { group }) => {
                    prop_assert!(group <= goal);
                    prop_assert_eq!(Some(group), group_if(&all, own, numerator, best));
                }
                Err(NoDistance::OutOfReach) => prop_assert_eq!(by_trying, None),
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn a_threshold_is_reached_and_one_fewer_would_not_do(numerator in 0u64..=60, base in 60u64..120, tenths in 0u64..=1000) {
            let threshold = percent(tenths as f64 / 10.0);
            let reaches = |n: u64, or_equal: bool| 1000 * n > tenths * base || (or_equal && 1000 * n == tenths * base);
            for (goal, holds) in [
                (Goal::AtLeast(threshold), Box::new(|n| reaches(n, true)) as Box<dyn Fn(u64) -> bool>),
                (Goal::Above(threshold), Box::new(|n| reaches(n, false))),
                (Goal::AtMost(threshold), Box::new(|n| !reaches(n, false))),
                (Goal::Below(threshold), Box::new(|n| !reaches(n, true))),
            ] {
                let by_trying = (0..=base).filter(|n| holds(*n)).min_by_key(|n| n.abs_diff(numerator));
                let found = people_to_reach(ratio(numerator, base), goal, Numerator::PartOfBase);
                prop_assert_eq!(found.map(|p| p.needed).ok(), by_trying);
            }
        }

        #[test]
        fn fractions_are_in_order(a in -2000i128..2000, b in 1i128..60, c in -2000i128..2000, d in 1i128..60) {
            let (left, right) = (Fraction::new(a, b).unwrap(), Fraction::new(c, d).unwrap());
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn no_column_panics(
            pairs in proptest::collection::vec((any::<u64>(), any::<u64>()), 0..9),
            printed in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..9),
            own in 0usize..9,
            goal in 0usize..6,
            per in any::<u32>(),
        ) {
            for best in [BestEnd::Highest, BestEnd::Lowest, BestEnd::Largest, in_band(-1e300, 7.3)] {
                let column = Column { values: &printed, counts: &counts(&pairs), own, per, numerator: Numerator::Events };
                let _ = people_to_group(&column, best, Groups::QUARTERS, goal);
            }
        }
    }
}

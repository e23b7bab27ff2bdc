//! Quartiles, and other groups of equal size: by the rank, in whole numbers (methods §6).

use super::percentile::percentile;
use super::rank::{BestEnd, Standing, standing};
use crate::model::Quartile;

/// Into how many groups the authorities are divided: two or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Groups(usize);

impl Groups {
    /// Quartiles.
    pub const QUARTERS: Self = Self(4);

    /// So many groups, unless fewer than two.
    #[must_use]
    pub fn new(groups: usize) -> Option<Self> {
        (groups >= 2).then_some(Self(groups))
    }

    /// How many.
    #[must_use]
    pub fn get(self) -> usize {
        self.0
    }
}

/// Why an authority has no group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoGroup {
    /// It has no value.
    NoValue {
        /// How many others have one.
        n: usize,
    },
    /// Fewer authorities have a value than there are groups.
    TooFew {
        /// How many have one.
        n: usize,
        /// How many groups there are to be.
        groups: usize,
    },
    /// All who have a value are equally good, and the first group would hold everyone. [`grouped`] says
    /// so; whoever counts or shows groups says this instead.
    AllEqual {
        /// How many have one.
        n: usize,
    },
}

/// A way of dividing authorities into groups, other than Scorecard's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// By the percentiles of the values; a value on a threshold belongs to the better group.
    EdgeIsBetter,
    /// By the percentiles of the values; a value on a threshold belongs to the worse group.
    EdgeIsWorse,
    /// The rule of Scorecard, with the ranks counted from the worst end.
    FromTheOtherEnd,
}

/// Where the groups begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds {
    /// Where each group but the worst begins, the best group's first; in the measure's unit, or for
    /// a band as the distance to it.
    pub begins: Vec<f64>,
    /// They are distances to the band.
    pub are_distances: bool,
}

impl Thresholds {
    /// Where the best group begins.
    #[must_use]
    pub fn best_begins(&self) -> Option<f64> {
        self.begins.first().copied()
    }
}

/// The group an authority is in.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouped {
    /// Its group, 1 the best.
    pub group: usize,
    /// Of how many.
    pub groups: Groups,
    /// Where it stands.
    pub standing: Standing,
    /// Where the groups begin by the values.
    pub thresholds: Thresholds,
    /// Its group by each other convention.
    pub otherwise: [(Convention, usize); 3],
}

impl Grouped {
    /// Its quartile; none where the groups are not quarters.
    #[must_use]
    pub fn quartile(&self) -> Option<Quartile> {
        match (self.groups, self.group) {
            (Groups::QUARTERS, 1) => Some(Quartile::Top),
            (Groups::QUARTERS, 2) => Some(Quartile::Second),
            (Groups::QUARTERS, 3) => Some(Quartile::Third),
            (Groups::QUARTERS, 4) => Some(Quartile::Bottom),
            (Groups(_), _) => None,
        }
    }

    /// The conventions by which it would be in another group, and in which: it is on the edge
    /// where there are any.
    pub fn disagreeing(&self) -> impl Iterator<Item = (Convention, usize)> + '_ {
        self.otherwise.iter().copied().filter(|(_, group)| *group != self.group)
    }

    /// Whether another common convention puts it in another group.
    #[must_use]
    pub fn is_on_the_edge(&self) -> bool {
        self.disagreeing().next().is_some()
    }
}

/// The group, 1 the best, of rank `rank` from the best end among `n`: k + 1 − ⌈(n + 1 − rank) × k / n⌉.
/// None where there are fewer than k, or no such rank.
/// (OHID: `phe_quantile` of the R package PHEindicatormethods.)
#[must_use]
pub fn group_of(rank: usize, n: usize, groups: Groups) -> Option<usize> {
    if n < groups.0 || rank < 1 || rank > n {
        return None;
    }
    Some(groups.0 + 1 - (n + 1 - rank).saturating_mul(groups.0).div_ceil(n))
}

/// The last rank that still is in a group, or a better one: n − ⌊(k − group) × n / k⌋. None where
/// there are fewer than k, or no such group.
#[must_use]
pub fn last_rank_of(group: usize, n: usize, groups: Groups) -> Option<usize> {
    if n < groups.0 || group < 1 || group > groups.0 {
        return None;
    }
    Some(n - (groups.0 - group).saturating_mul(n) / groups.0)
}

/// Where the groups begin by the values: percentiles of type 7, the best group's first.
///
/// # Errors
/// [`NoGroup::TooFew`] where fewer authorities have a value than there are groups.
pub fn thresholds(values: &[Option<f64>], best: BestEnd, groups: Groups) -> Result<Thresholds, NoGroup> {
    Ok(begin_at(edges(&goodness(values, best), groups)?, best))
}

fn begin_at(edges: Vec<f64>, best: BestEnd) -> Thresholds {
    Thresholds { begins: edges.into_iter().map(|g| best.shown(g)).collect(), are_distances: matches!(best, BestEnd::InBand { .. }) }
}

/// The goodness of every value, worst first.
fn goodness(values: &[Option<f64>], best: BestEnd) -> Vec<f64> {
    let mut all: Vec<f64> = values.iter().flatten().filter(|v| v.is_finite()).map(|v| best.goodness(*v)).collect();
    all.sort_by(f64::total_cmp);
    all
}

fn edges(goodness: &[f64], groups: Groups) -> Result<Vec<f64>, NoGroup> {
    let n = goodness.len();
    if n < groups.0 {
        return Err(NoGroup::TooFew { n, groups: groups.0 });
    }
    Ok((1..groups.0).rev().filter_map(|part| percentile(goodness, part, groups.0)).collect())
}

/// The group of the authority at index `own`, with the group other conventions put it in.
///
/// # Errors
/// Where it has no value, or fewer authorities have one than there are groups.
pub fn grouped(values: &[Option<f64>], own: usize, best: BestEnd, groups: Groups) -> Result<Grouped, NoGroup> {
    let n = values.iter().flatten().filter(|v| v.is_finite()).count();
    let value = values.get(own).copied().flatten().filter(|v| v.is_finite()).ok_or(NoGroup::NoValue { n })?;
    let too_few = NoGroup::TooFew { n, groups: groups.0 };
    let standing = standing(values, own, best).map_err(|_| NoGroup::NoValue { n })?;
    let group = group_of(standing.rank, n, groups).ok_or(too_few)?;
    let all = goodness(values, best);
    let ours = best.goodness(value);
    let edges = edges(&all, groups)?;
    let beaten_by = |counts: fn(f64, f64) -> bool| 1 + edges.iter().filter(|edge| counts(**edge, ours)).count();
    // All who are not worse: the rank from the worst end, counted from the best.
    let not_worse = standing.rank + standing.tied_with;
    let otherwise = [
        (Convention::EdgeIsBetter, beaten_by(|edge, ours| edge > ours)),
        (Convention::EdgeIsWorse, beaten_by(|edge, ours| edge >= ours)),
        (Convention::FromTheOtherEnd, not_worse.saturating_mul(groups.0).div_ceil(n)),
    ];
    let thresholds = begin_at(edges, best);
    Ok(Grouped { group, groups, standing, thresholds, otherwise })
}

#[cfg(test)]
mod tests {
    use super::super::rank::tests::column;
    use super::*;
    use crate::model::Finite;
    use proptest::prelude::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    fn first_to(n: u32) -> Vec<Option<f64>> {
        (1..=n).map(|v| Some(f64::from(v))).collect()
    }

    #[test]
    fn a_hundred_and_fifty_councils() {
        let group = |rank| group_of(rank, 150, Groups::QUARTERS).unwrap();
        assert_eq!([1, 38, 39, 75, 76, 113, 114, 150].map(group), [1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn a_hundred_and_fifty_two_councils_are_four_times_thirty_eight() {
        let group = |rank| group_of(rank, 152, Groups::QUARTERS).unwrap();
        assert_eq!([1, 38, 39, 76, 77, 114, 115, 152].map(group), [1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn fewer_than_four_have_no_quartile() {
        let values = [Some(1.0), Some(2.0), None, Some(3.0)];
        let too_few = NoGroup::TooFew { n: 3, groups: 4 };
        assert_eq!(grouped(&values, 0, BestEnd::Highest, Groups::QUARTERS), Err(too_few.clone()));
        assert_eq!(thresholds(&values, BestEnd::Highest, Groups::QUARTERS), Err(too_few));
        assert_eq!(grouped(&values, 2, BestEnd::Highest, Groups::QUARTERS), Err(NoGroup::NoValue { n: 3 }));
        assert_eq!(grouped(&[Some(1.0)], 0, BestEnd::Highest, Groups::QUARTERS), Err(NoGroup::TooFew { n: 1, groups: 4 }));
        assert_eq!(grouped(&[], 0, BestEnd::Highest, Groups::QUARTERS), Err(NoGroup::NoValue { n: 0 }));
    }

    #[test]
    fn four_are_one_to_a_quartile() {
        let values = first_to(4);
        let by_high: Vec<_> =
            (0..4).map(|own| grouped(&values, own, BestEnd::Highest, Groups::QUARTERS).unwrap().quartile().unwrap()).collect();
        assert_eq!(by_high, [Quartile::Bottom, Quartile::Third, Quartile::Second, Quartile::Top]);
        assert!(!grouped(&values, 0, BestEnd::Lowest, Groups::QUARTERS).unwrap().is_on_the_edge());
    }

    #[test]
    fn where_the_best_quartile_begins_goes_by_the_aim() {
        let values = first_to(5);
        assert_eq!(thresholds(&values, BestEnd::Highest, Groups::QUARTERS).unwrap().begins, [4.0, 3.0, 2.0]);
        assert_eq!(thresholds(&values, BestEnd::Lowest, Groups::QUARTERS).unwrap().begins, [2.0, 3.0, 4.0]);
        let band = BestEnd::InBand { low: Finite::new(1.0).unwrap(), high: Finite::new(2.0).unwrap() };
        let by_band = thresholds(&values, band, Groups::QUARTERS).unwrap();
        assert_eq!((by_band.best_begins(), by_band.are_distances), (Some(0.0), true));
        assert_eq!(by_band.begins, [0.0, 1.0, 2.0]);
    }

    /// The worked example of docs/methods/rank-and-quartile.md.
    #[test]
    fn the_worked_example() {
        // Nine councils, higher is better; ours, 62.0, is third.
        let values = some(&[70.5, 66.1, 62.0, 61.9, 58.0, 57.3, 55.0, 54.2, 40.8]);
        let ours = grouped(&values, 2, BestEnd::Highest, Groups::QUARTERS).unwrap();
        assert_eq!((ours.standing.rank, ours.group, ours.standing.n), (3, 1, 9));
        assert_eq!(ours.thresholds.best_begins(), Some(62.0));
        let disagreeing: Vec<_> = ours.disagreeing().collect();
        assert_eq!(disagreeing, [(Convention::EdgeIsWorse, 2), (Convention::FromTheOtherEnd, 2)]);
        assert!(!grouped(&values, 1, BestEnd::Highest, Groups::QUARTERS).unwrap().is_on_the_edge());
    }

    #[test]
    fn all_equal_are_first_and_on_the_edge() {
        let ours = grouped(&some(&[5.0; 8]), 3, BestEnd::Lowest, Groups::QUARTERS).unwrap();
        assert_eq!((ours.group, ours.standing.rank, ours.standing.tied_with), (1, 1, 7));
        assert_eq!(ours.thresholds.begins, [5.0; 3]);
        let disagreeing: Vec<_> = ours.disagreeing().collect();
        assert_eq!(disagreeing, [(Convention::EdgeIsWorse, 4), (Convention::FromTheOtherEnd, 4)]);
    }

    #[test]
    fn those_who_tie_share_the_better_quartile() {
        // Two tie for 2nd of eight: both are in the top quartile, counted from the other end in the second.
        let ours = grouped(&some(&[9.0, 8.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0]), 2, BestEnd::Highest, Groups::QUARTERS).unwrap();
        assert_eq!(ours.group, 1);
        assert!(ours.disagreeing().any(|d| d == (Convention::FromTheOtherEnd, 2)));
    }

    #[test]
    fn other_numbers_of_groups() {
        assert_eq!(Groups::new(1), None);
        let tenths = Groups::new(10).unwrap();
        assert_eq!((1..=10).filter_map(|rank| group_of(rank, 10, tenths)).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
        assert_eq!(grouped(&first_to(10), 9, BestEnd::Highest, tenths).unwrap().quartile(), None);
        assert_eq!(group_of(0, 10, tenths), None);
        assert_eq!(group_of(11, 10, tenths), None);
        assert_eq!(last_rank_of(11, 10, tenths), None);
    }

    proptest! {
        #[test]
        fn groups_follow_the_ranks_and_none_is_empty(n in 2usize..200, k in 2usize..12) {
            let groups = Groups::new(k).unwrap();
            let all: Vec<_> = (1..=n).filter_map(|rank| group_of(rank, n, groups)).collect();
            if n < k {
                prop_assert!(all.is_empty());
            } else {
                prop_assert!(all.is_sorted());
                for group in 1..=k {
                    let size = all.iter().filter(|g| **g == group).count();
                    prop_assert!(size == n / k || size == n.div_ceil(k));
                    let last = all.iter().rposition(|g| *g == group).map(|i| i + 1);
                    prop_assert_eq!(last_rank_of(group, n, groups), last);
                }
            }
        }

        #[test]
        fn the_other_aim_with_the_other_sign_is_the_same_quartile(values in column(), own in 0usize..40) {
            let turned: Vec<_> = values.iter().map(|v| v.map(|v| -v)).collect();
            let high = grouped(&values, own, BestEnd::Highest, Groups::QUARTERS);
            let low = grouped(&turned, own, BestEnd::Lowest, Groups::QUARTERS);
            prop_assert_eq!(high.as_ref().map(|g| (g.group, g.otherwise)), low.as_ref().map(|g| (g.group, g.otherwise)));
        }

        #[test]
        fn every_convention_names_a_group_there_is(values in column(), own in 0usize..40) {
            if let Ok(ours) = grouped(&values, own, BestEnd::Lowest, Groups::QUARTERS) {
                prop_assert!(ours.otherwise.iter().all(|(_, group)| (1..=4).contains(group)));
                prop_assert!((1..=4).contains(&ours.group));
                prop_assert!(ours.quartile().is_some());
            }
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..12), own in 0usize..14) {
            for best in [BestEnd::Highest, BestEnd::Lowest, BestEnd::Largest] {
                let _ = grouped(&values, own, best, Groups::QUARTERS);
            }
        }
    }
}

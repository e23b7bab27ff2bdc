//! Ranks: where each authority stands from the best end (methods §6).

use super::super::rounding::settle;
use super::super::yardstick::gap_to;
use crate::model::{Aim, Finite, Requirement};

/// Which end of the values is the best, and so comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BestEnd {
    /// The highest value is the best.
    Highest,
    /// The lowest value is the best.
    Lowest,
    /// The value nearest to a band is the best; all within it are equally good.
    InBand {
        /// The lower edge, in the measure's unit.
        low: Finite,
        /// The upper edge.
        high: Finite,
    },
    /// None is better: the largest value comes first, without judgement.
    Largest,
}

impl BestEnd {
    /// The best end by a measure's aim; none for a band that is not given.
    #[must_use]
    pub fn of(aim: Aim, band: Option<(Finite, Finite)>) -> Option<Self> {
        match (aim, band) {
            (Aim::High, _) => Some(Self::Highest),
            (Aim::Low, _) => Some(Self::Lowest),
            (Aim::None, _) => Some(Self::Largest),
            (Aim::Band, Some((low, high))) => Some(Self::InBand { low, high }),
            (Aim::Band, None) => None,
        }
    }

    /// Whether to come first is to be better; else the order is by size alone.
    #[must_use]
    pub fn judges(self) -> bool {
        match self {
            Self::Highest | Self::Lowest | Self::InBand { .. } => true,
            Self::Largest => false,
        }
    }

    /// A number that is the greater the better the value is, and the same for values equally good.
    /// For a band it is the distance to it, negative, to 12 significant digits: 9.8 and 12.2 are
    /// equally far from 10–12.
    pub(super) fn goodness(self, value: f64) -> f64 {
        match self {
            Self::Highest | Self::Largest => value + 0.0,
            Self::Lowest => -value + 0.0,
            Self::InBand { low, high } => settle(gap_to(Requirement::Band { low, high }, value)) + 0.0,
        }
    }

    /// What a goodness is in: the value, or the distance to the band.
    pub(super) fn shown(self, goodness: f64) -> f64 {
        match self {
            Self::Highest | Self::Largest => goodness,
            Self::Lowest | Self::InBand { .. } => -goodness + 0.0,
        }
    }
}

/// An authority with a value, in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The authority, as an index into the column.
    pub authority: usize,
    /// Its value, in the measure's unit.
    pub value: f64,
    /// Its rank from the best end, 1 the first; those who tie share the smallest.
    pub rank: usize,
    /// How many others are equally good.
    pub tied_with: usize,
}

/// Every authority in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Which end is the best.
    pub best: BestEnd,
    /// Those with a value, best first; those who tie in the order of the column.
    pub places: Vec<Place>,
    /// Those without a value.
    pub missing: Vec<usize>,
}

/// Where one authority stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its rank from the best end, 1 the first; those who tie share the smallest.
    pub rank: usize,
    /// How many others are equally good.
    pub tied_with: usize,
    /// How many authorities have a value, itself included.
    pub n: usize,
    /// Which end is the best.
    pub best: BestEnd,
    /// The authorities without a value, as indices into the column.
    pub missing: Vec<usize>,
}

/// Why an authority has no rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRanked {
    /// It has no value.
    NoValue {
        /// How many others have one.
        n: usize,
    },
}

/// Puts the authorities of a column in order, best first.
///
/// Competition ranking: two who tie for 2nd are both 2nd, and the next is 4th.
#[must_use]
pub fn order(values: &[Option<f64>], best: BestEnd) -> Order {
    let mut entries = Vec::with_capacity(values.len());
    let mut missing = Vec::new();
    for (authority, value) in values.iter().enumerate() {
        match value {
            Some(value) if value.is_finite() => entries.push((best.goodness(*value), authority, value + 0.0)),
            Some(_) | None => missing.push(authority),
        }
    }
    entries.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut places = Vec::with_capacity(entries.len());
    for tied in entries.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let rank = places.len() + 1;
        places.extend(tied.iter().map(|(_, authority, value)| Place {
            authority: *authority,
            value: *value,
            rank,
            tied_with: tied.len() - 1,
        }));
    }
    Order { best, places, missing }
}

/// Where the authority at index `own` stands.
///
/// # Errors
/// [`NotRanked::NoValue`] where it has none, or is not in the column.
pub fn standing(values: &[Option<f64>], own: usize, best: BestEnd) -> Result<Standing, NotRanked> {
    let goodness = |value: &Option<f64>| value.filter(|value| value.is_finite()).map(|value| best.goodness(value));
    let missing: Vec<usize> = (0..values.len()).filter(|at| values.get(*at).and_then(goodness).is_none()).collect();
    let n = values.len() - missing.len();
    let ours = values.get(own).and_then(goodness).ok_or(NotRanked::NoValue { n })?;
    let compared = || values.iter().filter_map(goodness).map(|other| other.total_cmp(&ours));
    let (better, tied) = (compared().filter(|found| found.is_gt()).count(), compared().filter(|found| found.is_eq()).count());
    Ok(Standing { rank: better + 1, tied_with: tied - 1, n, best, missing })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn band(low: f64, high: f64) -> BestEnd {
        BestEnd::InBand { low: Finite::new(low).unwrap(), high: Finite::new(high).unwrap() }
    }

    fn ranks(values: &[Option<f64>], best: BestEnd) -> Vec<(usize, usize)> {
        order(values, best).places.iter().map(|p| (p.authority, p.rank)).collect()
    }

    #[test]
    fn those_who_tie_share_the_smaller_rank() {
        let values = [Some(3.0), Some(5.0), None, Some(5.0), Some(1.0)];
        assert_eq!(ranks(&values, BestEnd::Highest), [(1, 1), (3, 1), (0, 3), (4, 4)]);
        assert_eq!(ranks(&values, BestEnd::Lowest), [(4, 1), (0, 2), (1, 3), (3, 3)]);
        let ours = standing(&values, 3, BestEnd::Highest).unwrap();
        assert_eq!((ours.rank, ours.tied_with, ours.n, ours.missing), (1, 1, 4, vec![2]));
    }

    #[test]
    fn without_an_aim_by_size_without_judgement() {
        let best = BestEnd::of(Aim::None, None).unwrap();
        assert!(!best.judges());
        assert_eq!(ranks(&[Some(1.0), Some(2.0)], best), [(1, 1), (0, 2)]);
    }

    #[test]
    fn a_band_is_by_distance_to_it() {
        assert_eq!(BestEnd::of(Aim::Band, None), None);
        let values = [Some(9.8), Some(11.0), Some(12.2), Some(10.0), Some(13.0)];
        assert_eq!(ranks(&values, band(10.0, 12.0)), [(1, 1), (3, 1), (0, 3), (2, 3), (4, 5)]);
    }

    #[test]
    fn no_value_is_no_rank() {
        assert_eq!(standing(&[None, Some(1.0)], 0, BestEnd::Highest), Err(NotRanked::NoValue { n: 1 }));
        assert_eq!(standing(&[Some(f64::NAN), Some(1.0)], 0, BestEnd::Highest), Err(NotRanked::NoValue { n: 1 }));
        assert_eq!(standing(&[], 0, BestEnd::Lowest), Err(NotRanked::NoValue { n: 0 }));
    }

    #[test]
    fn one_authority_is_first_of_one() {
        let alone = standing(&[Some(0.0)], 0, BestEnd::Lowest).unwrap();
        assert_eq!((alone.rank, alone.tied_with, alone.n), (1, 0, 1));
    }

    #[test]
    fn zero_and_minus_zero_tie() {
        assert_eq!(ranks(&[Some(0.0), Some(-0.0)], BestEnd::Highest), [(0, 1), (1, 1)]);
        assert_eq!(ranks(&[Some(0.0), Some(-0.0)], BestEnd::Lowest), [(0, 1), (1, 1)]);
    }

    /// Values of one decimal, so that many tie; some are missing.
    pub(in super::super) fn column() -> impl Strategy<Value = Vec<Option<f64>>> {
        proptest::collection::vec(proptest::option::weighted(0.9, (-30i32..300).prop_map(|v| f64::from(v) / 10.0)), 0..40)
    }

    proptest! {
        #[test]
        fn the_order_of_the_rows_is_nothing(values in column(), seed in any::<u64>()) {
            let mut to: Vec<usize> = (0..values.len()).collect();
            to.sort_by_key(|i| (*i as u64 + 1).wrapping_mul(seed | 1));
            let shuffled: Vec<_> = to.iter().map(|i| values[*i]).collect();
            for best in [BestEnd::Highest, BestEnd::Lowest, BestEnd::Largest, band(5.0, 9.0)] {
                for (new, old) in to.iter().enumerate() {
                    let key = |s: Result<Standing, NotRanked>| s.map(|s| (s.rank, s.tied_with, s.n));
                    prop_assert_eq!(key(standing(&values, *old, best)), key(standing(&shuffled, new, best)));
                }
            }
        }

        #[test]
        fn the_other_aim_with_the_other_sign_is_the_same_order(values in column()) {
            let turned: Vec<_> = values.iter().map(|v| v.map(|v| -v)).collect();
            prop_assert_eq!(ranks(&values, BestEnd::Highest), ranks(&turned, BestEnd::Lowest));
            prop_assert_eq!(ranks(&values, band(1.0, 2.0)), ranks(&turned, band(-2.0, -1.0)));
        }

        #[test]
        fn a_rank_is_one_more_than_those_who_are_better(values in column(), own in 0usize..40) {
            if let Ok(ours) = standing(&values, own, BestEnd::Lowest) {
                let value = values[own].unwrap();
                prop_assert_eq!(ours.rank, 1 + values.iter().flatten().filter(|v| **v < value).count());
                prop_assert_eq!(ours.tied_with, values.iter().flatten().filter(|v| **v == value).count() - 1);
            }
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..12), own in 0usize..14) {
            for best in [BestEnd::Highest, BestEnd::Lowest, BestEnd::Largest, band(5.0, 9.0)] {
                let all = order(&values, best);
                prop_assert_eq!(all.places.len() + all.missing.len(), values.len());
                let _ = standing(&values, own, best);
            }
        }
    }
}

//! Averages of peers, and the nation's rate from everyone's counts (methods §6).

use super::distance::{Fraction, Ratio};
use super::percentile::{ascending, median};

/// How the values of peers are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Average {
    /// Every council counts the same.
    Mean,
    /// The middle one.
    Median,
}

/// An average of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Averaged {
    /// The average, in the measure's unit.
    pub value: f64,
    /// Who took part, in the order of the column.
    pub of: Vec<usize>,
    /// Who has no value.
    pub missing: Vec<usize>,
}

/// Numerators and denominators added up: larger councils count for more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pooled {
    /// The sum of the numerators.
    pub numerator: u128,
    /// The sum of the denominators: more than 0.
    pub denominator: u128,
    /// Who took part, in the order of the column.
    pub of: Vec<usize>,
    /// Whose counts are not known.
    pub missing: Vec<usize>,
}

impl Pooled {
    /// The numerators to the denominators, as a share of one; times the measure's "per" it is a value.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The same exactly; none where the sums are beyond a whole number.
    #[must_use]
    pub fn fraction(&self) -> Option<Fraction> {
        Fraction::new(i128::try_from(self.numerator).ok()?, i128::try_from(self.denominator).ok()?)
    }
}

/// Why there is no average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAverage {
    /// There is nobody to average: no peers, or none but the council itself.
    Nobody,
    /// None of them has a value, or counts.
    NoneHas {
        /// Who was asked for.
        missing: Vec<usize>,
    },
    /// The sum is more than a number can tell.
    TooLarge,
}

/// Who of a peer group takes part: each once, in the order of the column, with or without ourselves.
fn members(peers: &[usize], own: usize, with_own: bool) -> Result<Vec<usize>, NoAverage> {
    let mut members: Vec<usize> = peers.iter().copied().filter(|p| *p != own).chain(with_own.then_some(own)).collect();
    members.sort_unstable();
    members.dedup();
    if members.is_empty() { Err(NoAverage::Nobody) } else { Ok(members) }
}

/// The average of the peers' values: by default the simple mean of the others.
///
/// `peers` are indices into the column and may or may not hold `own`; whether it takes part is said
/// by `with_own` alone.
///
/// # Errors
/// Where there is nobody, or nobody with a value.
pub fn peer_average(values: &[Option<f64>], peers: &[usize], own: usize, with_own: bool, average: Average) -> Result<Averaged, NoAverage> {
    let value_of = |i: &usize| values.get(*i).copied().flatten().filter(|v| v.is_finite());
    let (of, missing): (Vec<usize>, Vec<usize>) = members(peers, own, with_own)?.into_iter().partition(|i| value_of(i).is_some());
    // In ascending order, so that the order of the rows does not touch the last digit.
    let found = ascending(&of.iter().map(value_of).collect::<Vec<_>>());
    let value = match average {
        Average::Mean => mean(&found),
        Average::Median => median(&found),
    };
    match value {
        None => Err(NoAverage::NoneHas { missing }),
        Some(value) if !value.is_finite() => Err(NoAverage::TooLarge),
        Some(value) => Ok(Averaged { value: value + 0.0, of, missing }),
    }
}

/// The peers' average weighted by their denominators: all numerators to all denominators.
///
/// # Errors
/// Where there is nobody, or nobody with counts.
pub fn peer_share(counts: &[Option<Ratio>], peers: &[usize], own: usize, with_own: bool) -> Result<Pooled, NoAverage> {
    pooled(counts, members(peers, own, with_own)?)
}

/// The national rate where none is published: all numerators to all denominators.
///
/// # Errors
/// Where there is nobody, or nobody with counts.
pub fn national(counts: &[Option<Ratio>]) -> Result<Pooled, NoAverage> {
    if counts.is_empty() { Err(NoAverage::Nobody) } else { pooled(counts, (0..counts.len()).collect()) }
}

fn pooled(counts: &[Option<Ratio>], members: Vec<usize>) -> Result<Pooled, NoAverage> {
    let mut sum = Pooled { numerator: 0, denominator: 0, of: Vec::new(), missing: Vec::new() };
    for member in members {
        match counts.get(member).copied().flatten() {
            Some(ratio) => {
                // Each is below 2⁶⁴: so many columns do not fit a memory that their sum would pass 2¹²⁸.
                sum.numerator = sum.numerator.saturating_add(u128::from(ratio.numerator.0));
                sum.denominator = sum.denominator.saturating_add(u128::from(ratio.denominator.get()));
                sum.of.push(member);
            }
            None => sum.missing.push(member),
        }
    }
    if sum.denominator == 0 { Err(NoAverage::NoneHas { missing: sum.missing }) } else { Ok(sum) }
}

/// The mean, by a sum that keeps what is lost in rounding (Neumaier 1974); none without values.
fn mean(values: &[f64]) -> Option<f64> {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    (!values.is_empty()).then(|| (sum + lost) / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::super::rank::tests::column;
    use super::*;
    use proptest::prelude::*;

    fn ratios(pairs: &[(u64, u64)]) -> Vec<Option<Ratio>> {
        pairs.iter().map(|(n, d)| Ratio::new(*n, *d)).collect()
    }

    /// The worked example of docs/methods/peer-and-national-averages.md.
    #[test]
    fn the_worked_example() {
        // Ours is the first of four; the last has no figure.
        let values = [Some(30.0), Some(40.0), Some(20.0), None];
        let counts = ratios(&[(30, 100), (40, 100), (60, 300), (0, 0)]);
        let group = [0, 1, 2, 3];
        let simple = peer_average(&values, &group, 0, false, Average::Mean).unwrap();
        assert_eq!(simple, Averaged { value: 30.0, of: vec![1, 2], missing: vec![3] });
        let weighted = peer_share(&counts, &group, 0, false).unwrap();
        assert_eq!((weighted.numerator, weighted.denominator, weighted.share()), (100, 400, 0.25));
        assert_eq!((weighted.of, weighted.missing), (vec![1, 2], vec![3]));
        let all = national(&counts).unwrap();
        assert_eq!((all.numerator, all.denominator, all.share(), all.of.len()), (130, 500, 0.26, 3));
    }

    #[test]
    fn with_ourselves_where_the_file_asks_for_it() {
        let values = [Some(30.0), Some(40.0), Some(20.0)];
        let listed = peer_average(&values, &[0, 1, 2], 0, true, Average::Mean).unwrap();
        assert_eq!(listed.of, [0, 1, 2]);
        assert_eq!(peer_average(&values, &[1, 2], 0, true, Average::Mean).unwrap(), listed);
        assert_eq!(peer_average(&values, &[2, 1, 1], 0, true, Average::Mean).unwrap(), listed);
    }

    #[test]
    fn the_median_of_the_others() {
        let values = [Some(99.0), Some(1.0), Some(2.0), Some(30.0)];
        assert_eq!(peer_average(&values, &[0, 1, 2, 3], 0, false, Average::Median).unwrap().value, 2.0);
        assert_eq!(peer_average(&values, &[0, 1, 2, 3], 0, true, Average::Median).unwrap().value, 16.0);
    }

    #[test]
    fn nobody_and_nobody_with_a_value() {
        assert_eq!(peer_average(&[Some(1.0)], &[0], 0, false, Average::Mean), Err(NoAverage::Nobody));
        assert_eq!(peer_average(&[Some(1.0)], &[], 0, false, Average::Median), Err(NoAverage::Nobody));
        assert_eq!(peer_average(&[Some(1.0), None], &[1, 7], 0, false, Average::Mean), Err(NoAverage::NoneHas { missing: vec![1, 7] }));
        assert_eq!(peer_share(&[None, None], &[1], 0, false), Err(NoAverage::NoneHas { missing: vec![1] }));
        assert_eq!(national(&[]), Err(NoAverage::Nobody));
        assert_eq!(national(&[None]), Err(NoAverage::NoneHas { missing: vec![0] }));
    }

    #[test]
    fn no_one_of_none_and_everyone_of_all() {
        assert_eq!(national(&ratios(&[(0, 10), (0, 20)])).unwrap().share(), 0.0);
        assert_eq!(national(&ratios(&[(10, 10), (20, 20)])).unwrap().share(), 1.0);
    }

    #[test]
    fn a_sum_beyond_numbers_says_so() {
        let values = [None, Some(f64::MAX), Some(f64::MAX)];
        assert_eq!(peer_average(&values, &[1, 2], 0, false, Average::Mean), Err(NoAverage::TooLarge));
    }

    #[test]
    fn small_parts_of_a_large_sum_are_kept() {
        assert_eq!(mean(&[-1e16, 1.0, 1.0, 1e16]), Some(0.5));
    }

    proptest! {
        #[test]
        fn the_order_of_the_rows_is_nothing(values in column()) {
            let peers: Vec<usize> = (0..values.len()).collect();
            let mut backwards = values.clone();
            backwards.reverse();
            for average in [Average::Mean, Average::Median] {
                let there = peer_average(&values, &peers, usize::MAX, false, average).map(|a| a.value);
                let back = peer_average(&backwards, &peers, usize::MAX, false, average).map(|a| a.value);
                prop_assert_eq!(there.ok(), back.ok());
            }
        }

        #[test]
        fn lies_between_the_lowest_and_the_highest(values in column()) {
            let peers: Vec<usize> = (0..values.len()).collect();
            if let Ok(found) = peer_average(&values, &peers, usize::MAX, false, Average::Mean) {
                let all = ascending(&values);
                prop_assert!(all[0] - 1e-9 <= found.value && found.value <= all[all.len() - 1] + 1e-9);
                prop_assert_eq!(found.of.len() + found.missing.len(), values.len());
            }
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..8), peers in proptest::collection::vec(0usize..10, 0..8), own in 0usize..10) {
            if let Ok(found) = peer_average(&values, &peers, own, true, Average::Mean) {
                prop_assert!(found.value.is_finite());
            }
        }
    }
}

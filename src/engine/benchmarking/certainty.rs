//! How sure a rank is: every authority's value is drawn again and again from its interval, and the
//! ranks counted (methods §6).
//!
//! The draws are the same on every machine and at every visit: the generator is PCG32 (O'Neill 2014)
//! from a fixed seed, which takes our own authority first and then the others in the order of the column.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::quartile::{Groups, NoGroup, group_of};
use super::rank::BestEnd;
use crate::engine::statistics::{Proportion, normal_quantile};
use crate::model::Interval;

/// How many times every value is drawn. *Ours*: a share is then within about 3 points of what
/// more draws would give (1.96 √(0.25 / 1,000)).
pub const DRAWS: u32 = 1_000;

/// Where the generator starts. *Ours*: any would do; it is fixed so that a page never changes by itself.
pub const SEED: u64 = 2_026;

/// How many standard errors a 95% interval is wide. (OHID Fingertips, as in methods §5.7.)
const INTERVAL_IN_STANDARD_ERRORS: f64 = 3.92;

/// The share of draws, in thousandths, that lies below the 95% range of the rank.
const BELOW_RANGE_PER_THOUSAND: u32 = 25;

/// A value with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value, in the measure's unit.
    pub value: f64,
    /// Its standard error, in the same; a value without one, or with one of 0, stays fixed.
    pub standard_error: Option<f64>,
}

/// Ranks from the best end, 1 the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankRange {
    /// The better.
    pub from: usize,
    /// The worse.
    pub to: usize,
}

/// How sure a rank is.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// In how many draws the authority was in each group, the best first.
    pub draws_in_group: Vec<u32>,
    /// How many draws there were.
    pub draws: u32,
    /// Where the generator started.
    pub seed: u64,
    /// The ranks in all but the best 2.5% and the worst 2.5% of the draws.
    pub range_95: RankRange,
    /// How many authorities have a value.
    pub n: usize,
    /// How many of them stayed fixed, for want of a standard error.
    pub fixed: usize,
}

impl Certainty {
    /// The share of the draws in a group, 1 the best: 0 to 1; none where there is no such group.
    #[must_use]
    pub fn share(&self, group: usize) -> Option<f64> {
        let draws = *self.draws_in_group.get(group.checked_sub(1)?)?;
        Some(f64::from(draws) / f64::from(self.draws))
    }
}

/// Why nothing can be said of how sure a rank is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSimulated {
    /// There is no group to be sure of, and why.
    NoGroup(NoGroup),
    /// No authority has a standard error: every draw would be the same.
    NoErrors {
        /// How many have a value.
        n: usize,
    },
}

/// The standard error behind a 95% interval: a 3.92nd of its width.
#[must_use]
pub fn standard_error(interval_95: Interval) -> f64 {
    (interval_95.upper.get() - interval_95.lower.get()).abs() / INTERVAL_IN_STANDARD_ERRORS
}

/// How sure the rank and the group of the authority at index `own` are.
///
/// Each draw takes every value from a normal distribution around itself, independently, and is
/// not held to the range of the measure: a percentage may be drawn above 100.
///
/// # Errors
/// Where the authority has no value, too few have one, or none has a standard error.
pub fn certainty(estimates: &[Option<Estimate>], own: usize, best: BestEnd, groups: Groups) -> Result<Certainty, NotSimulated> {
    let usable = |estimate: &Option<Estimate>| estimate.filter(|e| e.value.is_finite());
    let others: Vec<Estimate> = estimates.iter().enumerate().filter(|(i, _)| *i != own).filter_map(|(_, e)| usable(e)).collect();
    let Some(ours) = estimates.get(own).and_then(usable) else {
        return Err(NotSimulated::NoGroup(NoGroup::NoValue { n: others.len() }));
    };
    let n = others.len() + 1;
    if n < groups.get() {
        return Err(NotSimulated::NoGroup(NoGroup::TooFew { n, groups: groups.get() }));
    }
    let fixed = others.iter().chain([&ours]).filter(|e| spread_of(e).is_none()).count();
    if fixed == n {
        return Err(NotSimulated::NoErrors { n });
    }
    let mut rng = Pcg32::seed_from_u64(SEED);
    let mut draws_of_rank = vec![0_u32; n];
    for _ in 0..DRAWS {
        let drawn = plain_goodness(draw(&ours, &mut rng), best);
        // The others that are better, counted from 0, is the place in the list.
        let better = others.iter().filter(|other| plain_goodness(draw(other, &mut rng), best) > drawn).count();
        if let Some(count) = draws_of_rank.get_mut(better) {
            *count += 1;
        }
    }
    let mut draws_in_group = vec![0; groups.get()];
    for (rank, draws) in (1..).zip(&draws_of_rank) {
        let place = group_of(rank, n, groups).and_then(|group| draws_in_group.get_mut(group - 1));
        if let Some(count) = place {
            *count += draws;
        }
    }
    let below = DRAWS * BELOW_RANGE_PER_THOUSAND / 1000;
    let range_95 = RankRange { from: rank_at(&draws_of_rank, below), to: rank_at(&draws_of_rank, DRAWS - below) };
    Ok(Certainty { draws_in_group, draws: DRAWS, seed: SEED, range_95, n, fixed })
}

/// The standard error a value is drawn with, if it is.
fn spread_of(estimate: &Estimate) -> Option<f64> {
    estimate.standard_error.filter(|e| e.is_finite() && *e > 0.0)
}

/// A value anew, by the inverse of the normal distribution.
fn draw(estimate: &Estimate, rng: &mut Pcg32) -> f64 {
    /// Half a step and 2³² steps in all: a share that is neither 0 nor 1.
    const HALF_STEP: f64 = 0.5;
    const STEPS: f64 = 4_294_967_296.0;
    match spread_of(estimate) {
        None => estimate.value,
        Some(error) => {
            let below = Proportion::new((f64::from(rng.next_u32()) + HALF_STEP) / STEPS).unwrap_or(Proportion::HALF);
            estimate.value + error * normal_quantile(below)
        }
    }
}

/// The goodness of a drawn value; no rounding makes draws tie, but within a band all are equally good.
fn plain_goodness(value: f64, best: BestEnd) -> f64 {
    match best {
        BestEnd::Highest | BestEnd::Largest => value,
        BestEnd::Lowest => -value,
        BestEnd::InBand { low, high } => (value - low.get()).min(high.get() - value).min(0.0),
    }
}

/// The smallest rank that is not worse than so many of the draws.
fn rank_at(draws_of_rank: &[u32], so_many: u32) -> usize {
    let mut seen = 0;
    let before = draws_of_rank.iter().take_while(|draws| {
        seen += **draws;
        seen < so_many
    });
    before.count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Finite;
    use proptest::prelude::*;

    fn estimate(value: f64, error: f64) -> Option<Estimate> {
        Some(Estimate { value, standard_error: Some(error) })
    }

    fn quarters(estimates: &[Option<Estimate>], own: usize, best: BestEnd) -> Result<Certainty, NotSimulated> {
        certainty(estimates, own, best, Groups::QUARTERS)
    }

    #[test]
    fn far_apart_the_rank_is_sure() {
        let all: Vec<_> = (0..8).map(|i| estimate(f64::from(i) * 100.0, 1.0)).collect();
        let ours = quarters(&all, 7, BestEnd::Highest).unwrap();
        assert_eq!((ours.draws_in_group.as_slice(), ours.range_95), ([DRAWS, 0, 0, 0].as_slice(), RankRange { from: 1, to: 1 }));
        assert_eq!(quarters(&all, 7, BestEnd::Lowest).unwrap().range_95, RankRange { from: 8, to: 8 });
        assert_eq!((ours.share(1), ours.share(4), ours.share(5), ours.share(0)), (Some(1.0), Some(0.0), None, None));
    }

    #[test]
    fn among_equals_every_quartile_is_as_likely() {
        let all = vec![estimate(50.0, 2.0); 100];
        let ours = quarters(&all, 10, BestEnd::Highest).unwrap();
        for group in 1..=4 {
            // Within 4 standard errors of a quarter.
            assert!((ours.share(group).unwrap() - 0.25).abs() < 4.0 * (0.25_f64 * 0.75 / 1000.0).sqrt());
        }
        assert!(ours.range_95.from <= 6 && ours.range_95.to >= 95);
    }

    #[test]
    fn one_against_one_is_as_likely_as_the_normal_distribution_says() {
        // We lead by √2 standard errors of a value: one of the difference. P(z < 1) = 0.8413.
        let all = [estimate(2.0_f64.sqrt(), 1.0), estimate(0.0, 1.0)];
        let ours = certainty(&all, 0, BestEnd::Highest, Groups::new(2).unwrap()).unwrap();
        assert!((ours.share(1).unwrap() - 0.8413).abs() < 4.0 * (0.8413_f64 * 0.1587 / 1000.0).sqrt());
    }

    #[test]
    fn those_without_an_error_stay_fixed() {
        let fixed = |value| Some(Estimate { value, standard_error: None });
        let all = [fixed(4.0), fixed(3.0), estimate(2.0, 0.001), fixed(1.0), None];
        let ours = quarters(&all, 2, BestEnd::Highest).unwrap();
        assert_eq!((ours.fixed, ours.n, ours.range_95), (3, 4, RankRange { from: 3, to: 3 }));
        assert_eq!(ours.draws_in_group, [0, 0, DRAWS, 0]);
    }

    #[test]
    fn says_why_there_is_none() {
        let none = [estimate(1.0, 0.0), estimate(2.0, f64::NAN), estimate(3.0, -1.0), Some(Estimate { value: 4.0, standard_error: None })];
        assert_eq!(quarters(&none, 0, BestEnd::Highest), Err(NotSimulated::NoErrors { n: 4 }));
        let few = [estimate(1.0, 1.0), None, estimate(1.0, 1.0)];
        assert_eq!(quarters(&few, 0, BestEnd::Highest), Err(NotSimulated::NoGroup(NoGroup::TooFew { n: 2, groups: 4 })));
        assert_eq!(quarters(&few, 1, BestEnd::Highest), Err(NotSimulated::NoGroup(NoGroup::NoValue { n: 2 })));
        assert_eq!(quarters(&[estimate(1.0, 1.0)], 0, BestEnd::Lowest), Err(NotSimulated::NoGroup(NoGroup::TooFew { n: 1, groups: 4 })));
    }

    #[test]
    fn a_95_percent_interval_is_3_92_errors_wide() {
        let interval = Interval { lower: Finite::new(40.0).unwrap(), upper: Finite::new(47.84).unwrap() };
        assert!((standard_error(interval) - 2.0).abs() < 1e-12);
    }

    /// The worked example of docs/methods/how-sure-is-the-rank.md.
    #[test]
    fn the_worked_example() {
        // Eight councils from 60% to 74%, two points apart, each ± 3 points; ours is second.
        let all: Vec<_> = (0..8).map(|i| estimate(74.0 - 2.0 * f64::from(i), 3.0 / 1.96)).collect();
        let ours = quarters(&all, 1, BestEnd::Highest).unwrap();
        assert_eq!((ours.draws_in_group.as_slice(), ours.range_95), ([805, 194, 1, 0].as_slice(), RankRange { from: 1, to: 3 }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn the_shares_are_one_and_the_range_holds_ranks_there_are(
            values in proptest::collection::vec((0u32..400, 0u32..50), 4..40), own in 0usize..40, low in any::<bool>()
        ) {
            let all: Vec<_> = values.iter().map(|(v, e)| estimate(f64::from(*v) / 10.0, f64::from(*e) / 10.0)).collect();
            let best = if low { BestEnd::Lowest } else { BestEnd::Highest };
            if let Ok(ours) = quarters(&all, own, best) {
                prop_assert_eq!(ours.draws_in_group.iter().sum::<u32>(), DRAWS);
                prop_assert!(((1..=4).filter_map(|g| ours.share(g)).sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!(1 <= ours.range_95.from && ours.range_95.from <= ours.range_95.to && ours.range_95.to <= ours.n);
                prop_assert_eq!(Ok(ours), quarters(&all, own, best));
            }
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of((proptest::num::f64::ANY, proptest::num::f64::ANY)), 0..9), own in 0usize..9) {
            let all: Vec<_> = values.iter().map(|v| v.and_then(|(v, e)| estimate(v, e))).collect();
            let _ = quarters(&all, own, BestEnd::Lowest);
        }
    }
}

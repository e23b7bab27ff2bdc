//! Whether a change between two figures could be chance (methods §5.5).

use crate::engine::rounding::at_most;
use crate::model::{Count, Counts, Denominator, Finite};

/// A change held against chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChanceTest {
    /// The later figure less the earlier one, in standard errors: above 0 where it rose.
    pub z: Finite,
    /// What it was worked out by.
    pub method: ChanceMethod,
    /// What that tells.
    pub evidence: Evidence,
}

/// What a change was held against chance by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChanceMethod {
    /// Two proportions, with the standard error of both taken together.
    PooledProportions,
    /// Two survey estimates, each with the standard error that its margin tells.
    SurveyMargins,
    /// Two rates of events, with the standard error of both taken together.
    PooledRates,
    /// Two counts of events over stretches of the same length, likewise.
    Counts,
}

/// What a test of a change tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Were there no change, so large a difference would be seen less than once in twenty times.
    UnlikelyChance,
    /// Such a difference is often seen where nothing changed.
    CouldBeChance,
}

/// Why a change was not held against chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTested {
    /// One of the two has no base, so that nothing is known of how sure it is.
    NoBase,
    /// More were counted than there are.
    NumeratorAboveDenominator,
    /// Both counts are 0.
    BothNone,
    /// Both proportions are whole: all of each were counted.
    BothAll,
    /// Neither estimate has a margin, or both margins are 0.
    NoMargin,
    /// A margin is below 0.
    NegativeMargin,
    /// The figures are too large to reckon with.
    TooLarge,
}

/// From this many standard errors a change is unlikely to be chance: once in twenty times (methods §5.5).
const UNLIKELY_FROM: f64 = 1.96;

/// A survey's margin of error is this many standard errors (methods §5.5).
const MARGIN_IN_STANDARD_ERRORS: f64 = 1.96;

/// A survey's estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: Finite,
    /// Its margin of error at 95%, to either side, in the same unit.
    pub margin: Finite,
}

/// A change between two proportions, such as people at home after 91 days of those discharged.
///
/// z = (p₂ − p₁) / √(p (1 − p) (1/n₁ + 1/n₂)), p = (x₁ + x₂) / (n₁ + n₂). The two are taken for
/// different people.
///
/// # Errors
/// [`NotTested::NoBase`], [`NotTested::NumeratorAboveDenominator`], [`NotTested::BothNone`],
/// [`NotTested::BothAll`].
///
/// Source: the pooled test of two proportions, Armitage & Berry, *Statistical Methods in Medical Research*.
pub fn change_of_proportions(earlier: Counts, later: Counts) -> Result<ChanceTest, NotTested> {
    let ((x1, n1), (x2, n2)) = (with_base(earlier)?, with_base(later)?);
    if x1 > n1 || x2 > n2 {
        return Err(NotTested::NumeratorAboveDenominator);
    }
    if x1 + x2 <= 0.0 {
        return Err(NotTested::BothNone);
    }
    let missed = (n1 - x1) + (n2 - x2);
    if missed <= 0.0 {
        return Err(NotTested::BothAll);
    }
    let n = n1 + n2;
    let standard_error = ((x1 + x2) / n * (missed / n) * (1.0 / n1 + 1.0 / n2)).sqrt();
    tested((x2 / n2 - x1 / n1) / standard_error, ChanceMethod::PooledProportions)
}

/// A change between two survey estimates: z = (p₂ − p₁) / √(se₁² + se₂²), se = margin / 1.96.
///
/// # Errors
/// [`NotTested::NegativeMargin`], [`NotTested::NoMargin`] where both margins are 0, [`NotTested::TooLarge`].
///
/// Source: the test of two independent estimates.
pub fn change_of_estimates(earlier: Estimate, later: Estimate) -> Result<ChanceTest, NotTested> {
    if earlier.margin.get() < 0.0 || later.margin.get() < 0.0 {
        return Err(NotTested::NegativeMargin);
    }
    let (se1, se2) = (earlier.margin.get() / MARGIN_IN_STANDARD_ERRORS, later.margin.get() / MARGIN_IN_STANDARD_ERRORS);
    let standard_error = (se1 * se1 + se2 * se2).sqrt();
    if standard_error <= 0.0 {
        return Err(NotTested::NoMargin);
    }
    tested((later.value.get() - earlier.value.get()) / standard_error, ChanceMethod::SurveyMargins)
}

/// A change between two rates of events that come singly and independently, such as admissions of
/// those aged 65 and over.
///
/// z = (x₂/n₂ − x₁/n₁) / √(r (1/n₁ + 1/n₂)), r = (x₁ + x₂) / (n₁ + n₂): the score test, with the
/// standard error the rates would have if they were the same. For equal bases it is
/// (x₂ − x₁) / √(x₁ + x₂). With the separate standard error √(x₁/n₁² + x₂/n₂²), a few events on
/// unequal bases would raise a false alarm up to four times in ten.
///
/// # Errors
/// [`NotTested::NoBase`], [`NotTested::BothNone`].
///
/// Source: Gu, Ng, Tang & Schucany, "Testing the ratio of two Poisson rates" (2008), which compares
/// the two.
pub fn change_of_rates(earlier: Counts, later: Counts) -> Result<ChanceTest, NotTested> {
    let ((x1, n1), (x2, n2)) = (with_base(earlier)?, with_base(later)?);
    poisson((x1, n1), (x2, n2), ChanceMethod::PooledRates)
}

/// A change between two counts of events over stretches of the same length: z = (x₂ − x₁) / √(x₁ + x₂).
///
/// # Errors
/// [`NotTested::BothNone`].
///
/// Source: as for [`change_of_rates`].
pub fn change_of_counts(earlier: Count, later: Count) -> Result<ChanceTest, NotTested> {
    poisson((earlier.real(), 1.0), (later.real(), 1.0), ChanceMethod::Counts)
}

fn poisson((x1, n1): (f64, f64), (x2, n2): (f64, f64), method: ChanceMethod) -> Result<ChanceTest, NotTested> {
    if x1 + x2 <= 0.0 {
        return Err(NotTested::BothNone);
    }
    let standard_error = ((x1 + x2) / (n1 + n2) * (1.0 / n1 + 1.0 / n2)).sqrt();
    tested((x2 / n2 - x1 / n1) / standard_error, method)
}

fn with_base(counts: Counts) -> Result<(f64, f64), NotTested> {
    let denominator = counts.denominator.map(Denominator::real).ok_or(NotTested::NoBase)?;
    Ok((counts.numerator.real(), denominator))
}

fn tested(z: f64, method: ChanceMethod) -> Result<ChanceTest, NotTested> {
    let evidence = if at_most(UNLIKELY_FROM, z.abs()) { Evidence::UnlikelyChance } else { Evidence::CouldBeChance };
    Ok(ChanceTest { z: Finite::new(z).ok_or(NotTested::TooLarge)?, method, evidence })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(x: u64, n: u64) -> Counts {
        Counts { numerator: Count(x), denominator: Denominator::new(n) }
    }

    fn estimate(value: f64, margin: f64) -> Estimate {
        Estimate { value: Finite::new(value).unwrap(), margin: Finite::new(margin).unwrap() }
    }

    fn two_decimals(test: ChanceTest) -> String {
        format!("{:.2}", test.z.get())
    }

    #[test]
    fn the_worked_examples() {
        // 513 of 582 to 519 of 582: 88.1% to 89.2%.
        let home = change_of_proportions(counts(513, 582), counts(519, 582)).unwrap();
        assert_eq!((two_decimals(home).as_str(), home.evidence), ("0.55", Evidence::CouldBeChance));
        // 65.0 ± 4.1 to 72.2 ± 4.1.
        let survey = change_of_estimates(estimate(65.0, 4.1), estimate(72.2, 4.1)).unwrap();
        assert_eq!((two_decimals(survey).as_str(), survey.evidence), ("2.43", Evidence::UnlikelyChance));
        // 17 to 23 admissions.
        let admissions = change_of_counts(Count(17), Count(23)).unwrap();
        assert_eq!((two_decimals(admissions).as_str(), admissions.evidence), ("0.95", Evidence::CouldBeChance));
    }

    #[test]
    fn the_edge_is_unlikely() {
        // √(se₁² + se₂²) = 1 for a difference of 1.96.
        let at_the_edge = change_of_estimates(estimate(10.0, 1.96), estimate(11.96, 0.0)).unwrap();
        assert_eq!(at_the_edge.evidence, Evidence::UnlikelyChance);
        let below_it = change_of_estimates(estimate(10.0, 1.96), estimate(11.959, 0.0)).unwrap();
        assert_eq!(below_it.evidence, Evidence::CouldBeChance);
    }

    #[test]
    fn what_cannot_be_told() {
        let none = Counts { numerator: Count(3), denominator: None };
        assert_eq!(change_of_proportions(none, counts(1, 2)), Err(NotTested::NoBase));
        assert_eq!(change_of_rates(counts(1, 2), none), Err(NotTested::NoBase));
        assert_eq!(change_of_proportions(counts(0, 2), counts(0, 9)), Err(NotTested::BothNone));
        assert_eq!(change_of_proportions(counts(2, 2), counts(9, 9)), Err(NotTested::BothAll));
        assert_eq!(change_of_proportions(counts(3, 2), counts(9, 9)), Err(NotTested::NumeratorAboveDenominator));
        assert_eq!(change_of_rates(counts(0, 2), counts(0, 9)), Err(NotTested::BothNone));
        assert_eq!(change_of_counts(Count(0), Count(0)), Err(NotTested::BothNone));
        assert_eq!(change_of_estimates(estimate(1.0, 0.0), estimate(2.0, 0.0)), Err(NotTested::NoMargin));
        assert_eq!(change_of_estimates(estimate(1.0, -1.0), estimate(2.0, 1.0)), Err(NotTested::NegativeMargin));
        assert_eq!(change_of_estimates(estimate(-1e308, 1.0), estimate(1e308, 1.0)), Err(NotTested::TooLarge));
    }

    /// How often two Poisson counts of the same rate, the second on so many times the base, differ
    /// enough to be called unlikely to be chance.
    fn false_alarms(events: f64, times: u64) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let of = |mean: f64| {
            let mut share = crate::engine::math::exp(-mean);
            (0..250_u64).map(move |k| {
                let this = share;
                share *= mean / (k as f64 + 1.0);
                (k, this)
            })
        };
        #[allow(clippy::cast_precision_loss)]
        let second = events * times as f64;
        let unlikely =
            |x1, x2| change_of_rates(counts(x1, 1), counts(x2, times)).is_ok_and(|test| test.evidence == Evidence::UnlikelyChance);
        let pairs = of(events).flat_map(|(x1, share1)| of(second).map(move |(x2, share2)| (x1, x2, share1 * share2)));
        pairs.filter(|(_, _, share)| *share > 1e-9).filter(|(x1, x2, _)| unlikely(*x1, *x2)).map(|(_, _, share)| share).sum()
    }

    #[test]
    fn false_alarms_are_about_one_in_twenty() {
        for times in [1, 2, 4, 10] {
            for events in [1.0, 2.0, 5.0, 10.0] {
                let alarms = false_alarms(events, times);
                assert!(alarms < 0.055, "{events} events, {times} times the base: {alarms}");
            }
        }
        // The test is not so shy that it would never speak.
        assert!(false_alarms(10.0, 1) > 0.04);
    }

    proptest! {
        #[test]
        fn turning_back_turns_the_sign(x1 in 0u64..500, more1 in 0u64..500, x2 in 0u64..500, more2 in 0u64..500) {
            let (a, b) = (counts(x1, x1 + more1), counts(x2, x2 + more2));
            for test in [change_of_proportions, change_of_rates] {
                match (test(a, b), test(b, a)) {
                    (Ok(there), Ok(back)) => {
                        prop_assert_eq!(there.z.get(), -back.z.get());
                        prop_assert_eq!(there.evidence, back.evidence);
                    }
                    (there, back) => prop_assert_eq!(there, back),
                }
            }
        }

        #[test]
        fn a_proportion_and_its_rest_mirror(x1 in 0u64..500, n1 in 500u64..1000, x2 in 0u64..500, n2 in 500u64..1000) {
            let with = change_of_proportions(counts(x1, n1), counts(x2, n2));
            let without = change_of_proportions(counts(n1 - x1, n1), counts(n2 - x2, n2));
            if let (Ok(with), Ok(without)) = (with, without) {
                prop_assert!((with.z.get() + without.z.get()).abs() < 1e-9);
            } else {
                prop_assert!(x1 + x2 == 0);
            }
        }

        #[test]
        fn equal_bases_are_counts(x1 in 0u64..500, x2 in 0u64..500, n in 1u64..100_000) {
            let (rates, two) = (change_of_rates(counts(x1, n), counts(x2, n)), change_of_counts(Count(x1), Count(x2)));
            match (rates, two) {
                (Ok(rates), Ok(two)) => prop_assert!((rates.z.get() - two.z.get()).abs() < 1e-9),
                (rates, two) => prop_assert_eq!(rates, two),
            }
        }

        #[test]
        fn no_estimate_panics(a in proptest::num::f64::NORMAL, b in proptest::num::f64::NORMAL, m in proptest::num::f64::POSITIVE, k in proptest::num::f64::ZERO | proptest::num::f64::POSITIVE) {
            if let (Some(value1), Some(value2), Some(margin1), Some(margin2)) = (Finite::new(a), Finite::new(b), Finite::new(m), Finite::new(k)) {
                let there = change_of_estimates(Estimate { value: value1, margin: margin1 }, Estimate { value: value2, margin: margin2 });
                match there {
                    Ok(test) if b >= a => prop_assert!(test.z.get() >= 0.0),
                    Ok(test) => prop_assert!(test.z.get() <= 0.0),
                    Err(reason) => prop_assert!(matches!(reason, NotTested::TooLarge | NotTested::NoMargin)),
                }
            }
        }
    }
}

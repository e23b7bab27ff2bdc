//! How far a figure may lie from what it stands for: intervals of proportions, rates and means, and
//! a survey's margin of error (methods §5.1 to §5.4).
//!
//! All are in the figure's natural unit: a proportion as a share from 0 to 1, a rate as events for
//! each one of its base. [`ConfidenceInterval::times`] turns them into percent, or "per 100,000".

use super::distribution::{DegreesOfFreedom, chi_square_quantile, student_t_quantile};
use super::{Proportion, finite};
use crate::engine::math::sum;
use crate::model::{Count, Denominator, Finite, Interval};

/// How sure an interval is to hold what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// 95%: wrong once in twenty times.
    Percent95,
    /// 99.8%: wrong once in five hundred times.
    Percent99Point8,
}

impl Confidence {
    /// How many standard errors an interval reaches to either side (methods §5).
    #[must_use]
    pub fn z(self) -> f64 {
        match self {
            Self::Percent95 => 1.959_963_984_540_054,
            Self::Percent99Point8 => 3.090_232_306_167_813,
        }
    }

    /// The share of cases that lie below the interval: 0.025 or 0.001. As many lie above.
    #[must_use]
    pub fn below(self) -> Proportion {
        match self {
            Self::Percent95 => const { Proportion::constant(0.025) },
            Self::Percent99Point8 => const { Proportion::constant(0.001) },
        }
    }

    /// The share of cases that do not lie above the interval: 0.975 or 0.999.
    #[must_use]
    pub fn not_above(self) -> Proportion {
        match self {
            Self::Percent95 => const { Proportion::constant(0.975) },
            Self::Percent99Point8 => const { Proportion::constant(0.999) },
        }
    }
}

/// An interval, with what it was worked out by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceInterval {
    /// Its two ends.
    pub interval: Interval,
    /// How sure it is.
    pub confidence: Confidence,
    /// The method.
    pub method: IntervalMethod,
}

impl ConfidenceInterval {
    /// The same for so many: × 100 for percent, × 100,000 for "per 100,000". None where that is too
    /// large a number to write.
    #[must_use]
    pub fn times(self, per: u32) -> Option<Self> {
        let end = |end: Finite| Finite::new(end.get() * f64::from(per));
        let interval = Interval { lower: end(self.interval.lower)?, upper: end(self.interval.upper)? };
        Some(Self { interval, ..self })
    }
}

/// What an interval was worked out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalMethod {
    /// Wilson's score interval of a proportion.
    Wilson,
    /// The exact Poisson interval of a count below 10.
    ExactPoisson,
    /// Byar's approximation to it, from 10.
    Byar,
    /// Student's t about a mean.
    StudentT,
}

/// Why there is no interval or margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterval {
    /// More were counted than there are.
    NumeratorAboveDenominator,
    /// One value alone does not vary.
    OneValue,
    /// More answered than there are.
    AnsweredAbovePopulation,
    /// A standard deviation below 0.
    NegativeDeviation,
    /// The figures are too large to reckon with.
    TooLarge,
}

/// Below this count the Poisson interval is exact, from it Byar's approximation is close enough
/// (OHID; Breslow & Day 1987).
const EXACT_BELOW: f64 = 10.0;

/// The interval of a proportion, as a share from 0 to 1, by Wilson's score method. It holds the
/// proportion; its lower end is exactly 0 where none are counted, its upper exactly 1 where all are.
///
/// # Errors
/// [`NoInterval::NumeratorAboveDenominator`].
///
/// Source: Wilson 1927; Newcombe 1998, method 3; as used by OHID.
pub fn proportion_interval(numerator: Count, denominator: Denominator, confidence: Confidence) -> Result<ConfidenceInterval, NoInterval> {
    if numerator.0 > denominator.get() {
        return Err(NoInterval::NumeratorAboveDenominator);
    }
    let (x, n, z) = (numerator.real(), denominator.real(), confidence.z());
    let share = x / n;
    let centre = 2.0 * x + z * z;
    let reach = z * (z * z + 4.0 * x * ((n - x) / n)).sqrt();
    // The two ends' product is x² / (n (n + z²)): the lower without the difference that loses digits.
    let lower = 2.0 * x * share / (centre + reach);
    let upper = if numerator.0 == denominator.get() { 1.0 } else { (centre + reach) / (2.0 * (n + z * z)) };
    worked_out(lower.min(share), upper.clamp(share, 1.0), confidence, IntervalMethod::Wilson)
}

/// The interval of a rate, in events for each one of its base: [`count_interval`] by the base.
///
/// # Errors
/// [`NoInterval::TooLarge`].
///
/// Source: as for [`count_interval`].
pub fn rate_interval(numerator: Count, denominator: Denominator, confidence: Confidence) -> Result<ConfidenceInterval, NoInterval> {
    let count = count_interval(numerator, confidence)?;
    let per_one = |end: Finite| end.get() / denominator.real();
    worked_out(per_one(count.interval.lower), per_one(count.interval.upper), confidence, count.method)
}

/// The interval of a count of events that come singly and independently (Poisson): exact below 10,
/// Byar's from 10. It holds the count; its lower end is exactly 0 at 0.
///
/// # Errors
/// [`NoInterval::TooLarge`].
///
/// Source: Breslow & Day, *Statistical Methods in Cancer Research* II (1987), pp. 69–71; as used by OHID.
pub fn count_interval(events: Count, confidence: Confidence) -> Result<ConfidenceInterval, NoInterval> {
    let x = events.real();
    let (lower, upper, method) = match byar_ends(x, confidence) {
        Some((lower, upper)) => (lower, upper, IntervalMethod::Byar),
        None => {
            let half_chi_square =
                |below, degrees| DegreesOfFreedom::new(degrees).map_or(0.0, |degrees| 0.5 * chi_square_quantile(below, degrees));
            // Without events there are no degrees of freedom below, and the lower end is 0.
            let ends = (half_chi_square(confidence.below(), 2.0 * x), half_chi_square(confidence.not_above(), 2.0 * x + 2.0));
            (ends.0, ends.1, IntervalMethod::ExactPoisson)
        }
    };
    worked_out(lower.min(x), upper.max(x), confidence, method)
}

/// The ends of Byar's interval of a count, also of one between whole counts; none below 10, where the
/// exact one is used.
pub(super) fn byar_ends(x: f64, confidence: Confidence) -> Option<(f64, f64)> {
    let end = |x: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt());
        x * root * root * root
    };
    (x >= EXACT_BELOW).then(|| (end(x, -confidence.z()), end(x + 1.0, confidence.z())))
}

/// What is known of a sample of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Its mean.
    pub mean: Finite,
    /// Its standard deviation, with n − 1.
    pub deviation: Finite,
    /// How many values.
    pub size: Denominator,
}

impl Sample {
    /// The mean and standard deviation of values, in two passes.
    ///
    /// # Errors
    /// [`NoInterval::OneValue`] for fewer than two; [`NoInterval::TooLarge`].
    pub fn of(values: &[Finite]) -> Result<Self, NoInterval> {
        let size = Denominator::new(values.len() as u64).filter(|size| size.get() > 1).ok_or(NoInterval::OneValue)?;
        let mean = mean(values);
        let squares = values.iter().map(|value| {
            let off = value.get() - mean;
            off * off
        });
        let deviation = (sum(squares) / (size.real() - 1.0)).sqrt();
        Ok(Self { mean: finite(mean)?, deviation: finite(deviation)?, size })
    }
}

/// The mean of values; infinite where their sum is. Of none it is not a number.
pub(super) fn mean(values: &[Finite]) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let n = values.len() as f64;
    let rough = sum(values.iter().map(|value| value.get())) / n;
    rough + sum(values.iter().map(|value| value.get() - rough)) / n
}

/// The interval of a mean, in the values' unit: mean ± t(n − 1) · s / √n.
///
/// # Errors
/// [`NoInterval::OneValue`], [`NoInterval::NegativeDeviation`], [`NoInterval::TooLarge`].
///
/// Source: Student 1908.
pub fn mean_interval(sample: Sample, confidence: Confidence) -> Result<ConfidenceInterval, NoInterval> {
    let n = sample.size.real();
    let degrees = DegreesOfFreedom::new(n - 1.0).ok_or(NoInterval::OneValue)?;
    if sample.deviation.get() < 0.0 {
        return Err(NoInterval::NegativeDeviation);
    }
    let reach = student_t_quantile(confidence.not_above(), degrees) * sample.deviation.get() / n.sqrt();
    worked_out(sample.mean.get() - reach, sample.mean.get() + reach, confidence, IntervalMethod::StudentT)
}

/// What a margin of error is worked out for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MarginOf {
    /// This answer's share.
    Estimate(Proportion),
    /// The answer that surveys are least sure of, 0.5: the margin holds for every share.
    WorstCase,
}

/// A survey's margin of error, to either side, as a share from 0 to 1, with the correction for a
/// finite population: nothing where everybody answered.
///
/// A margin that the file gives is to be preferred; it knows the design of the survey.
///
/// # Errors
/// [`NoInterval::AnsweredAbovePopulation`].
///
/// Source: the sample size calculator of the adult social care surveys (NHS England, guidance,
/// appendix D): of 1,000, 278 answers give 5.0 points and 360 give 4.1.
pub fn margin_of_error(
    population: Denominator,
    answered: Denominator,
    of: MarginOf,
    confidence: Confidence,
) -> Result<Proportion, NoInterval> {
    if answered.get() > population.get() {
        return Err(NoInterval::AnsweredAbovePopulation);
    }
    let p = match of {
        MarginOf::Estimate(share) => share.get(),
        MarginOf::WorstCase => Proportion::HALF.get(),
    };
    let (all, n) = (population.real(), answered.real());
    // Where all answered there is nothing to correct, not even of one.
    let correction = if answered.get() == population.get() { 0.0 } else { (all - n) / (all - 1.0) };
    let margin = confidence.z() * (p * (1.0 - p) / n * correction).sqrt();
    // With few answers the margin is more than there is.
    Proportion::new(margin.min(1.0)).ok_or(NoInterval::TooLarge)
}

fn worked_out(lower: f64, upper: f64, confidence: Confidence, method: IntervalMethod) -> Result<ConfidenceInterval, NoInterval> {
    Ok(ConfidenceInterval { interval: Interval { lower: finite(lower)?, upper: finite(upper)? }, confidence, method })
}

impl From<super::NotFinite> for NoInterval {
    fn from(_: super::NotFinite) -> Self {
        Self::TooLarge
    }
}

#[cfg(test)]
mod tests {
    use super::super::distribution::normal_quantile;
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn ends(interval: ConfidenceInterval) -> (f64, f64) {
        (interval.interval.lower.get(), interval.interval.upper.get())
    }

    fn out_of(n: u64) -> Denominator {
        Denominator::new(n).unwrap()
    }

    fn confidence() -> impl Strategy<Value = Confidence> {
        select(vec![Confidence::Percent95, Confidence::Percent99Point8])
    }

    #[test]
    fn z_goes_with_its_share() {
        for confidence in [Confidence::Percent95, Confidence::Percent99Point8] {
            assert!((normal_quantile(confidence.not_above()) - confidence.z()).abs() < 1e-15);
            assert!((normal_quantile(confidence.below()) + confidence.z()).abs() < 1e-15);
        }
    }

    #[test]
    fn the_worked_example() {
        // 31 of 82: 37.8%, from 28.1% to 48.6%.
        let (lower, upper) = ends(proportion_interval(Count(31), out_of(82), Confidence::Percent95).unwrap().times(100).unwrap());
        assert_eq!((format!("{lower:.1}"), format!("{upper:.1}")), ("28.1".to_owned(), "48.6".to_owned()));
        // 23 admissions: from 14.6 to 34.5.
        let (lower, upper) = ends(count_interval(Count(23), Confidence::Percent95).unwrap());
        assert_eq!((format!("{lower:.1}"), format!("{upper:.1}")), ("14.6".to_owned(), "34.5".to_owned()));
    }

    #[test]
    fn none_and_all_are_exact() {
        for n in [1, 7, 82, 1_000_000_007, 1 << 53] {
            for confidence in [Confidence::Percent95, Confidence::Percent99Point8] {
                assert_eq!(ends(proportion_interval(Count(0), out_of(n), confidence).unwrap()).0, 0.0);
                assert_eq!(ends(proportion_interval(Count(n), out_of(n), confidence).unwrap()).1, 1.0);
                assert_eq!(ends(rate_interval(Count(0), out_of(n), confidence).unwrap()).0, 0.0);
            }
        }
        assert_eq!(proportion_interval(Count(8), out_of(7), Confidence::Percent95).unwrap_err(), NoInterval::NumeratorAboveDenominator);
    }

    #[test]
    fn a_count_of_ten_is_byars() {
        let method = |x| count_interval(Count(x), Confidence::Percent95).unwrap().method;
        assert_eq!((method(9), method(10)), (IntervalMethod::ExactPoisson, IntervalMethod::Byar));
    }

    #[test]
    fn a_rate_may_be_above_one() {
        // 12 falls among 5 people.
        let (lower, upper) = ends(rate_interval(Count(12), out_of(5), Confidence::Percent95).unwrap());
        assert!(lower > 1.0 && upper > 2.4, "{lower} to {upper}");
    }

    #[test]
    fn a_mean_needs_two_values() {
        let value = |v| Finite::new(v).unwrap();
        assert_eq!(Sample::of(&[]).unwrap_err(), NoInterval::OneValue);
        assert_eq!(Sample::of(&[value(3.0)]).unwrap_err(), NoInterval::OneValue);
        let one = Sample { mean: value(3.0), deviation: value(1.0), size: out_of(1) };
        assert_eq!(mean_interval(one, Confidence::Percent95).unwrap_err(), NoInterval::OneValue);
        let negative = Sample { size: out_of(2), deviation: value(-1.0), ..one };
        assert_eq!(mean_interval(negative, Confidence::Percent95).unwrap_err(), NoInterval::NegativeDeviation);
        let same = Sample::of(&[value(0.1); 7]).unwrap();
        assert_eq!(ends(mean_interval(same, Confidence::Percent95).unwrap()), (0.1, 0.1));
        assert_eq!(Sample::of(&[value(f64::MAX), value(f64::MAX)]).unwrap_err(), NoInterval::TooLarge);
    }

    #[test]
    fn margins_of_the_survey_guidance() {
        let margin = |answered| {
            let share = margin_of_error(out_of(1000), out_of(answered), MarginOf::WorstCase, Confidence::Percent95).unwrap();
            format!("{:.1}", share.get() * 100.0)
        };
        assert_eq!((margin(278), margin(360), margin(1000)), ("5.0".to_owned(), "4.1".to_owned(), "0.0".to_owned()));
        assert_eq!(
            margin_of_error(out_of(10), out_of(11), MarginOf::WorstCase, Confidence::Percent95),
            Err(NoInterval::AnsweredAbovePopulation)
        );
        let everybody = margin_of_error(out_of(1), out_of(1), MarginOf::WorstCase, Confidence::Percent95).unwrap();
        assert_eq!(everybody.get(), 0.0);
    }

    proptest! {
        #[test]
        fn a_proportions_interval_holds_it(n in 1u64..=(1 << 53), share in 0.0..=1.0f64, confidence in confidence()) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let x = ((n as f64 * share) as u64).min(n);
            let (lower, upper) = ends(proportion_interval(Count(x), out_of(n), confidence).unwrap());
            let value = Count(x).real() / out_of(n).real();
            prop_assert!(0.0 <= lower && lower <= value && value <= upper && upper <= 1.0);
        }

        #[test]
        fn the_others_interval_mirrors_it(n in 1u64..100_000, share in 0.0..=1.0f64, confidence in confidence()) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let x = (n as f64 * share) as u64;
            let (lower, upper) = ends(proportion_interval(Count(x), out_of(n), confidence).unwrap());
            let (other_lower, other_upper) = ends(proportion_interval(Count(n - x), out_of(n), confidence).unwrap());
            prop_assert!((lower - (1.0 - other_upper)).abs() < 1e-14 && (upper - (1.0 - other_lower)).abs() < 1e-14);
        }

        #[test]
        fn a_rates_interval_holds_it(x in 0u64..=(1 << 53), n in 1u64..=(1 << 53), confidence in confidence()) {
            let (lower, upper) = ends(rate_interval(Count(x), out_of(n), confidence).unwrap());
            let value = Count(x).real() / out_of(n).real();
            prop_assert!(0.0 <= lower && lower <= value && value <= upper);
        }

        #[test]
        fn surer_is_wider(x in 0u64..1000, more in 1u64..1000) {
            let of = |confidence| ends(proportion_interval(Count(x), out_of(x + more), confidence).unwrap());
            let counts = |confidence| ends(count_interval(Count(x), confidence).unwrap());
            for ((lower, upper), (surer_lower, surer_upper)) in
                [(of(Confidence::Percent95), of(Confidence::Percent99Point8)), (counts(Confidence::Percent95), counts(Confidence::Percent99Point8))]
            {
                prop_assert!(surer_lower <= lower && upper < surer_upper);
            }
        }

        #[test]
        fn a_means_interval_holds_it(values in proptest::collection::vec(proptest::num::f64::NORMAL, 0..20), confidence in confidence()) {
            let values: Vec<Finite> = values.into_iter().filter_map(Finite::new).collect();
            if let Ok(sample) = Sample::of(&values) && let Ok(interval) = mean_interval(sample, confidence) {
                let (lower, upper) = ends(interval);
                prop_assert!(lower <= sample.mean.get() && sample.mean.get() <= upper);
            }
        }

        #[test]
        fn a_margin_is_a_share(population in 1u64..=(1 << 53), answered in 1u64..=(1 << 53), share in 0.0..=1.0f64, confidence in confidence()) {
            let p = Proportion::new(share).unwrap();
            let of = |of| margin_of_error(out_of(population), out_of(answered), of, confidence);
            match (of(MarginOf::Estimate(p)), of(MarginOf::WorstCase)) {
                (Ok(own), Ok(worst)) => prop_assert!(answered <= population && own <= worst),
                (own, worst) => {
                    prop_assert!(answered > population);
                    prop_assert_eq!(own, worst);
                }
            }
        }
    }
}

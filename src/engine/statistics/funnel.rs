//! A funnel: many authorities' figures about the figure of them all, with limits that widen as the
//! base shrinks, so that few people do not look like good or bad work (methods §5.9).

use super::interval::{Confidence, byar_ends};
use super::{DegreesOfFreedom, chi_square_cdf};
use crate::engine::rounding::at_most;
use crate::model::{Count, Denominator};

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// How many.
    pub numerator: Count,
    /// Out of how many.
    pub denominator: Denominator,
}

impl Ratio {
    fn value(self) -> f64 {
        self.numerator.real() / self.denominator.real()
    }
}

/// What a funnel is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelOf {
    /// Shares of people, with the normal limits of a proportion.
    Proportions,
    /// Rates of events, with the limits of a Poisson count.
    Rates,
}

/// A funnel. Values and limits are shares from 0 to 1, or events for each one of the base.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// What it is of.
    pub of: FunnelOf,
    /// The figure of all taken together.
    pub centre: f64,
    /// The authorities' points, in the order they were given in.
    pub points: Vec<FunnelPoint>,
}

/// An authority's point in a funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPoint {
    /// Its figure.
    pub value: f64,
    /// The 95% limits at its base.
    pub inner: Limits,
    /// The 99.8% limits at its base.
    pub outer: Limits,
    /// Where it lies.
    pub lies: Lies,
}

/// Two limits of a funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The lower; 0 where even none would not be few.
    pub lower: f64,
    /// The upper.
    pub upper: f64,
}

/// Where a point of a funnel lies. On a limit is within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// Within the 95% limits: as far off as chance alone would put it.
    Within,
    /// Above the 95% limit: of every 20 authorities one would be outside by chance.
    Above95,
    /// Below the 95% limit.
    Below95,
    /// Above the 99.8% limit: chance would put one of 500 there.
    Above99Point8,
    /// Below the 99.8% limit.
    Below99Point8,
}

/// Why there is no funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFunnel {
    /// One authority alone has nothing to be held against.
    TooFewPoints {
        /// How many there are.
        points: usize,
    },
    /// More were counted than there are.
    NumeratorAboveDenominator {
        /// Which: an index into the points.
        point: usize,
    },
}

/// A funnel of proportions about p₀ = Σx / Σn: limits p₀ ± z √(p₀ (1 − p₀) / n), not beyond 0 and 1.
///
/// # Errors
/// [`NoFunnel`].
///
/// Source: Spiegelhalter 2005; OHID, `PHEindicatormethods`, whose longer formula comes to the same.
pub fn funnel_of_proportions(points: &[Ratio]) -> Result<Funnel, NoFunnel> {
    if let Some(point) = points.iter().position(|point| point.numerator.0 > point.denominator.get()) {
        return Err(NoFunnel::NumeratorAboveDenominator { point });
    }
    funnel(FunnelOf::Proportions, points)
}

/// A funnel of rates about r₀ = Σx / Σn. A count x lies beyond a limit where its own Poisson interval
/// (exact below 10, Byar's from 10, as in methods §5.2) leaves out the r₀ n events expected of it;
/// the limit is the count, not always whole, where it just would.
///
/// So a point lies beyond the limit exactly where its interval leaves out the figure of all.
///
/// # Errors
/// [`NoFunnel::TooFewPoints`].
///
/// Source: Spiegelhalter 2005; OHID, `PHEindicatormethods`.
pub fn funnel_of_rates(points: &[Ratio]) -> Result<Funnel, NoFunnel> {
    funnel(FunnelOf::Rates, points)
}

fn funnel(of: FunnelOf, points: &[Ratio]) -> Result<Funnel, NoFunnel> {
    if points.len() < 2 {
        return Err(NoFunnel::TooFewPoints { points: points.len() });
    }
    // Counts are whole: added up as such they lose nothing.
    let total = |of: fn(&Ratio) -> u64| points.iter().map(|point| u128::from(of(point))).sum::<u128>();
    #[allow(clippy::cast_precision_loss)]
    let centre = total(|point| point.numerator.0) as f64 / total(|point| point.denominator.get()) as f64;
    let mut funnel = Funnel { of, centre, points: Vec::with_capacity(points.len()) };
    for point in points {
        let inner = funnel.limits(point.denominator, Confidence::Percent95);
        let outer = funnel.limits(point.denominator, Confidence::Percent99Point8);
        let lies = funnel.lies(*point, inner, outer);
        funnel.points.push(FunnelPoint { value: point.value(), inner, outer, lies });
    }
    Ok(funnel)
}

impl Funnel {
    /// The limits at a base, for drawing the lines.
    #[must_use]
    pub fn limits(&self, base: Denominator, confidence: Confidence) -> Limits {
        let n = base.real();
        match self.of {
            FunnelOf::Proportions => {
                let reach = confidence.z() * (self.centre * (1.0 - self.centre) / n).sqrt();
                Limits { lower: (self.centre - reach).max(0.0), upper: (self.centre + reach).min(1.0) }
            }
            FunnelOf::Rates => {
                let expected = self.centre * n;
                Limits { lower: fewest(expected, confidence) / n, upper: most(expected, confidence) / n }
            }
        }
    }

    fn lies(&self, point: Ratio, inner: Limits, outer: Limits) -> Lies {
        let value = point.value();
        let (x, expected) = (point.numerator.real(), self.centre * point.denominator.real());
        let above = |limits: Limits, confidence| match self.of {
            FunnelOf::Proportions => !at_most(value, limits.upper),
            FunnelOf::Rates => is_many(x, expected, confidence),
        };
        let below = |limits: Limits, confidence| match self.of {
            FunnelOf::Proportions => !at_most(limits.lower, value),
            FunnelOf::Rates => is_few(x, expected, confidence),
        };
        if above(outer, Confidence::Percent99Point8) {
            Lies::Above99Point8
        } else if below(outer, Confidence::Percent99Point8) {
            Lies::Below99Point8
        } else if above(inner, Confidence::Percent95) {
            Lies::Above95
        } else if below(inner, Confidence::Percent95) {
            Lies::Below95
        } else {
            Lies::Within
        }
    }
}

/// Whether the interval of a count of x, not always whole, lies wholly above the expected count.
fn is_many(x: f64, expected: f64, confidence: Confidence) -> bool {
    match byar_ends(x, confidence) {
        Some((lower, _)) => lower > expected,
        // At no events, or next to none, nothing is above.
        None => DegreesOfFreedom::new(2.0 * x).is_some_and(|degrees| chi_square_cdf(2.0 * expected, degrees) < confidence.below().get()),
    }
}

/// Whether the interval of a count of x, not always whole, lies wholly below the expected count.
fn is_few(x: f64, expected: f64, confidence: Confidence) -> bool {
    match byar_ends(x, confidence) {
        Some((_, upper)) => upper < expected,
        None => DegreesOfFreedom::new(2.0 * x + 2.0)
            .is_some_and(|degrees| chi_square_cdf(2.0 * expected, degrees) > confidence.not_above().get()),
    }
}

/// How often an interval is halved to find a limit: to the last digit.
const HALVINGS: u32 = 80;

/// The count from which counts are many.
fn most(expected: f64, confidence: Confidence) -> f64 {
    if expected <= 0.0 {
        return 0.0;
    }
    // Ten standard errors and a hundred are beyond both limits.
    let (mut not, mut many) = (expected, expected + 10.0 * expected.sqrt() + 100.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (not + many);
        if is_many(middle, expected, confidence) {
            many = middle;
        } else {
            not = middle;
        }
    }
    0.5 * (not + many)
}

/// The count up to which counts are few; 0 where even none are not.
fn fewest(expected: f64, confidence: Confidence) -> f64 {
    if !is_few(0.0, expected, confidence) {
        return 0.0;
    }
    let (mut few, mut not) = (0.0, expected);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (few + not);
        if is_few(middle, expected, confidence) {
            few = middle;
        } else {
            not = middle;
        }
    }
    0.5 * (few + not)
}

#[cfg(test)]
mod tests {
    use super::super::interval::rate_interval;
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn ratio(numerator: u64, denominator: u64) -> Ratio {
        Ratio { numerator: Count(numerator), denominator: Denominator::new(denominator).unwrap() }
    }

    fn lies(funnel: &Funnel) -> Vec<Lies> {
        funnel.points.iter().map(|point| point.lies).collect()
    }

    #[test]
    fn the_worked_example() {
        // 80% of all; 100 people may be 72.2% to 87.8% by chance, 1,000 people 77.5% to 82.5%.
        let found = funnel_of_proportions(&[ratio(74, 100), ratio(740, 1000), ratio(7186, 8900)]).unwrap();
        assert_eq!(found.centre, 0.8);
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let inner: Vec<_> = found.points.iter().map(|point| (percent(point.inner.lower), percent(point.inner.upper))).collect();
        assert_eq!(inner[..2], [("72.2".to_owned(), "87.8".to_owned()), ("77.5".to_owned(), "82.5".to_owned())]);
        assert_eq!(lies(&found), [Lies::Within, Lies::Below99Point8, Lies::Within]);
    }

    #[test]
    fn limits_stay_within_nothing_and_all() {
        let found = funnel_of_proportions(&[ratio(1, 1), ratio(98, 99)]).unwrap();
        assert_eq!(found.points[0].outer.upper, 1.0);
        let nothing = funnel_of_proportions(&[ratio(0, 1), ratio(0, 99)]).unwrap();
        assert_eq!(nothing.points[0].outer, Limits { lower: 0.0, upper: 0.0 });
        assert_eq!(lies(&nothing), [Lies::Within; 2]);
        let no_events = funnel_of_rates(&[ratio(0, 1), ratio(0, 99)]).unwrap();
        assert_eq!(no_events.points[0].outer, Limits { lower: 0.0, upper: 0.0 });
        assert_eq!(lies(&no_events), [Lies::Within; 2]);
    }

    #[test]
    fn none_of_few_expected_is_not_few() {
        // None of 3 expected is within; of 4 it is below 95%, of 7 below 99.8%.
        let none_of = |expected: u64| {
            let found = funnel_of_rates(&[ratio(0, expected), ratio(2_000_000, 2_000_000)]).unwrap();
            (found.points[0].lies, found.points[0].inner.lower > 0.0)
        };
        assert_eq!(none_of(3), (Lies::Within, false));
        assert_eq!(none_of(4), (Lies::Below95, true));
        assert_eq!(none_of(7), (Lies::Below99Point8, true));
    }

    #[test]
    fn what_is_no_funnel() {
        assert_eq!(funnel_of_rates(&[ratio(1, 2)]), Err(NoFunnel::TooFewPoints { points: 1 }));
        assert_eq!(funnel_of_proportions(&[ratio(1, 2), ratio(3, 2)]), Err(NoFunnel::NumeratorAboveDenominator { point: 1 }));
        assert!(funnel_of_rates(&[ratio(1, 2), ratio(3, 2)]).is_ok());
    }

    fn ratios() -> impl Strategy<Value = Vec<Ratio>> {
        proptest::collection::vec((1u64..5000, 0.0..=1.0f64), 2..12).prop_map(|points| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            points.into_iter().map(|(n, share)| ratio((n as f64 * share) as u64, n)).collect()
        })
    }

    proptest! {
        #[test]
        fn a_point_lies_as_its_limits_say(points in ratios(), of in select(vec![FunnelOf::Proportions, FunnelOf::Rates])) {
            let found = match of {
                FunnelOf::Proportions => funnel_of_proportions(&points).unwrap(),
                FunnelOf::Rates => funnel_of_rates(&points).unwrap(),
            };
            for point in &found.points {
                prop_assert!(point.outer.lower <= point.inner.lower && point.inner.lower <= found.centre);
                prop_assert!(found.centre <= point.inner.upper && point.inner.upper <= point.outer.upper);
                // A hair, since a point may lie on its limit.
                let (v, hair) = (point.value, 1e-9);
                match point.lies {
                    Lies::Within => prop_assert!(point.inner.lower <= v + hair && v <= point.inner.upper + hair),
                    Lies::Above95 => prop_assert!(point.inner.upper <= v + hair && v <= point.outer.upper + hair),
                    Lies::Below95 => prop_assert!(point.outer.lower <= v + hair && v <= point.inner.lower + hair),
                    Lies::Above99Point8 => prop_assert!(point.outer.upper <= v + hair),
                    Lies::Below99Point8 => prop_assert!(v <= point.outer.lower + hair),
                }
            }
        }

        #[test]
        fn a_rate_lies_beyond_where_its_interval_leaves_the_centre_out(points in ratios()) {
            let found = funnel_of_rates(&points).unwrap();
            for (given, point) in points.iter().zip(&found.points) {
                let interval = rate_interval(given.numerator, given.denominator, Confidence::Percent95).unwrap().interval;
                let leaves_out = found.centre < interval.lower.get() * (1.0 - 1e-12) || found.centre > interval.upper.get() * (1.0 + 1e-12);
                prop_assert_eq!(point.lies != Lies::Within, leaves_out);
            }
        }

        #[test]
        fn the_rest_mirrors(points in ratios()) {
            let rest: Vec<Ratio> = points.iter().map(|p| ratio(p.denominator.get() - p.numerator.0, p.denominator.get())).collect();
            let mirrored = |lies: Lies| match lies {
                Lies::Within => Lies::Within,
                Lies::Above95 => Lies::Below95,
                Lies::Below95 => Lies::Above95,
                Lies::Above99Point8 => Lies::Below99Point8,
                Lies::Below99Point8 => Lies::Above99Point8,
            };
            let (found, other) = (funnel_of_proportions(&points).unwrap(), funnel_of_proportions(&rest).unwrap());
            prop_assert_eq!(lies(&found), lies(&other).into_iter().map(mirrored).collect::<Vec<_>>());
        }

        #[test]
        fn no_funnel_panics(points in proptest::collection::vec((0u64..=u64::MAX, 1u64..=u64::MAX), 0..5)) {
            let points: Vec<Ratio> = points.into_iter().map(|(x, n)| ratio(x, n)).collect();
            let found = funnel_of_rates(&points);
            prop_assert!(found.is_ok_and(|funnel| funnel.points.len() == points.len()) || points.len() < 2);
        }
    }
}

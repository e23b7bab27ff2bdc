//! The normal, chi-square and Student's t distributions: how likely it is to lie below a value, and
//! below which value it is this likely to lie. To about 13 significant digits, in the tails too
//! (`tests/published/`).
//!
//! Sources: Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), ch. 26; NIST *Digital
//! Library of Mathematical Functions*, §8.7, §8.9, §8.12 (incomplete gamma function) and §8.17
//! (incomplete beta function). Every loop has an end.

use super::Proportion;
use crate::engine::math::{erf, erfc, exp, ln, ln_1p, ln_gamma};

/// How many values are free to vary: from 0.01 to 10¹⁶, and not always a whole number.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct DegreesOfFreedom(f64);

impl DegreesOfFreedom {
    /// The degrees of freedom, unless they are fewer than 0.01, more than 10¹⁶ or not a number.
    #[must_use]
    pub fn new(degrees: f64) -> Option<Self> {
        (FEWEST..=MOST).contains(&degrees).then_some(Self(degrees))
    }
}

/// With fewer degrees of freedom than this the quantiles are mostly too small, or too large, to write.
const FEWEST: f64 = 0.01;

/// More than the largest count less one.
const MOST: f64 = 1e16;

/// ln √(2π).
const LN_SQRT_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// √π.
const SQRT_PI: f64 = 1.772_453_850_905_516;

/// Where sums and fractions below may stop: what follows no longer changes a number of 53 bits.
const NEGLIGIBLE: f64 = 1e-17;

/// The most terms of a sum or fraction; the slowest of them, at [`MANY_GAMMA`], needs about 3,000.
const MOST_TERMS: u32 = 20_000;

/// The most steps to a quantile; from the guesses below it takes fewer than 20.
const MOST_STEPS: u32 = 200;

/// The longest step to a quantile, on the scale of its logarithm.
const LONGEST_STEP: f64 = 2.0;

/// From here on the incomplete gamma function is expanded at infinity.
const MANY_GAMMA: f64 = 1e5;

/// From here on Student's t is expanded about the normal distribution.
const MANY_T: f64 = 1e8;

/// The two sides of a value: how likely it is to lie below, and above. Each is exact where it is small.
#[derive(Debug, Clone, Copy)]
struct Tails {
    below: f64,
    above: f64,
}

/// How likely a normal value is to lie below x standard deviations above its mean. 0 at minus
/// infinity, 1 at infinity; not a number stays not a number.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// How many standard deviations above its mean a normal value lies that this share lies below.
/// Minus infinity for 0, infinity for 1.
#[must_use]
pub fn normal_quantile(below: Proportion) -> f64 {
    let p = below.get();
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    // Both differences are exact where they are used.
    let off_centre = p - 0.5;
    let tail = if off_centre > 0.0 { 1.0 - p } else { p };
    let size = if tail > 0.25 { normal_from_centre(off_centre.abs()) } else { normal_from_tail(tail) };
    if off_centre < 0.0 { -size } else { size }
}

/// The x above 0 with this probability between 0 and x, below 0.25.
fn normal_from_centre(between: f64) -> f64 {
    let mut x = between / normal_density(0.0);
    for _ in 0..MOST_STEPS {
        // The distribution is concave here: each step comes closer from below.
        let step = (between - 0.5 * erf(x * std::f64::consts::FRAC_1_SQRT_2)) / normal_density(x);
        x += step;
        if step.abs() <= 1e-16 * x.abs() {
            break;
        }
    }
    x
}

/// The x with this probability above it, at most 0.25.
fn normal_from_tail(tail: f64) -> f64 {
    // Abramowitz & Stegun 26.2.23: within 4.5e-4.
    let t = (-2.0 * ln(tail)).sqrt();
    let mut x = t - (2.515_517 + t * (0.802_853 + t * 0.010_328)) / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    for _ in 0..4 {
        let above = 0.5 * erfc(x * std::f64::consts::FRAC_1_SQRT_2);
        let density = normal_density(x);
        if above <= 0.0 || density <= 0.0 {
            break;
        }
        // Newton's step on the logarithm of the tail, which is nearly a parabola.
        x += ln(above / tail) * above / density;
    }
    x
}

fn normal_density(x: f64) -> f64 {
    exp(-0.5 * x * x - LN_SQRT_TWO_PI)
}

/// How likely a chi-square value is to lie below x. 0 at 0 and below, 1 at infinity; not a number
/// stays not a number.
#[must_use]
pub fn chi_square_cdf(x: f64, degrees: DegreesOfFreedom) -> f64 {
    if x.is_nan() { x } else { gamma_tails(0.5 * degrees.0, 0.5 * x).below }
}

/// The chi-square value that this share lies below. 0 for 0 (and where it is too small a number to
/// write), infinity for 1.
#[must_use]
pub fn chi_square_quantile(below: Proportion, degrees: DegreesOfFreedom) -> f64 {
    let p = below.get();
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let a = 0.5 * degrees.0;
    // Wilson & Hilferty 1931, unless it fails, for few degrees of freedom.
    let root = 1.0 - 1.0 / (9.0 * a) + normal_quantile(below) / (3.0 * a.sqrt());
    let lowest = exp((ln(p) + ln_gamma(a + 1.0)) / a);
    let mut half = if root > 0.1 || a > 100.0 { a * root * root * root } else { lowest };
    for _ in 0..MOST_STEPS {
        if half <= 0.0 {
            return 0.0;
        }
        // Newton's steps on the logarithm of the smaller tail, by the logarithm of x: concave, so
        // that they all come from one side.
        let tails = gamma_tails(a, half);
        let slope = a * exp(ln_gamma_term(a, half));
        let step = if p <= 0.5 { ln(p / tails.below) * tails.below / slope } else { ln(tails.above / (1.0 - p)) * tails.above / slope };
        // Where a tail or the slope is too small a number to write, back towards the middle.
        let step = if step.is_nan() { if half > a { -LONGEST_STEP } else { LONGEST_STEP } } else { step };
        half *= exp(step.clamp(-LONGEST_STEP, LONGEST_STEP));
        if step.abs() <= 1e-16 {
            break;
        }
    }
    2.0 * half
}

/// How likely a value of Student's t is to lie below t. 0 at minus infinity, 1 at infinity; not a
/// number stays not a number.
#[must_use]
pub fn student_t_cdf(t: f64, degrees: DegreesOfFreedom) -> f64 {
    if t.is_nan() {
        return t;
    }
    let parts = student_parts(t.abs(), degrees.0);
    if t < 0.0 { parts.above } else { 0.5 + parts.centre }
}

/// The value of Student's t that this share lies below. Minus infinity for 0, infinity for 1.
#[must_use]
pub fn student_t_quantile(below: Proportion, degrees: DegreesOfFreedom) -> f64 {
    let z = normal_quantile(below);
    let nu = degrees.0;
    if !z.is_finite() || z.abs() <= 0.0 {
        return z;
    }
    let z_squared = z * z;
    if nu >= MANY_T {
        // Abramowitz & Stegun 26.7.5; what is left out is below 1e-15.
        let first = (z_squared + 1.0) / 4.0;
        let second = ((5.0 * z_squared + 16.0) * z_squared + 3.0) / 96.0;
        return z * (1.0 + (first + second / nu) / nu);
    }
    let p = below.get();
    let tail = if p > 0.5 { 1.0 - p } else { p };
    let size = if tail > 0.25 { student_from_centre((p - 0.5).abs(), nu) } else { student_from_tail(tail, z.abs(), nu) };
    if p < 0.5 { -size } else { size }
}

/// The t above 0 with this probability between 0 and t, below 0.25.
fn student_from_centre(between: f64, nu: f64) -> f64 {
    let mut t = between * nu.sqrt() / student_constant(nu);
    for _ in 0..MOST_STEPS {
        // The distribution is concave here: each step comes closer from below.
        let step = (between - student_parts(t, nu).centre) / student_density_times_t(t, nu);
        t *= 1.0 + step;
        if step.abs() <= 1e-16 {
            break;
        }
    }
    t
}

/// The t with this probability above it, at most 0.25; `z` is that of the normal distribution.
fn student_from_tail(tail: f64, z: f64, nu: f64) -> f64 {
    // The far tail is a power of t; with more degrees of freedom the normal is nearer.
    let mut t = if nu < 3.0 { nu.sqrt() * exp(ln(student_constant(nu) / (nu * tail)) / nu) } else { z };
    for _ in 0..MOST_STEPS {
        let above = student_parts(t, nu).above;
        let step = ln(above / tail) * above / student_density_times_t(t, nu);
        let step = if step.is_nan() { -LONGEST_STEP } else { step };
        t *= exp(step.clamp(-LONGEST_STEP, LONGEST_STEP));
        if step.abs() <= 1e-16 {
            break;
        }
    }
    t
}

/// λ − 1 − ln λ for λ = 1 + d, exact near 0.
fn deviance(d: f64) -> f64 {
    if d.abs() > 0.1 {
        return d - ln_1p(d);
    }
    // ln(1 + d) = 2 artanh s, and d − 2s = d·s.
    let s = d / (2.0 + d);
    let mut power = s;
    let mut rest = 0.0;
    for odd in [3.0, 5.0, 7.0, 9.0, 11.0, 13.0] {
        power *= s * s;
        rest += power / odd;
    }
    d * s - 2.0 * rest
}

/// ln(xᵃ e⁻ˣ / Γ(a + 1)), for x and a above 0.
fn ln_gamma_term(a: f64, x: f64) -> f64 {
    if a < 16.0 {
        return a * ln(x) - x - ln_gamma(a + 1.0);
    }
    // Stirling's series: large terms that would cancel never arise.
    let inverse_square = 1.0 / (a * a);
    let mut stirling = 0.0;
    for coefficient in [-691.0 / 360_360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0] {
        stirling = stirling * inverse_square + coefficient;
    }
    -a * deviance((x - a) / a) - stirling / a - 0.5 * ln(a) - LN_SQRT_TWO_PI
}

/// The regularised incomplete gamma functions P(a, x) and Q(a, x), for a above 0.
fn gamma_tails(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        return Tails { below: 0.0, above: 1.0 };
    }
    if x.is_infinite() {
        return Tails { below: 1.0, above: 0.0 };
    }
    if a >= MANY_GAMMA {
        return gamma_tails_of_many(a, x);
    }
    let term = exp(ln_gamma_term(a, x));
    if x < a + 1.0 {
        // DLMF 8.7.1, as a series of positive terms.
        let (mut part, mut total) = (1.0, 1.0);
        let mut k = a;
        for _ in 0..MOST_TERMS {
            k += 1.0;
            part *= x / k;
            total += part;
            if part <= NEGLIGIBLE * total {
                break;
            }
        }
        let below = (term * total).min(1.0);
        Tails { below, above: 1.0 - below }
    } else {
        // DLMF 8.9.2, its even part, by the algorithm of Lentz: b = x + 1 − a, x + 3 − a, …
        let mut b = x + 1.0 - a;
        let mut d = 1.0 / b;
        let mut c = f64::INFINITY;
        let mut fraction = d;
        let mut i = 0.0;
        for _ in 0..MOST_TERMS {
            i += 1.0;
            let numerator = i * (a - i);
            b += 2.0;
            d = 1.0 / away_from_zero(b + numerator * d);
            c = away_from_zero(b + numerator / c);
            let factor = c * d;
            fraction *= factor;
            if (factor - 1.0).abs() <= f64::EPSILON {
                break;
            }
        }
        let above = (term * a * fraction).clamp(0.0, 1.0);
        Tails { below: 1.0 - above, above }
    }
}

/// Temme's expansion for many degrees of freedom (DLMF 8.12.3 to 8.12.10).
fn gamma_tails_of_many(a: f64, x: f64) -> Tails {
    let d = (x - a) / a;
    let exponent = a * deviance(d);
    if exponent > 800.0 {
        // The smaller tail is too small a number to write.
        return if d < 0.0 { Tails { below: 0.0, above: 1.0 } } else { Tails { below: 1.0, above: 0.0 } };
    }
    let eta = (2.0 * exponent / a).sqrt() * d.signum();
    let of_eta = |coefficients: &[f64]| coefficients.iter().rev().fold(0.0, |total, c| total * eta + c);
    let c0 = of_eta(&[
        -1.0 / 3.0,
        1.0 / 12.0,
        -2.0 / 135.0,
        1.0 / 864.0,
        1.0 / 2835.0,
        -139.0 / 777_600.0,
        1.0 / 25_515.0,
        -571.0 / 261_273_600.0,
    ]);
    let c1 = of_eta(&[-1.0 / 540.0, -1.0 / 288.0, 1.0 / 378.0, -77.0 / 77_760.0, 1.0 / 4860.0]);
    let c2 = of_eta(&[25.0 / 6048.0, -139.0 / 51_840.0]);
    let rest = exp(-exponent - LN_SQRT_TWO_PI) / a.sqrt() * (c0 + (c1 + c2 / a) / a);
    let root = exponent.sqrt() * d.signum();
    let below = (0.5 * erfc(-root) - rest).clamp(0.0, 1.0);
    let above = (0.5 * erfc(root) + rest).clamp(0.0, 1.0);
    Tails { below, above }
}

/// Keeps a step of Lentz's algorithm from dividing by nothing.
fn away_from_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

/// Γ(a + ½) / (Γ(a) √π) for a = ν / 2: √ν times the density of Student's t at 0.
fn student_constant(nu: f64) -> f64 {
    let a = 0.5 * nu;
    if a < 20.0 {
        return exp(ln_gamma(a + 0.5) - ln_gamma(a)) / SQRT_PI;
    }
    // The quotient of the two gamma functions, expanded at infinity (DLMF 5.11.13).
    let inverse_square = 1.0 / (a * a);
    let mut series = 0.0;
    for coefficient in [-31.0 / 18_432.0, 17.0 / 14_336.0, -1.0 / 640.0, 1.0 / 192.0, -1.0 / 8.0] {
        series = series * inverse_square + coefficient;
    }
    (a / std::f64::consts::PI).sqrt() * exp(series / a)
}

/// ln(1 + t² / ν), also where t² is too large a number to write.
fn ln_1p_square_over(t: f64, nu: f64) -> f64 {
    if t > 1e150 { 2.0 * ln(t) - ln(nu) } else { ln_1p(t * t / nu) }
}

/// t times the density of Student's t at t, for t of 0 or more.
fn student_density_times_t(t: f64, nu: f64) -> f64 {
    let falls = 0.5 * (nu + 1.0) * ln_1p_square_over(t, nu);
    // Far out the one factor is beyond numbers and the other below them.
    let product = if t > 1e100 { exp(ln(t) - 0.5 * ln(nu) - falls) } else { t / nu.sqrt() * exp(-falls) };
    student_constant(nu) * product
}

/// The right half of Student's distribution, cut at a value.
struct Parts {
    /// Between 0 and the value.
    centre: f64,
    /// Above it.
    above: f64,
}

/// How likely Student's t is to lie between 0 and t, and above t, for t of 0 or more. Each is exact
/// where it is small.
fn student_parts(t: f64, nu: f64) -> Parts {
    if t.is_infinite() {
        return Parts { centre: 0.5, above: 0.0 };
    }
    if nu >= MANY_T {
        // Abramowitz & Stegun 26.7.8, inverted term by term: the normal value as likely.
        let square = t * t;
        let first = (square + 1.0) / 4.0;
        let second = ((13.0 * square + 8.0) * square + 3.0) / 96.0;
        // Further out nothing is left above.
        let z = if t > 100.0 { t } else { t * (1.0 - (first - second / nu) / nu) };
        return Parts { centre: 0.5 * erf(z * std::f64::consts::FRAC_1_SQRT_2), above: normal_cdf(-z) };
    }
    let w = t * t / nu;
    let density_times_t = student_density_times_t(t, nu);
    if w * (nu + 5.0) < 3.0 * (1.0 + w) {
        let centre = density_times_t * beta_fraction(0.5, 0.5 * nu, w / (1.0 + w));
        Parts { centre, above: 0.5 - centre }
    } else {
        let above = 0.5 * density_times_t * tail_fraction(0.5 * nu, w);
        Parts { centre: 0.5 - above, above }
    }
}

/// The continued fraction of the incomplete beta function with b = ½ at x = 1 / (1 + w), contracted
/// so that nothing cancels where a is large (DiDonato & Morris 1992, TOMS 708), by the algorithm of
/// Lentz.
fn tail_fraction(a: f64, w: f64) -> f64 {
    let b = 0.5;
    // Far in the tail, where w is infinite, all terms with x vanish.
    let x = 1.0 / (1.0 + w);
    let excess = if w > 1e15 { a } else { (a * w - b) / (1.0 + w) };
    let mut total = away_from_zero(a / (a + 1.0) * (excess + 1.0));
    let mut c = total;
    let mut d = 0.0;
    let mut m = 0.0;
    for _ in 0..MOST_TERMS {
        m += 1.0;
        let before = a + 2.0 * m - 1.0;
        let numerator = (a + m - 1.0) / before * ((a + b + m - 1.0) / before) * m * (b - m) * x * x;
        let next = m + m * (b - m) * x / before + (a + m) / (a + 2.0 * m + 1.0) * (excess + 1.0 + m * (2.0 - x));
        d = 1.0 / away_from_zero(next + numerator * d);
        c = away_from_zero(next + numerator / c);
        let change = c * d;
        total *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    1.0 / total
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by the algorithm of Lentz.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    let mut m = 0.0;
    for _ in 0..MOST_TERMS {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for numerator in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + numerator * d);
            c = away_from_zero(1.0 + numerator / c);
            change *= c * d;
        }
        fraction *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(p: f64) -> Proportion {
        Proportion::new(p).unwrap()
    }

    fn degrees(df: f64) -> DegreesOfFreedom {
        DegreesOfFreedom::new(df).unwrap()
    }

    #[test]
    fn nothing_and_all_lie_at_the_ends() {
        for df in [FEWEST, 0.3, 1.0, 40.0, 1e6, 1e12, MOST] {
            let df = degrees(df);
            assert_eq!(chi_square_quantile(share(0.0), df), 0.0);
            assert_eq!(chi_square_quantile(share(1.0), df), f64::INFINITY);
            assert_eq!(student_t_quantile(share(0.0), df), f64::NEG_INFINITY);
            assert_eq!(student_t_quantile(share(1.0), df), f64::INFINITY);
            assert_eq!(student_t_quantile(share(0.5), df), 0.0);
            assert_eq!((chi_square_cdf(-1.0, df), chi_square_cdf(0.0, df), chi_square_cdf(f64::INFINITY, df)), (0.0, 0.0, 1.0));
            assert_eq!((student_t_cdf(f64::NEG_INFINITY, df), student_t_cdf(0.0, df), student_t_cdf(f64::INFINITY, df)), (0.0, 0.5, 1.0));
            assert!(chi_square_cdf(f64::NAN, df).is_nan() && student_t_cdf(f64::NAN, df).is_nan());
        }
        assert_eq!(
            (normal_quantile(share(0.0)), normal_quantile(share(0.5)), normal_quantile(share(1.0))),
            (f64::NEG_INFINITY, 0.0, f64::INFINITY)
        );
        assert_eq!((normal_cdf(f64::NEG_INFINITY), normal_cdf(0.0), normal_cdf(f64::INFINITY)), (0.0, 0.5, 1.0));
        assert!(normal_cdf(f64::NAN).is_nan());
    }

    #[test]
    fn degrees_of_freedom_have_bounds() {
        for wrong in [0.0, -1.0, 0.009, 1.1e16, f64::NAN, f64::INFINITY] {
            assert_eq!(DegreesOfFreedom::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn closed_forms() {
        // Two degrees of freedom: chi-square is exponential; one: Student's is Cauchy's.
        for p in [1e-9, 0.02, 0.5, 0.77, 0.999] {
            let exponential = -2.0 * ln_1p(-p);
            assert!((chi_square_quantile(share(p), degrees(2.0)) / exponential - 1.0).abs() < 1e-14, "{p}");
        }
        for (t, p) in [(1.0, 0.75), (-1.0, 0.25), (3.0_f64.sqrt(), 5.0 / 6.0)] {
            assert!((student_t_cdf(t, degrees(1.0)) - p).abs() < 1e-15, "{t}");
        }
    }

    #[test]
    fn far_out_with_few_degrees_there_is_still_a_share() {
        let df = degrees(exp(-1.109_244_732_234_016_4 * std::f64::consts::LN_10));
        let (far, further) = (student_t_cdf(-1e300, df), student_t_cdf(-1.678_519_667_889_237_7e308, df));
        assert!(further > 0.0 && further < far && far < 1e-20, "{far} {further}");
        // Where one way of reckoning takes over from the other.
        let ratio = student_t_cdf(-1e100 * (1.0 + 1e-12), df) / student_t_cdf(-1e100, df);
        assert!((ratio - 1.0).abs() < 1e-11, "{ratio}");
    }

    #[test]
    fn the_expansions_join_on() {
        // Either side of where one way of reckoning takes over from another.
        for p in [1e-9, 0.025, 0.5, 0.9, 0.999] {
            let chi = |df| chi_square_quantile(share(p), degrees(df)) / df;
            assert!((chi(2.0 * MANY_GAMMA * (1.0 - 1e-12)) / chi(2.0 * MANY_GAMMA) - 1.0).abs() < 1e-13, "{p}");
            let t = |df| student_t_quantile(share(p), degrees(df));
            assert!((t(MANY_T * (1.0 - 1e-12)) - t(MANY_T)).abs() < 1e-13, "{p}");
        }
    }

    proptest! {
        #[test]
        fn quantiles_undo_distributions(p in 1e-12..1.0f64, df in prop_oneof![0.2..50.0f64, 1.0..1e7f64]) {
            let df = degrees(df);
            prop_assert!((normal_cdf(normal_quantile(share(p))) / p - 1.0).abs() < 1e-12);
            prop_assert!((student_t_cdf(student_t_quantile(share(p), df), df) / p - 1.0).abs() < 1e-11);
            prop_assert!((chi_square_cdf(chi_square_quantile(share(p), df), df) / p - 1.0).abs() < 1e-9);
        }

        #[test]
        fn students_distribution_is_even(p in 0.5..1.0f64, df in 0.2..1e6f64) {
            let df = degrees(df);
            prop_assert_eq!(student_t_quantile(share(1.0 - p), df), -student_t_quantile(share(p), df));
        }

        #[test]
        fn more_is_likelier(a in 0.0..=1.0f64, b in 0.0..=1.0f64, df in 0.5..1e6f64) {
            let (less, more) = (share(a.min(b)), share(a.max(b)));
            let df = degrees(df);
            prop_assert!(normal_quantile(less) <= normal_quantile(more));
            prop_assert!(student_t_quantile(less, df) <= student_t_quantile(more, df) * (1.0 + 1e-13 * student_t_quantile(more, df).signum()) + 1e-15);
            prop_assert!(chi_square_quantile(less, df) <= chi_square_quantile(more, df) * (1.0 + 1e-13));
        }

        #[test]
        fn any_number_has_a_share(x in proptest::num::f64::ANY, p in 0.0..=1.0f64, power in -2.0..=16.0f64) {
            if let Some(df) = DegreesOfFreedom::new(exp(power * std::f64::consts::LN_10)) {
                for found in [normal_cdf(x), chi_square_cdf(x, df), student_t_cdf(x, df)] {
                    prop_assert!(x.is_nan() || (0.0..=1.0).contains(&found), "{found}");
                }
                prop_assert!(!chi_square_quantile(share(p), df).is_nan() && !student_t_quantile(share(p), df).is_nan());
            }
        }
    }
}

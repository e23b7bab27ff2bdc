//! Numbers that cannot be what they must not be.

use std::num::NonZeroU64;

/// The real number nearest to what is written in decimal digits, with a point and an exponent where there
/// are any; none where it is not a number. The standard library does the same, with a table that alone is a
/// twentieth of the first load.
#[must_use]
pub fn real(written: &str) -> Option<f64> {
    lexical_parse_float::FromLexical::from_lexical(written.as_bytes()).ok()
}

/// How many decimals a number is written with, of its first 15 significant digits: 2 for 59.25.
#[must_use]
pub fn decimals(value: f64) -> usize {
    // d.dddddddddddddd × 10^exponent
    let scientific = format!("{value:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: isize = exponent.parse().unwrap_or(0);
    let significant = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
    isize::try_from(significant).unwrap_or(0).saturating_sub(exponent).max(0).unsigned_abs()
}

/// A number that is neither infinite nor "not a number".
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Finite(f64);

impl Finite {
    /// The number, unless it is infinite or not a number. Minus zero becomes zero.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// How many people, admissions, visits …: a whole number, zero or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

impl Count {
    /// The count as a real number (exact up to 2⁵³, which the reader enforces).
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn real(self) -> f64 {
        self.0 as f64
    }
}

/// What a numerator is out of: a whole number above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Denominator(pub NonZeroU64);

impl Denominator {
    /// The denominator, unless it is zero.
    #[must_use]
    pub fn new(value: u64) -> Option<Self> {
        NonZeroU64::new(value).map(Self)
    }

    /// The denominator as a whole number.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0.get()
    }

    /// The denominator as a real number.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn real(self) -> f64 {
        self.0.get() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{decimals, real};
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_to_the_last_bit() {
        for written in [
            "0",
            "-0.0",
            "0.1",
            "1e308",
            "1.7976931348623157e308",
            "5e-324",
            "2.2250738585072011e-308",
            "9007199254740993",
            "0.30000000000000004",
            "123456789012345678901234567890.123456789e-7",
        ] {
            assert_eq!(real(written).map(f64::to_bits), written.parse::<f64>().ok().map(f64::to_bits), "{written}");
        }
        for written in ["", "-", "1,000", "1.5.2", "0x10", "1e"] {
            assert_eq!(real(written), None, "{written}");
        }
    }

    #[test]
    fn decimals_are_those_that_a_number_needs() {
        let cases =
            [(0.0, 0), (59.25, 2), (-0.5, 1), (87.0, 0), (110_161.0, 0), (1e20, 0), (0.001, 3), (0.1 + 0.2, 1), (1.0 / 3.0, 15), (99.9, 1)];
        for (value, wanted) in cases {
            assert_eq!(decimals(value), wanted, "{value}");
        }
    }

    proptest! {
        #[test]
        fn as_the_standard_library_does(written in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?", value in any::<f64>()) {
            prop_assert_eq!(real(&written).map(f64::to_bits), written.parse::<f64>().ok().map(f64::to_bits));
            if value.is_finite() {
                prop_assert_eq!(real(&format!("{value:e}")).map(f64::to_bits), Some(value.to_bits()));
            }
        }
    }
}

//! The one place that rounds: to 15 significant digits, then half away from zero, never minus
//! zero; so 0.35 becomes 0.4 and 1.005 becomes 1.01, as a spreadsheet shows them (methods §1).

use crate::model::{Decimal, real};

/// A number rounded to decimals, as its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounded {
    /// Below zero.
    pub negative: bool,
    /// The digits before the point; "0" if there are none.
    pub whole: String,
    /// The digits after the point, as many as were asked for.
    pub fraction: String,
}

impl Rounded {
    /// The rounded number.
    #[must_use]
    pub fn value(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        // Digits and a point always parse.
        real(&format!("{sign}{}.{}0", self.whole, self.fraction)).unwrap_or(f64::NAN)
    }
}

/// Rounds a finite number to so many decimals.
#[must_use]
pub fn round(value: f64, decimals: u8) -> Rounded {
    let mut decimal = Decimal::of(value, 15);
    let decimals = i32::from(decimals);
    // How many of the digits are kept: fewer than none is none.
    let keep = usize::try_from(decimal.point + decimals);
    let up = keep.is_ok_and(|keep| decimal.digits.get(keep).is_some_and(|next| *next >= 5));
    decimal.cut(keep.unwrap_or(0), up);
    let Decimal { point, digits } = decimal;
    let digit = |place: i32| usize::try_from(place).ok().and_then(|place| digits.get(place)).map_or('0', |digit| char::from(b'0' + digit));
    let whole = (0.min(point - 1)..point).map(digit).collect();
    let fraction = (point..point + decimals).map(digit).collect();
    Rounded { negative: value < 0.0 && !digits.is_empty(), whole, fraction }
}

/// A number to 12 significant digits, for holding against a threshold: sums that should come out
/// exactly at the edge (9.4 of 94 is 10%) do.
#[must_use]
pub fn settle(value: f64) -> f64 {
    if !value.is_finite() {
        return value;
    }
    Decimal::of(value, 12).nearest().copysign(value)
}

/// Whether one number is at most another, the edge included, as sums go.
#[must_use]
pub fn at_most(value: f64, limit: f64) -> bool {
    settle(value) <= settle(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(value: f64, decimals: u8) -> String {
        let r = round(value, decimals);
        let point = if r.fraction.is_empty() { "" } else { "." };
        format!("{}{}{point}{}", if r.negative { "-" } else { "" }, r.whole, r.fraction)
    }

    #[test]
    fn rounds_as_a_spreadsheet_does() {
        for (value, decimals, wanted) in [
            (0.35, 1, "0.4"),
            (1.005, 2, "1.01"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (-0.04, 1, "0.0"),
            (99.95, 1, "100.0"),
            (9.5, 0, "10"),
            (0.5, 0, "1"),
            (0.4, 0, "0"),
            (0.05, 1, "0.1"),
            (0.005, 1, "0.0"),
            (0.0, 2, "0.00"),
            (41.6, 0, "42"),
            (12.4, 0, "12"),
            (1_735_200.0, 0, "1735200"),
            (1e20, 1, "100000000000000000000.0"),
            (1.7976931348623157e308, 0, &format!("179769313486232{}", "0".repeat(294))),
            (1e-320, 3, "0.000"),
            (0.999_999, 3, "1.000"),
        ] {
            assert_eq!(text(value, decimals), wanted, "{value} to {decimals}");
        }
    }

    proptest! {
        #[test]
        fn lies_within_half_a_step(value in -1e9..1e9f64, decimals in 0u8..4) {
            let rounded = round(value, decimals).value();
            let half = 0.5 * [1.0, 0.1, 0.01, 0.001][usize::from(decimals)];
            prop_assert!((rounded - value).abs() <= half + value.abs() * 1e-14 + 1e-12);
        }

        #[test]
        fn rounding_twice_changes_nothing(value in -1e9..1e9f64, decimals in 0u8..4) {
            let once = round(value, decimals);
            prop_assert_eq!(round(once.value(), decimals), once);
        }

        #[test]
        fn any_number_has_digits(value in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL, decimals in 0u8..7) {
            let r = round(value, decimals);
            prop_assert_eq!(r.fraction.len(), usize::from(decimals));
            prop_assert!(r.value().is_finite() || value.abs() > 1e308);
        }
    }
}

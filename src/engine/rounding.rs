//! The one place that rounds: to 15 significant digits, then half away from zero, never minus
//! zero; so 0.35 becomes 0.4 and 1.005 becomes 1.01, as a spreadsheet shows them (methods §1).

use crate::model::real;

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
    // Fifteen significant digits: d.dddddddddddddd × 10^exponent.
    let scientific = format!("{:.14e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
    // How many of the digits stand before the point, and how many are kept.
    let mut before_point = exponent + 1;
    let keep = before_point + i32::from(decimals);
    match usize::try_from(keep) {
        Err(_) => digits.clear(),
        Ok(keep) if keep < digits.len() => {
            let up = digits.get(keep).is_some_and(|d| *d >= 5);
            digits.truncate(keep);
            if up && carry(&mut digits) {
                before_point += 1;
            }
        }
        Ok(keep) => digits.resize(keep, 0),
    }
    let mut text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
    if before_point < 1 {
        let zeros = usize::try_from(1 - before_point).unwrap_or(0).min(usize::from(decimals) + 1);
        text = "0".repeat(zeros) + &text;
        before_point = 1;
    }
    let split = usize::try_from(before_point).unwrap_or(1).min(text.len());
    let (whole, fraction) = text.split_at(split);
    let mut fraction = fraction.to_owned();
    fraction.truncate(usize::from(decimals));
    while fraction.len() < usize::from(decimals) {
        fraction.push('0');
    }
    let whole = if whole.is_empty() { "0".to_owned() } else { whole.to_owned() };
    let is_zero = whole.bytes().chain(fraction.bytes()).all(|b| b == b'0');
    Rounded { negative: value < 0.0 && !is_zero, whole, fraction }
}

/// Adds one to the last digit; whether that made the number a digit longer.
fn carry(digits: &mut Vec<u8>) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return false;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
    true
}

/// A number to 12 significant digits, for holding against a threshold: sums that should come out
/// exactly at the edge (9.4 of 94 is 10%) do.
#[must_use]
pub fn settle(value: f64) -> f64 {
    // What was formatted as a number parses as one.
    real(&format!("{value:.11e}")).unwrap_or(value)
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

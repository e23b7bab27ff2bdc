//! Decimal numbers, digit by digit and exactly. This takes a tenth of the code that reading and printing any
//! number at full speed takes.

/// A number that is not negative: 0.d₁d₂d₃… × 10^point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    /// How many digits stand before the point; below zero, how many zeros stand after it.
    pub point: i32,
    /// The digits, 0 to 9, of which neither the first nor the last is 0; none for zero.
    pub digits: Vec<u8>,
}

/// The bits of infinity.
const INFINITE: u64 = 0x7ff << 52;

impl Decimal {
    /// A number by digits of which the first and last may be 0.
    fn new(mut digits: Vec<u8>, point: i32) -> Self {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        let point = if digits.is_empty() { 0 } else { point.saturating_sub_unsigned(zeros as u32) };
        let mut decimal = Self { point, digits };
        decimal.cut(usize::MAX, false);
        decimal
    }

    /// A number without its sign, with so many digits; half a step goes to the even digit. Zero for what is not finite.
    #[must_use]
    pub fn of(value: f64, most: usize) -> Self {
        if !value.is_finite() {
            return Self::new(Vec::new(), 0);
        }
        let (whole, power) = binary(value.abs().to_bits());
        let mut decimal = Self::exactly(whole, power);
        let up = match decimal.digits.get(most..) {
            Some([5]) => decimal.digits.get(most.wrapping_sub(1)).is_some_and(|last| last % 2 == 1),
            Some([next, ..]) => *next >= 5,
            Some([]) | None => false,
        };
        decimal.cut(most, up);
        decimal
    }

    /// Keeps so many digits, and takes one step of the last of them up if that is wanted.
    pub fn cut(&mut self, keep: usize, up: bool) {
        self.digits.truncate(keep);
        if up {
            while let Some(last) = self.digits.pop() {
                if last < 9 {
                    self.digits.push(last + 1);
                    return;
                }
            }
            self.digits.push(1);
            self.point += 1;
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    /// The nearest number there is in binary; of two as near, the even one.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn nearest(&self) -> f64 {
        const MOST_DIGITS: usize = 19;
        let whole = self.digits.iter().take(MOST_DIGITS).fold(0, |all: u64, digit| all * 10 + u64::from(*digit));
        let length = self.digits.len().min(MOST_DIGITS) as i32;
        // Nothing is beyond either end of what can be told.
        let power = self.point.saturating_sub(length).clamp(-400, 400);
        let mut value = whole as f64;
        let mut left = power.abs();
        while left > 0 {
            // Powers of ten are exact up to here.
            let step = left.min(22);
            let factor = (0..step).fold(1.0, |all, _| all * 10.0);
            value = if power < 0 { value / factor } else { value * factor };
            left -= step;
        }
        let is_exact = self.digits.len() <= MOST_DIGITS && whole < 1 << 53 && power.abs() <= 22;
        if is_exact { value } else { self.nearest_to(value) }
    }

    /// The nearest number in binary, from one that is near.
    fn nearest_to(&self, near: f64) -> f64 {
        let mut bits = near.min(f64::MAX).to_bits();
        while bits > 0 && *self <= halfway(bits - 1) {
            bits -= 1;
        }
        while bits < INFINITE && *self > halfway(bits) {
            bits += 1;
        }
        if bits < INFINITE && *self == halfway(bits) {
            bits += bits & 1;
        }
        f64::from_bits(bits)
    }

    /// `whole` × 2^`power`.
    fn exactly(whole: u64, power: i32) -> Self {
        const NINE_DIGITS: u64 = 1_000_000_000;
        let twos = whole.trailing_zeros() % u64::BITS;
        let (mut carry, power) = (whole >> twos, power.saturating_add_unsigned(twos));
        // Nine digits each, the last first. Half of a number is five times it, the point moved.
        let mut parts = Vec::new();
        let factor: u64 = if power < 0 { 5 } else { 2 };
        let mut left = power.unsigned_abs();
        loop {
            while carry > 0 {
                parts.push(carry % NINE_DIGITS);
                carry /= NINE_DIGITS;
            }
            if left == 0 {
                break;
            }
            let step = left.min(12);
            let factor = factor.pow(step);
            for part in &mut parts {
                let product = *part * factor + carry;
                *part = product % NINE_DIGITS;
                carry = product / NINE_DIGITS;
            }
            left -= step;
        }
        let mut digits = Vec::with_capacity(parts.len() * 9);
        for mut part in parts {
            for _ in 0..9 {
                digits.push((part % 10) as u8);
                part /= 10;
            }
        }
        digits.reverse();
        let point = digits.len() as i32 + power.min(0);
        Self::new(digits, point)
    }
}

/// The number of these bits as a whole number and a power of two.
fn binary(bits: u64) -> (u64, i32) {
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) as i32 {
        0 => (fraction, -1074),
        power => (fraction | 1 << 52, power - 1075),
    }
}

/// Halfway between the number of these bits and the next larger.
fn halfway(bits: u64) -> Decimal {
    let (whole, power) = binary(bits);
    Decimal::exactly(2 * whole + 1, power - 1)
}

/// The number that a text in JSON's way of writing means, to the last bit; infinite where it is too large.
#[must_use]
pub fn real(written: &str) -> Option<f64> {
    let unsigned = written.strip_prefix('-').unwrap_or(written);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = digits_of(whole)?.into_iter().chain(digits_of(fraction)?).collect::<Vec<u8>>();
    let size = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if digits.is_empty() || size.is_empty() {
        return None;
    }
    let size = digits_of(size)?.iter().fold(0, |all: i32, digit| all.saturating_mul(10).saturating_add(i32::from(*digit)));
    let exponent = if exponent.starts_with('-') { -size } else { size };
    let value = Decimal::new(digits, exponent.saturating_add(i32::try_from(whole.len()).ok()?)).nearest();
    Some(if unsigned.len() < written.len() { -value } else { value })
}

/// The number at the beginning of a text that is written as most are, and its length in bytes: "59.3", "-14910". Its digits and the power of
/// ten are exact in binary, so that one division rounds it as [`real`] does. None for what is longer, has an exponent, or is no number as JSON
/// writes it.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn short(text: &[u8]) -> Option<(f64, usize)> {
    /// Ten to the power of the decimals.
    const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let first = usize::from(text.first() == Some(&b'-'));
    let digits = |from: usize, mut whole: u64| {
        let mut at = from;
        while let Some(digit) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
            whole = whole.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            at += 1;
        }
        (at, whole)
    };
    let (point, whole) = digits(first, 0);
    let (end, whole) = if text.get(point) == Some(&b'.') { digits(point + 1, whole) } else { (point, whole) };
    let decimals = end.saturating_sub(point + 1);
    let is_number = point > first && (end == point || decimals > 0) && (point == first + 1 || text.get(first) != Some(&b'0'));
    let goes_on = text.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || b".+-".contains(byte));
    if !is_number || goes_on || end - first > 15 {
        return None;
    }
    let value = whole as f64 / POWERS.get(decimals)?;
    Some((if first == 1 { -value } else { value }, end))
}

/// The digits of a text of nothing else.
fn digits_of(text: &str) -> Option<Vec<u8>> {
    text.bytes().map(|byte| byte.is_ascii_digit().then(|| byte - b'0')).collect()
}

/// How many decimals a number needs to be written, to 15 significant digits: 2 for 59.25.
#[must_use]
pub fn decimals(value: f64) -> usize {
    let decimal = Decimal::of(value, 15);
    usize::try_from(decimal.digits.len() as i32 - decimal.point).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Decimal, decimals, real, short};
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_to_the_last_bit() {
        for written in [
            "0",
            "-0.0",
            "0.1",
            "1e308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "9007199254740993",
            "9007199254740993.0000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
            "0.30000000000000004",
            "123456789012345678901234567890.123456789e-7",
            "1e99999999999",
            "1e-99999999999",
            "0e99999999999",
            "0.000000000000000000000000000000000000000000001e+45",
        ] {
            assert_eq!(real(written).map(f64::to_bits), written.parse::<f64>().ok().map(f64::to_bits), "{written}");
        }
        for written in ["", "-", ".", "1,000", "1.5.2", "0x10", "1e", "1e-", "e5", "1e5e5", "--1", "inf", "NaN"] {
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

    #[test]
    fn half_a_step_goes_to_the_even_digit() {
        let digits = |value: f64, most| Decimal::of(value, most).digits;
        assert_eq!((digits(2.5, 1), digits(3.5, 1), digits(0.5, 0), digits(9.5, 1)), (vec![2], vec![4], vec![], vec![1]));
        assert_eq!(digits(2.500_000_000_000_000_4, 1), [3]);
    }

    /// Numbers of all sizes, and those that lie halfway between two of few digits.
    fn numbers() -> impl Strategy<Value = f64> {
        let halves = (any::<i32>(), 0..40i32).prop_map(|(whole, halvings)| (0..halvings).fold(f64::from(whole), |all, _| all / 2.0));
        prop_oneof![any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |value| value.is_finite()), -1e7..1e7f64, halves]
    }

    proptest! {
        #[test]
        fn read_as_the_standard_library_does(written in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?", value in numbers()) {
            prop_assert_eq!(real(&written).map(f64::to_bits), written.parse::<f64>().ok().map(f64::to_bits));
            prop_assert_eq!(real(&format!("{value:e}")).map(f64::to_bits), Some(value.to_bits()));
            let halfway = format!("{value:.760e}5");
            prop_assert_eq!(real(&halfway).map(f64::to_bits), halfway.parse::<f64>().ok().map(f64::to_bits));
        }

        #[test]
        fn a_short_number_is_read_as_any_other(written in "-?[0-9]{0,9}(\\.[0-9]{0,9})?([eE][0-9])?", after in "[],} \n]") {
            let text = format!("{written}{after}");
            if let Some((value, length)) = short(text.as_bytes()) {
                prop_assert_eq!(length, written.len());
                prop_assert_eq!(Some(value.to_bits()), real(&written).map(f64::to_bits));
            }
            let digits = written.trim_start_matches('-');
            if digits.len() < 15 && digits.starts_with(|digit: char| ('1'..='9').contains(&digit)) && digits.parse::<u64>().is_ok() {
                prop_assert!(short(text.as_bytes()).is_some());
            }
        }

        #[test]
        fn printed_as_the_standard_library_does(value in numbers(), most in 1usize..20) {
            let Decimal { point, digits } = Decimal::of(value, most);
            let digits: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
            let exponent = if digits.is_empty() { 0 } else { point - 1 };
            let (first, rest) = (digits.get(..1).unwrap_or("0"), digits.get(1..).unwrap_or(""));
            let dot = if most > 1 { "." } else { "" };
            prop_assert_eq!(format!("{first}{dot}{rest:0<width$}e{exponent}", width = most - 1), format!("{:.*e}", most - 1, value.abs()));
        }
    }
}

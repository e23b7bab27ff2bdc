//! Numbers as they are printed: separators, signs, units and scales. All rounding is
//! [`crate::engine::rounding`]'s.

use crate::engine::rounding::{Rounded, round, settle};
use crate::model::{Measure, Requirement, Scale, Unit};

/// A true minus sign.
const MINUS: char = '−';

fn digits(rounded: &Rounded) -> String {
    let length = rounded.whole.len();
    let mut text = String::with_capacity(length + length / 3 + 8);
    for (index, digit) in rounded.whole.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !rounded.fraction.is_empty() {
        text.push('.');
        text.push_str(&rounded.fraction);
    }
    text
}

/// A number with so many decimals: "1,206", "−0.5".
pub(super) fn plain(value: f64, decimals: u8) -> String {
    let rounded = round(value, decimals);
    let sign = if rounded.negative { String::from(MINUS) } else { String::new() };
    sign + &digits(&rounded)
}

/// A number as a field of a form and an address have it: "1206", "-0.5".
pub(super) fn bare(value: f64, decimals: u8) -> String {
    plain(value, decimals).replace(',', "").replace(MINUS, "-")
}

/// A number with its sign, plus included: "+5.8", "−0.5", "0.0".
pub(super) fn signed(value: f64, decimals: u8) -> String {
    let text = plain(value, decimals);
    let is_zero = text.chars().all(|c| c == '0' || c == '.');
    if is_zero || text.starts_with(MINUS) { text } else { format!("+{text}") }
}

/// A whole number: "1,206".
#[must_use]
pub fn count(value: f64) -> String {
    plain(value, 0)
}

/// A share from 0 to 1 as a percentage: "2.8%".
pub(super) fn share(value: f64) -> String {
    format!("{}%", plain(value * 100.0, 1))
}

/// A tolerance's share: "10%", "2.5%", without decimals it does not need.
pub(super) fn share_short(value: f64) -> String {
    let text = plain(value * 100.0, 2);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A number without decimals it does not need: "1.5", "3".
pub(super) fn short(value: f64) -> String {
    let text = plain(value, 3);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// What stands after a scaled number.
pub(super) fn scale_suffix(scale: Scale) -> &'static str {
    match scale {
        Scale::Ones => "",
        Scale::Thousands => "k",
        Scale::Millions => "m",
    }
}

/// What stands after a number of a unit.
pub(super) fn unit_suffix(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::Days => " days",
        Unit::Weeks => " weeks",
        Unit::Rate { .. } | Unit::Count | Unit::Hours | Unit::Pounds | Unit::Score => "",
    }
}

/// A value of a measure with so many decimals: "87.0%", "14.9k", "£1,206".
pub(super) fn value_with(measure: &Measure, value: f64, decimals: u8) -> String {
    let number = plain(value / measure.scale.divisor(), decimals);
    let pound = if measure.unit == Unit::Pounds { "£" } else { "" };
    let (minus, number) = match number.strip_prefix(MINUS) {
        Some(rest) => ("−", rest.to_owned()),
        None => ("", number),
    };
    format!("{minus}{pound}{number}{}{}", scale_suffix(measure.scale), unit_suffix(measure.unit))
}

/// A value of a measure as it is printed.
pub(super) fn value(measure: &Measure, value: f64) -> String {
    value_with(measure, value, measure.decimals)
}

/// A value as it is worked with: unscaled, so that sums in a working come out ("14,910 − 13,333").
pub(super) fn exact(measure: &Measure, value: f64, decimals: u8) -> String {
    match measure.scale {
        Scale::Ones => value_with(measure, value, decimals),
        Scale::Thousands | Scale::Millions => plain(value, 0),
    }
}

/// The decimals the terms of a sum of percentages are printed with: the measure's, or the one that its
/// differences have, where the measure's would hide what is left.
pub(super) fn decimals_of_sum(measure: &Measure, terms: &[f64]) -> u8 {
    let hides = |term: &f64| settle(round(*term, measure.decimals).value()) != settle(*term);
    if measure.unit == Unit::Percent && terms.iter().any(hides) { measure.decimals.max(1) } else { measure.decimals }
}

/// A requirement as it is printed: "66.4%", "under 773", "55–60%".
pub(super) fn requirement(measure: &Measure, requirement: Requirement, decimals: u8) -> String {
    let print = |v: f64| value_with(measure, v, decimals);
    match requirement {
        Requirement::AtLeast(v) | Requirement::AtMost(v) => print(v.get()),
        Requirement::Below(v) => format!("under {}", print(v.get())),
        Requirement::Band { low, high } => {
            let low = plain(low.get() / measure.scale.divisor(), decimals);
            format!("{low}–{}", print(high.get()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_the_council_does() {
        assert_eq!(plain(1206.0, 0), "1,206");
        assert_eq!(plain(1_735_200.0 / 1e3, 1), "1,735.2");
        assert_eq!(signed(-0.04, 1), "0.0");
        assert_eq!(signed(-7.1, 1), "−7.1");
        assert_eq!(signed(5.8, 1), "+5.8");
        assert_eq!(share_short(0.1), "10%");
        assert_eq!(share_short(0.025), "2.5%");
        assert_eq!(short(1.5), "1.5");
        assert_eq!(short(10.0), "10");
    }
}

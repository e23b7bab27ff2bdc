//! What a printed number may stand for (methods §8).

use super::rounding::at_most;
use crate::model::{Count, decimals, real};

/// Everything a number may stand for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::engine) struct Range {
    /// The least.
    pub(in crate::engine) low: f64,
    /// The most.
    pub(in crate::engine) high: f64,
}

impl Range {
    /// Around a number, so much to either side.
    fn around(value: f64, half: f64) -> Self {
        Self { low: value - half, high: value + half }
    }

    /// Whether one number may stand for both.
    pub(in crate::engine) fn meets(self, other: Self) -> bool {
        at_most(self.low, other.high) && at_most(other.low, self.high)
    }
}

/// A value: everything that rounds to it at the decimals it was written with.
pub(in crate::engine) fn value(value: f64) -> Range {
    Range::around(value, real(&format!("0.5e-{}", decimals(value))).unwrap_or(0.5))
}

/// A count: one of 1,000 or more that ends with two noughts or more was perhaps rounded there, with at least two of its
/// digits kept: 5,100 is 5,050 to 5,150.
pub(in crate::engine) fn count(count: Count) -> Range {
    let mut step = 1;
    while count.0 >= step * 100 && count.0.is_multiple_of(step * 10) {
        step *= 10;
    }
    let half = if step >= 100 { Count(step / 2).real() } else { 0.0 };
    Range::around(count.real(), half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_looks_rounded_stands_for_what_rounds_to_it() {
        for (number, half) in [(0, 0.0), (900, 0.0), (1_000, 50.0), (5_100, 50.0), (5_110, 0.0), (18_000, 500.0), (1_000_000, 50_000.0)] {
            assert_eq!(count(Count(number)), Range::around(Count(number).real(), half), "{number}");
        }
    }

    #[test]
    fn a_value_stands_for_what_rounds_to_it() {
        assert_eq!(value(39.0), Range { low: 38.5, high: 39.5 });
        assert!(value(39.5).meets(value(39.0)) && !value(39.6).meets(value(39.0)));
    }
}

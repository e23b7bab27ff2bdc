//! The ends and steps of a lever.

use crate::engine::rounding::round;
use crate::model::{Measure, Scale, Unit};

/// Where a lever can stand: at whole steps between two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end, in steps from 0.
    pub(super) from: i64,
    /// The upper end.
    pub(super) to: i64,
    /// The decimals of a step, once it is divided.
    decimals: u8,
    /// What amounts are divided by.
    divisor: f64,
}

/// So many steps are told apart by a number of the engine.
const MOST_STEPS: f64 = 9_007_199_254_740_992.0;

/// A percentage ends here, unless it is already beyond.
const WHOLE: f64 = 100.0;

impl Range {
    /// The lower end.
    #[must_use]
    pub fn min(&self) -> f64 {
        self.at(self.from)
    }

    /// The upper end.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.at(self.to)
    }

    /// One step.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.at(1)
    }

    /// The decimals of a step when it is printed.
    #[must_use]
    pub fn printed(&self) -> u8 {
        self.decimals
    }

    /// The step nearest to an amount, from 0.
    #[must_use]
    pub fn steps(&self, amount: f64) -> i64 {
        // In tenths, hundredths …: whole numbers but for the last bits.
        let wholes = round(amount / self.divisor, self.decimals).value() * ten_to(self.decimals);
        round(wholes, 0).value() as i64
    }

    /// The amount at a step.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn at(&self, steps: i64) -> f64 {
        let (steps, parts) = (steps as f64, ten_to(self.decimals));
        if self.divisor >= parts { steps * (self.divisor / parts) } else { steps / (parts / self.divisor) }
    }

    /// The step nearest to an amount, as an amount; none where it is not a number, or lies beyond the ends.
    #[must_use]
    pub fn held(&self, amount: f64) -> Option<f64> {
        if !amount.is_finite() || amount.abs() > MOST_STEPS {
            return None;
        }
        let steps = self.steps(amount);
        (self.from..=self.to).contains(&steps).then(|| self.at(steps))
    }

    /// From one amount to another in steps of so many decimals; none where it would have too many.
    pub(super) fn between(low: f64, high: f64, decimals: u8, scale: Scale) -> Option<Self> {
        let range = Self { from: 0, to: 0, decimals, divisor: scale.divisor() };
        let most = MOST_STEPS * range.step();
        if !(low.abs() < most && high.abs() < most) {
            return None;
        }
        // A step further where the nearest falls short.
        let (mut from, mut to) = (range.steps(low), range.steps(high));
        if range.at(from) > low {
            from -= 1;
        }
        if range.at(to) < high {
            to += 1;
        }
        Some(Self { from, to, ..range })
    }

    /// For amounts in a measure's unit, with room for all of these.
    pub(super) fn of_values(measure: &Measure, decimals: u8, scale: Scale, values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
        let low = if low < 0.0 { -ample(-2.0 * low) } else { 0.0 };
        let high = match measure.unit {
            Unit::Percent => high.max(WHOLE),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
                if high > 0.0 {
                    ample(2.0 * high)
                } else {
                    WHOLE
                }
            }
        };
        Self::between(low, high, decimals, scale)
    }
}

/// A number not below one above 0: the next half of its power of ten. 1,258 becomes 1,500.
pub(super) fn ample(value: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    while power > value && power > 1e-9 {
        power /= 10.0;
    }
    let half = power / 2.0;
    (value / half).ceil() * half
}

fn ten_to(decimals: u8) -> f64 {
    (0..decimals).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_have_room() {
        assert_eq!([1258.0, 897.0, 1.0, 0.25, 6.2, 1_735_200.0].map(ample), [1500.0, 900.0, 1.0, 0.25, 6.5, 2_000_000.0]);
    }

    #[test]
    fn steps_are_printed_numbers() {
        let range = Range::between(0.0, 100.0, 1, Scale::Ones).unwrap();
        assert_eq!((range.min(), range.max(), range.step()), (0.0, 100.0, 0.1));
        assert_eq!([range.held(72.34), range.held(72.25), range.held(0.3)], [Some(72.3), Some(72.3), Some(0.3)]);
        assert_eq!([range.held(100.06), range.held(-0.1), range.held(f64::NAN), range.held(1e300)], [None; 4]);
        let thousands = Range::between(0.0, 2e6, 1, Scale::Thousands).unwrap();
        assert_eq!((thousands.step(), thousands.held(1_735_249.0)), (100.0, Some(1_735_200.0)));
        assert_eq!(Range::between(0.0, 1e300, 0, Scale::Ones), None);
    }

    proptest! {
        #[test]
        fn a_step_is_itself(k in -1_000_000_000i64..1_000_000_000, decimals in 0u8..7, scale in 0usize..3) {
            let scale = [Scale::Ones, Scale::Thousands, Scale::Millions][scale];
            let range = Range { from: i64::MIN, to: i64::MAX, decimals, divisor: scale.divisor() };
            prop_assert_eq!(range.steps(range.at(k)), k);
        }
    }
}

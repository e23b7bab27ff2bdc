//! Robust distance: how far a value lies from the median, in typical distances (methods §6).

use super::percentile::{ascending, median};

/// The middle of a column, and how far its values typically lie from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The median, in the measure's unit.
    pub median: f64,
    /// The median of the values' distances from it, unscaled.
    pub median_absolute_deviation: f64,
    /// How many authorities have a value.
    pub n: usize,
}

/// How far a value lies from the median.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robust {
    /// (value − median) / median absolute deviation: negative below the median, whatever the aim.
    pub distance: f64,
    /// What it was worked out from.
    pub spread: Spread,
}

/// Why there is no robust distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoRobust {
    /// The authority has no value.
    NoValue,
    /// At least half of the authorities have the same value: a typical distance is 0.
    NoSpread(Spread),
    /// The values lie further apart than a number can tell.
    TooLarge,
}

/// The median and the median absolute deviation of a column; none without values.
#[must_use]
pub fn spread(values: &[Option<f64>]) -> Option<Spread> {
    let values = ascending(values);
    let middle = median(&values)?;
    let mut distances: Vec<f64> = values.iter().map(|v| (v - middle).abs()).collect();
    distances.sort_by(f64::total_cmp);
    Some(Spread { median: middle, median_absolute_deviation: median(&distances)?, n: values.len() })
}

/// How far the authority at index `own` lies from the median.
///
/// The deviation is not multiplied by 1.4826 to resemble a standard deviation, and the sign is the
/// value's, not the aim's: so the Office for Local Government published it (`tests/published/`).
///
/// # Errors
/// Where it has no value, or the median absolute deviation is 0.
pub fn robust(values: &[Option<f64>], own: usize) -> Result<Robust, NoRobust> {
    let value = values.get(own).copied().flatten().filter(|v| v.is_finite()).ok_or(NoRobust::NoValue)?;
    let spread = spread(values).ok_or(NoRobust::NoValue)?;
    if spread.median_absolute_deviation <= 0.0 {
        return Err(NoRobust::NoSpread(spread));
    }
    let distance = (value - spread.median) / spread.median_absolute_deviation;
    if !distance.is_finite() || !spread.median_absolute_deviation.is_finite() {
        return Err(NoRobust::TooLarge);
    }
    Ok(Robust { distance: distance + 0.0, spread })
}

#[cfg(test)]
mod tests {
    use super::super::rank::tests::column;
    use super::*;
    use proptest::prelude::*;

    /// The worked example of docs/methods/robust-distance.md.
    #[test]
    fn the_worked_example() {
        // Median 20; distances 8, 4, 0, 2, 30, whose median is 4.
        let values = [Some(12.0), Some(16.0), None, Some(20.0), Some(22.0), Some(50.0)];
        assert_eq!(spread(&values), Some(Spread { median: 20.0, median_absolute_deviation: 4.0, n: 5 }));
        assert_eq!(robust(&values, 0).unwrap().distance, -2.0);
        assert_eq!(robust(&values, 5).unwrap().distance, 7.5);
        assert_eq!(robust(&values, 3).unwrap().distance, 0.0);
        assert_eq!(robust(&values, 2), Err(NoRobust::NoValue));
    }

    #[test]
    fn without_spread_there_is_none() {
        let same = Spread { median: 3.0, median_absolute_deviation: 0.0, n: 4 };
        assert_eq!(robust(&[Some(3.0), Some(3.0), Some(3.0), Some(9.0)], 3), Err(NoRobust::NoSpread(same)));
        assert_eq!(robust(&[Some(3.0); 4], 0), Err(NoRobust::NoSpread(same)));
        assert_eq!(robust(&[Some(3.0)], 0), Err(NoRobust::NoSpread(Spread { n: 1, ..same })));
        assert_eq!(spread(&[None]), None);
    }

    #[test]
    fn an_even_number_has_its_median_halfway() {
        assert_eq!(
            spread(&[Some(1.0), Some(2.0), Some(4.0), Some(9.0)]),
            Some(Spread { median: 3.0, median_absolute_deviation: 1.5, n: 4 })
        );
    }

    proptest! {
        #[test]
        fn half_of_them_lie_within_one(values in column()) {
            let distances: Vec<f64> = (0..values.len()).filter_map(|i| robust(&values, i).ok()).map(|r| r.distance.abs()).collect();
            let within = distances.iter().filter(|d| **d <= 1.0 + 1e-9).count();
            prop_assert!(2 * within >= distances.len());
        }

        #[test]
        fn turning_the_values_turns_the_sign(values in column(), own in 0usize..40) {
            let turned: Vec<_> = values.iter().map(|v| v.map(|v| -v)).collect();
            if let (Ok(a), Ok(b)) = (robust(&values, own), robust(&turned, own)) {
                prop_assert_eq!(a.distance, -b.distance);
            }
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..12), own in 0usize..14) {
            if let Ok(found) = robust(&values, own) {
                prop_assert!(found.distance.is_finite());
            }
        }
    }
}

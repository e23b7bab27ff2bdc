//! Percentiles and the median of a column of values (methods §6).

/// The finite values of a column, smallest first; minus zero as zero.
pub(super) fn ascending(values: &[Option<f64>]) -> Vec<f64> {
    let mut values: Vec<f64> = values.iter().flatten().filter(|v| v.is_finite()).map(|v| v + 0.0).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The percentile at `part / parts` of values in ascending order, by the rule called type 7: it lies
/// at place (n − 1) × part / parts, counted from 0, on the straight line between its neighbours.
/// (Hyndman & Fan 1996; the default of R, NumPy and spreadsheets.)
///
/// None without values, or where the part is not a share of one.
#[must_use]
pub fn percentile(ascending: &[f64], part: usize, parts: usize) -> Option<f64> {
    if parts == 0 || part > parts {
        return None;
    }
    let steps = ascending.len().checked_sub(1)?.checked_mul(part)?;
    let below = *ascending.get(steps / parts)?;
    let rest = steps % parts;
    if rest == 0 {
        return Some(below);
    }
    let above = *ascending.get(steps / parts + 1)?;
    let share = rest as f64 / parts as f64;
    let between = below + (above - below) * share;
    // A difference can be beyond numbers where its ends are not.
    Some(if between.is_finite() { between } else { below * (1.0 - share) + above * share })
}

/// The median of values in ascending order: the middle one, or halfway between the middle two.
#[must_use]
pub fn median(ascending: &[f64]) -> Option<f64> {
    let upper = *ascending.get(ascending.len() / 2)?;
    if ascending.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *ascending.get(ascending.len() / 2 - 1)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_quarters_of_five() {
        let five = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!([1, 2, 3].map(|q| percentile(&five, q, 4)), [Some(2.0), Some(3.0), Some(4.0)]);
    }

    #[test]
    fn between_two_values_on_the_straight_line() {
        assert_eq!(percentile(&[10.0, 20.0, 30.0, 50.0], 1, 4), Some(17.5));
        assert_eq!(percentile(&[10.0, 20.0, 30.0, 50.0], 3, 4), Some(35.0));
    }

    #[test]
    fn nothing_of_nothing() {
        assert_eq!(percentile(&[], 1, 4), None);
        assert_eq!(percentile(&[1.0], 1, 0), None);
        assert_eq!(percentile(&[1.0], 5, 4), None);
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn one_value_is_every_percentile() {
        assert_eq!([0, 1, 2, 3, 4].map(|q| percentile(&[7.0], q, 4)), [Some(7.0); 5]);
        assert_eq!(median(&[7.0]), Some(7.0));
    }

    proptest! {
        #[test]
        fn lies_within_the_values(values in proptest::collection::vec(-1e6..1e6f64, 1..40), part in 0usize..=10) {
            let values = ascending(&values.into_iter().map(Some).collect::<Vec<_>>());
            let found = percentile(&values, part, 10).unwrap();
            prop_assert!(values[0] <= found && found <= values[values.len() - 1]);
        }
    }
}

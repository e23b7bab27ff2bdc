//! What a table says of everyone: values, counts and intervals, each with where it comes from.

use super::figure;
use crate::engine::benchmarking::Ratio;
use crate::engine::statistics::{Confidence, ConfidenceInterval, IntervalMethod, proportion_interval, rate_interval};
use crate::model::{BenchmarkTable, Finite, Interval, Measure, Unit};

/// Up to here every whole number is a number of its own.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// What a table says of everyone, a place for each authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The values, in the measure's unit.
    pub values: Vec<Option<f64>>,
    /// The counts, where both are known.
    pub counts: Vec<Option<Ratio>>,
    /// The intervals.
    pub ranges: Vec<Option<Range>>,
}

/// A 95% interval of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Its two ends, in the measure's unit. By a margin they may lie beyond what the unit allows.
    pub interval: Interval,
    /// Where it comes from.
    pub from: RangeFrom,
}

/// Where an interval comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeFrom {
    /// The source gives it.
    Published,
    /// The source gives the margin of error of a survey.
    Margin,
    /// It was worked out from the counts.
    Counts(IntervalMethod),
}

impl Known {
    /// What a table says of so many authorities.
    pub(super) fn of(measure: &Measure, table: &BenchmarkTable, authorities: usize) -> Self {
        let counts: Vec<Option<Ratio>> = (0..authorities).map(|i| ratio(table, i)).collect();
        let per = figure::per(measure.unit);
        let worked_out = |ratio: &Ratio| ratio.numerator.real() / ratio.denominator.real() * per;
        let values: Vec<Option<f64>> =
            counts.iter().enumerate().map(|(i, ratio)| table.values.get(i).or_else(|| ratio.as_ref().map(worked_out))).collect();
        let ranges = values.iter().zip(&counts).enumerate().map(|(i, (value, ratio))| range(measure, table, i, (*value)?, *ratio));
        Self { ranges: ranges.collect(), counts, values }
    }

    /// The value of an authority.
    #[must_use]
    pub fn value(&self, authority: usize) -> Option<f64> {
        self.values.get(authority).copied().flatten()
    }

    /// Its counts.
    #[must_use]
    pub fn ratio(&self, authority: usize) -> Option<Ratio> {
        self.counts.get(authority).copied().flatten()
    }

    /// Its interval.
    #[must_use]
    pub fn range(&self, authority: usize) -> Option<Range> {
        self.ranges.get(authority).copied().flatten()
    }
}

fn ratio(table: &BenchmarkTable, authority: usize) -> Option<Ratio> {
    Ratio::new(whole(table.numerators.get(authority)?)?, whole(table.denominators.get(authority)?)?)
}

/// A whole number that is not negative.
pub(super) fn whole(value: f64) -> Option<u64> {
    let is_whole = (0.0..=LARGEST_WHOLE).contains(&value) && value.fract() == 0.0;
    is_whole.then_some(value as u64)
}

/// The interval of a value: the source's, else by its margin, else by its counts.
fn range(measure: &Measure, table: &BenchmarkTable, authority: usize, value: f64, counts: Option<Ratio>) -> Option<Range> {
    let ends = |lower: f64, upper: f64| Some(Interval { lower: Finite::new(lower)?, upper: Finite::new(upper)? });
    let published = table.lower.get(authority).zip(table.upper.get(authority)).and_then(|(lower, upper)| ends(lower, upper));
    if let Some(interval) = published {
        return Some(Range { interval, from: RangeFrom::Published });
    }
    let margin = table.margins.get(authority).filter(|margin| *margin >= 0.0);
    if let Some(interval) = margin.and_then(|margin| ends(value - margin, value + margin)) {
        return Some(Range { interval, from: RangeFrom::Margin });
    }
    let by_counts = by_counts(measure, counts?)?;
    Some(Range { interval: by_counts.interval, from: RangeFrom::Counts(by_counts.method) })
}

fn by_counts(measure: &Measure, counts: Ratio) -> Option<ConfidenceInterval> {
    let Ratio { numerator, denominator } = counts;
    let of_one = match measure.unit {
        Unit::Percent => proportion_interval(numerator, denominator, Confidence::Percent95),
        Unit::Rate { .. } => rate_interval(numerator, denominator, Confidence::Percent95),
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return None,
    };
    of_one.ok()?.times(super::per(measure))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn only_what_is_whole_is_counted() {
        assert_eq!([0.0, -0.0, 7.0, LARGEST].map(whole), [Some(0), Some(0), Some(7), Some(1 << 53)]);
        assert_eq!([-1.0, 0.5, LARGEST * 2.0, f64::INFINITY, f64::NAN].map(whole), [None; 5]);
    }

    const LARGEST: f64 = super::LARGEST_WHOLE;
}

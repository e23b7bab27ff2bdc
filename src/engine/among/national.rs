//! The national figure of a table, and our interval against it.

use super::Known;
use super::column::Range;
use crate::engine::benchmarking::{self, NoAverage};
use crate::engine::statistics::{NotCompared, Standing, against_benchmark};
use crate::engine::{figure, yardstick};
use crate::model::{BenchmarkTable, ComparatorKind, Finite, Measure};

/// A national figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct National {
    /// It, in the measure's unit.
    pub value: f64,
    /// Where it comes from.
    pub from: NationalFrom,
}

/// Where a national figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalFrom {
    /// The table gives it.
    Published,
    /// It is a comparator of the measure, for the same period.
    Comparator {
        /// Which: an index into the measure's.
        index: usize,
    },
    /// All numerators to all denominators.
    WorkedOut {
        /// Of how many authorities.
        of: usize,
    },
}

/// Why our figure is not held against the national one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeld {
    /// There is no national figure.
    NoNational,
    /// Our interval is not known, or is upside down.
    NotCompared(NotCompared),
}

/// The national figure: as the table gives it, else by a comparator, else from all counts.
pub(super) fn national(measure: &Measure, table: &BenchmarkTable, known: &Known) -> Result<National, NoAverage> {
    if let Some(published) = table.national {
        return Ok(National { value: published.get(), from: NationalFrom::Published });
    }
    let comparators = measure.comparators.iter().enumerate();
    let of_period = comparators.filter(|(_, c)| c.kind == ComparatorKind::National && c.period == Some(table.period));
    if let Some((index, value)) = of_period.filter_map(|(i, c)| Some((i, yardstick::comparator_value(measure, c)?))).next_back() {
        return Ok(National { value: value.get(), from: NationalFrom::Comparator { index } });
    }
    let pooled = benchmarking::national(&known.counts)?;
    let value = pooled.share() * figure::per(measure.unit);
    if value.is_finite() { Ok(National { value, from: NationalFrom::WorkedOut { of: pooled.of.len() } }) } else { Err(NoAverage::TooLarge) }
}

/// How our interval stands to the national figure.
pub(super) fn held(measure: &Measure, ours: Option<Range>, national: &Result<National, NoAverage>) -> Result<Standing, NotHeld> {
    let national = national.as_ref().ok().and_then(|n| Finite::new(n.value)).ok_or(NotHeld::NoNational)?;
    against_benchmark(ours.map(|range| range.interval), national, measure.aim).map_err(NotHeld::NotCompared)
}

//! Values of many authorities: dense columns, one value for each authority, in one order.

use super::{Absence, Finite, MeasureId, Period, Quartile};

/// The values of many authorities, measure by measure and period by period.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmarks {
    /// Everyone, in the order of every column.
    pub authorities: Vec<Authority>,
    /// Which of them the report is of.
    pub own: usize,
    /// The nation they are of, where the file names it: "England".
    pub nation: Option<String>,
    /// Groups of similar councils; the first is the one that is shown unless the reader chooses another.
    pub peer_groups: Vec<PeerGroup>,
    /// The tables, in order of the end of their period.
    pub tables: Vec<BenchmarkTable>,
}

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its official code: "E10000018".
    pub code: String,
    /// Its name.
    pub name: String,
    /// What type of council it is: "County".
    pub kind: Option<String>,
    /// Its region.
    pub region: Option<String>,
}

/// Councils that are like the report's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerGroup {
    /// What the address calls it.
    pub id: String,
    /// Its name: "Nearest neighbours".
    pub name: String,
    /// Its members as indices, the report's own council among them or not.
    pub members: Vec<usize>,
    /// How their values are averaged.
    pub average: PeerAverage,
    /// Whether the report's own council takes part in the average.
    pub with_own: bool,
}

/// How the values of peers are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerAverage {
    /// Every council counts the same.
    Mean,
    /// The middle one.
    Median,
    /// By their denominators: the sum of the numerators to that of the denominators.
    Weighted,
}

/// What sort of figure a national one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalIs {
    /// An average of the councils, or of the people in them.
    Average,
    /// The middle council's figure.
    Median,
}

/// The values of everyone, for one measure and period.
#[derive(Debug, Clone, PartialEq)]
pub struct BenchmarkTable {
    /// Which measure, in the report's frameworks.
    pub measure: MeasureId,
    /// What the values are for.
    pub period: Period,
    /// The values in the measure's unit; empty where they are worked out from the counts.
    pub values: Column,
    /// The numerators: whole numbers; empty where they are not known.
    pub numerators: Column,
    /// The denominators: whole numbers above zero; empty where they are not known.
    pub denominators: Column,
    /// The lower ends of intervals the source gives, in the measure's unit.
    pub lower: Column,
    /// The upper ends.
    pub upper: Column,
    /// Margins of error of survey estimates, either way, in the measure's unit.
    pub margins: Column,
    /// Why some have no value.
    pub missing: Vec<(usize, Absence)>,
    /// The national figure as published, in the measure's unit.
    pub national: Option<Finite>,
    /// What sort of figure it is, where the file says so.
    pub national_is: Option<NationalIs>,
    /// Quartiles the source printed.
    pub quartiles: Vec<(usize, Quartile)>,
    /// Where it was published.
    pub source: Option<String>,
    /// Anything a reader must know of it.
    pub note: Option<String>,
}

/// A value for each authority, or none. Not an object for each: two million of them are sixteen megabytes.
#[derive(Debug, Clone, Default)]
pub struct Column(Vec<f64>);

impl Column {
    /// The column of these values; what is not a finite number is a gap.
    #[must_use]
    pub fn new(values: Vec<f64>) -> Self {
        Self(values)
    }

    /// The value of an authority.
    #[must_use]
    pub fn get(&self, authority: usize) -> Option<f64> {
        self.0.get(authority).copied().filter(|value| value.is_finite())
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        self.0.iter().map(|value| value.is_finite().then_some(*value))
    }

    /// How many places it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no place at all: nothing of it is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Gaps are equal to each other.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.iter().zip(other.iter()).all(|(a, b)| a.map(f64::to_bits) == b.map(f64::to_bits))
    }
}

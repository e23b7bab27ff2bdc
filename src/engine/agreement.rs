//! Whether a printed value agrees with its own counts, by rounding interval: a printed number
//! stands for everything that rounds to it (methods §8).

use super::direction::Way;
use super::figure::{Figure, FigureUnit, figures, per};
use super::rounding::settle;
use crate::model::{Counts, Denominator, Level, Measure, Observation, Unit, decimals, real};

/// A printed value that its counts contradict.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// The figure.
    pub figure: Figure,
    /// The numerator's counterpart.
    pub denominator: Denominator,
    /// The value its counts give, in the measure's unit.
    pub from_counts: f64,
    /// The level the measure would have, were the counts right.
    pub level: Option<Level>,
    /// The way it would have gone.
    pub way: Option<Way>,
}

/// The figures of a measure that their counts contradict.
pub(super) fn contradictions(measure: &Measure) -> Vec<Contradiction> {
    if !matches!(measure.unit, Unit::Percent | Unit::Rate { .. }) {
        return Vec::new();
    }
    figures(measure).filter(|f| f.unit == FigureUnit::Measure).filter_map(|figure| contradiction(measure, figure)).collect()
}

fn contradiction(measure: &Measure, figure: Figure) -> Option<Contradiction> {
    let counts = figure.counts?;
    let from_counts = given(figure.value, counts, measure.unit)?;
    Some(Contradiction { figure, denominator: counts.denominator?, from_counts, level: None, way: None })
}

/// The value that counts give, where the one printed beside them cannot be it.
pub(super) fn given(value: f64, counts: Counts, unit: Unit) -> Option<f64> {
    let (numerator, denominator) = (counts.numerator.real(), counts.denominator?.real());
    let from_counts = numerator / denominator * per(unit);
    // Half a step of the decimals the value was printed with: 81 stands for 80.5 to 81.5.
    let half_step = real(&format!("0.5e-{}", decimals(value))).unwrap_or(0.5);
    let agrees = settle((value - from_counts).abs()) <= settle(half_step);
    (!agrees).then_some(from_counts)
}

/// The measure with the value that the counts give in place of the one they contradict.
pub(super) fn by_counts(measure: &Measure, found: &Contradiction) -> Measure {
    let mut measure = measure.clone();
    let reading = found.figure.reading.and_then(|index| measure.readings.get_mut(index));
    if let (Some(reading), Some(counts)) = (reading, found.figure.counts) {
        reading.observation = Observation::Ratio { numerator: counts.numerator, denominator: found.denominator };
    }
    measure
}

//! Whether a printed value agrees with its own counts, by rounding interval: a printed number
//! stands for everything that rounds to it, a count that looks rounded likewise (methods §8).

use super::direction::Way;
use super::figure::{Figure, FigureUnit, figures, per};
use super::printed::{self, Range};
use crate::model::{Count, Counts, Denominator, Level, Measure, Observation, Unit};

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
    let denominator = counts.denominator?;
    let (n, d) = (printed::count(counts.numerator), printed::count(Count(denominator.get())));
    let gives = Range { low: n.low / d.high * per(unit), high: n.high / d.low * per(unit) };
    let agrees = printed::value(value).meets(gives);
    (!agrees).then(|| counts.numerator.real() / denominator.real() * per(unit))
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

//! How large a gap or a change counts as what: the adjectives of the officers' reports, measured on them, with one cut where
//! theirs overlap (*ours*; `docs/methods/commentary.md`).

use super::super::FigureUnit;
use super::super::rounding::{at_most, round};
use crate::model::{Measure, Scale, Unit};

/// The size of a gap or a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// None, as it is printed.
    Same,
    /// Similar: up to 1 point, or 1% of the reference.
    Similar,
    /// Slightly: up to 3 points, or 5%.
    Slight,
    /// Neither slight nor considerable; nor known, where the reference is 0.
    Plain,
    /// Considerably: from 8 points, or 25%.
    Considerable,
}

impl Size {
    /// The same, but neither none nor similar: where a rule says that there is a difference, words do not say that there is none.
    #[must_use]
    pub fn at_least_slight(self) -> Self {
        self.max(Self::Slight)
    }
}

/// What counts as what: similar up to the first, slight up to the second, considerable from the third.
const POINTS: [f64; 3] = [1.0, 3.0, 8.0];
const SHARES: [f64; 3] = [0.01, 0.05, 0.25];

/// The size of a difference between two figures of a measure: percentages in points, all else as a share of the reference, which
/// is none where that is 0.
#[must_use]
pub fn size(measure: &Measure, unit: FigureUnit, difference: f64, relative: Option<f64>, decimals: u8) -> Size {
    let (size, [similar, slight, considerable], printed) = match (unit, measure.unit) {
        (FigureUnit::Measure, Unit::Percent) => (Some(difference.abs()), POINTS, decimals.max(1)),
        (FigureUnit::Counted, _) => (relative.map(f64::abs), SHARES, 0),
        (FigureUnit::Measure, Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score) => {
            (relative.map(f64::abs), SHARES, if measure.scale == Scale::Ones { decimals } else { 0 })
        }
    };
    // What is printed as nothing is nothing.
    if at_most(round(difference.abs(), printed).value(), 0.0) {
        return Size::Same;
    }
    match size {
        Some(size) if at_most(size, similar) => Size::Similar,
        Some(size) if at_most(size, slight) => Size::Slight,
        Some(size) if at_most(considerable, size) => Size::Considerable,
        Some(_) | None => Size::Plain,
    }
}

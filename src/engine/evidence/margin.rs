//! The margin of error of a figure, either way: from the interval its source gives, as the file gives
//! it, or worked out from how many answered (methods §5.4).

use super::super::figure::{Figure, FigureUnit, per};
use super::super::statistics::{Confidence, MarginOf, Proportion, margin_of_error};
use crate::model::{Denominator, Finite, Measure, Unit};

/// A margin of error, either way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// How large it is, in the measure's unit.
    pub size: Finite,
    /// Where it comes from.
    pub by: MarginBy,
}

/// Where a margin of error comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarginBy {
    /// Half the interval that the source gives.
    Source,
    /// The file gives it.
    Given,
    /// Worked out.
    WorkedOut {
        /// From so many answers.
        answered: Denominator,
        /// Of so many who could have been asked; where they are not known they are taken for very many.
        population: Option<Denominator>,
        /// For an answer of 50%, since nobody, or everybody, gave this one.
        worst_case: bool,
    },
}

/// So many that a correction for having asked most of them is nothing.
const VERY_MANY: u64 = 1 << 53;

/// The margin of error of a figure in the measure's unit, if its reading tells one.
#[must_use]
pub fn margin(measure: &Measure, figure: &Figure) -> Option<Margin> {
    let reading = figure.reading_of(measure).filter(|_| figure.unit == FigureUnit::Measure)?;
    if let Some(interval) = reading.interval {
        let size = Finite::new((interval.upper.get() - interval.lower.get()) / 2.0)?;
        return Some(Margin { size, by: MarginBy::Source });
    }
    let survey = reading.survey?;
    if let Some(size) = survey.margin {
        return Some(Margin { size, by: MarginBy::Given });
    }
    // Who is counted in a share of the answers answered.
    let counted = figure.counts.and_then(|counts| counts.denominator).filter(|_| survey.population.is_some());
    let answered = survey.answered.or(counted).filter(|_| measure.unit == Unit::Percent)?;
    let share = Proportion::new(figure.value / per(measure.unit))?;
    // Not even where everyone says the same is a survey of a few sure.
    let worst_case = share.get() <= 0.0 || share.get() >= 1.0;
    let of = if worst_case { MarginOf::WorstCase } else { MarginOf::Estimate(share) };
    let all = survey.population.or(Denominator::new(VERY_MANY))?;
    let margin = margin_of_error(all, answered, of, Confidence::Percent95).ok()?;
    let size = Finite::new(margin.get() * per(measure.unit))?;
    Some(Margin { size, by: MarginBy::WorkedOut { answered, population: survey.population, worst_case } })
}

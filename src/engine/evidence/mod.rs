//! How sure a measure's own figures are: their intervals, whether a change could be chance, the trend
//! of its years, the usual variation of its months (methods §4 and §5).
//!
//! Nothing here changes a rating. It changes an arrow only where the report asks for it
//! ([`crate::model::Scheme::direction_by_evidence`]).

mod change;
mod events;
mod interval;
mod margin;
mod variation;
mod yearly;

pub use change::{NoTest, change};
pub use events::Unsure;
pub(super) use events::events;
pub use interval::{FigureInterval, IntervalBy, interval};
pub use margin::{Margin, MarginBy, margin};
pub use variation::{ChartPoint, ChartTarget, NoVariation, Since, VariationChart, variation};
pub use yearly::{NoYearly, Yearly, yearly};

use super::statistics::{ChanceTest, Evidence};
use super::{Direction, Evaluated, Evaluation, Moved};
use crate::model::{Measure, Report};

/// The change behind a direction; also where it is told for information only.
#[must_use]
pub fn moved(evaluated: &Evaluated) -> Option<&Moved> {
    match &evaluated.direction {
        Direction::Moved(moved) | Direction::None(_, Some(moved)) => Some(moved),
        Direction::None(_, None) => None,
    }
}

/// The test of the change behind a direction, or why there is none; nothing where there is no change
/// to tell.
#[must_use]
pub fn change_behind(measure: &Measure, evaluated: &Evaluated) -> Option<Result<ChanceTest, NoTest>> {
    moved(evaluated).map(|moved| change(measure, &moved.from, &moved.to))
}

/// How many changes of a report were held against chance at 5%, and how many of them are unlikely to
/// be chance: one in twenty is, where nothing changed.
#[must_use]
pub fn tests_made(report: &Report, evaluation: &Evaluation) -> TestsMade {
    let tests = report.measures.iter().zip(&evaluation.measures).filter_map(|(measure, of)| change_behind(measure, of)?.ok());
    tests.fold(TestsMade { tests: 0, unlikely: 0 }, |made, test| TestsMade {
        tests: made.tests + 1,
        unlikely: made.unlikely + usize::from(test.evidence == Evidence::UnlikelyChance),
    })
}

/// How many changes were held against chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestsMade {
    /// Changes tested.
    pub tests: usize,
    /// Those of them that are unlikely to be chance.
    pub unlikely: usize,
}

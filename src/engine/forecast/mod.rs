//! Where a running total is expected to end the year (methods §7), one idea a file: what stretches of months
//! brought (`total`), the year so far (`so_far`), the sum of each method (`method`), how far out a forecast may be
//! (`range`), what the rest of the year must bring (`run_rate`), and the way through the year (`path`).
//!
//! The first scorecard needs one method, [`named`]; all else is for the page of a measure, [`outlooks`].

mod method;
mod outlooks;
mod path;
mod range;
mod run_rate;
mod so_far;
mod total;

use jiff::civil::Date;

use super::figure::Figure;
use crate::model::{Measure, Month, Period};
pub use method::{METHODS, Projection, Sum};
pub use outlooks::{Outlooks, Told, outlooks};
pub use path::{Path, PathPoint};
pub use range::{Range, RangeBy, months_range, remaining_events};
pub use run_rate::{Goal, Need, RunRate};
pub use so_far::SoFar;

/// Why a forecast cannot be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoForecast {
    /// The measure's values do not add up through the year.
    NotARunningTotal,
    /// There is no figure for months of the year so far.
    NothingSoFar,
    /// The running total starts in a month in which no year starts.
    NoYear,
    /// The year is over, or its outturn is known.
    YearOver {
        /// The year.
        year: Period,
    },
    /// One month does not tell a year.
    TooFewMonths,
    /// A month is missing between others.
    MonthMissing {
        /// The month.
        month: Month,
    },
    /// There is no figure for the whole of last year.
    NoLastYear {
        /// Last year.
        period: Period,
    },
    /// There is no figure for the same months of last year.
    NoSamePeriod {
        /// Those months.
        period: Period,
    },
    /// The same months of last year brought nothing: nothing can be a multiple of it.
    NothingLastYear {
        /// Those months.
        period: Period,
    },
    /// Last year ended lower than its same months.
    LastYearFell {
        /// Last year.
        year: Period,
    },
    /// There is no target for the year.
    NoTarget,
    /// The target is a band, which has no path.
    Band,
    /// There is no milestone for the month.
    NoMilestone {
        /// The month.
        by: Month,
    },
    /// The milestone, or the target, is 0.
    NothingDue {
        /// The month.
        by: Month,
    },
    /// A break in the series lies between the figures it needs.
    Break {
        /// Which: an index into the measure's breaks.
        index: usize,
    },
    /// The figures are too large to reckon with.
    TooLarge,
}

/// The forecast that the file asks for by its method; none where it asks for none, or where it cannot be worked out.
pub(super) fn named(measure: &Measure, position_at: Date) -> Option<Figure> {
    method::by(measure.forecast?, measure, position_at).ok().map(|projection| projection.figure)
}

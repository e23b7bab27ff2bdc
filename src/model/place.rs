//! Places: the things of a report by their positions, to point at one of them.

use super::Month;

/// A thing of a report, or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The measure it is in: an index into [`super::Report::measures`]; none for the report as a whole.
    pub measure: Option<usize>,
    /// What it is.
    pub thing: PlaceOf,
    /// The field of it that is meant, as the format names it; empty for all of it.
    pub field: &'static str,
}

/// What a place is: indices into the lists of its measure or report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceOf {
    /// The measure itself, or what the report says of itself.
    Whole,
    /// A reading, in the order of the model.
    Reading(usize),
    /// A target.
    Target(usize),
    /// A milestone of a target's path.
    Milestone {
        /// The target.
        target: usize,
        /// The month it is for.
        month: Month,
    },
    /// A comparator.
    Comparator(usize),
    /// A paragraph of commentary.
    Comment(usize),
    /// An action.
    Action(usize),
    /// A breakdown of the report.
    Breakdown(usize),
    /// An acceptance of a check.
    Accepted(usize),
}

//! A report as files for office programs: a Word document and a spreadsheet. In the page they are made by a program of
//! their own (`src/bin/office.rs`), so that nobody fetches this code who does not ask for it.

mod mark;
mod sheets;
mod word;

use crate::scorecard::view::{Breakdown, Commentary, Compare, CompareAll, Page, Scorecard};

pub use sheets::sheets;
pub use word::word;

/// What goes into the paper.
#[derive(Debug, Clone)]
pub struct Contents<'a> {
    /// The scorecard.
    pub scorecard: &'a Scorecard,
    /// The pages of its measures, in their order.
    pub pages: &'a [Page],
    /// Where its measures stand among other councils, in their order; empty where there are no values of others.
    pub compares: &'a [Option<Compare>],
    /// The same of all of them at once.
    pub compared: Option<&'a CompareAll>,
    /// What its wholes are made of.
    pub breakdowns: &'a [Breakdown],
    /// What is drafted, if drafts are wanted.
    pub draft: Option<&'a Commentary>,
    /// The day of its position, "2024-11-30": the file is dated by it, so that the same report gives the same file.
    pub position_at: String,
}

/// Why a file could not be made: it would be too large for its kind.
pub type NotMade = Box<dyn std::error::Error>;

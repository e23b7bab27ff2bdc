//! A report as files for office programs: a Word document and a spreadsheet. In the page they are made by a program of
//! their own (`src/bin/office.rs`), so that nobody fetches this code who does not ask for it.

mod mark;
mod sheets;
mod word;

use crate::scorecard::view::{FigureTables, Page, Scorecard};

pub use sheets::sheets;
pub use word::word;

/// What goes into a file.
#[derive(Debug, Clone)]
pub struct Contents<'a> {
    /// The scorecard.
    pub scorecard: &'a Scorecard,
    /// The pages of its measures, in their order.
    pub pages: &'a [Page],
    /// All its figures.
    pub figures: &'a FigureTables,
    /// The day of its position, "2024-11-30": the file is dated by it, so that the same report gives the same file.
    pub position_at: String,
}

/// Why a file could not be made: it would be too large for its kind.
pub type NotMade = Box<dyn std::error::Error>;

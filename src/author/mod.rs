//! Makes report files: writes them, changes them, moves last period's on to the next, tells what is still missing in one, and turns
//! one into sheets of a spreadsheet and back. What it makes is text that [`crate::open`] reads.

pub mod draft;
mod json;
pub mod missing;
#[cfg(feature = "office")]
pub mod office;
mod period;
pub mod published;
pub mod roll;
mod shape;
pub mod sheets;

pub use draft::{Draft, Edit, Typed};
pub use missing::StillMissing;
pub use published::{Brought, CannotBring, CannotTake, FiguresFile};
pub use roll::{CannotRoll, Next, Rolled};
pub use sheets::{CannotAdd, Cell, Explained, Made, NotASpreadsheet, Sheet, SheetProblem, SheetProblemKind};

/// The period of a report as the file writes it, and the same a year later; empty where a file could not name that.
pub(crate) fn next_period(report: &crate::model::Report) -> (String, String) {
    (period::written(report.period), period::later(report.period, 12).map(period::written).unwrap_or_default())
}

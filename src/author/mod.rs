//! Makes report files: writes them, moves last period's on to the next, tells what is still missing in one, and turns
//! one into sheets of a spreadsheet and back. What it makes is text that [`crate::open`] reads.

mod json;
pub mod missing;
#[cfg(feature = "office")]
pub mod office;
mod period;
pub mod roll;
mod shape;
pub mod sheets;

pub use missing::StillMissing;
pub use roll::{CannotRoll, Next, Rolled};
pub use sheets::{CannotAdd, Cell, Explained, Made, NotASpreadsheet, Sheet, SheetProblem, SheetProblemKind};

use crate::read::problem::Problems;

/// A report file written anew, every value as it was.
///
/// # Errors
/// All the problems of the file as data.
pub(crate) fn rewritten(bytes: &[u8]) -> Result<String, Problems> {
    roll::opened(bytes).map(|(_, file)| file.written(&shape::report_file()))
}

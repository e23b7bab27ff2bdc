//! Published data into a report: the official long CSV of the Adult Social Care Outcomes Framework, a plain one (area, period, indicator,
//! value), or readings of our own. What would come is told as data first; what is chosen of it is then put into the report.

mod figures;
mod headings;
mod matching;
mod mine;
mod offers;
mod others;
mod rows;
mod scan;
mod take;
mod whole;
mod years;

pub use figures::Mark;
pub use headings::{Field, Headings};
pub use matching::{FoundBy, Unmatched};
pub use offers::{Comes, Doubt, Now, Offer, State, To};
pub use others::Others;
pub use rows::Encoding;
pub use scan::{Area, Label, Level, Skipped};
pub use take::CannotTake;
pub(crate) use take::{benchmark_file, take};

use super::json::Tree;
use super::roll::opened;
use super::sheets::{NotASpreadsheet, Sheet, SheetProblem, is_workbook, spreadsheet};
use crate::model::{Period, Report};
use crate::read::problem::Problems;
use rows::Source;
use whole::Council;

/// A file may have as many bytes as this: rows are gone through one at a time, and the file itself is in memory once.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// A file with figures, and what a person said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FiguresFile<'f> {
    /// Its name.
    pub name: &'f str,
    /// What is in it.
    pub bytes: &'f [u8],
    /// The period, where no column has it: as a person wrote it; empty if nobody was asked.
    pub period: &'f str,
    /// Which of its areas is the council: its code or name; empty if nobody was asked.
    pub area: &'f str,
    /// The benchmark file that was read for the report; empty if there is none.
    pub benchmarks: &'f str,
}

/// What a file with figures would bring into a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The report it would come into.
    pub report: Report,
    /// The name of the file.
    pub file: String,
    /// What sort of file it is.
    pub sort: Sort,
    /// How many rows it has below its headings.
    pub rows: usize,
    /// Which of its areas is the council; none if it is not found, or not needed.
    pub own: Option<Area>,
    /// The councils of the file, where it is not known which is the report's.
    pub which: Vec<Area>,
    /// Where the period came from.
    pub period: PeriodFrom,
    /// What could be taken over, measure by measure, the latest first.
    pub offers: Vec<Offer>,
    /// How each measure was found that figures are of: its index, and by what.
    pub found: Vec<(usize, FoundBy)>,
    /// What is of no measure of the report, or of one that the figures cannot be put to, and why.
    pub unmatched: Vec<(Label, Unmatched)>,
    /// Figures of other areas that are not used, by what is lacking.
    pub unused: Vec<(Unused, usize)>,
    /// Rows passed over, by reason.
    pub skipped: Vec<(Skipped, usize)>,
    /// The values of all councils.
    pub others: Option<Others>,
    /// Notices on a file of readings.
    pub warnings: Vec<SheetProblem>,
    /// The elements that readings of our own bring, for each offer.
    elements: Vec<Tree>,
}

/// What sort of file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// Readings as this report's own sheet has them.
    Readings,
    /// Published data.
    Published {
        /// How its letters are written; none of a workbook.
        encoding: Option<Encoding>,
        /// What stands between its cells.
        separator: char,
        /// Whether a comma in a number is a decimal one; none where it could be neither.
        decimal_comma: bool,
        /// Its columns.
        headings: Headings,
        /// Whether an outcome, its numerator and denominator stand in rows of their own.
        long: bool,
    },
}

/// Where the period of rows came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFrom {
    /// A column.
    Column,
    /// The name of the file.
    FileName(Period),
    /// Somebody said it.
    Said(Period),
    /// What somebody said is no period.
    SaidWrongly,
    /// Nothing tells it.
    Nowhere,
}

/// What figures of other areas lack to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unused {
    /// Nothing says in which region the council is.
    NoRegion,
    /// The report compares with no region.
    RegionNotAsked,
    /// The report compares with no council type.
    TypeNotAsked,
}

/// Why nothing can be brought in.
#[derive(Debug, Clone, PartialEq)]
pub enum CannotBring {
    /// The report cannot be opened.
    Report(Problems),
    /// The file is something else.
    File(NotASpreadsheet),
    /// It has no columns of figures: what stands in what looks most like headings.
    NoHeadings {
        /// The cells of that row.
        found: Vec<String>,
    },
    /// The readings in it are not sound.
    Readings(Vec<SheetProblem>),
}

/// What a file with figures would bring into a report.
///
/// # Errors
/// Why nothing can be brought in.
pub(crate) fn bring(report: &[u8], file: &FiguresFile) -> Result<Brought, CannotBring> {
    let (report_read, tree) = opened(report).map_err(CannotBring::Report)?;
    if file.bytes.len() > MOST_BYTES {
        return Err(CannotBring::File(NotASpreadsheet::ManyBytes { most: MOST_BYTES }));
    }
    let beside = Tree::of(file.benchmarks.trim_start_matches('\u{feff}'));
    let benchmarks = beside.as_ref().and_then(|file| file.get("benchmarks")).or_else(|| tree.get("benchmarks"));
    let council = Council { report: &report_read, tree: &tree, benchmarks };
    if is_workbook(file.bytes).map_err(CannotBring::File)? {
        let sheets = spreadsheet(file.bytes).map_err(CannotBring::File)?;
        return of_workbook(report, &council, file, &sheets);
    }
    let source = Source::of(file.bytes);
    match mine::is_readings(&source) {
        // Readings are a person's own rows: few enough to be a sheet.
        true => {
            let sheets = spreadsheet(file.bytes).map_err(CannotBring::File)?;
            mine::bring(report, &report_read, file.name, sheets.first())
        }
        false => whole::bring(&council, file, &source),
    }
}

fn of_workbook(report: &[u8], council: &Council, file: &FiguresFile, sheets: &[Sheet]) -> Result<Brought, CannotBring> {
    let mut first = None;
    for sheet in sheets {
        let source = Source::Sheet(sheet);
        if mine::is_readings(&source) {
            return mine::bring(report, council.report, file.name, Some(sheet));
        }
        match whole::bring(council, file, &source) {
            Err(why) => first = first.or(Some(why)),
            Ok(brought) => return Ok(brought),
        }
    }
    Err(first.unwrap_or(CannotBring::File(NotASpreadsheet::Empty)))
}

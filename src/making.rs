//! Making report files: next period’s from the last, one from a spreadsheet and back, and what one still lacks.

use crate::{Problems, author, scorecard};

/// Last period's report file, moved on to the next period, and what it still lacks.
///
/// # Errors
/// Why it cannot be moved on; [`scorecard::cannot_roll_view`] says it.
pub fn roll_forward(bytes: &[u8], next: &author::Next) -> Result<author::Rolled, author::CannotRoll> {
    author::roll::roll(bytes, next)
}

/// A report file written anew: its fields in the order of the format, every value as it was.
///
/// # Errors
/// All the problems of the file as data.
pub fn rewritten(bytes: &[u8]) -> Result<String, Problems> {
    author::rewritten(bytes)
}

/// A report file as sheets of a spreadsheet.
///
/// # Errors
/// All the problems of the file as data.
pub fn sheets_of(bytes: &[u8]) -> Result<Vec<author::Sheet>, Problems> {
    author::roll::opened(bytes).map(|(_, file)| author::sheets::sheets(&file))
}

/// The sheets of a workbook (xlsx, with the feature `office`), or of rows of text (CSV), which are readings.
///
/// # Errors
/// What the file is instead; [`scorecard::not_a_spreadsheet`] says it.
pub fn read_spreadsheet(bytes: &[u8]) -> Result<Vec<author::Sheet>, author::NotASpreadsheet> {
    author::sheets::spreadsheet(bytes)
}

/// The sheets of a workbook to start from: what each sheet is for, the headings, and three measures as an example.
#[must_use]
pub fn template_sheets() -> Vec<author::Sheet> {
    let example = sheets_of(include_bytes!("../public/examples/template.json")).unwrap_or_default();
    std::iter::once(scorecard::about_sheets()).chain(example).collect()
}

/// Sheets as a workbook (xlsx), with its headings explained and choices to choose from; none where there is more in them than a workbook can
/// hold.
#[cfg(feature = "office")]
#[must_use]
pub fn workbook(sheets: &[author::Sheet]) -> Option<Vec<u8>> {
    author::office::workbook(sheets, &scorecard::explained()).ok()
}

/// The report file that the sheets of a spreadsheet make.
///
/// # Errors
/// Every problem with its sheet and cell, those of the file that would come of them included.
pub fn from_sheets(sheets: &[author::Sheet]) -> Result<author::Made, Vec<author::SheetProblem>> {
    author::sheets::from_sheets(sheets)
}

/// A report file with the readings of a sheet in it, a row for each: in place of those for the same periods, or after the others.
///
/// # Errors
/// The problems of the file, or every problem of the sheet with its cell.
pub fn add_readings(bytes: &[u8], sheet: &author::Sheet) -> Result<author::Made, author::CannotAdd> {
    author::sheets::add_readings(bytes, sheet)
}

/// What a report file still lacks before it can go to its meeting.
///
/// # Errors
/// All the problems of the file as data.
pub fn still_missing(bytes: &[u8]) -> Result<Vec<author::StillMissing>, Problems> {
    let (report, file) = author::roll::opened(bytes)?;
    Ok(author::missing::still_missing(&report, &file, None))
}

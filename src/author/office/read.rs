//! A workbook into sheets. It may come from anywhere: how many parts it has, how large they are once unpacked, and how far its cells
//! reach is looked at before it is believed.

use std::io::{Cursor, Read, copy, sink};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::super::sheets::{Cell, NotASpreadsheet, Sheet};

/// The most parts of a workbook.
const MOST_PARTS: usize = 2_000;
/// The most bytes of its parts once unpacked.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
/// The most cells that are not empty, in all sheets.
const MOST_CELLS: usize = 1_000_000;
/// The last row and column that are read.
const LAST: (u32, u32) = (200_000, 400);

/// The days by which dates from 1904 lie behind those from 1900.
const SINCE_1904: f64 = 1_462.0;

/// The sheets of a workbook.
///
/// # Errors
/// What the file is instead, or which limit it goes beyond.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, NotASpreadsheet> {
    look_inside(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| NotASpreadsheet::Damaged)?;
    let behind = if book.has_1904_epoch() { SINCE_1904 } else { 0.0 };
    let mut left = MOST_CELLS;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // A sheet that is a chart has no cells.
        let Ok(rows) = book.worksheet_cells_reader(&name) else { continue };
        sheets.push(Sheet { name, rows: cells(rows, behind, &mut left)? });
    }
    Ok(sheets)
}

/// Looks at the parts of a zip file before anything in it is read.
fn look_inside(bytes: &[u8]) -> Result<(), NotASpreadsheet> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotASpreadsheet::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(NotASpreadsheet::ManyParts { most: MOST_PARTS });
    }
    let too_large = NotASpreadsheet::ManyUnpacked { most: MOST_UNPACKED };
    let (mut declared, mut unpacked) = (0_u64, 0_u64);
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| NotASpreadsheet::Damaged)?;
        declared = declared.saturating_add(part.size());
        names.push(part.name().map_err(|_| NotASpreadsheet::Damaged)?.into_owned());
    }
    if declared > MOST_UNPACKED {
        return Err(too_large);
    }
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if !has("xl/workbook.xml") {
        return Err(if has("xl/workbook.bin") {
            NotASpreadsheet::BinaryExcel
        } else if has("content.xml") && has("META-INF/manifest.xml") {
            NotASpreadsheet::OpenDocument
        } else {
            NotASpreadsheet::OtherZip
        });
    }
    // A part can unpack to more than it declares.
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| NotASpreadsheet::Damaged)?;
        let left = MOST_UNPACKED - unpacked;
        unpacked += copy(&mut part.take(left + 1), &mut sink()).map_err(|_| NotASpreadsheet::Damaged)?;
        if unpacked > MOST_UNPACKED {
            return Err(too_large);
        }
    }
    Ok(())
}

fn cells<R: Read + std::io::Seek>(
    mut reader: calamine::XlsxCellReader<'_, R>,
    behind: f64,
    left: &mut usize,
) -> Result<Vec<Vec<Cell>>, NotASpreadsheet> {
    let is_percent: Vec<bool> = reader.styles().iter().map(shows_percent).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Some((found, style)) = reader.next_cell_with_style_id().map_err(|_| NotASpreadsheet::Damaged)? {
        let value = cell(found.get_value(), behind, is_percent.get(style) == Some(&true));
        if value.is_empty() {
            continue;
        }
        let (row, column) = found.get_position();
        if row > LAST.0 || column > LAST.1 || *left == 0 {
            return Err(NotASpreadsheet::ManyCells { most: MOST_CELLS });
        }
        *left -= 1;
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else { return Err(NotASpreadsheet::Damaged) };
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, Cell::Empty);
        }
        rows[row][column] = value;
    }
    Ok(rows)
}

/// Whether a style shows numbers in percent: by its code, or by the numbers Excel gives its own two.
fn shows_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%') || matches!(format.format_id, Some(9 | 10)))
}

fn cell(value: &DataRef, behind: f64, is_percent: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        // In percent a cell shows 59.3% and holds 0.593.
        DataRef::Float(number) if is_percent => Cell::Text(format!("{}%", printed(number * 100.0))),
        DataRef::Float(number) => Cell::Number(*number),
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) if is_percent => Cell::Text(format!("{}%", number * 100)),
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(yes) => Cell::YesNo(*yes),
        DataRef::DateTime(date) => Cell::Number(date.as_f64() + behind),
        DataRef::DateTimeIso(text) => Cell::Text(text.split('T').next().unwrap_or(text).to_owned()),
        DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

/// A number with the digits a spreadsheet keeps, without those that come of counting in halves.
fn printed(number: f64) -> String {
    let digits = format!("{number:.12}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

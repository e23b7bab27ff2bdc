//! Sheets into a workbook: headings that stay in sight and are explained, cells that hold texts as texts, choices to choose from.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::super::sheets::{Cell, Column, ColumnKind, Explained, Plan, Sheet, plans};

/// How wide a column is at most, in characters.
const MOST_WIDTH: usize = 60;
/// The last row that a choice is offered in.
const LAST_ROW: u32 = 5_000;
/// A list of choices is no longer than this, as Excel has it.
const MOST_LIST: usize = 255;

/// The workbook of sheets. What is said of headings stands in notes beside them.
///
/// # Errors
/// What Excel cannot hold: a sheet of more than a million rows, a text of more than 32,767 characters.
pub(crate) fn workbook(sheets: &[Sheet], explained: &[Explained]) -> Result<Vec<u8>, XlsxError> {
    let plans = plans();
    let mut book = Workbook::new();
    // The same sheets give the same bytes on any day.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        let plan = plans.iter().find(|plan| plan.name == sheet.name);
        cells(page, sheet)?;
        widths(page, sheet)?;
        if let Some(plan) = plan {
            page.set_freeze_panes(1, 0)?;
            headings(page, sheet, plan, explained)?;
            if plan.keys + plan.columns.len() > 0 && !is_of_fields(sheet) {
                choices(page, sheet, plan)?;
            }
        }
    }
    book.save_to_buffer()
}

/// Whether a sheet has a field in each row, and not a heading in each column.
fn is_of_fields(sheet: &Sheet) -> bool {
    sheet.rows.first().is_some_and(|row| row.first().map(Cell::written).as_deref() == Some("Field"))
}

fn place(row: usize, column: usize) -> (u32, u16) {
    (u32::try_from(row).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX))
}

fn cells(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    let heading = Format::new().set_bold().set_background_color(Color::RGB(0x00E5_E9ED)).set_text_wrap().set_align(FormatAlign::Top);
    for (at, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (row, column) = place(at, column);
            match cell {
                Cell::Empty => {}
                Cell::Text(words) if at == 0 => {
                    page.write_string_with_format(row, column, words, &heading)?;
                }
                Cell::Text(words) => {
                    page.write_string_with_format(row, column, words, &text)?;
                }
                Cell::Number(value) => {
                    page.write_number_with_format(row, column, *value, &number)?;
                }
                Cell::YesNo(yes) => {
                    page.write_string_with_format(row, column, if *yes { "yes" } else { "no" }, &text)?;
                }
            }
        }
    }
    Ok(())
}

fn widths(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..columns {
        let length = |row: &Vec<Cell>| row.get(column).map_or(0, |cell| cell.written().chars().count());
        let longest = sheet.rows.iter().map(length).max().unwrap_or(0);
        let width = u32::try_from(longest.clamp(8, MOST_WIDTH) + 2).unwrap_or(0);
        page.set_column_width(place(0, column).1, f64::from(width))?;
    }
    Ok(())
}

/// The columns of a sheet, each with its place.
fn columns<'p>(sheet: &Sheet, plan: &'p Plan) -> Vec<(u16, &'p Column)> {
    let heads = sheet.rows.first().map(Vec::as_slice).unwrap_or_default();
    let of = |(at, head): (usize, &Cell)| {
        let column = plan.columns.iter().find(|column| column.heading == head.written())?;
        Some((place(0, at).1, column))
    };
    heads.iter().enumerate().filter_map(of).collect()
}

fn headings(page: &mut Worksheet, sheet: &Sheet, plan: &Plan, explained: &[Explained]) -> Result<(), XlsxError> {
    let note_of =
        |heading: &str| explained.iter().find(|known| known.heading == heading || known.heading == format!("{}: {heading}", sheet.name));
    if is_of_fields(sheet) {
        for (at, row) in sheet.rows.iter().enumerate() {
            if let Some(known) = row.first().and_then(|cell| note_of(&cell.written())) {
                page.insert_note(place(at, 0).0, 0, &note(known.text))?;
            }
        }
        return Ok(());
    }
    for (at, column) in columns(sheet, plan) {
        if let Some(known) = note_of(&column.heading) {
            page.insert_note(0, at, &note(known.text))?;
        }
        if !matches!(column.kind, ColumnKind::Number | ColumnKind::Whole) {
            // A cell formatted as text keeps 2024/25 and 3E1 as they are typed.
            page.set_column_format(at, &Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top))?;
        }
    }
    Ok(())
}

fn note(text: &str) -> Note {
    let lines = u32::try_from(text.chars().count() / 30 + 2).unwrap_or(2);
    Note::new(text).add_author_prefix(false).set_width(240).set_height(18 * lines)
}

/// Words to choose from, and frameworks by their ids.
fn choices(page: &mut Worksheet, sheet: &Sheet, plan: &Plan) -> Result<(), XlsxError> {
    for (at, column) in columns(sheet, plan) {
        let list = match column.kind {
            ColumnKind::Choice(words) if words.join(",").len() <= MOST_LIST => DataValidation::new().allow_list_strings(words)?,
            ColumnKind::YesNo => DataValidation::new().allow_list_strings(&["yes", "no"])?,
            ColumnKind::Text if column.heading == "Framework" => {
                DataValidation::new().allow_list_formula(Formula::new("=Frameworks!$A$2:$A$100"))
            }
            ColumnKind::Text
            | ColumnKind::Period
            | ColumnKind::Day
            | ColumnKind::Month
            | ColumnKind::Number
            | ColumnKind::Whole
            | ColumnKind::Choice(_) => continue,
        };
        page.add_data_validation(1, at, LAST_ROW, at, &list.ignore_blank(true))?;
    }
    Ok(())
}

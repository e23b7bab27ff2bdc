//! The figures as a spreadsheet (.xlsx): what is shown in words first, then every figure in a cell of its own.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::NotMade;
use super::mark::{colours, written};
use crate::scorecard::view::{Cell, CellUnit, FigureTable, FigureTables, Mark, Page, Scorecard};

/// A cell of a spreadsheet holds no more letters.
const LONGEST: usize = 32_000;
/// The paper A4 among those that spreadsheets know.
const A4: u8 = 9;

/// The report as a spreadsheet.
///
/// # Errors
/// It has more rows than a spreadsheet can hold.
pub fn sheets(scorecard: &Scorecard, pages: &[Page], tables: &FigureTables, position_at: &str) -> Result<Vec<u8>, NotMade> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(&scorecard.masthead.title).set_subject(&scorecard.masthead.over);
    if let Ok(day) = ExcelDateTime::parse_from_str(position_at) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    summary(workbook.add_worksheet(), scorecard)?;
    for table in [&tables.measures, &tables.readings, &tables.yardsticks] {
        figures(workbook.add_worksheet(), table, scorecard)?;
    }
    notes(workbook.add_worksheet(), scorecard, pages)?;
    Ok(workbook.save_to_buffer()?)
}

/// A text that a cell can hold.
fn held(text: &str) -> String {
    if text.chars().count() > LONGEST { text.chars().take(LONGEST).chain(['…']).collect() } else { text.to_owned() }
}

/// Text that goes on in the next line; where it does, the row is made as high ([`Lines::line`]).
fn wrapped() -> Format {
    Format::new().set_align(FormatAlign::Top).set_text_wrap()
}

fn bold() -> Format {
    wrapped().set_bold()
}

fn head() -> Format {
    bold().set_background_color(Color::RGB(0x13_283a)).set_font_color(Color::White).set_border(FormatBorder::Thin)
}

fn of_mark(mark: Mark) -> Format {
    let colours = colours(mark);
    let format = Format::new().set_align(FormatAlign::Top).set_bold().set_font_color(Color::RGB(colours.ink));
    match colours.paper {
        Some(paper) => format.set_background_color(Color::RGB(paper)),
        None => format,
    }
}

/// A number format: "#,##0.0", with what stands beside the number.
fn of_number(decimals: u8, unit: CellUnit) -> Format {
    let digits = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(usize::from(decimals))) };
    let shown = match unit {
        CellUnit::None => digits,
        CellUnit::Percent => format!("{digits}\"%\""),
        CellUnit::Pounds => format!("\"£\"{digits}"),
    };
    Format::new().set_align(FormatAlign::Top).set_num_format(shown)
}

/// Points of a line of text.
const LINE: u32 = 15;

/// A sheet that is read from top to bottom, line by line; with the widths of its columns in letters.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    widths: &'static [u8],
}

impl<'a> Lines<'a> {
    fn new(sheet: &'a mut Worksheet, widths: &'static [u8]) -> Result<Self, XlsxError> {
        for (column, width) in (0u16..).zip(widths) {
            sheet.set_column_width(column, f64::from(*width))?;
        }
        sheet.set_print_fit_to_pages(1, 0);
        Ok(Self { sheet, row: 0, widths })
    }

    /// Cells that go on in the next line of text where they are longer than their column is wide. No program for spreadsheets but
    /// Excel makes the row high enough by itself.
    fn line(&mut self, cells: &[(&str, &Format)]) -> Result<(), XlsxError> {
        let mut high = 1;
        for (column, (text, format)) in (0u16..).zip(cells) {
            self.sheet.write_string_with_format(self.row, column, held(text), format)?;
            let width = self.widths.get(usize::from(column)).copied().map_or(usize::MAX, usize::from);
            high = high.max(text.chars().count().div_ceil(width));
        }
        if cells.len() > 1 && high > 1 {
            // A row is at most 409 points high.
            self.sheet.set_row_height(self.row, u32::try_from(high).unwrap_or(u32::MAX).saturating_mul(LINE).min(405))?;
        }
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.line(&[(text, &Format::new().set_bold().set_font_size(13))])
    }
}

fn on_paper(sheet: &mut Worksheet, scorecard: &Scorecard) {
    sheet.set_paper_size(A4).set_landscape();
    // An ampersand begins a code in a footer.
    let foot: String = scorecard.masthead.foot.replace('&', "&&").chars().take(180).collect();
    sheet.set_footer(format!("&L{foot}&RPage &P of &N"));
}

fn summary(sheet: &mut Worksheet, scorecard: &Scorecard) -> Result<(), XlsxError> {
    sheet.set_name("Summary")?;
    on_paper(sheet, scorecard);
    let (plain, bold) = (wrapped(), bold());
    let mut lines = Lines::new(sheet, &[40, 90])?;
    let masthead = &scorecard.masthead;
    lines.line(&[(&masthead.title, &Format::new().set_bold().set_font_size(16))])?;
    lines.line(&[(&masthead.over, &Format::new())])?;
    for fact in &masthead.facts {
        lines.line(&[(&fact.term, &bold), (&fact.text, &plain)])?;
    }
    lines.heading("Headline")?;
    for text in [&scorecard.headline.lead, &scorecard.headline.rest] {
        lines.line(&[("", &plain), (text, &plain)])?;
    }
    for (title, tallies) in [("Ratings", &scorecard.ratings), ("Directions", &scorecard.directions)] {
        lines.heading(title)?;
        for tally in tallies {
            let row = lines.row;
            lines.line(&[(&written(tally.mark, &tally.word), &of_mark(tally.mark))])?;
            let left = of_number(0, CellUnit::None).set_align(FormatAlign::Left);
            #[allow(clippy::cast_precision_loss)]
            lines.sheet.write_number_with_format(row, 1, tally.count as f64, &left)?;
        }
    }
    for (title, groups) in [("By layer", &scorecard.by_layer), ("By outcome", &scorecard.by_outcome)] {
        if !groups.is_empty() {
            lines.heading(title)?;
        }
        for group in groups {
            lines.line(&[(&group.name, &bold), (&format!("{}. {}.", group.ratings_text, group.directions_text), &plain)])?;
        }
    }
    for group in &scorecard.attention {
        lines.heading(&group.title)?;
        for row in &group.rows {
            let Some(measure) = scorecard.measures.get(row.measure) else { continue };
            lines.line(&[(&measure.title, &plain), (&format!("{}. {} {}", row.gap, measure.direction.word, row.from), &plain)])?;
        }
    }
    lines.heading("Key")?;
    for entry in &scorecard.key {
        lines.line(&[(&written(entry.mark, &entry.word), &of_mark(entry.mark)), (&entry.meaning, &plain)])?;
    }
    lines.heading("Tolerances")?;
    for text in &scorecard.tolerances {
        lines.line(&[("", &plain), (text, &plain)])?;
    }
    Ok(())
}

fn figures(sheet: &mut Worksheet, table: &FigureTable, scorecard: &Scorecard) -> Result<(), XlsxError> {
    sheet.set_name(table.title)?;
    on_paper(sheet, scorecard);
    sheet.set_repeat_rows(0, 0)?;
    // On paper each page says which measure a row is of.
    sheet.set_repeat_columns(0, 1)?;
    // A row to a line: what is longer than its cell is read in it.
    let (plain, head) = (Format::new().set_align(FormatAlign::Top).set_indent(1), head());
    sheet.set_row_height(0, 3 * LINE)?;
    for (column, found) in (0u16..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(found.width))?;
        sheet.write_string_with_format(0, column, found.head, &head)?;
    }
    // The code and the name of the measure stay in sight while the reader goes to the right.
    sheet.set_freeze_panes(1, 2)?;
    let mut end = 0;
    for (index, cells) in (1u32..).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => {
                    sheet.write_string_with_format(index, column, held(text), &plain)?;
                }
                Cell::Number { value, decimals, unit, .. } => {
                    sheet.write_number_with_format(index, column, *value, &of_number(*decimals, *unit))?;
                }
                Cell::Marked(mark, word) => {
                    sheet.write_string_with_format(index, column, held(&written(*mark, word)), &of_mark(*mark))?;
                }
            }
        }
        end = index;
    }
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, end, last)?;
    // What runs over the last column takes no pages of its own.
    sheet.set_print_area(0, 0, end, last)?;
    Ok(())
}

/// What the cells mean, the notes of the report and of its measures, and what officers say.
fn notes(sheet: &mut Worksheet, scorecard: &Scorecard, pages: &[Page]) -> Result<(), XlsxError> {
    sheet.set_name("Notes")?;
    on_paper(sheet, scorecard);
    let (plain, head) = (wrapped(), head());
    let mut lines = Lines::new(sheet, &[46, 16, 100])?;
    lines.line(&[("Of", &head), ("What", &head), ("Text", &head)])?;
    for text in ABOUT {
        lines.line(&[("This file", &plain), ("How to read it", &plain), (text, &plain)])?;
    }
    for text in &scorecard.notes {
        lines.line(&[("The whole report", &plain), ("Note", &plain), (text, &plain)])?;
    }
    for paper in &scorecard.background_papers {
        let text = [Some(paper.title.as_str()), paper.url.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        lines.line(&[("The whole report", &plain), ("Background paper", &plain), (&text, &plain)])?;
    }
    for (measure, page) in scorecard.measures.iter().zip(pages) {
        for (what, text) in of_measure(page) {
            lines.line(&[(&measure.title, &plain), (what, &plain), (&text, &plain)])?;
        }
    }
    let end = lines.row.saturating_sub(1);
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.autofilter(0, 0, end, 2)?;
    Ok(())
}

/// How to read the other sheets.
const ABOUT: [&str; 3] = [
    "Numbers are as they are worked with: not scaled, and with all their digits behind what is shown. A percentage is out of 100: 87.0 stands for 87.0%.",
    "“As printed” is the same as the report prints it. Gaps are positive on the better side.",
    "An empty cell has its reason in the same row, under “Why there is no figure” or “Reason”, or nothing is known of it.",
];

fn of_measure(page: &Page) -> Vec<(&'static str, String)> {
    let joined = |a: &str, b: &str| if b.is_empty() { a.to_owned() } else { format!("{a} ({b})") };
    let definition = page.facts.iter().filter(|fact| fact.term == "Definition").map(|fact| ("Definition", fact.text.clone()));
    let comments = page.commentary.iter().map(|comment| ("Commentary", joined(&comment.text, &comment.source)));
    let actions = page.actions.iter().map(|action| ("Action", joined(&action.what, &action.detail)));
    definition.chain(comments).chain(actions).chain(page.notes.iter().map(|note| ("Note", note.clone()))).collect()
}

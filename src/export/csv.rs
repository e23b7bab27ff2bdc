//! A table of figures as comma-separated values (RFC 4180): UTF-8, lines that end with carriage return and line feed.

use crate::scorecard::view::{Cell, FigureTable};

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What a program for spreadsheets takes a cell for a formula by, its wide forms included.
const BEGINS_A_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The rows of a table that are asked for, in that order, as the text of a CSV file; `for_excel` with a byte order mark, without
/// which Excel takes its letters for others.
///
/// Numbers are plain, with all their digits. Words that a program for spreadsheets would take for a formula begin with an
/// apostrophe: a file comes from whoever wrote the report.
#[must_use]
pub fn csv(table: &FigureTable, rows: &[usize], for_excel: bool) -> String {
    let mut out = String::new();
    if for_excel {
        out.push(BYTE_ORDER_MARK);
    }
    line(&mut out, table.columns.iter().map(|column| quoted(column.head)));
    for row in rows.iter().filter_map(|index| table.rows.get(*index)) {
        line(&mut out, row.iter().map(cell));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push_str(&cells.collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Number { written, .. } => written.clone(),
        Cell::Text(text) | Cell::Marked(_, text) => quoted(&harmless(text)),
    }
}

/// A text that is no formula anywhere. A true minus (−) begins none.
fn harmless(text: &str) -> String {
    let is_formula = text.trim_start().starts_with(BEGINS_A_FORMULA) || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::{CellUnit, FigureColumn, Mark, RatingMark};

    fn table(rows: Vec<Vec<Cell>>) -> FigureTable {
        let columns = vec![FigureColumn { head: "Measure", width: 20 }, FigureColumn { head: "Value", width: 10 }];
        FigureTable { title: "Measures", columns, rows }
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn number(value: f64, written: &str) -> Cell {
        Cell::Number { value, decimals: 1, unit: CellUnit::None, written: written.to_owned() }
    }

    #[test]
    fn rows_come_in_the_order_asked_for() {
        let table = table(vec![vec![text("a"), number(1.5, "1.5")], vec![text("b"), Cell::Blank], vec![text("c"), number(-0.5, "-0.5")]]);
        assert_eq!(csv(&table, &[2, 0], false), "Measure,Value\r\nc,-0.5\r\na,1.5\r\n");
        assert_eq!(csv(&table, &[1, 7], true), "\u{feff}Measure,Value\r\nb,\r\n");
    }

    #[test]
    fn what_separates_is_quoted() {
        let word = Cell::Marked(Mark::Rating(RatingMark::Top), "Better, \"much\"".to_owned());
        let table = table(vec![vec![text("two\nlines"), word], vec![text(" spaced "), text("a;b")]]);
        let wanted = "Measure,Value\r\n\"two\nlines\",\"Better, \"\"much\"\"\"\r\n\" spaced \",\"a;b\"\r\n";
        assert_eq!(csv(&table, &[0, 1], false), wanted);
    }

    #[test]
    fn no_words_are_a_formula() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "=cmd|' /C calc'!A0", "＝1", "＋1", "－1", "＠a"]
        {
            let made = csv(&table(vec![vec![text(hostile), Cell::Blank]]), &[0], false);
            let cell = made.trim_start_matches("Measure,Value\r\n").trim_start_matches('"');
            assert!(cell.starts_with('\''), "{hostile:?}: {cell}");
        }
        for harmless in ["−7.1 points", "a=b", "1-2", "'quoted", "–"] {
            let made = csv(&table(vec![vec![text(harmless), Cell::Blank]]), &[0], false);
            assert_eq!(made, format!("Measure,Value\r\n{harmless},\r\n"));
        }
    }
}

//! A report file as sheets of a spreadsheet, and back: a row for each measure, each reading, each target. What a sheet and its
//! columns are called follows from the shapes of the file, so that nothing of it is lost.

pub(super) mod cell;
mod csv;
mod file;
mod plan;
mod problem;
mod read;
mod rows;
mod tables;
mod write;

pub(crate) use cell::{mark_of, period_of, plain_number};
pub(crate) use csv::WINDOWS;
pub use file::NotASpreadsheet;
pub(crate) use file::{is_workbook, spreadsheet};
pub use plan::{Column, ColumnKind, Plan, plans};
pub use problem::{SheetProblem, SheetProblemKind};
pub use read::CannotAdd;
pub(crate) use read::{add_readings, are_readings_alone, from_sheets};
pub(crate) use write::sheets;

/// A sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name: "Readings".
    pub name: String,
    /// Its rows from the first, each from its first cell; they need not be of one length.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number; of a date, the days since the end of 1899.
    Number(f64),
    /// True or false.
    YesNo(bool),
}

/// What is said of a heading, in a note beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// The heading, perhaps with the name of its sheet before it: "Status", "Readings: Value".
    pub heading: &'static str,
    /// What it means.
    pub text: &'static str,
}

/// A file made of sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The file.
    pub text: String,
    /// What should be looked at although it stopped nothing.
    pub warnings: Vec<SheetProblem>,
}

impl Cell {
    /// Whether there is nothing in it but space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::YesNo(_) => false,
        }
    }

    /// What stands in it, as text without the space around it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::YesNo(yes) => if *yes { "true" } else { "false" }.to_owned(),
        }
    }
}

/// What a spreadsheet calls a cell: "B7" for the seventh row and second column, both counted from 0.
#[must_use]
pub fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0) + b'A';
        letters.insert(0, char::from(letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_a_spreadsheet_calls_them() {
        let found = [(6, 1), (0, 0), (0, 25), (0, 26), (9, 701), (0, 702)].map(|(row, column)| address(row, column));
        assert_eq!(found, ["B7", "A1", "Z1", "AA1", "ZZ10", "AAA1"]);
    }
}

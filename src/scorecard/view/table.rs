//! The figures of a report as tables with typed cells: what a spreadsheet and a file of values are made of.

/// All figures of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureTables {
    /// One row per measure, in the report's order: what is shown of it, with the numbers behind it.
    pub measures: FigureTable,
    /// One row per reading, in the order of measures and of time.
    pub readings: FigureTable,
    /// One row per target, milestone and comparator.
    pub yardsticks: FigureTable,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureTable {
    /// "Measures".
    pub title: &'static str,
    /// The columns.
    pub columns: Vec<FigureColumn>,
    /// The rows, as many cells each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureColumn {
    /// "Numerator".
    pub head: &'static str,
    /// How wide it is, in letters.
    pub width: u8,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Finished words.
    Text(String),
    /// A number.
    Number {
        /// As it is worked with: unscaled, a percentage out of 100.
        value: f64,
        /// The decimals it is shown with.
        decimals: u8,
        /// What stands beside it.
        unit: CellUnit,
        /// All its digits, plain: "87.0277975766215", "-0.5".
        written: String,
    },
    /// A rating or a direction: its mark and its word.
    Marked(super::Mark, String),
}

/// What stands beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellUnit {
    /// Nothing.
    None,
    /// "%" after it.
    Percent,
    /// "£" before it.
    Pounds,
}

//! Every figure of a report as rows of typed cells. The numbers are exact and unscaled; the words are those of the page.

mod measures;
mod readings;
mod yardsticks;

use super::number;
use super::view::{Cell, CellUnit, FigureColumn, FigureTable, FigureTables, Page, Scorecard};
use crate::engine::rounding::settle;
use crate::engine::{Evaluation, FigureUnit};
use crate::model::{Measure, Report, Unit, decimals};

/// All figures of a report; `shown` and `pages` are what is shown of it, measure by measure.
#[must_use]
pub fn figure_tables(report: &Report, evaluation: &Evaluation, shown: &Scorecard, pages: &[Page]) -> FigureTables {
    FigureTables {
        measures: measures::table_of(report, evaluation, shown, pages),
        readings: readings::table_of(report),
        yardsticks: yardsticks::table_of(report, evaluation),
    }
}

/// A table of so many columns, each with its head and its width in letters.
fn table<const N: usize>(title: &'static str, columns: [(&'static str, u8); N], rows: Vec<[Cell; N]>) -> FigureTable {
    FigureTable {
        title,
        columns: columns.into_iter().map(|(head, width)| FigureColumn { head, width }).collect(),
        rows: rows.into_iter().map(Vec::from).collect(),
    }
}

/// Words, if there are any.
fn text(text: impl Into<String>) -> Cell {
    let text: String = text.into();
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

fn number(value: f64, decimals_shown: u8, unit: CellUnit) -> Cell {
    // A double holds 15 digits: no number needs more decimals than can be told.
    let all = u8::try_from(decimals(value)).unwrap_or(u8::MAX);
    Cell::Number { value, decimals: decimals_shown, unit, written: number::bare(value, all) }
}

/// A number if there is one.
fn count(value: Option<f64>) -> Cell {
    value.map_or(Cell::Blank, |value| number(value, 0, CellUnit::None))
}

/// A value in a measure's unit, or in what it counts.
fn value(measure: &Measure, unit: FigureUnit, value: f64, decimals_printed: u8) -> Cell {
    let shown = if measure.scale.divisor() > 1.0 { 0 } else { decimals_printed };
    match (unit, measure.unit) {
        (FigureUnit::Counted, _) => number(value, 0, CellUnit::None),
        (FigureUnit::Measure, Unit::Percent) => number(value, shown, CellUnit::Percent),
        (FigureUnit::Measure, Unit::Pounds) => number(value, shown, CellUnit::Pounds),
        (FigureUnit::Measure, Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Score) => {
            number(value, shown, CellUnit::None)
        }
    }
}

/// A difference between values: one of percentages is in points.
fn difference(measure: &Measure, size: f64) -> Cell {
    let shown = if measure.scale.divisor() > 1.0 { 0 } else { measure.decimals.max(u8::from(measure.unit == Unit::Percent)) };
    number(size, shown, CellUnit::None)
}

/// A share of one, as a percentage.
fn share(share: f64) -> Cell {
    number(settle(share * 100.0), 1, CellUnit::Percent)
}

/// What a measure's values are in.
fn unit(measure: &Measure) -> &'static str {
    match measure.unit {
        Unit::Percent => "%",
        Unit::Rate { .. } => "rate",
        Unit::Count => "count",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Hours => "hours",
        Unit::Pounds => "£",
        Unit::Score => "mean score",
    }
}

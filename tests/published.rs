//! The engine's statistics against figures from elsewhere: other people's code, and published tables.
//! Line 1 of each table in `tests/published/` says where it comes from and how to make it again.

use std::fmt::Debug;
use std::path::Path;
use std::str::FromStr;

use scorecard::engine::statistics::{
    DegreesOfFreedom, Proportion, chi_square_cdf, chi_square_quantile, normal_cdf, normal_quantile, student_t_cdf, student_t_quantile,
};

/// A table: its rows, each with its fields by the name of their column.
struct Table {
    name: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a table.
struct Row<'a> {
    table: &'a Table,
    number: usize,
}

impl Table {
    /// Reads a table that has at least so many rows.
    fn read(name: &'static str, at_least: usize) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published").join(format!("{name}.csv"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut lines = text.lines();
        let source = lines.next().unwrap_or_default();
        assert!(source.starts_with("# ") && source.len() > 20, "{name}: line 1 names no source");
        let fields = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let columns = fields(lines.next().unwrap_or_default());
        let rows: Vec<Vec<String>> = lines.map(fields).collect();
        assert!(rows.len() >= at_least, "{name}: only {} rows", rows.len());
        assert!(rows.iter().all(|row| row.len() == columns.len()), "{name}: a row of another length");
        Self { name, columns, rows }
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|number| Row { table: self, number })
    }
}

impl Row<'_> {
    fn text(&self, column: &str) -> &str {
        let index =
            self.table.columns.iter().position(|c| c == column).unwrap_or_else(|| panic!("{}: no column {column}", self.table.name));
        &self.table.rows[self.number][index]
    }

    fn get<T: FromStr<Err: Debug>>(&self, column: &str) -> T {
        self.text(column).parse().unwrap_or_else(|e| panic!("{}: {column}: {e:?}", self.place()))
    }

    fn place(&self) -> String {
        format!("{}.csv, line {}", self.table.name, self.number + 3)
    }

    /// Holds a figure to one of the row, within a share of it.
    fn holds(&self, column: &str, found: f64, tolerance: f64) {
        let wanted: f64 = self.get(column);
        // What is 0 there is 0 here, but for what subtracting leaves.
        let off = if wanted == 0.0 { found.abs() } else { ((found - wanted) / wanted).abs() };
        assert!(off <= tolerance, "{}: {column}: {found:e} for {wanted:e}, off by {off:e}", self.place());
    }

    /// Holds a figure to one of the row at the decimals it is printed with.
    fn holds_as_printed(&self, column: &str, found: f64) {
        let wanted = self.text(column);
        let decimals = wanted.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        assert_eq!(format!("{found:.decimals$}"), wanted, "{}: {column}", self.place());
    }
}

fn share(p: f64) -> Proportion {
    Proportion::new(p).unwrap()
}

fn degrees(df: f64) -> DegreesOfFreedom {
    DegreesOfFreedom::new(df).unwrap()
}

/// The distributions are good to this share of the value, in the tails too.
const DISTRIBUTION: f64 = 1e-12;

#[test]
fn normal_distribution() {
    for row in Table::read("normal", 24).rows() {
        let argument: f64 = row.get("argument");
        let found = match row.text("function") {
            "cdf" => normal_cdf(argument),
            "quantile" => normal_quantile(share(argument)),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn chi_square_distribution() {
    for row in Table::read("chi-square", 24).rows() {
        let (argument, degrees): (f64, _) = (row.get("argument"), degrees(row.get("degrees")));
        let found = match row.text("function") {
            "cdf" => chi_square_cdf(argument, degrees),
            "quantile" => chi_square_quantile(share(argument), degrees),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn students_distribution() {
    for row in Table::read("student-t", 24).rows() {
        let (argument, degrees): (f64, _) = (row.get("argument"), degrees(row.get("degrees")));
        let found = match row.text("function") {
            "cdf" => student_t_cdf(argument, degrees),
            "quantile" => student_t_quantile(share(argument), degrees),
            other => panic!("{other}"),
        };
        row.holds("value", found, DISTRIBUTION);
    }
}

#[test]
fn critical_values() {
    for row in Table::read("critical-values", 24).rows() {
        let below = share(row.get("below"));
        let found = match row.text("distribution") {
            "normal" => normal_quantile(below),
            "t" => student_t_quantile(below, degrees(row.get("degrees"))),
            "chi-square" => chi_square_quantile(below, degrees(row.get("degrees"))),
            other => panic!("{other}"),
        };
        row.holds_as_printed("printed", found);
    }
}

//! The values of other authorities: columns in the file, in the sheet a row for each table and authority.

use super::super::json::Tree;
use super::cell::{key, mark};
use super::plan::{ColumnKind, VALUES, plain, sheet_of};
use super::read::Making;
use super::write::{at, cell};
use super::{Cell, Sheet, SheetProblemKind};
use crate::read::nearest;
use crate::read::problem::Pointer;

/// What a row begins with: its table, and the authority.
pub(super) const KEYS: [&str; 4] = ["Framework", "Code", "Period", "Authority"];

/// The columns of a table, and what each is called in the sheet.
pub(super) const COLUMNS: [(&str, &str); 6] = [
    ("values", "Value"),
    ("numerators", "Numerator"),
    ("denominators", "Denominator"),
    ("lower", "Lower"),
    ("upper", "Upper"),
    ("margins", "Margin"),
];

/// The lists of codes of a table: its field, what its column is called, and the names of its lists.
pub(super) const LISTS: [(&str, &str, &[&str]); 2] = [
    ("missing", "Missing", &["suppressed", "not_collected", "not_yet_published", "not_applicable"]),
    ("quartiles", "Quartile", &["top", "second", "third", "bottom"]),
];

/// The headings of the sheet.
pub(super) fn headings() -> Vec<&'static str> {
    let columns = COLUMNS.iter().map(|(_, heading)| *heading);
    KEYS.into_iter().chain(columns).chain(LISTS.iter().map(|(_, heading, _)| *heading)).collect()
}

/// The word of a list as it stands in a cell: "not collected" for "not_collected".
pub(super) fn word(list: &str) -> String {
    list.replace('_', " ")
}

/// The sheet with the values of a file.
pub(super) fn sheet(file: &Tree) -> Sheet {
    let mut rows = vec![headings().into_iter().map(|heading| Cell::Text(heading.to_owned())).collect::<Vec<_>>()];
    if let Some(benchmarks) = file.get("benchmarks") {
        let codes: Vec<Cell> = benchmarks.list_of("authorities").iter().map(|authority| at(authority, &["code"])).collect();
        for table in benchmarks.list_of("tables") {
            let key = ["framework", "code", "period"].map(|field| at(table, &[field]));
            for (place, code) in codes.iter().enumerate() {
                let values: Vec<Cell> = COLUMNS
                    .iter()
                    .map(|(field, _)| table.list_of(field).get(place).map_or(Cell::Empty, cell))
                    .chain(LISTS.iter().map(|(field, _, lists)| listed(table, field, lists, code)))
                    .collect();
                if values.iter().any(|value| !value.is_empty()) {
                    rows.push(key.iter().cloned().chain([code.clone()]).chain(values).collect());
                }
            }
        }
    }
    Sheet { name: VALUES.to_owned(), rows }
}

/// In which of the lists of a field an authority is.
fn listed(table: &Tree, field: &str, lists: &[&str], code: &Cell) -> Cell {
    let Some(field) = table.get(field) else { return Cell::Empty };
    let is_in = |list: &&&str| field.list_of(list).iter().any(|element| cell(element) == *code);
    lists.iter().find(is_in).map_or(Cell::Empty, |list| Cell::Text(word(list)))
}

impl Making {
    /// The sheet with the values, put into the columns of their tables.
    pub(super) fn values(&mut self, sheet: &Sheet) {
        let wanted = headings();
        let Some(headed) = self.headed(sheet, &wanted, None) else { return };
        let benchmarks = Pointer::default().field("benchmarks");
        let authorities = self.file.get("benchmarks").map(|benchmarks| benchmarks.list_of("authorities").to_vec()).unwrap_or_default();
        let codes: Vec<&str> = authorities.iter().map(|authority| authority.text_of("code").unwrap_or_default()).collect();
        for row in headed.rows(sheet) {
            let kinds = [ColumnKind::Text, ColumnKind::Text, ColumnKind::Period];
            let said: Vec<String> = kinds.into_iter().enumerate().filter_map(|(at, kind)| key(&row.cell(at), kind).ok()).collect();
            let Some((table, _)) = self.parent(sheet, &row, &["benchmarks", "tables"], &said) else { continue };
            let found = row.cell(KEYS.len() - 1).written();
            let Some(place) = codes.iter().position(|code| code.eq_ignore_ascii_case(&found)) else {
                let nearest = nearest(&found, codes.iter().copied());
                let kind = SheetProblemKind::NoParent { found, nearest, sheet: sheet_of(&["benchmarks", "authorities"]).to_owned() };
                self.problem(sheet, row.address(KEYS.len() - 1), kind);
                continue;
            };
            let code = codes.get(place).copied().unwrap_or_default();
            let mut missing = None;
            for (at, (field, _)) in COLUMNS.iter().enumerate() {
                let (heading, cell) = (KEYS.len() + at, row.cell(KEYS.len() + at));
                if let (true, Some(why)) = (at < 3, mark(&cell)) {
                    missing = Some(why);
                } else if !cell.is_empty() {
                    self.put(&table.field(field).element(place), &[], &cell, ColumnKind::Number, (sheet, row.address(heading)));
                    self.fill(&table.field(field), codes.len());
                }
            }
            for (at, (field, _, lists)) in LISTS.iter().enumerate() {
                let heading = KEYS.len() + COLUMNS.len() + at;
                let written = row.cell(heading).written();
                let written = if written.is_empty() && *field == "missing" { missing.unwrap_or_default().to_owned() } else { written };
                if written.is_empty() {
                    continue;
                }
                let list = lists.iter().find(|list| plain(list) == plain(&written)).copied().unwrap_or(&written);
                self.push(&table.field(field).field(list), Tree::words(code), sheet, row.address(heading));
            }
        }
        if self.node(&benchmarks).is_some() {
            self.remember(benchmarks.field("tables"), sheet, String::new());
        }
    }

    /// A column has a place for each authority.
    fn fill(&mut self, column: &Pointer, length: usize) {
        if let Some(Tree::List(elements)) = self.node(column)
            && elements.len() < length
        {
            let mut filled = elements.clone();
            filled.resize(length, Tree::Null);
            self.set(column, Tree::List(filled));
        }
    }

    fn push(&mut self, list: &Pointer, value: Tree, sheet: &Sheet, cell: String) {
        let place = match self.node(list) {
            Some(Tree::List(elements)) => elements.len(),
            Some(_) | None => 0,
        };
        self.set(&list.element(place), value);
        self.remember(list.clone(), sheet, cell.clone());
        self.remember(list.element(place), sheet, cell);
    }
}

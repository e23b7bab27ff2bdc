//! The rows of a sheet: its headings found, each row put where it belongs.

use super::super::json::Tree;
use super::super::shape::Shape;
use super::cell::{key, mark};
use super::plan::{Column, Plan, TITLE, keys, plain};
use super::read::{Making, Parent};
use super::{Cell, Sheet, SheetProblemKind, address};
use crate::read::problem::Pointer;
use crate::read::{nearest, period};

/// Headings stand within so many rows from the top.
const HEADINGS_WITHIN: usize = 20;

/// Columns of a reading in which a mark can stand for a figure.
const FIGURES: [&str; 3] = ["value", "numerator", "denominator"];

/// A sheet with its headings found.
pub(super) struct Headed {
    /// The row of the headings.
    row: usize,
    /// For each heading that is wanted, its column.
    columns: Vec<Option<usize>>,
}

/// A row with what it is read by.
pub(super) struct Row<'r> {
    pub(super) number: usize,
    pub(super) cells: &'r [Cell],
    columns: &'r [Option<usize>],
}

impl Row<'_> {
    /// The cell under a heading.
    pub(super) fn cell(&self, heading: usize) -> Cell {
        self.column(heading).and_then(|at| self.cells.get(at)).cloned().unwrap_or_default()
    }

    fn column(&self, heading: usize) -> Option<usize> {
        self.columns.get(heading).copied().flatten()
    }

    /// What the cell under a heading is called; of the first cell, if there is no such heading.
    pub(super) fn address(&self, heading: usize) -> String {
        address(self.number, self.column(heading).unwrap_or(0))
    }

    /// What the first cell with something in it is called.
    fn first(&self) -> String {
        address(self.number, self.cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0))
    }
}

impl Headed {
    /// The rows below the headings that are not empty.
    pub(super) fn rows<'r>(&'r self, sheet: &'r Sheet) -> impl Iterator<Item = Row<'r>> {
        let below = sheet.rows.iter().enumerate().skip(self.row + 1).filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        below.map(|(number, cells)| Row { number, cells, columns: &self.columns })
    }
}

impl Making {
    /// Finds the headings of a sheet; one that is `passed_over` may be there and is not wanted.
    pub(super) fn headed(&mut self, sheet: &Sheet, wanted: &[&str], passed_over: Option<&str>) -> Option<Headed> {
        let place = |cell: &Cell| wanted.iter().position(|heading| !cell.is_empty() && plain(heading) == plain(&cell.written()));
        let known = |row: &Vec<Cell>| row.iter().filter(|cell| place(cell).is_some()).count();
        // Of rows with as many, the first: the maximum by keys that end with how near the top they are.
        let rows = sheet.rows.iter().take(HEADINGS_WITHIN).enumerate();
        let best = rows.max_by_key(|(number, row)| (known(row), std::cmp::Reverse(*number)));
        let Some((row, cells)) = best.filter(|(_, row)| known(row) > 0) else {
            if sheet.rows.iter().flatten().any(|cell| !cell.is_empty()) {
                let known = wanted.iter().map(|heading| (*heading).to_owned()).collect();
                self.problem(sheet, String::new(), SheetProblemKind::NoHeadings { known });
            }
            return None;
        };
        let mut columns: Vec<Option<usize>> = vec![None; wanted.len()];
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let found = cell.written();
            match place(cell).and_then(|heading| columns.get_mut(heading)) {
                Some(Some(first)) => {
                    let first = address(row, *first);
                    self.problem(sheet, address(row, column), SheetProblemKind::Twice { found, first });
                }
                Some(free) => *free = Some(column),
                None if passed_over.is_some_and(|heading| plain(heading) == plain(&found)) => {}
                None => {
                    let nearest = nearest(&found, wanted.iter().copied());
                    let known = wanted.iter().map(|heading| (*heading).to_owned()).collect();
                    self.problem(sheet, address(row, column), SheetProblemKind::UnknownHeading { found, nearest, known });
                }
            }
        }
        self.strays(sheet, row);
        Some(Headed { row, columns })
    }

    /// Cells under no heading: the first of each column.
    fn strays(&mut self, sheet: &Sheet, headings: usize) {
        let Some(heads) = sheet.rows.get(headings) else { return };
        let mut told: Vec<usize> = Vec::new();
        for (row, cells) in sheet.rows.iter().enumerate().skip(headings + 1) {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                if heads.get(column).is_none_or(Cell::is_empty) && !told.contains(&column) {
                    told.push(column);
                    self.problem(sheet, address(row, column), SheetProblemKind::NoHeading { found: cell.written() });
                }
            }
        }
    }

    /// A sheet of rows. With `in_place` a reading takes the place of the one for its period.
    pub(super) fn rows(&mut self, sheet: &Sheet, plan: &Plan, in_place: bool) {
        let wanted: Vec<&str> = plan.columns.iter().map(|column| column.heading.as_str()).collect();
        let Some(headed) = self.headed(sheet, &wanted, plan.is_of_measures().then_some(TITLE)) else { return };
        let shape = plan.path.iter().try_fold(&self.shape, |shape, step| shape.field(step).map(|field| &field.shape)).cloned();
        for row in headed.rows(sheet) {
            let Some((list, above)) = self.list_of_row(sheet, plan, &row) else { continue };
            let element = self.element(&list, plan, &row, in_place);
            self.remember(element.clone(), sheet, row.first());
            let mut missing = None;
            for (index, column) in plan.columns.iter().enumerate().skip(plan.keys) {
                let cell = row.cell(index);
                if let Some(why) = mark_of_figure(plan, column, &cell) {
                    missing = missing.or(Some(why));
                } else if row.column(index).is_some() {
                    self.put(&element, &column.path, &cell, column.kind, (sheet, row.address(index)));
                }
            }
            if self.node(&element).is_none() {
                self.set(&element, Tree::Object(Vec::new()));
            }
            if let Some(why) = missing.filter(|_| self.node(&element.field("missing")).is_none()) {
                self.set(&element.field("missing"), Tree::words(why));
            }
            if let Some(Shape::List(shape)) = &shape {
                self.empty_lists(&element, shape);
            }
            self.know(plan, &row, above, element);
        }
    }

    /// Rows of other sheets can belong to what a row tells.
    fn know(&mut self, plan: &Plan, row: &Row, above: Vec<String>, pointer: Pointer) {
        let fields = plan.path.last().map(|list| keys(list)).unwrap_or_default();
        let own = |field: &str| {
            let of_field = |(at, column): (usize, &Column)| (at >= plan.keys && column.path == [field]).then_some((at, column.kind));
            let (at, kind) = plan.columns.iter().enumerate().find_map(of_field)?;
            key(&row.cell(at), kind).ok()
        };
        if !fields.is_empty() {
            let keys = above.into_iter().chain(fields.iter().map(|(field, _)| own(field).unwrap_or_default())).collect();
            self.parents.push(Parent { list: plan.path.to_vec(), keys, pointer });
        }
    }

    /// The list that a row is an element of, and the keys of what it belongs to.
    fn list_of_row(&mut self, sheet: &Sheet, plan: &Plan, row: &Row) -> Option<(Pointer, Vec<String>)> {
        let down = |from: Pointer, path: &[&str]| path.iter().fold(from, |pointer, step| pointer.field(step));
        if plan.keys == 0 {
            return Some((down(Pointer::default(), plan.path), Vec::new()));
        }
        let mut said = Vec::new();
        for (index, column) in plan.columns.iter().enumerate().take(plan.keys) {
            match key(&row.cell(index), column.kind) {
                Ok(key) => said.push(key),
                Err(kind) => {
                    self.problem(sheet, row.address(index), kind);
                    return None;
                }
            }
        }
        if let (Some(whole), true) = (plan.whole, said.iter().all(String::is_empty)) {
            return Some((Pointer::default().field(whole), Vec::new()));
        }
        let above = plan.path.iter().take(plan.path.len() - 1).rposition(|list| !keys(list).is_empty()).map_or(0, |at| at + 1);
        let (list, rest) = plan.path.split_at(above);
        let parent = self.parent(sheet, row, list, &said)?;
        Some((down(parent.0, rest), parent.1))
    }

    /// What a row belongs to: the one thing of a list of which everything holds that the row says.
    pub(super) fn parent(&mut self, sheet: &Sheet, row: &Row, list: &[&str], said: &[String]) -> Option<(Pointer, Vec<String>)> {
        let holds = |parent: &&Parent| parent.keys.iter().zip(said).all(|(key, said)| said.is_empty() || key == said);
        let all: Vec<&Parent> = self.parents.iter().filter(|parent| parent.list == list).collect();
        let found: Vec<&&Parent> = all.iter().filter(|parent| holds(parent)).collect();
        if let [one] = found[..] {
            return Some((one.pointer.clone(), one.keys.clone()));
        }
        let said_something: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
        let of = super::plan::sheet_of(list).to_owned();
        let names: Vec<String> = all.iter().map(|parent| parent.keys.join(" ")).collect();
        let kind = match (found.len(), said_something.is_empty()) {
            (_, true) => SheetProblemKind::NoKey { sheet: of },
            (0, false) => {
                let found = said_something.join(" ");
                SheetProblemKind::NoParent { nearest: nearest(&found, names.iter().map(String::as_str)), found, sheet: of }
            }
            (_, false) => SheetProblemKind::ManyParents { found: said_something.join(" "), sheet: of },
        };
        self.problem(sheet, row.address(0), kind);
        None
    }

    /// Where the element of a row goes: at the end of its list, or in place of the reading for the same period.
    fn element(&mut self, list: &Pointer, plan: &Plan, row: &Row, in_place: bool) -> Pointer {
        let elements: &[Tree] = match self.node(list) {
            Some(Tree::List(elements)) => elements,
            Some(_) | None => &[],
        };
        let cell_of = |field: &str| plan.columns.iter().position(|column| column.path == [field]).map(|at| (row.cell(at), at));
        let key_of = |field: &str| cell_of(field).and_then(|(cell, at)| key(&cell, plan.columns.get(at)?.kind).ok());
        let (of, is_forecast) = (key_of("period").and_then(|text| period(&text)), key_of("status").as_deref() == Some("forecast"));
        let is_same = |element: &Tree| {
            element.text_of("period").and_then(period) == of && (element.text_of("status") == Some("forecast")) == is_forecast
        };
        match elements.iter().position(|element| in_place && of.is_some() && is_same(element)) {
            Some(place) => {
                let element = list.element(place);
                self.set(&element, Tree::Object(Vec::new()));
                element
            }
            None => list.element(elements.len()),
        }
    }
}

/// Why a reading has no figure, if one of its cells has a mark in place of it.
fn mark_of_figure(plan: &Plan, column: &Column, cell: &Cell) -> Option<&'static str> {
    let is_figure = plan.path == ["measures", "readings"] && matches!(column.path[..], [field] if FIGURES.contains(&field));
    if is_figure { mark(cell) } else { None }
}

//! Sheets back to a report file, as tolerant as people who fill them in need: headings in any order, empty rows and columns passed
//! over, numbers and dates as people write them. Every problem is told with its cell, those of the file that is made included.

use std::collections::BTreeMap;

use super::super::json::Tree;
use super::super::roll::opened;
use super::super::shape::{Shape, report_file};
use super::cell::value;
use super::plan::{ColumnKind, Plan, READINGS, REPORT, VALUES, plain, plans, sheet_of};
use super::{Cell, Made, Sheet, SheetProblem, SheetProblemKind, address};
use crate::read::problem::{Pointer, Problem, ProblemKind, Problems, Step};
use crate::read::{self, FORMAT_VERSION, Read, nearest};

/// Where something of the file stands in the sheets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) sheet: String,
    pub(super) cell: String,
}

/// Something that rows of another sheet can belong to.
pub(super) struct Parent {
    pub(super) list: Vec<&'static str>,
    /// What it is told apart by, from the top of the file down.
    pub(super) keys: Vec<String>,
    pub(super) pointer: Pointer,
}

/// The file that is made, and where each part of it comes from.
pub(super) struct Making {
    pub(super) file: Tree,
    pub(super) shape: Shape,
    pub(super) parents: Vec<Parent>,
    places: BTreeMap<Pointer, Place>,
    problems: Vec<SheetProblem>,
}

/// The report file that sheets make.
///
/// # Errors
/// Every problem, with its sheet and cell.
pub(crate) fn from_sheets(sheets: &[Sheet]) -> Result<Made, Vec<SheetProblem>> {
    let version = Tree::Number(FORMAT_VERSION.to_string());
    let mut making = Making::new(Tree::object([("scorecard", version)]));
    let plans = plans();
    making.names(sheets, &plans);
    for plan in &plans {
        let Some(sheet) = named(sheets, plan.name) else { continue };
        if plan.name == REPORT {
            making.fields(sheet, plan);
        } else {
            making.rows(sheet, plan, false);
        }
    }
    if let Some(sheet) = named(sheets, VALUES) {
        making.values(sheet);
    }
    making.finish()
}

/// Why readings cannot be put into a file.
#[derive(Debug, Clone, PartialEq)]
pub enum CannotAdd {
    /// The file cannot be opened.
    File(Problems),
    /// What is wrong with the readings.
    Sheet(Vec<SheetProblem>),
}

/// A report file with the readings of a sheet in it: each in place of the one for its period, or after the others.
///
/// # Errors
/// The problems of the file, or every problem of the sheet with its cell.
pub(crate) fn add_readings(bytes: &[u8], sheet: &Sheet) -> Result<Made, CannotAdd> {
    let (_, file) = opened(bytes).map_err(CannotAdd::File)?;
    let mut making = Making::new(file);
    making.know_measures();
    for plan in plans().iter().filter(|plan| plan.path == ["measures", "readings"]) {
        making.rows(sheet, plan, true);
    }
    making.finish().map_err(CannotAdd::Sheet)
}

/// Whether sheets hold readings, and neither what the paper is nor its measures.
pub(crate) fn are_readings_alone(sheets: &[Sheet]) -> bool {
    named(sheets, READINGS).is_some() && [REPORT, "Measures"].iter().all(|of_a_report| named(sheets, of_a_report).is_none())
}

pub(super) fn named<'s>(sheets: &'s [Sheet], name: &str) -> Option<&'s Sheet> {
    sheets.iter().find(|sheet| plain(&sheet.name) == plain(name))
}

impl Making {
    fn new(file: Tree) -> Self {
        Self { file, shape: report_file(), parents: Vec::new(), places: BTreeMap::new(), problems: Vec::new() }
    }

    pub(super) fn problem(&mut self, sheet: &Sheet, cell: String, kind: SheetProblemKind) {
        self.problems.push(SheetProblem { sheet: sheet.name.clone(), cell, kind });
    }

    pub(super) fn remember(&mut self, pointer: Pointer, sheet: &Sheet, cell: String) {
        self.places.insert(pointer, Place { sheet: sheet.name.clone(), cell });
    }

    /// The measures of a file that was there before.
    fn know_measures(&mut self) {
        for (index, measure) in self.file.list_of("measures").iter().enumerate() {
            let keys = ["framework", "code"].map(|field| measure.text_of(field).unwrap_or_default().trim().to_lowercase());
            let pointer = Pointer::default().field("measures").element(index);
            self.parents.push(Parent { list: vec!["measures"], keys: keys.to_vec(), pointer });
        }
    }

    /// Looks at the names of the sheets.
    fn names(&mut self, sheets: &[Sheet], plans: &[Plan]) {
        let known: Vec<&str> = plans.iter().map(|plan| plan.name).chain([VALUES]).collect();
        let is_known = |sheet: &Sheet| known.iter().any(|known| plain(known) == plain(&sheet.name));
        for (index, sheet) in sheets.iter().enumerate() {
            if is_known(sheet) {
                if sheets.iter().take(index).any(|before| plain(&before.name) == plain(&sheet.name)) {
                    self.problem(sheet, String::new(), SheetProblemKind::SheetTwice);
                }
                continue;
            }
            let absent = known.iter().copied().filter(|known| named(sheets, known).is_none());
            if let Some(nearest) = nearest(&sheet.name, absent) {
                self.problem(sheet, String::new(), SheetProblemKind::SheetMisspelt { nearest });
            }
        }
        if !sheets.iter().any(is_known) {
            let found = sheets.iter().map(|sheet| sheet.name.clone()).collect();
            let known = known.into_iter().map(str::to_owned).collect();
            self.problem(&Sheet::default(), String::new(), SheetProblemKind::NoSheets { found, known });
        }
    }

    /// The sheet of single fields: in each row a name, and its value in the cell after it.
    fn fields(&mut self, sheet: &Sheet, plan: &Plan) {
        let mut seen: Vec<(usize, String)> = Vec::new();
        for (row, cells) in sheet.rows.iter().enumerate() {
            let Some((at, found)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_empty()) else { continue };
            let (found, here) = (found.written(), address(row, at));
            if plain(&found) == "field" {
                continue;
            }
            let Some((index, column)) = plan.columns.iter().enumerate().find(|(_, column)| plain(&column.heading) == plain(&found)) else {
                let known: Vec<String> = plan.columns.iter().map(|column| column.heading.clone()).collect();
                let nearest = nearest(&found, known.iter().map(String::as_str));
                // A line of text with nothing beside it is a title.
                if nearest.is_some() || cells.iter().skip(at + 1).any(|cell| !cell.is_empty()) {
                    self.problem(sheet, here, SheetProblemKind::UnknownHeading { found, nearest, known });
                }
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == index) {
                let first = first.clone();
                self.problem(sheet, here, SheetProblemKind::Twice { found, first });
                continue;
            }
            seen.push((index, here));
            let cell = cells.get(at + 1).cloned().unwrap_or_default();
            self.put(&Pointer::default(), &column.path, &cell, column.kind, (sheet, address(row, at + 1)));
        }
    }

    /// Puts the value of a cell where a path leads from a place of the file.
    pub(super) fn put(&mut self, from: &Pointer, path: &[&str], cell: &Cell, kind: ColumnKind, (sheet, here): (&Sheet, String)) {
        let pointer = path.iter().fold(from.clone(), |pointer, step| match step.parse() {
            Ok(place) => pointer.element(place),
            Err(_) => pointer.field(step),
        });
        match value(cell, kind) {
            Ok(Some(value)) => self.set(&pointer, value),
            Ok(None) => {}
            Err(kind) => {
                // What is told once is not to be missed as well.
                if let SheetProblemKind::MaybeYear { month, .. } = &kind {
                    self.set(&pointer, Tree::words(month.clone()));
                }
                self.problem(sheet, here.clone(), kind);
            }
        }
        self.remember(pointer, sheet, here);
    }

    /// Puts a value in a place of the file, with all that leads there.
    pub(super) fn set(&mut self, pointer: &Pointer, value: Tree) {
        self.file.put(pointer, value);
    }

    /// What stands in a place of the file.
    pub(super) fn node(&self, pointer: &Pointer) -> Option<&Tree> {
        self.file.at(pointer)
    }

    /// Lists that must be there and have no rows are empty.
    pub(super) fn empty_lists(&mut self, at: &Pointer, shape: &Shape) {
        for field in shape.fields().iter().filter(|field| field.needed && matches!(field.shape, Shape::List(_))) {
            let pointer = at.field(field.name);
            if self.node(&pointer).is_none() {
                self.set(&pointer, Tree::List(Vec::new()));
            }
        }
    }

    fn finish(mut self) -> Result<Made, Vec<SheetProblem>> {
        let shape = self.shape.clone();
        self.empty_lists(&Pointer::default(), &shape);
        if let (true, Some(benchmarks)) = (self.file.get("benchmarks").is_some(), shape.field("benchmarks")) {
            self.empty_lists(&Pointer::default().field("benchmarks"), &benchmarks.shape);
        }
        self.maybe_shares();
        let text = self.file.written(&shape);
        // What comes of a heading that is not known need not be told as well.
        if !self.problems.iter().any(|problem| is_of_names(&problem.kind)) {
            let found = faults(&text).into_iter().map(|problem| self.in_sheets(problem)).collect::<Vec<_>>();
            self.problems.extend(found);
        }
        if self.problems.iter().all(SheetProblem::is_warning) {
            return Ok(Made { text, warnings: self.problems });
        }
        Err(self.problems)
    }

    /// A problem of the file, at the cell its value comes from, or the row.
    fn in_sheets(&self, problem: Problem) -> SheetProblem {
        let mut pointer = match &problem.kind {
            ProblemKind::MissingField { name } if self.places.contains_key(&problem.pointer.field(name)) => problem.pointer.field(name),
            _ => problem.pointer.clone(),
        };
        let place = loop {
            if let Some(place) = self.places.get(&pointer) {
                break place.clone();
            }
            if pointer.0.pop().is_none() {
                break Place { sheet: sheet_of_fault(&problem).to_owned(), cell: String::new() };
            }
        };
        SheetProblem { sheet: place.sheet, cell: place.cell, kind: SheetProblemKind::InFile(Box::new(problem)) }
    }

    /// Percentages whose every figure is below 1: what a cell formatted as a percentage holds.
    fn maybe_shares(&mut self) {
        let mut found = Vec::new();
        for (index, measure) in self.file.list_of("measures").iter().enumerate().filter(|(_, m)| m.text_of("unit") == Some("percent")) {
            let value = |reading: &Tree| match reading.get("value") {
                Some(Tree::Number(written)) => written.parse::<f64>().ok(),
                Some(_) | None => None,
            };
            let values: Vec<(usize, f64)> =
                measure.list_of("readings").iter().enumerate().filter_map(|(place, reading)| Some((place, value(reading)?))).collect();
            let is_share = |value: f64| value.abs() <= 1.0;
            if let (Some((place, first)), true) = (values.iter().find(|(_, v)| *v != 0.0), values.iter().all(|(_, v)| is_share(*v))) {
                let pointer = Pointer::default().field("measures").element(index).field("readings").element(*place).field("value");
                found.push((pointer, first.to_string()));
            }
        }
        for (pointer, found) in found {
            if let Some(Place { sheet, cell }) = self.places.get(&pointer).cloned() {
                self.problems.push(SheetProblem { sheet, cell, kind: SheetProblemKind::MaybeShare { found } });
            }
        }
    }
}

/// The sheet of a part of the file that comes from no cell.
fn sheet_of_fault(problem: &Problem) -> &'static str {
    let first = problem.pointer.0.iter().find_map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        Step::Element(_) => None,
    });
    let name = match (first, &problem.kind) {
        (None, ProblemKind::MissingField { name }) => name,
        (first, _) => first.unwrap_or_default(),
    };
    sheet_of(&[name])
}

fn is_of_names(kind: &SheetProblemKind) -> bool {
    match kind {
        SheetProblemKind::NoSheets { .. }
        | SheetProblemKind::SheetMisspelt { .. }
        | SheetProblemKind::SheetTwice
        | SheetProblemKind::NoHeadings { .. }
        | SheetProblemKind::UnknownHeading { .. }
        | SheetProblemKind::Twice { .. } => true,
        SheetProblemKind::NoHeading { .. }
        | SheetProblemKind::NoKey { .. }
        | SheetProblemKind::NoParent { .. }
        | SheetProblemKind::ManyParents { .. }
        | SheetProblemKind::MaybeYear { .. }
        | SheetProblemKind::MaybeShare { .. }
        | SheetProblemKind::InFile(_) => false,
    }
}

/// All that the reader of files finds in one, its warnings included.
fn faults(text: &str) -> Vec<Problem> {
    match read::report(text.as_bytes()) {
        Err(problems) => problems.all(),
        Ok(Read { report, warnings, unread }) => {
            let of_benchmarks = unread.map(|unread| read::benchmark::benchmarks(&unread, &report));
            let found = match of_benchmarks {
                None => Vec::new(),
                Some(Ok(read)) => read.warnings.list,
                Some(Err(problems)) => problems.list,
            };
            warnings.list.into_iter().chain(found).collect()
        }
    }
}

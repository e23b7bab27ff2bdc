//! A report file as sheets.

use super::super::json::Tree;
use super::plan::{Plan, REPORT, TITLE, keys, plans};
use super::{Cell, Sheet, tables};

/// The sheets of a report file: each with its headings, those of other authorities only where the file has some.
pub(crate) fn sheets(file: &Tree) -> Vec<Sheet> {
    let has_benchmarks = file.get("benchmarks").is_some();
    let of_file = plans().into_iter().filter(|plan| has_benchmarks || !plan.is_of_benchmarks());
    let mut sheets: Vec<Sheet> = of_file.map(|plan| if plan.name == REPORT { fields(file, &plan) } else { rows(file, &plan) }).collect();
    if has_benchmarks {
        sheets.push(tables::sheet(file));
    }
    sheets
}

fn fields(file: &Tree, plan: &Plan) -> Sheet {
    let mut rows = vec![["Field", "Value"].map(|heading| Cell::Text(heading.to_owned())).to_vec()];
    let has_benchmarks = file.get("benchmarks").is_some();
    for column in plan.columns.iter().filter(|column| has_benchmarks || column.path.first() != Some(&"benchmarks")) {
        rows.push(vec![Cell::Text(column.heading.clone()), at(file, &column.path)]);
    }
    Sheet { name: plan.name.to_owned(), rows }
}

/// The headings of a sheet: after those that name a measure, one for its title.
pub(super) fn headings(plan: &Plan) -> Vec<String> {
    let mut headings: Vec<String> = plan.columns.iter().map(|column| column.heading.clone()).collect();
    if plan.is_of_measures() {
        headings.insert(plan.keys, TITLE.to_owned());
    }
    headings
}

fn rows(file: &Tree, plan: &Plan) -> Sheet {
    let mut rows = vec![headings(plan).into_iter().map(Cell::Text).collect()];
    if let Some(whole) = plan.whole {
        let nothing = vec![Cell::Empty; plan.keys + usize::from(plan.is_of_measures())];
        elements(file, &[whole], &nothing, "", plan, &mut rows);
    }
    elements(file, plan.path, &[], "", plan, &mut rows);
    Sheet { name: plan.name.to_owned(), rows }
}

/// A row for each element of the list that a path leads to; `above` tells what the rows belong to.
fn elements(tree: &Tree, path: &[&str], above: &[Cell], title: &str, plan: &Plan, rows: &mut Vec<Vec<Cell>>) {
    let Some((step, rest)) = path.split_first() else { return };
    let Some(Tree::List(elements_here)) = tree.get(step) else {
        if let Some(below) = tree.get(step) {
            elements(below, rest, above, title, plan, rows);
        }
        return;
    };
    for element in elements_here {
        if rest.is_empty() {
            let mut row = above.to_vec();
            if plan.is_of_measures() && row.len() == plan.keys {
                row.push(Cell::Text(title.to_owned()));
            }
            row.extend(plan.columns.iter().skip(plan.keys).map(|column| at(element, &column.path)));
            rows.push(row);
            continue;
        }
        let own = keys(step).iter().map(|(field, _)| at(element, &[field]));
        let here: Vec<Cell> = above.iter().cloned().chain(own).collect();
        let title = if *step == "measures" { element.text_of("title").unwrap_or_default() } else { title };
        elements(element, rest, &here, title, plan, rows);
    }
}

/// What a path leads to, as a cell.
pub(super) fn at(tree: &Tree, path: &[&str]) -> Cell {
    let Some((step, rest)) = path.split_first() else { return cell(tree) };
    match tree {
        Tree::List(pair) => step.parse().ok().and_then(|place: usize| pair.get(place)).map_or(Cell::Empty, cell),
        Tree::Object(_) => tree.get(step).map_or(Cell::Empty, |below| at(below, rest)),
        Tree::Null | Tree::YesNo(_) | Tree::Number(_) | Tree::Text(_) => Cell::Empty,
    }
}

pub(super) fn cell(tree: &Tree) -> Cell {
    match tree {
        Tree::Null | Tree::List(_) | Tree::Object(_) => Cell::Empty,
        Tree::YesNo(yes) => Cell::YesNo(*yes),
        Tree::Number(written) => written.parse().map_or_else(|_| Cell::Text(written.clone()), Cell::Number),
        Tree::Text(text) => Cell::Text(text.clone()),
    }
}

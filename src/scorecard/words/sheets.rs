//! What is wrong with the sheets of a spreadsheet, in words.

use super::problem::{Said, did_you_mean, quoted, quoted_list, said, say};
use crate::author::{SheetProblem, SheetProblemKind};
use crate::read::problem::{Problem, ProblemKind, Shape};

/// More names than this are not listed.
const MOST_NAMED: usize = 11;

/// A problem of a sheet in words.
pub(in crate::scorecard) fn say_of_sheet(problem: &SheetProblem) -> Said {
    match &problem.kind {
        SheetProblemKind::NoSheets { found, known } => said(
            "No sheet of a report",
            if found.is_empty() { "no sheet at all".to_owned() } else { quoted_list(found) },
            format!("sheets named {}", quoted_list(known)),
            "Start from the template workbook, or from the sheets of a report file.",
        ),
        SheetProblemKind::SheetMisspelt { nearest } => said(
            "A sheet that is not known",
            quoted(&problem.sheet),
            quoted(nearest),
            format!("Name the sheet {}; or, if it is your own, something that is not nearly the same.", quoted(nearest)),
        ),
        SheetProblemKind::SheetTwice => {
            said("A sheet twice", format!("a second sheet {}", quoted(&problem.sheet)), "one", "Put their rows together, or rename one.")
        }
        SheetProblemKind::NoHeadings { known } => said(
            "A sheet without headings",
            "none of the headings of this sheet in its first rows",
            names(known),
            "Put the headings in a row above the rest.",
        ),
        SheetProblemKind::UnknownHeading { found, nearest, known } => said(
            "A heading that is not known",
            quoted(found),
            names(known),
            did_you_mean(nearest.as_ref(), "Name it as one of these, or empty the column."),
        ),
        SheetProblemKind::Twice { found, first } => said(
            "A heading twice",
            format!("{} a second time; the first is in {first}", quoted(found)),
            "each heading once",
            "Empty one of the two.",
        ),
        SheetProblemKind::NoHeading { found } => said(
            "A cell under no heading",
            quoted(found),
            "nothing, or a heading above it",
            "Give the column its heading, or empty it: what stands in it would be lost.",
        ),
        SheetProblemKind::NoKey { sheet } => said(
            "A row that says nothing of what it belongs to",
            "empty cells",
            format!("what tells one row of the sheet {} from the others", quoted(sheet)),
            "Fill them in, or empty the row.",
        ),
        SheetProblemKind::NoParent { found, nearest, sheet } => said(
            "A row that belongs to nothing",
            quoted(found),
            format!("what a row of the sheet {} says", quoted(sheet)),
            did_you_mean(nearest.as_ref(), &format!("Add a row to the sheet {}, or correct this one.", quoted(sheet))),
        ),
        SheetProblemKind::ManyParents { found, sheet } => said(
            "A row that belongs to more than one thing",
            quoted(found),
            format!("what only one row of the sheet {} says", quoted(sheet)),
            "Give each its own name there.",
        ),
        SheetProblemKind::MaybeYear { month, year } => said(
            "A date that may have been a year",
            format!("the first day of {month}"),
            format!("{}, or {}", quoted(year), quoted(month)),
            format!("Spreadsheets make a date of {year}. Format the cell as text and write which of the two it is."),
        ),
        SheetProblemKind::MaybeShare { found } => said(
            "A percentage that may be a share",
            format!("{found}, and no figure of this measure is above 1"),
            "percentages as they are printed: 59.3",
            "A cell formatted as a percentage holds 0.593 for 59.3%. Format it as a number and write 59.3, if that is what is meant.",
        ),
        SheetProblemKind::InFile(problem) => in_file(problem),
    }
}

/// A problem of the file that the sheets make: as it is said of a file, but for lines, which the reader does not see.
fn in_file(problem: &Problem) -> Said {
    let of_file = say(problem);
    let found = match &problem.kind {
        ProblemKind::DuplicateId { id, .. } => format!("{} a second time", quoted(id)),
        ProblemKind::DuplicateMeasure { code, .. } => format!("{} a second time in the same framework", quoted(code)),
        ProblemKind::DuplicateReading { period, .. } => format!("a second reading for {}", quoted(period)),
        ProblemKind::DuplicateTarget { period, .. } => format!("a second target for {}", quoted(period)),
        ProblemKind::DuplicateTable { table, .. } => format!("a second table for {table}"),
        ProblemKind::MissingField { name } => format!("nothing for {}", quoted(&name.replace('_', " "))),
        ProblemKind::WrongType { found, .. } => quoted(found.trim_matches('"')),
        _ => of_file.found,
    };
    let (wanted, remedy) = match &problem.kind {
        ProblemKind::WrongType { wanted, .. } => (shape(*wanted), "Correct the cell, or empty it.".to_owned()),
        ProblemKind::MissingField { .. } => ("a value: it cannot be left out".to_owned(), "Fill it in, under its heading.".to_owned()),
        ProblemKind::BandUpsideDown { .. } => (of_file.wanted, "Swap the two.".to_owned()),
        _ => (of_file.wanted, of_file.remedy),
    };
    Said { title: of_file.title, found, wanted, remedy }
}

/// What a cell can hold.
fn shape(wanted: Shape) -> String {
    match wanted {
        Shape::Number | Shape::NumberOrNull => "a number",
        Shape::Whole { .. } => "a whole number, 0 or more",
        Shape::YesNo => "yes or no",
        Shape::ListOf { .. } => "both numbers",
        Shape::Text | Shape::List | Shape::OtherList | Shape::Object => "text",
    }
    .to_owned()
}

/// Names to choose from, as far as they can be read in a sentence.
fn names(known: &[String]) -> String {
    match known.get(..MOST_NAMED) {
        Some(first) if known.len() > MOST_NAMED => format!("one of {} names, such as {}", known.len(), quoted_list(first)),
        Some(_) | None => quoted_list(known),
    }
}

/// Where a problem is: "sheet Readings, cell B7".
pub(in crate::scorecard) fn place(problem: &SheetProblem) -> String {
    match (problem.sheet.as_str(), problem.cell.as_str()) {
        ("", _) => String::new(),
        (sheet, "") => format!("sheet {sheet}"),
        (sheet, cell) => format!("sheet {sheet}, cell {cell}"),
    }
}

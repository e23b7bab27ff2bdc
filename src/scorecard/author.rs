//! What a report file still lacks, as it is shown.

use super::problems::{ProblemView, ProblemsView, as_text, problems_view};
use super::words::{author as words, problem, sheets, workbook};
use crate::author::{CannotAdd, CannotRoll, Cell, Explained, NotASpreadsheet, Sheet, SheetProblem, SheetProblemKind, StillMissing};

/// What a report still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingView {
    /// "12 things are still missing".
    pub title: String,
    /// What is missing, in the order of the file.
    pub items: Vec<MissingItem>,
    /// All of it as plain text, to copy.
    pub text: String,
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingItem {
    /// "ASCOF 2C, Permanent admissions …"; empty where it is of the whole report.
    pub measure: String,
    /// Where it belongs, as a JSON pointer: "/measures/3/targets".
    pub pointer: String,
    /// "A target for 2025/26: there was one before."
    pub text: String,
}

/// What a report still lacks, in words.
#[must_use]
pub fn missing_view(missing: &[StillMissing]) -> MissingView {
    let item = |missing: &StillMissing| MissingItem {
        measure: missing.measure.clone().unwrap_or_default(),
        pointer: missing.pointer.to_string(),
        text: words::wanted(&missing.wanted),
    };
    let items: Vec<MissingItem> = missing.iter().map(item).collect();
    let title = words::title(items.len());
    let mut text = format!("{title}\n");
    let mut heading = None;
    for item in &items {
        if heading != Some(&item.measure) {
            heading = Some(&item.measure);
            text.push_str(&format!("\n{}\n", if item.measure.is_empty() { "The report" } else { &item.measure }));
        }
        text.push_str(&format!("  {} ({})\n", item.text, item.pointer));
    }
    MissingView { title, items, text }
}

/// The problems of a spreadsheet in words.
#[must_use]
pub fn sheet_problems_view(file_name: &str, problems: &[SheetProblem]) -> ProblemsView {
    let view = |found: &SheetProblem| {
        let said = sheets::say_of_sheet(found);
        let measure = match &found.kind {
            SheetProblemKind::InFile(problem) => problem.measure.clone().unwrap_or_default(),
            _ => String::new(),
        };
        ProblemView {
            warning: found.is_warning(),
            title: said.title,
            measure,
            pointer: sheets::place(found),
            line: 0,
            column: 0,
            excerpt: Vec::new(),
            found: said.found,
            wanted: said.wanted,
            remedy: said.remedy,
        }
    };
    let shown: Vec<ProblemView> = problems.iter().map(view).collect();
    let title = match shown.iter().filter(|problem| !problem.warning).count() {
        0 => words::to_look_at(shown.len()),
        errors => problem::title(errors),
    };
    let mut text = format!("{file_name}\n{title}\n");
    for problem in &shown {
        text.push('\n');
        text.push_str(&as_text(problem));
    }
    ProblemsView { title, file: file_name.to_owned(), problems: shown, text }
}

/// Why a file cannot be moved on, as plain text.
#[must_use]
pub fn cannot_roll_view(file_name: &str, why: &CannotRoll) -> String {
    words::cannot_roll(why).map(|sentence| sentence + "\n").unwrap_or_else(|problems| problems_view(file_name, problems).text)
}

/// Why readings cannot be put into a report file, in words.
#[must_use]
pub fn cannot_add_view(report: &str, readings: &str, why: &CannotAdd) -> ProblemsView {
    match why {
        CannotAdd::File(problems) => problems_view(report, problems),
        CannotAdd::Sheet(problems) => sheet_problems_view(readings, problems),
    }
}

/// Why a file is not read as a spreadsheet, and what to do.
#[must_use]
pub fn not_a_spreadsheet(why: NotASpreadsheet) -> String {
    workbook::not_a_spreadsheet(why)
}

/// The same as a problem of the whole file, which is neither a report nor a spreadsheet.
#[must_use]
pub fn not_opened_view(file_name: &str, why: NotASpreadsheet) -> ProblemsView {
    ProblemsView::of_the_whole(file_name, workbook::not_opened(why))
}

/// What is said of a spreadsheet that holds readings and nothing else, where they cannot be brought in.
#[must_use]
pub fn readings_alone_view(file_name: &str) -> ProblemsView {
    ProblemsView::of_the_whole(file_name, workbook::readings_alone())
}

/// What the headings of a report's sheets mean.
#[must_use]
pub fn explained() -> Vec<Explained> {
    workbook::EXPLAINED.iter().map(|(heading, text)| Explained { heading, text }).collect()
}

/// A sheet that says what the others are for; it is passed over when a workbook is read.
#[must_use]
pub fn about_sheets() -> Sheet {
    let line = |(sheet, text): &(&str, &str)| vec![Cell::Text((*sheet).to_owned()), Cell::Text((*text).to_owned())];
    Sheet { name: "How to".to_owned(), rows: workbook::ABOUT.iter().map(line).collect() }
}

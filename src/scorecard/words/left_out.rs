//! Measures that a report is shown without, in words.

use super::{list, plural, since};
use crate::model::Report;
use crate::scorecard::view::LeftOut;

fn names(left_out: &[LeftOut]) -> String {
    list(&left_out.iter().map(|left| format!("“{}”", left.title)).collect::<Vec<_>>())
}

/// The titles of problems with their lines: "An aim that is not known (line 377)".
pub(in crate::scorecard) fn why(problems: &[(String, usize)]) -> String {
    problems.iter().map(|(title, line)| format!("{title} (line {line})")).collect::<Vec<_>>().join("; ")
}

/// The sentence in the headline; empty if nothing is left out.
pub(in crate::scorecard) fn headline(left_out: &[LeftOut], shown: usize) -> String {
    if left_out.is_empty() {
        return String::new();
    }
    let entries = if left_out.len() == 1 { "its entry in the file has errors" } else { "their entries in the file have errors" };
    let of = left_out.len() + shown;
    let are = if left_out.len() == 1 { "is" } else { "are" };
    format!("{} of the {} {are} left out of this and of every count, because {entries}: {}.", left_out.len(), measures(of), names(left_out))
}

/// What to bear in mind where reports are compared.
pub(in crate::scorecard) fn caution(report: &Report, left_out: &[LeftOut]) -> String {
    let (count, report) = (measures(left_out.len()), since::report(report));
    format!("{count} left out of {report}, because of errors in its file: {}. Nothing can be said of the change in them.", names(left_out))
}

fn measures(count: usize) -> String {
    plural(count, "measure", "measures")
}

//! Checks on a file, as shown.

use super::Fact;
use crate::scorecard::ProblemView;

/// What the checks on a file found: what a council would be embarrassed to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checks {
    /// "3 things to check on 2 measures, and 1 accepted with a reason.", or that nothing was found.
    pub lead: String,
    /// Where checks come from, and what they are not.
    pub note: String,
    /// How many are open: neither mended nor accepted.
    pub open: usize,
    /// Those that are open, by measure in the report's order; those of the whole report first.
    pub groups: Vec<CheckGroup>,
    /// Those that the file accepts, each with its reason.
    pub accepted: Vec<CheckView>,
    /// Every check there is, and how many it found: "None found", "2 found".
    pub tried: Vec<Fact>,
    /// All of them as text, to copy.
    pub text: String,
}

/// What the checks found on one measure, or on the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckGroup {
    /// Index into the scorecard's measures; none for the report as a whole.
    pub measure: Option<usize>,
    /// The label of the measure, or "The report".
    pub title: String,
    /// What was found, in the order of the file.
    pub checks: Vec<CheckView>,
}

/// One thing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckView {
    /// Index into the scorecard's measures; none for the report as a whole.
    pub measure: Option<usize>,
    /// The check's name in the file: "value-against-counts".
    pub code: String,
    /// What was found, its place in the file, and the remedy.
    pub problem: ProblemView,
    /// Why the file accepts it; none where it is open.
    pub reason: Option<String>,
    /// What to write into the file to accept it, as JSON, ready but for the reason; empty where it can only be mended.
    pub accept: String,
}

//! The problems of a file, as they are shown.

/// A file that could not be opened, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemsView {
    /// "3 errors stop this report".
    pub title: String,
    /// The file's name, or "the pasted text"; and how long it is: "adults-2025-01.json · 1,088 lines".
    pub file: String,
    /// The problems, in the order of the file.
    pub problems: Vec<ProblemView>,
    /// All of it as plain text, to copy.
    pub text: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemView {
    /// A warning stops nothing.
    pub warning: bool,
    /// "An aim that is not known".
    pub title: String,
    /// "Local, People awaiting a care assessment"; empty where it is not in a measure.
    pub measure: String,
    /// The place as a JSON pointer: "/measures/3/aim"; empty for the whole file.
    pub pointer: String,
    /// Line, from 1; 0 where there is no place.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line and its neighbours.
    pub excerpt: Vec<ExcerptLine>,
    /// "\"lo\"".
    pub found: String,
    /// "\"high\", \"low\", \"band\" or \"none\"".
    pub wanted: String,
    /// "Did you mean \"low\"? Change line 377 to …".
    pub remedy: String,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptLine {
    /// Its number.
    pub number: usize,
    /// What stands before the fault (the whole line, if the fault is elsewhere).
    pub before: String,
    /// The fault itself; empty if it is elsewhere.
    pub fault: String,
    /// What stands after it.
    pub after: String,
}

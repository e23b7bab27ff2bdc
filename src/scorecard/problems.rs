//! The problems of a file, as they are shown.

use super::words::{plural, problem as words};
use crate::read::problem::{Pointer, Problem, Problems, Span};

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
    /// The place as a JSON pointer: "/measures/3/aim"; of a spreadsheet, "sheet Readings, cell B7"; empty for the whole file.
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

/// So many problems are listed; of more, only how many.
const MOST_LISTED: usize = 500;

impl ProblemsView {
    /// One problem of a whole file, under its own title.
    pub(super) fn of_the_whole(file_name: &str, said: words::Said) -> Self {
        let title = said.title.clone();
        let problem = Lines::of("").view(said, false, String::new(), &Pointer::default(), None);
        let text = format!("{file_name}\n{title}\n\n{}", as_text(&problem));
        Self { title, file: file_name.to_owned(), problems: vec![problem], text }
    }

    /// Whether nothing in it stopped the file.
    #[must_use]
    pub fn stops_nothing(&self) -> bool {
        self.problems.iter().all(|problem| problem.warning)
    }

    /// It as texts, from one program to another; without lines of the file, which a spreadsheet has not.
    #[must_use]
    pub fn to_texts(&self) -> Vec<String> {
        let head = [self.title.clone(), self.file.clone(), self.text.clone()];
        let one = |problem: &ProblemView| {
            let ProblemView { warning, title, measure, pointer, found, wanted, remedy, .. } = problem.clone();
            [if warning { "warning" } else { "error" }.to_owned(), title, measure, pointer, found, wanted, remedy]
        };
        head.into_iter().chain(self.problems.iter().flat_map(one)).collect()
    }

    /// It from its texts; none if these are others.
    #[must_use]
    pub fn from_texts(texts: Vec<String>) -> Option<Self> {
        let mut texts = texts.into_iter();
        let mut view = Self { title: texts.next()?, file: texts.next()?, problems: Vec::new(), text: texts.next()? };
        while let Some(kind) = texts.next() {
            view.problems.push(ProblemView {
                warning: kind == "warning",
                title: texts.next()?,
                measure: texts.next()?,
                pointer: texts.next()?,
                line: 0,
                column: 0,
                excerpt: Vec::new(),
                found: texts.next()?,
                wanted: texts.next()?,
                remedy: texts.next()?,
            });
        }
        Some(view)
    }
}

/// How many lines are quoted on either side of a fault.
const LINES_AROUND: usize = 1;

/// How many characters of a long line are quoted on either side of a fault.
const CHARACTERS_AROUND: usize = 80;

/// The problems of a file in words.
#[must_use]
pub fn problems_view(file_name: &str, problems: &Problems) -> ProblemsView {
    let file_text = Lines::of(&problems.text);
    let list = problems.all();
    let errors = list.iter().filter(|p| !p.is_warning()).count();
    let mut shown: Vec<ProblemView> = list.iter().take(MOST_LISTED).map(|p| problem_view(p, &file_text)).collect();
    if let Some(first) = list.get(MOST_LISTED) {
        let said = words::more(list.len() - MOST_LISTED);
        shown.push(file_text.view(said, first.is_warning(), String::new(), &Pointer::default(), None));
    }
    let title = words::title(errors);
    let count = file_text.lines.len();
    let size = if count == 0 { String::new() } else { format!(" · {}", plural(count, "line", "lines")) };
    let file = format!("{file_name}{size}");
    let mut text = format!("{file}\n{title}\n");
    for problem in &shown {
        text.push('\n');
        text.push_str(&as_text(problem));
    }
    ProblemsView { title, file, problems: shown, text }
}

/// A problem as plain text.
#[must_use]
pub fn as_text(problem: &ProblemView) -> String {
    let mut lines = vec![format!("{}: {}", if problem.warning { "Warning" } else { "Error" }, problem.title)];
    if !problem.measure.is_empty() {
        lines.push(format!("  Measure: {}", problem.measure));
    }
    if problem.line == 0 && !problem.pointer.is_empty() {
        lines.push(format!("  Place:   {}", problem.pointer));
    }
    if problem.line > 0 {
        let pointer = if problem.pointer.is_empty() { String::new() } else { format!(" ({})", problem.pointer) };
        lines.push(format!("  Place:   line {}, column {}{pointer}", problem.line, problem.column));
    }
    for line in problem.excerpt.iter().filter(|l| l.number == problem.line) {
        lines.push(format!("  Line:    {}", format!("{}{}{}", line.before, line.fault, line.after).trim()));
    }
    lines.push(format!("  Found:   {}", problem.found));
    lines.push(format!("  Wanted:  {}", problem.wanted));
    lines.push(format!("  Remedy:  {}", problem.remedy));
    lines.join("\n") + "\n"
}

/// A problem in words, in its place.
pub(super) fn problem_view(problem: &Problem, file: &Lines) -> ProblemView {
    let measure = problem.measure.clone().unwrap_or_default();
    file.view(words::say(problem), problem.is_warning(), measure, &problem.pointer, problem.span)
}

/// The text of a file, ready to be quoted.
pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<&'t str>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// A text in its lines.
    pub(super) fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines: text.lines().collect(), starts }
    }

    /// What is said of a place in the text, with the lines around it.
    pub(super) fn view(&self, said: words::Said, warning: bool, measure: String, pointer: &Pointer, span: Option<Span>) -> ProblemView {
        let place = span.map(|span| Place::of(self.text, &self.starts, span));
        ProblemView {
            warning,
            title: said.title,
            measure,
            pointer: pointer.to_string(),
            line: place.as_ref().map_or(0, |p| p.line),
            column: place.as_ref().map_or(0, |p| p.column),
            excerpt: place.map(|p| excerpt(&p, &self.lines)).unwrap_or_default(),
            found: said.found,
            wanted: said.wanted,
            remedy: said.remedy,
        }
    }
}

/// Where a fault stands.
struct Place {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// Where in its line it begins, in bytes.
    at: usize,
    /// In characters, on its first line.
    length: usize,
}

impl Place {
    /// `starts` is where each line begins.
    fn of(text: &str, starts: &[usize], span: Span) -> Self {
        let start = span.start.min(text.len());
        let line = starts.partition_point(|at| *at <= start);
        let line_start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let fault = text.get(start..span.end.min(text.len())).unwrap_or_default();
        let first_line = fault.lines().next().unwrap_or_default();
        let column = text.get(line_start..start).unwrap_or_default().chars().count() + 1;
        Self { line, column, at: start - line_start, length: first_line.chars().count() }
    }
}

/// A line may be the whole file: no more of it is looked at than is quoted.
fn excerpt(place: &Place, lines: &[&str]) -> Vec<ExcerptLine> {
    let first = place.line.saturating_sub(LINES_AROUND).max(1);
    let last = (place.line + LINES_AROUND).min(lines.len());
    (first..=last)
        .filter_map(|number| {
            let line = lines.get(number - 1)?;
            if number != place.line {
                let (before, _) = split(line, 2 * CHARACTERS_AROUND);
                return Some(ExcerptLine { number, before: before.to_owned(), fault: String::new(), after: String::new() });
            }
            let (before, rest) = line.split_at_checked(place.at).unwrap_or((line, ""));
            let (fault, rest) = split(rest, place.length.min(2 * CHARACTERS_AROUND));
            let (after, more) = split(rest, CHARACTERS_AROUND);
            let cut = before.char_indices().rev().nth(CHARACTERS_AROUND - 1).map_or(0, |(at, _)| at);
            Some(ExcerptLine {
                number,
                before: format!("{}{}", if cut > 0 { "…" } else { "" }, &before[cut..]),
                fault: fault.to_owned(),
                after: format!("{after}{}", if more.is_empty() { "" } else { "…" }),
            })
        })
        .collect()
}

/// The first characters of a text, and the rest.
fn split(text: &str, characters: usize) -> (&str, &str) {
    let at = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

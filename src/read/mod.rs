//! Reads a report file: bytes → text → tree → shapes → model, with all its problems as data.

pub mod benchmark;
mod breakdown;
mod check;
pub mod config;
mod decode;
mod encoding;
pub(crate) mod json;
mod measure;
mod period;
pub mod places;
pub mod problem;
pub mod rest;
#[cfg(feature = "schema")]
mod schema;
mod source;
pub mod wire;

pub use benchmark::Unread;
pub(crate) use decode::nearest;

use crate::model::{Report, in_order};
use json::{Node, Value};
pub use period::{PERIOD_FORMS, period};
use problem::{Pointer, Problem, ProblemKind, Problems};
#[cfg(feature = "schema")]
pub use schema::{benchmark_schema, config_schema, report_schema};
use source::{Source, measure_label, pointer_at};

/// The file format this version reads and writes.
pub const FORMAT_VERSION: u8 = 1;

/// A report that could be read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What is worth knowing of the file although it stopped nothing.
    pub warnings: Problems,
    /// Benchmarks in the file, which [`benchmark::benchmarks`] reads.
    pub unread: Option<Unread>,
}

/// The report a file holds.
///
/// # Errors
/// Every problem of the file: of its encoding, or of its syntax, or of its shapes, or of its
/// meaning. A later sort is looked for only where the earlier left a document to look at.
pub fn report(bytes: &[u8]) -> Result<Read, Problems> {
    let (text, mut warnings) = encoding::text(bytes)?;
    let (root, mut problems) = json::parse(&text);
    let Some(root) = root else { return Err(problems_of(text, warnings, problems, None)) };
    let report = match not_a_report(&text, &root) {
        Some(problem) => {
            problems.push(problem);
            None
        }
        None => match decode::decode::<wire::File>(&text, &root) {
            Err(faults) => {
                problems.extend(faults);
                None
            }
            Ok(file) => {
                let mut source = Source::new(&text, &root);
                let report = check::report(file, &mut source);
                problems.extend(source.into_problems());
                report
            }
        },
    };
    match report {
        Some(report) if problems.is_empty() => {
            warnings.retain(Problem::is_warning);
            let unread = root.get("benchmarks").is_some().then(|| Unread { text: text.clone(), root });
            Ok(Read { report, warnings: Problems { text, list: warnings, unread: None }, unread })
        }
        Some(_) | None => Err(problems_of(text, warnings, problems, Some(root))),
    }
}

/// Why a document is not a report this version can read, if it is not.
fn not_a_report(text: &str, root: &Node) -> Option<Problem> {
    not_this_version(text, root).or_else(|| benchmark::alone(root))
}

/// Why a document is not a file this version can read, if it is not.
fn not_this_version(text: &str, root: &Node) -> Option<Problem> {
    let problem = |pointer: Pointer, span, kind| Problem { pointer, span: Some(span), measure: None, kind };
    let here = Pointer::default();
    if !matches!(root.value, Value::Object(_)) {
        let found = decode::quote(text, root.span);
        return Some(problem(here, root.span, ProblemKind::WrongType { found, wanted: problem::Shape::Object }));
    }
    match root.get("scorecard") {
        None => {
            let brace = problem::Span { start: root.span.start, end: root.span.start + 1 };
            Some(problem(here, brace, ProblemKind::NoVersion))
        }
        Some(Node { value: Value::Number { value, .. }, .. }) if *value == f64::from(FORMAT_VERSION) => None,
        Some(node) => {
            let found = decode::quote(text, node.span);
            Some(problem(here.field("scorecard"), node.span, ProblemKind::WrongVersion { found }))
        }
    }
}

/// All problems in the order of the text, each with the measure it is in.
fn problems_of(text: String, warnings: Vec<Problem>, problems: Vec<Problem>, root: Option<Node>) -> Problems {
    let mut list: Vec<Problem> = warnings.into_iter().chain(problems).collect();
    for problem in &mut list {
        if let (Some(root), Some(span), true) = (&root, problem.span, problem.pointer.0.is_empty()) {
            problem.pointer = pointer_at(root, span);
        }
        problem.measure = root.as_ref().and_then(|root| measure_label(root, &problem.pointer));
    }
    let mut list = in_order(list, &|a, b| a.span.cmp(&b.span));
    list.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    let unread = root.filter(|root| root.get("report").is_some() && root.get("benchmarks").is_some()).map(Box::new);
    Problems { text, list, unread }
}

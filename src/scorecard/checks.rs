//! What the checks on a file found, laid out.

use super::problems::{Lines, ProblemView, as_text, problem_view};
use super::view::{CheckGroup, CheckView, Checks, Fact};
use super::words::{checks as words, labels};
use crate::engine::checks::{Code, Found, acceptance};
use crate::model::{Measure, Report};
use crate::read::problem::{Problem, ProblemKind, Problems, Spot};

/// What was found in a report, each with where it stands in its file, and what its reader noticed.
#[must_use]
pub fn checks(report: &Report, found: &[Found], spots: &[Spot], notices: &Problems, others: &Problems) -> Checks {
    let file = Lines::of(&notices.text);
    let mut all: Vec<CheckView> = Vec::new();
    for (notices, lines) in [(notices, &file), (others, &Lines::of(&others.text))] {
        all.extend(notices.list.iter().map(|problem| notice(problem, lines)));
    }
    all.extend(found.iter().zip(spots).map(|(one, spot)| check(report, one, spot, &file)));

    let (accepted, open): (Vec<CheckView>, Vec<CheckView>) = all.into_iter().partition(|check| check.reason.is_some());
    let count = open.len();
    let groups = groups(report, open);
    let measures = groups.iter().filter(|group| group.measure.is_some()).count();
    let lead = words::lead(count, measures, accepted.len());
    let text = text(&lead, &groups, &accepted);
    let tried = Code::ALL.iter().map(|code| {
        let count = found.iter().filter(|one| one.code() == *code).count();
        Fact { term: words::name(*code).to_owned(), text: words::how_many(count) }
    });
    Checks { lead, note: words::note().to_owned(), open: count, groups, accepted, tried: tried.collect(), text }
}

fn check(report: &Report, found: &Found, spot: &Spot, file: &Lines) -> CheckView {
    let measure = found.place.measure;
    let label = measure.and_then(|index| report.measures.get(index)).map(|m| label(report, m)).unwrap_or_default();
    let code = found.code().name().to_owned();
    CheckView {
        measure,
        accept: if found.code() == Code::AcceptedWithoutNeed { String::new() } else { accept(&code, &spot.period) },
        code,
        problem: file.view(words::say(report, found), true, label, &spot.pointer, spot.span),
        reason: acceptance(report, found).map(|accepted| accepted.reason.clone()),
    }
}

/// What the reader of the file noticed.
fn notice(problem: &Problem, file: &Lines) -> CheckView {
    let code = match problem.kind {
        ProblemKind::ByteOrderMark => "byte-order-mark",
        ProblemKind::FrameworkElsewhere { .. } => "framework-elsewhere",
        _ => "notice",
    };
    CheckView { measure: None, code: code.to_owned(), problem: problem_view(problem, file), reason: None, accept: String::new() }
}

/// "ASCOF 2C, Permanent admissions to care".
fn label(report: &Report, measure: &Measure) -> String {
    format!("{}, {}", labels::code(report, measure), measure.title)
}

/// What to write into the file; a check on a reading names its period.
fn accept(code: &str, period: &str) -> String {
    let period = if period.is_empty() { String::new() } else { format!(" \"period\": \"{period}\",") };
    format!("{{ \"check\": \"{code}\",{period} \"reason\": \"\" }}")
}

/// By measure, the report first, and in each in the order of the file.
fn groups(report: &Report, open: Vec<CheckView>) -> Vec<CheckGroup> {
    let mut groups: Vec<CheckGroup> = Vec::new();
    for check in open {
        match groups.last_mut().filter(|group| group.measure == check.measure) {
            Some(group) => group.checks.push(check),
            None => {
                let measure = check.measure.and_then(|index| report.measures.get(index));
                let title = measure.map_or_else(|| "The report".to_owned(), |m| label(report, m));
                groups.push(CheckGroup { measure: check.measure, title, checks: vec![check] });
            }
        }
    }
    for group in &mut groups {
        group.checks.sort_by_key(|check| (check.problem.line, check.problem.column));
    }
    groups
}

/// All of it as text, to copy.
fn text(lead: &str, groups: &[CheckGroup], accepted: &[CheckView]) -> String {
    let mut text = format!("{lead}\n");
    for check in groups.iter().flat_map(|group| &group.checks) {
        text.push('\n');
        text.push_str(&as_text(&check.problem));
        if !check.accept.is_empty() {
            text.push_str(&format!("  Accept:  {}\n", check.accept));
        }
    }
    for check in accepted {
        let ProblemView { title, measure, .. } = &check.problem;
        let measure = if measure.is_empty() { String::new() } else { format!(" ({measure})") };
        text.push_str(&format!("\nAccepted: {title}{measure}\n  Reason:  {}\n", check.reason.as_deref().unwrap_or_default()));
    }
    text
}

//! Which measures of two reports are the same: by framework, version and code, or else by what a report says
//! its codes were in an earlier version; never by a code alone.

use crate::model::{Break, CodeChange, EarlierVersion, Framework, Measure, Report};

/// How a measure was found in an earlier report.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// By what.
    pub by: By,
    /// Whether figures of the two can be compared.
    pub comparable: bool,
    /// What changed, in the words of the reports that say what codes were.
    pub notes: Vec<String>,
    /// Breaks of its series that reports between the two know of.
    pub breaks: Vec<Break>,
}

/// By what a measure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The same framework, version and code.
    Identity,
    /// The same code in another version, which by the later report means the same.
    SameCode,
    /// A line of the later report that names its earlier code.
    Mapping,
    /// Lines of two or more reports, one after the other.
    Steps,
}

/// A measure of the later report alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Index into the later report's measures.
    pub now: usize,
    /// Why.
    pub why: WhyNew,
}

/// Why a measure is not found in the earlier report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNew {
    /// The framework itself is not in the earlier report.
    NoFramework,
    /// Nothing says what codes of this earlier version mean.
    NoMapping {
        /// The earlier version.
        version: String,
    },
    /// The framework did not have it then; what the report says of it.
    NotThen(Option<String>),
    /// The lines about codes do not name it.
    NotListed,
    /// The framework had it, and the earlier report does not.
    NotReported {
        /// Its code then.
        was: String,
        /// What the report says of it.
        note: Option<String>,
    },
}

/// A measure of the earlier report alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Index into the earlier report's measures.
    pub then: usize,
    /// Why.
    pub why: WhyDropped,
}

/// Why a measure is not found in the later report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyDropped {
    /// The framework itself is not in the later report.
    NoFramework,
    /// Nothing says what codes of the earlier version mean now.
    NoMapping {
        /// The earlier version.
        version: String,
    },
    /// The framework no longer has it; what the report says of it.
    Gone(Option<String>),
    /// The lines about codes do not name it.
    NotListed,
    /// The framework has it, and the later report does not.
    NotReported {
        /// Its code now.
        is: String,
        /// What the report says of it.
        note: Option<String>,
    },
}

/// A code that a reader could take for the same measure in both reports, and that is not: the same code, or
/// one that only adds a part ("2A", "2A pt 1").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// Index into the later report's measures.
    pub now: usize,
    /// Indices into the earlier report's measures.
    pub then: Vec<usize>,
}

/// What was found of two reports.
pub(super) struct Found {
    pub(super) pairs: Vec<(usize, usize, Matched)>,
    pub(super) new: Vec<New>,
    pub(super) dropped: Vec<Dropped>,
    pub(super) collisions: Vec<Collision>,
}

pub(super) fn all(now: &Report, through: &[&Report], then: &Report) -> Found {
    let mut found = Found { pairs: Vec::new(), new: Vec::new(), dropped: Vec::new(), collisions: Vec::new() };
    for index in 0..now.measures.len() {
        match earlier(now, index, through, then) {
            Some(Ok((was, matched))) => found.pairs.push((index, was, matched)),
            Some(Err(why)) => found.new.push(New { now: index, why }),
            None => {}
        }
    }
    for (index, measure) in then.measures.iter().enumerate() {
        if found.pairs.iter().all(|(_, t, _)| *t != index) {
            found.dropped.push(Dropped { then: index, why: gone(now, through, then, measure) });
        }
    }
    found.collisions = collisions(now, through, then, &found.pairs);
    found
}

fn is_code(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn framework<'a>(report: &'a Report, id: &str) -> Option<&'a Framework> {
    report.frameworks.iter().find(|f| f.id == id)
}

fn framework_of<'a>(report: &'a Report, measure: &Measure) -> Option<&'a Framework> {
    report.frameworks.get(measure.id.framework)
}

fn find(report: &Report, framework: &str, code: &str) -> Option<usize> {
    report.measures.iter().position(|m| framework_of(report, m).is_some_and(|f| f.id == framework) && is_code(&m.id.code, code))
}

/// The measure of an earlier report that a measure is, or why there is none; none for an index that is no measure.
pub(super) fn earlier(now: &Report, index: usize, through: &[&Report], then: &Report) -> Option<Result<(usize, Matched), WhyNew>> {
    let measure = now.measures.get(index)?;
    let from = framework_of(now, measure)?;
    Some(match traced(from, &measure.id.code, through, then) {
        Err(why) => Err(why),
        Ok(Traced { code, mut matched }) => match find(then, &from.id, &code) {
            None => Err(WhyNew::NotReported { was: code, note: matched.notes.pop() }),
            Some(was) => {
                for (place, between) in through.iter().enumerate() {
                    let before = through.get(..place).unwrap_or_default();
                    let there = traced(from, &measure.id.code, before, between).ok();
                    let there = there.and_then(|t| between.measures.get(find(between, &from.id, &t.code)?));
                    matched.breaks.extend(there.into_iter().flat_map(|m| m.breaks.iter().cloned()));
                }
                Ok((was, matched))
            }
        },
    })
}

/// What a code was in an earlier report.
struct Traced {
    code: String,
    matched: Matched,
}

fn traced(from: &Framework, code: &str, through: &[&Report], then: &Report) -> Result<Traced, WhyNew> {
    let to = framework(then, &from.id).ok_or(WhyNew::NoFramework)?;
    let steps = path(from, through, to).ok_or_else(|| WhyNew::NoMapping { version: to.version.clone() })?;
    let mut matched = Matched { by: By::Identity, comparable: true, notes: Vec::new(), breaks: Vec::new() };
    let mut code = code.to_owned();
    for (number, step) in steps.iter().enumerate() {
        let line = step.codes.iter().find(|c| c.code.as_ref().is_some_and(|c| is_code(c, &code)));
        let by = match line {
            Some(CodeChange { was: Some(was), comparable, note, .. }) => {
                matched.comparable &= comparable;
                matched.notes.extend(note.clone());
                code.clone_from(was);
                By::Mapping
            }
            Some(CodeChange { was: None, note, .. }) => return Err(WhyNew::NotThen(note.clone())),
            None if step.same_codes && !step.codes.iter().any(|c| c.was.as_ref().is_some_and(|was| is_code(was, &code))) => By::SameCode,
            None => return Err(WhyNew::NotListed),
        };
        matched.by = if number > 0 { By::Steps } else { by };
    }
    Ok(Traced { code, matched })
}

/// Why a measure of the earlier report is not in the later one.
fn gone(now: &Report, through: &[&Report], then: &Report, measure: &Measure) -> WhyDropped {
    let Some(to) = framework_of(then, measure) else { return WhyDropped::NoFramework };
    let Some(from) = framework(now, &to.id) else { return WhyDropped::NoFramework };
    let Some(steps) = path(from, through, to) else { return WhyDropped::NoMapping { version: to.version.clone() } };
    let mut code = measure.id.code.clone();
    let mut note = None;
    for step in steps.iter().rev() {
        match step.codes.iter().find(|c| c.was.as_ref().is_some_and(|was| is_code(was, &code))) {
            Some(CodeChange { code: Some(is), note: said, .. }) => {
                note = said.clone().or(note);
                code.clone_from(is);
            }
            Some(CodeChange { code: None, note, .. }) => return WhyDropped::Gone(note.clone()),
            None if step.same_codes && !step.codes.iter().any(|c| c.code.as_ref().is_some_and(|is| is_code(is, &code))) => {}
            None => return WhyDropped::NotListed,
        }
    }
    WhyDropped::NotReported { is: code, note }
}

/// What leads from the codes of one version of a framework to those of an earlier one, step by step: nothing
/// where the version is the same, one step where the later report tells of it, else by way of the reports
/// between; none where nothing leads there.
fn path<'a>(from: &'a Framework, through: &[&'a Report], to: &Framework) -> Option<Vec<&'a EarlierVersion>> {
    if from.version == to.version {
        return Some(Vec::new());
    }
    if let Some(direct) = from.earlier_versions.iter().find(|v| v.version == to.version) {
        return Some(vec![direct]);
    }
    through.iter().enumerate().find_map(|(place, between)| {
        let middle = framework(between, &from.id)?;
        let rest = through.get(place + 1..).unwrap_or_default();
        let first =
            if middle.version == from.version { None } else { Some(from.earlier_versions.iter().find(|v| v.version == middle.version)?) };
        let rest = path(middle, rest, to)?;
        Some(first.into_iter().chain(rest).collect())
    })
}

/// The codes that stand in both reports and mean something else in each. Where nothing says what codes mean,
/// nobody knows.
fn collisions(now: &Report, through: &[&Report], then: &Report, pairs: &[(usize, usize, Matched)]) -> Vec<Collision> {
    let of = |(index, measure): (usize, &Measure)| {
        let from = framework_of(now, measure)?;
        let to = framework(then, &from.id)?;
        if path(from, through, to)?.is_empty() {
            return None;
        }
        let is_alike = |(_, other): &(usize, &Measure)| {
            framework_of(then, other).is_some_and(|f| f.id == to.id) && are_alike(&measure.id.code, &other.id.code)
        };
        let alike: Vec<usize> = then.measures.iter().enumerate().filter(is_alike).map(|(t, _)| t).collect();
        let is_one_of_them = pairs.iter().any(|(n, t, _)| *n == index && alike.contains(t));
        (!alike.is_empty() && !is_one_of_them).then_some(Collision { now: index, then: alike })
    };
    now.measures.iter().enumerate().filter_map(of).collect()
}

/// Whether a reader could take two codes for one: the same, or one of them the first word of the other.
fn are_alike(a: &str, b: &str) -> bool {
    let first = |code: &str| code.split_whitespace().next().unwrap_or_default().to_owned();
    is_code(a, b) || is_code(a, &first(b)) || is_code(&first(a), b)
}

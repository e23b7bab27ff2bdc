//! What if: the report with other figures, targets or tolerances than its own, worked out again by the same rules.
//!
//! What can be moved in a measure is a [`Lever`] with its ends and steps, or has a reason why it cannot
//! ([`levers`]). [`suppose`] moves levers and gives another report with its evaluation; [`edges`], [`rating_edges`], [`way_edges`] and
//! [`rule_edges`] tell where a rating or an arrow changes; [`table`] puts the supposed figure among those of other councils. Nothing here touches the
//! report itself. *Ours*: the ends and steps of levers, and what moves along with a target.

mod edges;
mod lever;
mod range;
mod table;

pub use edges::Edge;
pub use lever::{Fixed, Lever, Levers, Moves, levers};
pub use range::Range;
pub use table::{NoPlace, table};

use super::{Evaluated, Evaluation, Way};
use crate::model::{Basis, Level, Measure, Report};

/// What of a measure is supposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The value of its leading figure, in the figure's unit.
    Value,
    /// The numerator of its leading figure.
    Count,
    /// What it is rated against, in the measure's unit; of a band the lower edge.
    Target,
    /// The upper edge of the band it is rated against.
    TargetHigh,
    /// The tolerance of its rating, in its own kind; a share in percent.
    Tolerance,
}

/// Something supposed of a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Supposition {
    /// The measure, as an index into the report's.
    pub measure: usize,
    /// What of it.
    pub what: What,
    /// How much, in what the lever is in.
    pub amount: f64,
}

/// A report with what was supposed in place of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Supposed {
    /// The report.
    pub report: Report,
    /// What was worked out of it.
    pub evaluation: Evaluation,
    /// What was supposed: on the steps of its lever, and other than what the report has.
    pub taken: Vec<Supposition>,
    /// What was not, and why.
    pub refused: Vec<(Supposition, Refused)>,
}

/// Why something is not supposed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refused {
    /// The measure has no such lever.
    NoLever,
    /// It lies beyond the ends of the lever.
    OutOfRange(Range),
    /// The lower edge of a band would lie above the upper.
    UpsideDown,
    /// It is what the report has.
    AsItIs,
}

/// The report with all that can be supposed of it; of two suppositions of the same, the first.
#[must_use]
pub fn suppose(report: &Report, evaluation: &Evaluation, wanted: &[Supposition]) -> Supposed {
    let mut out = Supposed { report: report.clone(), evaluation: evaluation.clone(), taken: Vec::new(), refused: Vec::new() };
    for (index, (measure, evaluated)) in report.measures.iter().zip(&evaluation.measures).enumerate() {
        let ours: Vec<Supposition> = wanted.iter().copied().filter(|s| s.measure == index).collect();
        if ours.is_empty() {
            continue;
        }
        let One { measure, taken, refused } = one(report, measure, evaluated, &ours);
        out.refused.extend(refused);
        if taken.is_empty() {
            continue;
        }
        out.taken.extend(taken);
        if let (Some(place), Some(of)) = (out.report.measures.get_mut(index), out.evaluation.measures.get_mut(index)) {
            *of = super::measure(report, &measure);
            *place = measure;
        }
    }
    out
}

/// Where the rating of a measure changes from that of the figure in the report, with the target and the tolerance
/// that are supposed; the better levels first, the nearest first.
#[must_use]
pub fn edges(report: &Report, measure: &Measure, evaluated: &Evaluated, wanted: &[Supposition]) -> Vec<Edge<Level>> {
    let Ok(lever) = levers(report, measure, evaluated).figure else { return Vec::new() };
    let others: Vec<Supposition> = wanted.iter().copied().filter(|s| s.what != lever.what).collect();
    edges::edges(report, &one(report, measure, evaluated, &others).measure, &lever, &|evaluated| edges::rating(evaluated, None))
}

/// A lever of a measure, with the places at which a verdict changes.
pub type Edges<T> = (Lever, Vec<Edge<T>>);

/// The figures at which the rating of a basis changes, by the rule. Where its figure was worked out, it is that of the year so far
/// which moves.
///
/// # Errors
/// Why the figure cannot be moved.
pub fn rating_edges(report: &Report, measure: &Measure, evaluated: &Evaluated, basis: Basis) -> Result<Edges<Level>, Fixed> {
    let lever = lever::of_basis(measure, evaluated, basis)?;
    let found = edges::edges(report, measure, &lever, &|evaluated| edges::rating(evaluated, Some(basis)));
    Ok((lever, found))
}

/// The figures at which the arrow becomes another.
///
/// # Errors
/// Why the figure cannot be moved.
pub fn way_edges(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Result<Edges<Way>, Fixed> {
    let lever = lever::of_basis(measure, evaluated, evaluated.leads)?;
    let found = edges::edges(report, measure, &lever, &edges::way);
    Ok((lever, found))
}

/// The targets and tolerances at which the leading rating changes, the figure being what it is.
#[must_use]
pub fn rule_edges(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Edges<Level>> {
    let levers = levers(report, measure, evaluated);
    let rule = levers.yardstick.into_iter().flatten().chain(levers.tolerance);
    let of = |lever: Lever| {
        let found = edges::edges(report, measure, &lever, &|evaluated| edges::rating(evaluated, None));
        (lever, found)
    };
    rule.map(of).filter(|(_, edges)| !edges.is_empty()).collect()
}

/// A measure with a lever at an amount, worked out again; none where the lever cannot be put there.
#[must_use]
pub fn at(report: &Report, measure: &Measure, lever: &Lever, amount: f64) -> Option<Evaluated> {
    let mut measure = measure.clone();
    lever.put(&mut measure, amount)?;
    Some(super::as_printed(report, &measure))
}

/// A measure with what was supposed of it.
struct One {
    measure: Measure,
    taken: Vec<Supposition>,
    refused: Vec<(Supposition, Refused)>,
}

fn one(report: &Report, measure: &Measure, evaluated: &Evaluated, wanted: &[Supposition]) -> One {
    let levers = levers(report, measure, evaluated);
    let mut out = One { measure: measure.clone(), taken: Vec::new(), refused: Vec::new() };
    // The yardstick goes by the figure, and the tolerance by both.
    for what in [What::Value, What::Count, What::Target, What::TargetHigh, What::Tolerance] {
        let Some(wanted) = wanted.iter().find(|s| s.what == what) else { continue };
        match moved(&levers, &mut out.measure, *wanted) {
            Ok(amount) => out.taken.push(Supposition { amount, ..*wanted }),
            Err(reason) => out.refused.push((*wanted, reason)),
        }
    }
    if !out.taken.is_empty() {
        // The officers judged what they had before them.
        out.measure.judgement = None;
    }
    out
}

/// Moves a lever; where it stands then.
fn moved(levers: &Levers, measure: &mut Measure, wanted: Supposition) -> Result<f64, Refused> {
    let lever = levers.of(wanted.what).ok_or(Refused::NoLever)?;
    let amount = lever.range.held(wanted.amount).ok_or(Refused::OutOfRange(lever.range))?;
    if lever.now.is_some_and(|now| lever.range.steps(now) == lever.range.steps(amount)) {
        return Err(Refused::AsItIs);
    }
    let mut other = measure.clone();
    lever.put(&mut other, amount).ok_or(Refused::UpsideDown)?;
    *measure = other;
    Ok(amount)
}

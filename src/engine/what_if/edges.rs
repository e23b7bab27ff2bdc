//! Where a verdict changes: the places of a lever nearest to the report's own at which a rating or an arrow becomes
//! another, by the rule itself.

use super::{Lever, Moves, What};
use crate::engine::direction::{self, Direction, Way};
use crate::engine::{Evaluated, Figure, Verdict};
use crate::model::{Aim, Basis, Level, Measure, Report, Requirement};

/// A place of a lever at which a verdict changes. One step nearer to the report's own it has not changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge<T> {
    /// What it becomes.
    pub becomes: T,
    /// It is better than that of the report; of a measure without aim, higher.
    pub rises: bool,
    /// Where the lever stands.
    pub amount: f64,
    /// The figure with it.
    pub figure: Figure,
}

/// A verdict as edges are looked for: what it is, how good from −1 to 1, and of which figure.
type Told<T> = (T, i8, Figure);

/// The verdicts there can be, from the worst to the best.
const GOALS: [i8; 3] = [-1, 0, 1];

/// A rating by the rule: the one that leads, or that of a basis.
pub(super) fn rating(evaluated: &Evaluated, basis: Option<Basis>) -> Option<Told<Level>> {
    let verdict = match basis {
        None => Some(evaluated.lead()),
        Some(Basis::Position) => Some(&evaluated.position),
        Some(Basis::Outlook) => evaluated.outlook.as_ref(),
    };
    match verdict? {
        Verdict::Rated(rated) => {
            let score = match rated.level {
                Level::Bottom => -1,
                Level::Middle => 0,
                Level::Top => 1,
            };
            Some((rated.level, score, rated.figure.clone()))
        }
        Verdict::NotRated(_) => None,
    }
}

/// The way of an arrow.
pub(super) fn way(evaluated: &Evaluated) -> Option<Told<Way>> {
    match &evaluated.direction {
        Direction::Moved(moved) => {
            let score = match moved.way {
                Way::NotAsGood | Way::Lower => -1,
                Way::Similar => 0,
                Way::Improved | Way::Higher => 1,
            };
            Some((moved.way, score, moved.to.clone()))
        }
        Direction::None(..) => None,
    }
}

/// The edges of a verdict on the way of a lever, the better verdicts first, the nearest first. `measure` is as the report has it, or with
/// another target and tolerance. A lever that stands nowhere yet begins at its worst end. None where there is no verdict.
pub(super) fn edges<T: Copy>(
    report: &Report,
    measure: &Measure,
    lever: &Lever,
    tell: &dyn Fn(&Evaluated) -> Option<Told<T>>,
) -> Vec<Edge<T>> {
    let at = |steps: i64| tell(&super::at(report, measure, lever, lever.range.at(steps))?);
    let (from, to) = ends(measure, lever);
    let own = lever.now.map_or_else(|| worst(measure, lever, from, to), |now| lever.range.steps(now));
    let as_reported = || tell(&crate::engine::as_printed(report, measure));
    let Some((_, here, _)) = lever.now.map_or_else(|| at(own), |_| as_reported()) else { return Vec::new() };
    let score = |steps: i64| at(steps).map(|(_, score, _)| score);
    let value = |steps: i64| at(steps).map(|(.., figure)| figure.value);
    let middle = middle(measure, lever, &crate::engine::as_printed(report, measure));
    let mut out: Vec<Edge<T>> = Vec::new();
    for end in [to, from] {
        for goal in GOALS.into_iter().filter(|goal| *goal != here) {
            let rises = goal > here;
            let reached = |steps: i64| score(steps).is_some_and(|score| if rises { score >= goal } else { score <= goal });
            // Beyond a band it is no better than on this side of it.
            let end = match middle.filter(|_| rises) {
                Some(middle) => up_to(middle, own, end, &value),
                None => Some(end),
            };
            let Some(steps) = end.and_then(|end| nearest(own, end, &reached)) else { continue };
            if let Some((becomes, _, figure)) = at(steps).filter(|_| !out.iter().any(|edge| lever.range.steps(edge.amount) == steps)) {
                out.push(Edge { becomes, rises, amount: lever.range.at(steps), figure });
            }
        }
    }
    let distance = |edge: &Edge<T>| (lever.range.steps(edge.amount) - own).abs();
    out.sort_by_key(|edge| (!edge.rises, distance(edge)));
    out
}

/// The ends of a lever; the edges of a band do not pass each other.
fn ends(measure: &Measure, lever: &Lever) -> (i64, i64) {
    let band = match lever.moves {
        Moves::Target { against } => super::lever::band_of(measure, against),
        Moves::Value { .. } | Moves::Count { .. } | Moves::Comparator { .. } | Moves::Tolerance { .. } => None,
    };
    match (band, lever.what) {
        (Some((low, _)), What::TargetHigh) => (lever.range.steps(low), lever.range.to),
        (Some((_, high)), _) => (lever.range.from, lever.range.steps(high)),
        (None, _) => (lever.range.from, lever.range.to),
    }
}

/// The end of a lever at which a measure does worst.
fn worst(measure: &Measure, lever: &Lever, from: i64, to: i64) -> i64 {
    let is_figure = matches!(lever.moves, Moves::Value { .. } | Moves::Count { .. });
    if (measure.aim == Aim::Low) == is_figure { to } else { from }
}

/// The middle of the band that a figure is held against.
fn middle(measure: &Measure, lever: &Lever, evaluated: &Evaluated) -> Option<f64> {
    if measure.aim != Aim::Band || !matches!(lever.moves, Moves::Value { .. } | Moves::Count { .. }) {
        return None;
    }
    let of_rating = match evaluated.lead() {
        Verdict::Rated(rated) => Some(rated.yardstick.requirement),
        Verdict::NotRated(_) => None,
    };
    match of_rating.or_else(|| direction::band(measure))? {
        Requirement::Band { low, high } => Some(low.get() / 2.0 + high.get() / 2.0),
        Requirement::AtLeast(_) | Requirement::AtMost(_) | Requirement::Below(_) => None,
    }
}

/// The step nearest to where we are at which something is reached, on the way to an end where it is.
fn nearest(own: i64, end: i64, reached: &dyn Fn(i64) -> bool) -> Option<i64> {
    if end == own || !reached(end) {
        return None;
    }
    let (mut not_yet, mut there) = (own, end);
    while (there - not_yet).abs() > 1 {
        let half = not_yet + (there - not_yet) / 2;
        if reached(half) { there = half } else { not_yet = half }
    }
    Some(there)
}

/// The step nearest to the middle of the band, if that lies towards an end.
fn up_to(middle: f64, own: i64, end: i64, value: &dyn Fn(i64) -> Option<f64>) -> Option<i64> {
    let upwards = end > own;
    let beyond = |steps: i64| value(steps).is_some_and(|value| if upwards { value >= middle } else { value <= middle });
    if beyond(own) { None } else { nearest(own, end, &beyond) }
}

//! Where the rating changes: the figures nearest to the report's own at which it rises or falls a level, by the
//! rule itself.

use super::{Lever, Moves};
use crate::engine::{Evaluated, Figure, Verdict};
use crate::model::{Aim, Level, Measure, Report, Requirement};

/// A figure at which the rating changes. One step nearer to the report's own it is not there yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// The level there.
    pub level: Level,
    /// It is better than that of the report.
    pub rises: bool,
    /// Where the lever stands.
    pub amount: f64,
    /// The figure with it.
    pub figure: Figure,
}

/// The edges of a measure's rating, the better levels first, the nearest first. `measure` has the report's figure,
/// and whatever target and tolerance; `lever` is that of its figure. In place of a figure that is missing stands the
/// worst there could be. None for a figure that is not rated.
pub(super) fn edges(report: &Report, measure: &Measure, lever: &Lever) -> Vec<Edge> {
    if !matches!(lever.moves, Moves::Value { .. } | Moves::Count { .. }) {
        return Vec::new();
    }
    let at = |steps: i64| -> Option<Evaluated> {
        let mut measure = measure.clone();
        lever.put(&mut measure, lever.range.at(steps))?;
        Some(crate::engine::as_printed(report, &measure))
    };
    let level = |steps: i64| at(steps).and_then(|evaluated| level_of(&evaluated));
    let worst = if measure.aim == Aim::Low { lever.range.to } else { lever.range.from };
    let own = lever.now.map_or(worst, |now| lever.range.steps(now));
    let as_reported = || Some(crate::engine::as_printed(report, measure));
    let Some(evaluated) = lever.now.map_or_else(|| at(own), |_| as_reported()) else { return Vec::new() };
    let Some(here) = level_of(&evaluated) else { return Vec::new() };
    let mut out: Vec<Edge> = Vec::new();
    for end in [lever.range.to, lever.range.from] {
        for goal in [Level::Bottom, Level::Middle, Level::Top].into_iter().filter(|goal| *goal != here) {
            let rises = goal > here;
            let reached = |steps: i64| level(steps).is_some_and(|level| if rises { level >= goal } else { level <= goal });
            // Beyond a band it is no better than on this side of it.
            let end = if rises && measure.aim == Aim::Band { middle(&evaluated, own, end, &at) } else { Some(end) };
            let Some(steps) = end.and_then(|end| nearest(own, end, &reached)) else { continue };
            let found = at(steps).and_then(|there| Some((level_of(&there)?, there.lead_figure()?.clone())));
            if let Some((level, figure)) = found
                && !out.iter().any(|edge| lever.range.steps(edge.amount) == steps)
            {
                out.push(Edge { level, rises, amount: lever.range.at(steps), figure });
            }
        }
    }
    let distance = |edge: &Edge| (lever.range.steps(edge.amount) - own).abs();
    out.sort_by_key(|edge| (!edge.rises, distance(edge)));
    out
}

/// The level by the rule.
fn level_of(evaluated: &Evaluated) -> Option<Level> {
    match evaluated.lead() {
        Verdict::Rated(rated) => Some(rated.level),
        Verdict::NotRated(_) => None,
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
fn middle(evaluated: &Evaluated, own: i64, end: i64, at: &dyn Fn(i64) -> Option<Evaluated>) -> Option<i64> {
    let Verdict::Rated(rated) = evaluated.lead() else { return None };
    let Requirement::Band { low, high } = rated.yardstick.requirement else { return Some(end) };
    let middle = low.get() / 2.0 + high.get() / 2.0;
    let upwards = end > own;
    let beyond = |steps: i64| {
        let value = at(steps).and_then(|there| there.lead_figure().map(|figure| figure.value));
        value.is_some_and(|value| if upwards { value >= middle } else { value <= middle })
    };
    if beyond(own) { None } else { nearest(own, end, &beyond) }
}

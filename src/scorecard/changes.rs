//! What would change a rating or an arrow, and by how much: the edges the engine finds, in words.

use super::overview::rating_word;
use super::words::{direction, edges as words, what_if};
use crate::engine::what_if::{Edge, Edges, Fixed, levers, rating_edges, rule_edges, way_edges};
use crate::engine::{Evaluated, Figure, NotRated, Verdict};
use crate::model::{Basis, Level, Measure, Report};

/// What would change the rating of a basis: other figures, and where it leads another target or tolerance.
pub(super) fn of_rating(report: &Report, measure: &Measure, evaluated: &Evaluated, basis: Basis) -> Vec<String> {
    let leads = evaluated.leads == basis;
    let figure = match basis {
        Basis::Position => rated_figure(&evaluated.position),
        Basis::Outlook => evaluated.outlook.as_ref().and_then(rated_figure),
    };
    let judged = (leads && measure.judgement.is_some()).then(|| words::JUDGED.to_owned());
    let mut out: Vec<String> = judged.into_iter().collect();
    let found = rating_edges(report, measure, evaluated, basis);
    out.extend(at_figures(measure, found, figure, &|edge| becomes(report, edge)));
    if leads {
        out.extend(with_rules(report, measure, evaluated));
    }
    out
}

/// What would make the arrow another.
pub(super) fn of_arrow(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let found = way_edges(report, measure, evaluated);
    at_figures(measure, found, evaluated.lead_figure(), &|edge| words::arrow_becomes(&direction::word(report, edge.becomes)))
}

/// What would give a rating to a measure that has none.
pub(super) fn would_give_rating(report: &Report, measure: &Measure, evaluated: &Evaluated, reason: &NotRated) -> Vec<String> {
    let mut out = vec![words::would_give_rating(measure, reason)];
    match reason {
        NotRated::Missing { .. } => {
            match levers(report, measure, evaluated).yardstick {
                Err(Fixed::NotRated(other)) if other != *reason => out.push(words::would_give_rating(measure, &other)),
                Ok(_) | Err(_) => {}
            }
            let found = rating_edges(report, measure, evaluated, Basis::Position).ok().filter(|(lever, _)| lever.now.is_none());
            out.extend(
                found.iter().flat_map(|(lever, edges)| {
                    edges.iter().map(|edge| words::at_figure(measure, lever, None, edge, &becomes(report, edge)))
                }),
            );
        }
        NotRated::Unpublished { .. } => out.extend(with_rules(report, measure, evaluated)),
        NotRated::ForInformation
        | NotRated::NoAim
        | NotRated::NoTarget
        | NotRated::NoReading
        | NotRated::NoMilestone { .. }
        | NotRated::NoTargetForPeriod { .. }
        | NotRated::RunningTotal
        | NotRated::BaseUnknown => {}
    }
    out
}

/// "It would be better".
pub(super) fn becomes(report: &Report, edge: &Edge<Level>) -> String {
    words::becomes(&rating_word(report, Some(edge.becomes)), edge.rises)
}

fn rated_figure(verdict: &Verdict) -> Option<&Figure> {
    match verdict {
        Verdict::Rated(rated) => Some(&rated.figure),
        Verdict::NotRated(_) => None,
    }
}

fn at_figures<T>(
    measure: &Measure,
    found: Result<Edges<T>, Fixed>,
    figure: Option<&Figure>,
    becomes: &dyn Fn(&Edge<T>) -> String,
) -> Vec<String> {
    match found {
        Err(reason) => vec![what_if::fixed(measure, "The figure", &reason)],
        Ok((lever, edges)) if edges.is_empty() => vec![words::nowhere(measure, &lever)],
        Ok((lever, edges)) => edges.iter().map(|edge| words::at_figure(measure, &lever, figure, edge, &becomes(edge))).collect(),
    }
}

/// Of each target and tolerance the place nearest on either side; every place of a comparator that is not published.
fn with_rules(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let nearest = |edges: &[Edge<Level>]| [true, false].map(|rises| edges.iter().find(|edge| edge.rises == rises).cloned());
    let found = rule_edges(report, measure, evaluated);
    let of = |(lever, edges): &Edges<Level>| -> Vec<String> {
        let told = if lever.now.is_some() { nearest(edges).into_iter().flatten().collect() } else { edges.clone() };
        told.iter().map(|edge| words::with_rule(measure, lever, edge, &becomes(report, edge))).collect()
    };
    found.iter().flat_map(of).collect()
}

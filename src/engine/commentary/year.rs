//! What the months so far say of the year, where no forecast counts.

use super::super::forecast::{Outlooks, Projection, RunRate, outlooks};
use super::super::yardstick::gap_to;
use super::super::{Evaluated, Verdict};
use crate::model::{Basis, ForecastMethod, Measure, Report};

/// What the months so far say of a year with a target, where neither officers nor the file give a forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// The method that gives the least, with what it gives.
    pub lowest: (ForecastMethod, Projection),
    /// The method that gives the most; none where all give the same.
    pub highest: Option<(ForecastMethod, Projection)>,
    /// What the year is held against, and what its months must bring.
    pub run_rate: RunRate,
    /// Whether the year would meet it: by all methods, by none; nothing where they differ.
    pub meets: Option<bool>,
    /// How far the year has come.
    pub so_far: super::super::forecast::SoFar,
}

/// What the months so far say of the year; nothing where a forecast counts, or the year has nothing to be held against.
#[must_use]
pub fn ahead(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<Ahead> {
    let told_by_position = evaluated.leads == Basis::Position && evaluated.outlook.is_none();
    if !told_by_position || !matches!(evaluated.position, Verdict::Rated(_)) {
        return None;
    }
    let Outlooks { so_far, methods, run_rate, .. } = outlooks(report, measure, evaluated)?;
    let (so_far, run_rate) = (so_far.ok()?, run_rate.ok()?);
    let mut found: Vec<(ForecastMethod, Projection)> =
        methods.into_iter().filter(|told| told.same_as.is_none()).filter_map(|told| Some((told.method, told.found.ok()?))).collect();
    found.sort_by(|a, b| a.1.figure.value.total_cmp(&b.1.figure.value));
    let meets = |projection: &Projection| gap_to(run_rate.goal.yardstick.requirement, projection.figure.value) >= 0.0;
    let all: Vec<bool> = found.iter().map(|(_, projection)| meets(projection)).collect();
    let meets = match (all.iter().all(|meets| *meets), all.iter().any(|meets| *meets)) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    };
    let highest = (found.len() > 1).then(|| found.pop()).flatten();
    Some(Ahead { lowest: found.into_iter().next()?, highest, run_rate, meets, so_far })
}

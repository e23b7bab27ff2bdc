//! Targets and the way to them.

use super::{At, Check, Found};
use crate::engine::rounding::at_most;
use crate::model::{Finite, Month, Path, Period, PlaceOf, Requirement, Target};

pub(super) fn find(at: &At, found: &mut Vec<Found>) {
    for (index, target) in at.measure.targets.iter().enumerate() {
        path(at, index, target, found);
        part_of_year(at, index, target, found);
        let period = target.period;
        let overlaps = |other: Period| other.first_month() <= period.last_month() && period.first_month() <= other.last_month();
        let passed = period.last_day() < at.report.position_at;
        if passed && !at.measure.readings.iter().any(|r| overlaps(r.period)) {
            found.push(at.found(PlaceOf::Target(index), "period", Check::TargetWithoutReading { period }));
        }
    }
}

/// The number of a target, of a band the upper one, and the field it is written in.
pub(super) fn number(target: &Target) -> (f64, &'static str) {
    match target.requirement {
        Requirement::AtLeast(v) => (v.get(), "at_least"),
        Requirement::AtMost(v) => (v.get(), "at_most"),
        Requirement::Below(v) => (v.get(), "below"),
        Requirement::Band { high, .. } => (high.get(), "band"),
    }
}

/// A path never falls, and ends at its target.
fn path(at: &At, index: usize, target: &Target, found: &mut Vec<Found>) {
    let (list, whole, shares) = match &target.path {
        Some(Path::ByMonth(list)) => (list, number(target).0, false),
        Some(Path::Shares(list)) => (list, 100.0, true),
        Some(Path::StraightLine) | None => return,
    };
    let said = |(month, value): &(Month, Finite)| (*month, if shares { value.get() * 100.0 } else { value.get() });
    let place = |month: Month| PlaceOf::Milestone { target: index, month };
    for two in list.windows(2) {
        let [earlier, later] = two else { continue };
        let (earlier, later) = (said(earlier), said(later));
        if !at_most(earlier.1, later.1) {
            found.push(at.found(place(later.0), "value", Check::MilestonesFall { earlier, later, shares }));
        }
    }
    for (by, milestone) in list.iter().map(said) {
        let beyond = !at_most(milestone, whole);
        let short = by == target.period.last_month() && !at_most(whole, milestone);
        if beyond || short {
            found.push(at.found(place(by), "value", Check::MilestoneOffTarget { by, milestone, target: whole, shares }));
        }
    }
}

/// The target for a part of the year beyond that for the whole.
fn part_of_year(at: &At, index: usize, target: &Target, found: &mut Vec<Found>) {
    if !at.measure.cumulative || !matches!(target.period, Period::YearToDate { .. }) {
        return;
    }
    let year = at.measure.targets.iter().find(|t| Some(t.period) == target.period.year_of());
    let (milestone, field) = number(target);
    if let Some((whole, _)) = year.map(number).filter(|(whole, _)| !at_most(milestone, *whole)) {
        let by = target.period.last_month();
        let check = Check::MilestoneOffTarget { by, milestone, target: whole, shares: false };
        found.push(at.found(PlaceOf::Target(index), field, check));
    }
}

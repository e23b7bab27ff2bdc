//! Time: what is stale, what has not happened yet, what should have come.

use super::{At, Check, Found, Late, months_between, of_whole};
use crate::model::{Absence, ComparatorFigure, ComparatorKind, Frequency, Month, Observation, Period, PlaceOf, Report, Status};

/// A comparator may be this many months older than the figure beside it.
const A_YEAR: i32 = 12;

pub(super) fn of_report(report: &Report, found: &mut Vec<Found>) {
    if let Some(meeting) = report.meeting.filter(|meeting| *meeting < report.position_at) {
        found.push(of_whole(PlaceOf::Whole, "meeting", Check::MeetingBeforePosition { meeting }));
    }
}

pub(super) fn find(at: &At, found: &mut Vec<Found>) {
    stale(at, found);
    future(at, found);
    overdue(at, found);
    comparators(at, found);
    judgement(at, found);
    for (index, action) in at.measure.actions.iter().enumerate() {
        if let Some(by) = action.by.filter(|by| *by < at.report.position_at && action.status.is_none()) {
            found.push(at.found(PlaceOf::Action(index), "by", Check::ActionOverdue { by }));
        }
    }
}

/// How many months lie between collections.
fn months(frequency: Frequency) -> i32 {
    match frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::SixMonthly => 6,
        Frequency::Annual => 12,
        Frequency::Biennial => 24,
    }
}

/// A whole collection has been missed, and as long again has passed, and the file does not say why.
fn stale(at: &At, found: &mut Vec<Found>) {
    let current = &at.evaluated.current;
    let (Some(figure), Some(frequency), None) = (&current.figure, at.measure.frequency, &current.missing) else { return };
    let Some(reading) = figure.reading else { return };
    let lag = figure.reading_of(at.measure).and_then(|r| r.lag_months).map_or(0, i32::from);
    let months_since = months_between(figure.period.last_month(), Month::of(at.report.position_at));
    if months_since > 2 * months(frequency) + lag {
        let check = Check::StaleFigure { latest: figure.period, months: months_since, frequency };
        found.push(at.found(PlaceOf::Reading(reading), "period", check));
    }
}

/// A figure that is neither a forecast nor provisional cannot be for a time that has not ended. A survey is taken within its year.
fn future(at: &At, found: &mut Vec<Found>) {
    let today = at.report.position_at;
    for (index, reading) in at.measure.readings.iter().enumerate() {
        let measured = !matches!(reading.observation, Observation::Missing(_)) && !reading.is_forecast();
        let not_begun = reading.period.first_month() > Month::of(today);
        let not_ended = match reading.period.day() {
            Some(day) => day > today,
            None => {
                let taken_within = matches!(reading.period, Period::SurveyWave { .. }) || reading.status == Status::Provisional;
                reading.period.last_month() > Month::of(today) && !taken_within
            }
        };
        if measured && (not_begun || not_ended) {
            found.push(at.found(PlaceOf::Reading(index), "period", Check::FutureFigure { period: reading.period }));
        }
    }
}

/// What was expected before the month of the meeting, or of the position if that is later.
fn overdue(at: &At, found: &mut Vec<Found>) {
    let now = Month::of(at.report.meeting.map_or(at.report.position_at, |meeting| meeting.max(at.report.position_at)));
    for (index, reading) in at.measure.readings.iter().enumerate() {
        let Observation::Missing(missing) = &reading.observation else { continue };
        let (late, expected) = match missing.why {
            Absence::NotDue { next } => (Late::Survey, next),
            Absence::NotYetPublished { due } => (Late::Figure, due),
            Absence::Suppressed | Absence::NotCollected | Absence::NotApplicable | Absence::NotEntered => continue,
        };
        let figure = at.evaluated.current.figure.as_ref();
        let superseded = figure.is_some_and(|figure| figure.period.last_day() >= reading.period.last_day());
        if let Some(expected) = expected.filter(|month| *month < now && !superseded) {
            found.push(at.found(PlaceOf::Reading(index), "expected", Check::Overdue { late, expected }));
        }
    }
    for (index, comparator) in at.measure.comparators.iter().enumerate() {
        if let ComparatorFigure::Unpublished { due: Some(expected) } = comparator.figure
            && expected < now
        {
            found.push(at.found(PlaceOf::Comparator(index), "expected", Check::Overdue { late: Late::Comparator, expected }));
        }
    }
}

/// Comparators that have fallen behind a figure, or behind the position where the figure is a forecast; a position to start from is old on purpose.
fn comparators(at: &At, found: &mut Vec<Found>) {
    let Some(figure) = at.evaluated.lead_figure() else { return };
    let most = at.measure.frequency.map_or(A_YEAR, |frequency| months(frequency).max(A_YEAR));
    for (index, comparator) in at.measure.comparators.iter().enumerate() {
        let lags = match comparator.kind {
            ComparatorKind::National
            | ComparatorKind::Region
            | ComparatorKind::CouncilType
            | ComparatorKind::PeerGroup
            | ComparatorKind::Authority => true,
            ComparatorKind::LastYear | ComparatorKind::Baseline | ComparatorKind::OtherReport => false,
        };
        let Some(period) = comparator.period.filter(|_| lags) else { continue };
        let months = months_between(period.last_month(), figure.period.last_month().min(Month::of(at.report.position_at)));
        let published = !matches!(comparator.figure, ComparatorFigure::Unpublished { .. });
        if published && months > most {
            let check = Check::OldComparator { period, figure: figure.period, months };
            found.push(at.found(PlaceOf::Comparator(index), "period", check));
        }
    }
}

/// A judgement made before the time it judges had begun is of an earlier report.
fn judgement(at: &At, found: &mut Vec<Found>) {
    let (Some(judgement), Some(figure)) = (&at.measure.judgement, at.evaluated.lead_figure()) else { return };
    if judgement.date < figure.period.first_day() {
        let check = Check::OldJudgement { date: judgement.date, figure: figure.period };
        found.push(at.found(PlaceOf::Whole, "judgement", check));
    }
}

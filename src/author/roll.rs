//! Last period's file, moved on to the next period: what stays, what is taken out, and what is asked for.

use jiff::civil::Date;

use super::json::Tree;
use super::missing::{StillMissing, begun, still_missing};
use super::period::{later, month, months_between, written, years};
use super::shape::report_file;
use crate::model::{Absence, Frequency, Measure, Missing, Month, Observation, Period, PeriodKind, Reading, Report};
use crate::read::problem::Problems;
use crate::read::{self, Read};

/// A survey asks no oftener than this many times between two reports.
const MOST_WAVES: usize = 12;

/// To what a file is moved on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Next {
    /// The period of the new report. Without it, the same a year later.
    pub period: Option<Period>,
    /// New versions of frameworks, by their ids; the others keep theirs.
    pub versions: Vec<(String, String)>,
}

/// A file that was moved on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rolled {
    /// The new file.
    pub text: String,
    /// The period it was moved on to.
    pub period: Period,
    /// What it still lacks.
    pub missing: Vec<StillMissing>,
}

/// Why a file cannot be moved on.
#[derive(Debug, Clone, PartialEq)]
pub enum CannotRoll {
    /// It cannot be opened.
    File(Problems),
    /// The period asked for does not end after the report's own.
    NotLater {
        /// The report's own.
        period: Period,
        /// The one asked for.
        asked: Period,
    },
    /// The report's period has none a year later that a file could name.
    NoNext {
        /// The report's own.
        period: Period,
    },
    /// A framework whose version was to change is not in the file.
    NoFramework {
        /// Its id, as asked for.
        id: String,
        /// Those of the file.
        known: Vec<String>,
    },
}

/// Last period's file moved on to the next.
///
/// # Errors
/// Why it cannot be moved on.
pub(crate) fn roll(bytes: &[u8], next: &Next) -> Result<Rolled, CannotRoll> {
    let (report, mut file) = opened(bytes).map_err(CannotRoll::File)?;
    let period = next.period.or_else(|| later(report.period, 12)).ok_or(CannotRoll::NoNext { period: report.period })?;
    let months = months_between(report.period, period);
    if months < 1 {
        return Err(CannotRoll::NotLater { period: report.period, asked: period });
    }
    let position_at = position(&report, period, months);
    roll_head(&mut file, &report, period, position_at);
    versions(&mut file, &report, next)?;
    let on = On { before: report.period, period, months, position_at };
    if let Some(measures) = file.list_mut("measures") {
        for (tree, measure) in measures.iter_mut().zip(&report.measures) {
            roll_measure(tree, measure, &report, &on);
        }
    }
    let text = file.written(&report_file());
    let (rolled, file) = opened(text.as_bytes()).map_err(CannotRoll::File)?;
    Ok(Rolled { missing: still_missing(&rolled, &file, Some(&report)), text, period })
}

/// A report and the tree of its file.
pub(crate) fn opened(bytes: &[u8]) -> Result<(Report, Tree), Problems> {
    let Read { report, .. } = read::report(bytes)?;
    let text = String::from_utf8_lossy(bytes);
    // What is a report is a sound text.
    let tree = Tree::of(text.trim_start_matches('\u{feff}')).unwrap_or(Tree::Null);
    Ok((report, tree))
}

/// How far a report moves on.
struct On {
    before: Period,
    period: Period,
    months: i32,
    position_at: Date,
}

fn position(report: &Report, period: Period, months: i32) -> Date {
    if report.position_at == report.period.last_day() {
        return period.last_day();
    }
    match later(Period::PointInTime(report.position_at), months) {
        Some(Period::PointInTime(day)) => day,
        Some(_) | None => period.last_day(),
    }
}

fn roll_head(file: &mut Tree, report: &Report, period: Period, position_at: Date) {
    let Some(head) = file.get_mut("report") else { return };
    head.set("period", Tree::words(written(period)));
    if head.get("position_at").is_some() || position_at != period.last_day() {
        head.set("position_at", Tree::words(super::period::date(position_at)));
    }
    head.remove("meeting");
    head.remove("summary");
    if let (Some(Period::FinancialYear { start }), Some(Period::FinancialYear { start: next })) =
        (report.period.year_of(), period.year_of())
    {
        let title = report.title.replace(&years(start), &years(next));
        let title = title.replace(&years(start).replace('/', "-"), &years(next).replace('/', "-"));
        head.set("title", Tree::Text(title));
    }
}

/// Gives frameworks their new versions; what the codes were is said of the version before.
fn versions(file: &mut Tree, report: &Report, next: &Next) -> Result<(), CannotRoll> {
    for (id, version) in &next.versions {
        let Some(index) = report.frameworks.iter().position(|framework| framework.id == *id) else {
            let known = report.frameworks.iter().map(|framework| framework.id.clone()).collect();
            return Err(CannotRoll::NoFramework { id: id.clone(), known });
        };
        let framework = file.list_mut("frameworks").and_then(|frameworks| frameworks.get_mut(index));
        let (Some(framework), Some(old)) = (framework, report.frameworks.get(index)) else { continue };
        if old.version == *version {
            continue;
        }
        framework.set("version", Tree::words(version.clone()));
        let before = Tree::object([("version", Tree::words(old.version.clone())), ("same_codes", Tree::YesNo(true))]);
        if let Some(earlier) = framework.list_mut("earlier_versions") {
            earlier.retain(|known| known.text_of("version") != Some(version));
            earlier.insert(0, before);
        }
    }
    Ok(())
}

fn roll_measure(tree: &mut Tree, measure: &Measure, report: &Report, on: &On) {
    for of_last_time in ["judgement", "published", "commentary"] {
        tree.remove(of_last_time);
    }
    let calendar = survey(measure, report, on);
    let is_survey = calendar.is_some();
    let (dropped, new) = calendar.unwrap_or_else(|| (Vec::new(), next_periods(measure, report, on).into_iter().map(to_enter).collect()));
    let known = measure.readings.iter().filter(|r| !r.is_forecast() && awaited(r).is_none()).map(|r| r.period.last_day()).next_back();
    let Some(readings) = tree.list_mut("readings") else { return };
    readings.retain(|reading| {
        let is_dropped = period_of(reading).is_some_and(|period| dropped.contains(&period));
        reading.text_of("status") != Some("forecast") && !is_dropped
    });
    for reading in readings.iter_mut().filter(|reading| !is_survey && period_of(reading).map(Period::last_day) > known) {
        if is_overdue(reading, on) {
            reading.remove("expected");
            reading.remove("reason");
            reading.set("missing", Tree::words("not entered"));
        }
    }
    let end = |reading: &Tree| period_of(reading).map(Period::last_day);
    let newest_first = readings.first().and_then(end) >= readings.last().and_then(end);
    for (period, reading) in new {
        if readings.iter().any(|there| period_of(there) == Some(period)) {
            continue;
        }
        readings.insert(if newest_first { 0 } else { readings.len() }, reading);
    }
    direction_against(tree, on);
}

/// The period of a reading in the file.
pub(super) fn period_of(reading: &Tree) -> Option<Period> {
    reading.text_of("period").and_then(read::period)
}

/// When a figure that is to come is expected; none for one that is there, or that will not come.
fn awaited(reading: &Reading) -> Option<Option<Month>> {
    match &reading.observation {
        Observation::Missing(Missing { why: Absence::NotDue { next: expected } | Absence::NotYetPublished { due: expected }, .. }) => {
            Some(*expected)
        }
        Observation::Missing(_)
        | Observation::Value { .. }
        | Observation::Ratio { .. }
        | Observation::Count(_)
        | Observation::NumeratorOnly(_) => None,
    }
}

/// A reading that is to be entered.
fn to_enter(period: Period) -> (Period, Tree) {
    (period, Tree::object([("period", Tree::words(written(period))), ("missing", Tree::words("not entered"))]))
}

/// Whether a figure that was to come later should have come by the new position.
fn is_overdue(reading: &Tree, on: &On) -> bool {
    if !matches!(reading.text_of("missing"), Some("not due" | "not yet published")) {
        return false;
    }
    let expected = reading.text_of("expected").and_then(read::period).map(Period::last_month);
    let ends = period_of(reading).map(Period::last_month);
    expected.or(ends).is_some_and(|month| month <= Month::of(on.position_at))
}

/// The months between two figures of a measure: by the kind of its periods, or by how often it is collected if that is longer.
fn step(measure: &Measure, period: Period, on: &On) -> i32 {
    let often = match measure.frequency {
        None => 0,
        Some(Frequency::Monthly) => 1,
        Some(Frequency::Quarterly) => 3,
        Some(Frequency::SixMonthly) => 6,
        Some(Frequency::Annual) => 12,
        Some(Frequency::Biennial) => 24,
    };
    let of_kind = match period.kind() {
        PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::CalendarYear | PeriodKind::SurveyWave => 12,
        PeriodKind::Quarter => 3,
        PeriodKind::Month => 1,
        PeriodKind::Cohort { .. } if often == 0 => 12,
        PeriodKind::Cohort { .. }
        | PeriodKind::YearToDate { .. }
        | PeriodKind::SixMonths
        | PeriodKind::RollingYear
        | PeriodKind::PointInTime => 0,
    };
    match often.max(of_kind) {
        0 => on.months,
        step => step,
    }
}

/// The periods a measure has a new figure for: one for each sort of period that its latest figures have, and for months and
/// quarters all that lie between.
fn next_periods(measure: &Measure, report: &Report, on: &On) -> Vec<Period> {
    let readings: Vec<&Reading> = begun(measure, Month::of(report.position_at)).filter(|r| awaited(r).is_none()).collect();
    let Some(latest) = readings.last() else { return vec![on.period] };
    let mut latest_of_kind: Vec<Period> = Vec::new();
    for reading in readings.iter().rev().filter(|r| r.period.last_month() == latest.period.last_month()) {
        if latest_of_kind.iter().all(|known| known.kind() != reading.period.kind()) {
            latest_of_kind.push(reading.period);
        }
    }
    latest_of_kind.into_iter().flat_map(|period| after(measure, period, on)).collect()
}

fn after(measure: &Measure, period: Period, on: &On) -> Vec<Period> {
    let between = matches!(period.kind(), PeriodKind::Month | PeriodKind::Quarter);
    if period == on.before && !(between && on.period.kind() == period.kind()) {
        return vec![on.period];
    }
    let step = step(measure, period, on);
    let has_ended = |steps: i32| later(period, steps * step).is_some_and(|p| p.last_day() <= on.period.last_day());
    let mut steps = on.months / step;
    while has_ended(steps + 1) && (step < 12 || steps == 0) {
        steps += 1;
    }
    let first = if between { 1 } else { steps.max(1) };
    (first..=steps).filter_map(|n| later(period, n * step)).collect()
}

/// Periods whose readings are taken out, and the readings that come instead.
type Calendar = (Vec<Period>, Vec<(Period, Tree)>);

/// The waves of a survey that should have come by the new position, and the one that comes next; none where the measure is not a survey by
/// the year.
fn survey(measure: &Measure, report: &Report, on: &On) -> Option<Calendar> {
    let readings: Vec<&Reading> = measure.readings.iter().filter(|r| !r.is_forecast()).collect();
    let latest = readings.last()?.period;
    let is_wave = latest.kind() == PeriodKind::SurveyWave;
    let is_of_years = latest.is_whole_year() && !matches!(latest, Period::RollingYear { .. });
    let is_survey = is_wave || (measure.survey && is_of_years);
    if !is_survey {
        return None;
    }
    let by = Month::of(report.position_at);
    let last = readings.iter().rev().find(|r| awaited(r).is_none() && r.period.first_month() <= by).map(|r| r.period);
    let is_after = |period: Period| last.is_none_or(|last| period.last_day() > last.last_day());
    let waiting: Vec<&&Reading> = readings.iter().filter(|r| awaited(r).is_some() && is_after(r.period)).collect();
    let step = step(measure, latest, on).max(12);
    let mut expected = waiting.last().and_then(|reading| awaited(reading)).flatten();
    let named = waiting.last().map(|r| r.period).filter(|p| last.is_none_or(|last| months_between(last, *p) % step == 0));
    let mut wave = named.or_else(|| later(last?, step));
    let mut new = Vec::new();
    for _ in 0..MOST_WAVES {
        let Some(due) = wave else { break };
        if expected.unwrap_or(due.last_month()) > Month::of(on.position_at) {
            break;
        }
        new.push(to_enter(due));
        wave = later(due, step);
        expected = expected.map(|month| month.plus(step));
    }
    if let Some(next) = wave.filter(|next| !waiting.is_empty() || next.first_month() <= Month::of(on.position_at)) {
        let mut reading = Tree::object([("period", Tree::words(written(next))), ("missing", Tree::words("not due"))]);
        if let Some(expected) = expected {
            reading.set("expected", Tree::words(month(expected)));
        }
        new.push((next, reading));
    }
    Some((waiting.iter().map(|r| r.period).collect(), new))
}

/// What a direction is against moves on where there is a reading for it.
fn direction_against(tree: &mut Tree, on: &On) {
    let Some(against) = tree.text_of("direction_against").and_then(read::period) else { return };
    let Some(moved) = later(against, on.months) else { return };
    let has = tree.list_of("readings").iter().any(|reading| period_of(reading) == Some(moved));
    if has {
        tree.set("direction_against", Tree::words(written(moved)));
    }
}

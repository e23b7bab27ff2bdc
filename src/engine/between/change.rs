//! The change from the figure that led a measure in an earlier report to the one that leads it now, by the
//! rule of the direction of travel (methods §4), and never across a break.

use super::matching::Matched;
use super::revision::outturn;
use crate::engine::direction::{Moved, moved};
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::{Evaluated, direction};
use crate::model::{Break, Measure, Missing, Period, Report, Unit};

/// A change between two reports, or why none is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The measure moved, or stayed. The reading of the figure it moved from is one of the earlier report,
    /// unless the later one gives that figure too.
    Moved(Moved),
    /// There is none, and why; with the change all the same where it can be told without judgement.
    None(NoChange, Option<Moved>),
}

/// Why there is no change.
#[derive(Debug, Clone, PartialEq)]
pub enum NoChange {
    /// The later report says that the two are measured too differently.
    NotComparable,
    /// The series breaks between the two figures.
    Break(Break),
    /// The two are in different units.
    OtherUnit,
    /// The later report has no figure; with its period and why, if it says so.
    NoFigureNow(Option<(Period, Missing)>),
    /// The earlier report has none.
    NoFigureThen(Option<(Period, Missing)>),
    /// Only a count so far is known in one of them, and no base to make a rate of it.
    CountOnly,
    /// The two are for different kinds of period.
    OtherKind {
        /// Then.
        then: Period,
        /// Now.
        now: Period,
    },
    /// The two are totals for stretches of different length.
    OtherLength {
        /// Then.
        then: Period,
        /// Now.
        now: Period,
    },
    /// Both reports lead with the figure for the same period: nothing new has come.
    SamePeriod(Period),
    /// The later report leads with a figure for an earlier period.
    Older {
        /// Then.
        then: Period,
        /// Now.
        now: Period,
    },
    /// It is reported for information only.
    ForInformation,
    /// A band measure whose band is not given.
    NoBand,
}

/// The change of a measure between two reports; of all reports, the later one first and the earlier one last.
pub(super) fn change(
    reports: &[&Report],
    (now, evaluated): (&Measure, &Evaluated),
    (then, was): (&Measure, &Evaluated),
    matched: &Matched,
) -> Change {
    let none = |why| Change::None(why, None);
    if !matched.comparable {
        return none(NoChange::NotComparable);
    }
    if now.unit != then.unit {
        return none(NoChange::OtherUnit);
    }
    let Some(to) = evaluated.lead_figure() else { return none(NoChange::NoFigureNow(evaluated.current.missing.clone())) };
    let Some(from) = of_its_kind(was, to) else { return none(NoChange::NoFigureThen(was.current.missing.clone())) };
    if to.unit == FigureUnit::Counted || from.unit == FigureUnit::Counted {
        return none(NoChange::CountOnly);
    }
    let periods = (from.period, to.period);
    if let Some(why) = of_periods(now, periods) {
        return none(why);
    }
    // Where the later report gives the earlier figure too, it knows better.
    let better = outturn(now, from.period);
    let before = if better.is_some() { None } else { older_way(now, then, matched, from.period) };
    if let Some(found) = before.or_else(|| broken(now, then, matched, periods)) {
        return none(NoChange::Break(found));
    }
    let Some(report) = reports.first() else { return none(NoChange::NoFigureNow(None)) };
    let from = better.unwrap_or_else(|| from.clone());
    match moved(report, now, from, to.clone()) {
        None => none(NoChange::NoBand),
        Some(moved) if now.for_information => Change::None(NoChange::ForInformation, Some(moved)),
        Some(moved) => Change::Moved(moved),
    }
}

/// The earlier report’s leading figure; its other one, if only that is for the same kind of period.
fn of_its_kind<'a>(was: &'a Evaluated, to: &Figure) -> Option<&'a Figure> {
    let lead = was.lead_figure();
    let same = |f: &&Figure| f.period.kind() == to.period.kind() && f.unit == to.unit;
    let other = [was.current.figure.as_ref(), was.forecast.as_ref()].into_iter().flatten().find(same);
    lead.filter(same).or(other).or(lead)
}

/// Why figures for two periods are not compared, if they are not.
fn of_periods(measure: &Measure, (then, now): (Period, Period)) -> Option<NoChange> {
    if then == now {
        return Some(NoChange::SamePeriod(now));
    }
    if then.kind() != now.kind() {
        return Some(NoChange::OtherKind { then, now });
    }
    if now.last_day() < then.last_day() {
        return Some(NoChange::Older { then, now });
    }
    let length = |p: Period| p.first_month().count_to(p.last_month());
    let adds_up = measure.cumulative || measure.unit == Unit::Count;
    (adds_up && length(then) != length(now)).then_some(NoChange::OtherLength { then, now })
}

/// The first break between two periods in either report, or in one between them.
fn broken(now: &Measure, then: &Measure, matched: &Matched, (from, to): (Period, Period)) -> Option<Break> {
    let crossed = |b: &&Break| direction::crosses(b, from, to);
    now.breaks.iter().chain(&matched.breaks).chain(&then.breaks).find(crossed).cloned()
}

/// A break that the earlier report did not know of when it measured a period: its figure is the old way's,
/// although the period lies after the break, or over it. One from before its whole series is none of it.
pub(super) fn older_way(now: &Measure, then: &Measure, matched: &Matched, period: Period) -> Option<Break> {
    let first = figures(then).map(|f| f.period.first_month()).min();
    let unknown = |b: &&Break| {
        let of_its_time = b.from >= period.first_month() || first.is_some_and(|first| first < b.from);
        b.from <= period.last_month() && of_its_time && then.breaks.iter().all(|known| known.from != b.from)
    };
    now.breaks.iter().chain(&matched.breaks).find(unknown).cloned()
}

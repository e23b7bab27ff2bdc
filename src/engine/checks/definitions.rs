//! What a measure is: its name, its code, its breaks, and what was printed of it.

use std::collections::BTreeMap;

use super::{At, Check, Found};
use crate::engine::rating::Verdict;
use crate::engine::{Direction, NoDirection, Way};
use crate::model::{Level, Month, Movement, Observation, Place, PlaceOf, Report, lower};

pub(super) fn of_report(report: &Report, found: &mut Vec<Found>) {
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    for (index, measure) in report.measures.iter().enumerate() {
        let first = *first_of.entry(lower(measure.title.trim())).or_insert(index);
        if first != index {
            let place = Place { measure: Some(index), thing: PlaceOf::Whole, field: "title" };
            found.push(Found { place, check: Check::SameTitle { first } });
        }
    }
}

pub(super) fn find(at: &At, found: &mut Vec<Found>) {
    breaks(at, found);
    published(at, found);
}

/// A framework that says its code stands for something else now, and readings on both sides without a break. Where it does
/// not say since when, only those of the earlier version's year or before, and of the later one's or after, tell.
fn breaks(at: &At, found: &mut Vec<Found>) {
    let Some(framework) = at.report.frameworks.get(at.measure.id.framework) else { return };
    let Some(now) = begins(&framework.version) else { return };
    let has_figure = |wanted: &dyn Fn(Month, Month) -> bool| {
        let figures = at.measure.readings.iter().filter(|r| !matches!(r.observation, Observation::Missing(_)));
        figures.map(|r| r.period).any(|p| wanted(p.first_month(), p.last_month()))
    };
    for earlier in &framework.earlier_versions {
        let Some(then) = begins(&earlier.version).map(|month| month.plus(11)) else { continue };
        let change = earlier.codes.iter().find(|c| c.code.as_ref() == Some(&at.measure.id.code) && !c.comparable);
        let Some(change) = change else { continue };
        let across = match change.from {
            Some(from) => has_figure(&|first, _| first < from) && has_figure(&|_, last| last >= from),
            None => has_figure(&|_, last| last <= then) && has_figure(&|first, _| first >= now),
        };
        let declared = at.measure.breaks.iter().any(|b| b.from > then.plus(-11));
        if across && !declared {
            let was = change.was.clone().unwrap_or_default();
            let check = Check::BreakNotDeclared { version: earlier.version.clone(), was, from: change.from, note: change.note.clone() };
            found.push(at.found(PlaceOf::Whole, "code", check));
            return;
        }
    }
}

/// The month in which the year of a version begins: "2023/24" is April 2023.
fn begins(version: &str) -> Option<Month> {
    let (year, rest) = version.trim().split_at_checked(4)?;
    let is_year = rest.is_empty() || rest.starts_with(['/', '-', '–']);
    Month::new(year.parse().ok().filter(|_| is_year)?, 4)
}

fn level(verdict: &Verdict) -> Option<Level> {
    match verdict {
        Verdict::Rated(rated) => Some(rated.level),
        Verdict::NotRated(_) => None,
    }
}

/// What was printed, where the rules give something else.
fn published(at: &At, found: &mut Vec<Found>) {
    let evaluated = at.evaluated;
    let printed = &at.measure.published;
    if let (Some(published), Some(computed), None) = (printed.rating, level(evaluated.lead()), &at.measure.judgement) {
        let either = [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten().filter_map(level);
        if !either.into_iter().any(|level| level == published) {
            found.push(at.found(PlaceOf::Whole, "published", Check::PublishedRating { published, computed }));
        }
    }
    let Some(published) = printed.direction else { return };
    match &evaluated.direction {
        Direction::None(NoDirection::Break(across), _) => {
            let check = Check::ChangeAcrossBreak { published, across: across.clone() };
            found.push(at.found(PlaceOf::Whole, "published", check));
        }
        Direction::Moved(moved) if !agrees(published, moved.way) => {
            let check = Check::PublishedDirection { published, computed: moved.way };
            found.push(at.found(PlaceOf::Whole, "published", check));
        }
        Direction::Moved(_) | Direction::None(..) => {}
    }
}

/// Without an aim neither up nor down is an improvement.
fn agrees(published: Movement, way: Way) -> bool {
    match way {
        Way::Improved => published == Movement::Improved,
        Way::Similar => published == Movement::Similar,
        Way::NotAsGood => published == Movement::NotAsGood,
        Way::Higher | Way::Lower => published != Movement::Similar,
    }
}

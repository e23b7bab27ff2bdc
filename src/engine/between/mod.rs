//! What changed between two reports of one council (methods §10): which measures are the same, how their
//! ratings, directions and targets changed, what was revised, and how earlier forecasts turned out.

mod change;
mod definition;
mod forecasts;
mod matching;
mod rated;
mod revision;
mod series;
mod sides;
mod target;

pub use change::{Change, NoChange};
pub use definition::Part;
pub use forecasts::TurnedOut;
pub use matching::{By, Collision, Dropped, Matched, New, WhyDropped, WhyNew};
pub use rated::{RatedAs, Shift};
pub use revision::Revision;
pub use series::{Long, LongBreak, LongReading, long};
pub use sides::{Aside, Sides, order, sides};
pub use target::{Aimed, TargetMoved};

use super::direction::Way;
use super::{Evaluated, Evaluation, Figure};
use crate::model::{Measure, Month, Report};

/// A report and what was worked out of it.
pub type Side<'a> = (&'a Report, &'a Evaluation);

/// What changed from an earlier report to a later one.
#[derive(Debug, Clone, PartialEq)]
pub struct Between {
    /// The measures of both, in the later report's order.
    pub pairs: Vec<Pair>,
    /// The measures of the later report alone, in its order.
    pub new: Vec<New>,
    /// The measures of the earlier report alone, in its order.
    pub dropped: Vec<Dropped>,
    /// Codes that stand in both reports and mean something else in each.
    pub collisions: Vec<Collision>,
    /// Months from the one position to the other.
    pub months: i32,
    /// The levels have other words or another rule: a change of level is not like for like.
    pub other_scheme: bool,
}

/// A measure in both reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Index into the later report's measures.
    pub now: usize,
    /// Index into the earlier report's measures.
    pub then: usize,
    /// By what it was found, and whether its figures can be compared.
    pub matched: Matched,
    /// How its leading rating changed.
    pub shift: Shift,
    /// What it was rated against then and is now, where the two are of different kinds.
    pub rated_as: Option<(RatedAs, RatedAs)>,
    /// Its direction of travel in each report (then, now), where both have one and they differ.
    pub direction: Option<(Way, Way)>,
    /// The change from the figure that led then to the one that leads now.
    pub change: Change,
    /// The figure that the earlier report was waiting for, if the later one has it and leads with another.
    pub awaited: Option<Figure>,
    /// Its target moved.
    pub target: Option<TargetMoved>,
    /// It has another name.
    pub renamed: bool,
    /// What of its definition changed.
    pub definition: Vec<Part>,
    /// Figures for the same period that the later report gives otherwise.
    pub revisions: Vec<Revision>,
    /// How the earlier report's forecasts turned out.
    pub turned_out: Vec<TurnedOut>,
    /// Its forecasts for periods that had ended by the later report, which gives no figure for them.
    pub unchecked: Vec<Figure>,
}

impl Pair {
    /// Whether a reader of the scorecard should be told of it. That a target is another one for another
    /// period is no news by itself.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !matches!(self.shift, Shift::Same | Shift::StillOffTrack)
            || self.direction.is_some()
            || !self.matched.comparable
            || !self.definition.is_empty()
            || !self.revisions.is_empty()
            || self.target.is_some_and(|target| target.same_period)
    }
}

/// What changed from one report to a later one of the same council.
///
/// Measures are the same by framework, version and code, or else by what the later report says the codes
/// were; never by a code alone.
#[must_use]
pub fn between(now: Side, then: Side) -> Between {
    between_through(now, &[], then)
}

/// The same, where reports between the two (the latest first) may say what codes were in versions that the
/// later one does not tell of.
#[must_use]
pub fn between_through(now: Side, through: &[&Report], then: Side) -> Between {
    let found = matching::all(now.0, through, then.0);
    let breaks: Vec<&Report> = [now.0].into_iter().chain(through.iter().copied()).chain([then.0]).collect();
    let pairs = found.pairs.into_iter().filter_map(|(n, t, matched)| {
        let (measure, evaluated) = (now.0.measures.get(n)?, now.1.measures.get(n)?);
        let (earlier, was) = (then.0.measures.get(t)?, then.1.measures.get(t)?);
        Some(pair(&breaks, (n, measure, evaluated), (t, earlier, was), matched))
    });
    Between {
        pairs: pairs.collect(),
        new: found.new,
        dropped: found.dropped,
        collisions: found.collisions,
        months: Month::of(then.0.position_at).count_to(Month::of(now.0.position_at)) - 1,
        other_scheme: rated::other_scheme(&now.0.scheme, &then.0.scheme),
    }
}

/// A measure in both reports; of all reports, the later one first and the earlier one last.
fn pair(
    reports: &[&Report],
    (n, now, evaluated): (usize, &Measure, &Evaluated),
    (t, then, was): (usize, &Measure, &Evaluated),
    matched: Matched,
) -> Pair {
    let ways = (was.direction.way(), evaluated.direction.way());
    let forecasts = forecasts::turned_out(reports, now, (then, was), &matched);
    Pair {
        now: n,
        then: t,
        shift: rated::shift(was.level, evaluated.level),
        rated_as: rated::of_other_kinds(then, now),
        direction: match ways {
            (Some(was), Some(is)) if was != is => Some((was, is)),
            (_, _) => None,
        },
        change: change::change(reports, (now, evaluated), (then, was), &matched),
        awaited: revision::awaited((now, evaluated), was, &matched),
        target: target::moved((now, evaluated), (then, was)),
        renamed: definition::are_other_words(&now.title, &then.title),
        definition: definition::changed(now, then),
        revisions: revision::revisions(now, then, &matched),
        turned_out: forecasts.0,
        unchecked: forecasts.1,
        matched,
    }
}

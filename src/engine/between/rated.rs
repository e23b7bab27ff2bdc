//! How a rating changed between two reports, and whether the two are like for like.

use crate::model::{ComparatorKind, Level, Measure, RatedAgainst, Scheme};

/// How a measure’s leading rating changed. Off track is the bottom level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Off track now; rated and not off track then.
    NewlyOffTrack,
    /// Off track now; not rated then.
    OffTrackNotRatedThen,
    /// Off track in both.
    StillOffTrack,
    /// Off track then; rated and not off track now.
    Recovered,
    /// From the top level to the middle one.
    Lower,
    /// From the middle level to the top one.
    Higher,
    /// Rated now and not off track; not rated then.
    RatedNow,
    /// Rated then; not rated now.
    NoLongerRated,
    /// The same level, not the bottom one; or rated in neither.
    Same,
}

pub(super) fn shift(then: Option<Level>, now: Option<Level>) -> Shift {
    match (then, now) {
        (None, None) => Shift::Same,
        (None, Some(Level::Bottom)) => Shift::OffTrackNotRatedThen,
        (None, Some(Level::Middle | Level::Top)) => Shift::RatedNow,
        (Some(_), None) => Shift::NoLongerRated,
        (Some(Level::Bottom), Some(Level::Bottom)) => Shift::StillOffTrack,
        (Some(Level::Middle | Level::Top), Some(Level::Bottom)) => Shift::NewlyOffTrack,
        (Some(Level::Bottom), Some(Level::Middle | Level::Top)) => Shift::Recovered,
        (Some(Level::Top), Some(Level::Middle)) => Shift::Lower,
        (Some(Level::Middle), Some(Level::Top)) => Shift::Higher,
        (Some(Level::Top), Some(Level::Top)) | (Some(Level::Middle), Some(Level::Middle)) => Shift::Same,
    }
}

/// What sort of thing a measure is rated against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatedAs {
    /// A target or milestone.
    Target,
    /// A comparator of this kind.
    Comparator(ComparatorKind),
}

fn rated_as(measure: &Measure) -> Option<RatedAs> {
    match &measure.rated_against {
        RatedAgainst::Target => Some(RatedAs::Target),
        RatedAgainst::Comparator { index, .. } => measure.comparators.get(*index).map(|c| RatedAs::Comparator(c.kind)),
        RatedAgainst::Nothing => None,
    }
}

/// What a measure was rated against then and is now, where the two differ in kind.
pub(super) fn of_other_kinds(then: &Measure, now: &Measure) -> Option<(RatedAs, RatedAs)> {
    rated_as(then).zip(rated_as(now)).filter(|(then, now)| then != now)
}

/// Whether two schemes differ in the words of their levels, or in where the middle one lies.
pub(super) fn other_scheme(now: &Scheme, then: &Scheme) -> bool {
    let words = |s: &Scheme| [&s.top, &s.middle, &s.bottom].map(|level| level.word.to_lowercase());
    words(now) != words(then) || now.middle_lies != then.middle_lies
}

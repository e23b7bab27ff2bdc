//! Targets that moved between two reports.

use crate::engine::{Against, Evaluated, Verdict, Yardstick};
use crate::model::{Measure, Period, RatedAgainst, Requirement, Target};

/// A target that moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetMoved {
    /// What it was in the earlier report.
    pub from: Aimed,
    /// What it is in the later one.
    pub to: Aimed,
    /// It is for the same period in both: the goal was changed, not set anew.
    pub same_period: bool,
}

/// What was aimed for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aimed {
    /// What it is for.
    pub period: Period,
    /// What it asks for.
    pub requirement: Requirement,
    /// The decimals it is printed with.
    pub decimals: u8,
}

impl Aimed {
    fn of(target: &Target) -> Self {
        Self { period: target.period, requirement: target.requirement, decimals: target.decimals }
    }

    fn held(yardstick: &Yardstick) -> Option<Self> {
        Some(Self { period: yardstick.period?, requirement: yardstick.requirement, decimals: yardstick.decimals })
    }
}

/// The target that moved: one for a period that both reports have, the latest of them; else the one that the
/// measure is rated against, if both are rated against targets for the same kind of period.
pub(super) fn moved((now, evaluated): (&Measure, &Evaluated), (then, was): (&Measure, &Evaluated)) -> Option<TargetMoved> {
    if now.unit != then.unit {
        return None;
    }
    let both = now.targets.iter().filter_map(|to| Some((then.targets.iter().find(|from| from.period == to.period)?, to)));
    let other = both.filter(|(from, to)| from.requirement != to.requirement).max_by_key(|(_, to)| to.period.last_day());
    if let Some((from, to)) = other {
        return Some(TargetMoved { from: Aimed::of(from), to: Aimed::of(to), same_period: true });
    }
    let (from, to) = (led(then, was)?, led(now, evaluated)?);
    let differs = from.requirement != to.requirement && from.period.kind() == to.period.kind();
    differs.then_some(TargetMoved { from, to, same_period: from.period == to.period })
}

/// The target or milestone that a measure’s leading rating is held to, or would be if it had a figure.
fn led(measure: &Measure, evaluated: &Evaluated) -> Option<Aimed> {
    if measure.rated_against != RatedAgainst::Target {
        return None;
    }
    match evaluated.lead() {
        Verdict::Rated(rated) => match rated.yardstick.against {
            Against::Target { .. } | Against::Milestone { .. } => Aimed::held(&rated.yardstick),
            Against::Comparator { .. } | Against::EvenPace { .. } => None,
        },
        Verdict::NotRated(_) => measure.targets.iter().max_by_key(|t| t.period.last_day()).map(Aimed::of),
    }
}

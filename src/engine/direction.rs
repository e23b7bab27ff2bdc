//! Direction of travel: a figure against an earlier one of its series (methods §4).

use super::evidence;
use super::figure::{self, Current, Figure, FigureUnit};
use super::rounding::settle;
use super::statistics::Evidence;
use super::tolerance::{self, UsedTolerance, by_aim};
use super::yardstick::gap_to;
use crate::model::{Aim, Break, DirectionBasis, Measure, Missing, Observation, Period, Report, Requirement, Target, Unit};

/// A direction of travel, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Direction {
    /// The measure moved, or stayed.
    Moved(Moved),
    /// There is none, and why; with the change all the same where there is one to tell.
    None(NoDirection, Option<Moved>),
}

impl Direction {
    /// The way the measure went, if it has a direction.
    #[must_use]
    pub fn way(&self) -> Option<Way> {
        match self {
            Self::Moved(moved) => Some(moved.way),
            Self::None(..) => None,
        }
    }
}

/// A change between two figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Which way.
    pub way: Way,
    /// The earlier figure.
    pub from: Figure,
    /// The later one.
    pub to: Figure,
    /// The later less the earlier, in the measure's unit.
    pub change: f64,
    /// The change as a share of the earlier; none where that is 0.
    pub relative: Option<f64>,
    /// The tolerance for calling it similar.
    pub tolerance: UsedTolerance,
    /// It is beyond the tolerance, and similar because the report lets chance set the arrow.
    pub could_be_chance: bool,
}

/// Which way a measure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The way its aim wants.
    Improved,
    /// Within the tolerance.
    Similar,
    /// The other way.
    NotAsGood,
    /// Up, where the aim is neither.
    Higher,
    /// Down, where the aim is neither.
    Lower,
}

/// Why there is no direction.
#[derive(Debug, Clone, PartialEq)]
pub enum NoDirection {
    /// The measure is reported for information only.
    ForInformation,
    /// There is no figure now.
    NoReading,
    /// Only a count so far is known, and no base to make a rate of it.
    CountOnly,
    /// There is no earlier figure; with the period that was looked for.
    NothingEarlier {
        /// The period looked for, if it is a certain one.
        wanted: Option<Period>,
    },
    /// One of the two figures is missing, and why.
    Missing {
        /// Its period.
        period: Period,
        /// Why.
        missing: Missing,
    },
    /// The series breaks between the two figures.
    Break(Break),
    /// The only earlier figures are of another kind of period.
    DifferentKinds {
        /// The nearest of them.
        earlier: Period,
    },
    /// A band measure whose band is not given.
    NoBand,
}

/// The direction of travel of a measure's leading figure.
pub(super) fn direction(report: &Report, measure: &Measure, to: Option<&Figure>, current: &Current) -> Direction {
    if to.is_some_and(|f| f.unit == FigureUnit::Counted) {
        return Direction::None(NoDirection::CountOnly, None);
    }
    let Some(to) = to else {
        return match &current.missing {
            Some((period, missing)) => Direction::None(NoDirection::Missing { period: *period, missing: missing.clone() }, None),
            None => Direction::None(NoDirection::NoReading, None),
        };
    };
    let from = match earlier(measure, to) {
        Ok(from) => from,
        Err(reason) if measure.for_information => {
            let _ = reason;
            return Direction::None(NoDirection::ForInformation, None);
        }
        Err(reason) => return Direction::None(reason, None),
    };
    if let Some(between) = measure.breaks.iter().find(|b| crosses(b, from.period, to.period)) {
        return Direction::None(NoDirection::Break(between.clone()), None);
    }
    let Some(moved) = moved(report, measure, from, to.clone()) else {
        return Direction::None(NoDirection::NoBand, None);
    };
    if measure.for_information {
        return Direction::None(NoDirection::ForInformation, Some(moved));
    }
    Direction::Moved(moved)
}

/// Whether a break lies between an earlier period and a later one.
pub(super) fn crosses(found: &Break, from: Period, to: Period) -> bool {
    from.first_month() < found.from && found.from <= to.last_month()
}

/// A change between two figures of a measure, by its tolerance and aim; none for a band that is not given.
pub(super) fn moved(report: &Report, measure: &Measure, from: Figure, to: Figure) -> Option<Moved> {
    let change = settle(to.value - from.value);
    let relative = (from.value != 0.0).then(|| change / from.value.abs());
    let (good, size) = match measure.aim {
        Aim::High | Aim::Low => (by_aim(measure.aim, change), change.abs()),
        Aim::None => (change, change.abs()),
        // Towards or away from the band: the distance to it is what changes.
        Aim::Band => {
            let band = band(measure)?;
            let closer = settle(gap_to(band, to.value) - gap_to(band, from.value));
            (closer, closer.abs())
        }
    };
    let tolerance = tolerance::for_direction(&report.tolerances, measure, &from, &to, size);
    // No change at all is similar whatever the tolerance; a share of nothing is never within it.
    let is_small = size == 0.0 || tolerance.within;
    let could_be_chance = !is_small
        && report.scheme.direction_by_evidence
        && evidence::change(measure, &from, &to).is_ok_and(|test| test.evidence == Evidence::CouldBeChance);
    let way = if is_small || could_be_chance {
        Way::Similar
    } else {
        match (measure.aim, good > 0.0) {
            (Aim::High | Aim::Low | Aim::Band, true) => Way::Improved,
            (Aim::High | Aim::Low | Aim::Band, false) => Way::NotAsGood,
            (Aim::None, true) => Way::Higher,
            (Aim::None, false) => Way::Lower,
        }
    };
    Some(Moved { way, from, to, change, relative, tolerance, could_be_chance })
}

/// The band a measure aims for: that of its latest target that is one.
pub(super) fn band(measure: &Measure) -> Option<Requirement> {
    let is_band = |t: &&Target| matches!(t.requirement, Requirement::Band { .. });
    measure.targets.iter().filter(is_band).max_by_key(|t| t.period.last_day()).map(|t| t.requirement)
}

/// The earlier figure shown beside a later one: the one it is compared with, or else the latest before it.
pub(super) fn previous(measure: &Measure, to: &Figure) -> Option<Figure> {
    let before = |f: &Figure| !f.forecast && f.unit == to.unit && is_before(f.period, to.period);
    earlier(measure, to).ok().or_else(|| figure::figures(measure).filter(before).last())
}

/// The figure a later one is compared with.
fn earlier(measure: &Measure, to: &Figure) -> Result<Figure, NoDirection> {
    let before =
        |f: &Figure| !f.forecast && f.unit == FigureUnit::Measure && f.reading != to.reading && f.period.last_day() < to.period.last_day();
    let latest = |wanted: &dyn Fn(Period) -> bool| figure::figures(measure).filter(|f| before(f) && wanted(f.period)).last();
    let exactly = |period: Period| match latest(&|p| p == period) {
        Some(figure) => Ok(figure),
        None => Err(absent(measure, to, Some(period))),
    };
    match measure.direction_against {
        DirectionBasis::SamePeriodLastYear => exactly(to.period.years_before(1)),
        DirectionBasis::Period(period) => exactly(period),
        DirectionBasis::PreviousPeriod => latest(&|p| p.kind() == to.period.kind()).ok_or_else(|| absent(measure, to, None)),
        DirectionBasis::PreviousWave => latest(&|p| p.kind() == to.period.kind()).ok_or_else(|| absent(measure, to, None)),
        DirectionBasis::PreviousOutturn => {
            let begins = to.period.year_of().map_or(to.period.first_month(), Period::first_month);
            let outturn = |p: Period| {
                let year_end = matches!(p, Period::PointInTime(_)) && p.last_month().plus(1) == begins;
                p.last_month() < begins && (p.is_whole_year() || year_end || p.kind() == to.period.kind())
            };
            let found = latest(&outturn).ok_or_else(|| absent(measure, to, to.period.year_of().map(|y| y.years_before(1))))?;
            // A total for part of a year is not to be held against a whole year's.
            let adds_up = measure.cumulative || matches!(measure.unit, Unit::Count);
            if adds_up && found.period.is_whole_year() != to.period.is_whole_year() {
                return Err(NoDirection::DifferentKinds { earlier: found.period });
            }
            Ok(found)
        }
    }
}

/// Whether a period has ended before another begins: this year's figure so far is not earlier than
/// this year's forecast.
fn is_before(earlier: Period, later: Period) -> bool {
    earlier.last_day() < later.last_day() && (earlier.kind() == later.kind() || earlier.last_month() < later.first_month())
}

/// Why there is no earlier figure.
fn absent(measure: &Measure, to: &Figure, wanted: Option<Period>) -> NoDirection {
    let missing = measure.readings.iter().rev().find_map(|r| match &r.observation {
        Observation::Missing(missing)
            if wanted.map_or(r.period.kind() == to.period.kind() && r.period.last_day() < to.period.last_day(), |w| w == r.period) =>
        {
            Some((r.period, missing.clone()))
        }
        Observation::Missing(_)
        | Observation::Value { .. }
        | Observation::Ratio { .. }
        | Observation::Count(_)
        | Observation::NumeratorOnly(_) => None,
    });
    if let Some((period, missing)) = missing {
        return NoDirection::Missing { period, missing };
    }
    let other_kind =
        figure::figures(measure).filter(|f| !f.forecast && is_before(f.period, to.period) && f.period.kind() != to.period.kind()).last();
    match other_kind {
        Some(figure) => NoDirection::DifferentKinds { earlier: figure.period },
        None => NoDirection::NothingEarlier { wanted },
    }
}

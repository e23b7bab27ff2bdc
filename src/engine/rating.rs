//! Ratings: a figure against its target, milestone or comparator (methods §3).

use super::figure::{Current, Figure};
use super::rounding::{round, settle};
use super::tolerance::{self, UsedTolerance};
use super::yardstick::{self, Yardstick, gap_to};
use crate::model::{Aim, Comparison, Level, Measure, MiddleLies, Missing, Month, Period, Report, Requirement, Scale};

/// A rating, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is rated.
    Rated(Rated),
    /// It is not, and why.
    NotRated(NotRated),
}

/// Why a figure is not rated.
#[derive(Debug, Clone, PartialEq)]
pub enum NotRated {
    /// It is reported for information only.
    ForInformation,
    /// The measure has no aim: neither higher nor lower is better.
    NoAim,
    /// There is neither target nor comparator.
    NoTarget,
    /// There is no reading at all.
    NoReading,
    /// The reading is missing, and why.
    Missing {
        /// What it would be for.
        period: Period,
        /// Why it is missing.
        missing: Missing,
    },
    /// The comparator, by index, is not published.
    Unpublished {
        /// The index.
        index: usize,
    },
    /// The year's target has no milestone at this month.
    NoMilestone {
        /// The month.
        by: Month,
    },
    /// There is no target for this period.
    NoTargetForPeriod {
        /// The period.
        period: Period,
    },
    /// A running total cannot be held against a whole year's comparator.
    RunningTotal,
    /// Only a count so far is known, and no base to make a rate of it.
    BaseUnknown,
}

/// A rating and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// The computed level.
    pub level: Level,
    /// The figure.
    pub figure: Figure,
    /// What it is held against.
    pub yardstick: Yardstick,
    /// How they compare.
    pub compared: Compared,
    /// How far the figure lies from the yardstick, better positive, in its unit.
    pub gap: f64,
    /// The same as a share of the yardstick's nearer edge; none where that is 0.
    pub relative_gap: Option<f64>,
    /// The tolerance, and how the distance lies to it. A value that meets its target does not need it, unless the
    /// middle level lies on either side.
    pub tolerance: UsedTolerance,
    /// Where the middle level lies.
    pub middle_lies: MiddleLies,
}

/// How a value compares with what was wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The value as compared: rounded to the yardstick's decimals, or exact.
    pub value: f64,
    /// Whether it was rounded.
    pub rounded: bool,
    /// Whether it meets the yardstick.
    pub meets: bool,
    /// Whether rounding decides: the exact comparison would say otherwise.
    pub rounding_decides: bool,
}

/// The rating of where a measure stands.
pub(super) fn position(report: &Report, measure: &Measure, current: &Current) -> Verdict {
    if let Some(reason) = never_rated(measure) {
        return Verdict::NotRated(reason);
    }
    match (&current.figure, &current.missing) {
        (Some(figure), _) => rate(report, measure, figure),
        (None, Some((period, missing))) => Verdict::NotRated(NotRated::Missing { period: *period, missing: missing.clone() }),
        (None, None) => Verdict::NotRated(NotRated::NoReading),
    }
}

/// The rating of where a measure is expected to end.
pub(super) fn outlook(report: &Report, measure: &Measure, forecast: &Figure) -> Verdict {
    match never_rated(measure) {
        Some(reason) => Verdict::NotRated(reason),
        None => rate(report, measure, forecast),
    }
}

fn never_rated(measure: &Measure) -> Option<NotRated> {
    if measure.for_information {
        Some(NotRated::ForInformation)
    } else if measure.aim == Aim::None {
        Some(NotRated::NoAim)
    } else {
        None
    }
}

fn rate(report: &Report, measure: &Measure, figure: &Figure) -> Verdict {
    match yardstick::of(measure, figure) {
        Ok(yardstick) => Verdict::Rated(against(report, measure, figure, yardstick)),
        Err(reason) => Verdict::NotRated(reason),
    }
}

/// A figure held against a yardstick, whether or not it is the one it is rated against.
pub(super) fn against(report: &Report, measure: &Measure, figure: &Figure, yardstick: Yardstick) -> Rated {
    let compared = compare(report.scheme.comparison, measure.scale, figure.value, &yardstick);
    let gap = settle(gap_to(yardstick.requirement, figure.value));
    let edge = yardstick.nearer_edge(figure.value);
    let relative_gap = (edge != 0.0).then(|| gap / edge.abs());
    let tolerance = tolerance::for_rating(&report.scheme, &report.tolerances, measure, figure, &yardstick, gap.abs());
    // On either side of the target, rounding decides nothing where the tolerance does.
    let compared = match report.scheme.middle_lies {
        MiddleLies::EitherSide if tolerance.within => Compared { rounding_decides: false, ..compared },
        MiddleLies::EitherSide | MiddleLies::ShortOf => compared,
    };
    let is_band = matches!(yardstick.requirement, Requirement::Band { .. });
    let level = match report.scheme.middle_lies {
        // Rules 1, 2 and 4: meets, near, or neither. A band has no other side.
        MiddleLies::ShortOf if compared.meets => Level::Top,
        MiddleLies::EitherSide if is_band && compared.meets => Level::Top,
        MiddleLies::ShortOf | MiddleLies::EitherSide if tolerance.within => Level::Middle,
        MiddleLies::EitherSide if compared.meets => Level::Top,
        MiddleLies::ShortOf | MiddleLies::EitherSide => Level::Bottom,
    };
    Rated { level, figure: figure.clone(), yardstick, compared, gap, relative_gap, tolerance, middle_lies: report.scheme.middle_lies }
}

fn compare(comparison: Comparison, scale: Scale, value: f64, yardstick: &Yardstick) -> Compared {
    let divisor = match yardstick.against {
        yardstick::Against::EvenPace { counted: true, .. } => 1.0,
        yardstick::Against::Target { .. }
        | yardstick::Against::Milestone { .. }
        | yardstick::Against::Comparator { .. }
        | yardstick::Against::EvenPace { .. } => scale.divisor(),
    };
    let rounded = |x: f64| round(x / divisor, yardstick.decimals).value();
    let exact = meets(yardstick.requirement, value, settle);
    let at_precision = meets(yardstick.requirement, value, rounded);
    match comparison {
        Comparison::Exact => Compared { value, rounded: false, meets: exact, rounding_decides: false },
        Comparison::Rounded => {
            Compared { value: rounded(value) * divisor, rounded: true, meets: at_precision, rounding_decides: exact != at_precision }
        }
    }
}

/// Whether a value meets a requirement, both seen through a rounding.
fn meets(requirement: Requirement, value: f64, seen: impl Fn(f64) -> f64) -> bool {
    let value = seen(value);
    match requirement {
        Requirement::AtLeast(target) => value >= seen(target.get()),
        Requirement::AtMost(target) => value <= seen(target.get()),
        Requirement::Below(target) => value < seen(target.get()),
        Requirement::Band { low, high } => seen(low.get()) <= value && value <= seen(high.get()),
    }
}

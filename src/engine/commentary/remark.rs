//! A figure against one thing it can be held against.

use super::super::evidence::interval;
use super::super::statistics::{Standing, against_benchmark};
use super::super::yardstick::{comparator_of, target_for};
use super::super::{Against, Evaluated, Figure, FigureUnit, Rated, direction, figures, rating};
use super::size::{Size, size};
use crate::model::{Aim, Comparator, ComparatorKind, Level, Measure, MiddleLies, Period, Report, Requirement};

/// A figure against one thing it can be held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// How they compare, by the rules of the report.
    pub rated: Rated,
    /// How the figure stands to it.
    pub stand: Stand,
    /// How large the gap is; that of a miss is not called slight.
    pub size: Size,
    /// The interval of the figure holds the comparator: the gap could be chance.
    pub could_be_chance: bool,
    /// The measure's own figure for the period of the comparator, where that is another.
    pub like_for_like: Option<LikeForLike>,
}

/// How a figure stands to what it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// It misses it.
    Miss,
    /// Short of it, within the tolerance.
    Near,
    /// Within the tolerance on either side.
    InLine,
    /// It meets or beats it.
    Good,
    /// It lies higher or lower, and neither is better.
    Neutral,
}

/// A measure's own figure for the period of a comparator.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeForLike {
    /// The figure against the comparator.
    pub rated: Rated,
    /// How large the gap is.
    pub size: Size,
}

/// The leading figure against all it can be held against: what it is rated against first.
pub(super) fn all(report: &Report, measure: &Measure, evaluated: &Evaluated, led: Option<&Rated>) -> Vec<Remark> {
    let Some(figure) = evaluated.lead_figure() else { return Vec::new() };
    let mut out: Vec<Remark> = led.map(|rated| of(report, measure, evaluated, rated)).into_iter().collect();
    if figure.unit == FigureUnit::Counted || measure.for_information {
        return out;
    }
    let is_led = |against: Against| led.is_some_and(|rated| rated.yardstick.against == against);
    let target = target_for(measure, figure).ok().filter(|_| led.is_some_and(|rated| !is_of_target(rated.yardstick.against)));
    let comparators = measure.comparators.iter().enumerate().filter(|(_, comparator)| can_be_held(measure, figure, comparator));
    let comparators = comparators.filter_map(|(index, _)| comparator_of(measure, index)).filter(|other| !is_led(other.against));
    for yardstick in target.into_iter().chain(comparators) {
        out.push(of(report, measure, evaluated, &rating::against(report, measure, figure, yardstick)));
    }
    out
}

fn is_of_target(against: Against) -> bool {
    match against {
        Against::Target { .. } | Against::Milestone { .. } => true,
        Against::Comparator { .. } | Against::EvenPace { .. } => false,
    }
}

/// Whether a figure can be held against a comparator: not a total for part of a year against a whole one's. How it stands to last
/// year is the direction's to tell.
fn can_be_held(measure: &Measure, figure: &Figure, comparator: &Comparator) -> bool {
    let whole = |period: Option<Period>| period.is_some_and(Period::is_whole_year);
    let of_part = measure.cumulative && !figure.period.is_whole_year() && whole(comparator.period);
    comparator.kind != ComparatorKind::LastYear && !of_part
}

/// What is to be said of a figure and what it is held against.
pub(super) fn of(report: &Report, measure: &Measure, evaluated: &Evaluated, rated: &Rated) -> Remark {
    let (stand, size) = stand(report, measure, rated);
    Remark {
        stand,
        size,
        could_be_chance: could_be_chance(measure, evaluated, rated),
        like_for_like: like_for_like(report, measure, rated),
        rated: rated.clone(),
    }
}

fn stand(report: &Report, measure: &Measure, rated: &Rated) -> (Stand, Size) {
    let decimals = measure.decimals.max(rated.yardstick.decimals);
    let size = size(measure, rated.figure.unit, rated.gap, rated.relative_gap, decimals);
    let judged = match (measure.aim, rated.yardstick.requirement) {
        (Aim::None, _) => false,
        (Aim::Band, Requirement::Band { low, high }) => low < high,
        (Aim::Band, _) => false,
        (Aim::High | Aim::Low, _) => true,
    };
    match (judged, rated.level, report.scheme.middle_lies) {
        (false, _, _) => (Stand::Neutral, size),
        (true, Level::Bottom, _) => (Stand::Miss, size.max(Size::Plain)),
        (true, Level::Middle, MiddleLies::ShortOf) => (Stand::Near, size),
        (true, Level::Middle, MiddleLies::EitherSide) => (Stand::InLine, size),
        (true, Level::Top, _) => (Stand::Good, size),
    }
}

/// Whether the interval of a figure holds a comparator. A forecast's own error is not known, and a figure that its counts
/// contradict has no interval to go by.
fn could_be_chance(measure: &Measure, evaluated: &Evaluated, rated: &Rated) -> bool {
    let is_comparator = matches!(rated.yardstick.against, Against::Comparator { .. });
    let contradicted = evaluated.contradictions.iter().any(|found| found.figure.reading == rated.figure.reading);
    if !is_comparator || rated.figure.forecast || contradicted {
        return false;
    }
    let value = match rated.yardstick.requirement {
        Requirement::AtLeast(value) | Requirement::AtMost(value) | Requirement::Below(value) => value,
        Requirement::Band { low, .. } => low,
    };
    let range = interval(measure, &rated.figure).ok().map(|found| found.interval);
    against_benchmark(range, value, measure.aim) == Ok(Standing::Similar)
}

/// The measure's own figure for the year of a comparator, where the figure held against it is of another: the year's, the
/// position at its end, or its one cohort. None across a break in the series.
fn like_for_like(report: &Report, measure: &Measure, rated: &Rated) -> Option<LikeForLike> {
    let Against::Comparator { .. } = rated.yardstick.against else { return None };
    let year = rated.yardstick.period.filter(|period| period.is_whole_year())?;
    if rated.figure.period.year_of() == year.year_of() {
        return None;
    }
    let is_of = |figure: &Figure| match figure.period.day() {
        Some(day) => day == year.last_day(),
        None => figure.period.stands_for_its_year() && figure.period.year_of() == year.year_of(),
    };
    let mut found = figures(measure).filter(|figure| figure.unit == FigureUnit::Measure && !figure.forecast && is_of(figure));
    let figure = found.next().filter(|_| found.next().is_none())?;
    let broken = measure.breaks.iter().any(|between| direction::crosses(between, figure.period, rated.figure.period));
    let rated = rating::against(report, measure, &figure, rated.yardstick);
    (!broken).then(|| LikeForLike { size: stand(report, measure, &rated).1, rated })
}

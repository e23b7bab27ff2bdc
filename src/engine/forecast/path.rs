//! The way through the year, month by month: this year's running total, last year's, the milestones, and where a forecast
//! takes it. All in the unit that adds up; months are counted from the first of the year, so that month 0 is its start.

use super::super::figure::{Figure, FigureUnit, per};
use super::super::milestone;
use super::method::{Projection, asked};
use super::range::{Range, RangeBy, Spread};
use super::run_rate::Goal;
use super::so_far::SoFar;
use super::total::between;
use crate::model::{self, ForecastMethod, Measure, Month, RatedAgainst, Requirement};

/// The way through the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The months of the year, in order.
    pub months: Vec<Month>,
    /// This year so far, where it is known.
    pub this_year: Vec<PathPoint>,
    /// Last year, where it is known.
    pub last_year: Vec<PathPoint>,
    /// The milestones.
    pub milestones: Vec<PathPoint>,
    /// They lie on a straight line to the end of the year.
    pub straight_line: bool,
    /// What the year is rated against.
    pub goal: Option<Requirement>,
    /// Where the year is expected to end, and whether officers say so or a method.
    pub end: Option<(f64, Option<ForecastMethod>)>,
    /// From where to where it may go, month by month from now on, with the method it is around and the rule.
    pub fan: Vec<(i32, f64, f64)>,
    /// Around which forecast the fan lies (none: the officers’), and by which rule.
    pub fan_of: Option<(Option<ForecastMethod>, RangeBy)>,
}

/// A running total at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPoint {
    /// How many months of the year have passed.
    pub month: i32,
    /// The running total.
    pub total: f64,
}

/// What the path takes over from what was worked out before.
pub(super) struct Known<'a> {
    /// The forecast that counts: the officers’, or by the method the file names.
    pub(super) forecast: Option<&'a Figure>,
    /// Its method; none where officers gave it.
    pub(super) by: Option<ForecastMethod>,
    /// The methods that could be worked out, with their ranges.
    pub(super) found: &'a [(ForecastMethod, Projection)],
    /// Their ranges, in the same order.
    pub(super) ranges: &'a [Option<Range>],
    /// What the officers give with their forecast.
    pub(super) entered_range: Option<Range>,
    /// Whether what is counted comes singly.
    pub(super) counts_events: bool,
}

/// The way through the year.
pub(super) fn path(measure: &Measure, so_far: &SoFar, goal: Option<Goal>, known: &Known<'_>) -> Path {
    let series = |from: Month, months: i32| {
        let at = |month: i32| Some(PathPoint { month, total: between(&so_far.stretches, from, from.plus(month - 1)).ok()? });
        (1..=months).filter_map(at).collect::<Vec<_>>()
    };
    let mut last_year = series(so_far.from.plus(-12), so_far.of);
    if let Ok(total) = so_far.last_year()
        && last_year.last().is_none_or(|last| last.month < so_far.of)
    {
        last_year.push(PathPoint { month: so_far.of, total });
    }
    let (milestones, straight_line) = milestones(measure, so_far, goal);
    // Without a forecast that counts: the straight line, which is always told.
    let straight = known.found.iter().position(|(method, _)| *method == ForecastMethod::StraightLine);
    let index = match (known.forecast, known.by) {
        (Some(_), Some(by)) => known.found.iter().position(|(method, _)| *method == by),
        (Some(_), None) | (None, _) => straight,
    };
    let entered = known.forecast.filter(|f| known.by.is_none() && f.period == so_far.year);
    let end = match (entered, index.and_then(|index| known.found.get(index))) {
        (Some(figure), _) => total_of(measure, so_far, figure).map(|total| (total, None)),
        (None, Some((method, projection))) => total_of(measure, so_far, &projection.figure).map(|total| (total, Some(*method))),
        (None, None) => None,
    };
    let (fan, fan_of) = match (entered.and(known.entered_range), index) {
        (Some(range), _) => (wedge(measure, so_far, range), Some((None, range.by))),
        (None, Some(index)) => match (known.found.get(index), known.ranges.get(index).copied().flatten()) {
            (Some((method, projection)), Some(range)) if total_of(measure, so_far, &projection.figure).is_some() => {
                let spread = Spread::of(so_far, &projection.sum, known.counts_events);
                let fan = spread.map_or_else(|| wedge(measure, so_far, range), |spread| widening(so_far, &spread));
                (fan, Some((Some(*method), range.by)))
            }
            (_, _) => (Vec::new(), None),
        },
        (None, None) => (Vec::new(), None),
    };
    Path {
        months: (0..so_far.of).map(|ahead| so_far.from.plus(ahead)).collect(),
        this_year: series(so_far.from, so_far.months),
        last_year,
        milestones,
        straight_line,
        goal: goal.map(|goal| goal.requirement),
        end,
        fan,
        fan_of,
    }
}

/// A forecast in the unit that adds up; none where it is a rate whose base is not known.
fn total_of(measure: &Measure, so_far: &SoFar, figure: &Figure) -> Option<f64> {
    match (so_far.unit, figure.unit, figure.counts, so_far.base) {
        (FigureUnit::Counted, FigureUnit::Measure, Some(counts), _) => Some(counts.numerator.real()),
        (FigureUnit::Counted, FigureUnit::Measure, None, base) => base.map(|(base, _)| figure.value / per(measure.unit) * base),
        (FigureUnit::Measure, FigureUnit::Counted, _, _) => None,
        (FigureUnit::Counted, FigureUnit::Counted, _, _) | (FigureUnit::Measure, FigureUnit::Measure, _, _) => Some(figure.value),
    }
}

/// From now to the ends of a range, straight.
fn wedge(measure: &Measure, so_far: &SoFar, range: Range) -> Vec<(i32, f64, f64)> {
    let scale = match (so_far.unit, so_far.base) {
        (FigureUnit::Counted, Some((base, _))) => base / per(measure.unit),
        (FigureUnit::Counted | FigureUnit::Measure, _) => 1.0,
    };
    let (lower, upper) = (range.lower * scale - so_far.total, range.upper * scale - so_far.total);
    let at = |ahead: i32| {
        let share = f64::from(ahead) / f64::from(so_far.left());
        (so_far.months + ahead, so_far.total + lower * share, so_far.total + upper * share)
    };
    (0..=so_far.left()).map(at).collect()
}

/// From now on, by what so many months may bring.
fn widening(so_far: &SoFar, spread: &Spread) -> Vec<(i32, f64, f64)> {
    let at = |ahead: i32| {
        let (lower, upper) = if ahead == 0 { (0.0, 0.0) } else { spread.ahead(ahead, so_far.left())? };
        Some((so_far.months + ahead, so_far.total + lower, so_far.total + upper))
    };
    (0..=so_far.left()).filter_map(at).collect()
}

/// The milestones of the year's target, and of targets for parts of it; and whether they lie on a straight line.
fn milestones(measure: &Measure, so_far: &SoFar, goal: Option<Goal>) -> (Vec<PathPoint>, bool) {
    let even_pace = matches!(measure.rated_against, RatedAgainst::Comparator { even_pace: true, .. });
    let of_year = measure.targets.iter().find(|target| target.period == so_far.year);
    let straight = even_pace || of_year.is_some_and(|target| target.path == Some(model::Path::StraightLine));
    if let (true, Some(whole)) = (straight, goal.and_then(|goal| asked(goal.requirement))) {
        let start = PathPoint { month: 0, total: 0.0 };
        return (vec![start, PathPoint { month: so_far.of, total: whole }], true);
    }
    if so_far.unit == FigureUnit::Counted {
        return (Vec::new(), false);
    }
    let at = |month: i32| {
        let by = so_far.from.plus(month - 1);
        let own = measure.targets.iter().find(|target| target.period == model::Period::YearToDate { from: so_far.from, to: by });
        let due = of_year.and_then(|target| milestone::due(target.path.as_ref()?, asked(target.requirement)?, target.period, by));
        Some(PathPoint { month, total: due.or_else(|| asked(own?.requirement))? })
    };
    ((1..=so_far.of).filter_map(at).collect(), false)
}

//! What a report's commentary says of its measures: what is told, in which order, and how large a gap counts as what
//! (methods §9). The sentences are made in [`crate::scorecard`], from these findings alone.

mod remark;
mod size;
mod whole;
mod year;

pub use remark::{LikeForLike, Remark, Stand};
pub use size::{Size, size};
pub use whole::{Side, Sides, sides};
pub use year::{Ahead, ahead};

use super::evidence;
use super::statistics::Evidence;
use super::{Direction, Evaluated, Evaluation, Figure, Moved, NoDirection, NotRated, Verdict, Way};
use crate::model::{Basis, Level, Measure, Report, in_order};

/// What is told of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Index into the report's measures.
    pub measure: usize,
    /// What its paragraph begins with.
    pub opens: Opening,
    /// The leading figure against all it can be held against: what it is rated against first. Empty where there is nothing.
    pub lead: Vec<Remark>,
    /// Where it stands, where the forecast leads; the forecast, where where it stands leads.
    pub other: Option<Remark>,
    /// Why the leading figure is not rated.
    pub not_rated: Option<NotRated>,
    /// How it went since the earlier figure; none across a break in the series.
    pub change: Result<Changed, NoDirection>,
    /// What the months so far say of the year, where no forecast counts.
    pub ahead: Option<Ahead>,
}

/// What a paragraph begins with: the most telling thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// That it misses what it is rated against.
    Miss,
    /// That it is not as good as before, though no miss.
    Slipping,
    /// Where it stands.
    Standing,
    /// The figure alone: it is not rated.
    Figure,
    /// That there is no figure.
    NoFigure,
}

/// A change with its size.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The change.
    pub moved: Moved,
    /// How large it is; never called similar where it is not.
    pub size: Size,
    /// Whether it could be chance; none where it was not tested.
    pub chance: Option<Evidence>,
    /// It is told without judgement: the measure is for information only.
    pub for_information: bool,
}

/// What is told of every measure, in the report's order.
#[must_use]
pub fn commentary(report: &Report, evaluation: &Evaluation) -> Vec<Told> {
    let measures = report.measures.iter().zip(&evaluation.measures).enumerate();
    measures.map(|(index, (measure, evaluated))| told(report, measure, evaluated, index)).collect()
}

fn told(report: &Report, measure: &Measure, evaluated: &Evaluated, index: usize) -> Told {
    let (lead, not_rated) = match evaluated.lead() {
        Verdict::Rated(rated) => (remark::all(report, measure, evaluated, Some(rated)), None),
        Verdict::NotRated(reason) => (remark::all(report, measure, evaluated, None), Some(reason.clone())),
    };
    let other = match (evaluated.leads, &evaluated.position, &evaluated.outlook) {
        (Basis::Outlook, Verdict::Rated(rated), _) | (Basis::Position, _, Some(Verdict::Rated(rated))) => {
            Some(remark::of(report, measure, evaluated, rated))
        }
        (Basis::Outlook | Basis::Position, _, _) => None,
    };
    Told {
        measure: index,
        opens: opens(evaluated),
        lead,
        other,
        not_rated,
        change: changed(measure, evaluated),
        ahead: ahead(report, measure, evaluated),
    }
}

fn opens(evaluated: &Evaluated) -> Opening {
    let misses = |verdict: &Verdict| match verdict {
        Verdict::Rated(rated) => rated.level == Level::Bottom,
        Verdict::NotRated(_) => false,
    };
    // A judgement does not take the miss out of the figures.
    let miss = evaluated.level == Some(Level::Bottom) || misses(evaluated.lead());
    match (evaluated.lead_figure(), evaluated.lead()) {
        (None, _) => Opening::NoFigure,
        (Some(_), Verdict::NotRated(_)) => Opening::Figure,
        (Some(_), Verdict::Rated(_)) if miss => Opening::Miss,
        (Some(_), Verdict::Rated(_)) if evaluated.direction.way() == Some(Way::NotAsGood) => Opening::Slipping,
        (Some(_), Verdict::Rated(_)) => Opening::Standing,
    }
}

fn changed(measure: &Measure, evaluated: &Evaluated) -> Result<Changed, NoDirection> {
    let (moved, for_information) = match &evaluated.direction {
        Direction::Moved(moved) => (moved, false),
        Direction::None(_, Some(moved)) => (moved, true),
        Direction::None(reason, None) => return Err(reason.clone()),
    };
    // A test goes by the counts, and these are not those of the figures that are told.
    let contradicted = |figure: &Figure| evaluated.contradictions.iter().any(|found| found.figure.reading == figure.reading);
    let test = evidence::change(measure, &moved.from, &moved.to).ok().filter(|_| !contradicted(&moved.from) && !contradicted(&moved.to));
    let chance = test.map(|test| test.evidence);
    let found = size(measure, moved.to.unit, moved.change, moved.relative, measure.decimals);
    let size = match moved.way {
        Way::Improved | Way::NotAsGood => found.at_least_slight(),
        Way::Similar | Way::Higher | Way::Lower => found,
    };
    Ok(Changed { moved: moved.clone(), size, chance, for_information })
}

/// The measures in the order they are told: misses first, the largest gap first of them; then what is not as good as before; then
/// near, then met, as printed; what is not rated last.
#[must_use]
pub fn in_telling_order(told: &[Told], evaluation: &Evaluation) -> Vec<usize> {
    let level = |index: usize| evaluation.measures.get(index).and_then(|evaluated| evaluated.level);
    let place = |one: &Told| match (one.opens, level(one.measure)) {
        (Opening::Miss, _) => 0,
        (Opening::Slipping, _) => 1,
        (Opening::Standing, Some(Level::Bottom | Level::Middle)) => 2,
        (Opening::Standing, Some(Level::Top) | None) => 3,
        (Opening::Figure, _) => 4,
        (Opening::NoFigure, _) => 5,
    };
    let gap = |one: &Told| match one.opens {
        Opening::Miss => one.lead.first().and_then(|remark| remark.rated.relative_gap).unwrap_or(f64::NEG_INFINITY),
        Opening::Slipping | Opening::Standing | Opening::Figure | Opening::NoFigure => 0.0,
    };
    let list: Vec<(i32, f64, usize)> = told.iter().map(|one| (place(one), gap(one), one.measure)).collect();
    in_order(list, &|a, b| a.0.cmp(&b.0).then_with(|| a.1.total_cmp(&b.1))).into_iter().map(|(_, _, index)| index).collect()
}

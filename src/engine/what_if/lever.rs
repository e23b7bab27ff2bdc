//! What can be moved in a measure, and how far; what moves along with it.

use super::What;
use super::range::{Range, ample};
use crate::engine::figure::Figure;
use crate::engine::rounding::{round, settle};
use crate::engine::yardstick::comparator_value;
use crate::engine::{Against, Evaluated, FigureUnit, NotRated, Rated, Verdict, figure, milestone};
use crate::model::{
    Absence, Basis, Comparator, ComparatorFigure, Count, Counts, Denominator, Finite, Measure, Month, Observation, Path, Period, Report,
    Requirement, Scale, Target, Tolerance, Unit,
};

/// All that can be moved in a measure, and why the rest cannot.
#[derive(Debug, Clone, PartialEq)]
pub struct Levers {
    /// Its leading figure.
    pub figure: Result<Lever, Fixed>,
    /// What it is rated against: one lever, or the two edges of a band.
    pub yardstick: Result<Vec<Lever>, Fixed>,
    /// The tolerance of its rating.
    pub tolerance: Result<Lever, Fixed>,
}

/// Something that can be moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// What it is, in an address.
    pub what: What,
    /// What it moves.
    pub moves: Moves,
    /// Where it stands in the report; none where the report has no figure there.
    pub now: Option<f64>,
    /// Where it can stand.
    pub range: Range,
}

/// What a lever moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Moves {
    /// A value, or one in place of a value that is missing.
    Value {
        /// What it is for.
        period: Period,
        /// It is a forecast.
        forecast: bool,
        /// Its reading, as an index into the measure's.
        reading: usize,
    },
    /// A numerator, and the value with it.
    Count {
        /// What it is for.
        period: Period,
        /// It is a forecast.
        forecast: bool,
        /// Its reading.
        reading: usize,
        /// What it is out of, if that is stated.
        out_of: Option<Denominator>,
    },
    /// A target, or the milestone on the way to it.
    Target {
        /// Which, as [`Against::Target`] or [`Against::Milestone`].
        against: Against,
    },
    /// A comparator, published or not.
    Comparator {
        /// The index.
        index: usize,
    },
    /// A tolerance, in its own kind.
    Tolerance {
        /// As the report has it.
        tolerance: Tolerance,
    },
}

/// Why something cannot be moved.
#[derive(Debug, Clone, PartialEq)]
pub enum Fixed {
    /// There is neither a figure nor a reading that is missing.
    NoReading,
    /// The measure does not apply to the period.
    NotApplicable {
        /// The period.
        period: Period,
    },
    /// Whatever the figure is, it is not rated, and why.
    NotRated(NotRated),
    /// The path to the target asks for nothing by this month, whatever the target.
    NothingDue {
        /// The month.
        by: Month,
    },
    /// It is too large for steps of the measure's decimals.
    TooLarge,
}

impl Levers {
    /// The lever of this name.
    #[must_use]
    pub fn of(&self, what: What) -> Option<&Lever> {
        self.iter().find(|lever| lever.what == what)
    }

    /// All levers there are.
    pub fn iter(&self) -> impl Iterator<Item = &Lever> {
        self.figure.iter().chain(self.yardstick.iter().flatten()).chain(self.tolerance.iter())
    }
}

/// What can be moved in a measure of a report.
#[must_use]
pub fn levers(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Levers {
    let figure = of_basis(measure, evaluated, evaluated.leads);
    let (tried, rated) = tried(report, measure, evaluated, figure.as_ref().ok());
    Levers {
        yardstick: match rated.lead() {
            Verdict::Rated(found) => yardstick_levers(measure, &tried, found),
            Verdict::NotRated(reason) => Err(Fixed::NotRated(reason.clone())),
        },
        tolerance: match rated.lead() {
            Verdict::Rated(found) => tolerance_lever(measure, found),
            Verdict::NotRated(reason) => Err(Fixed::NotRated(reason.clone())),
        },
        figure,
    }
}

/// The measure with something in place of what is missing, which tells what it would be rated against.
fn tried(report: &Report, measure: &Measure, evaluated: &Evaluated, lever: Option<&Lever>) -> (Measure, Evaluated) {
    let (mut measure, mut evaluated) = (measure.clone(), evaluated.clone());
    if let Some(lever) = lever.filter(|lever| lever.now.is_none()) {
        let _ = lever.put(&mut measure, lever.range.max());
        evaluated = crate::engine::measure(report, &measure);
    }
    if let Verdict::NotRated(NotRated::Unpublished { index }) = *evaluated.lead() {
        let value = evaluated.lead_figure().filter(|f| f.unit == FigureUnit::Measure).map_or(1.0, |f| f.value);
        let _ = put_comparator(&mut measure, index, value);
        evaluated = crate::engine::measure(report, &measure);
    }
    (measure, evaluated)
}

/// The figure of a basis, if it is one of the measure's readings; else where the measure stands.
fn figure_of<'a>(measure: &Measure, evaluated: &'a Evaluated, basis: Basis) -> Option<&'a Figure> {
    let of_reading = |f: &&Figure| {
        let reading = f.reading_of(measure);
        reading.is_some_and(|reading| reading.period == f.period && reading.is_forecast() == f.forecast)
    };
    let figure = match basis {
        Basis::Outlook => evaluated.forecast.as_ref(),
        Basis::Position => evaluated.current.figure.as_ref(),
    };
    figure.filter(of_reading).or(evaluated.current.figure.as_ref())
}

/// The lever of a basis's figure.
pub(super) fn of_basis(measure: &Measure, evaluated: &Evaluated, basis: Basis) -> Result<Lever, Fixed> {
    let Some(figure) = figure_of(measure, evaluated, basis) else { return missing_lever(measure, evaluated) };
    let Figure { period, forecast, value, .. } = *figure;
    let reading = figure.reading.ok_or(Fixed::NoReading)?;
    let observation = measure.readings.get(reading).map(|reading| &reading.observation).ok_or(Fixed::NoReading)?;
    let count = |numerator: Count, out_of: Option<Denominator>| {
        let most = match (measure.unit, out_of) {
            (Unit::Percent, Some(out_of)) => out_of.real().max(numerator.real()),
            (_, _) => ample(2.0 * numerator.real().max(1.0)),
        };
        let range = Range::between(0.0, most, 0, Scale::Ones).ok_or(Fixed::TooLarge)?;
        let moves = Moves::Count { period, forecast, reading, out_of };
        Ok(Lever { what: What::Count, moves, now: Some(numerator.real()), range })
    };
    match observation {
        Observation::Ratio { numerator, denominator } => count(*numerator, Some(*denominator)),
        Observation::Value { counts: Some(Counts { numerator, denominator: Some(denominator) }), .. } => {
            count(*numerator, Some(*denominator))
        }
        // The base is told by the two, unless one is nothing.
        Observation::Value { value, counts: Some(Counts { numerator, denominator: None }) }
            if value.get() > 0.0 && *numerator > Count(0) =>
        {
            count(*numerator, None)
        }
        Observation::NumeratorOnly(numerator) => count(*numerator, None),
        Observation::Count(_) => value_lever(measure, period, forecast, reading, Some(value), 0, Scale::Ones),
        Observation::Value { .. } | Observation::Missing(_) => {
            value_lever(measure, period, forecast, reading, Some(value), measure.decimals, measure.scale)
        }
    }
}

/// A value in place of one that is missing.
fn missing_lever(measure: &Measure, evaluated: &Evaluated) -> Result<Lever, Fixed> {
    let (period, missing) = evaluated.current.missing.as_ref().ok_or(Fixed::NoReading)?;
    match missing.why {
        Absence::NotApplicable => return Err(Fixed::NotApplicable { period: *period }),
        Absence::Suppressed | Absence::NotCollected | Absence::NotDue { .. } | Absence::NotYetPublished { .. } | Absence::NotEntered => {}
    }
    let is_it = |r: &crate::model::Reading| r.period == *period && matches!(r.observation, Observation::Missing(_)) && !r.is_forecast();
    let reading = measure.readings.iter().rposition(is_it).ok_or(Fixed::NoReading)?;
    value_lever(measure, *period, false, reading, None, measure.decimals, measure.scale)
}

fn value_lever(
    measure: &Measure,
    period: Period,
    forecast: bool,
    reading: usize,
    now: Option<f64>,
    decimals: u8,
    scale: Scale,
) -> Result<Lever, Fixed> {
    let range = Range::of_values(measure, decimals, scale, known(measure)).ok_or(Fixed::TooLarge)?;
    Ok(Lever { what: What::Value, moves: Moves::Value { period, forecast, reading }, now, range })
}

/// Every number of a measure that is in its unit.
fn known(measure: &Measure) -> impl Iterator<Item = f64> + '_ {
    let figures = figure::figures(measure).filter(|f| f.unit == FigureUnit::Measure).map(|f| f.value);
    let targets = measure.targets.iter().flat_map(|target| edges_of(target.requirement)).flatten();
    let comparators = measure.comparators.iter().filter_map(|c| comparator_value(measure, c)).map(Finite::get);
    figures.chain(targets).chain(comparators)
}

/// The edge of a requirement, or both of a band.
fn edges_of(requirement: Requirement) -> [Option<f64>; 2] {
    match requirement {
        Requirement::AtLeast(edge) | Requirement::AtMost(edge) | Requirement::Below(edge) => [Some(edge.get()), None],
        Requirement::Band { low, high } => [Some(low.get()), Some(high.get())],
    }
}

/// The edges of the band that a target asks for.
pub(super) fn band_of(measure: &Measure, against: Against) -> Option<(f64, f64)> {
    let index = match against {
        Against::Target { index } | Against::Milestone { index, .. } => index,
        Against::Comparator { .. } | Against::EvenPace { .. } => return None,
    };
    match measure.targets.get(index)?.requirement {
        Requirement::Band { low, high } => Some((low.get(), high.get())),
        Requirement::AtLeast(_) | Requirement::AtMost(_) | Requirement::Below(_) => None,
    }
}

fn yardstick_levers(measure: &Measure, tried: &Measure, rated: &Rated) -> Result<Vec<Lever>, Fixed> {
    let range = |decimals: u8| {
        // As finely as the finer of the two is printed.
        Range::of_values(measure, decimals.max(measure.decimals), measure.scale, known(tried)).ok_or(Fixed::TooLarge)
    };
    match rated.yardstick.against {
        Against::Target { .. } => {
            let range = range(rated.yardstick.decimals)?;
            let moves = Moves::Target { against: rated.yardstick.against };
            let [low, high] = edges_of(rated.yardstick.requirement);
            let lever = |what: What, now: f64| Lever { what, moves, now: Some(now), range };
            Ok(low.map(|now| lever(What::Target, now)).into_iter().chain(high.map(|now| lever(What::TargetHigh, now))).collect())
        }
        Against::Milestone { index, by, .. } => {
            let share = measure.targets.get(index).and_then(|target| share(target, by));
            if share.is_some_and(|share| share <= 0.0) {
                return Err(Fixed::NothingDue { by });
            }
            let moves = Moves::Target { against: rated.yardstick.against };
            let [now, _] = edges_of(rated.yardstick.requirement);
            let range = range(rated.yardstick.decimals)?;
            Ok(vec![Lever { what: What::Target, moves, now, range }])
        }
        Against::Comparator { index } | Against::EvenPace { index, .. } => {
            let comparator = measure.comparators.get(index).ok_or(Fixed::NotRated(NotRated::NoTarget))?;
            let now = comparator_value(measure, comparator).map(Finite::get);
            let range = range(comparator.decimals)?;
            Ok(vec![Lever { what: What::Target, moves: Moves::Comparator { index }, now, range }])
        }
    }
}

/// The share of a target that its path asks for by a month; none where the path gives the amount itself.
fn share(target: &Target, by: Month) -> Option<f64> {
    match &target.path {
        Some(path @ (Path::StraightLine | Path::Shares(_))) => milestone::due(path, 1.0, target.period, by),
        Some(Path::ByMonth(_)) | None => None,
    }
}

/// A tolerance moves up to so much at least: half of the reference, 20 points, 50 people.
const AMPLE_SHARE: f64 = 50.0;
const AMPLE_POINTS: f64 = 20.0;
const AMPLE_PEOPLE: f64 = 50.0;

fn tolerance_lever(measure: &Measure, rated: &Rated) -> Result<Lever, Fixed> {
    let tolerance = rated.tolerance.tolerance;
    let edge = rated.yardstick.nearer_edge(rated.figure.value).abs();
    let (now, most, decimals, scale) = match tolerance {
        Tolerance::Relative(share) => (settle(share.get() * 100.0), AMPLE_SHARE, 1, Scale::Ones),
        Tolerance::Points(points) => (points.get(), AMPLE_POINTS, measure.decimals.max(1), Scale::Ones),
        Tolerance::Absolute(amount) => (amount.get(), edge / 2.0, measure.decimals, measure.scale),
        Tolerance::People(people) => (people.real(), AMPLE_PEOPLE, 0, Scale::Ones),
    };
    let range = Range::between(0.0, most.max(ample(2.0 * now)), decimals, scale).ok_or(Fixed::TooLarge)?;
    Ok(Lever { what: What::Tolerance, moves: Moves::Tolerance { tolerance }, now: Some(now), range })
}

impl Lever {
    /// Puts an amount in its place; none where it does not fit the other edge of a band.
    pub(super) fn put(&self, measure: &mut Measure, amount: f64) -> Option<()> {
        match self.moves {
            Moves::Value { reading, .. } => put_figure(measure, reading, |old| match old {
                Observation::Count(_) => Some(Observation::Count(whole(amount)?)),
                Observation::Value { .. } | Observation::Missing(_) | Observation::Ratio { .. } | Observation::NumeratorOnly(_) => {
                    Some(Observation::Value { value: Finite::new(amount)?, counts: None })
                }
            }),
            Moves::Count { reading, .. } => put_figure(measure, reading, |old| with_count(old, whole(amount)?)),
            Moves::Target { against } => put_target(measure, against, self.what, amount),
            Moves::Comparator { index } => put_comparator(measure, index, amount),
            Moves::Tolerance { tolerance } => {
                measure.rating_tolerance = Some(match tolerance {
                    Tolerance::Relative(_) => Tolerance::Relative(Finite::new(amount / 100.0)?),
                    Tolerance::Points(_) => Tolerance::Points(Finite::new(amount)?),
                    Tolerance::Absolute(_) => Tolerance::Absolute(Finite::new(amount)?),
                    Tolerance::People(_) => Tolerance::People(whole(amount)?),
                });
                Some(())
            }
        }
    }
}

fn whole(amount: f64) -> Option<Count> {
    (amount >= 0.0).then_some(Count(amount as u64))
}

fn put_figure(measure: &mut Measure, reading: usize, put: impl Fn(&Observation) -> Option<Observation>) -> Option<()> {
    let reading = measure.readings.get_mut(reading)?;
    reading.observation = put(&reading.observation)?;
    // The source's interval was around another figure.
    reading.interval = None;
    Some(())
}

/// Another numerator over the same base, whether that is stated or told by the two.
fn with_count(old: &Observation, numerator: Count) -> Option<Observation> {
    match old {
        Observation::Ratio { denominator, .. } | Observation::Value { counts: Some(Counts { denominator: Some(denominator), .. }), .. } => {
            Some(Observation::Ratio { numerator, denominator: *denominator })
        }
        Observation::Value { value, counts: Some(Counts { numerator: before, denominator: None }) } => {
            let value = Finite::new(value.get() * numerator.real() / before.real())?;
            Some(Observation::Value { value, counts: Some(Counts { numerator, denominator: None }) })
        }
        Observation::NumeratorOnly(_) => Some(Observation::NumeratorOnly(numerator)),
        Observation::Value { counts: None, .. } | Observation::Count(_) | Observation::Missing(_) => None,
    }
}

fn put_comparator(measure: &mut Measure, index: usize, amount: f64) -> Option<()> {
    let comparator: &mut Comparator = measure.comparators.get_mut(index)?;
    comparator.figure = ComparatorFigure::Value { value: Finite::new(amount)?, counts: None };
    comparator.interval = None;
    Some(())
}

fn put_target(measure: &mut Measure, against: Against, what: What, amount: f64) -> Option<()> {
    let (index, by) = match against {
        Against::Target { index } => (index, None),
        Against::Milestone { index, by, .. } => (index, Some(by)),
        Against::Comparator { .. } | Against::EvenPace { .. } => return None,
    };
    let target = measure.targets.get_mut(index)?;
    // A path that gives amounts has its own for the month.
    if let (Some(by), Some(Path::ByMonth(list))) = (by, &mut target.path) {
        let (_, due) = list.iter_mut().find(|(month, _)| *month == by)?;
        *due = Finite::new(amount)?;
        return Some(());
    }
    // A milestone that is a share of the year's target moves that along.
    let whole = Finite::new(by.and_then(|by| share(target, by)).map_or(amount, |share| settle(amount / share)))?;
    let [before, _] = edges_of(target.requirement);
    let moved = match (target.requirement, what) {
        (Requirement::AtLeast(_), _) => Requirement::AtLeast(whole),
        (Requirement::AtMost(_), _) => Requirement::AtMost(whole),
        (Requirement::Below(_), _) => Requirement::Below(whole),
        (Requirement::Band { low, .. }, What::TargetHigh) => Requirement::Band { low, high: whole },
        (Requirement::Band { high, .. }, _) => Requirement::Band { low: whole, high },
    };
    if let Requirement::Band { low, high } = moved
        && low > high
    {
        return None;
    }
    target.requirement = moved;
    // The people it stands for, in proportion.
    target.people = target.people.zip(before.filter(|before| *before > 0.0)).and_then(|(people, before)| {
        let people = round(people.real() * whole.get() / before, 0).value();
        self::whole(people)
    });
    Some(())
}

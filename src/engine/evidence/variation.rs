//! The usual variation of a measure's monthly or quarterly figures: its control chart (methods §5.8).

use super::super::figure::{Figure, FigureUnit, figures};
use super::super::statistics::{
    Assurance, ControlChart, NoChart, NotDifferenced, RunningTotal, Variation, assurance, control_chart, differenced, variation as of_last,
};
use crate::model::{Break, Finite, Measure, Month, Path, Period, Requirement, Target};

/// A control chart of a measure's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct VariationChart {
    /// The points, oldest first, a month or a quarter apart.
    pub points: Vec<ChartPoint>,
    /// What they are in.
    pub unit: FigureUnit,
    /// They are what each month or quarter added to a running total.
    pub differenced: bool,
    /// Why the series is not longer.
    pub since: Since,
    /// The chart.
    pub chart: ControlChart,
    /// What the last point tells.
    pub variation: Variation,
    /// The target for the last point.
    pub target: Option<ChartTarget>,
    /// Whether the target can be expected to be met.
    pub assurance: Option<Assurance>,
}

/// A point of a control chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartPoint {
    /// What it is for.
    pub period: Period,
    /// Its value.
    pub value: f64,
}

/// A target in a control chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartTarget {
    /// Which: an index into the measure's.
    pub index: usize,
    /// What it takes to meet it, for one point.
    pub requirement: Requirement,
    /// It is an even share of the year's.
    pub even_share: bool,
}

/// Where a series begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// With its first figure.
    Start,
    /// After a month or quarter that is missing, or after figures that were further apart.
    Gap,
    /// After a break in the series.
    Break(Break),
}

/// Why a monthly or quarterly series has no control chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoVariation {
    /// Too few points to tell what is usual.
    TooFewPoints {
        /// How many there are.
        points: usize,
        /// Why there are no more.
        since: Since,
    },
    /// The running totals cannot be taken apart.
    NotDifferenced(NotDifferenced),
    /// The method has no answer.
    Chart(NoChart),
}

/// With fewer points nothing is said of what is usual. *Ours*.
const POINTS_FROM: usize = 6;

/// The control chart of a measure's latest unbroken monthly or quarterly series; nothing where no two
/// of its figures are a month or a quarter apart.
///
/// The series is of months, of quarters, of positions on a day, or of running totals, which are taken
/// apart first; whichever is the longest. Forecasts do not count.
#[must_use]
pub fn variation(measure: &Measure) -> Option<Result<VariationChart, NoVariation>> {
    let plain = [is_month, is_quarter, is_day].map(|is_kind| {
        let of_kind = |f: &Figure| f.unit == FigureUnit::Measure && is_kind(f.period);
        Candidate::of(measure, figures(measure).filter(of_kind), false)
    });
    let totals = [FigureUnit::Measure, FigureUnit::Counted].map(|unit| {
        let latest = figures(measure).filter(|f| f.unit == unit && is_running(f.period)).last();
        let from = latest.map(|f| f.period.first_month().month());
        let adds_up = move |f: &Figure| {
            let whole = f.period.is_whole_year() && !matches!(f.period, Period::RollingYear { .. } | Period::SurveyWave { .. });
            f.unit == unit && (is_running(f.period) || whole) && Some(f.period.first_month().month()) == from
        };
        let counts = measure.cumulative || unit == FigureUnit::Counted;
        Candidate::of(measure, figures(measure).filter(move |f| counts && adds_up(f)), true)
    });
    let longest = plain.into_iter().chain(totals).flatten().max_by_key(|candidate| candidate.figures.len())?;
    Some(chart(measure, longest))
}

/// A series that may be charted.
struct Candidate {
    figures: Vec<Figure>,
    running: bool,
    since: Since,
}

impl Candidate {
    /// The latest unbroken run of figures; nothing where no two are a month or a quarter apart.
    fn of(measure: &Measure, figures: impl Iterator<Item = Figure>, running: bool) -> Option<Self> {
        let mut all: Vec<Figure> = figures.filter(|f| !f.forecast).collect();
        // A whole year and a running total to its end are the same.
        all.dedup_by_key(|f| (f.period.first_month(), f.period.last_month()));
        let apart = |pair: &[Figure]| match pair {
            [before, after] => step(before.period, after.period, running).filter(|months| [1, 3].contains(months)),
            _ => None,
        };
        all.windows(2).find_map(apart)?;
        let last = all.last()?.period.last_month();
        let at = measure.breaks.iter().filter(|b| b.from <= last).max_by_key(|b| b.from);
        let before_break = all.iter().filter(|f| at.is_some_and(|b| f.period.first_month() < b.from)).count();
        let since_break = all.split_off(before_break);
        let months = since_break.windows(2).next_back().and_then(apart);
        let run = since_break.windows(2).rev().take_while(|pair| months.is_some() && apart(pair) == months).count() + 1;
        let first = since_break.len().saturating_sub(run);
        let since = match at {
            _ if first > 0 => Since::Gap,
            Some(at) if before_break > 0 => Since::Break(at.clone()),
            Some(_) | None => Since::Start,
        };
        Some(Self { figures: since_break.into_iter().skip(first).collect(), running, since })
    }
}

/// How many months lie from one figure to the next; for running totals only where nothing is missing
/// between.
fn step(before: Period, after: Period, running: bool) -> Option<i32> {
    let (from, to) = (after.first_month(), after.last_month());
    if !running || before.first_month() == from {
        return Some(before.last_month().count_to(to) - 1);
    }
    (before.last_month().plus(1) == from).then(|| from.count_to(to))
}

fn chart(measure: &Measure, candidate: Candidate) -> Result<VariationChart, NoVariation> {
    let Candidate { figures, running, since } = candidate;
    let unit = figures.first().map_or(FigureUnit::Measure, |f| f.unit);
    let points = if running { steps(&figures)? } else { figures.iter().map(|f| ChartPoint { period: f.period, value: f.value }).collect() };
    if points.len() < POINTS_FROM {
        return Err(NoVariation::TooFewPoints { points: points.len(), since });
    }
    let values: Option<Vec<Finite>> = points.iter().map(|point| Finite::new(point.value)).collect();
    let chart = control_chart(&values.ok_or(NoVariation::Chart(NoChart::TooLarge))?).map_err(NoVariation::Chart)?;
    let last = points.last().filter(|_| unit == FigureUnit::Measure);
    let target = last.and_then(|last| target(measure, last.period));
    Ok(VariationChart {
        variation: of_last(&chart, measure.aim),
        assurance: target.map(|target| assurance(&chart, target.requirement)),
        points,
        unit,
        differenced: running,
        since,
        chart,
        target,
    })
}

/// What each month or quarter added to running totals.
fn steps(figures: &[Figure]) -> Result<Vec<ChartPoint>, NoVariation> {
    let total = |f: &Figure| {
        let total = Finite::new(f.value)?;
        Some(RunningTotal { from: f.period.first_month(), to: f.period.last_month(), total })
    };
    let totals: Option<Vec<RunningTotal>> = figures.iter().map(total).collect();
    let totals = totals.ok_or(NoVariation::NotDifferenced(NotDifferenced::TooLarge))?;
    let steps = differenced(&totals).map_err(NoVariation::NotDifferenced)?;
    let period = |to: Month, months: i32| match months {
        1 => Period::Month(to),
        _ => Period::Cohort { from: to.plus(1 - months), to },
    };
    Ok(steps.iter().map(|step| ChartPoint { period: period(step.to, step.months), value: step.amount.get() }).collect())
}

/// The target for a point: the one for its own period; the year's, where figures do not add up; an
/// even share of the year's, where they do and the path there is a straight line.
fn target(measure: &Measure, point: Period) -> Option<ChartTarget> {
    let find = |is_it: &dyn Fn(&Target) -> bool| measure.targets.iter().enumerate().find(|(_, target)| is_it(target));
    if let Some((index, own)) = find(&|target| target.period == point) {
        return Some(ChartTarget { index, requirement: own.requirement, even_share: false });
    }
    let months = point.first_month().count_to(point.last_month());
    let holds = |year: Period| year.first_month() <= point.first_month() && point.last_month() <= year.last_month();
    let (index, year) = find(&|target| is_year(target.period) && holds(target.period))?;
    if !measure.cumulative {
        return Some(ChartTarget { index, requirement: year.requirement, even_share: false });
    }
    let share = |whole: Finite| Finite::new(whole.get() / 12.0 * f64::from(months));
    let requirement = match (&year.path, year.requirement) {
        (Some(Path::StraightLine), Requirement::AtLeast(whole)) => Requirement::AtLeast(share(whole)?),
        (Some(Path::StraightLine), Requirement::AtMost(whole)) => Requirement::AtMost(share(whole)?),
        (Some(Path::StraightLine), Requirement::Below(whole)) => Requirement::Below(share(whole)?),
        (Some(Path::StraightLine), Requirement::Band { .. }) | (Some(Path::ByMonth(_) | Path::Shares(_)) | None, _) => return None,
    };
    Some(ChartTarget { index, requirement, even_share: true })
}

fn is_year(period: Period) -> bool {
    period.year_of() == Some(period)
}

fn is_month(period: Period) -> bool {
    matches!(period, Period::Month(_))
}

fn is_quarter(period: Period) -> bool {
    matches!(period, Period::Quarter { .. })
}

fn is_day(period: Period) -> bool {
    matches!(period, Period::PointInTime(_))
}

fn is_running(period: Period) -> bool {
    matches!(period, Period::YearToDate { .. })
}

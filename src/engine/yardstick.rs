//! What a figure is held against: the target for its period, a milestone, or a comparator
//! (methods §2).

use super::figure::{self, Figure, FigureUnit};
use super::milestone;
use super::rating::NotRated;
use crate::model::{Aim, Comparator, ComparatorFigure, Count, Finite, Measure, Month, Path, Period, RatedAgainst, Requirement, Target};

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Yardstick {
    /// Where it comes from.
    pub against: Against,
    /// What it asks for, in the figure's unit.
    pub requirement: Requirement,
    /// The decimals it is printed with.
    pub decimals: u8,
    /// What it is for.
    pub period: Option<Period>,
    /// How many people it stands for, if stated.
    pub people: Option<Count>,
}

/// Where a yardstick comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// A target, as an index into the measure's.
    Target {
        /// The index.
        index: usize,
    },
    /// The milestone of a target at the end of a month.
    Milestone {
        /// The target.
        index: usize,
        /// The month.
        by: Month,
        /// It lies on a straight line to the target.
        straight_line: bool,
    },
    /// A comparator, as an index into the measure's.
    Comparator {
        /// The index.
        index: usize,
    },
    /// An even share of a comparator's year, for a running total.
    EvenPace {
        /// The comparator.
        index: usize,
        /// The months passed of the year.
        months: i32,
        /// It is in what the measure counts, not in its unit.
        counted: bool,
        /// The base was worked back from a printed rate.
        about: bool,
    },
}

impl Yardstick {
    /// The edge nearer to a value: the target itself, or the nearer edge of a band.
    #[must_use]
    pub fn nearer_edge(&self, value: f64) -> f64 {
        match self.requirement {
            Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v) => v.get(),
            Requirement::Band { low, high } => {
                if (value - low.get()).abs() <= (value - high.get()).abs() {
                    low.get()
                } else {
                    high.get()
                }
            }
        }
    }
}

/// How far a value lies from a requirement, better positive: inside a band it is 0, outside negative.
#[must_use]
pub fn gap_to(requirement: Requirement, value: f64) -> f64 {
    match requirement {
        Requirement::AtLeast(target) => value - target.get(),
        Requirement::AtMost(target) | Requirement::Below(target) => target.get() - value,
        Requirement::Band { low, high } => {
            if value < low.get() {
                value - low.get()
            } else if value > high.get() {
                high.get() - value
            } else {
                0.0
            }
        }
    }
}

/// What a figure is rated against, or why there is nothing.
pub(super) fn of(measure: &Measure, figure: &Figure) -> Result<Yardstick, NotRated> {
    match &measure.rated_against {
        RatedAgainst::Nothing => Err(NotRated::NoTarget),
        RatedAgainst::Target => target_for(measure, figure),
        RatedAgainst::Comparator { index, strict, even_pace } => {
            let Some(comparator) = measure.comparators.get(*index) else { return Err(NotRated::NoTarget) };
            let value = comparator_value(measure, comparator).ok_or(NotRated::Unpublished { index: *index })?;
            let whole = requirement(measure.aim, value, *strict);
            let counted = figure.unit == FigureUnit::Counted;
            let against_year = !figure.period.is_whole_year() && comparator.period.is_some_and(Period::is_whole_year);
            if counted && !against_year {
                // A count is never held against a rate.
                return Err(NotRated::BaseUnknown);
            }
            if (measure.cumulative || counted) && against_year {
                return if *even_pace { pace(measure, figure, *index, value, *strict) } else { Err(NotRated::RunningTotal) };
            }
            Ok(Yardstick {
                against: Against::Comparator { index: *index },
                requirement: whole,
                decimals: comparator.decimals,
                period: comparator.period,
                people: None,
            })
        }
    }
}

fn requirement(aim: Aim, value: Finite, strict: bool) -> Requirement {
    match aim {
        Aim::High | Aim::None => Requirement::AtLeast(value),
        Aim::Low if strict => Requirement::Below(value),
        Aim::Low => Requirement::AtMost(value),
        Aim::Band => Requirement::Band { low: value, high: value },
    }
}

/// An even share of a year's comparator, in the figure's unit.
fn pace(measure: &Measure, figure: &Figure, index: usize, value: Finite, strict: bool) -> Result<Yardstick, NotRated> {
    let by = figure.period.last_month();
    let year = running_from(figure.period).ok_or(NotRated::RunningTotal)?;
    let share = milestone::even_share(year, by).ok_or(NotRated::RunningTotal)?;
    let (whole, about) = match figure.unit {
        FigureUnit::Measure => (value.get(), false),
        FigureUnit::Counted => {
            let (base, about) = figure::implied_base(measure).ok_or(NotRated::BaseUnknown)?;
            (value.get() / figure::per(measure.unit) * base, about)
        }
    };
    let allowed = Finite::new(whole * share).ok_or(NotRated::BaseUnknown)?;
    let decimals = if figure.unit == FigureUnit::Counted { 0 } else { measure.decimals };
    let months = year.first_month().count_to(by);
    Ok(Yardstick {
        against: Against::EvenPace { index, months, counted: figure.unit == FigureUnit::Counted, about },
        requirement: requirement(measure.aim, allowed, strict),
        decimals,
        period: Some(figure.period),
        people: None,
    })
}

/// A comparator's value, if it is published.
pub fn comparator_value(measure: &Measure, comparator: &Comparator) -> Option<Finite> {
    match &comparator.figure {
        ComparatorFigure::Value { value, .. } => Some(*value),
        ComparatorFigure::Ratio { numerator, denominator } => {
            Finite::new(numerator.real() / denominator.real() * figure::per(measure.unit))
        }
        ComparatorFigure::Unpublished { .. } => None,
    }
}

/// The target for a figure's period; else the milestone of the year's target; else, for a value
/// that does not add up through the year, the year's target itself.
pub(super) fn target_for(measure: &Measure, figure: &Figure) -> Result<Yardstick, NotRated> {
    if figure.unit == FigureUnit::Counted {
        return Err(NotRated::BaseUnknown);
    }
    let targets = || measure.targets.iter().enumerate();
    if let Some((index, target)) = targets().find(|(_, t)| t.period == figure.period) {
        return Ok(whole_target(index, target));
    }
    let year = figure.period.year_of();
    if let Some((index, target)) = targets().find(|(_, t)| Some(t.period) == year) {
        if !measure.cumulative {
            return Ok(whole_target(index, target));
        }
        let by = figure.period.last_month();
        // A month's or a quarter's figure is no running total: it has no milestone.
        if running_from(figure.period).is_none() {
            return Err(NotRated::NoTargetForPeriod { period: figure.period });
        }
        return milestone_of(index, target, by).ok_or(NotRated::NoMilestone { by });
    }
    // A survey's last wave is held against the latest target there is.
    if measure.survey
        && let Some((index, target)) = targets().max_by_key(|(_, t)| t.period.last_day())
    {
        return Ok(whole_target(index, target));
    }
    Err(NotRated::NoTargetForPeriod { period: figure.period })
}

/// The year a running total runs in; none for a period that is not one.
fn running_from(period: Period) -> Option<Period> {
    match period {
        Period::YearToDate { .. } => period.year_of(),
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::Quarter { .. }
        | Period::Month(_)
        | Period::SixMonths { .. }
        | Period::RollingYear { .. }
        | Period::PointInTime(_)
        | Period::SurveyWave { .. }
        | Period::Cohort { .. } => None,
    }
}

fn whole_target(index: usize, target: &Target) -> Yardstick {
    Yardstick {
        against: Against::Target { index },
        requirement: target.requirement,
        decimals: target.decimals,
        period: Some(target.period),
        people: target.people,
    }
}

/// The milestone of a target at the end of a month, if its path has one.
fn milestone_of(index: usize, target: &Target, by: Month) -> Option<Yardstick> {
    let path = target.path.as_ref()?;
    let at = |whole: Finite| milestone::due(path, whole.get(), target.period, by).and_then(Finite::new);
    let requirement = match target.requirement {
        Requirement::AtLeast(whole) => Requirement::AtLeast(at(whole)?),
        Requirement::AtMost(whole) => Requirement::AtMost(at(whole)?),
        Requirement::Below(whole) => Requirement::Below(at(whole)?),
        Requirement::Band { .. } => return None,
    };
    Some(Yardstick {
        against: Against::Milestone { index, by, straight_line: *path == Path::StraightLine },
        requirement,
        decimals: target.decimals,
        period: Some(Period::YearToDate { from: target.period.first_month(), to: by }),
        people: None,
    })
}

/// Everything a measure can be held against at a month: its targets, their milestones, its comparators.
#[must_use]
pub fn all_yardsticks(measure: &Measure, by: Month) -> Vec<Yardstick> {
    let mut out = Vec::new();
    for (index, target) in measure.targets.iter().enumerate() {
        out.push(whole_target(index, target));
        out.extend(milestone_of(index, target, by));
    }
    out.extend((0..measure.comparators.len()).filter_map(|index| comparator_of(measure, index)));
    out
}

/// A comparator of a measure as it is, if it is published.
pub(super) fn comparator_of(measure: &Measure, index: usize) -> Option<Yardstick> {
    let comparator = measure.comparators.get(index)?;
    Some(Yardstick {
        against: Against::Comparator { index },
        requirement: requirement(measure.aim, comparator_value(measure, comparator)?, false),
        decimals: comparator.decimals,
        period: comparator.period,
        people: None,
    })
}

//! Questions for members: what the findings of a report give reason to ask, by rules (*ours*).

use super::direction::{Direction, NoDirection, Way};
use super::rating::{Rated, Verdict};
use super::tolerance::SetBy;
use super::{Against, Evaluated, Evaluation};
use crate::model::{Level, Measure, Report, Tolerance};

/// A measure that gives reason to ask, with the rules that say so, the weightiest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// Index into the report's measures.
    pub measure: usize,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// Why a question is to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Off track and getting worse.
    WorseAndGettingWorse,
    /// Off track, and not getting worse.
    OffTrack,
    /// Short of what it is rated against, off track or near, and no action is reported.
    NoAction,
    /// On track or near it, and getting worse.
    GettingWorse,
    /// The forecast is rated lower than where the measure stands.
    ForecastOff,
    /// Off track now, and forecast to end better.
    ForecastBetter,
    /// A little more or less tolerance would give another rating.
    ToleranceDecides,
    /// Rounding decides the rating.
    RoundingDecides,
    /// It stands for few people.
    SmallNumbers,
    /// A judgement stands in place of what the rules give.
    Judgement,
    /// The figures contradict their own counts.
    Contradiction,
    /// The series breaks between this figure and the one before.
    Break,
    /// There is no figure, or nothing published to hold it against.
    NoFigure,
    /// The target is beaten by far.
    FarBeyondTarget,
}

/// A tolerance that is missed or met by this share of it decides.
const NEAR_THE_EDGE: f64 = 0.10;
/// Fewer people than this are a small number.
const FEW: f64 = 30.0;
/// A target beaten by more than this share of it was perhaps not asking much.
const FAR_BEYOND: f64 = 0.20;

/// Which measures give reason to ask, the worst rated first.
#[must_use]
pub fn questions(report: &Report, evaluation: &Evaluation) -> Vec<Reasons> {
    let measures = report.measures.iter().zip(&evaluation.measures).enumerate();
    let with = measures.map(|(measure, (m, e))| (Reasons { measure, rules: rules(m, e) }, weight(e.level)));
    let with: Vec<(Reasons, u8)> = with.filter(|(reasons, _)| !reasons.rules.is_empty()).collect();
    crate::model::in_order(with, &|a, b| a.1.cmp(&b.1)).into_iter().map(|(reasons, _)| reasons).collect()
}

fn weight(level: Option<Level>) -> u8 {
    match level {
        Some(Level::Bottom) => 0,
        Some(Level::Middle) => 1,
        None => 2,
        Some(Level::Top) => 3,
    }
}

fn rules(measure: &Measure, evaluated: &Evaluated) -> Vec<Rule> {
    let worse = evaluated.direction.way() == Some(Way::NotAsGood);
    let off = evaluated.level == Some(Level::Bottom);
    let position = level_of(&evaluated.position);
    let outlook = evaluated.outlook.as_ref().and_then(level_of);
    let both = position.zip(outlook);
    let rated = match evaluated.lead() {
        Verdict::Rated(rated) => Some(rated),
        Verdict::NotRated(_) => None,
    };
    // Where the middle level lies on either side, what is in it may meet what it is rated against.
    let near = evaluated.level == Some(Level::Middle) && rated.is_some_and(|rated| !rated.compared.meets);
    let broken = matches!(evaluated.direction, Direction::None(NoDirection::Break(_), _));
    [
        (Rule::WorseAndGettingWorse, off && worse),
        (Rule::OffTrack, off && !worse),
        (Rule::GettingWorse, !off && worse),
        (Rule::NoAction, (off || near) && measure.actions.is_empty()),
        (Rule::ForecastOff, both.is_some_and(|(position, outlook)| outlook < position)),
        (Rule::ForecastBetter, both.is_some_and(|(position, outlook)| position == Level::Bottom && outlook > position)),
        (Rule::ToleranceDecides, rated.is_some_and(tolerance_decides)),
        (Rule::RoundingDecides, rated.is_some_and(|rated| rated.compared.rounding_decides)),
        (Rule::SmallNumbers, rated.is_some_and(small)),
        (Rule::Judgement, measure.judgement.as_ref().is_some_and(|j| rated.is_some_and(|rated| rated.level != j.level))),
        (Rule::Contradiction, !evaluated.contradictions.is_empty()),
        (Rule::Break, broken),
        (Rule::NoFigure, rated.is_none() && !measure.for_information && measure.aim != crate::model::Aim::None),
        (Rule::FarBeyondTarget, rated.is_some_and(far_beyond)),
    ]
    .into_iter()
    .filter(|(_, holds)| *holds)
    .map(|(rule, _)| rule)
    .collect()
}

fn level_of(verdict: &Verdict) -> Option<Level> {
    match verdict {
        Verdict::Rated(rated) => Some(rated.level),
        Verdict::NotRated(_) => None,
    }
}

/// Whether the difference lies so near the edge of the tolerance that another one would give another level.
fn tolerance_decides(rated: &Rated) -> bool {
    let edge = match rated.tolerance.tolerance {
        Tolerance::Relative(share) => share.get(),
        Tolerance::Points(size) | Tolerance::Absolute(size) => size.get(),
        Tolerance::People(people) => people.real(),
    };
    let needed = !rated.compared.meets || rated.middle_lies == crate::model::MiddleLies::EitherSide;
    needed && edge > 0.0 && rated.tolerance.difference.is_some_and(|difference| (difference.abs() - edge).abs() <= edge * NEAR_THE_EDGE)
}

/// Whether the figure is of few people, or rated by a rule for few.
fn small(rated: &Rated) -> bool {
    let by_rule = matches!(rated.tolerance.set_by, SetBy::SmallNumbersDefault | SetBy::SmallNumbersReport);
    by_rule || rated.figure.counts.is_some_and(|counts| counts.numerator.real() < FEW)
}

/// Whether a target, not a comparator, is beaten by far.
fn far_beyond(rated: &Rated) -> bool {
    let target = matches!(rated.yardstick.against, Against::Target { .. } | Against::Milestone { .. });
    target && rated.level == Level::Top && rated.relative_gap.is_some_and(|gap| gap > FAR_BEYOND)
}

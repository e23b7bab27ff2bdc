//! One measure: from its shapes in the file to the model.

use super::check::{accepted, events, links, outcome_ref, tolerance};
use super::json::MOST_WHOLE;
use super::problem::{Pointer, ProblemKind, Thing};
use super::source::Source;
use super::{period, wire};
use crate::model::{
    Absence, Action, Aim, Basis, Break, Comment, Comparator, ComparatorFigure, ComparatorKind, Count, Counts, Denominator, DirectionBasis,
    Finite, ForecastMethod, Framework, Frequency, Interval, Judgement, Layer, Level, Measure, MeasureId, Missing, Month, Movement,
    Observation, Outcome, Path, Period, Published, PublishedRank, Quartile, RatedAgainst, Reading, Requirement, Scale, Status, Survey,
    Target, Tolerance, Unit, decimals, in_order,
};

/// What a measure may refer to.
pub(super) struct Names<'n> {
    pub(super) frameworks: &'n [Framework],
    pub(super) layers: &'n [Layer],
    pub(super) outcomes: &'n [Outcome],
}

/// The measure, unless something it cannot do without is wrong.
pub(super) fn measure(wire: wire::Measure, at: &Pointer, names: &Names, source: &mut Source) -> Option<Measure> {
    let framework = source.find(&at.field("framework"), Thing::Framework, &wire.framework, names.frameworks.iter().map(|f| f.id.as_str()));
    let code = source.text(&at.field("code"), wire.code.clone());
    let title = source.text(&at.field("title"), wire.title.clone());
    let layer =
        wire.layer.as_deref().and_then(|id| source.find(&at.field("layer"), Thing::Layer, id, names.layers.iter().map(|l| l.id.as_str())));
    let outcome = wire.outcome.as_deref().and_then(|text| outcome_ref(&at.field("outcome"), text, names.outcomes, source));
    let unit = unit(&wire, at, source);
    let decimals = source.decimals(&at.field("decimals"), wire.decimals.unwrap_or(0));
    let aim = match wire.aim {
        wire::Aim::High => Aim::High,
        wire::Aim::Low => Aim::Low,
        wire::Aim::Band => Aim::Band,
        wire::Aim::None => Aim::None,
    };
    let frame = Frame { aim, unit, decimals, scale: scale(wire.scale) };

    let readings = readings(&wire.readings, &at.field("readings"), &frame, source);
    let targets = targets(wire.targets.as_deref().unwrap_or_default(), is_true(wire.cumulative), &at.field("targets"), &frame, source);
    let comparators = comparators(wire.comparators.as_deref().unwrap_or_default(), &at.field("comparators"), &frame, source);
    let rated_against = rated_against(&wire, at, source);
    let direction_against = direction_against(&wire, at, source);
    let judgement = wire.judgement.as_ref().and_then(|j| judgement(j, &at.field("judgement"), source));
    let breaks = wire
        .breaks
        .iter()
        .flatten()
        .enumerate()
        .filter_map(|(i, b)| {
            let here = at.field("breaks").element(i);
            let reason = source.text(&here.field("reason"), b.reason.clone());
            Some(Break { from: source.month(&here.field("from"), &b.from)?, reason })
        })
        .collect();
    let actions = wire
        .actions
        .iter()
        .flatten()
        .enumerate()
        .map(|(i, a)| Action {
            what: source.text(&at.field("actions").element(i).field("what"), a.what.clone()),
            who: a.who.clone(),
            by: a.by.as_deref().and_then(|text| source.date(&at.field("actions").element(i).field("by"), text)),
            status: a.status.clone(),
        })
        .collect();
    let mut own_tolerance = |field: &str, wire: Option<&wire::Tolerance>| {
        let tolerance = tolerance(&at.field(field), wire?, source);
        if matches!(tolerance, Some(Tolerance::Points(_))) && unit != Unit::Percent {
            source.report(&at.field(field).field("points"), ProblemKind::PointsForOther);
        }
        tolerance
    };
    let rating_tolerance = own_tolerance("rating_tolerance", wire.rating_tolerance.as_ref());
    let direction_tolerance = own_tolerance("direction_tolerance", wire.direction_tolerance.as_ref());
    let events = events(&at.field("events"), wire.events.unwrap_or_default(), source);
    let links = links(&at.field("links"), wire.links.unwrap_or_default(), source);
    let accepted = accepted(&at.field("accepted"), wire.accepted.unwrap_or_default(), source);

    Some(Measure {
        id: MeasureId { framework: framework?, code },
        title,
        description: wire.description,
        definition: wire.definition,
        source: wire.source,
        layer,
        outcome,
        aim,
        unit,
        decimals,
        scale: frame.scale,
        counted: wire.counted,
        base: wire.base,
        statutory: is_true(wire.statutory),
        better_care_fund: is_true(wire.better_care_fund),
        for_information: is_true(wire.for_information),
        survey: is_true(wire.survey),
        cumulative: is_true(wire.cumulative),
        frequency: wire.frequency.map(frequency),
        owner: wire.owner,
        readings,
        targets,
        comparators,
        rated_against: rated_against?,
        leads: wire.leads.map(|b| match b {
            wire::Basis::Position => Basis::Position,
            wire::Basis::Outlook => Basis::Outlook,
        }),
        direction_against,
        rating_tolerance,
        direction_tolerance,
        judgement,
        published: published(wire.published.as_ref(), &at.field("published"), source),
        forecast: wire.forecast.map(forecast_method),
        breaks,
        events,
        commentary: wire.commentary.into_iter().flatten().map(|c| Comment { text: c.text, source: c.source }).collect(),
        actions,
        notes: wire.notes.unwrap_or_default(),
        links,
        accepted,
    })
}

/// A mark that may be left out.
pub(super) fn is_true(mark: Option<bool>) -> bool {
    mark == Some(true)
}

/// What the parts of a measure need to know of it.
struct Frame {
    aim: Aim,
    unit: Unit,
    decimals: u8,
    scale: Scale,
}

impl Frame {
    /// The decimals a number needs to be written, after scaling, at most the measure's.
    fn decimals_needed(&self, value: f64) -> u8 {
        let written = decimals(value / self.scale.divisor());
        u8::try_from(written).unwrap_or(u8::MAX).min(self.decimals)
    }
}

fn unit(wire: &wire::Measure, at: &Pointer, source: &mut Source) -> Unit {
    match (wire.unit, wire.per) {
        (wire::Unit::Rate, Some(0)) => {
            let most = f64::from(u32::MAX);
            source.report(&at.field("per"), ProblemKind::OutOfRange { found: "0".into(), least: 1.0, most });
        }
        (wire::Unit::Rate, None) => source.report(&at.field("unit"), ProblemKind::RateWithoutPer),
        (
            wire::Unit::Percent
            | wire::Unit::Count
            | wire::Unit::Days
            | wire::Unit::Weeks
            | wire::Unit::Hours
            | wire::Unit::Pounds
            | wire::Unit::Score,
            Some(_),
        ) => source.report(&at.field("per"), ProblemKind::PerWithoutRate),
        (_, _) => {}
    }
    match wire.unit {
        wire::Unit::Percent => Unit::Percent,
        wire::Unit::Rate => Unit::Rate { per: wire.per.unwrap_or(1) },
        wire::Unit::Count => Unit::Count,
        wire::Unit::Days => Unit::Days,
        wire::Unit::Weeks => Unit::Weeks,
        wire::Unit::Hours => Unit::Hours,
        wire::Unit::Pounds => Unit::Pounds,
        wire::Unit::Score => Unit::Score,
    }
}

fn scale(scale: Option<wire::Scale>) -> Scale {
    match scale {
        None => Scale::Ones,
        Some(wire::Scale::Thousands) => Scale::Thousands,
        Some(wire::Scale::Millions) => Scale::Millions,
    }
}

fn frequency(frequency: wire::Frequency) -> Frequency {
    match frequency {
        wire::Frequency::Monthly => Frequency::Monthly,
        wire::Frequency::Quarterly => Frequency::Quarterly,
        wire::Frequency::SixMonthly => Frequency::SixMonthly,
        wire::Frequency::Annual => Frequency::Annual,
        wire::Frequency::Biennial => Frequency::Biennial,
    }
}

fn forecast_method(method: wire::ForecastMethod) -> ForecastMethod {
    match method {
        wire::ForecastMethod::StraightLine => ForecastMethod::StraightLine,
        wire::ForecastMethod::LastYearsProfile => ForecastMethod::LastYearsProfile,
        wire::ForecastMethod::LastYearsRemainingMonths => ForecastMethod::LastYearsRemainingMonths,
        wire::ForecastMethod::MilestoneProfile => ForecastMethod::MilestoneProfile,
        wire::ForecastMethod::Growth => ForecastMethod::Growth,
        wire::ForecastMethod::RollingYear => ForecastMethod::RollingYear,
    }
}

fn readings(list: &[wire::Reading], at: &Pointer, frame: &Frame, source: &mut Source) -> Vec<Reading> {
    let mut first_of: Vec<(Period, bool, usize)> = Vec::new();
    let mut readings = Vec::new();
    for (index, wire) in list.iter().enumerate() {
        let here = at.element(index);
        let forecast = wire.status == Some(wire::Status::Forecast);
        if let Some(period) = period::period(&wire.period) {
            if let Some((_, _, first)) = first_of.iter().find(|(p, f, _)| (*p, *f) == (period, forecast)) {
                let first_line = source.line(&at.element(*first));
                source.report(&here.field("period"), ProblemKind::DuplicateReading { period: wire.period.clone(), first_line });
            } else {
                first_of.push((period, forecast, index));
            }
        }
        readings.extend(reading(wire, &here, frame, source));
    }
    let key = |r: &Reading| (r.period.last_day(), r.period.first_month(), r.is_forecast());
    in_order(readings, &|a, b| key(a).cmp(&key(b)))
}

fn reading(wire: &wire::Reading, at: &Pointer, frame: &Frame, source: &mut Source) -> Option<Reading> {
    let period = source.period(&at.field("period"), &wire.period);
    let observation = observation(wire, at, frame, source);
    let status = match wire.status {
        None | Some(wire::Status::Final) => Status::Final,
        Some(wire::Status::Provisional) => Status::Provisional,
        Some(wire::Status::Revised) => Status::Revised,
        Some(wire::Status::Forecast) => Status::Forecast { method: wire.method.clone() },
    };
    if wire.method.is_some() && wire.status != Some(wire::Status::Forecast) {
        source.report(&at.field("method"), ProblemKind::OnlyWith { field: "method", with: "\"status\": \"forecast\"" });
    }
    let interval = wire.interval.as_ref().and_then(|i| interval(i, &at.field("interval"), source));
    Some(Reading {
        period: period?,
        observation: observation?,
        status,
        lag_months: wire.lag_months,
        interval,
        survey: wire.survey.as_ref().map(|s| survey(s, &at.field("survey"), source)),
        note: wire.note.clone(),
        source: wire.source.clone(),
    })
}

fn observation(wire: &wire::Reading, at: &Pointer, frame: &Frame, source: &mut Source) -> Option<Observation> {
    let has_figure = wire.value.is_some() || wire.numerator.is_some() || wire.denominator.is_some();
    if let Some(missing) = wire.missing {
        if has_figure {
            source.report(at, ProblemKind::ReadingAndMissing);
        }
        return missing_figure(missing, wire, at, source);
    }
    if wire.expected.is_some() {
        source.report(
            &at.field("expected"),
            ProblemKind::OnlyWith { field: "expected", with: "\"missing\": \"not due\" or \"not yet published\"" },
        );
    }
    if wire.reason.is_some() {
        source.report(&at.field("reason"), ProblemKind::OnlyWith { field: "reason", with: "\"missing\"" });
    }
    let base = base(wire.numerator, wire.denominator, at, frame, source);
    let value = match wire.value {
        Some(value) => {
            let in_range = frame.unit != Unit::Percent || (-1000.0..=1000.0).contains(&value);
            if !in_range {
                let found = source.written(&at.field("value"));
                source.report(&at.field("value"), ProblemKind::OutOfRange { found, least: -1000.0, most: 1000.0 });
            }
            Some(source.finite(&at.field("value"), value)?)
        }
        None => None,
    };
    let proportion = matches!(frame.unit, Unit::Percent | Unit::Rate { .. });
    match (value, base?) {
        (Some(value), counts) => Some(Observation::Value { value, counts }),
        (None, Some(Counts { numerator, denominator: Some(denominator) })) if proportion => {
            Some(Observation::Ratio { numerator, denominator })
        }
        (None, Some(Counts { numerator, denominator: None })) if matches!(frame.unit, Unit::Rate { .. }) => {
            Some(Observation::NumeratorOnly(numerator))
        }
        (None, Some(Counts { denominator: Some(_), .. })) => {
            source.report(at, ProblemKind::RatioForCount);
            None
        }
        (None, Some(Counts { numerator, denominator: None })) if frame.unit == Unit::Count => Some(Observation::Count(numerator)),
        (None, Some(_)) => {
            source.report(at, ProblemKind::NumeratorAlone);
            None
        }
        (None, None) => {
            source.report(at, ProblemKind::EmptyReading);
            None
        }
    }
}

fn missing_figure(missing: wire::Missing, wire: &wire::Reading, at: &Pointer, source: &mut Source) -> Option<Observation> {
    let expected = match &wire.expected {
        Some(text) => Some(source.month(&at.field("expected"), text)?),
        None => None,
    };
    let why = match missing {
        wire::Missing::Suppressed => Absence::Suppressed,
        wire::Missing::NotCollected => Absence::NotCollected,
        wire::Missing::NotDue => Absence::NotDue { next: expected },
        wire::Missing::NotYetPublished => Absence::NotYetPublished { due: expected },
        wire::Missing::NotApplicable => Absence::NotApplicable,
        wire::Missing::NotEntered => Absence::NotEntered,
    };
    let can_be_expected = matches!(missing, wire::Missing::NotDue | wire::Missing::NotYetPublished);
    if expected.is_some() && !can_be_expected {
        source.report(
            &at.field("expected"),
            ProblemKind::OnlyWith { field: "expected", with: "\"missing\": \"not due\" or \"not yet published\"" },
        );
    }
    Some(Observation::Missing(Missing { why, reason: wire.reason.clone() }))
}

/// The counts of a reading or comparator; the outer `None` where they are wrong.
#[allow(clippy::option_option)]
fn base(numerator: Option<u64>, denominator: Option<u64>, at: &Pointer, frame: &Frame, source: &mut Source) -> Option<Option<Counts>> {
    match (numerator, denominator) {
        (None, None) => Some(None),
        (None, Some(_)) => {
            source.report(&at.field("denominator"), ProblemKind::DenominatorAlone);
            None
        }
        (Some(numerator), None) => Some(Some(Counts { numerator: Count(numerator), denominator: None })),
        (Some(numerator), Some(denominator)) => {
            let Some(base) = Denominator::new(denominator) else {
                source.report(&at.field("denominator"), ProblemKind::ZeroDenominator);
                return None;
            };
            if frame.unit == Unit::Percent && numerator > denominator {
                source.report(&at.field("numerator"), ProblemKind::NumeratorAbove { numerator, denominator });
                return None;
            }
            Some(Some(Counts { numerator: Count(numerator), denominator: Some(base) }))
        }
    }
}

fn interval(wire: &wire::Interval, at: &Pointer, source: &mut Source) -> Option<Interval> {
    if wire.lower > wire.upper {
        source.report(at, ProblemKind::IntervalUpsideDown);
    }
    Some(Interval { lower: source.finite(&at.field("lower"), wire.lower)?, upper: source.finite(&at.field("upper"), wire.upper)? })
}

fn survey(wire: &wire::Survey, at: &Pointer, source: &mut Source) -> Survey {
    let mut some = |name: &str, count: Option<u64>| {
        let count = count?;
        let known = Denominator::new(count);
        if known.is_none() {
            source.report(&at.field(name), ProblemKind::ZeroDenominator);
        }
        known
    };
    let (answered, population) = (some("answered", wire.answered), some("population", wire.population));
    if let (Some(answered), Some(population)) = (answered, population)
        && answered > population
    {
        let (numerator, denominator) = (answered.get(), population.get());
        source.report(&at.field("answered"), ProblemKind::NumeratorAbove { numerator, denominator });
    }
    let mut within = |name: &str, value: Option<f64>, most: f64| {
        let value = value?;
        if !(0.0..=most).contains(&value) {
            let found = source.written(&at.field(name));
            source.report(&at.field(name), ProblemKind::OutOfRange { found, least: 0.0, most });
        }
        Finite::new(value)
    };
    let response_rate = within("response_rate", wire.response_rate, 100.0).and_then(|rate| Finite::new(rate.get() / 100.0));
    let margin = within("margin", wire.margin, Count(MOST_WHOLE).real());
    Survey { answered, population, response_rate, margin }
}

fn targets(list: &[wire::Target], cumulative: bool, at: &Pointer, frame: &Frame, source: &mut Source) -> Vec<Target> {
    let periods: Vec<Option<Period>> = list.iter().map(|t| period::period(&t.period)).collect();
    let mut targets = Vec::new();
    for (index, one) in list.iter().enumerate() {
        let here = at.element(index);
        let first = periods.iter().position(|p| p.is_some() && *p == periods[index]).filter(|first| *first < index);
        if let Some(first) = first {
            let first_line = source.line(&at.element(first));
            source.report(&here.field("period"), ProblemKind::DuplicateTarget { period: one.period.clone(), first_line });
        }
        targets.extend(target(one, &here, frame, cumulative, source));
    }
    targets
}

fn target(wire: &wire::Target, at: &Pointer, frame: &Frame, cumulative: bool, source: &mut Source) -> Option<Target> {
    const FIELDS: [&str; 4] = ["at_least", "at_most", "below", "band"];
    let given = [wire.at_least.is_some(), wire.at_most.is_some(), wire.below.is_some(), wire.band.is_some()];
    let found: Vec<&'static str> = FIELDS.into_iter().zip(given).filter(|(_, given)| *given).map(|(field, _)| field).collect();
    let period = source.period(&at.field("period"), &wire.period);
    let [field] = found[..] else {
        source.report(at, ProblemKind::ExactlyOne { of: FIELDS.to_vec(), found });
        return None;
    };
    let (requirement, needed) = match (wire.at_least, wire.at_most, wire.below, wire.band) {
        (Some(value), ..) => (Requirement::AtLeast(source.finite(&at.field(field), value)?), frame.decimals_needed(value)),
        (_, Some(value), ..) => (Requirement::AtMost(source.finite(&at.field(field), value)?), frame.decimals_needed(value)),
        (_, _, Some(value), _) => (Requirement::Below(source.finite(&at.field(field), value)?), frame.decimals_needed(value)),
        (_, _, _, Some((low, high))) => {
            if low > high {
                source.report(&at.field(field), ProblemKind::BandUpsideDown { low, high });
            }
            let here = at.field(field);
            let band = Requirement::Band { low: source.finite(&here, low)?, high: source.finite(&here, high)? };
            (band, frame.decimals_needed(low).max(frame.decimals_needed(high)))
        }
        (None, None, None, None) => return None,
    };
    let against = match (frame.aim, requirement) {
        (Aim::High, Requirement::AtLeast(_))
        | (Aim::Low, Requirement::AtMost(_) | Requirement::Below(_))
        | (Aim::Band, Requirement::Band { .. }) => None,
        (Aim::High, _) => Some("high"),
        (Aim::Low, _) => Some("low"),
        (Aim::Band, _) => Some("band"),
        (Aim::None, _) => Some("none"),
    };
    if let Some(aim) = against {
        source.report(&at.field(field), ProblemKind::TargetAgainstAim { field, aim });
    }
    let decimals = wire.decimals.map_or(needed, |d| source.decimals(&at.field("decimals"), d));
    let path = wire.path.as_ref().and_then(|p| path(p, period, &at.field("path"), source));
    let is_year = period.is_some_and(|p| p.year_of() == Some(p));
    if path.is_some() && !(cumulative && is_year && !matches!(requirement, Requirement::Band { .. })) {
        source.report(&at.field("path"), ProblemKind::PathNeedsYear);
    }
    Some(Target { period: period?, requirement, decimals, people: wire.people.map(Count), label: wire.label.clone(), path })
}

fn path(wire: &wire::Path, period: Option<Period>, at: &Pointer, source: &mut Source) -> Option<Path> {
    const FIELDS: [&str; 3] = ["straight_line", "by_month", "shares"];
    let given = [wire.straight_line == Some(true), wire.by_month.is_some(), wire.shares.is_some()];
    let found: Vec<&'static str> = FIELDS.into_iter().zip(given).filter(|(_, given)| *given).map(|(field, _)| field).collect();
    let [_] = found[..] else {
        source.report(at, ProblemKind::ExactlyOne { of: FIELDS.to_vec(), found });
        return None;
    };
    let mut milestones = |field: &str, list: &[wire::Milestone], divisor: f64| {
        let mut out = Vec::new();
        for (index, milestone) in list.iter().enumerate() {
            let here = at.field(field).element(index);
            let month = source.month(&here.field("month"), &milestone.month);
            if let (Some(month), Some(period)) = (month, period)
                && !(period.first_month()..=period.last_month()).contains(&month)
            {
                let found = milestone.month.clone();
                source.report(&here.field("month"), ProblemKind::MilestoneOutside { found });
            }
            if divisor > 1.0 && !(0.0..=divisor).contains(&milestone.value) {
                let found = source.written(&here.field("value"));
                source.report(&here.field("value"), ProblemKind::OutOfRange { found, least: 0.0, most: divisor });
            }
            let value = source.finite(&here.field("value"), milestone.value / divisor);
            out.extend(month.zip(value));
        }
        in_order(out, &|a: &(Month, Finite), b| a.0.cmp(&b.0))
    };
    match (&wire.by_month, &wire.shares) {
        (Some(list), _) => Some(Path::ByMonth(milestones("by_month", list, 1.0))),
        (_, Some(list)) => Some(Path::Shares(milestones("shares", list, 100.0))),
        (None, None) => Some(Path::StraightLine),
    }
}

fn comparators(list: &[wire::Comparator], at: &Pointer, frame: &Frame, source: &mut Source) -> Vec<Comparator> {
    let ids: Vec<String> = list.iter().map(comparator_id).collect();
    source.unique(at, Thing::Comparator, ids.iter().map(String::as_str));
    list.iter().zip(ids).enumerate().filter_map(|(i, (c, id))| comparator(c, id, &at.element(i), frame, source)).collect()
}

/// A comparator's id: its own, or its kind.
fn comparator_id(wire: &wire::Comparator) -> String {
    wire.id.clone().unwrap_or_else(|| {
        match wire.kind {
            wire::ComparatorKind::National => "national",
            wire::ComparatorKind::Region => "region",
            wire::ComparatorKind::CouncilType => "council type",
            wire::ComparatorKind::PeerGroup => "peer group",
            wire::ComparatorKind::Authority => "authority",
            wire::ComparatorKind::LastYear => "last year",
            wire::ComparatorKind::Baseline => "baseline",
            wire::ComparatorKind::OtherReport => "other report",
        }
        .to_owned()
    })
}

fn comparator(wire: &wire::Comparator, id: String, at: &Pointer, frame: &Frame, source: &mut Source) -> Option<Comparator> {
    let period = wire.period.as_deref().map(|text| source.period(&at.field("period"), text));
    let due = wire.expected.as_deref().map(|text| source.month(&at.field("expected"), text));
    let has_figure = wire.value.is_some() || wire.numerator.is_some() || wire.denominator.is_some();
    if is_true(wire.unpublished) && has_figure {
        source.report(at, ProblemKind::ReadingAndMissing);
    }
    if !is_true(wire.unpublished) && wire.expected.is_some() {
        source.report(&at.field("expected"), ProblemKind::OnlyWith { field: "expected", with: "\"unpublished\": true" });
    }
    let counts = base(wire.numerator, wire.denominator, at, frame, source);
    let figure = if is_true(wire.unpublished) {
        ComparatorFigure::Unpublished { due: due.flatten() }
    } else {
        match (wire.value, counts?) {
            (Some(value), counts) => ComparatorFigure::Value { value: source.finite(&at.field("value"), value)?, counts },
            (None, Some(Counts { numerator, denominator: Some(denominator) })) => ComparatorFigure::Ratio { numerator, denominator },
            (None, Some(_)) => {
                source.report(at, ProblemKind::NumeratorAlone);
                return None;
            }
            (None, None) => {
                source.report(at, ProblemKind::EmptyReading);
                return None;
            }
        }
    };
    let kind = match wire.kind {
        wire::ComparatorKind::National => ComparatorKind::National,
        wire::ComparatorKind::Region => ComparatorKind::Region,
        wire::ComparatorKind::CouncilType => ComparatorKind::CouncilType,
        wire::ComparatorKind::PeerGroup => ComparatorKind::PeerGroup,
        wire::ComparatorKind::Authority => ComparatorKind::Authority,
        wire::ComparatorKind::LastYear => ComparatorKind::LastYear,
        wire::ComparatorKind::Baseline => ComparatorKind::Baseline,
        wire::ComparatorKind::OtherReport => ComparatorKind::OtherReport,
    };
    Some(Comparator {
        id,
        kind,
        label: wire.label.clone(),
        period: period.flatten(),
        figure,
        decimals: wire.decimals.map_or(frame.decimals, |d| source.decimals(&at.field("decimals"), d)),
        interval: wire.interval.as_ref().and_then(|i| interval(i, &at.field("interval"), source)),
        source: wire.source.clone(),
    })
}

fn rated_against(wire: &wire::Measure, at: &Pointer, source: &mut Source) -> Option<RatedAgainst> {
    let ids: Vec<String> = wire.comparators.iter().flatten().map(comparator_id).collect();
    let no_targets = wire.targets.as_ref().is_none_or(Vec::is_empty);
    let here = at.field("rated_against");
    let comparator = match wire.rated_against.as_deref() {
        Some("target") if no_targets => {
            source.report(&here, ProblemKind::NoTarget);
            None
        }
        Some("target") => None,
        Some(id) => Some(source.find(&here, Thing::Comparator, id, ids.iter().map(String::as_str))?),
        None if no_targets && !ids.is_empty() => Some(0),
        None => None,
    };
    // "Less than" is the only strict comparison there is.
    if comparator.is_some() && is_true(wire.strictly) && matches!(wire.aim, wire::Aim::High | wire::Aim::Band) {
        source.report(&at.field("strictly"), ProblemKind::OnlyWith { field: "strictly", with: "\"aim\": \"low\"" });
    }
    if let Some(index) = comparator {
        return Some(RatedAgainst::Comparator { index, strict: is_true(wire.strictly), even_pace: is_true(wire.even_pace) });
    }
    for (set, field) in [(is_true(wire.strictly), "strictly"), (is_true(wire.even_pace), "even_pace")] {
        if set {
            source.report(&at.field(field), ProblemKind::OnlyWith { field, with: "\"rated_against\" and a comparator’s id" });
        }
    }
    Some(if no_targets { RatedAgainst::Nothing } else { RatedAgainst::Target })
}

fn direction_against(wire: &wire::Measure, at: &Pointer, source: &mut Source) -> DirectionBasis {
    let here = at.field("direction_against");
    let default = if is_true(wire.survey) { DirectionBasis::PreviousWave } else { DirectionBasis::SamePeriodLastYear };
    match wire.direction_against.as_deref() {
        None => default,
        Some("same period last year") => DirectionBasis::SamePeriodLastYear,
        Some("previous period") => DirectionBasis::PreviousPeriod,
        Some("previous wave") => DirectionBasis::PreviousWave,
        Some("previous outturn") => DirectionBasis::PreviousOutturn,
        Some(text) => {
            if period::period(text).is_none() {
                let choices = ["same period last year", "previous period", "previous wave", "previous outturn", "2023/24"];
                let kind = ProblemKind::UnknownWord {
                    found: text.to_owned(),
                    nearest: super::decode::nearest(text, choices.into_iter().take(4)),
                    choices: choices.map(str::to_owned).to_vec(),
                };
                source.report(&here, kind);
                return default;
            }
            let period: Option<Period> = source.period(&here, text);
            if let Some(period) = period {
                if !wire.readings.iter().any(|r| period::period(&r.period) == Some(period)) {
                    source.report(&here, ProblemKind::NoReadingFor { period: text.to_owned() });
                }
                return DirectionBasis::Period(period);
            }
            default
        }
    }
}

fn level(name: wire::LevelName) -> Level {
    match name {
        wire::LevelName::Top => Level::Top,
        wire::LevelName::Middle => Level::Middle,
        wire::LevelName::Bottom => Level::Bottom,
    }
}

fn judgement(wire: &wire::Judgement, at: &Pointer, source: &mut Source) -> Option<Judgement> {
    let reason = source.text(&at.field("reason"), wire.reason.clone());
    let by = source.text(&at.field("by"), wire.by.clone());
    let date = source.date(&at.field("date"), &wire.date)?;
    Some(Judgement { level: level(wire.level), reason, by, date })
}

fn published(wire: Option<&wire::Published>, at: &Pointer, source: &mut Source) -> Published {
    let Some(wire) = wire else { return Published::default() };
    let rank = wire.rank.as_ref().map(|rank| {
        let here = at.field("rank");
        if rank.rank == 0 || rank.rank > rank.of {
            let found = rank.rank.to_string();
            source.report(&here.field("rank"), ProblemKind::OutOfRange { found, least: 1.0, most: f64::from(rank.of) });
        }
        let period = rank.period.as_deref().and_then(|text| source.period(&here.field("period"), text));
        PublishedRank { rank: rank.rank, of: rank.of, among: rank.among.clone(), period }
    });
    Published {
        rating: wire.rating.map(level),
        direction: wire.direction.map(|d| match d {
            wire::Movement::Improved => Movement::Improved,
            wire::Movement::Similar => Movement::Similar,
            wire::Movement::NotAsGood => Movement::NotAsGood,
        }),
        quartile: wire.quartile.map(|q| match q {
            wire::Quartile::Top => Quartile::Top,
            wire::Quartile::Second => Quartile::Second,
            wire::Quartile::Third => Quartile::Third,
            wire::Quartile::Bottom => Quartile::Bottom,
        }),
        rank,
    }
}

/// Counts above this are not exact in JSON.
const _: () = assert!(MOST_WHOLE < 1 << 53);

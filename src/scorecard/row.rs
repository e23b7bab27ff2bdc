//! A measure as a row of the table or a card.

use super::overview::{rating_word, subs};
use super::view::{
    DirectionMark, DirectionView, Facets, Flag, GapChart, GapView, Measure as Shown, RatingMark, RatingView, SecondRating, Sparkline,
    ValueView,
};
use super::words::{capital, direction, inside, labels, list, period, rating};
use super::{number, overview};
use crate::engine::{Against, Direction, Evaluated, Figure, FigureUnit, Rated, UsedTolerance, Verdict, Way, figures, gap_to};
use crate::model::{Basis, Measure, MiddleLies, Report, Status, Tolerance, lower};

/// The scale of gaps ends at so large a share of the comparator.
const SCALE_END: f64 = 0.20;

/// One line on the scale of the gap chart.
pub(super) fn gap_scale() -> String {
    format!(
        "Line: what the measure is rated against. Grey: the tolerance. Hollow dot: before. Mark: now. The scale ends at ±{}% of the comparator; an arrow lies beyond.",
        number::count(SCALE_END * 100.0)
    )
}

/// A measure, ready to be shown.
pub(super) fn measure(report: &Report, measure: &Measure, evaluated: &Evaluated, key: String) -> Shown {
    let rating = rating_view(report, measure, evaluated);
    let direction = direction_view(report, measure, &evaluated.direction);
    let rated = match evaluated.lead() {
        Verdict::Rated(rated) => Some(rated),
        Verdict::NotRated(_) => None,
    };
    let code = labels::code(report, measure);
    let off_track = rating.mark == RatingMark::Bottom || direction.mark == DirectionMark::NotAsGood;
    let layer = measure.layer.and_then(|l| report.layers.get(l));
    let outcome = measure.outcome.and_then(|o| report.outcomes.get(o.outcome));
    let local = report.frameworks.get(measure.id.framework).is_some_and(|f| f.local);
    let haystack = [
        Some(measure.title.as_str()),
        measure.description.as_deref(),
        Some(code.as_str()),
        Some(measure.id.code.as_str()),
        layer.map(|l| l.name.as_str()),
        outcome.map(|o| o.name.as_str()),
        Some(rating.word.as_str()),
    ];
    let facets = Facets {
        rating: rating.mark,
        direction: direction.mark,
        layer: layer.map(|l| l.id.clone()),
        outcome: outcome.map(|o| o.id.clone()),
        local,
        statutory: measure.statutory,
        better_care_fund: measure.better_care_fund,
        survey: measure.survey,
        for_information: measure.for_information,
        off_track,
        changed: false,
        gap: rated.and_then(|r| r.relative_gap),
        haystack: lower(&haystack.into_iter().flatten().collect::<Vec<_>>().join(" ")),
    };
    Shown {
        key,
        title: measure.title.clone(),
        code,
        subs: subs(report, measure, evaluated),
        second: second(report, measure, evaluated),
        latest: latest(measure, evaluated),
        previous: previous(measure, evaluated),
        gap: gap_view(measure, evaluated, rated),
        sparkline: sparkline(measure, evaluated),
        flags: flags(report, measure, evaluated),
        rating,
        direction,
        facets,
    }
}

pub(super) fn rating_view(report: &Report, measure: &Measure, evaluated: &Evaluated) -> RatingView {
    let against = match evaluated.lead() {
        Verdict::Rated(rated) => rating::against(measure, rated),
        Verdict::NotRated(reason) => rating::not_rated_short(measure, reason),
    };
    RatingView { mark: RatingMark::of(evaluated.level), word: rating_word(report, evaluated.level), against }
}

/// The other rating of the measure, and the published one where it differs.
fn second(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<SecondRating> {
    let mut out = Vec::new();
    let other = match evaluated.leads {
        Basis::Outlook => Some((&evaluated.position, "now")),
        Basis::Position => evaluated.outlook.as_ref().map(|outlook| (outlook, "forecast")),
    };
    if let Some((Verdict::Rated(rated), when)) = other {
        let figure = rating::figure(measure, &Figure { forecast: false, ..rated.figure.clone() });
        let text = format!(
            "{when}{}: {figure} v {} {}",
            labels::by_method(&rated.figure),
            rating::wanted(measure, &rated.yardstick),
            rating::yardstick_short(measure, &rated.yardstick)
        );
        out.push(SecondRating { mark: RatingMark::of(Some(rated.level)), word: rating_word(report, Some(rated.level)), text });
    }
    if let Some(published) = measure.published.rating.filter(|p| Some(*p) != evaluated.level) {
        let text = "printed in the paper".to_owned();
        out.push(SecondRating { mark: RatingMark::of(Some(published)), word: rating_word(report, Some(published)), text });
    }
    out
}

/// The mark of a direction.
pub(super) fn direction_mark(direction: &Direction) -> DirectionMark {
    match direction {
        Direction::Moved(moved) => match moved.way {
            Way::Improved => DirectionMark::Improved,
            Way::Similar => DirectionMark::Similar,
            Way::NotAsGood => DirectionMark::NotAsGood,
            Way::Higher => DirectionMark::Higher,
            Way::Lower => DirectionMark::Lower,
        },
        Direction::None(..) => DirectionMark::None,
    }
}

fn direction_view(report: &Report, measure: &Measure, found: &Direction) -> DirectionView {
    let mark = direction_mark(found);
    let detail = match found {
        Direction::Moved(moved) => direction::change(measure, moved),
        Direction::None(reason, None) => direction::none_short(reason),
        // For information only: the change is told, without judgement.
        Direction::None(_, Some(moved)) => direction::change(measure, moved),
    };
    DirectionView { mark, word: overview::direction_word(report, mark), detail }
}

/// The counts under a value: "1,221 out of 1,403", "897 admissions".
pub(super) fn base(measure: &Measure, figure: &Figure) -> String {
    match figure.counts {
        Some(counts) => match counts.denominator {
            Some(denominator) => format!("{} out of {}", number::count(counts.numerator.real()), number::count(denominator.real())),
            None => labels::counted_number(measure, counts.numerator.real()),
        },
        None => String::new(),
    }
}

fn value_view(measure: &Measure, figure: &Figure) -> ValueView {
    let value = match figure.unit {
        FigureUnit::Measure => number::value(measure, figure.value),
        FigureUnit::Counted => number::count(figure.value),
    };
    let base = match figure.unit {
        FigureUnit::Measure => base(measure, figure),
        FigureUnit::Counted => labels::counted(measure).to_owned(),
    };
    let status = match figure.reading_of(measure).map(|reading| &reading.status) {
        Some(Status::Provisional) => " provisional",
        _ if figure.forecast => " forecast",
        _ => "",
    };
    ValueView { value, base, period: format!("{}{status}{}", period::short(figure.period), labels::by_method(figure)) }
}

pub(super) fn latest(measure: &Measure, evaluated: &Evaluated) -> ValueView {
    if let Some(figure) = evaluated.lead_figure() {
        return value_view(measure, figure);
    }
    let (base, period) = match &evaluated.current.missing {
        Some((p, missing)) => (labels::missing_cell(missing), period::short(*p)),
        None => ("No figure in the report".to_owned(), String::new()),
    };
    ValueView { value: "–".to_owned(), base, period }
}

fn previous(measure: &Measure, evaluated: &Evaluated) -> ValueView {
    if let Some(figure) = &evaluated.previous {
        return value_view(measure, figure);
    }
    // Without an earlier figure: the latest earlier reading that is missing, and why.
    let current = evaluated.current.missing.as_ref().map(|(p, _)| *p);
    let missing = measure.readings.iter().rev().find_map(|r| match &r.observation {
        crate::model::Observation::Missing(missing) if Some(r.period) != current => Some((r.period, missing)),
        crate::model::Observation::Missing(_)
        | crate::model::Observation::Value { .. }
        | crate::model::Observation::Ratio { .. }
        | crate::model::Observation::Count(_)
        | crate::model::Observation::NumeratorOnly(_) => None,
    });
    match missing {
        Some((p, missing)) => ValueView { value: "–".to_owned(), base: labels::missing_cell(missing), period: period::short(p) },
        None => ValueView { value: "–".to_owned(), base: "No earlier figure in the report".to_owned(), period: String::new() },
    }
}

/// The tolerance as a share of what the measure is rated against.
fn tolerance_share(rated: &Rated, used: &UsedTolerance, edge: f64) -> Option<f64> {
    if edge == 0.0 {
        return None;
    }
    match used.tolerance {
        Tolerance::Relative(share) => Some(share.get()),
        Tolerance::Points(points) | Tolerance::Absolute(points) => Some(points.get() / edge.abs()),
        Tolerance::People(people) => {
            let stands_for = rated.yardstick.people.map_or(edge.abs(), crate::model::Count::real);
            (stands_for > 0.0).then(|| people.real() / stands_for)
        }
    }
}

fn gap_view(measure: &Measure, evaluated: &Evaluated, rated: Option<&Rated>) -> GapView {
    let Some(rated) = rated else {
        return GapView { text: "Nothing to compare with".to_owned(), chart: None, sentence: String::new() };
    };
    let text = rating::gap_signed(measure, rated);
    let edge = rated.yardstick.nearer_edge(rated.figure.value);
    let on_scale = |share: f64| (0.5 + share / (2.0 * SCALE_END)).clamp(0.0, 1.0);
    let chart = rated.relative_gap.zip(tolerance_share(rated, &rated.tolerance, edge)).map(|(gap, tolerance)| {
        let even_pace = matches!(rated.yardstick.against, Against::EvenPace { .. });
        let before = evaluated
            .previous
            .as_ref()
            .filter(|p| !even_pace && p.unit == rated.figure.unit)
            .map(|p| on_scale(gap_to(rated.yardstick.requirement, p.value) / edge.abs()));
        let zone_end = match rated.middle_lies {
            MiddleLies::ShortOf => 0.0,
            MiddleLies::EitherSide => tolerance,
        };
        GapChart {
            now: on_scale(gap),
            beyond: gap.abs() > SCALE_END,
            before,
            zone: (on_scale(-tolerance), on_scale(zone_end)),
            mark: RatingMark::of(evaluated.level),
        }
    });
    let what = rating::yardstick_long(measure, &rated.yardstick);
    GapView { sentence: format!("{} against {what}", capital(&rating::gap(measure, rated))), text, chart }
}

/// The measure's series of one kind of period in its time, where there are three figures or more; no line crosses a break.
fn sparkline(measure: &Measure, evaluated: &Evaluated) -> Option<Sparkline> {
    let lead = evaluated.lead_figure()?;
    let series: Vec<Figure> = figures(measure)
        .chain(evaluated.worked_out().cloned())
        .filter(|f| f.unit == FigureUnit::Measure && f.period.kind() == lead.period.kind() && (!f.forecast || lead.forecast))
        .collect();
    let [first, _, .., last] = series.as_slice() else { return None };
    let values = || series.iter().map(|f| f.value);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let spread = high - low;
    let months = |f: &Figure| f64::from(first.period.last_month().count_to(f.period.last_month()) - 1);
    let mut points = Vec::new();
    let mut before = first;
    for f in &series {
        if measure.breaks.iter().any(|b| before.period.first_month() < b.from && b.from <= f.period.last_month()) && before != f {
            points.push(None);
        }
        points.push(Some((months(f) / months(last).max(1.0), if spread > 0.0 { (f.value - low) / spread } else { 0.5 })));
        before = f;
    }
    let all: Vec<String> = series.iter().map(|f| format!("{} {}", number::value(measure, f.value), period::within(f.period))).collect();
    Some(Sparkline { points, sentence: all.join(", ") })
}

/// Notes beside a measure's figures.
fn flags(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Flag> {
    let mut out = Vec::new();
    if let Some(judgement) = &measure.judgement {
        let computed = match evaluated.lead() {
            Verdict::Rated(rated) => format!("the rule gives {}", inside(&report.scheme.words(rated.level).word)),
            Verdict::NotRated(_) => "the rule gives no rating".to_owned(),
        };
        let text = format!("{} ({}, {}); {computed}.", judgement.reason.trim_end_matches('.'), judgement.by, period::date(judgement.date));
        out.push(Flag { label: "Judgement".to_owned(), text });
    }
    for found in &evaluated.contradictions {
        let shown = [evaluated.lead_figure(), evaluated.previous.as_ref()].into_iter().flatten().any(|f| f.reading == found.figure.reading);
        if shown {
            out.push(Flag { label: "Check".to_owned(), text: contradiction(report, measure, evaluated, found) });
        }
    }
    out
}

/// "519 out of 582 is 89.2%, not 89.9%; by the counts its direction would be Similar."
pub(super) fn contradiction(report: &Report, measure: &Measure, evaluated: &Evaluated, found: &crate::engine::Contradiction) -> String {
    let decimals = measure.decimals.max(1);
    let finding = format!(
        "{} is {}, not {}",
        base(measure, &found.figure),
        number::value_with(measure, found.from_counts, decimals),
        number::value_with(measure, found.figure.value, decimals)
    );
    let level = (found.level != evaluated.level).then(|| format!("rating would be {}", rating_word(report, found.level)));
    let way = found.way.filter(|way| Some(*way) != evaluated.direction.way());
    let way = way.map(|way| format!("direction would be {}", direction::word(report, way)));
    match list(&[level, way].into_iter().flatten().collect::<Vec<_>>()) {
        effect if effect.is_empty() => format!("{finding}."),
        effect => format!("{finding}; by the counts its {effect}."),
    }
}

//! The trends of all measures side by side: each small, on its own scale, in its own years or in those of all.

use super::number;
use super::overview::{DIRECTIONS, direction_word};
use super::row::direction_mark;
use super::trend::{Parts, finding, joined, letter, mark, parts, whisker};
use super::view::{DirectionMark, PanelMark, PanelPoint, PointMark, TimeMarkKind, TrendPanel, Trends};
use super::words::{inside, period, trend as words};
use crate::engine::series::{middle, start};
use crate::engine::{Against, Evaluated, Evaluation, Verdict};
use crate::model::{Event, Measure, Report, in_order};

/// The trends of all measures; `long` are the measures with the readings of earlier reports, where there are any.
pub(super) fn trends(report: &Report, evaluation: &Evaluation, long: &[Option<Measure>]) -> Trends {
    let mut with: Vec<(usize, &Measure, &Evaluated, Parts)> = Vec::new();
    let mut without = Vec::new();
    for (index, (measure, evaluated)) in report.measures.iter().zip(&evaluation.measures).enumerate() {
        let measure = long.get(index).and_then(Option::as_ref).unwrap_or(measure);
        match parts(measure, evaluated) {
            Some(parts) => with.push((index, measure, evaluated, parts)),
            None => without.push((index, words::no_trend(measure))),
        }
    }
    let earliest = with.iter().filter_map(|(.., parts)| Some((ends(parts)?.0, first_period(parts)))).min_by(|a, b| a.0.total_cmp(&b.0));
    let latest = with.iter().filter_map(|(.., parts)| Some((ends(parts)?.1, last_period(parts)))).max_by(|a, b| a.0.total_cmp(&b.0));
    let all = (earliest.as_ref().map_or(0.0, |e| e.0), latest.as_ref().map_or(1.0, |l| l.0));
    // An event has the same letter in every panel; one outside all years has none.
    let touches = |event: &&Event| start(event.from) <= all.1 && end_of(event).unwrap_or_else(|| start(event.from)) >= all.0;
    let events = in_order(report.events.iter().filter(touches).collect(), &|a: &&Event, b: &&Event| a.from.cmp(&b.from));
    let panels: Vec<TrendPanel> =
        with.iter().map(|(index, measure, evaluated, parts)| panel(*index, measure, evaluated, parts, all, &events)).collect();
    let key = [PointMark::Final, PointMark::Provisional, PointMark::Revised, PointMark::Forecast];
    let occurs = |mark: &PointMark| panels.iter().any(|panel| panel.points.iter().any(|point| point.mark == *mark));
    Trends {
        finding: summary(report, evaluation, panels.len()),
        how_to_read: words::how_to_read_panels(&panels),
        key: key.into_iter().filter(occurs).map(|mark| (mark, words::point_mark(mark))).collect(),
        panels,
        without,
        events: events.iter().enumerate().map(|(i, event)| (letter(i), words::event(event))).collect(),
        years: (earliest.map_or_else(String::new, |e| e.1), latest.map_or_else(String::new, |l| l.1)),
    }
}

/// The middles of the first and the last period, in months.
fn ends(parts: &Parts) -> Option<(f64, f64)> {
    let middles = || parts.series.points.iter().map(|p| middle(p.figure.period));
    let (from, to) = (middles().min_by(f64::total_cmp)?, middles().max_by(f64::total_cmp)?);
    Some(if to > from { (from, to) } else { (from, from + 1.0) })
}

fn first_period(parts: &Parts) -> String {
    parts.series.points.first().map(|p| period::short(p.figure.period)).unwrap_or_default()
}

fn last_period(parts: &Parts) -> String {
    parts.series.points.last().map(|p| period::short(p.figure.period)).unwrap_or_default()
}

/// Where an event ends, if it lasted.
fn end_of(event: &Event) -> Option<f64> {
    event.to.map(|to| start(to.plus(1)))
}

fn panel(index: usize, measure: &Measure, evaluated: &Evaluated, parts: &Parts, all: (f64, f64), events: &[&Event]) -> TrendPanel {
    let (from, to) = ends(parts).unwrap_or(all);
    let x = |months: f64| (months - from) / (to - from);
    let (bottom, top) = parts.axis;
    let y = |value: f64| if top > bottom { (value - bottom) / (top - bottom) } else { 0.5 };
    // Never back in time: a day at the end of a year stands after the year.
    let times = parts.series.points.iter().scan(from, |latest, point| {
        *latest = latest.max(middle(point.figure.period));
        Some(*latest)
    });
    let points = parts.series.points.iter().zip(times).enumerate().map(|(i, (point, time))| PanelPoint {
        x: x(time),
        y: y(point.figure.value),
        mark: mark(measure, &point.figure),
        joined: joined(point),
        interval: whisker(parts, i).map(|(lower, upper)| (y(lower), y(upper))),
        target: parts.targets.get(i).copied().flatten().map(y),
    });
    let of_event = |event: &Event, letter: String| PanelMark {
        letter,
        kind: TimeMarkKind::Event,
        from: x(start(event.from)),
        to: end_of(event).map(x),
    };
    let mut marks: Vec<PanelMark> = events.iter().enumerate().map(|(i, event)| of_event(event, letter(i))).collect();
    let mut notes = Vec::new();
    let mut next = events.len();
    let mut add = |mark: PanelMark, text: String| {
        notes.push((mark.letter.clone(), text));
        marks.push(mark);
    };
    for b in &parts.series.breaks {
        let Some(found) = measure.breaks.get(b.index) else { continue };
        let mark = PanelMark { letter: letter(next), kind: TimeMarkKind::Break, from: x(start(found.from)), to: None };
        add(mark, words::break_short(found));
        next += 1;
    }
    for event in &measure.events {
        let is_inside = start(event.from) <= to && end_of(event).unwrap_or_else(|| start(event.from)) >= from;
        if is_inside {
            add(of_event(event, letter(next)), words::event(event));
            next += 1;
        }
    }
    let years = if all.1 > all.0 { ((from - all.0) / (all.1 - all.0), (to - all.0) / (all.1 - all.0)) } else { (0.0, 1.0) };
    TrendPanel {
        measure: index,
        finding: finding(measure, evaluated, &parts.series),
        spoken: words::figures_in_a_row(measure, &parts.series),
        years,
        points: points.collect(),
        band: parts.band.map(|(low, high)| (y(low), y(high))),
        line: line(measure, evaluated, parts).map(|(value, label)| (y(value), label)),
        target_label: parts.target_label.clone(),
        marks,
        ends: (number::value(measure, bottom), number::value(measure, top)),
        periods: (first_period(parts), last_period(parts)),
        notes,
    }
}

/// The one comparator that is drawn: what the measure is rated against, else the first.
fn line(measure: &Measure, evaluated: &Evaluated, parts: &Parts) -> Option<(f64, String)> {
    let rated = match evaluated.lead() {
        Verdict::Rated(rated) => match rated.yardstick.against {
            Against::Comparator { index } => measure.comparators.get(index).map(|_| rated.yardstick.nearer_edge(0.0)),
            Against::Target { .. } | Against::Milestone { .. } | Against::EvenPace { .. } => None,
        },
        Verdict::NotRated(_) => None,
    };
    let same = |value: f64| parts.lines.iter().find(|line| line.value.total_cmp(&value).is_eq());
    let line = rated.and_then(same).or(parts.lines.first())?;
    Some((line.value, line.label.clone()))
}

/// How many measures have a trend, and which way they went.
fn summary(report: &Report, evaluation: &Evaluation, with: usize) -> String {
    let count = |mark: DirectionMark| evaluation.measures.iter().filter(|e| direction_mark(&e.direction) == mark).count();
    let counts = DIRECTIONS.into_iter().map(|mark| (count(mark), mark)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, mark)| format!("{count} {}", inside(&direction_word(report, mark)))).collect();
    words::trends_finding(with, report.measures.len(), &counts)
}

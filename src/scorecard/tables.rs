//! The tables of a measure’s page: its readings, what it is held against, and the distance in people.

use super::number;
use super::page::with_base;
use super::row::base;
use super::view::{PeopleRow, ReadingRow, YardstickRow};
use super::words::{capital, evidence as words, labels, period, rating, trend};
use crate::engine::evidence::interval;
use crate::engine::{Against, Distance, Evaluated, Figure, FigureUnit, Verdict, all_yardsticks, distance, figures, gap_to};
use crate::model::{ComparatorFigure, Measure, Month, Observation, Report, Requirement, Scale, Status, lower};

/// All readings, newest first, with what happened between them: under each, what began with it or since the one before it.
pub(super) fn readings(report: &Report, measure: &Measure) -> Vec<ReadingRow> {
    let by_reading: Vec<Figure> = figures(measure).collect();
    measure
        .readings
        .iter()
        .enumerate()
        .rev()
        .map(|(index, reading)| {
            let figure = by_reading.iter().find(|f| f.reading == Some(index));
            let (value, base_text) = match (&reading.observation, figure) {
                (Observation::Missing(missing), _) => ("–".to_owned(), labels::missing(missing)),
                (_, Some(figure)) if figure.unit == FigureUnit::Counted => {
                    ("–".to_owned(), format!("{} so far; no base to make a rate of it", with_base(measure, figure)))
                }
                (_, Some(figure)) => (number::value(measure, figure.value), exact_or_base(measure, figure)),
                (_, None) => ("–".to_owned(), String::new()),
            };
            let lag = trend::lag(reading.period, reading.lag_months).map(|lag| format!("{}.", capital(&lag)));
            let method = match &reading.status {
                Status::Forecast { method: Some(method) } => Some(format!("Method: {method}.")),
                Status::Forecast { method: None } => Some("Method not stated.".to_owned()),
                Status::Final | Status::Provisional | Status::Revised => None,
            };
            let interval = figure.and_then(|f| Some(words::range(measure, f.unit, interval(measure, f).ok()?.interval)));
            let source = reading.source.as_ref().map(|s| format!("Source: {}.", s.trim_end_matches('.')));
            let parts: Vec<String> = [reading.note.clone(), method, lag, source].into_iter().flatten().collect();
            ReadingRow {
                period: capital(&trend::long(reading.period)),
                value,
                base: base_text,
                interval: interval.unwrap_or_default(),
                status: labels::status(&reading.status).to_owned(),
                note: parts.join(" "),
                since: since(report, measure, index),
            }
        })
        .collect()
}

/// Breaks and events after the reading before one and no later than its end; for the first reading, no earlier than its period.
fn since(report: &Report, measure: &Measure, index: usize) -> Vec<String> {
    let Some(reading) = measure.readings.get(index) else { return Vec::new() };
    let before = index.checked_sub(1).and_then(|before| measure.readings.get(before)).map(|before| before.period.last_month());
    let falls =
        |from: Month| before.map_or(reading.period.first_month() <= from, |before| before < from) && from <= reading.period.last_month();
    let breaks = measure.breaks.iter().map(|b| (b.from, trend::break_in(b)));
    let events = report.events.iter().chain(&measure.events).map(|event| (event.from, trend::event(event)));
    breaks.chain(events).filter(|(from, _)| falls(*from)).map(|(_, text)| text).collect()
}

/// The counts of a figure; for a scaled one without counts, the exact figure.
fn exact_or_base(measure: &Measure, figure: &Figure) -> String {
    let text = base(measure, figure);
    if text.is_empty() && measure.scale != Scale::Ones { labels::counted_number(measure, figure.value) } else { text }
}

pub(super) fn yardsticks(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<YardstickRow> {
    let lead = evaluated.lead_figure().filter(|f| f.unit == FigureUnit::Measure);
    let rated_against = [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten().filter_map(|v| match v {
        Verdict::Rated(rated) => Some(rated.yardstick.against),
        Verdict::NotRated(_) => None,
    });
    let used: Vec<Against> = rated_against.collect();
    let by = evaluated.current.figure.as_ref().map_or(Month::of(report.position_at), |f| f.period.last_month());
    let mut rows: Vec<YardstickRow> = all_yardsticks(measure, by)
        .into_iter()
        .map(|yardstick| {
            let (kind, label) = match yardstick.against {
                Against::Target { index } => {
                    ("Target".to_owned(), measure.targets.get(index).and_then(|t| t.label.clone()).unwrap_or_default())
                }
                Against::Milestone { straight_line: true, .. } => ("Milestone".to_owned(), "Straight line to the target".to_owned()),
                Against::Milestone { .. } => ("Milestone".to_owned(), "On the path to the target".to_owned()),
                Against::Comparator { index } | Against::EvenPace { index, .. } => measure
                    .comparators
                    .get(index)
                    .map_or_else(Default::default, |c| (capital(labels::comparator_kind(c)), c.label.clone().unwrap_or_default())),
            };
            let comparable =
                lead.filter(|l| !measure.cumulative || yardstick.period.is_none_or(|p| p.is_whole_year() == l.period.is_whole_year()));
            let gap = comparable.map(|figure| {
                let gap = gap_to(yardstick.requirement, figure.value);
                let edge = yardstick.nearer_edge(figure.value);
                let difference = figure.value - edge;
                let decimals = rating::gap_decimals(measure, &yardstick);
                let relative = (edge != 0.0).then(|| difference / edge.abs());
                if matches!(yardstick.requirement, Requirement::Band { .. }) && gap >= 0.0 {
                    "inside".to_owned()
                } else {
                    let amount = rating::amount(measure, figure.unit, difference, relative, decimals);
                    let nothing = amount.chars().all(|c| !c.is_ascii_digit() || c == '0');
                    if nothing { "the same".to_owned() } else { format!("{amount} {}", if difference > 0.0 { "higher" } else { "lower" }) }
                }
            });
            // A label that only says the kind again is not shown twice.
            let label = if lower(&label).starts_with(&lower(&kind)) { String::new() } else { label };
            YardstickRow {
                kind,
                label,
                period: yardstick.period.map(period::long).unwrap_or_default(),
                value: match yardstick.against {
                    Against::Target { .. } | Against::Milestone { .. } => {
                        let text = number::requirement(measure, yardstick.requirement, yardstick.decimals);
                        match (yardstick.requirement, yardstick.people) {
                            (_, Some(people)) => format!("{text} ({})", labels::counted_number(measure, people.real())),
                            (Requirement::AtLeast(_), None) => format!("at least {text}"),
                            (Requirement::AtMost(_), None) => format!("at most {text}"),
                            (Requirement::Below(_) | Requirement::Band { .. }, None) => text,
                        }
                    }
                    Against::Comparator { .. } | Against::EvenPace { .. } => {
                        number::value_with(measure, yardstick.nearer_edge(0.0), yardstick.decimals)
                    }
                },
                gap: gap.unwrap_or_else(|| "–".to_owned()),
                rated: used.contains(&yardstick.against),
            }
        })
        .collect();
    for verdict in [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten() {
        if let Verdict::Rated(rated) = verdict
            && let Against::EvenPace { .. } = rated.yardstick.against
        {
            rows.push(YardstickRow {
                kind: "Even pace".to_owned(),
                label: capital(&rating::yardstick_long(measure, &rated.yardstick)),
                period: rated.yardstick.period.map(period::long).unwrap_or_default(),
                value: rating::wanted(measure, &rated.yardstick),
                gap: rating::gap(measure, rated),
                rated: true,
            });
        }
    }
    for comparator in &measure.comparators {
        if let ComparatorFigure::Unpublished { due } = comparator.figure {
            rows.push(YardstickRow {
                kind: capital(labels::comparator_kind(comparator)),
                label: String::new(),
                period: comparator.period.map(period::long).unwrap_or_default(),
                value: due.map_or_else(|| "not published".to_owned(), |due| format!("to be published in {}", period::month(due))),
                gap: "–".to_owned(),
                rated: false,
            });
        }
    }
    rows
}

pub(super) fn people(measure: &Measure, evaluated: &Evaluated) -> Vec<PeopleRow> {
    let Some(figure) = evaluated.lead_figure() else { return Vec::new() };
    let by = figure.period.last_month();
    all_yardsticks(measure, by)
        .into_iter()
        .filter(|y| !measure.cumulative || y.period.is_none_or(|p| p.is_whole_year() == figure.period.is_whole_year()))
        .filter_map(|yardstick| {
            let distance = distance(measure, figure, yardstick.requirement)?;
            let gap = gap_to(yardstick.requirement, figure.value);
            let name = rating::yardstick_long(measure, &yardstick);
            let reach = format!(
                "{}, {}",
                capital(name.trim_start_matches("the ")),
                number::requirement(measure, yardstick.requirement, yardstick.decimals)
            );
            let needed = match distance {
                Distance::Exact { needed, .. } => number::count(needed),
                Distance::About { needed, .. } => format!("about {}", number::count(needed)),
                Distance::PerHundred { .. } => "–".to_owned(),
            };
            Some(PeopleRow { reach, needed, change: rating::people(measure, distance, gap) })
        })
        .collect()
}

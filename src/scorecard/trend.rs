//! The trend of a measure: its figures in their places in time, what they are held against, and what they show.

use super::number;
use super::view::{Figures, PointMark, TimeMark, TimeMarkKind, Trend, TrendLine, TrendPoint};
use super::words::{capital, evidence, labels, period, rating, trend as words};
use crate::engine::evidence::interval;
use crate::engine::series::{Join, Series, SeriesPoint, series};
use crate::engine::{Against, Evaluated, Figure, FigureUnit, Verdict, all_yardsticks};
use crate::model::{ComparatorKind, Event, Interval, Measure, Report, Requirement, Status};

/// A measure's series and what it is drawn with: of both the large chart and the small one.
pub(super) struct Parts {
    pub(super) series: Series,
    pub(super) intervals: Vec<Option<Interval>>,
    pub(super) targets: Vec<Option<f64>>,
    pub(super) target_label: String,
    pub(super) band: Option<(f64, f64)>,
    pub(super) lines: Vec<TrendLine>,
    pub(super) axis: (f64, f64),
}

/// The parts of a trend, where there are two figures or more that can stand on one axis.
pub(super) fn parts(measure: &Measure, evaluated: &Evaluated) -> Option<Parts> {
    let series = series(measure, evaluated);
    let last = &series.points.last().filter(|_| series.points.len() > 1)?.figure;
    let target_of = |f: &Figure| {
        all_yardsticks(measure, f.period.last_month()).into_iter().find(|y| {
            let is_target = matches!(y.against, Against::Target { .. } | Against::Milestone { .. });
            let is_line = !matches!(y.requirement, Requirement::Band { .. });
            is_target && is_line && (y.period == Some(f.period) || (!measure.cumulative && y.period == f.period.year_of()))
        })
    };
    let found: Vec<_> = series.points.iter().map(|p| target_of(&p.figure)).collect();
    let target_label = found.iter().rev().flatten().next();
    let target_label = target_label.map(|y| format!("Target {}", number::requirement(measure, y.requirement, y.decimals)));
    let targets: Vec<Option<f64>> =
        series.points.iter().zip(&found).map(|(p, y)| y.as_ref().map(|y| y.nearer_edge(p.figure.value))).collect();
    let band = measure.targets.iter().find_map(|t| match t.requirement {
        Requirement::Band { low, high } => Some((low.get(), high.get())),
        Requirement::AtLeast(_) | Requirement::AtMost(_) | Requirement::Below(_) => None,
    });
    let lines = lines(measure, last);
    let intervals: Vec<Option<Interval>> =
        series.points.iter().map(|p| interval(measure, &p.figure).ok().map(|found| found.interval)).collect();
    let values = series.points.iter().map(|p| p.figure.value).chain(targets.iter().flatten().copied());
    let values = values.chain(lines.iter().map(|l| l.value)).chain(intervals.iter().flatten().flat_map(|i| [i.lower.get(), i.upper.get()]));
    let values: Vec<f64> = values.chain(band.into_iter().flat_map(|(low, high)| [low, high])).collect();
    let axis = axis(&values);
    Some(Parts { series, intervals, targets, target_label: target_label.unwrap_or_default(), band, lines, axis })
}

/// The trend, where there are two figures or more that can stand on one axis.
pub(super) fn trend(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<Trend> {
    let parts = parts(measure, evaluated)?;
    let table = table(report, measure, &parts);
    let points: Vec<TrendPoint> = parts
        .series
        .points
        .iter()
        .enumerate()
        .map(|(i, point)| TrendPoint {
            place: point.place,
            value: point.figure.value,
            mark: mark(measure, &point.figure),
            joined: joined(point),
            interval: whisker(&parts, i),
            target: parts.targets.get(i).copied().flatten(),
            written: number::value(measure, point.figure.value),
            spoken: spoken(measure, &parts, i),
        })
        .collect();
    let marks = time_marks(report, measure, &parts.series);
    Some(Trend {
        finding: finding(measure, evaluated, &parts.series),
        how_to_read: words::how_to_read(&points, &marks, &parts),
        places: parts.series.places.iter().map(|place| place.map(period::short).unwrap_or_default()).collect(),
        points,
        notes: words::empty_places(&parts.series),
        marks,
        table,
        target_label: parts.target_label,
        lines: parts.lines,
        band: parts.band,
        axis: parts.axis,
        divisor: measure.scale.divisor(),
        suffix: format!("{}{}", number::scale_suffix(measure.scale), number::unit_suffix(measure.unit)),
    })
}

/// The ends of a figure's interval.
pub(super) fn whisker(parts: &Parts, index: usize) -> Option<(f64, f64)> {
    parts.intervals.get(index).copied().flatten().map(|i| (i.lower.get(), i.upper.get()))
}

/// How final a figure is.
pub(super) fn mark(measure: &Measure, figure: &Figure) -> PointMark {
    match figure.reading_of(measure).map(|reading| &reading.status) {
        _ if figure.forecast => PointMark::Forecast,
        Some(Status::Forecast { .. }) => PointMark::Forecast,
        Some(Status::Provisional) => PointMark::Provisional,
        Some(Status::Revised) => PointMark::Revised,
        Some(Status::Final) | None => PointMark::Final,
    }
}

/// Whether a line joins a figure to the one before: the dots to a forecast lead over what is not known.
pub(super) fn joined(point: &SeriesPoint) -> bool {
    match point.join {
        Join::Joined => true,
        Join::Gap => point.figure.forecast,
        Join::Start | Join::Break => false,
    }
}

/// The letter of the break or event at an index: "A" to "Z", then "A2".
pub(super) fn letter(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { letter.to_string() } else { format!("{letter}{}", index / 26 + 1) }
}

/// Breaks and events that touch the years of a series, in order of time.
fn time_marks(report: &Report, measure: &Measure, series: &Series) -> Vec<TimeMark> {
    let end = crate::engine::series::count(series.places.len());
    let breaks = series.breaks.iter().filter_map(|b| {
        let text = words::break_in(measure.breaks.get(b.index)?);
        Some(TimeMark { letter: String::new(), kind: TimeMarkKind::Break, from: b.at, to: None, text })
    });
    let event = |event: &Event| {
        let from = series.place_of(event.from);
        let to = event.to.map(|to| series.place_of(to.plus(1)));
        let touches = from < end && to.unwrap_or(from) > 0.0;
        touches.then(|| TimeMark { letter: String::new(), kind: TimeMarkKind::Event, from, to, text: words::event(event) })
    };
    let events = report.events.iter().chain(&measure.events).filter_map(event);
    let mut marks: Vec<TimeMark> = breaks.chain(events).collect();
    marks.sort_by(|a, b| a.from.total_cmp(&b.from));
    for (index, mark) in marks.iter_mut().enumerate() {
        mark.letter = letter(index);
        mark.from = mark.from.max(0.0);
        mark.to = mark.to.map(|to| to.min(end));
    }
    marks
}

/// Comparators that can stand on the axis: not a whole year's beside running totals.
fn lines(measure: &Measure, lead: &Figure) -> Vec<TrendLine> {
    all_yardsticks(measure, lead.period.last_month())
        .into_iter()
        .filter_map(|y| {
            let Against::Comparator { index } = y.against else { return None };
            let comparator = measure.comparators.get(index)?;
            let fits = !measure.cumulative || y.period.is_none_or(|p| p.is_whole_year() == lead.period.is_whole_year());
            let value = y.nearer_edge(0.0);
            let name = match comparator.kind {
                ComparatorKind::National => "National".to_owned(),
                ComparatorKind::Baseline => "Baseline".to_owned(),
                ComparatorKind::Region
                | ComparatorKind::CouncilType
                | ComparatorKind::PeerGroup
                | ComparatorKind::Authority
                | ComparatorKind::LastYear
                | ComparatorKind::OtherReport => capital(&labels::comparator_short(comparator)),
            };
            fits.then(|| TrendLine { label: format!("{name} {}", number::value_with(measure, value, y.decimals)), value })
        })
        .collect()
}

/// What the chart shows, in a sentence: how figures moved since the first, or since the last break, and where the last stands.
pub(super) fn finding(measure: &Measure, evaluated: &Evaluated, series: &Series) -> String {
    let since = series.breaks.last();
    let after = since.map_or(0, |b| b.after);
    let (Some(first), Some(last)) = (series.points.get(after), series.points.last()) else { return String::new() };
    let (first, last) = (&first.figure, &last.figure);
    let value = |f: &Figure| number::value(measure, f.value);
    let status = match mark(measure, last) {
        PointMark::Forecast => "a forecast ",
        PointMark::Provisional => "a provisional ",
        PointMark::Final | PointMark::Revised => "",
    };
    let to = format!("{status}{} {}", value(last), period::within(last.period));
    let from = format!("{} {}", value(first), period::within(first.period));
    let break_month = since.and_then(|b| measure.breaks.get(b.index)).map(|b| period::month(b.from));
    let movement = match (break_month, last.value.total_cmp(&first.value)) {
        (Some(month), _) if first == last => format!("{}, the first figure since the break of {month}", capital(&to)),
        (since, order) => {
            let way = match order {
                std::cmp::Ordering::Greater => "up",
                std::cmp::Ordering::Less => "down",
                std::cmp::Ordering::Equal => "unchanged",
            };
            let since = since.map(|month| format!("since the break of {month}, ")).unwrap_or_default();
            capital(&format!("{since}{way} from {from} to {to}"))
        }
    };
    let relation = match evaluated.lead() {
        Verdict::Rated(rated) if rated.figure.unit == FigureUnit::Measure && rated.figure.period == last.period => {
            let what = rating::yardstick_long(measure, &rated.yardstick);
            match rating::gap(measure, rated).as_str() {
                "in line" => format!(", in line with {what}"),
                "inside the band" => format!(", inside {what}"),
                gap if gap.ends_with("the band") => format!(", {gap} of {what}"),
                gap if gap.ends_with("short") => format!(", {gap} of {what}"),
                gap if gap.ends_with("above") => format!(", {gap} {what}"),
                gap => format!(", {gap} than {what}"),
            }
        }
        Verdict::Rated(_) | Verdict::NotRated(_) => String::new(),
    };
    format!("{movement}{relation}.")
}

/// What a pointer over a point is told: its row of the figures.
fn spoken(measure: &Measure, parts: &Parts, index: usize) -> String {
    let Some(point) = parts.series.points.get(index) else { return String::new() };
    let figure = &point.figure;
    let range = parts.intervals.get(index).copied().flatten().map(|i| evidence::range(measure, figure.unit, i));
    let target = parts.targets.get(index).copied().flatten().map(|t| number::value(measure, t));
    let cells = [
        Some(words::period_of(measure, figure)),
        Some(words::value_of(measure, figure)),
        Some(super::row::base(measure, figure)),
        range,
        target,
    ];
    cells.into_iter().flatten().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn table(report: &Report, measure: &Measure, parts: &Parts) -> Figures {
    let has_target = parts.targets.iter().any(Option::is_some);
    let has_interval = parts.intervals.iter().any(Option::is_some);
    let mut head = vec!["Period".to_owned(), report.organisation.clone(), "Counts".to_owned()];
    if has_interval {
        head.push("95% interval".to_owned());
    }
    if has_target {
        head.push("Target".to_owned());
    }
    let dash = || "–".to_owned();
    let of_points = parts.series.points.iter().zip(&parts.targets).zip(&parts.intervals).map(|((point, target), interval)| {
        let figure = &point.figure;
        let counts = super::row::base(measure, figure);
        let mut row =
            vec![words::period_of(measure, figure), words::value_of(measure, figure), if counts.is_empty() { dash() } else { counts }];
        if has_interval {
            row.push(interval.map_or_else(dash, |i| evidence::range(measure, figure.unit, i)));
        }
        if has_target {
            row.push(target.map_or_else(dash, |t| number::value(measure, t)));
        }
        (point.place, row)
    });
    let of_absent = parts.series.absent.iter().map(|absent| {
        let mut row = vec![capital(&period::long(absent.period)), capital(&labels::missing_short(&absent.missing))];
        row.resize(head.len(), dash());
        (absent.place, row)
    });
    let mut placed: Vec<(usize, Vec<String>)> = of_points.chain(of_absent).collect();
    placed.sort_by_key(|(place, _)| *place);
    let mut rows: Vec<Vec<String>> = placed.into_iter().map(|(_, row)| row).collect();
    for line in &parts.lines {
        let mut row = vec![line.label.clone(), number::value(measure, line.value)];
        row.resize(head.len(), dash());
        rows.push(row);
    }
    Figures { head, rows }
}

/// Round ends for the axis of values, with a little air; from zero where that loses little.
pub(super) fn axis(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let spread = if high > low { high - low } else { high.abs().max(1.0) * 0.2 };
    let step = nice_step(spread / 4.0);
    let bottom = if low >= 0.0 && low < spread { 0.0 } else { ((low - spread * 0.1) / step).floor() * step };
    (bottom, ((high + spread * 0.1) / step).ceil() * step)
}

/// The step of 1, 2 or 5 times a power of ten that is next to a length.
fn nice_step(length: f64) -> f64 {
    if !length.is_normal() {
        return 1.0;
    }
    let mut step = 1.0_f64;
    while step > length {
        step /= 10.0;
    }
    while step * 10.0 <= length && step < 1e300 {
        step *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * step).find(|s| *s >= length).unwrap_or(step * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_holds_every_value() {
        for values in [vec![528.7, 582.0, 566.0], vec![0.0, 0.0], vec![-3.0, 4.0], vec![1e9, 1.01e9], vec![0.001]] {
            let (bottom, top) = axis(&values);
            assert!(values.iter().all(|v| bottom <= *v && *v <= top), "{values:?} {bottom} {top}");
        }
    }
}

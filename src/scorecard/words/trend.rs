//! A trend in words: what its marks mean, what happened, which places are empty.

use super::{capital, inside, labels, list, period, plural};
use crate::engine::series::{Join, Series, SeriesPoint};
use crate::engine::{Figure, FigureUnit, figures};
use crate::model::{Break, Event, Measure, Observation, Period};
use crate::scorecard::number;
use crate::scorecard::trend::{Parts, mark};
use crate::scorecard::view::{PointMark, TimeMark, TimeMarkKind, TrendPanel, TrendPoint};

/// What a mark of a point is called in a key.
pub(in crate::scorecard) fn point_mark(mark: PointMark) -> &'static str {
    match mark {
        PointMark::Final => "figure",
        PointMark::Provisional => "provisional",
        PointMark::Revised => "revised",
        PointMark::Forecast => "forecast",
    }
}

/// "Break in the series from April 2024: Reviews by telephone no longer count. Figures on its two sides cannot be compared."
pub(in crate::scorecard) fn break_in(found: &Break) -> String {
    let reason = found.reason.trim_end_matches('.');
    format!("Break in the series from {}: {reason}. Figures on its two sides cannot be compared.", period::month(found.from))
}

/// The same in a line: "Break from April 2024: Reviews by telephone no longer count".
pub(in crate::scorecard) fn break_short(found: &Break) -> String {
    format!("Break from {}: {}", period::month(found.from), found.reason.trim_end_matches('.'))
}

/// "March 2020 to July 2021: Covid-19 restrictions".
pub(in crate::scorecard) fn event(event: &Event) -> String {
    let when = event
        .to
        .filter(|to| *to != event.from)
        .map_or_else(|| period::month(event.from), |to| period::long(Period::Cohort { from: event.from, to }));
    format!("{when}: {}", event.label)
}

/// What a figure is for: "April to November 2024, figures to September 2024 (2 months behind)", "People of October to December 2023".
pub(in crate::scorecard) fn period_of(measure: &Measure, figure: &Figure) -> String {
    let lag = figure.reading_of(measure).and_then(|reading| lag(reading.period, reading.lag_months));
    let lag = lag.map(|lag| format!(", {lag}")).unwrap_or_default();
    format!("{}{lag}", capital(&long(figure.period)))
}

/// A period in a table; a cohort says that it is one.
pub(in crate::scorecard) fn long(period: Period) -> String {
    let long = period::long(period);
    if matches!(period, Period::Cohort { .. }) { format!("cohort of {long}") } else { long }
}

/// "lagged by 2 months: figures to September 2024"; nothing for a figure that is up to date.
pub(in crate::scorecard) fn lag(of: Period, months: Option<u8>) -> Option<String> {
    let months = months.filter(|months| *months > 0)?;
    let reach = of.last_month().plus(-i32::from(months));
    let count = plural(usize::from(months), "month", "months");
    // A lag longer than the period: it is of other months altogether.
    let what = if reach < of.first_month() { "figures of" } else { "figures to" };
    Some(format!("lagged by {count}: {what} {}", period::month(reach)))
}

/// "582 (forecast)", "87.0% (provisional)".
pub(in crate::scorecard) fn value_of(measure: &Measure, figure: &Figure) -> String {
    let value = number::value(measure, figure.value);
    match mark(measure, figure) {
        PointMark::Final => value,
        other @ (PointMark::Provisional | PointMark::Revised | PointMark::Forecast) => format!("{value} ({})", point_mark(other)),
    }
}

/// How to read the chart.
pub(in crate::scorecard) fn how_to_read(points: &[TrendPoint], marks: &[TimeMark], parts: &Parts) -> String {
    let mut out = vec!["Filled points: figures."];
    let has = |mark: PointMark| points.iter().any(|p| p.mark == mark);
    for (mark, text) in [
        (PointMark::Provisional, "Half-filled point: provisional, may yet change."),
        (PointMark::Revised, "Square point: revised since it was first published."),
        (PointMark::Forecast, "Hollow point: forecast."),
    ] {
        if has(mark) {
            out.push(text);
        }
    }
    let known = points.iter().filter(|p| p.interval.is_some()).count();
    if known > 0 {
        out.push("Upright bars: 95% intervals, how far a figure may lie by chance.");
    }
    if known > 0 && known < points.len() {
        out.push("Without a bar: not known.");
    }
    if parts.band.is_some() {
        out.push("Shaded: the band aimed for.");
    }
    if !parts.target_label.is_empty() {
        out.push("Solid line: target.");
    }
    if !parts.lines.is_empty() {
        out.push("Dashed lines: comparators.");
    }
    if marks.iter().any(|mark| mark.kind == TimeMarkKind::Break) {
        out.push("Double line: a break in the series, which no line crosses.");
    }
    if marks.iter().any(|mark| mark.kind == TimeMarkKind::Event) {
        out.push("Letters: what happened, told below.");
    }
    out.push("The scale need not start at zero.");
    out.join(" ")
}

/// Which places are empty, and why.
pub(in crate::scorecard) fn empty_places(series: &Series) -> Vec<String> {
    let mut out: Vec<String> = series
        .absent
        .iter()
        .map(|absent| format!("No figure {}: {}.", period::within(absent.period), labels::missing(&absent.missing).trim_end_matches('.')))
        .collect();
    let known = |place: usize| series.points.iter().any(|p| p.place == place) || series.absent.iter().any(|a| a.place == place);
    // Between two waves of a survey of every second year nothing is missing.
    let within_a_gap = |place: usize| {
        let after = series.points.iter().position(|p| p.place > place && !p.figure.forecast);
        after.and_then(|after| series.points.get(after)).is_some_and(|after| after.join == Join::Gap)
    };
    let empty = || series.places.iter().enumerate().filter(|(place, _)| !known(*place));
    let missing: Vec<String> =
        empty().filter(|(place, _)| within_a_gap(*place)).filter_map(|(_, period)| period.map(period::long)).collect();
    const LISTED: usize = 6;
    if missing.len() > LISTED {
        out.push(format!("{} are not in the report.", capital(&plural(missing.len(), "period", "periods"))));
    } else if !missing.is_empty() {
        out.push(format!("Not in the report: {}.", list(&missing)));
    }
    if empty().any(|(place, _)| !within_a_gap(place)) {
        out.push("Figures stand as far apart as they are in time.".to_owned());
    }
    out
}

/// Why a measure has no trend.
pub(in crate::scorecard) fn no_trend(measure: &Measure) -> String {
    let figures: Vec<Figure> = figures(measure).collect();
    let of_measure: Vec<&Figure> = figures.iter().filter(|f| f.unit == FigureUnit::Measure).collect();
    match of_measure.as_slice() {
        [] if figures.is_empty() => match measure.readings.last().map(|reading| &reading.observation) {
            Some(Observation::Missing(missing)) => format!("No figure: {}.", inside(labels::missing(missing).trim_end_matches('.'))),
            _ => "No figure in the report.".to_owned(),
        },
        [] => "Only counts without a base, of which no series can be made.".to_owned(),
        [one] => format!("Only one figure, {}.", period::within(one.period)),
        [_, ..] => "Running totals for different parts of a year, which do not belong on one line.".to_owned(),
    }
}

/// All figures of a series, for those who cannot see it; of a long one the first and the last.
pub(in crate::scorecard) fn figures_in_a_row(measure: &Measure, series: &Series) -> String {
    const SPOKEN: usize = 16;
    let one = |p: &SeriesPoint| format!("{} {}", value_of(measure, &p.figure), period::within(p.figure.period));
    match series.points.as_slice() {
        [first, .., last] if series.points.len() > SPOKEN => {
            format!("{} figures, from {} to {}", series.points.len(), one(first), one(last))
        }
        points => points.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}

/// "24 of 26 measures have two figures or more, and so a trend. Of all measures: 5 not as good, 4 similar, 12 improved."
pub(in crate::scorecard) fn trends_finding(with: usize, all: usize, directions: &[String]) -> String {
    let have = if with == 1 { "has" } else { "have" };
    let first = format!("{with} of {} {have} two figures or more, and so a trend.", plural(all, "measure", "measures"));
    if directions.is_empty() { first } else { format!("{first} Direction of travel: {}.", directions.join(", ")) }
}

/// How to read the panels.
pub(in crate::scorecard) fn how_to_read_panels(panels: &[TrendPanel]) -> String {
    let mut out = vec!["Each panel has its own scale: the two numbers at its side are its ends, and it need not start at zero."];
    let any = |has: fn(&TrendPanel) -> bool| panels.iter().any(has);
    let marks = |kind: TimeMarkKind| panels.iter().any(|p| p.marks.iter().any(|mark| mark.kind == kind));
    for (holds, text) in [
        (any(|p| p.points.iter().any(|point| point.target.is_some())), "Solid line: target."),
        (any(|p| p.line.is_some()), "Dashed line: what the measure is compared with, named below."),
        (any(|p| p.band.is_some()), "Shaded across: the band aimed for."),
        (any(|p| p.points.iter().any(|point| point.interval.is_some())), "Upright bars: 95% intervals."),
        (marks(TimeMarkKind::Break), "Double line: a break in the series, which no line crosses."),
        (marks(TimeMarkKind::Event), "Letters: what happened."),
    ] {
        if holds {
            out.push(text);
        }
    }
    out.push("Where a figure is missing there is no line.");
    out.join(" ")
}

//! A trend in words: what its marks mean, what happened, which places are empty.

use super::{capital, labels, list, period, plural};
use crate::engine::Figure;
use crate::engine::series::{Join, Series};
use crate::model::{Break, Event, Measure, Period};
use crate::scorecard::number;
use crate::scorecard::trend::{Parts, mark};
use crate::scorecard::view::{PointMark, TimeMark, TimeMarkKind, TrendPoint};

/// What a mark of a point is called in a key.
pub(in crate::scorecard) fn point_mark(mark: PointMark) -> &'static str {
    match mark {
        PointMark::Final => "figure",
        PointMark::Provisional => "provisional",
        PointMark::Revised => "revised",
        PointMark::Forecast => "forecast",
    }
}

/// "Break from April 2024: Reviews by telephone no longer count. Figures before and after it cannot be compared."
pub(in crate::scorecard) fn break_in(found: &Break) -> String {
    let reason = found.reason.trim_end_matches('.');
    format!("Break in the series from {}: {reason}. Figures on its two sides cannot be compared.", period::month(found.from))
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
    let lag = measure.readings.get(figure.reading).and_then(|reading| lag(reading.period, reading.lag_months));
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

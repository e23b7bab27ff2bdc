//! The chart of a trend: figures with their intervals, forecasts, targets, comparators, breaks.

use charming::Chart;
use charming::datatype::DataPoint;
use charming::element::{
    AxisType, ItemStyle, Label, LabelAlign, LabelPosition, LineStyle, LineStyleType, MarkArea, MarkAreaData, MarkLineData, MarkLineVariant,
    Symbol,
};
use charming::series::{Line, Scatter};

use super::common::{
    COMPARATOR, EndLabel, FAINT, INK, PAPER, TARGET, ZONE, across, bare, counter, margin, mark_lines, nothing, numbers, plain, point,
    shortened, spread, unmoved,
};
use crate::scorecard::view::Trend;

/// Above and below what is drawn, in CSS pixels.
const TOP: f64 = 24.0;
const BOTTOM: f64 = 34.0;

pub(super) fn chart(trend: &Trend, narrow: bool) -> Chart {
    let periods = trend.periods.len();
    let ends = end_labels(trend);
    let margin = margin(&ends, narrow);
    let mut chart = bare(margin.unwrap_or(8.0), TOP, 8.0)
        .x_axis(plain(AxisType::Category).data(period_names(&trend.periods, narrow)))
        // The same width as a scale of numbers: period i lies from i to i + 1.
        .x_axis(counter(periods))
        .y_axis(numbers((scaled(trend, trend.axis.0), scaled(trend, trend.axis.1)), &trend.suffix));
    if let Some(whiskers) = whiskers(trend) {
        chart = chart.series(whiskers);
    }
    for segment in segments(&trend.actual, &break_points(trend)) {
        chart = chart.series(actual_line(trend, segment));
    }
    if let Some(dots) = forecast_dots(trend) {
        chart = chart.series(dots);
    }
    chart = chart
        .series(forecast_points(trend))
        .series(value_labels(trend, narrow, false))
        .series(value_labels(trend, narrow, true))
        .series(overlay(trend, &ends, margin.is_some()));
    if !trend.lines.is_empty() {
        chart = chart.series(across(ends.iter().filter(|end| end.colour == COMPARATOR), margin.is_some()));
    }
    if !trend.breaks.is_empty() {
        chart = chart.series(breaks(trend));
    }
    chart
}

/// A value as the axis counts.
fn scaled(trend: &Trend, value: f64) -> f64 {
    value / trend.divisor
}

/// The row of a period in the figures behind the chart, of which the first are the periods.
fn row(trend: &Trend, index: usize) -> &[String] {
    trend.table.rows.get(index).map_or(&[], Vec::as_slice)
}

/// What is written at the point of a period: its value.
fn written(trend: &Trend, index: usize) -> &str {
    row(trend, index).get(1).map_or("", String::as_str)
}

/// What a pointer over the point of a period is told: its row of the figures, without what is not there.
fn spoken(trend: &Trend, index: usize) -> String {
    let cells = row(trend, index).iter().map(String::as_str).filter(|cell| !cell.is_empty() && *cell != "–");
    cells.collect::<Vec<_>>().join(" · ")
}

/// Where the series breaks: before these periods.
fn break_points(trend: &Trend) -> Vec<usize> {
    trend.breaks.iter().map(|(at, _)| *at).collect()
}

/// Runs of outturns that no break divides, as index ranges.
fn segments(values: &[Option<f64>], breaks: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut edges: Vec<usize> = breaks.iter().copied().filter(|&at| at > 0 && at < values.len()).collect();
    edges.extend([0, values.len()]);
    edges.sort_unstable();
    edges.dedup();
    edges.windows(2).map(|pair| pair[0]..pair[1]).filter(|range| values[range.clone()].iter().any(Option::is_some)).collect()
}

/// Outturns: a line through filled points; a missing period stays a gap.
fn actual_line(trend: &Trend, segment: std::ops::Range<usize>) -> Line {
    let data = trend
        .actual
        .iter()
        .enumerate()
        .map(|(index, value)| point(value.filter(|_| segment.contains(&index)).map(|v| scaled(trend, v)), &spoken(trend, index)))
        .collect();
    Line::new()
        .data(data)
        .connect_nulls(false)
        .symbol(Symbol::Circle)
        .symbol_size(9)
        .show_symbol(true)
        .line_style(LineStyle::new().color(INK).width(2))
        .item_style(ItemStyle::new().color(INK))
        .emphasis(unmoved())
        .z(3)
}

/// Half the width of a whisker's ends, in periods.
const CAP: f64 = 0.0625;

/// The intervals: under each point an upright line with a cap at either end. One line that is lifted between
/// periods, so that it lies behind the points, which marks of the library do not.
fn whiskers(trend: &Trend) -> Option<Line> {
    let mut data = Vec::new();
    for (index, (lower, upper)) in trend.interval.iter().enumerate().filter_map(|(index, ends)| Some((index, (*ends)?))) {
        let middle = index as f64 + 0.5;
        let (low, high) = (scaled(trend, lower), scaled(trend, upper));
        let (left, right) = (middle - CAP, middle + CAP);
        let strokes = [(left, low), (right, low), (middle, low), (middle, high), (left, high), (right, high)];
        data.extend(strokes.map(|(x, y)| DataPoint::from(vec![x, y])));
        data.push(nothing());
    }
    (!data.is_empty()).then(|| {
        Line::new()
            .data(data)
            .x_axis_index(1)
            .connect_nulls(false)
            .symbol(Symbol::None)
            .line_style(LineStyle::new().color(FAINT).width(1.25))
            .emphasis(unmoved())
            .silent(true)
            .z(1)
    })
}

/// From the last outturn through the forecasts: dots, unless a break lies between.
fn forecast_dots(trend: &Trend) -> Option<Line> {
    let first = trend.forecast.iter().position(Option::is_some)?;
    let last_actual = trend.actual.iter().take(first).rposition(Option::is_some);
    let start = last_actual.filter(|&last| !break_points(trend).iter().any(|&at| at > last && at <= first)).unwrap_or(first);
    let data = (0..trend.periods.len())
        .map(|index| {
            let value = if index == start && start < first { trend.actual[index] } else { trend.forecast.get(index).copied().flatten() };
            value.map_or_else(nothing, |value| DataPoint::from(scaled(trend, value)))
        })
        .collect();
    Some(
        Line::new()
            .data(data)
            // The periods between are not known: the dots lead over them.
            .connect_nulls(true)
            .symbol(Symbol::None)
            .line_style(LineStyle::new().color(INK).width(2).type_(LineStyleType::Dotted))
            .emphasis(unmoved())
            .silent(true)
            .z(2),
    )
}

/// Forecasts: hollow points.
fn forecast_points(trend: &Trend) -> Scatter {
    let data =
        trend.forecast.iter().enumerate().map(|(index, value)| point(value.map(|v| scaled(trend, v)), &spoken(trend, index))).collect();
    Scatter::new()
        .data(data)
        .symbol(Symbol::Circle)
        .symbol_size(10)
        .item_style(ItemStyle::new().color(PAPER).border_color(INK).border_width(2))
        .emphasis(unmoved())
}

/// The values, written at their points: all where there is room, else the first and the last. Those
/// that lie under the line to their neighbours are written below, the others above.
fn value_labels(trend: &Trend, narrow: bool, below: bool) -> Line {
    let value = |index: usize| trend.actual.get(index).copied().flatten().or(trend.forecast.get(index).copied().flatten());
    let known: Vec<usize> = (0..trend.periods.len()).filter(|&index| value(index).is_some()).collect();
    let room = if narrow { 5 } else { 9 };
    let named = |index: usize| known.len() <= room || known.first() == Some(&index) || known.last() == Some(&index);
    let is_below = |index: usize, v: f64| {
        let before = known.iter().rev().find(|&&other| other < index).and_then(|&other| value(other));
        let after = known.iter().find(|&&other| other > index).and_then(|&other| value(other));
        v < (before.unwrap_or(v) + after.unwrap_or(v)) / 2.0
    };
    // Beside a whisker, not over it, where the periods leave room for that.
    let aside = trend.interval.iter().any(Option::is_some) && trend.periods.len() <= room / 2 + 1;
    let data = (0..trend.periods.len())
        .map(|index| match value(index).filter(|&v| named(index) && is_below(index, v) == below) {
            Some(v) => point(Some(scaled(trend, v)), written(trend, index)),
            None => nothing(),
        })
        .collect();
    Line::new()
        .data(data)
        .symbol(Symbol::Circle)
        .symbol_size(1)
        // Not by opacity: the words would take it over.
        .line_style(LineStyle::new().color("transparent"))
        .item_style(ItemStyle::new().color("transparent"))
        .label(
            Label::new()
                .show(true)
                .position(if below { LabelPosition::Bottom } else { LabelPosition::Top })
                .distance(8)
                .align(if aside { LabelAlign::Right } else { LabelAlign::Center })
                .offset((if aside { -6.0 } else { 0.0 }, 0.0))
                .formatter("{b}")
                .color(INK)
                .background_color(PAPER)
                .padding((1.0, 2.0, 1.0, 2.0))
                .font_size(13)
                .font_weight("bold"),
        )
        .emphasis(unmoved())
        .silent(true)
        .z(5)
}

/// Targets, a line under each period they hold for; and the band of one that is a band.
fn overlay(trend: &Trend, ends: &[EndLabel], beside: bool) -> Line {
    let mut lines: Vec<MarkLineVariant> = Vec::new();
    let last = trend.target.iter().rposition(Option::is_some);
    for (index, target) in trend.target.iter().enumerate() {
        let Some(target) = target else { continue };
        let y = scaled(trend, *target);
        let end = ends.iter().find(|end| end.colour == TARGET);
        let label = match end {
            _ if Some(index) != last => Label::new().show(false),
            Some(end) => end.label(beside),
            None => Label::new().show(true).position(LabelPosition::InsideMiddleBottom).formatter("{b}").color(TARGET).font_size(12),
        };
        let at = |x: f64| MarkLineData::new().coord(vec![x, y]);
        // The last one reaches to its name.
        let reach = if Some(index) == last && end.is_some() { 1.0 } else { 0.88 };
        lines.push(MarkLineVariant::StartToEnd(
            at(index as f64 + 0.12).name(trend.target_label.as_str()).label(label),
            at(index as f64 + reach),
        ));
    }
    let style = LineStyle::new().color(TARGET).width(2.5).type_(LineStyleType::Solid);
    let mut series = mark_lines(lines, style).x_axis_index(1);
    if let Some((from, to)) = trend.band {
        let edge = |value: f64| MarkAreaData::new().y_axis(scaled(trend, value).to_string());
        series = series.mark_area(MarkArea::new().silent(true).item_style(ItemStyle::new().color(ZONE)).data(vec![(edge(from), edge(to))]));
    }
    series
}

/// Breaks in the series: from top to bottom, between two periods.
fn breaks(trend: &Trend) -> Line {
    let lines = break_points(trend).into_iter().map(|at| MarkLineVariant::Simple(MarkLineData::new().x_axis(at as f64))).collect();
    mark_lines(lines, LineStyle::new().color(FAINT).width(1.5).type_(LineStyleType::Dotted)).x_axis_index(1)
}

/// The names of lines: comparators, and the target where it stands for the last period.
fn end_labels(trend: &Trend) -> Vec<EndLabel> {
    let mut ends: Vec<EndLabel> =
        trend.lines.iter().map(|line| EndLabel::new(&shortened(&line.label, 30, 1), scaled(trend, line.value), COMPARATOR)).collect();
    if let Some(Some(target)) = trend.target.last()
        && !trend.target_label.is_empty()
    {
        ends.push(EndLabel::new(&trend.target_label, scaled(trend, *target), TARGET));
    }
    spread(&mut ends, (scaled(trend, trend.axis.0), scaled(trend, trend.axis.1)), TOP, BOTTOM);
    ends
}

/// The periods' names under the axis, without what all of them say ("survey") and, on a phone, without
/// the century of "2023/24". They stay in one line: the library thins them out where they would meet.
pub(super) fn period_names(periods: &[String], narrow: bool) -> Vec<String> {
    let last_word = |period: &String| period.rsplit_once(' ').map(|(_, word)| word.to_owned());
    let common = periods.first().and_then(last_word).filter(|word| periods.iter().all(|p| last_word(p).as_ref() == Some(word)));
    let is_word = |word: &String| word.chars().all(char::is_alphabetic);
    periods
        .iter()
        .map(|period| match common.as_ref().filter(|word| is_word(word)) {
            Some(word) => period.trim_end_matches(word.as_str()).trim_end(),
            None => period.as_str(),
        })
        .map(|period| {
            let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
            match period.split_once('/') {
                Some((from, to)) if narrow && digits(from, 4) && digits(to, 2) => format!("{}/{to}", &from[2..]),
                _ => period.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::common::{HEIGHT, LINE_HEIGHT};
    use super::*;
    use crate::scorecard::view::{Figures, TrendLine};

    fn trend() -> Trend {
        let strings = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Trend {
            periods: strings(&["2021/22", "2022/23", "2023/24", "2024/25"]),
            actual: vec![Some(528.7), Some(559.4), Some(564.0), None],
            forecast: vec![None, None, None, Some(582.0)],
            interval: vec![Some((492.5, 567.0)), None, Some((527.0, 603.0)), Some((544.6, 621.4))],
            target: vec![None, None, None, Some(560.0)],
            table: Figures {
                head: strings(&["Period", "Exampleshire", "Target"]),
                rows: vec![
                    strings(&["2021/22", "528.7", "–"]),
                    strings(&["2022/23", "559.4", "–"]),
                    strings(&["2023/24", "564", "–"]),
                    strings(&["2024/25", "582 (forecast)", "560"]),
                ],
            },
            target_label: "Target 560".into(),
            lines: vec![TrendLine { label: "National 566.0".into(), value: 566.0 }],
            axis: (480.0, 640.0),
            divisor: 1.0,
            finding: String::new(),
            how_to_read: String::new(),
            band: None,
            breaks: Vec::new(),
            suffix: String::new(),
        }
    }

    /// The option without the spaces of its layout.
    fn json(trend: &Trend) -> String {
        chart(trend, false).to_string().split_whitespace().collect()
    }

    #[test]
    fn a_line_does_not_cross_a_break() {
        let mut trend = trend();
        assert_eq!(segments(&trend.actual, &break_points(&trend)), vec![0..4]);
        trend.breaks = vec![(1, "A new system.".into())];
        assert_eq!(segments(&trend.actual, &break_points(&trend)), vec![0..1, 1..4]);
        assert!(json(&trend).contains(r#""xAxis":1.0"#), "the break is drawn");
        // Nor do the dots to a forecast.
        trend.breaks = vec![(3, "A new system.".into())];
        assert!(json(&trend).contains(r#""data":[null,null,null,582.0]"#));
    }

    #[test]
    fn the_dots_begin_at_the_last_outturn() {
        assert!(json(&trend()).contains(r#""data":[null,null,564.0,582.0]"#));
    }

    #[test]
    fn values_are_written_as_they_are_given() {
        let option = json(&trend());
        assert!(option.contains(r#"{"name":"564","value":564.0}"#) || option.contains(r#"{"value":564.0,"name":"564"}"#), "at its point");
        assert!(option.contains("2023/24·564"), "and in its tooltip");
        assert!(option.contains("2024/25·582(forecast)·560"));
        let thousands = Trend { divisor: 1000.0, suffix: "k".into(), ..trend() };
        assert!(json(&thousands).contains("{value}k"), "the axis counts in thousands");
        assert!(json(&thousands).contains("0.564"));
    }

    #[test]
    fn names_of_lines_do_not_lie_over_each_other() {
        let mut trend = trend();
        trend.lines = vec![
            TrendLine { label: "National".into(), value: 482.0 },
            TrendLine { label: "Region".into(), value: 481.0 },
            TrendLine { label: "Peers".into(), value: 480.0 },
        ];
        let plot = HEIGHT - TOP - BOTTOM;
        let at: Vec<f64> = end_labels(&trend).iter().map(|end| (640.0 - end.value) / 160.0 * plot + end.down).collect();
        assert!(at.windows(2).all(|pair| pair[1] - pair[0] >= LINE_HEIGHT - 0.01), "{at:?}");
        assert!(at.iter().all(|at| *at <= plot + BOTTOM), "{at:?}");
    }

    #[test]
    fn periods_say_once_what_they_all_say() {
        let names = |periods: &[&str], narrow| period_names(&periods.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>(), narrow);
        assert_eq!(names(&["2022/23 survey", "2023/24 survey"], false), ["2022/23", "2023/24"]);
        assert_eq!(names(&["2022/23 survey", "2023/24 survey"], true), ["22/23", "23/24"]);
        assert_eq!(names(&["Nov 2023", "Nov 2024"], true), ["Nov 2023", "Nov 2024"]);
        assert_eq!(names(&["30 Nov 2024", "31 Mar 2024"], false), ["30 Nov 2024", "31 Mar 2024"]);
    }

    #[test]
    fn an_interval_is_a_whisker_behind_its_point() {
        let option = json(&trend());
        // Low cap, upright, high cap; then lifted.
        assert!(option.contains("[0.4375,492.5],[0.5625,492.5],[0.5,492.5],[0.5,567.0],[0.4375,567.0],[0.5625,567.0],null"), "{option}");
        assert!(option.contains("[3.5,544.6],[3.5,621.4]"), "a forecast has one too");
        assert!(!option.contains("[1.5,"), "without an interval there is none");
        let whisker = option.find("[0.5,492.5]").unwrap();
        assert!(whisker < option.find("528.7").unwrap(), "drawn before the points");
        let without = Trend { interval: vec![None; 4], ..trend() };
        assert!(whiskers(&without).is_none());
        let thousands = Trend { divisor: 1000.0, ..trend() };
        assert!(json(&thousands).contains("0.4925"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        let option = json(&trend());
        assert!(!option.contains("\"#") && option.contains("var(--chart-line)"));
    }
}

//! The chart of a trend: figures in their places in time, with their intervals, forecasts, targets, comparators, breaks, events.

use charming::Chart;
use charming::datatype::DataPoint;
use charming::element::{
    AxisLabel, AxisType, ItemStyle, Label, LabelAlign, LabelPosition, LineStyle, LineStyleType, MarkArea, MarkAreaData, MarkLineData,
    MarkLineVariant, Symbol,
};
use charming::series::Line;

use super::common::{
    CLEAR, COMPARATOR, EndLabel, FAINT, INK, PAPER, TARGET, ZONE, across, bare, counter, margin, mark_lines, nothing, numbers, place,
    plain, shortened, solid, spread, unmoved,
};
use crate::scorecard::view::{PointMark, TimeMarkKind, Trend, TrendPoint};

/// Above and below what is drawn, in CSS pixels.
const TOP: f64 = 24.0;
const BOTTOM: f64 = 34.0;
/// A circle of which the left half is filled; through the right half one sees what lies behind.
const HALF: &str = "path://M8,0A8,8,0,1,1,8,16A8,8,0,1,1,8,0ZM8,2.5L8,13.5A5.5,5.5,0,0,0,8,2.5Z";

pub(super) fn chart(trend: &Trend, narrow: bool) -> Chart {
    let ends = end_labels(trend);
    let margin = margin(&ends, narrow);
    // Every name that has room: the library thins them out evenly, which would leave the named ones out.
    let names = AxisLabel::new().color(FAINT).font_size(12).interval(0);
    let mut chart = bare(margin.unwrap_or(8.0), TOP, 8.0)
        .x_axis(plain(AxisType::Category).axis_label(names).data(period_names(&trend.places, narrow)))
        // The same width as a scale of numbers: place i lies from i to i + 1.
        .x_axis(counter(trend.places.len()))
        .y_axis(numbers((scaled(trend, trend.axis.0), scaled(trend, trend.axis.1)), &trend.suffix));
    chart = chart.series(overlay(trend, &ends, margin.is_some()));
    let behind = [whiskers(trend), events(trend)].into_iter().flatten().chain(breaks(trend));
    for line in behind.chain(runs(trend).iter().map(|run| actual_line(trend, run))).chain(forecast_dots(trend)).chain(points(trend)) {
        chart = chart.series(line);
    }
    chart = chart.series(value_labels(trend, narrow, false)).series(value_labels(trend, narrow, true));
    if !trend.lines.is_empty() {
        chart = chart.series(across(ends.iter().filter(|end| end.colour == COMPARATOR), margin.is_some()));
    }
    if !trend.marks.is_empty() {
        chart = chart.series(letters(trend, narrow));
    }
    chart
}

/// A value as the axis counts.
fn scaled(trend: &Trend, value: f64) -> f64 {
    value / trend.divisor
}

/// Where the middle of a point's place lies.
fn middle(point: &TrendPoint) -> f64 {
    point.place as f64 + 0.5
}

/// Where a point is drawn, with its name.
fn at(trend: &Trend, point: &TrendPoint, name: &str) -> DataPoint {
    place(middle(point), scaled(trend, point.value), name)
}

/// A line on the scale of places: without marks, until it is given some.
fn line(data: Vec<DataPoint>, style: LineStyle) -> Line {
    Line::new().data(data).x_axis_index(1).connect_nulls(false).symbol(Symbol::None).line_style(style).emphasis(unmoved()).silent(true)
}

fn is_forecast(point: &TrendPoint) -> bool {
    point.mark == PointMark::Forecast
}

/// Runs of outturns that a line joins: none crosses a break or a missing figure.
fn runs(trend: &Trend) -> Vec<Vec<&TrendPoint>> {
    let mut runs: Vec<Vec<&TrendPoint>> = Vec::new();
    for point in trend.points.iter().filter(|point| !is_forecast(point)) {
        match runs.last_mut().filter(|_| point.joined) {
            Some(run) => run.push(point),
            None => runs.push(vec![point]),
        }
    }
    runs
}

/// Outturns of a run, joined.
fn actual_line(trend: &Trend, run: &[&TrendPoint]) -> Line {
    line(run.iter().map(|point| at(trend, point, "")).collect(), solid(INK, 2.0)).z(2)
}

/// The figures, by how final they are: filled, half-filled, square, hollow.
fn points(trend: &Trend) -> Vec<Line> {
    let marked = |mark: PointMark, symbol: Symbol, size: f64, style: ItemStyle| {
        let data: Vec<DataPoint> = trend.points.iter().filter(|p| p.mark == mark).map(|p| at(trend, p, &p.spoken)).collect();
        // Not by opacity: the marks would take it over.
        let dots = line(data, LineStyle::new().color(CLEAR)).symbol(symbol).symbol_size(size).show_symbol(true).item_style(style);
        trend.points.iter().any(|p| p.mark == mark).then(|| dots.silent(false).z(3))
    };
    let ink = || ItemStyle::new().color(INK);
    [
        marked(PointMark::Final, Symbol::Circle, 9.0, ink()),
        marked(PointMark::Provisional, Symbol::Circle, 10.0, ItemStyle::new().color(PAPER)),
        marked(PointMark::Provisional, Symbol::Custom(HALF.to_owned()), 11.0, ink()),
        marked(PointMark::Revised, Symbol::Rect, 9.0, ink()),
        marked(PointMark::Forecast, Symbol::Circle, 10.0, ItemStyle::new().color(PAPER).border_color(INK).border_width(2)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Half the width of a whisker's ends, in places.
const CAP: f64 = 0.0625;

/// The intervals: under each point an upright line with a cap at either end. One line that is lifted between
/// points, so that it lies behind them, which marks of the library do not.
fn whiskers(trend: &Trend) -> Option<Line> {
    let mut data = Vec::new();
    for (middle, (lower, upper)) in trend.points.iter().filter_map(|point| Some((middle(point), point.interval?))) {
        let (low, high) = (scaled(trend, lower), scaled(trend, upper));
        let (left, right) = (middle - CAP, middle + CAP);
        let strokes = [(left, low), (right, low), (middle, low), (middle, high), (left, high), (right, high)];
        data.extend(strokes.map(|(x, y)| DataPoint::from(vec![x, y])));
        data.push(nothing());
    }
    (!data.is_empty()).then(|| line(data, LineStyle::new().color(FAINT).width(1.25)).z(1))
}

/// Lines from bottom to top at these places, lifted between them.
fn uprights(trend: &Trend, places: impl Iterator<Item = f64>, style: LineStyle) -> Option<Line> {
    let (bottom, top) = (scaled(trend, trend.axis.0), scaled(trend, trend.axis.1));
    let data: Vec<DataPoint> = places.flat_map(|x| [DataPoint::from(vec![x, bottom]), DataPoint::from(vec![x, top]), nothing()]).collect();
    (!data.is_empty()).then(|| line(data, style).z(1))
}

/// Breaks in the series: a double line from top to bottom, between two figures.
fn breaks(trend: &Trend) -> Vec<Line> {
    let places = || trend.marks.iter().filter(|mark| mark.kind == TimeMarkKind::Break).map(|mark| mark.from);
    [uprights(trend, places(), solid(FAINT, 5.0)), uprights(trend, places(), solid(PAPER, 2.0))].into_iter().flatten().collect()
}

/// Events: a thin line where each begins, and one where it ends, with a shade between them.
fn events(trend: &Trend) -> Option<Line> {
    let events = || trend.marks.iter().filter(|mark| mark.kind == TimeMarkKind::Event);
    let edges = events().flat_map(|mark| [Some(mark.from), mark.to].into_iter().flatten());
    let spans: Vec<(MarkAreaData, MarkAreaData)> = events()
        .filter_map(|mark| {
            let edge = |place: f64| MarkAreaData::new().x_axis(place.to_string());
            Some((edge(mark.from), edge(mark.to?)))
        })
        .collect();
    let lines = uprights(trend, edges, LineStyle::new().color(FAINT).width(1).type_(LineStyleType::Dotted))?;
    let shade = MarkArea::new().silent(true).item_style(ItemStyle::new().color(FAINT).opacity(0.14)).data(spans);
    Some(lines.mark_area(shade))
}

/// About how wide the drawing is, in CSS pixels.
fn drawing_width(narrow: bool) -> f64 {
    if narrow { 250.0 } else { 480.0 }
}

/// The letters of breaks and events, above the drawing; those that would meet stand together.
fn letters(trend: &Trend, narrow: bool) -> Line {
    const LETTER: f64 = 15.0;
    let places_a_pixel = trend.places.len() as f64 / drawing_width(narrow);
    let top = scaled(trend, trend.axis.1);
    let mut together: Vec<(f64, f64, String)> = Vec::new();
    let mut marks: Vec<(f64, &str)> =
        trend.marks.iter().map(|mark| (mark.to.map_or(mark.from, |to| (mark.from + to) / 2.0), mark.letter.as_str())).collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (x, letter) in marks {
        match together.last_mut().filter(|(_, end, _)| x < *end) {
            Some((first, end, text)) => {
                *text = format!("{text} {letter}");
                *end = *first + LETTER * (text.chars().count() as f64) * places_a_pixel;
            }
            None => together.push((x, x + LETTER * places_a_pixel, letter.to_owned())),
        }
    }
    let data = together.into_iter().map(|(x, _, text)| place(x, top, &text)).collect();
    named_points(data, Label::new().position(LabelPosition::Top).distance(5).color(INK))
}

/// Names where points would be.
fn named_points(data: Vec<DataPoint>, label: Label) -> Line {
    line(data, LineStyle::new().color(CLEAR))
        .symbol(Symbol::Circle)
        .symbol_size(1)
        .show_symbol(true)
        .item_style(ItemStyle::new().color(CLEAR))
        .label(label.show(true).formatter("{b}").font_size(13).font_weight("bold"))
        .z(5)
}

/// To the forecasts, from the figure before each: dots, unless a break lies between.
fn forecast_dots(trend: &Trend) -> Option<Line> {
    let mut data = Vec::new();
    for (index, point) in trend.points.iter().enumerate().filter(|(_, point)| is_forecast(point) && point.joined) {
        let before = index.checked_sub(1).and_then(|before| trend.points.get(before));
        data.extend(before.map(|before| at(trend, before, "")));
        data.extend([at(trend, point, ""), nothing()]);
    }
    (!data.is_empty()).then(|| line(data, LineStyle::new().color(INK).width(2).type_(LineStyleType::Dotted)).z(2))
}

/// The values, written at their points: all where there is room, else the first and the last. Those
/// that lie under the line to their neighbours are written below, the others above.
fn value_labels(trend: &Trend, narrow: bool, below: bool) -> Line {
    let near = trend.points.windows(2).map(|pair| pair[1].place - pair[0].place).min().unwrap_or(1);
    let room = drawing_width(narrow) / trend.places.len().max(1) as f64 * near as f64;
    let last = trend.points.len().saturating_sub(1);
    let named = |index: usize| room >= 50.0 || index == 0 || index == last;
    let value = |index: usize| trend.points.get(index).map(|point| point.value);
    let is_below = |index: usize, v: f64| {
        let before = index.checked_sub(1).and_then(value);
        v < (before.unwrap_or(v) + value(index + 1).unwrap_or(v)) / 2.0
    };
    // Beside a whisker, not over it, where the places leave room for that.
    let aside = room >= 83.0 && trend.points.iter().any(|point| point.interval.is_some());
    let shown = trend.points.iter().enumerate().filter(|(index, point)| named(*index) && is_below(*index, point.value) == below);
    named_points(
        shown.map(|(_, point)| at(trend, point, &point.written)).collect(),
        Label::new()
            .position(if below { LabelPosition::Bottom } else { LabelPosition::Top })
            .distance(8)
            .align(if aside { LabelAlign::Right } else { LabelAlign::Center })
            .offset((if aside { -6.0 } else { 0.0 }, 0.0))
            .color(INK)
            .background_color(PAPER)
            .padding((1.0, 2.0, 1.0, 2.0)),
    )
}

/// Targets, a line under each place they hold for; and the band of one that is a band.
fn overlay(trend: &Trend, ends: &[EndLabel], beside: bool) -> Line {
    let mut lines: Vec<MarkLineVariant> = Vec::new();
    let targets: Vec<(usize, f64)> = trend.points.iter().filter_map(|point| Some((point.place, scaled(trend, point.target?)))).collect();
    for (index, &(place, y)) in targets.iter().enumerate() {
        let is_last = index + 1 == targets.len();
        let end = ends.iter().find(|end| end.colour == TARGET);
        let label = match end {
            _ if !is_last => Label::new().show(false),
            Some(end) => end.label(beside),
            None => Label::new().show(true).position(LabelPosition::InsideMiddleBottom).formatter("{b}").color(TARGET).font_size(12),
        };
        let at = |x: f64| MarkLineData::new().coord(vec![x, y]);
        // The last one reaches to its name.
        let reach = if is_last && end.is_some() { 1.0 } else { 0.88 };
        lines.push(MarkLineVariant::StartToEnd(
            at(place as f64 + 0.12).name(trend.target_label.as_str()).label(label),
            at(place as f64 + reach),
        ));
    }
    let mut series = mark_lines(lines, solid(TARGET, 2.5)).x_axis_index(1);
    if let Some((from, to)) = trend.band {
        let edge = |value: f64| MarkAreaData::new().y_axis(scaled(trend, value).to_string());
        series = series.mark_area(MarkArea::new().silent(true).item_style(ItemStyle::new().color(ZONE)).data(vec![(edge(from), edge(to))]));
    }
    series
}

/// The names of lines: comparators, and the target where it stands for the last place.
fn end_labels(trend: &Trend) -> Vec<EndLabel> {
    let mut ends: Vec<EndLabel> =
        trend.lines.iter().map(|line| EndLabel::new(&shortened(&line.label, 30, 1), scaled(trend, line.value), COMPARATOR)).collect();
    if let Some(TrendPoint { place, target: Some(target), .. }) = trend.points.last()
        && place + 1 == trend.places.len()
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
    // A place without a name says nothing.
    let mut named = periods.iter().filter(|period| !period.is_empty());
    let common = named.next().and_then(last_word).filter(|word| named.all(|p| last_word(p).as_ref() == Some(word)));
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
    use crate::scorecard::view::{Figures, TimeMark, TrendLine};

    fn point(place: usize, value: f64, written: &str) -> TrendPoint {
        TrendPoint {
            place,
            value,
            mark: PointMark::Final,
            joined: place > 0,
            interval: None,
            target: None,
            written: written.into(),
            spoken: format!("{written} · of {place}"),
        }
    }

    fn trend() -> Trend {
        Trend {
            places: ["2021/22", "2022/23", "2023/24", "2024/25"].map(str::to_owned).to_vec(),
            points: vec![
                TrendPoint { interval: Some((492.5, 567.0)), ..point(0, 528.7, "528.7") },
                point(1, 559.4, "559.4"),
                point(2, 564.0, "564"),
                TrendPoint { interval: Some((544.6, 621.4)), target: Some(560.0), mark: PointMark::Forecast, ..point(3, 582.0, "582") },
            ],
            table: Figures { head: Vec::new(), rows: Vec::new() },
            target_label: "Target 560".into(),
            lines: vec![TrendLine { label: "National 566.0".into(), value: 566.0 }],
            axis: (480.0, 640.0),
            divisor: 1.0,
            finding: String::new(),
            how_to_read: String::new(),
            band: None,
            marks: Vec::new(),
            notes: Vec::new(),
            suffix: String::new(),
        }
    }

    fn mark(kind: TimeMarkKind, letter: &str, from: f64, to: Option<f64>) -> TimeMark {
        TimeMark { letter: letter.into(), kind, from, to, text: String::new() }
    }

    /// The option without the spaces of its layout.
    fn json(trend: &Trend) -> String {
        chart(trend, false).to_string().split_whitespace().collect()
    }

    #[test]
    fn a_line_crosses_neither_a_break_nor_a_gap() {
        let mut trend = trend();
        let lengths = |trend: &Trend| runs(trend).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(&trend), [3]);
        trend.points[1].joined = false;
        trend.marks = vec![mark(TimeMarkKind::Break, "A", 1.0, None)];
        assert_eq!(lengths(&trend), [1, 2]);
        assert!(json(&trend).contains("[1.0,480.0],[1.0,640.0]"), "the break is drawn");
        // Nor do the dots to a forecast.
        assert!(json(&trend).contains(r#""value":[2.5,564.0]},{"name":"","value":[3.5,582.0]"#) || forecast_dots(&trend).is_some());
        trend.points[3].joined = false;
        assert_eq!(forecast_dots(&trend), None);
    }

    #[test]
    fn figures_stand_where_they_are_in_time() {
        let mut trend = trend();
        trend.points.remove(1);
        let option = json(&trend);
        assert!(option.contains("[0.5,528.7]") && option.contains("[2.5,564.0]") && !option.contains("[1.5,"));
        assert!(option.contains(r#""2022/23""#), "the empty place has its name");
    }

    #[test]
    fn how_final_a_figure_is_can_be_seen() {
        let mut trend = trend();
        assert_eq!(points(&trend).len(), 2, "filled and hollow");
        trend.points[1].mark = PointMark::Provisional;
        trend.points[2].mark = PointMark::Revised;
        let option = json(&trend);
        assert!(option.contains("path://M8,0") && option.contains(r#""symbol":"rect""#));
    }

    #[test]
    fn letters_that_would_meet_stand_together() {
        let mut trend = trend();
        trend.marks = vec![
            mark(TimeMarkKind::Event, "A", 0.4, Some(0.6)),
            mark(TimeMarkKind::Event, "B", 0.52, None),
            mark(TimeMarkKind::Break, "C", 2.0, None),
        ];
        let option = json(&trend);
        assert!(option.contains(r#""name":"AB""#) && option.contains(r#""name":"C""#), "{option}");
        assert!(option.contains(r#""xAxis":"0.4""#), "what lasted is shaded");
    }

    #[test]
    fn values_are_written_as_they_are_given() {
        let option = json(&trend());
        assert!(option.contains(r#""name":"564""#), "at its point");
        assert!(option.contains("564·of2"), "and in its tooltip");
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
        assert_eq!(names(&["2022/23 survey", "", "2023/24 survey"], true), ["22/23", "", "23/24"]);
        assert_eq!(names(&["Nov 2023", "Nov 2024"], true), ["Nov 2023", "Nov 2024"]);
        assert_eq!(names(&["30 Nov 2024", "31 Mar 2024"], false), ["30 Nov 2024", "31 Mar 2024"]);
    }

    #[test]
    fn an_interval_is_a_whisker_behind_its_point() {
        let option = json(&trend());
        // Low cap, upright, high cap; then lifted.
        assert!(option.contains("[0.4375,492.5],[0.5625,492.5],[0.5,492.5],[0.5,567.0],[0.4375,567.0],[0.5625,567.0],null"), "{option}");
        assert!(option.contains("[3.5,544.6],[3.5,621.4]"), "a forecast has one too");
        let mut without = trend();
        without.points.iter_mut().for_each(|point| point.interval = None);
        assert_eq!(whiskers(&without), None);
        let thousands = Trend { divisor: 1000.0, ..trend() };
        assert!(json(&thousands).contains("0.4925"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        let option = json(&trend());
        assert!(!option.contains("\"#") && option.contains("var(--chart-line)"));
    }
}

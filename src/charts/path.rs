//! The chart of a running total's way through the year: this year, last year, the milestones, and where a forecast takes it.

use charming::Chart;
use charming::datatype::DataPoint;
use charming::element::{AreaStyle, AxisType, BoundaryGap, ItemStyle, LineStyle, LineStyleType, MarkLineVariant, Symbol};
use charming::series::{Line, Scatter};

use super::common::{
    CLEAR, EndLabel, FAINT, INK, PAPER, TARGET, ZONE, bare, ends, fold_ends, margin, mark_lines, named, nothing, numbers, plain, point,
    shown, solid, spread, unmoved,
};
use crate::scorecard::view::PathChart;

/// Above and below what is drawn, in CSS pixels.
const TOP: f64 = 16.0;
const BOTTOM: f64 = 34.0;
const EDGE: &str = "var(--chart-before)";

pub(super) fn chart(path: &PathChart, narrow: bool) -> Chart {
    let scale = &path.scale;
    let mut names = names(path);
    fold_ends(&mut names, narrow);
    spread(&mut names, ends(scale), TOP, BOTTOM);
    let margin = margin(&names, narrow);
    let mut chart = bare(margin.unwrap_or(12.0), TOP, 8.0)
        // A place more than there are, so that the last points stand clear of the names.
        .x_axis(
            plain(AxisType::Category)
                .boundary_gap(BoundaryGap::CategoryAxis(false))
                .data([path.places.as_slice(), &[String::new()]].concat()),
        )
        .y_axis(numbers(ends(scale), &scale.suffix));
    for series in fan(path) {
        chart = chart.series(series);
    }
    for end in &names {
        let style = if end.colour == TARGET { solid(TARGET, 2.5) } else { LineStyle::new().color(CLEAR) };
        chart = chart.series(mark_lines(vec![MarkLineVariant::Simple(named(end, margin.is_some()))], style).z(2));
    }
    if path.straight_line {
        chart = chart.series(line(path, &path.milestones, LineStyle::new().color(TARGET).width(1.5).type_(LineStyleType::Dashed)));
    } else {
        chart = chart.series(marks(path, &path.milestones, Symbol::Diamond, 11.0, PAPER, TARGET));
    }
    chart = chart
        .series(line(path, &path.last_year, LineStyle::new().color(EDGE).width(1.25).type_(LineStyleType::Dashed)))
        .series(marks(path, &path.last_year, Symbol::Circle, 6.0, PAPER, EDGE))
        // Thin over months that are not known, bold between those that are.
        .series(line(path, &path.this_year, solid(INK, 1.0)))
        .series(line(path, &path.this_year, solid(INK, 2.5)).connect_nulls(false))
        .series(marks(path, &path.this_year, Symbol::Circle, 9.0, INK, INK));
    let towards = towards(path);
    if towards.iter().any(Option::is_some) {
        let mut end = vec![None; path.places.len()];
        if let (Some(place), Some(forecast)) = (end.last_mut(), &path.forecast) {
            *place = Some(forecast.value);
        }
        chart = chart.series(line(path, &towards, LineStyle::new().color(INK).width(2).type_(LineStyleType::Dotted))).series(marks(
            path,
            &end,
            Symbol::Circle,
            10.0,
            PAPER,
            INK,
        ));
    }
    chart
}

/// What stands at the right ends: targets, the forecast, last year.
fn names(path: &PathChart) -> Vec<EndLabel> {
    let scale = &path.scale;
    let goals = path.goals.iter().map(|line| (line, TARGET));
    let forecast = path.forecast.iter().map(|line| (line, INK));
    let last = path.last_end.iter().map(|line| (line, FAINT));
    goals.chain(forecast).chain(last).map(|(line, colour)| EndLabel::new(&line.label, shown(scale, line.value), colour)).collect()
}

/// From the latest figure to the forecast.
fn towards(path: &PathChart) -> Vec<Option<f64>> {
    let mut values = vec![None; path.places.len()];
    let now = path.this_year.iter().rposition(|value| value.is_some_and(f64::is_finite));
    if let (Some(now), Some(forecast), Some(last)) = (now, &path.forecast, path.places.len().checked_sub(1)) {
        if let Some(place) = values.get_mut(now) {
            *place = path.this_year.get(now).copied().flatten();
        }
        if let Some(place) = values.get_mut(last) {
            *place = Some(forecast.value);
        }
    }
    values
}

/// From where to where the year may go: an area on a line that is not seen, and its two edges.
fn fan(path: &PathChart) -> Vec<Line> {
    let wide = path.fan.iter().flatten().any(|(lower, upper)| lower < upper);
    if !wide {
        return Vec::new();
    }
    let edge = |of: fn(&(f64, f64)) -> f64| {
        let values: Vec<Option<f64>> = path.fan.iter().map(|ends| ends.as_ref().map(of)).collect();
        line(path, &values, LineStyle::new().color(EDGE).width(1).type_(LineStyleType::Dashed))
    };
    let mut series = vec![edge(|(lower, _)| *lower), edge(|(_, upper)| *upper)];
    // What is stacked on a number below 0 is not stacked at all.
    if path.fan.iter().flatten().all(|(lower, _)| *lower >= 0.0) {
        let stacked = |of: fn(&(f64, f64)) -> f64| {
            let values: Vec<Option<f64>> = path.fan.iter().map(|ends| ends.as_ref().map(of)).collect();
            line(path, &values, LineStyle::new().color(CLEAR)).stack("fan").z(0)
        };
        series.insert(0, stacked(|(lower, _)| *lower));
        series.insert(1, stacked(|(lower, upper)| upper - lower).area_style(AreaStyle::new().color(ZONE).opacity(1.0)));
    }
    series
}

/// A line through what is known.
fn line(path: &PathChart, values: &[Option<f64>], style: LineStyle) -> Line {
    let data = values.iter().map(|value| value.map_or_else(nothing, |value| DataPoint::from(shown(&path.scale, value))));
    Line::new().data(data.collect()).connect_nulls(true).symbol(Symbol::None).line_style(style).emphasis(unmoved()).silent(true).z(1)
}

/// A mark at the end of each month of which something is known; the start of the year needs none.
fn marks(path: &PathChart, values: &[Option<f64>], symbol: Symbol, size: f64, fill: &'static str, edge: &'static str) -> Scatter {
    let told = |place: usize| path.spoken.get(place).map_or("", String::as_str);
    let data = values
        .iter()
        .enumerate()
        .map(|(place, value)| point(value.filter(|_| place > 0).map(|value| shown(&path.scale, value)), told(place)))
        .collect();
    Scatter::new()
        .data(data)
        .symbol(symbol)
        .symbol_size(size)
        .item_style(ItemStyle::new().color(fill).border_color(edge).border_width(1.5).opacity(1))
        .emphasis(unmoved())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::{Scale, TrendLine};

    fn path() -> PathChart {
        let named = |label: &str, value| TrendLine { label: label.into(), value };
        PathChart {
            places: ["Start", "Apr", "May", "Jun"].map(str::to_owned).to_vec(),
            spoken: ["", "told Apr", "told May", "told Jun"].map(str::to_owned).to_vec(),
            this_year: vec![Some(0.0), None, Some(20.0), None],
            last_year: vec![Some(0.0), None, Some(15.0), Some(25.0)],
            milestones: vec![None, None, Some(18.0), None],
            straight_line: false,
            fan: vec![None, None, Some((20.0, 20.0)), Some((26.0, 36.0))],
            forecast: Some(named("Forecast 31", 31.0)),
            last_end: Some(named("2023/24 25", 25.0)),
            goals: vec![named("Target 30", 30.0)],
            scale: Scale { from: 0.0, to: 40.0, divisor: 1.0, suffix: String::new() },
        }
    }

    fn json(path: &PathChart, narrow: bool) -> String {
        chart(path, narrow).to_string().split_whitespace().collect()
    }

    #[test]
    fn what_there_is_is_drawn_and_named() {
        let option = json(&path(), false);
        assert!(["Target30", "Forecast31", "2023/2425", "toldMay", "diamond"].iter().all(|part| option.contains(part)), "{option}");
        assert!(option.contains(r#""stack":"fan""#) && option.contains("dotted"));
    }

    #[test]
    fn one_point_alone_is_drawn() {
        let alone = PathChart {
            this_year: vec![Some(0.0), None, Some(20.0), None],
            last_year: vec![None; 4],
            milestones: vec![None; 4],
            fan: vec![None; 4],
            forecast: None,
            last_end: None,
            goals: Vec::new(),
            ..path()
        };
        let option = json(&alone, true);
        assert!(option.contains("toldMay") && !option.contains("fan") && !option.contains("NaN"));
    }

    #[test]
    fn nothing_is_stacked_on_less_than_nothing() {
        let below = PathChart { fan: vec![None, None, Some((0.0, 0.0)), Some((-6.0, 36.0))], ..path() };
        let option = json(&below, false);
        assert!(!option.contains("stack"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        assert!(!json(&path(), false).contains("\"#"));
    }
}

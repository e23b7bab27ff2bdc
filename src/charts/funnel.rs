//! The chart of authorities by the size of their base, with the limits of chance.

use charming::Chart;
use charming::element::{AxisType, Icon, LineStyle, LineStyleType, MarkLineVariant, NameLocation, SplitLine, Symbol, TextStyle};
use charming::series::Line;

use super::common::{
    CLEAR, COMPARATOR, EndLabel, FAINT, bare, ends, mark_lines, named, numbers, place, plain, shown, solid, spread, stroke, unmoved,
};
use super::spots::{KEY, OWN, dots, key, own_dot, own_name};
use crate::scorecard::view::{Funnel, FunnelLimits, Spot, Who};

/// Below what is drawn, in CSS pixels: the sizes, and what they are of.
const BOTTOM: f64 = 54.0;
/// About how wide a drawing is at least.
const WIDE: f64 = 420.0;
const NARROW: f64 = 230.0;
const LIMIT: &str = "var(--chart-before)";

pub(super) fn chart(funnel: &Funnel, narrow: bool) -> Chart {
    let spots: Vec<&Spot> = funnel.spots.iter().map(|(_, spot)| spot).collect();
    let scale = &funnel.scale;
    let room = if narrow { NARROW } else { WIDE };
    let key = key(&spots, Icon::Circle);
    let top = 10.0 + key.as_ref().map_or(0.0, |_| KEY);
    let largest = largest(funnel);
    let mut names = line_names(funnel);
    spread(&mut names, ends(scale), top, BOTTOM);
    let mut chart = bare(66.0, top, 30.0)
        .x_axis(
            plain(AxisType::Value)
                .min(0.0)
                .max(largest)
                .split_number(if narrow { 3 } else { 6 })
                .split_line(SplitLine::new().show(false))
                .name(funnel.base.as_str())
                .name_location(NameLocation::Middle)
                .name_gap(26)
                .name_text_style(TextStyle::new().color(FAINT).font_size(12)),
        )
        .y_axis(numbers(ends(scale), &scale.suffix))
        .series(limit(funnel, |limits| limits.outer.0, LineStyleType::Solid))
        .series(limit(funnel, |limits| limits.outer.1, LineStyleType::Solid))
        .series(limit(funnel, |limits| limits.inner.0, LineStyleType::Dashed))
        .series(limit(funnel, |limits| limits.inner.1, LineStyleType::Dashed));
    if let Some(key) = key {
        chart = chart.legend(key);
    }
    for who in [Who::Other, Who::Peer] {
        let of = funnel.spots.iter().filter(|(_, spot)| spot.who == who);
        chart = chart.series(dots(who, of.map(|(base, spot)| (*base, shown(scale, spot.value), spot.spoken.clone()))));
    }
    for (end, style) in
        names.iter().map(|end| (end, if end.colour == COMPARATOR { solid(COMPARATOR, 2.0) } else { LineStyle::new().color(CLEAR) }))
    {
        chart = chart.series(mark_lines(vec![MarkLineVariant::Simple(named(end, true))], style).z(2));
    }
    if let Some((base, spot)) = funnel.spots.iter().find(|(_, spot)| spot.who == Who::Own) {
        for series in own_marks(funnel, *base, spot, largest, room) {
            chart = chart.series(series);
        }
    }
    chart
}

/// Where the axis of bases ends: a little beyond the largest.
fn largest(funnel: &Funnel) -> f64 {
    let bases = funnel.spots.iter().map(|(base, _)| *base).chain(funnel.limits.iter().map(|limits| limits.base));
    let largest = bases.fold(0.0, f64::max);
    if largest > 0.0 { largest } else { 1.0 }
}

/// The names of the lines, at their right ends.
fn line_names(funnel: &Funnel) -> Vec<EndLabel> {
    let scale = &funnel.scale;
    let mut names = vec![EndLabel::new("Average", shown(scale, funnel.centre), COMPARATOR)];
    if let Some(last) = funnel.limits.last() {
        names.push(EndLabel::new("95%", shown(scale, last.inner.1), FAINT));
        names.push(EndLabel::new("99.8%", shown(scale, last.outer.1), FAINT));
    }
    names
}

/// One of the limits, from the smallest base to the largest, as far as the axis of values goes.
fn limit(funnel: &Funnel, of: fn(&FunnelLimits) -> f64, kind: LineStyleType) -> Line {
    let scale = &funnel.scale;
    let at = |limits: &FunnelLimits| Some(of(limits)).filter(|value| (scale.from..=scale.to).contains(value));
    let points = funnel.limits.iter().filter_map(|limits| Some(place(limits.base, shown(scale, at(limits)?), "")));
    Line::new()
        .data(points.collect())
        .symbol(Symbol::None)
        .line_style(LineStyle::new().color(LIMIT).width(1.5).type_(kind))
        .emphasis(unmoved())
        .silent(true)
        .z(2)
}

/// The own authority: its dot, and its name a little above or below it.
fn own_marks(funnel: &Funnel, base: f64, spot: &Spot, largest: f64, room: f64) -> Vec<Line> {
    let scale = &funnel.scale;
    let lift = (scale.to - scale.from) * 0.09;
    let beside = if spot.value + lift > scale.to { spot.value - lift } else { spot.value + lift };
    let (y, name_at) = (shown(scale, spot.value), shown(scale, beside));
    vec![
        mark_lines(vec![stroke((base, y), (base, name_at))], solid(OWN, 1.0)).z(5),
        own_dot(base, y, &spot.spoken),
        own_name(base, name_at, base / largest, &spot.name, room),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::Scale;

    fn funnel() -> Funnel {
        let spot = |name: &str, who, value| Spot { name: name.into(), who, value, interval: None, spoken: format!("{name}: told") };
        Funnel {
            spots: vec![
                (400.0, spot("Exampleshire", Who::Own, 82.0)),
                (900.0, spot("Nextshire", Who::Peer, 74.0)),
                (2000.0, spot("Farshire", Who::Other, 77.0)),
            ],
            centre: 76.0,
            limits: [(100.0, 8.0), (1000.0, 3.0), (2000.0, 2.0)]
                .map(|(base, half)| FunnelLimits { base, inner: (76.0 - half, 76.0 + half), outer: (76.0 - 1.6 * half, 76.0 + 1.6 * half) })
                .to_vec(),
            base: "people asked".into(),
            scale: Scale { from: 65.0, to: 85.0, divisor: 1.0, suffix: "%".into() },
        }
    }

    fn json(funnel: &Funnel, narrow: bool) -> String {
        chart(funnel, narrow).to_string().split_whitespace().collect()
    }

    #[test]
    fn everyone_is_told_and_the_own_one_is_named() {
        let option = json(&funnel(), false);
        assert!(option.contains(r#""name":"Exampleshire""#) && option.contains("Farshire:told") && option.contains("Nextshire:told"));
        assert!(option.contains("peopleasked") && option.contains(r#""name":"Peers""#));
    }

    #[test]
    fn limits_end_where_the_axis_does() {
        // At a base of 100 the outer limits lie beyond the axis.
        let option = json(&funnel(), false);
        assert!(!option.contains("[100.0,88.8]") && option.contains("[1000.0,80.8]") && option.contains("[100.0,84.0]"));
    }

    #[test]
    fn a_name_at_the_top_goes_below_its_dot() {
        let mut top = funnel();
        top.spots[0].1.value = 84.9;
        assert!(json(&top, false).contains("[400.0,83.1") || json(&top, false).contains("[400.0,83.10"));
    }

    #[test]
    fn nobody_and_no_limits_are_an_empty_chart() {
        let nobody = Funnel { spots: Vec::new(), limits: Vec::new(), ..funnel() };
        let option = json(&nobody, true);
        assert!(option.contains("Average") && !option.contains("NaN") && !option.contains("99.8%"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        assert!(!json(&funnel(), false).contains("\"#"));
    }
}

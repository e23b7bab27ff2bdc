//! The chart of everyone in order, the best first: thin bars side by side.

use charming::Chart;
use charming::datatype::{CompositeValue, DataPoint, DataPointItem};
use charming::element::{AxisLabel, AxisType, Icon, ItemStyle, Label, LabelPosition, MarkArea, MarkAreaData};
use charming::series::{Bar, Line};

use super::common::{
    CLEAR, FAINT, LINE_HEIGHT, ZONE, across, averages, bare, counter, ends, fold_ends, folded, margin, mark_lines, nothing, numbers, plain,
    point, share, shown, solid, spread, stroke, unmoved, width,
};
use super::spots::{KEY, OTHER, OTHERS, OWN, colour, dots, key, own_dot, own_name, whisker};
use crate::scorecard::view::{Skyline, Spot, Who};

/// Below what is drawn, in CSS pixels.
const BOTTOM: f64 = 8.0;
/// About how wide a drawing is at least.
const WIDE: f64 = 420.0;
const NARROW: f64 = 205.0;
/// With no more than this, bars have a width of their own and do not fill the chart.
const FEW: usize = 14;
/// With more than this, the bar of the own authority is wider than the others.
const MANY: usize = 40;

pub(super) fn chart(skyline: &Skyline, narrow: bool) -> Chart {
    let spots: Vec<&Spot> = skyline.spots.iter().collect();
    let count = spots.len();
    let room = if narrow { NARROW } else { WIDE };
    let scale = &skyline.scale;
    let names = quarter_names(skyline, room);
    let key = key(&spots, Icon::Rect);
    let top = 10.0 + key.as_ref().map_or(0.0, |_| KEY) + lines(&names) * LINE_HEIGHT;
    let mut averages = averages(&skyline.lines, scale);
    fold_ends(&mut averages, narrow);
    spread(&mut averages, ends(scale), top, BOTTOM);
    let margin = margin(&averages, narrow);
    let mut chart = bare(margin.unwrap_or(8.0), top, BOTTOM)
        .x_axis(
            plain(AxisType::Category)
                .data(spots.iter().map(|spot| spot.name.clone()).collect::<Vec<_>>())
                .axis_label(AxisLabel::new().show(false)),
        )
        // The same width as a scale of numbers: place i lies from i to i + 1.
        .x_axis(counter(count))
        .y_axis(numbers(ends(scale), &scale.suffix))
        .series(bands(skyline, &names, false))
        .series(bands(skyline, &names, true))
        .series(bars(skyline));
    if let Some(key) = key {
        chart = chart.legend(key);
    }
    // The diamonds of peers stand on their bars.
    let peers = spots.iter().enumerate().filter(|(_, spot)| spot.who == Who::Peer);
    let peers = peers.map(|(place, spot)| (place as f64 + 0.5, shown(scale, spot.value), spot.spoken.clone()));
    chart = chart.series(dots(Who::Peer, peers).x_axis_index(1));
    if !averages.is_empty() {
        chart = chart.series(across(averages.iter(), margin.is_some()).z(4));
    }
    if let Some(own) = spots.iter().position(|spot| spot.who == Who::Own) {
        for series in own_marks(skyline, own, room) {
            chart = chart.series(series.x_axis_index(1));
        }
    }
    chart.series(targets(skyline))
}

/// The names of the quarters as there is room for them: in one line, in a word a line, or not at all.
fn quarter_names(skyline: &Skyline, room: f64) -> Vec<String> {
    let all = skyline.spots.len().max(1) as f64;
    let fit = |(name, count): &(String, usize)| {
        let room = room * *count as f64 / all;
        let folded = folded(name, 1);
        if width(name) < room {
            name.clone()
        } else if width(&folded) <= room {
            folded
        } else {
            String::new()
        }
    };
    skyline.quarters.iter().map(fit).collect()
}

/// How many lines the longest of some names takes.
fn lines(names: &[String]) -> f64 {
    names.iter().map(|name| name.lines().count()).max().unwrap_or(0) as f64
}

/// Every other quarter shaded, with its name above; `even` for those between, which are named alone.
fn bands(skyline: &Skyline, names: &[String], even: bool) -> Line {
    let mut from = 0;
    let mut areas = Vec::new();
    for (index, ((_, count), name)) in skyline.quarters.iter().zip(names).enumerate() {
        let to = (from + count).min(skyline.spots.len());
        if (index % 2 == 1) == even && to > from {
            let edge = |at: usize| MarkAreaData::new().x_axis(at.to_string());
            areas.push((edge(from).name(name.as_str()), edge(to)));
        }
        from = to;
    }
    let label = Label::new().show(true).position(LabelPosition::Top).distance(6).color(FAINT).font_size(12);
    let style = ItemStyle::new().color(if even { CLEAR } else { ZONE });
    Line::new()
        .data(vec![nothing()])
        .silent(true)
        .mark_area(MarkArea::new().silent(true).label(label).item_style(style).data(areas))
        .x_axis_index(1)
        .z(1)
}

/// A bar each.
fn bars(skyline: &Skyline) -> Bar {
    let bar = |spot: &Spot| {
        let value = shown(&skyline.scale, spot.value);
        DataPoint::from(DataPointItem::new(value).name(spot.spoken.as_str()).item_style(ItemStyle::new().color(colour(spot.who))))
    };
    Bar::new()
        .name(OTHERS)
        .data(skyline.spots.iter().map(bar).collect())
        .bar_width(if skyline.spots.len() <= FEW { CompositeValue::from(14.0) } else { "72%".into() })
        .bar_gap("-100%")
        .item_style(ItemStyle::new().color(OTHER))
        .emphasis(unmoved())
}

/// The own authority: a wider bar, its interval, its dot, and its name above all that it would hide.
fn own_marks(skyline: &Skyline, own: usize, room: f64) -> Vec<Line> {
    let Some(spot) = skyline.spots.get(own) else { return Vec::new() };
    let scale = &skyline.scale;
    let count = skyline.spots.len() as f64;
    let x = own as f64 + 0.5;
    let y = shown(scale, spot.value);
    let mut marks = Vec::new();
    if skyline.spots.len() > MANY {
        let zero = ends(scale).0.max(0.0);
        marks.push(mark_lines(vec![stroke((x, zero), (x, y))], solid(OWN, 4.0)).z(4));
    }
    // Where the name lies: over the bars beside its own, on the side that has more room.
    let reach = (width(&spot.name) * 1.15 / room * count) as usize + 1;
    let right = own as f64 + 0.5 < count / 2.0;
    let under = if right { own..(own + reach).min(skyline.spots.len()) } else { own.saturating_sub(reach)..own + 1 };
    let tallest = skyline.spots.get(under).unwrap_or_default().iter().map(|spot| spot.value).fold(spot.value, f64::max);
    let tallest = spot.interval.map_or(tallest, |(_, high)| tallest.max(high));
    let lift = (scale.to - scale.from) * 0.06;
    let name_at = shown(scale, (tallest + lift).min(scale.to));
    marks.push(mark_lines(vec![stroke((x, y), (x, name_at))], solid(OWN, 1.0)).z(5));
    if let Some((low, high)) = spot.interval {
        let end = count * 0.012;
        marks.push(whisker((x, shown(scale, low)), (x, shown(scale, high)), (end, 0.0)));
    }
    marks.push(own_dot(x, y, &spot.spoken));
    marks.push(own_name(x, name_at, share_of(x, count), &spot.name, room));
    marks
}

/// Where a place lies from left to right, 0 to 1.
fn share_of(x: f64, count: f64) -> f64 {
    x / count
}

/// What a pointer can hit: the whole height above a bar, since bars are thin.
fn targets(skyline: &Skyline) -> Bar {
    let top = ends(&skyline.scale).1;
    let name = |spot: &Spot| if share(&skyline.scale, spot.value).is_nan() { nothing() } else { point(Some(top), &spot.spoken) };
    Bar::new()
        .data(skyline.spots.iter().map(name).collect())
        .bar_width("100%")
        .bar_gap("-100%")
        .item_style(ItemStyle::new().color(CLEAR))
        .emphasis(unmoved())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::{Scale, TrendLine};

    fn skyline(count: usize, own: usize) -> Skyline {
        let spot = |index: usize| Spot {
            name: format!("Council {index}"),
            who: if index == own {
                Who::Own
            } else if index.is_multiple_of(10) {
                Who::Peer
            } else {
                Who::Other
            },
            value: 90.0 - index as f64 * 0.2,
            interval: None,
            spoken: format!("Council {index}: told"),
        };
        let quarter = count.div_ceil(4);
        Skyline {
            spots: (0..count).map(spot).collect(),
            quarters: [("Best quarter", quarter), ("Second", quarter), ("Third", quarter), ("Bottom", count.saturating_sub(3 * quarter))]
                .map(|(name, count)| (name.to_owned(), count))
                .to_vec(),
            lines: vec![TrendLine { label: "National 76.2%".into(), value: 76.2 }],
            scale: Scale { from: 0.0, to: 100.0, divisor: 1.0, suffix: "%".into() },
        }
    }

    fn json(skyline: &Skyline, narrow: bool) -> String {
        chart(skyline, narrow).to_string().split_whitespace().collect()
    }

    #[test]
    fn the_own_authority_is_named_and_all_are_told() {
        let option = json(&skyline(149, 12), false);
        assert!(option.contains(r#""name":"Council12""#), "its name is written");
        assert!(option.contains("Council0:told") && option.contains("Council148:told"));
        assert!(option.contains("Bestquarter") && option.contains("National76.2%"));
    }

    #[test]
    fn one_authority_alone_is_drawn() {
        let mut one = skyline(1, 0);
        one.quarters = Vec::new();
        one.lines = Vec::new();
        let option = json(&one, true);
        assert!(option.contains(r#""name":"Council0""#) && !option.contains("legend"), "{option}");
        assert!(!option.contains("markArea\":{\"silent\":true,\"label\":{\"show\":true,\"position\":\"top\",\"distance\":4.0,\"data\""));
    }

    #[test]
    fn nobody_is_an_empty_chart() {
        let nobody = Skyline { spots: Vec::new(), quarters: vec![("Best".into(), 0)], ..skyline(0, 0) };
        assert!(!json(&nobody, false).contains("NaN"));
    }

    #[test]
    fn equal_values_keep_their_name_inside() {
        let mut equal = skyline(20, 19);
        equal.spots.iter_mut().for_each(|spot| spot.value = 100.0);
        // The name would lie above the scale: it stays at its end.
        assert!(json(&equal, false).contains(r#""value":[19.5,100.0]"#));
    }

    #[test]
    fn names_of_quarters_fit_or_are_left_out() {
        let names = |room| quarter_names(&skyline(149, 3), room);
        assert_eq!(names(560.0)[0], "Best quarter");
        assert_eq!(names(260.0)[0], "Best\nquarter");
        assert_eq!(names(60.0)[0], "");
    }

    #[test]
    fn an_interval_is_a_whisker() {
        let mut with = skyline(50, 3);
        with.spots[3].interval = Some((85.0, 93.0));
        assert!(json(&with, false).contains("[3.5,93.0]"));
        assert!(!json(&skyline(50, 3), false).contains("[3.5,93.0]"));
    }

    #[test]
    fn a_long_name_is_folded() {
        let mut long = skyline(30, 3);
        long.spots[3].name = "Bournemouth, Christchurch and Poole".into();
        assert!(chart(&long, true).to_string().contains("\\n"));
    }
}

//! The chart of authorities by their type: a row of dots for each, with its median.

use charming::Chart;
use charming::component::Axis;
use charming::datatype::DataPoint;
use charming::element::{AxisLabel, AxisType, Icon, ItemStyle, LabelPosition, LineStyle, MarkLineData, MarkLineVariant, Symbol};
use charming::series::Line;

use super::common::{
    CLEAR, COMPARATOR, EndLabel, FAINT, GRID, HEIGHT, INK, LETTER, LINE_HEIGHT, averages, bare, dashed, ends, mark_lines, nothing, numbers,
    place, plain, share, shortened, shown, solid, stroke, unmoved, width, words,
};
use super::spots::{KEY, OWN, dots, key, own_dot, own_name, whisker};
use crate::scorecard::view::{Spot, Strip, StripRow, Who};

/// Below what is drawn, in CSS pixels: the values of the axis.
const BOTTOM: f64 = 30.0;
/// About how wide a drawing is at least.
const WIDE: f64 = 420.0;
const NARROW: f64 = 290.0;
/// A dot takes this much room beside and above another.
const DOT: f64 = 7.5;

pub(super) fn chart(strip: &Strip, narrow: bool) -> Chart {
    let spots: Vec<&Spot> = strip.rows.iter().flat_map(|row| &row.spots).collect();
    let rows = strip.rows.len();
    let scale = &strip.scale;
    let room = if narrow { NARROW } else { WIDE };
    let mut names = averages(&strip.lines, scale);
    for name in &mut names {
        name.text = shortened(&name.text, (room / 2.0 / LETTER) as usize, 1);
    }
    let lines = stacked(names, ends(scale), room);
    let key = key(&spots, Icon::Circle);
    let levels = lines.iter().map(|(_, level, _)| level + 1).max().unwrap_or(0) as f64;
    let top = 8.0 + key.as_ref().map_or(0.0, |_| KEY) + levels * LINE_HEIGHT;
    let row_height = (HEIGHT - top - BOTTOM) / rows.max(1) as f64;
    let sideways = Axis::new().type_(AxisType::Value).show(false).inverse(true).min(0).max(rows.max(1) as f64);
    let names = strip.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    let axis = plain(AxisType::Category).inverse(true).data(names);
    let mut chart = bare(14.0, top, 8.0)
        .x_axis(numbers(ends(scale), &scale.suffix))
        .y_axis(if narrow { axis.axis_label(AxisLabel::new().show(false)) } else { axis })
        // The same height as a scale of numbers: row i lies from i to i + 1.
        .y_axis(sideways)
        .series(edges(rows, ends(scale)).y_axis_index(1))
        .series(verticals(&lines));
    if let Some(key) = key {
        chart = chart.legend(key);
    }
    let placed = placed(strip, row_height, room, narrow);
    for who in [Who::Other, Who::Peer] {
        let of = placed.iter().filter(|(spot, ..)| spot.who == who).map(|(spot, x, y)| (*x, *y, spot.spoken.clone()));
        chart = chart.series(dots(who, of).y_axis_index(1));
    }
    chart = chart.series(medians(strip, narrow).y_axis_index(1));
    if narrow {
        chart = chart.series(row_names(strip).y_axis_index(1));
    }
    for (spot, x, y) in placed.iter().filter(|(spot, ..)| spot.who == Who::Own) {
        for series in own_marks(strip, spot, (*x, *y), narrow, room) {
            chart = chart.series(series.y_axis_index(1));
        }
    }
    chart
}

/// Names of lines beside each other above the drawing; those that would meet go a level higher. With each its level, and
/// how far it is moved to the right.
fn stacked(mut lines: Vec<EndLabel>, (from, to): (f64, f64), room: f64) -> Vec<(EndLabel, usize, f64)> {
    lines.sort_by(|a, b| a.value.total_cmp(&b.value));
    let at = |line: &EndLabel| if to > from { (line.value - from) / (to - from) * room } else { room / 2.0 };
    let mut ends: Vec<f64> = Vec::new();
    let mut stacked = Vec::new();
    for line in lines {
        let half = width(&line.text) / 2.0;
        let wanted = at(&line);
        // Not beyond either edge of the drawing.
        let middle = wanted.clamp(half.min(room / 2.0), (room - half).max(room / 2.0));
        let left = middle - half;
        let level = ends.iter().position(|end| *end + 6.0 < left).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(0.0);
        }
        ends[level] = middle + half;
        stacked.push((line, level, middle - wanted));
    }
    stacked
}

/// Averages from top to bottom, named above.
fn verticals(lines: &[(EndLabel, usize, f64)]) -> Line {
    let line = |(line, level, right): &(EndLabel, usize, f64)| {
        let label = words(COMPARATOR).position(LabelPosition::Start).offset((*right, -(*level as f64) * LINE_HEIGHT));
        MarkLineVariant::Simple(MarkLineData::new().name(line.text.as_str()).x_axis(line.value).label(label))
    };
    mark_lines(lines.iter().map(line).collect(), dashed()).z(2)
}

/// A hairline between rows.
fn edges(rows: usize, (from, to): (f64, f64)) -> Line {
    let lines = (0..=rows).map(|row| stroke((from, row as f64), (to, row as f64))).collect();
    mark_lines(lines, solid(GRID, 1.0)).z(1)
}

/// The middle of a row's dots; under its name, where the name stands in it.
fn middle(row: usize, narrow: bool) -> f64 {
    row as f64 + if narrow { 0.64 } else { 0.5 }
}

/// Every dot with its place: in its row, moved up or down by as little as keeps it off others.
fn placed(strip: &Strip, row_height: f64, room: f64, narrow: bool) -> Vec<(&Spot, f64, f64)> {
    let reach = if narrow { 0.3 } else { 0.36 };
    let levels = (row_height * reach / DOT) as i32;
    let mut all = Vec::new();
    for (index, row) in strip.rows.iter().enumerate() {
        let mut spots: Vec<&Spot> = row.spots.iter().collect();
        spots.sort_by(|a, b| a.value.total_cmp(&b.value));
        // Where the last dot of each level lies, from the middle outwards: 0, 1, -1, 2, -2 …
        let order: Vec<i32> = (0..=levels).flat_map(|level| if level == 0 { vec![0] } else { vec![level, -level] }).collect();
        let mut last = vec![f64::NEG_INFINITY; order.len()];
        for spot in spots {
            let at = share(&strip.scale, spot.value) * room;
            let free = last.iter().position(|last| at - last >= DOT).unwrap_or(0);
            last[free] = at;
            let off = f64::from(order[free]) * DOT / row_height;
            all.push((spot, shown(&strip.scale, spot.value), middle(index, narrow) + off));
        }
    }
    all
}

/// A tick at the median of each row that has authorities.
fn medians(strip: &Strip, narrow: bool) -> Line {
    let rows = strip.rows.iter().enumerate().filter(|(_, row)| !row.spots.is_empty());
    let tick = |(index, row): (usize, &StripRow)| {
        let (x, y) = (shown(&strip.scale, row.median), middle(index, narrow));
        stroke((x, y - 0.3), (x, y + 0.3))
    };
    mark_lines(rows.map(tick).collect(), solid(INK, 2.0)).z(5)
}

/// On a phone, the names of the types stand in their rows.
fn row_names(strip: &Strip) -> Line {
    let from = ends(&strip.scale).0;
    let data: Vec<DataPoint> = strip.rows.iter().enumerate().map(|(index, row)| place(from, index as f64 + 0.18, &row.name)).collect();
    Line::new()
        .data(if data.is_empty() { vec![nothing()] } else { data })
        .symbol(Symbol::Circle)
        .symbol_size(1)
        .line_style(LineStyle::new().color(CLEAR))
        .item_style(ItemStyle::new().color(CLEAR))
        .label(words(FAINT).position(LabelPosition::Right).distance(0).font_weight("normal"))
        .emphasis(unmoved())
        .silent(true)
        .z(3)
}

/// The own authority: its dot, its interval, and its name at the edge of its row.
fn own_marks(strip: &Strip, spot: &Spot, (x, y): (f64, f64), narrow: bool, room: f64) -> Vec<Line> {
    let row = y.floor();
    let above = row + if narrow { 0.2 } else { 0.1 };
    let mut marks = vec![mark_lines(vec![stroke((x, y), (x, above))], solid(OWN, 1.0)).z(5)];
    if let Some((low, high)) = spot.interval {
        marks.push(whisker((shown(&strip.scale, low), y), (shown(&strip.scale, high), y), (0.0, 0.09)));
    }
    marks.push(own_dot(x, y, &spot.spoken));
    // On a phone the name of the row stands at its left: where there is room, the own name goes on to the right.
    let place = share(&strip.scale, spot.value);
    let fits = place * room + width(&spot.name) * 1.15 < room;
    marks.push(own_name(x, above, if narrow && fits { 0.0 } else { place }, &spot.name, room));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::view::{Scale, TrendLine};

    fn spot(name: &str, who: Who, value: f64) -> Spot {
        Spot { name: name.into(), who, value, interval: None, spoken: format!("{name}: told") }
    }

    fn strip() -> Strip {
        let counties = (0..20).map(|index| spot(&format!("County {index}"), Who::Other, 70.0 + f64::from(index % 3)));
        let counties = counties.chain([spot("Exampleshire", Who::Own, 71.0), spot("Nextshire", Who::Peer, 71.0)]).collect();
        Strip {
            rows: vec![
                StripRow { name: "Counties".into(), spots: counties, median: 71.0 },
                StripRow { name: "London boroughs".into(), spots: vec![spot("Borough", Who::Other, 80.0)], median: 80.0 },
            ],
            lines: vec![TrendLine { label: "National 76.2%".into(), value: 76.2 }, TrendLine { label: "Peers 76.0%".into(), value: 76.0 }],
            scale: Scale { from: 60.0, to: 100.0, divisor: 1.0, suffix: "%".into() },
        }
    }

    fn json(strip: &Strip, narrow: bool) -> String {
        chart(strip, narrow).to_string().split_whitespace().collect()
    }

    #[test]
    fn every_authority_is_in_its_row() {
        let strip = strip();
        for narrow in [false, true] {
            let placed = placed(&strip, 120.0, WIDE, narrow);
            assert_eq!(placed.len(), 23);
            for (spot, _, y) in placed {
                assert_eq!(y.floor() as usize, usize::from(spot.name == "Borough"), "{}", spot.name);
            }
        }
    }

    #[test]
    fn equal_values_do_not_hide_each_other() {
        let mut strip = strip();
        strip.rows.truncate(1);
        strip.rows[0].spots = (0..5).map(|index| spot(&index.to_string(), Who::Other, 70.0)).collect();
        let mut heights: Vec<i64> = placed(&strip, 200.0, WIDE, false).iter().map(|(_, _, y)| (y * 1000.0) as i64).collect();
        heights.sort_unstable();
        heights.dedup();
        assert_eq!(heights.len(), 5);
    }

    #[test]
    fn lines_that_lie_close_are_named_above_each_other() {
        let scale = strip().scale;
        let levels =
            |room| stacked(averages(&strip().lines, &scale), ends(&scale), room).into_iter().map(|(_, level, _)| level).collect::<Vec<_>>();
        assert_eq!(levels(420.0), [0, 1]);
        assert_eq!(levels(90_000.0), [0, 0]);
    }

    #[test]
    fn a_row_without_authorities_has_no_median() {
        let mut strip = strip();
        strip.rows[1].spots.clear();
        assert!(!json(&strip, false).contains("80.0"));
        strip.rows.clear();
        assert!(!json(&strip, true).contains("NaN"), "nor has a chart without rows");
    }

    #[test]
    fn a_scale_of_no_length_is_drawn() {
        let mut strip = strip();
        strip.scale.to = strip.scale.from;
        assert!(json(&strip, false).contains("Exampleshire"));
    }

    #[test]
    fn colours_are_those_of_the_page() {
        assert!(!json(&strip(), false).contains("\"#"));
    }
}

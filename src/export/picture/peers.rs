//! The council among its peers: a row for each, with a dot on one scale.

use super::Picture;
use super::letters::{fitted, lines, width};
use super::sheet::{Anchor, BAND, BEFORE, COMPARATOR, EDGE, INK, Letters, PAPER, PLAIN, RULE, SMALL, STRONG, Sheet, step};
use crate::scorecard::view::{PeerChart, PeerRow, Who};

const WIDTH: f64 = 960.0;
/// Where the columns begin and end.
const RANK_END: f64 = EDGE + 34.0;
const NAME: f64 = RANK_END + 10.0;
const PLOT: (f64, f64) = (330.0, 836.0);
/// A row of one line.
const ROW: f64 = 26.0;
/// The letters of averages.
const AVERAGE: Letters = Letters::new(12.0, true, COMPARATOR);

pub(super) fn draw(picture: &Picture, chart: &PeerChart) -> String {
    let mut sheet = Sheet::new(WIDTH, picture, &chart.finding);
    names_of_quarters(&mut sheet, &chart.quarters);
    let rows: Vec<(&PeerRow, Vec<String>)> = chart.rows.iter().map(|row| (row, name_lines(row))).collect();
    let height = |lines: &[String]| ROW + step(PLAIN) * lines.len().saturating_sub(1) as f64;
    let top = sheet.y;
    let placed: f64 = rows.iter().filter(|(row, _)| row.at.is_some()).map(|(_, lines)| height(lines)).sum();
    for (index, (_, from, to)) in chart.quarters.iter().enumerate() {
        if index % 2 == 0 {
            sheet.rect((at(*from), top), (at(*to) - at(*from), placed), BAND, None);
        }
        if index > 0 {
            sheet.line((at(*from), top), (at(*from), top + placed), BEFORE, 0.75);
        }
    }
    for (_, line) in &chart.lines {
        sheet.dashed(at(*line), top, top + placed);
    }
    for (row, lines) in rows.iter().filter(|(row, _)| row.at.is_some()) {
        let height = height(lines);
        placed_row(&mut sheet, row, lines, height);
        sheet.y += height;
    }
    names_of_averages(&mut sheet, &chart.lines);
    for (row, lines) in rows.iter().filter(|(row, _)| row.at.is_none()) {
        sheet.stack(NAME, sheet.y + 17.0, Anchor::Start, PLAIN, lines);
        let reason = fitted(&row.value, SMALL.size, false, sheet.right() - PLOT.0);
        sheet.text(PLOT.0, sheet.y + 17.0, Anchor::Start, SMALL, &reason);
        sheet.y += height(lines);
    }
    sheet.close(picture, &[&chart.how_to_read], &chart.source)
}

fn name_lines(row: &PeerRow) -> Vec<String> {
    lines(&row.name, PLAIN.size, row.who == Who::Own, PLOT.0 - NAME - 12.0)
}

/// A council with its value: rank, name, whisker, dot, value.
fn placed_row(sheet: &mut Sheet, row: &PeerRow, lines: &[String], height: f64) {
    let own = row.who == Who::Own;
    let letters = if own { STRONG } else { PLAIN };
    let (top, middle) = (sheet.y, sheet.y + height / 2.0);
    let base = middle + 4.5;
    let colour = if own { INK } else { BEFORE };
    if !own {
        sheet.line((EDGE, top + height), (sheet.right(), top + height), RULE, 0.5);
    }
    sheet.text(RANK_END, base, Anchor::End, letters, &row.rank);
    let first = base - step(PLAIN) * lines.len().saturating_sub(1) as f64 / 2.0;
    sheet.stack(NAME, first, Anchor::Start, letters, lines);
    sheet.text(sheet.right() - 6.0, base, Anchor::End, letters, &row.value);
    if let Some((low, high)) = row.interval {
        sheet.line((at(low), middle), (at(high), middle), if own { INK } else { "#a9b2b9" }, 3.5);
    }
    if let Some(place) = row.at {
        sheet.line((PLOT.0, middle), (at(place), middle), colour, if own { 2.0 } else { 0.75 });
        sheet.dot(at(place), middle, if own { 6.5 } else { 5.0 }, colour);
    }
    if own {
        sheet.frame((EDGE, top), (sheet.right() - EDGE, height));
    }
}

/// The names of the quarters above their stretches, in as many lines as keep them apart.
fn names_of_quarters(sheet: &mut Sheet, quarters: &[(String, f64, f64)]) {
    let mut ends: Vec<f64> = Vec::new();
    let mut places = Vec::new();
    for (name, from, to) in quarters {
        let half = width(name, SMALL.size, false) / 2.0;
        let middle = ((at(*from) + at(*to)) / 2.0).clamp(PLOT.0 + half, (PLOT.1 - half).max(PLOT.0 + half));
        let level = ends.iter().position(|end| *end + 8.0 <= middle - half).unwrap_or(ends.len());
        ends.resize(ends.len().max(level + 1), f64::NEG_INFINITY);
        ends[level] = middle + half;
        places.push((name, middle, level, (at(*from) + at(*to)) / 2.0));
    }
    let bottom = sheet.y + 15.0 * ends.len() as f64;
    for (name, middle, level, stretch) in places {
        let base = bottom - 15.0 * level as f64 - 4.0;
        if level > 0 {
            sheet.line((stretch, base + 3.0), (stretch, bottom), RULE, 1.0);
        }
        sheet.text(middle, base, Anchor::Middle, SMALL, name);
    }
    sheet.y = bottom;
}

/// The names of the averages, each below the other, where their dashes end.
fn names_of_averages(sheet: &mut Sheet, averages: &[(String, f64)]) {
    let mut ordered: Vec<&(String, f64)> = averages.iter().collect();
    ordered.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (index, (name, place)) in ordered.iter().enumerate() {
        let x = at(*place);
        let (left, right) = (x - EDGE, sheet.right() - x);
        let anchor = if *place < 0.33 {
            Anchor::Start
        } else if *place > 0.67 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        let room = match anchor {
            Anchor::Start => right,
            Anchor::End => left,
            Anchor::Middle => 2.0 * left.min(right),
        };
        sheet.dashed(x, sheet.y, sheet.y + 5.0);
        let named = lines(name, AVERAGE.size, true, room);
        let bottom = sheet.y + 8.0 + step(AVERAGE) * named.len() as f64;
        for (_, other) in ordered.iter().skip(index + 1) {
            sheet.dashed(at(*other), sheet.y, bottom);
        }
        // The words stand clear of the dashes of the averages below them.
        let widest = named.iter().map(|line| width(line, AVERAGE.size, true)).fold(0.0, f64::max) + 8.0;
        let left = match anchor {
            Anchor::Start => x - 4.0,
            Anchor::End => x + 4.0 - widest,
            Anchor::Middle => x - widest / 2.0,
        };
        sheet.rect((left, sheet.y + 6.0), (widest, bottom - sheet.y - 6.0), PAPER, None);
        sheet.stack(x, sheet.y + 17.0, anchor, AVERAGE, &named);
        sheet.y = bottom;
    }
    sheet.y += if averages.is_empty() { 0.0 } else { 6.0 };
}

fn at(place: f64) -> f64 {
    PLOT.0 + (PLOT.1 - PLOT.0) * place.clamp(0.0, 1.0)
}

//! Measures by councils, with the quarter each is in.

use super::Picture;
use super::letters::{fitted, lines, width};
use super::sheet::{Anchor, EDGE, INK, Key, PLAIN, SMALL, STRONG, Sheet, step, tint};
use crate::scorecard::view::{HeatMap, Who};

/// The column of measures.
const NAMES: f64 = 250.0;
/// A cell is at least so wide.
const CELL: f64 = 58.0;
/// Names of councils are no longer than this.
const TALLEST: f64 = 190.0;

pub(super) fn draw(picture: &Picture, map: &HeatMap, titles: &[String]) -> String {
    let cells = map.rows.iter().flat_map(|(_, cells)| cells);
    let cell = cells.map(|cell| width(&cell.text, PLAIN.size, true) + 12.0).fold(CELL, f64::max);
    let left = EDGE + NAMES;
    let across = cell * map.councils.len() as f64;
    let mut sheet = Sheet::new((left + across + EDGE).max(720.0), picture, &map.finding);
    let names: Vec<String> = map.councils.iter().map(|(name, who)| fitted(name, PLAIN.size, *who == Who::Own, TALLEST)).collect();
    sheet.y += names.iter().map(|name| width(name, PLAIN.size, true)).fold(20.0, f64::max) + 8.0;
    for (column, (name, (_, who))) in names.iter().zip(&map.councils).enumerate() {
        let letters = if *who == Who::Own { STRONG } else { PLAIN };
        sheet.upwards(left + cell * (column as f64 + 0.5) + 4.5, sheet.y - 6.0, letters, name);
    }
    sheet.text(EDGE, sheet.y - 6.0, Anchor::Start, SMALL, "Measure");
    let top = sheet.y;
    sheet.line((EDGE, top), (left + across, top), INK, 1.0);
    for (measure, cells) in &map.rows {
        let title = titles.get(*measure).map(String::as_str).unwrap_or_default();
        let named = lines(title, PLAIN.size, false, NAMES - 14.0);
        let height = (step(PLAIN) * named.len() as f64 + 10.0).max(40.0);
        let (y, middle) = (sheet.y, sheet.y + height / 2.0);
        sheet.stack(EDGE, middle - step(PLAIN) * named.len() as f64 / 2.0 + 12.0, Anchor::Start, PLAIN, &named);
        for (column, (found, (_, who))) in cells.iter().zip(&map.councils).enumerate() {
            let x = left + cell * column as f64;
            sheet.rect((x, y), (cell - 1.0, height - 1.0), tint(found.quarter), None);
            if found.quarter.is_some() {
                sheet.quarter(x + cell / 2.0, middle - 9.0, found.quarter, 11.0);
            }
            let letters = if *who == Who::Own { STRONG } else { PLAIN };
            let base = if found.quarter.is_some() { middle + 12.0 } else { middle + 4.5 };
            sheet.text(x + cell / 2.0, base, Anchor::Middle, letters, &found.text);
        }
        sheet.y += height;
    }
    if let Some(own) = map.councils.iter().position(|(_, who)| *who == Who::Own) {
        sheet.frame((left + cell * own as f64 - 0.5, top), (cell, sheet.y - top));
    }
    let word = |quarter: usize| {
        let cells = map.rows.iter().flat_map(|(_, cells)| cells);
        cells.filter(|cell| cell.quarter == Some(quarter)).map(|cell| cell.word.clone()).next()
    };
    sheet.key((1..=4).filter_map(|quarter| Some((Key::Quarter(Some(quarter)), word(quarter)?))).collect());
    sheet.close(picture, &[&map.how_to_read], &map.source)
}

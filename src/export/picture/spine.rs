//! Every measure on one scale, with the nation in the middle.

use super::Picture;
use super::letters::lines;
use super::sheet::{Anchor, BEFORE, EDGE, INK, Key, MIDDLE, PEER, PLAIN, RULE, SMALL, STRONG, Sheet, step};
use crate::scorecard::view::{SpineRow, SpineView};

const WIDTH: f64 = 1080.0;
/// Where the columns begin and end.
const NAME_END: f64 = 318.0;
const VALUE_END: f64 = 410.0;
const NATION_END: f64 = 500.0;
const RANK: f64 = 526.0;
const PLOT: (f64, f64) = (670.0, 1040.0);
const ALL: &str = "#e3e8eb";

pub(super) fn draw(picture: &Picture, finding: &str, spine: &SpineView, titles: &[String]) -> String {
    let mut sheet = Sheet::new(WIDTH, picture, finding);
    heads(&mut sheet, &spine.nation);
    for row in &spine.rows {
        let title = titles.get(row.measure).map(String::as_str).unwrap_or_default();
        draw_row(&mut sheet, row, title);
    }
    let used = |quarter: Option<usize>| spine.rows.iter().find(|row| row.at.is_some() && row.quarter == quarter);
    let words = [Some(1), Some(2), Some(3), Some(4), None].into_iter().filter_map(|quarter| Some((quarter, used(quarter)?)));
    let mut key: Vec<(Key, String)> = words.map(|(quarter, row)| (Key::Quarter(quarter), row.quarter_word.clone())).collect();
    key.push((Key::Bar(ALL), "worst to best".to_owned()));
    key.push((Key::Bar(MIDDLE), "middle half of councils".to_owned()));
    key.push((Key::Line(INK, 1.6), spine.nation.clone()));
    if spine.rows.iter().any(|row| row.peers.is_some()) {
        key.push((Key::Line(PEER, 3.0), "average of the peers".to_owned()));
    }
    sheet.key(key);
    sheet.close(picture, &[&spine.how_to_read], &spine.source)
}

fn heads(sheet: &mut Sheet, nation: &str) {
    let named = lines(nation, SMALL.size, false, NATION_END - VALUE_END - 8.0);
    let base = sheet.y + 12.0 + step(SMALL) * named.len().saturating_sub(1) as f64;
    sheet.text(EDGE, base, Anchor::Start, SMALL, "Measure");
    sheet.text(VALUE_END, base, Anchor::End, SMALL, "Value");
    sheet.stack(NATION_END, sheet.y + 12.0, Anchor::End, SMALL, &named);
    sheet.text(RANK, base, Anchor::Start, SMALL, "Rank");
    sheet.text(PLOT.0, base, Anchor::Start, SMALL, "← worse");
    sheet.stack(f64::midpoint(PLOT.0, PLOT.1), sheet.y + 12.0, Anchor::Middle, SMALL, &lines(nation, SMALL.size, false, 240.0));
    sheet.text(PLOT.1, base, Anchor::End, SMALL, "better →");
    sheet.y = base + 8.0;
    sheet.line((EDGE, sheet.y), (sheet.right(), sheet.y), INK, 1.0);
}

fn draw_row(sheet: &mut Sheet, row: &SpineRow, title: &str) {
    let named = lines(title, STRONG.size, true, NAME_END - EDGE);
    let words = lines(&row.quarter_word, SMALL.size, false, PLOT.0 - RANK - 34.0);
    let name_height = step(STRONG) * named.len() as f64 + step(SMALL);
    let rank_height = step(PLAIN) + step(SMALL) * words.len() as f64;
    let height = name_height.max(rank_height) + 14.0;
    let (top, middle) = (sheet.y, sheet.y + height / 2.0);
    let below = sheet.stack(EDGE, middle - name_height / 2.0 + 12.0, Anchor::Start, STRONG, &named);
    sheet.text(EDGE, below, Anchor::Start, SMALL, &row.period);
    sheet.text(VALUE_END, middle + 4.5, Anchor::End, STRONG, &row.value);
    sheet.text(NATION_END, middle + 4.5, Anchor::End, PLAIN, &row.national);
    let rank = middle - rank_height / 2.0 + 12.0;
    sheet.text(RANK, rank, Anchor::Start, PLAIN, &row.rank);
    sheet.quarter(RANK + 7.0, rank + step(SMALL) - 3.0, row.quarter, 12.0);
    sheet.stack(RANK + 20.0, rank + step(SMALL) + 1.0, Anchor::Start, SMALL, &words);
    if row.at.is_some() || row.middle.is_some() {
        bar(sheet, row.ends, middle, ALL);
        if let Some(half) = row.middle {
            bar(sheet, half, middle, MIDDLE);
        }
    }
    sheet.line((at(0.0), top), (at(0.0), top + height), INK, 1.6);
    if let Some(peers) = row.peers {
        sheet.line((at(peers), middle - 11.0), (at(peers), middle + 11.0), PEER, 3.0);
    }
    if let Some(own) = row.at {
        sheet.quarter(at(own), middle, row.quarter, 16.0);
    }
    sheet.y += height;
    sheet.line((EDGE, sheet.y), (sheet.right(), sheet.y), RULE, 1.0);
}

fn bar(sheet: &mut Sheet, (from, to): (f64, f64), middle: f64, colour: &'static str) {
    let (from, to) = (at(from.min(to)), at(from.max(to)));
    sheet.rect((from, middle - 6.0), (to - from, 12.0), colour, (colour == ALL).then_some(BEFORE));
}

/// From the scale of the spine, −1 to 1.
fn at(place: f64) -> f64 {
    PLOT.0 + (PLOT.1 - PLOT.0) * (place.clamp(-1.0, 1.0) + 1.0) / 2.0
}

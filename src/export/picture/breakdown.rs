//! What a whole is made of: a bar of numbered parts, and the parts by number and name.

use super::Picture;
use super::letters::{lines, width};
use super::sheet::{Anchor, BEFORE, COMPARATOR, EDGE, INK, Letters, PAPER, PLAIN, SMALL, STRONG, Sheet, TARGET, step};
use crate::scorecard::view::{Breakdown, BreakdownBar};

const WIDTH: f64 = 960.0;
/// The height of a bar.
const HEIGHT: f64 = 32.0;
/// The colours of parts, again from the first after the last; their numbers tell them apart.
const TONES: [&str; 4] = [INK, COMPARATOR, BEFORE, TARGET];
const LEFT_OUT: &str = "#e3e8eb";

pub(super) fn draw(picture: &Picture, breakdown: &Breakdown) -> String {
    let mut sheet = Sheet::new(WIDTH, picture, &breakdown.finding);
    sheet.paragraph(&breakdown.period, SMALL);
    bar(&mut sheet, &breakdown.whole);
    if let Some(without) = &breakdown.without {
        bar(&mut sheet, without);
    }
    sheet.close(picture, &[&breakdown.note], &breakdown.source)
}

fn bar(sheet: &mut Sheet, bar: &BreakdownBar) {
    sheet.y += 12.0;
    sheet.paragraph(&bar.label, PLAIN);
    let long = sheet.right() - EDGE;
    let top = sheet.y + 2.0;
    let mut from = EDGE;
    for (index, part) in bar.parts.iter().enumerate() {
        let (fill, number) = tone(index, part.left_out);
        let length = part.share.clamp(0.0, 1.0) * long;
        sheet.rect((from, top), (length, HEIGHT), fill, Some(if part.left_out { BEFORE } else { PAPER }));
        let name = (index + 1).to_string();
        if length > width(&name, number.size, true) + 6.0 {
            sheet.text(from + length / 2.0, top + HEIGHT / 2.0 + 4.5, Anchor::Middle, number, &name);
        }
        from += length;
    }
    sheet.y = top + HEIGHT + 10.0;
    names(sheet, bar);
}

/// The parts by number, name and share, side by side in as many lines as they take.
fn names(sheet: &mut Sheet, bar: &BreakdownBar) {
    const BOX: f64 = 20.0;
    let mut x = EDGE;
    for (index, part) in bar.parts.iter().enumerate() {
        let room = sheet.right() - EDGE - BOX - 8.0;
        let text_width = width(&part.text, STRONG.size, true);
        let named = lines(&part.name, PLAIN.size, false, room - text_width - 8.0);
        let widest = named.iter().map(|line| width(line, PLAIN.size, false)).fold(0.0, f64::max);
        let long = BOX + 8.0 + widest + 6.0 + text_width;
        if x > EDGE && x + long > sheet.right() {
            x = EDGE;
            sheet.y += 24.0;
        }
        let (fill, number) = tone(index, part.left_out);
        sheet.rect((x, sheet.y), (BOX, 18.0), fill, Some(BEFORE));
        sheet.text(x + BOX / 2.0, sheet.y + 13.5, Anchor::Middle, number, &(index + 1).to_string());
        sheet.stack(x + BOX + 8.0, sheet.y + 13.5, Anchor::Start, PLAIN, &named);
        sheet.text(x + long - text_width, sheet.y + 13.5, Anchor::Start, STRONG, &part.text);
        sheet.y += step(PLAIN) * named.len().saturating_sub(1) as f64;
        x += long + 22.0;
    }
    sheet.y += 26.0;
}

fn tone(index: usize, left_out: bool) -> (&'static str, Letters) {
    let fill = if left_out { LEFT_OUT } else { TONES[index % TONES.len()] };
    (fill, Letters::new(13.0, true, if left_out { INK } else { PAPER }))
}

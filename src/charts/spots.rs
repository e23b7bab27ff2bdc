//! Authorities in charts: the own one a large dot with its name, peers diamonds, others small dots.

use charming::component::{Legend, LegendItem};
use charming::element::{Icon, ItemStyle, LabelPosition, Symbol, TextStyle};
use charming::series::{Line, Scatter};

use super::common::{FAINT, PAPER, folded, mark_lines, place, solid, stroke, unmoved, width, words};
use crate::scorecard::view::{Spot, Who};

pub(super) const OWN: &str = "var(--chart-own)";
pub(super) const PEER: &str = "var(--chart-peer)";
pub(super) const OTHER: &str = "var(--chart-other)";

/// What the key calls those that are not named.
pub(super) const PEERS: &str = "Peers";
pub(super) const OTHERS: &str = "Others";

/// The room the key takes at the top, in CSS pixels.
pub(super) const KEY: f64 = 26.0;

/// The own authority's dot, in CSS pixels across.
const OWN_SIZE: f64 = 12.0;

/// The colour of an authority.
pub(super) fn colour(who: Who) -> &'static str {
    match who {
        Who::Own => OWN,
        Who::Peer => PEER,
        Who::Other => OTHER,
    }
}

/// What peers and others look like; none where there are no peers to tell from others.
pub(super) fn key(spots: &[&Spot], others: Icon) -> Option<Legend> {
    let has = |who| spots.iter().any(|spot| spot.who == who);
    if !has(Who::Peer) {
        return None;
    }
    let mut items = vec![(PEERS, Icon::Diamond)];
    if has(Who::Other) {
        items.push((OTHERS, others));
    }
    let items = items.into_iter().map(|(name, icon)| LegendItem { name: name.to_owned(), icon: Some(icon) });
    Some(
        Legend::new()
            .data(items.collect::<Vec<_>>())
            .left(0)
            .top(0)
            .padding(0)
            .item_gap(16)
            .item_width(12)
            .item_height(12)
            .text_style(TextStyle::new().color(FAINT).font_size(12)),
    )
}

/// The dots of peers or of others, at their places.
pub(super) fn dots(who: Who, places: impl Iterator<Item = (f64, f64, String)>) -> Scatter {
    let (name, symbol, size) = match who {
        Who::Own => ("", Symbol::Circle, OWN_SIZE),
        Who::Peer => (PEERS, Symbol::Diamond, 11.0),
        Who::Other => (OTHERS, Symbol::Circle, 7.0),
    };
    Scatter::new()
        .name(name)
        .data(places.map(|(x, y, spoken)| place(x, y, &spoken)).collect())
        .symbol(symbol)
        .symbol_size(size)
        .item_style(ItemStyle::new().color(colour(who)).border_color(PAPER).border_width(1).opacity(1))
        .emphasis(unmoved())
}

/// The own authority: its dot over all others.
pub(super) fn own_dot(x: f64, y: f64, spoken: &str) -> Line {
    Line::new()
        .data(vec![place(x, y, spoken)])
        .symbol(Symbol::Circle)
        .symbol_size(OWN_SIZE)
        .show_symbol(true)
        .item_style(ItemStyle::new().color(OWN).border_color(PAPER).border_width(1.5))
        .emphasis(unmoved())
        .z(7)
}

/// The name of the own authority at a place, which lies at this share of the width from the left: it
/// goes on towards the side that has more room.
pub(super) fn own_name(x: f64, y: f64, share: f64, name: &str, room: f64) -> Line {
    let half = (room / 2.0 / 6.9) as usize;
    let name = if width(name) > room / 2.0 { folded(name, half.max(8)) } else { name.to_owned() };
    let side = if share < 0.5 { LabelPosition::Right } else { LabelPosition::Left };
    Line::new()
        .data(vec![place(x, y, &name)])
        .symbol(Symbol::Circle)
        .symbol_size(1)
        .item_style(ItemStyle::new().color(OWN))
        .label(words(OWN).position(side).distance(4).font_size(13))
        .emphasis(unmoved())
        .silent(true)
        .z(8)
}

/// An interval: a thin line between its ends, which are as wide as given.
pub(super) fn whisker(from: (f64, f64), to: (f64, f64), half_end: (f64, f64)) -> Line {
    let end = |(x, y): (f64, f64)| stroke((x - half_end.0, y - half_end.1), (x + half_end.0, y + half_end.1));
    mark_lines(vec![stroke(from, to), end(from), end(to)], solid(OWN, 1.5)).z(6)
}

//! A small line of values, without axes.

use crate::app::el::{El, el};
use crate::scorecard::view::Sparkline;

/// The field it is drawn on (the view box below), with room for the last point.
const WIDTH: f64 = 88.0;
const HEIGHT: f64 = 20.0;
const EDGE: f64 = 3.0;

/// A small line: the last value is a point; a missing value is a gap.
#[must_use]
pub fn spark(sparkline: Sparkline) -> El {
    let places: Vec<_> = sparkline.points.iter().map(|point| point.map(place)).collect();
    let last = places.iter().rev().flatten().next();
    let last = last.map(|&(x, y)| el("circle", "spark__last").attr("cx", tenths(x)).attr("cy", tenths(y)).attr("r", "2.5"));
    el("svg", "spark")
        .attr("viewBox", "0 0 88 20")
        .attr("role", "img")
        .attr("aria-label", sparkline.sentence)
        .add(el("path", "spark__line").attr("d", path(&places)))
        .maybe(last)
}

/// From the unit square (y upwards) to the drawing (y downwards).
fn place((x, y): (f64, f64)) -> (f64, f64) {
    (EDGE + x * (WIDTH - 2.0 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2.0 * EDGE))
}

/// A place to a tenth of a unit; places are never negative.
#[allow(clippy::cast_possible_truncation)]
fn tenths(place: f64) -> String {
    let tenths = (place * 10.0) as i32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A line through neighbours; a value alone between gaps is a dot (a line of no length, with round ends).
fn path(places: &[Option<(f64, f64)>]) -> String {
    let mut d = String::new();
    let mut joined = false;
    for place in places {
        if let Some((x, y)) = place {
            d.push_str(&if joined { format!("L{} {}", tenths(*x), tenths(*y)) } else { format!("M{} {}h0", tenths(*x), tenths(*y)) });
        }
        joined = place.is_some();
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_a_gap() {
        assert_eq!(path(&[Some((1.0, 2.0)), Some((3.0, 4.0)), None, Some((5.0, 6.0))]), "M1.0 2.0h0L3.0 4.0M5.0 6.0h0");
        assert_eq!(path(&[]), "");
    }
}

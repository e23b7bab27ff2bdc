//! A small line of values, without axes.

use leptos::prelude::*;

use crate::scorecard::view::Sparkline;

/// The field it is drawn on, with room for the last point.
const WIDTH: f64 = 88.0;
const HEIGHT: f64 = 20.0;
const EDGE: f64 = 3.0;

/// A small line: the last value is a point; a missing value is a gap.
#[component]
pub fn Spark(
    /// The line.
    sparkline: Sparkline,
) -> impl IntoView {
    let places: Vec<_> = sparkline.points.iter().map(|point| point.map(place)).collect();
    let last = places.iter().rev().flatten().next().copied();
    view! {
        <svg class="spark" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=sparkline.sentence>
            <path class="spark__line" d=path(&places) />
            {last.map(|(x, y)| view! { <circle class="spark__last" cx=x cy=y r="2.5" /> })}
        </svg>
    }
}

/// From the unit square (y upwards) to the drawing (y downwards).
fn place((x, y): (f64, f64)) -> (f64, f64) {
    (EDGE + x * (WIDTH - 2.0 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2.0 * EDGE))
}

/// A line through neighbours; a value alone between gaps is a dot (a line of no length, with round ends).
fn path(places: &[Option<(f64, f64)>]) -> String {
    let mut d = String::new();
    let mut joined = false;
    for place in places {
        if let Some((x, y)) = place {
            d.push_str(&if joined { format!("L{x:.1} {y:.1}") } else { format!("M{x:.1} {y:.1}h0") });
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

//! The gap of a measure on the scale that all measures share.

use super::mark::mark_shape;
use crate::app::el::{El, el};
use crate::scorecard::view::{GapChart, GapView, Mark};

/// The gap in words, and where it lies: the comparator a line, the tolerance grey, a hollow dot
/// before, the rating's mark now; a chevron where it lies beyond the scale.
#[must_use]
pub fn gap_cell(gap: GapView) -> El {
    let class = if gap.chart.is_some() { "gap" } else { "gap gap--none" };
    let text = el("span", "gap__text").add(gap.text);
    el("div", class).add(text).maybe(gap.chart.map(|chart| drawing(chart, gap.sentence)))
}

/// The drawing takes the width there is: places are in percent, marks keep their size.
fn drawing(chart: GapChart, sentence: String) -> El {
    let (from, to) = chart.zone;
    let zone = el("rect", "gap__zone").attr("x", percent(from)).attr("y", "4").attr("width", percent(to - from)).attr("height", "18");
    let upright = |class, x: String, y1, y2| line(class, x.clone(), y1, x, y2);
    let mut svg = el("svg", "gap__chart")
        .attr("height", "26")
        .attr("role", "img")
        .attr("aria-label", sentence)
        .add(zone)
        .add(line("gap__axis", percent(0.0), "13", percent(1.0), "13"))
        .add(upright("gap__edge", percent(from), "4", "22"))
        .add(upright("gap__edge", percent(to), "4", "22"))
        .add(upright("gap__comparator", percent(0.5), "1", "25"));
    if let Some(before) = chart.before {
        let dot = el("circle", "gap__before").attr("cx", percent(before)).attr("cy", "13").attr("r", "3.6");
        svg = svg.add(line("gap__way", percent(before), "13", percent(chart.now), "13")).add(dot);
    }
    let chevron = chart.beyond.then(|| {
        let d = if chart.now < 0.5 { "M-8.5 -4 -12 0l3.5 4" } else { "M8.5 -4 12 0 8.5 4" };
        el("path", "gap__chevron").attr("d", d)
    });
    let mark = el("g", "gap__mark").add(mark_shape(Mark::Rating(chart.mark)));
    let now = el("svg", "gap__now").attr("x", percent(chart.now)).attr("y", "13").add(mark).maybe(chevron);
    el("span", "gap__plot").add(svg.add(now))
}

fn line(class: &'static str, x1: String, y1: &'static str, x2: String, y2: &'static str) -> El {
    el("line", class).attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2)
}

/// A place on the scale, as a share of the drawing's width, to a hundredth of a percent.
#[allow(clippy::cast_possible_truncation)]
fn percent(place: f64) -> String {
    let hundredths = (place.clamp(0.0, 1.0) * 10_000.0) as i32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

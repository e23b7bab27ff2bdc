//! The trend of a measure, small: drawn by the page itself, so that hundreds of them are no burden.

use std::sync::Arc;

use leptos::prelude::*;

use super::chart_figure::letter_list;
use super::mark::icon;
use super::rating_tag::rating_tag;
use super::select_link::measure_link;
use crate::app::el::{El, changing, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{Mark, Measure, PanelPoint, PointMark, TimeMarkKind, TrendPanel, Trends};

/// The field it is drawn on (the view box below), with room around what is drawn: letters stand above it.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 96.0;
const SIDE: f64 = 7.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 6.0;
/// Of more figures than this only the last is marked, and those that are not final.
const MARKED: usize = 24;

/// A panel: the measure with its outcome, latest value, rating and direction; the drawing; what it shows. `same` while
/// all panels show the same years.
#[must_use]
pub fn trend_panel(
    trends: &Arc<Trends>,
    place: usize,
    measure: &Measure,
    outcome: &str,
    same: Signal<bool>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> Option<El> {
    let panel = trends.panels.get(place)?;
    let link = measure_link(measure.key.clone(), selection, on_select, "panel__link", measure.title.clone());
    let eyebrow = [measure.code.as_str(), outcome].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let latest = &measure.latest;
    let value = el("p", "panel__latest")
        .add(el("span", "panel__value").add(latest.value.clone()))
        .add(" ")
        .add(el("span", "panel__period").add(latest.period.clone()));
    let tags = el("p", "panel__tags")
        .add(rating_tag(Mark::Rating(measure.rating.mark), measure.rating.word.clone()))
        .add(" ")
        .add(rating_tag(Mark::Direction(measure.direction.mark), measure.direction.word.clone()));
    let drawn = {
        let trends = Arc::clone(trends);
        changing(move || trends.panels.get(place).map(|panel| drawing(panel, same.get())))
    };
    let (low, high) = panel.ends.clone();
    let scale = el("div", "panel__ends").attr("aria-hidden", "true").add(el("span", "").add(high)).add(el("span", "").add(low));
    let years = {
        let (own, all) = (panel.periods.clone(), trends.years.clone());
        changing(move || {
            let (from, to) = if same.get() { all.clone() } else { own.clone() };
            vec![el("span", "").add(from), el("span", "").add(to)]
        })
    };
    let lines = [panel.target_label.clone(), panel.line.as_ref().map(|(_, label)| label.clone()).unwrap_or_default()];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let lines = (!lines.is_empty()).then(|| el("p", "panel__lines").add(lines.join(" · ")));
    Some(
        el("div", "panel")
            .add(el("p", "panel__eyebrow").add(eyebrow))
            .add(el("p", "panel__title").add(link))
            .add(value)
            .add(tags)
            .add(el("div", "panel__figure").add(scale).add(drawn).add(el("p", "panel__years").attr("aria-hidden", "true").add(years)))
            .add(el("p", "panel__finding").add(panel.finding.clone()))
            .maybe(lines)
            .maybe(letter_list(panel.notes.clone())),
    )
}

/// Where things lie in a drawing: in its own years, or in those of all panels.
struct Field {
    from: f64,
    to: f64,
}

impl Field {
    fn x(&self, share: f64) -> f64 {
        SIDE + (self.from + share * (self.to - self.from)) * (WIDTH - 2.0 * SIDE)
    }

    /// Whether something lies in the years that are drawn, with the air at both sides.
    fn shows(&self, x: f64) -> bool {
        (0.0..=WIDTH).contains(&x)
    }
}

fn y(share: f64) -> f64 {
    TOP + (1.0 - share.clamp(0.0, 1.0)) * (HEIGHT - TOP - BOTTOM)
}

/// The drawing of a panel.
fn drawing(panel: &TrendPanel, same: bool) -> El {
    let field = if same { Field { from: panel.years.0, to: panel.years.1 } } else { Field { from: 0.0, to: 1.0 } };
    let level = |class, share: f64| path(class, format!("M0 {}H{WIDTH}", tenths(y(share))));
    let band = panel.band.map(|(low, high)| block("panel__band", (0.0, WIDTH), (y(high), y(low))));
    let target: String =
        panel.points.iter().filter_map(|point| Some(dash(field.x(point.x), y(point.target?), reach(panel, &field)))).collect();
    let whiskers: String = panel
        .points
        .iter()
        .filter_map(|point| {
            let (low, high) = point.interval?;
            Some(format!("M{} {}V{}", tenths(field.x(point.x)), tenths(y(low)), tenths(y(high))))
        })
        .collect();
    let (actual, forecast) = joined(panel, &field);
    let many = panel.points.len() > MARKED;
    let last = panel.points.len().saturating_sub(1);
    let shown = panel.points.iter().enumerate().filter(|(i, point)| !many || *i == last || point.mark != PointMark::Final);
    let points = shown.map(|(_, point)| point_mark(point.mark, field.x(point.x), y(point.y)));
    el("svg", "panel__drawing")
        .attr("viewBox", "0 0 240 96")
        .attr("role", "img")
        .attr("aria-label", panel.spoken.clone())
        .add(marks(panel, &field))
        .maybe(band)
        .add(level("panel__edge", 0.0))
        .add(level("panel__edge", 1.0))
        .maybe(panel.line.as_ref().map(|(at, _)| level("panel__comparator", *at)))
        .add(path("panel__target", target))
        .add(path("panel__whiskers", whiskers))
        .add(path("panel__line", actual))
        .add(path("panel__line panel__line--forecast", forecast))
        .add(points.collect::<Vec<_>>())
}

/// How far a target reaches to either side of its figure: half-way to the next one.
fn reach(panel: &TrendPanel, field: &Field) -> f64 {
    let apart = panel.points.windows(2).map(|pair| field.x(pair[1].x) - field.x(pair[0].x)).filter(|apart| *apart > 0.1);
    apart.fold(24.0, f64::min) * 0.45
}

fn dash(x: f64, y: f64, reach: f64) -> String {
    format!("M{} {}H{}", tenths((x - reach).max(0.0)), tenths(y), tenths((x + reach).min(WIDTH)))
}

/// The lines that join figures: through outturns, and the dots to forecasts.
fn joined(panel: &TrendPanel, field: &Field) -> (String, String) {
    let at = |point: &PanelPoint| format!("{} {}", tenths(field.x(point.x)), tenths(y(point.y)));
    let (mut actual, mut forecast) = (String::new(), String::new());
    let mut before: Option<&PanelPoint> = None;
    for point in &panel.points {
        if point.mark == PointMark::Forecast {
            if let Some(before) = before.filter(|_| point.joined) {
                forecast.push_str(&format!("M{}L{}", at(before), at(point)));
            }
        } else {
            actual.push_str(&format!("{}{}", if point.joined { "L" } else { "M" }, at(point)));
        }
        before = Some(point);
    }
    (actual, forecast)
}

/// Breaks and events, with their letters; those that would meet stand together.
fn marks(panel: &TrendPanel, field: &Field) -> El {
    const LETTER: f64 = 13.0;
    let mut parts = Vec::new();
    let mut letters: Vec<(f64, String)> = Vec::new();
    for mark in &panel.marks {
        let from = field.x(mark.from);
        let to = mark.to.map_or(from, |to| field.x(to));
        if !(field.shows(from) || field.shows(to) || (from < 0.0 && to > WIDTH)) {
            continue;
        }
        let (left, right) = (from.clamp(0.0, WIDTH), to.clamp(0.0, WIDTH));
        let upright = |class, x: f64| path(class, format!("M{} {TOP}V{}", tenths(x), HEIGHT - BOTTOM));
        match (mark.kind, mark.to) {
            (TimeMarkKind::Event, Some(_)) => parts.push(block("panel__event", (left, right), (TOP, HEIGHT - BOTTOM))),
            (TimeMarkKind::Event, None) => parts.push(upright("panel__moment", left)),
            (TimeMarkKind::Break, _) => {
                parts.push(upright("panel__break", left));
                parts.push(upright("panel__break panel__break--gap", left));
            }
        }
        letters.push(((left + right) / 2.0, mark.letter.clone()));
    }
    letters.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut together: Vec<(f64, String)> = Vec::new();
    for (x, letter) in letters {
        match together.last_mut().filter(|(at, text)| x < at + LETTER * text.len() as f64) {
            Some((_, text)) => *text = format!("{text} {letter}"),
            None => together.push((x, letter)),
        }
    }
    let text = |(x, text): (f64, String)| {
        let x = x.clamp(SIDE, WIDTH - SIDE);
        el("text", "panel__letter").attr("x", tenths(x)).attr("y", "12").attr("text-anchor", "middle").add(text)
    };
    el("g", "").add(parts).add(together.into_iter().map(text).collect::<Vec<_>>())
}

fn path(class: &'static str, d: String) -> El {
    el("path", class).attr("d", d)
}

fn block(class: &'static str, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> El {
    let attributes = [("x", left), ("y", top), ("width", right - left), ("height", bottom - top)];
    attributes.into_iter().fold(el("rect", class), |rect, (name, value)| rect.attr(name, tenths(value)))
}

/// A figure by how final it is: filled, half-filled, square, hollow.
fn point_mark(mark: PointMark, x: f64, y: f64) -> El {
    let circle = |class| el("circle", class).attr("cx", tenths(x)).attr("cy", tenths(y)).attr("r", "3.5");
    match mark {
        PointMark::Final => circle("panel__point"),
        PointMark::Forecast => circle("panel__point panel__point--hollow"),
        PointMark::Revised => block("panel__point", (x - 3.4, x + 3.4), (y - 3.4, y + 3.4)),
        PointMark::Provisional => {
            let half = format!("M{} {}a3.5 3.5 0 0 0 0 7Z", tenths(x), tenths(y - 3.5));
            el("g", "").add(circle("panel__point panel__point--hollow")).add(path("panel__point", half))
        }
    }
}

/// What the marks of figures are.
#[must_use]
pub fn point_key(key: Vec<(PointMark, &'static str)>) -> El {
    let entry = |(mark, word): (PointMark, &'static str)| {
        let shape = icon().add(point_mark(mark, 8.0, 8.0));
        el("li", "panel-key__entry").add(shape).add(" ").add(el("span", "").add(word))
    };
    let entries = key.into_iter().map(entry).collect::<Vec<_>>();
    el("ul", "panel-key").attr("role", "list").attr("aria-label", "Marks of figures").add(entries)
}

/// A place to a tenth of a unit.
#[allow(clippy::cast_possible_truncation)]
fn tenths(place: f64) -> String {
    let tenths = (place * 10.0) as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64, mark: PointMark, joined: bool) -> PanelPoint {
        PanelPoint { x, y, mark, joined, interval: None, target: None }
    }

    fn panel(points: Vec<PanelPoint>) -> TrendPanel {
        TrendPanel {
            measure: 0,
            finding: String::new(),
            spoken: String::new(),
            years: (0.5, 1.0),
            points,
            band: None,
            line: None,
            target_label: String::new(),
            marks: Vec::new(),
            ends: (String::new(), String::new()),
            periods: (String::new(), String::new()),
            notes: Vec::new(),
        }
    }

    #[test]
    fn lines_join_what_may_be_joined() {
        let drawn = panel(vec![
            point(0.0, 0.0, PointMark::Final, false),
            point(0.5, 1.0, PointMark::Final, true),
            point(0.75, 1.0, PointMark::Provisional, false),
            point(1.0, 0.5, PointMark::Forecast, true),
        ]);
        let (actual, forecast) = joined(&drawn, &Field { from: 0.0, to: 1.0 });
        assert_eq!(actual, "M7.0 90.0L120.0 16.0M176.5 16.0", "a figure alone has a mark and no line");
        assert_eq!(forecast, "M176.5 16.0L233.0 53.0");
    }

    #[test]
    fn in_the_years_of_all_a_short_series_is_short() {
        let field = Field { from: 0.5, to: 1.0 };
        assert!((field.x(0.0) - 120.0).abs() < 1e-9 && (field.x(1.0) - 233.0).abs() < 1e-9);
    }

    #[test]
    fn places_are_written_shortly() {
        assert_eq!((tenths(-3.44), tenths(0.0), tenths(12.25)), ("-3.4".to_owned(), "0.0".to_owned(), "12.2".to_owned()));
    }
}

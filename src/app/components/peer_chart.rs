//! The council among its peers: a table with a dot in each row, on one scale.

use super::save_buttons::picture_buttons;
use crate::app::el::{El, el};
use crate::export::picture::Drawing;
use crate::scorecard::view::{PeerChart, PeerRow, Who};

/// The peers, best first. Quarters are shaded behind the rows and named above them; averages are dashed
/// through all rows and named below. `of` is the measure and `report` the report, both named in a saved picture.
#[must_use]
pub fn peer_chart(of: &str, report: String, chart: PeerChart) -> El {
    const TITLE: &str = "Among the peers";
    let save = picture_buttons(TITLE, format!("{of} · {TITLE}"), report, Drawing::Peers(chart.clone()));
    let PeerChart { finding, how_to_read, rows, quarters, lines, source } = chart;
    let (placed, without): (Vec<PeerRow>, Vec<PeerRow>) = rows.into_iter().partition(|row| row.at.is_some());
    let longest = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let told = (longest > SHORT && !placed.is_empty()).then(|| told_lines(&lines, longest > LONG));
    let names = (!lines.is_empty() && longest <= LONG && !placed.is_empty()).then(|| {
        let plot = el("td", "peers__plot").add(line_names(&lines, longest > SHORT));
        el("tr", "peers__foot").add(el("td", "").attr("colspan", "2")).add(plot).add(el("td", ""))
    });
    let body = |rows: Vec<PeerRow>| rows.into_iter().map(|row| peer_row(row, &quarters, &lines)).collect::<Vec<_>>();
    let without = (!without.is_empty()).then(|| el("tbody", "").add(body(without)));
    let head = |class, word: &'static str| el("th", class).attr("scope", "col").add(el("span", "visually-hidden").add(word));
    let heads = el("tr", "")
        .add(head("peers__rank", "Rank"))
        .add(head("peers__name", "Council"))
        .add(head("peers__plot", "Place on the scale").add(quarter_names(&quarters)))
        .add(head("peers__value", "Value"));
    let table = el("table", "peers")
        .add(el("caption", "visually-hidden").add(finding.clone()))
        .add(el("thead", "").add(heads))
        .add(el("tbody", "").add(body(placed)).maybe(names))
        .maybe(without);
    let how_to_read = (!how_to_read.is_empty()).then(|| el("p", "fine").add(how_to_read));
    let source = (!source.is_empty()).then(|| el("p", "fine").add("Source: ").add(source));
    el("figure", "peer-chart")
        .add(el("figcaption", "chart-figure__finding").add(finding))
        .add(table)
        .maybe(told)
        .maybe(how_to_read)
        .maybe(source)
        .add(save)
}

/// A council: its dot, or why it has none.
fn peer_row(row: PeerRow, quarters: &[(String, f64, f64)], lines: &[(String, f64)]) -> El {
    let class = if row.who == Who::Own { "peers__row peers__row--own" } else { "peers__row" };
    let own = (row.who == Who::Own).then(|| el("span", "visually-hidden").add(" (this council)"));
    let head = el("th", "peers__name").attr("scope", "row").add(row.name).maybe(own);
    let tr = el("tr", class).add(el("td", "peers__rank").add(row.rank)).add(head);
    match row.at {
        Some(at) => {
            let plot = el("td", "peers__plot").add(drawing(at, row.interval, row.who, quarters, lines));
            tr.add(plot).add(el("td", "peers__value").add(row.value))
        }
        None => tr.add(el("td", "peers__none").attr("colspan", "2").add(row.value)),
    }
}

/// The drawing fills its cell: places are in percent, marks keep their size.
fn drawing(at: f64, interval: Option<(f64, f64)>, who: Who, quarters: &[(String, f64, f64)], lines: &[(String, f64)]) -> El {
    let bands = quarters.iter().enumerate().map(|(index, (_, from, to))| {
        let class = if index % 2 == 0 { "peers__band peers__band--odd" } else { "peers__band" };
        el("rect", class).attr("x", percent(*from)).attr("width", percent(to - from)).attr("height", "100%")
    });
    let edges = quarters.iter().skip(1).map(|(_, from, _)| upright("peers__edge", *from).attr("y2", "100%"));
    let averages = lines.iter().map(|(_, at)| upright("peers__line", *at).attr("y2", "100%"));
    let dot = match who {
        Who::Own => el("circle", "peers__dot peers__dot--own").attr("r", "6"),
        Who::Peer | Who::Other => el("circle", "peers__dot").attr("r", "4.5"),
    };
    let whisker = interval.map(|(low, high)| level("peers__interval", low, high));
    el("svg", "peers__drawing")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .add(bands.collect::<Vec<_>>())
        .add(edges.collect::<Vec<_>>())
        .add(level("peers__stem", 0.0, at))
        .maybe(whisker)
        .add(averages.collect::<Vec<_>>())
        .add(dot.attr("cx", percent(at)).attr("cy", "50%"))
}

fn upright(class: &'static str, at: f64) -> El {
    el("line", class).attr("x1", percent(at)).attr("x2", percent(at))
}

fn level(class: &'static str, from: f64, to: f64) -> El {
    el("line", class).attr("x1", percent(from)).attr("x2", percent(to)).attr("y1", "50%").attr("y2", "50%")
}

/// The names of the quarters above their stretches, for the page and for a phone. What is drawn is read out
/// by the figures.
fn quarter_names(quarters: &[(String, f64, f64)]) -> Vec<El> {
    let names: Vec<(&str, f64)> = quarters.iter().map(|(name, from, to)| (name.as_str(), (from + to) / 2.0)).collect();
    SIZES.iter().map(|&(class, room)| quarter_drawing(class, &names, room)).collect()
}

fn quarter_drawing(class: &'static str, names: &[(&str, f64)], room: f64) -> El {
    let levels = levels(names, room);
    let height = (levels.iter().max().map_or(0, |level| level + 1)) * LINE + 6;
    let texts = names.iter().zip(&levels).map(|(&(name, at), level)| {
        let y = height - 8 - level * LINE;
        let lead = (*level > 0).then(|| upright("peers__lead", at).attr("y1", (y + 4).to_string()).attr("y2", height.to_string()));
        let text = el("text", "peers__quarter").attr("x", percent(at)).attr("y", y.to_string()).add(name.to_owned());
        el("g", "").maybe(lead).add(text)
    });
    el("svg", class).attr("aria-hidden", "true").attr("height", height.to_string()).add(texts.collect::<Vec<_>>())
}

/// The drawings of names, and about how wide each is at least, in CSS pixels.
const SIZES: [(&str, f64); 2] = [("peers__names peers__names--wide", 270.0), ("peers__names peers__names--narrow", 120.0)];
/// How high a line of names is.
const LINE: usize = 15;

/// How many lines up each name is written, so that none lies over another.
fn levels(names: &[(&str, f64)], room: f64) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let level = |&(name, at): &(&str, f64)| {
        let half = name.chars().count() as f64 * 3.3;
        let left = at * room - half;
        let level = ends.iter().position(|end| *end + 6.0 <= left).unwrap_or(ends.len());
        ends.resize(ends.len().max(level + 1), 0.0);
        ends[level] = at * room + half;
        level
    };
    names.iter().map(level).collect()
}

/// The names of the averages where their dashes end: of two, one on either side of them, where there is room;
/// else each in a line of its own.
fn line_names(lines: &[(String, f64)], wide_alone: bool) -> El {
    let mut ordered: Vec<&(String, f64)> = lines.iter().collect();
    ordered.sort_by(|a, b| a.1.total_cmp(&b.1));
    let beside = matches!(ordered.as_slice(), [_, (_, right)] if *right < 0.6);
    let row = |index: usize| if beside { 0 } else { index };
    let end = |index: usize| AVERAGE * row(index) + if beside { AVERAGE } else { 6 };
    let dashes = ordered.iter().enumerate().map(|(index, (_, at))| upright("peers__line", *at).attr("y2", end(index).to_string()));
    let names = ordered.iter().enumerate().map(|(index, (name, at))| {
        let (class, dx) = match (beside, index) {
            (true, 0) => ("peers__average peers__average--left", "-5"),
            (true, _) => ("peers__average peers__average--right", "5"),
            (false, _) if *at < 0.33 => ("peers__average peers__average--right", "0"),
            (false, _) if *at > 0.67 => ("peers__average peers__average--left", "0"),
            (false, _) => ("peers__average", "0"),
        };
        let y = if beside { AVERAGE - 4 } else { end(index) + 13 };
        el("text", class).attr("x", percent(*at)).attr("dx", dx).attr("y", y.to_string()).add(name.clone())
    });
    let rows = if beside { 1 } else { lines.len() };
    let height = 6 + AVERAGE * rows;
    let class = if wide_alone { "peers__averages peers__averages--wide" } else { "peers__averages" };
    el("svg", class).attr("height", height.to_string()).add(dashes.collect::<Vec<_>>()).add(names.collect::<Vec<_>>())
}

/// The averages told below the drawing, where their names are too long to stand in it: everywhere, or on a phone.
fn told_lines(lines: &[(String, f64)], everywhere: bool) -> El {
    let mut ordered: Vec<&(String, f64)> = lines.iter().collect();
    ordered.sort_by(|a, b| a.1.total_cmp(&b.1));
    let names: Vec<&str> = ordered.iter().map(|(name, _)| name.as_str()).collect();
    let start = if names.len() > 1 { "Dashed lines, from left to right: " } else { "Dashed line: " };
    let class = if everywhere { "fine peers__told" } else { "fine peers__told peers__told--narrow" };
    el("p", class).add(format!("{start}{}.", names.join("; ")))
}

/// Names of no more letters fit below the drawing on a phone; names of no more than the second, where there is room.
const SHORT: usize = 22;
const LONG: usize = 34;

/// How high the name of an average is.
const AVERAGE: usize = 18;

/// A place on the scale, as a share of the drawing's width, to a hundredth of a percent.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn percent(place: f64) -> String {
    let hundredths = (place.clamp(0.0, 1.0) * 10_000.0) as i32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_shares_of_the_width() {
        assert_eq!(percent(0.5), "50.00%");
        assert_eq!(percent(-1.0), "0.00%");
        assert_eq!(percent(f64::NAN), "0.00%");
    }

    #[test]
    fn names_of_quarters_do_not_lie_over_each_other() {
        let names = [("Best quarter", 0.12), ("Second", 0.33), ("Third", 0.52), ("Bottom", 0.8)];
        assert_eq!(levels(&names, 600.0), [0, 0, 0, 0]);
        assert_eq!(levels(&names, 120.0), [0, 1, 2, 0]);
        assert!(levels(&[], 120.0).is_empty());
    }
}

//! What the page draws by itself, as a picture that stands alone: an SVG with its words around it, in literal
//! colours on white, that needs no stylesheet, no font file and no page.

mod breakdown;
mod heat_map;
mod letters;
mod peers;
mod sheet;
mod spine;

use crate::scorecard::view::{Breakdown, HeatMap, Masthead, PeerChart, SpineView};

/// What is drawn, with what its words say beside it.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// A council among its peers.
    Peers(PeerChart),
    /// Every measure on one scale.
    Spine {
        /// What it shows, in a sentence.
        finding: String,
        /// The rows.
        spine: SpineView,
        /// The titles of the measures that the rows name.
        titles: Vec<String>,
    },
    /// Measures by councils.
    HeatMap {
        /// The cells.
        map: HeatMap,
        /// The titles of the measures that the rows name.
        titles: Vec<String>,
    },
    /// What a whole is made of.
    Breakdown(Breakdown),
}

/// A drawing to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it is of, over its finding: the measure and the name of the chart.
    pub over: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// The report it is from: "Adults and Communities performance 2024/25 · Exampleshire County Council".
    pub report: String,
}

/// How a picture names the report it is from.
#[must_use]
pub fn report_line(masthead: &Masthead) -> String {
    format!("{} · {}", masthead.title, masthead.over)
}

/// The picture as the text of an SVG file.
#[must_use]
pub fn svg(picture: &Picture) -> String {
    match &picture.drawing {
        Drawing::Peers(chart) => peers::draw(picture, chart),
        Drawing::Spine { finding, spine, titles } => spine::draw(picture, finding, spine, titles),
        Drawing::HeatMap { map, titles } => heat_map::draw(picture, map, titles),
        Drawing::Breakdown(breakdown) => breakdown::draw(picture, breakdown),
    }
}

//! How sure a measure's own figures are, and what a whole is made of, as shown.

use super::{Fact, Figures, Working};

/// How sure a figure is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// "How sure is this figure".
    pub title: String,
    /// Its interval, its survey, the recent trend, small numbers: each with its method.
    pub facts: Vec<Fact>,
    /// What an interval is; how many tests the report made.
    pub notes: Vec<String>,
    /// Why its interval is what it is, or why there is none; none where there is no figure.
    pub why: Option<Working>,
}

/// The parts of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// "What became of new contacts".
    pub title: String,
    /// "April to November 2021".
    pub period: String,
    /// What it shows, in a sentence.
    pub finding: String,
    /// All parts of the whole.
    pub whole: BreakdownBar,
    /// The same without those that can be left out of the whole, where there are any.
    pub without: Option<BreakdownBar>,
    /// The figures behind it.
    pub table: Figures,
    /// The measure it belongs to, as an index into [`super::Scorecard::measures`].
    pub measure: Option<usize>,
    /// Where it stands: "Paragraph 22".
    pub source: String,
    /// Anything a reader must know of it.
    pub note: String,
}

/// A whole, as a bar of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownBar {
    /// What the whole is: "All 176 providers", "The 168 that are rated".
    pub label: String,
    /// Its parts, in the report's order.
    pub parts: Vec<BreakdownPart>,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownPart {
    /// "Good or outstanding".
    pub name: String,
    /// Its share of the whole, 0 to 1; all of them together are 1.
    pub share: f64,
    /// "74.4% (131)".
    pub text: String,
    /// It can be left out of the whole: drawn fainter.
    pub left_out: bool,
}

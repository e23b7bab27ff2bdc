//! What a whole is made of.

use super::{Count, Denominator, Finite, Period};

/// A whole and its parts: the outcomes of all contacts, the ratings of all providers.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub period: Period,
    /// What the whole is: "new contacts".
    pub whole: String,
    /// How many are in it, where the file says so.
    pub size: Option<Denominator>,
    /// Its parts, in the order they are printed; those that can be left out of the whole last.
    pub parts: Vec<Part>,
    /// The measure it belongs to: an index into [`super::Report::measures`].
    pub measure: Option<usize>,
    /// Where it stands: "Paragraph 22".
    pub source: Option<String>,
    /// Anything a reader must know of it.
    pub note: Option<String>,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How much of the whole it is; in all parts of one whole of the same sort.
    pub value: PartValue,
    /// It is shown, and can be left out of the whole: providers that are not yet rated.
    pub left_out: bool,
}

/// How much of a whole a part is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PartValue {
    /// So many.
    Count(Count),
    /// So many percent, as printed.
    Percent(Finite),
}

impl PartValue {
    /// The number, for adding up.
    #[must_use]
    pub fn get(self) -> f64 {
        match self {
            Self::Count(count) => count.real(),
            Self::Percent(percent) => percent.get(),
        }
    }
}

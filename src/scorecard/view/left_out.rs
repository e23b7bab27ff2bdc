//! Measures that a report is shown without.

/// A measure that is left out of a report, because its entry in the file has errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place among the measures of the file, from 0.
    pub index: usize,
    /// "local waiting, People awaiting a care assessment", as far as the file tells.
    pub measure: String,
    /// Its title alone, if the file tells it: "People awaiting a care assessment".
    pub title: String,
    /// "An aim that is not known (line 377)".
    pub why: String,
}

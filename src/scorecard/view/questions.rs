//! Questions for members, as shown.

use super::RatingView;

/// Questions that a report gives reason to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// "17 questions on 9 measures, the lowest rated first."
    pub lead: String,
    /// Where they come from, and what they are not.
    pub note: String,
    /// By measure.
    pub groups: Vec<QuestionGroup>,
    /// Questions to ask of any report.
    pub general: Vec<String>,
}

/// The questions on one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionGroup {
    /// Index into the scorecard's measures.
    pub measure: usize,
    /// Its rating.
    pub rating: RatingView,
    /// The questions, the weightiest first.
    pub questions: Vec<QuestionView>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// What to ask.
    pub ask: String,
    /// Why: what the report says, in numbers.
    pub why: String,
}

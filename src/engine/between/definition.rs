//! What of a measure’s definition changed between two reports.

use crate::model::Measure;

/// A part of a measure’s definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Which way is good.
    Aim,
    /// What its values are in.
    Unit,
    /// What is counted, in words.
    Definition,
}

/// The parts that changed. The definitions are held together where both reports have one, else the
/// descriptions; a report that has neither says nothing.
pub(super) fn changed(now: &Measure, then: &Measure) -> Vec<Part> {
    let words = now.definition.as_ref().zip(then.definition.as_ref());
    let words = words.or_else(|| now.description.as_ref().zip(then.description.as_ref()));
    [
        (Part::Aim, now.aim != then.aim),
        (Part::Unit, now.unit != then.unit),
        (Part::Definition, words.is_some_and(|(now, then)| are_other_words(now, then))),
    ]
    .into_iter()
    .filter_map(|(part, changed)| changed.then_some(part))
    .collect()
}

/// Whether two texts differ in more than capitals, spaces and punctuation.
pub(super) fn are_other_words(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) != letters(b)
}

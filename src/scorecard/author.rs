//! What a report file still lacks, as it is shown.

use super::problems::problems_view;
use super::words::author as words;
use crate::author::{CannotRoll, StillMissing};

/// What a report still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingView {
    /// "12 things are still missing".
    pub title: String,
    /// What is missing, in the order of the file.
    pub items: Vec<MissingItem>,
    /// All of it as plain text, to copy.
    pub text: String,
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingItem {
    /// "ASCOF 2C, Permanent admissions …"; empty where it is of the whole report.
    pub measure: String,
    /// Where it belongs, as a JSON pointer: "/measures/3/targets".
    pub pointer: String,
    /// "A target for 2025/26: there was one before."
    pub text: String,
}

/// What a report still lacks, in words.
#[must_use]
pub fn missing_view(missing: &[StillMissing]) -> MissingView {
    let item = |missing: &StillMissing| MissingItem {
        measure: missing.measure.clone().unwrap_or_default(),
        pointer: missing.pointer.to_string(),
        text: words::wanted(&missing.wanted),
    };
    let items: Vec<MissingItem> = missing.iter().map(item).collect();
    let title = words::title(items.len());
    let mut text = format!("{title}\n");
    let mut heading = None;
    for item in &items {
        if heading != Some(&item.measure) {
            heading = Some(&item.measure);
            text.push_str(&format!("\n{}\n", if item.measure.is_empty() { "The report" } else { &item.measure }));
        }
        text.push_str(&format!("  {} ({})\n", item.text, item.pointer));
    }
    MissingView { title, items, text }
}

/// Why a file cannot be moved on, as plain text.
#[must_use]
pub fn cannot_roll_view(file_name: &str, why: &CannotRoll) -> String {
    words::cannot_roll(why).map(|sentence| sentence + "\n").unwrap_or_else(|problems| problems_view(file_name, problems).text)
}

//! The drafted commentary as text.

use crate::scorecard::view::{Commentary, DraftParagraph};

/// The whole draft as text: each section under its heading, each paragraph on its line.
#[must_use]
pub fn commentary(commentary: &Commentary) -> String {
    let mut out = format!("{}\n{}\n", commentary.lead, commentary.note);
    for section in &commentary.sections {
        out.push_str(&format!("\n{}\n{}\n", section.title, "=".repeat(section.title.chars().count())));
        for paragraph in &section.paragraphs {
            out.push_str(&format!("\n{}\n", paragraph_text(paragraph)));
        }
    }
    out
}

/// A paragraph with what it begins with: "Junior loans (Local). There were …".
#[must_use]
pub fn paragraph_text(paragraph: &DraftParagraph) -> String {
    if paragraph.heading.is_empty() { paragraph.text() } else { format!("{}. {}", paragraph.heading, paragraph.text()) }
}

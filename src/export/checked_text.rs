//! The claims of a text as plain text.

use crate::scorecard::view::CheckedText;

/// The claims of a text, one beneath the other, contradicted ones first, each with its sum.
#[must_use]
pub fn checked_text(checked: &CheckedText) -> String {
    let mut out = format!("{}\n", checked.summary);
    for claim in &checked.claims {
        let place = if claim.place.is_empty() { String::new() } else { format!(" · {}", claim.place) };
        out.push_str(&format!("\n{}{place}: “{}”\n  {}\n", claim.word, claim.quote, claim.sum));
    }
    out.push_str(&format!("\n{}\n", checked.note));
    out
}

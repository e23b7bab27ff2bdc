//! A text with its claims checked, laid out.

use super::view::{CheckedText, ClaimMark, TextClaim, TextPiece};
use super::words::{claims, plural};
use crate::engine::claims::text::read;
use crate::engine::claims::{Claim, Finding, Verdict, check};
use crate::model::{Report, in_order};

/// Finds the claims of a text and tests each against the text itself, and against a report where one is open.
#[must_use]
pub fn check_text(text: &str, report: Option<&Report>) -> CheckedText {
    let found = check(&read(text), report);
    // Contradicted first: what a reader has to see.
    let found = in_order(found, &|a, b| mark(a.verdict).cmp(&mark(b.verdict)));
    let count = |wanted: ClaimMark| found.iter().filter(|c| mark(c.verdict) == wanted).count();
    let summary = if found.is_empty() {
        "No claim was found that carries a sum or a comparison.".to_owned()
    } else {
        format!(
            "{} found: {} contradicted, {} not checkable, {} right.",
            plural(found.len(), "claim", "claims"),
            count(ClaimMark::Contradicted),
            count(ClaimMark::NotCheckable),
            count(ClaimMark::Right)
        )
    };
    CheckedText {
        summary,
        note: "Looked for: percentages with their counts, changes, differences, shares of a total, lists that add up, comparisons in words, \
               ranks, forecasts, rates with their counts and references. A number that is not marked was not checked. “Right” means that the \
               numbers agree with each other, not that they are true."
            .to_owned(),
        paragraphs: paragraphs(text, &found),
        claims: found.iter().map(|one| claim(text, one, report)).collect(),
    }
}

fn mark(verdict: Verdict) -> ClaimMark {
    match verdict {
        Verdict::Contradicted => ClaimMark::Contradicted,
        Verdict::NotCheckable => ClaimMark::NotCheckable,
        Verdict::Right => ClaimMark::Right,
    }
}

fn claim(text: &str, claim: &Claim, report: Option<&Report>) -> TextClaim {
    let quote = text.get(claim.at.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    TextClaim {
        mark: mark(claim.verdict),
        word: match claim.verdict {
            Verdict::Contradicted => "Contradicted",
            Verdict::NotCheckable => "Not checkable",
            Verdict::Right => "Right",
        },
        place: claim.paragraph.map(|number| format!("Paragraph {number}")).unwrap_or_default(),
        quote: balanced(quote),
        sum: claims::sum(claim, report),
        measure: match claim.finding {
            Finding::Report { measure, .. } => Some(measure),
            _ => None,
        },
    }
}

/// A quotation with the bracket closed that it opens.
pub(super) fn balanced(quote: String) -> String {
    let open = quote.matches('(').count();
    let closed = quote.matches(')').count();
    if open > closed { quote + ")" } else { quote }
}

/// The text cut at the ends of its claims and of its lines.
fn paragraphs(text: &str, found: &[Claim]) -> Vec<Vec<TextPiece>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            out.push(pieces(text, start..start + line.trim_end().len(), found));
        }
        start = end;
    }
    out
}

fn pieces(text: &str, line: std::ops::Range<usize>, found: &[Claim]) -> Vec<TextPiece> {
    let mut cuts: Vec<usize> = found.iter().flat_map(|c| [c.at.start, c.at.end]).filter(|at| line.contains(at)).collect();
    cuts.extend([line.start, line.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |ends: &[usize]| {
        let [start, end] = ends else { return None };
        let over = found.iter().enumerate().find(|(_, c)| c.at.start <= *start && *end <= c.at.end);
        let text = text.get(*start..*end)?.to_owned();
        Some(TextPiece { text, mark: over.map(|(_, c)| mark(c.verdict)), claim: over.map(|(index, _)| index) })
    };
    cuts.windows(2).filter_map(piece).collect()
}

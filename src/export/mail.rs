//! The scorecard in a few lines, for a message.

use super::text::Lines;
use crate::scorecard::view::Scorecard;

/// What the paper is, its headline, what is off track, and a link to the rest if there is one (empty for none).
#[must_use]
pub fn mail(scorecard: &Scorecard, link: &str) -> String {
    let mut out = Lines::default();
    let head = &scorecard.masthead;
    out.line(&head.title);
    out.line(&head.over);
    for fact in &head.facts {
        out.line(&format!("{}: {}", fact.term, fact.text));
    }
    out.gap();
    out.line(&scorecard.headline.lead);
    out.line(&scorecard.headline.rest);
    for group in &scorecard.attention {
        out.gap();
        out.line(&group.title);
        for row in &group.rows {
            let Some(measure) = scorecard.measures.get(row.measure) else { continue };
            out.line(&format!("- {} ({}): {}. {} {}", measure.title, measure.code, row.gap, measure.direction.word, row.from));
        }
    }
    if !link.is_empty() {
        out.gap();
        out.line("The whole scorecard:");
        out.line(link);
    }
    out.text
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_message_has_the_headline_what_is_off_track_and_the_link() {
        let opened = crate::open(include_bytes!("../../public/examples/adults-2025-01.json")).expect("the example");
        let made = super::mail(&opened.scorecard, "https://example.gov.uk/#a");
        assert!(made.contains(&opened.scorecard.headline.lead));
        let rows: usize = opened.scorecard.attention.iter().map(|group| group.rows.len()).sum();
        assert_eq!(made.lines().filter(|line| line.starts_with("- ")).count(), rows);
        assert!(made.ends_with("The whole scorecard:\nhttps://example.gov.uk/#a\n"));
        assert!(!super::mail(&opened.scorecard, "").contains("whole scorecard"));
    }
}

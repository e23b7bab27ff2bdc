//! Comparisons in words: higher than, lower than, similar to, short of.

use super::changes::is_change;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, How, Used, Verdict, claim, mark, numbers, sentence_of, word};

/// Two numbers this far apart are not called similar: both, in percent of the larger and in the measure's unit.
const UNLIKE: (f64, f64) = (12.0, 4.0);

pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for at in 0..tokens.len() {
        if let Some(found) = higher_at(paragraph, at, used) {
            claims.push(found);
        }
        let Some((how, after)) = comparison(paragraph, at) else { continue };
        let sentence = sentence_of(paragraph, at);
        let clause = clause_end(paragraph, after, sentence.end);
        let other = numbers(paragraph, after..clause).next();
        let Some((other_at, other)) = other.filter(|(i, q)| usable(paragraph, *i, *q, used) && i - after <= 14) else { continue };
        // "similar to the national position at 11.5%" says what it is itself.
        if word(tokens, other_at.wrapping_sub(1)) == "at" {
            continue;
        }
        // "(1,479 compared to 1,547)": the first of the two is the council's own.
        if mark(tokens, other_at.wrapping_sub(1)) == Some('(')
            && (other_at + 1..other_at + 4).any(|i| matches!(word(tokens, i), "compared" | "against"))
        {
            if let Some((second_at, second)) = numbers(paragraph, other_at + 1..sentence.end).next().filter(|(_, q)| q.unit == other.unit) {
                claims.push(compared(paragraph, how, (other_at, other), (second_at, second), &[other]));
            }
            continue;
        }
        let level = |(i, q): &(usize, Quantity)| q.unit == other.unit && usable(paragraph, *i, *q, used) && scale_fits(*q, other);
        let own = |found: &(usize, Quantity)| level(found) && !used.references.contains(&found.0);
        // What a sentence is about comes first in it, and not in brackets; else the sentence before told it.
        let mut locals: Vec<(usize, Quantity)> = numbers(paragraph, sentence.start..at).filter(own).collect();
        if locals.is_empty() {
            let earlier = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).cloned().unwrap_or(0..0);
            locals.extend(numbers(paragraph, earlier).filter(own));
        }
        let bare = |(i, _): &&(usize, Quantity)| !in_brackets(paragraph, *i);
        let Some(local) = locals.iter().find(bare).or_else(|| locals.first()).copied() else { continue };
        used.references.push(other_at);
        let every: Vec<Quantity> = locals.iter().map(|(_, q)| *q).collect();
        claims.push(compared(paragraph, how, local, (other_at, other), &every));
    }
}

/// "it was 242; the year before it was slightly higher at 248": the number itself, against one named before.
fn higher_at(paragraph: &Paragraph, at: usize, used: &Used) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let how = match word(tokens, at) {
        "higher" => How::Higher,
        "lower" => How::Lower,
        _ => return None,
    };
    let (local_at, local) = numbers(paragraph, at + 2..at + 3).next().filter(|_| word(tokens, at + 1) == "at")?;
    let sentence = sentence_of(paragraph, at);
    let start = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).map_or(sentence.start, |s| s.start);
    let level = |(i, q): &(usize, Quantity)| q.unit == local.unit && usable(paragraph, *i, *q, used) && scale_fits(*q, local);
    let others: Vec<(usize, Quantity)> = numbers(paragraph, start..at).rev().filter(level).collect();
    let holds = |b: &Quantity| if how == How::Higher { local.high > b.low } else { local.low < b.high };
    let (other_at, other) = *others.iter().find(|(_, b)| holds(b)).or_else(|| others.first())?;
    let finding = Finding::Compared { how, local: local.value, other: other.value };
    Some(claim(paragraph, other_at, local_at, finding, super::verdict(holds(&other))))
}

/// Whether a number stands in brackets.
fn in_brackets(paragraph: &Paragraph, at: usize) -> bool {
    let before =
        paragraph.tokens.get(..at).unwrap_or_default().iter().rev().take(8).find_map(|t| t.mark().filter(|m| matches!(m, '(' | ')')));
    before == Some('(')
}

/// A percentage may be held against a percentage, a rate against a rate of its size.
fn scale_fits(a: Quantity, b: Quantity) -> bool {
    a.unit == Unit::Percent || (a.value / b.value < 50.0 && b.value / a.value < 50.0)
}

/// Whether a number is a level: no change, no count within a share, no hedge of words.
fn usable(paragraph: &Paragraph, at: usize, quantity: Quantity, used: &Used) -> bool {
    let level = used.is_level(at) && !used.counts.contains(&at) && !is_change(paragraph, at);
    level && matches!(quantity.unit, Unit::Percent | Unit::Plain | Unit::Pounds) && quantity.value > 0.0
}

/// The comparison a word begins, and the token after its words.
fn comparison(paragraph: &Paragraph, at: usize) -> Option<(How, usize)> {
    let tokens = &paragraph.tokens;
    let here = word(tokens, at);
    let within = |from: usize, to: usize, wanted: &str| (from..=to).find(|i| word(tokens, *i) == wanted);
    // "just 10% supported this way", "not as high as": other matters.
    let negated = matches!(word(tokens, at.wrapping_sub(1)), "not" | "no") || word(tokens, at.wrapping_sub(2)) == "not";
    // "3% lower than" is a change.
    let after_change = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.number().is_some() || t.mark() == Some(')'))
        && matches!(here, "higher" | "lower" | "greater" | "above" | "below");
    if negated || after_change {
        return None;
    }
    match here {
        "higher" | "greater" | "lower" => {
            // "slightly higher at 248" says what it is itself, not what it is held against.
            let than = within(at + 1, at + 4, "than")?;
            Some((if here == "lower" { How::Lower } else { How::Higher }, than + 1))
        }
        "above" | "below" if !matches!(word(tokens, at + 1), "average" | "all" | "metrics") => {
            Some((if here == "above" { How::Higher } else { How::Lower }, at + 1))
        }
        "short" if word(tokens, at + 1) == "of" => Some((How::Lower, at + 2)),
        "similar" => {
            let to = within(at + 1, at + 4, "to")?;
            Some((How::Similar, to + 1))
        }
        _ => None,
    }
}

/// A comparison ends with its clause: at a comma before "and" or "although", a semicolon, a full stop; a bracket belongs to it.
pub(super) fn clause_end(paragraph: &Paragraph, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| {
            matches!(mark(&paragraph.tokens, *at), Some(';' | '.'))
                || matches!(word(&paragraph.tokens, *at), "although" | "however" | "while" | "whilst" | "but" | "with" | "where")
                || (mark(&paragraph.tokens, *at) == Some(',')
                    && matches!(word(&paragraph.tokens, *at + 1), "and" | "although" | "or" | "lower" | "higher"))
        })
        .unwrap_or(end)
}

fn compared(paragraph: &Paragraph, how: How, local: (usize, Quantity), other: (usize, Quantity), every: &[Quantity]) -> Claim {
    let b = other.1;
    let holds = |a: &Quantity| match how {
        How::Higher => a.high > b.low,
        How::Lower => a.low < b.high,
        How::Similar => {
            let gap = (a.value - b.value).abs();
            let (share, size) = UNLIKE;
            gap <= a.value.abs().max(b.value.abs()) * share / 100.0 || (a.unit == Unit::Percent && gap <= size)
        }
    };
    let local_holds = holds(&local.1);
    let verdict = if local_holds || every.iter().any(holds) { Verdict::Right } else { Verdict::Contradicted };
    let finding = Finding::Compared { how, local: local.1.value, other: b.value };
    claim(paragraph, local.0, other.0, finding, verdict)
}

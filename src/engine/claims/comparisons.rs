//! Comparisons in words: higher than, lower than, similar to, short of.

use super::changes::is_change;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, How, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// Two numbers this far apart are not called similar: both, in percent of the larger and in the measure's unit.
const UNLIKE: (f64, f64) = (12.0, 4.0);
/// Numbers further apart than this, as a ratio, are not compared.
const SAME_SCALE: f64 = 50.0;

/// Two ends of rounding nearer than this are one.
const EDGE: f64 = 1e-9;

type At = (usize, Quantity);

pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    for at in 0..paragraph.tokens.len() {
        if let Some(found) = higher_at(paragraph, at, used) {
            claims.push(found);
        }
        if let Some((how, after)) = comparison(paragraph, at, used)
            && let Some(found) = against(paragraph, at, how, after, used)
        {
            claims.push(found);
        }
    }
}

/// What stands before a comparison, held against the number after it.
fn against(paragraph: &Paragraph, at: usize, how: How, after: usize, used: &mut Used) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, at);
    let clause = clause_end(paragraph, after, sentence.end);
    let Some((other_at, other)) = numbers(paragraph, after..clause).next() else {
        return set_beside(paragraph, at, how, after, sentence.end);
    };
    if !usable(paragraph, other_at, other, used) || other_at - after > 14 {
        return None;
    }
    // "two are in line with it and three are not": it is what was named before.
    if matches!(word(tokens, after), "it" | "them") && (word(tokens, after + 1) == "and" || mark(tokens, after + 1).is_some()) {
        return None;
    }
    // "similar to the national position at 11.5%" says what it is itself.
    if word(tokens, other_at.wrapping_sub(1)) == "at" {
        return None;
    }
    // "(1,479 compared to 1,547)": the first of the two is the council's own.
    if let Some(found) = two_in_brackets(paragraph, how, (other_at, other), sentence.end) {
        return Some(found);
    }
    // "higher than the average - 42% compared to 27%": the same, after a dash.
    let dashed = mark(tokens, other_at.wrapping_sub(1)) == Some('-');
    if dashed {
        return set_beside(paragraph, at, how, after, sentence.end);
    }
    let level = |(i, q): &At| q.unit == other.unit && *i != other_at && usable(paragraph, *i, *q, used) && scale_fits(*q, other);
    let own = |found: &At| level(found) && !used.references.contains(&found.0);
    // What a sentence is about comes first in it, and not in brackets; else the sentence before told it.
    let mut locals: Vec<At> = numbers(paragraph, sentence.start..at).filter(own).collect();
    let in_sentence = !locals.is_empty();
    if !in_sentence {
        let earlier = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).cloned().unwrap_or(0..0);
        locals.extend(numbers(paragraph, earlier).filter(own));
    }
    let bare = |(i, _): &&At| !in_brackets(paragraph, *i);
    let local = locals.iter().find(bare).or_else(|| locals.first()).copied()?;
    let local = right_before(paragraph, at).filter(own).inspect(|found| locals = vec![*found]).unwrap_or(local);
    let every: Vec<Quantity> = locals.iter().map(|(_, q)| *q).collect();
    let found = compared(paragraph, how, local, (other_at, other), &every);
    // "The rate was 585. That is 812 people, … and lower than the average of 615": the sentence before may be what it goes on about.
    let before = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).cloned().unwrap_or(0..0);
    let goes_on = in_sentence && (other.unit == Unit::Plain || refers_back(paragraph, sentence.start));
    let other_reading = goes_on && numbers(paragraph, before).filter(own).any(|(_, q)| holds(how, &q, &other));
    used.references.push(other_at);
    if found.verdict == Verdict::Contradicted && other_reading {
        return None;
    }
    // A number of another sentence may be of another thing: it confirms, and contradicts only where it is the only one.
    (found.verdict == Verdict::Right || in_sentence || (locals.len() == 1 && refers_back(paragraph, sentence.start))).then_some(found)
}

/// The number a comparison follows directly, be it with a bracket between: "64.5% (up from 60.3% in 2022/23), lower than".
fn right_before(paragraph: &Paragraph, at: usize) -> Option<At> {
    let tokens = &paragraph.tokens;
    let degree = |i: usize| matches!(word(tokens, i), "slightly" | "just" | "considerably" | "notably" | "much" | "well" | "significantly");
    let mut last = at.checked_sub(1)?;
    if degree(last) {
        last = last.checked_sub(1)?;
    }
    if mark(tokens, last) != Some(',') {
        return None;
    }
    last = last.checked_sub(1)?;
    if mark(tokens, last) == Some(')') {
        last = (last.saturating_sub(12)..last).rfind(|i| mark(tokens, *i) == Some('('))?.checked_sub(1)?;
    }
    numbers(paragraph, last..last + 1).next()
}

/// Whether a sentence begins with what the one before told of: "This is …", "It remains …", "The figure …".
fn refers_back(paragraph: &Paragraph, start: usize) -> bool {
    (start..start + 3)
        .any(|i| matches!(word(&paragraph.tokens, i), "this" | "it" | "that" | "which" | "these" | "both" | "figure" | "performance"))
}

/// "(1,479 compared to 1,547)".
fn two_in_brackets(paragraph: &Paragraph, how: How, first: At, end: usize) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let opens = mark(tokens, first.0.wrapping_sub(1)) == Some('(');
    let compares = (first.0 + 1..first.0 + 4).any(|i| matches!(word(tokens, i), "compared" | "against" | "versus" | "vs"));
    (opens && compares).then_some(())?;
    let second = numbers(paragraph, first.0 + 1..end).next().filter(|(_, q)| q.unit == first.1.unit)?;
    Some(compared(paragraph, how, first, second, &[first.1]))
}

/// "considerably higher than the national average - 42% (2,072/4,934) compared to 27%".
fn set_beside(paragraph: &Paragraph, at: usize, how: How, after: usize, end: usize) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let compares = (after..end.min(after + 24)).find(|i| matches!(word(tokens, *i), "compared" | "against" | "versus"))?;
    let opens = (after..compares)
        .find(|i| matches!(mark(tokens, *i), Some('-' | '(' | ':')) && numbers(paragraph, i + 1..i + 2).next().is_some())?;
    let first = numbers(paragraph, opens + 1..opens + 2).next()?;
    let own = first.1.unit == Unit::Percent || first.1.unit == Unit::Plain;
    let before = numbers(paragraph, at..opens).next().is_none_or(|found| in_brackets(paragraph, found.0) || found.1.unit != Unit::Percent);
    let second = numbers(paragraph, compares + 1..end.min(compares + 10)).next().filter(|(_, q)| own && q.unit == first.1.unit)?;
    before.then(|| compared(paragraph, how, first, second, &[first.1]))
}

/// "it was 242; the year before it was slightly higher at 248": the number itself, against one named before; or "lower at 44% than
/// the 48% …".
fn higher_at(paragraph: &Paragraph, at: usize, used: &Used) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let how = match word(tokens, at) {
        "higher" => How::Higher,
        "lower" | "short" => How::Lower,
        "similar" => How::Similar,
        _ => return None,
    };
    // "higher at 248", "a higher proportion at 64%"
    let at_at = (at + 1..at + 4).find(|i| word(tokens, *i) == "at")?;
    let (local_at, local) =
        numbers(paragraph, at_at + 1..at_at + 2).next().filter(|_| (at + 1..at_at).all(|i| !word(tokens, i).is_empty()))?;
    let sentence = sentence_of(paragraph, at);
    let level = |(i, q): &At| q.unit == local.unit && usable(paragraph, *i, *q, used) && scale_fits(*q, local);
    // "lower at 44% than the 48% …", "short at 96% (4,758/4,956) compared to a target of 98%"
    let than = (local_at + 1..sentence.end.min(local_at + 8)).find(|i| matches!(word(tokens, *i), "than" | "compared" | "against"));
    if let Some(than) = than.filter(|_| how != How::Similar) {
        let other = numbers(paragraph, than + 1..sentence.end.min(than + 8)).next().filter(level)?;
        return Some(compared(paragraph, how, (local_at, local), other, &[local]));
    }
    if word(tokens, at) == "short" || at_at > at + 1 {
        return None;
    }
    let start = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).map_or(sentence.start, |s| s.start);
    let others: Vec<At> = numbers(paragraph, start..at).rev().filter(level).collect();
    let hold = |b: &Quantity| holds(how, &local, b);
    let (other_at, other) = *others.iter().find(|(_, b)| hold(b)).or_else(|| others.first())?;
    // "Similar" to what, another sentence need not tell.
    if how == How::Similar && !hold(&other) {
        return None;
    }
    let finding = Finding::Compared { how, local: local.value, other: other.value };
    Some(claim(paragraph, other_at, local_at, finding, verdict(hold(&other))))
}

/// Whether a number stands in brackets.
fn in_brackets(paragraph: &Paragraph, at: usize) -> bool {
    let before =
        paragraph.tokens.get(..at).unwrap_or_default().iter().rev().take(8).find_map(|t| t.mark().filter(|m| matches!(m, '(' | ')')));
    before == Some('(')
}

/// A percentage may be held against a percentage, a rate against a rate of its size.
fn scale_fits(a: Quantity, b: Quantity) -> bool {
    a.unit == Unit::Percent || (a.value / b.value < SAME_SCALE && b.value / a.value < SAME_SCALE)
}

/// Whether a number is a level: no change, no count within a share, no hedge of words.
fn usable(paragraph: &Paragraph, at: usize, quantity: Quantity, used: &Used) -> bool {
    let level = used.is_level(at) && !used.counts.contains(&at) && !is_change(paragraph, at);
    level && matches!(quantity.unit, Unit::Percent | Unit::Plain | Unit::Pounds) && quantity.value > 0.0
}

/// The comparison a word begins, and the token after its words.
fn comparison(paragraph: &Paragraph, at: usize, used: &Used) -> Option<(How, usize)> {
    let tokens = &paragraph.tokens;
    let here = word(tokens, at);
    let back = |n: usize| at.checked_sub(n).map_or("", |i| word(tokens, i));
    let within = |from: usize, to: usize, wanted: &str| (from..=to).find(|i| word(tokens, *i) == wanted);
    // "just 10% supported this way", "not as high as", "to remain below": other matters.
    let negated = matches!(back(1), "not" | "no" | "or" | "if" | "whether") || back(2) == "not" || matches!(back(3), "not" | "from");
    // "3% lower than" is a change.
    let after_change = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.number().is_some() || t.mark() == Some(')'))
        && matches!(here, "higher" | "lower" | "greater" | "above" | "below" | "more" | "less" | "fewer" | "short");
    // "0.3 days more than" is an amount with its unit.
    let is_amount = (1..4).any(|n| at.checked_sub(n).is_some_and(|i| used.changes.contains(&i)) && (1..n).all(|m| !back(m).is_empty()));
    if negated || after_change || (is_amount && matches!(here, "more" | "less" | "fewer" | "higher" | "lower")) {
        return None;
    }
    let next = word(tokens, at + 1);
    // What stands after a semicolon is held against nothing before it.
    let opens = matches!(here, "above" | "below") && matches!(at.checked_sub(1).and_then(|i| mark(tokens, i)), Some(';' | ':'));
    if opens {
        return None;
    }
    // "41% and above" says what 41% is.
    let and_above = matches!(back(1), "and" | "or") && at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.number().is_some());
    match here {
        "higher" | "greater" | "lower" => {
            // "slightly higher at 248" says what it is itself, not what it is held against.
            let than = within(at + 1, at + 4, "than")?;
            // "in a higher than average number of": no comparison with what follows.
            (word(tokens, than + 1) != "average").then_some(())?;
            Some((if here == "lower" { How::Lower } else { How::Higher }, than + 1))
        }
        "more" | "less" | "fewer" if next == "than" && !matches!(back(1), "for" | "of" | "in" | "by" | "no") => {
            Some((if here == "more" { How::Higher } else { How::Lower }, at + 2))
        }
        "above" | "below"
            if !matches!(next, "average" | "all" | "metrics" | "and")
                && !matches!(back(1), "the" | "as" | "see" | "outlined")
                && !and_above =>
        {
            Some((if here == "above" { How::Higher } else { How::Lower }, at + 1))
        }
        "exceeded" | "exceeds" | "exceeding" | "surpassed" => Some((How::Higher, at + 1)),
        "ahead" if next == "of" => Some((How::Higher, at + 2)),
        "behind" => Some((How::Lower, at + 1)),
        "short" if next == "of" => Some((How::Lower, at + 2)),
        "similar" | "comparable" | "close" | "identical" => {
            let to = within(at + 1, at + 4, "to")?;
            Some((How::Similar, to + 1))
        }
        "in" if next == "line" && word(tokens, at + 2) == "with" => Some((How::Similar, at + 3)),
        "same" if next == "as" && back(1) == "the" => Some((How::Similar, at + 2)),
        _ => None,
    }
}

/// A comparison ends with its clause: at a comma before "and" or "although", a semicolon, a full stop; a bracket belongs to it.
pub(super) fn clause_end(paragraph: &Paragraph, from: usize, end: usize) -> usize {
    let tokens = &paragraph.tokens;
    (from..end)
        .find(|at| {
            let here = word(tokens, *at);
            let with = here == "with" && !matches!(word(tokens, at.wrapping_sub(1)), "compared" | "line" | "comparison");
            matches!(mark(tokens, *at), Some(';' | '.'))
                || with
                || matches!(here, "although" | "however" | "while" | "whilst" | "but" | "where" | "whereas" | "though")
                || (mark(tokens, *at) == Some(',') && matches!(word(tokens, *at + 1), "and" | "although" | "or" | "lower" | "higher"))
        })
        .unwrap_or(end)
}

/// Whether one number stands to another as is said.
fn holds(how: How, a: &Quantity, b: &Quantity) -> bool {
    match how {
        // 64.5 is not lower than 64.4, however they were rounded.
        How::Higher => a.high - b.low > EDGE,
        How::Lower => b.high - a.low > EDGE,
        How::Similar => {
            let gap = (a.value - b.value).abs();
            let (share, size) = UNLIKE;
            gap <= a.value.abs().max(b.value.abs()) * share / 100.0 || (a.unit == Unit::Percent && gap <= size)
        }
    }
}

fn compared(paragraph: &Paragraph, how: How, local: At, other: At, every: &[Quantity]) -> Claim {
    // The number that stands so is the one that is shown.
    let shown =
        if holds(how, &local.1, &other.1) { local.1 } else { every.iter().find(|a| holds(how, a, &other.1)).copied().unwrap_or(local.1) };
    let finding = Finding::Compared { how, local: shown.value, other: other.1.value };
    claim(paragraph, local.0, other.0, finding, verdict(holds(how, &shown, &other.1)))
}

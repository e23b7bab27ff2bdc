//! Lists that should add up to their whole.

use super::parts::{Counted, leading_whole};
use super::ratios::Ratio;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// A list in brackets or after a colon whose sum is further from the number before it than this, in shares of it, is no
/// list of its parts.
const FAR: (f64, f64) = (0.7, 1.4);
/// The same, for a list that only its last words close.
const NEAR: (f64, f64) = (0.85, 1.15);

/// Words that say that a list is complete.
fn closes(word: &str) -> bool {
    matches!(word, "remainder" | "remaining" | "rest" | "finally" | "conversely" | "others")
}

fn is_closing(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    paragraph.tokens.get(from..=to).unwrap_or_default().iter().any(|t| closes(t.word()))
}

/// A run of parts that make up a whole, by their percentages or by a number before them that their counts add up to: each is tested
/// against their whole, and they are a list that adds up.
pub(super) fn of_parts(paragraph: &Paragraph, counted: &[Counted]) -> (Option<f64>, Vec<Claim>) {
    let (Some(first), Some(last)) = (counted.first(), counted.last()) else { return (None, Vec::new()) };
    if counted.len() < 3 || counted.iter().any(|c| c.percent.1.loose) {
        return (None, Vec::new());
    }
    let ends = (first.first(), last.last());
    let percents: f64 = counted.iter().map(|c| c.percent.1.value).sum();
    let room: f64 = counted.iter().map(|c| (c.percent.1.high - c.percent.1.low) / 2.0).sum();
    let by_percents = (percents - 100.0).abs() <= room.max(1.0);
    let sum: f64 = counted.iter().map(|c| c.count.1).sum();
    // The whole the text names before them, if it is one: it may have parts that are not listed.
    let before = numbers(paragraph, 0..ends.0).rev().find(|(_, q)| q.unit == Unit::Plain && q.value > first.count.1);
    let by_counts = before.is_some_and(|(_, whole)| whole.holds(sum));
    if !by_percents && !by_counts {
        return (None, Vec::new());
    }
    let parts = counted.iter().map(|c| c.percent.1.value).collect();
    let of_percents = Finding::Sum { parts, sum: percents, whole: 100.0, percent: true };
    let mut claims = vec![claim(paragraph, ends.0, ends.1, of_percents, verdict(by_percents))];
    let fits = |whole: f64| counted.iter().filter(|c| c.percent.1.holds(100.0 * c.count.1 / whole)).count();
    let Some((at, whole)) = before else { return (Some(sum), claims) };
    if by_counts || is_closing(paragraph, ends.0, ends.1) || fits(whole.value) < fits(sum) {
        let parts = counted.iter().map(|c| c.count.1).collect();
        let finding = Finding::Sum { parts, sum, whole: whole.value, percent: false };
        claims.push(claim(paragraph, at, ends.1, finding, verdict(by_counts)));
        return (Some(sum), claims);
    }
    (Some(whole.value), claims)
}

/// Ratios of one denominator that make it up: 131, 33, 4 and 8 of 176.
pub(super) fn ratio_list(paragraph: &Paragraph, ratios: &[Ratio]) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut rest = ratios;
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|r| r.denominator.1.total_cmp(&first.denominator.1).is_eq()).count();
        let (list, after) = rest.split_at_checked(run).unwrap_or((rest, &[]));
        rest = after;
        let sum: f64 = list.iter().map(|r| r.numerator.1).sum();
        let whole = first.denominator.1;
        let ends = list.last().map_or(first.denominator.0, |last| last.denominator.0);
        let adds = (sum - whole).abs() < 0.5;
        let claims_to = is_closing(paragraph, first.numerator.0, ends) && (sum - whole).abs() <= whole * 0.1;
        if list.len() >= 2 && (adds || claims_to) {
            let parts = list.iter().map(|r| r.numerator.1).collect();
            claims.push(claim(paragraph, first.numerator.0, ends, Finding::Sum { parts, sum, whole, percent: false }, verdict(adds)));
        }
    }
    claims
}

/// Percentages in a row that make up a hundred: 85, 14 and 1; or ought to, since the text closes them.
pub(super) fn of_percents(paragraph: &Paragraph, used: &Used) -> Vec<Claim> {
    let percents: Vec<(usize, Quantity)> = numbers(paragraph, 0..paragraph.tokens.len())
        .filter(|(at, q)| q.unit == Unit::Percent && !q.loose && used.is_level(*at) && !used.references.contains(at))
        .collect();
    let mut claims: Vec<Claim> = Vec::new();
    let mut start = 0;
    while let Some(rest) = percents.get(start..).filter(|rest| rest.len() >= 2) {
        let Some((length, sum, adds)) = run_of(paragraph, rest) else {
            start += 1;
            continue;
        };
        let list = rest.get(..length).unwrap_or_default();
        if let (Some(first), Some(last)) = (list.first(), list.last()) {
            let parts = list.iter().map(|(_, q)| q.value).collect();
            claims.push(claim(paragraph, first.0, last.0, Finding::Sum { parts, sum, whole: 100.0, percent: true }, verdict(adds)));
        }
        start += length;
    }
    claims
}

/// How many percentages from here on are a list, their sum, and whether it is a hundred.
fn run_of(paragraph: &Paragraph, rest: &[(usize, Quantity)]) -> Option<(usize, f64, bool)> {
    let (mut sum, mut room) = (0.0, 0.0);
    let mut found = None;
    let first = rest.first()?.0;
    for (length, (at, q)) in (1_usize..).zip(rest) {
        sum += q.value;
        room += (q.high - q.low) / 2.0;
        if sum > 200.0 {
            break;
        }
        let near = (sum - 100.0).abs() <= room + 1e-9;
        let closing = is_closing(paragraph, first, *at);
        let in_one = sentence_of(paragraph, first).contains(at);
        if length >= 2 && near && ((length >= 3 && in_one) || closing) {
            return Some((length, sum, true));
        }
        // The last of them is called the rest.
        let previous = length.checked_sub(2).and_then(|i| rest.get(i)).map_or(first, |(i, _)| *i);
        let is_rest = in_one && (previous + 1..*at).any(|i| matches!(word(&paragraph.tokens, i), "remaining" | "remainder" | "rest"));
        let off = (sum - 100.0).abs();
        // "of which 60% … A further 17% … Finally, 11%" is told one by one to its end.
        let told = |wanted: &str| (first.saturating_sub(3)..*at).any(|i| word(&paragraph.tokens, i) == wanted);
        let last_word = (previous + 1..*at).any(|i| word(&paragraph.tokens, i) == "finally");
        let one_by_one = last_word && told("further") && (told("which") || told("whom"));
        let falls_short = length >= 3 && closing && rest.len() == length && (off <= 3.0 || one_by_one);
        if length >= 2 && !near && (falls_short || (is_rest && off <= 100.0 * (NEAR.1 - 1.0))) {
            found = Some((length, sum, false));
        }
    }
    found
}

/// Counts that make up one: in brackets after it, after a colon or "made up of", or of a whole its sentence begins with.
pub(super) fn of_counts(paragraph: &Paragraph, used: &Used) -> Vec<Claim> {
    let tokens = &paragraph.tokens;
    let mut claims = Vec::new();
    for sentence in &paragraph.sentences {
        if let Some((at, whole)) = leading_whole(paragraph, sentence.start, sentence.end) {
            let items = items(paragraph, at + 1, sentence.end, Unit::Plain, used);
            let last = items.last().map_or(at, |(i, _)| *i);
            let closed = items.len() >= 2 && is_complement(paragraph, last, sentence.end);
            claims.extend(sum_of(paragraph, (at, whole), &items, if closed { NEAR } else { (1.0, 1.0) }));
            continue;
        }
        for opens in sentence.clone() {
            let is_bracket = mark(tokens, opens) == Some('(');
            let leads = mark(tokens, opens) == Some(':')
                || matches!(word(tokens, opens), "comprise" | "comprises" | "comprised" | "comprising")
                || (word(tokens, opens) == "of"
                    && matches!(word(tokens, opens.wrapping_sub(1)), "up" | "consisting" | "consists" | "consisted"));
            if !is_bracket && !leads {
                continue;
            }
            let near = if is_bracket { opens.saturating_sub(5).max(sentence.start) } else { sentence.start };
            let Some(whole) = numbers(paragraph, near..opens).next_back() else { continue };
            let end =
                if is_bracket { (opens..sentence.end).find(|i| mark(tokens, *i) == Some(')')).unwrap_or(opens) } else { sentence.end };
            let items = items(paragraph, opens + 1, end, whole.1.unit, used);
            let known = used.changes.contains(&whole.0) || used.counts.contains(&whole.0);
            if !known && matches!(whole.1.unit, Unit::Plain | Unit::Pounds) {
                claims.extend(sum_of(paragraph, whole, &items, FAR));
            }
        }
    }
    claims
}

/// The members of a list: numbers of one unit with words after them, the last behind "and"; none if anything else is in it.
fn items(paragraph: &Paragraph, from: usize, to: usize, unit: Unit, used: &Used) -> Vec<(usize, Quantity)> {
    let tokens = &paragraph.tokens;
    let mut all: Vec<(usize, Quantity)> = numbers(paragraph, from..to).collect();
    // "…, a total of 28" names the whole again.
    if all.last().is_some_and(|(at, _)| word(tokens, at.wrapping_sub(1)) == "of" && word(tokens, at.wrapping_sub(2)) == "total") {
        all.pop();
    }
    let of_one_kind = all.iter().all(|(at, q)| {
        let named = !word(tokens, at + 1).is_empty() || q.unit == Unit::Pounds;
        q.unit == unit
            && !q.loose
            && named
            && !matches!(word(tokens, at + 1), "of" | "per" | "and")
            && used.is_level(*at)
            && !used.counts.contains(at)
    });
    let has_and = all.last().is_some_and(|(at, _)| (1..4).any(|back| word(tokens, at.wrapping_sub(back)) == "and"));
    let joined = all.windows(2).all(|pair| match pair {
        [(a, _), (b, _)] => {
            (*a..*b).any(|i| mark(tokens, i) == Some(',') || word(tokens, i) == "and")
                && (*a..*b).all(|i| !matches!(mark(tokens, i), Some(';' | '.' | '-' | ':' | '(')))
        }
        _ => true,
    });
    if of_one_kind && has_and && joined && all.len() >= 2 { all } else { Vec::new() }
}

/// Whether the last member of a list is what is left by the others.
fn is_complement(paragraph: &Paragraph, last: usize, end: usize) -> bool {
    (last.saturating_sub(3)..end.min(last + 7)).any(|i| {
        let here = word(&paragraph.tokens, i);
        closes(here)
            || matches!(
                here,
                "other" | "neither" | "none" | "same" | "unchanged" | "missed" | "not" | "static" | "red" | "inadequate" | "unknown"
            )
    })
}

fn sum_of(paragraph: &Paragraph, (at, whole): (usize, Quantity), items: &[(usize, Quantity)], room: (f64, f64)) -> Option<Claim> {
    let last = items.last()?.0;
    let sum: f64 = items.iter().map(|(_, q)| q.value).sum();
    let (low, high) = items.iter().fold((0.0, 0.0), |(low, high), (_, q)| (low + q.low, high + q.high));
    // "one is better, two are in line and three are not": a one among them may be a part, and may not.
    let ones = (at + 1..last).filter(|i| word(&paragraph.tokens, *i) == "one").count();
    if ones > 0 {
        let with = ones as f64;
        let parts = std::iter::repeat_n(1.0, ones).chain(items.iter().map(|(_, q)| q.value)).collect();
        let finding = Finding::Sum { parts, sum: sum + with, whole: whole.value, percent: false };
        return whole.meets(low + with, high + with).then(|| claim(paragraph, at, last, finding, Verdict::Right));
    }
    let adds = whole.meets(low, high);
    let share = sum / whole.value;
    let is_near = room.0 < share && share < room.1;
    if !adds && !is_near {
        return None;
    }
    let finding = Finding::Sum { parts: items.iter().map(|(_, q)| q.value).collect(), sum, whole: whole.value, percent: false };
    Some(claim(paragraph, at, last, finding, verdict(adds)))
}

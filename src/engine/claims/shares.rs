//! Shares: so many out of so many, parts of a whole, lists that should add up.

use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// So many out of so many, with the tokens of the two numbers.
struct Ratio {
    numerator: (usize, f64),
    denominator: (usize, f64),
}

/// A percentage with a count beside it: "57% (10,371)".
struct Counted {
    percent: (usize, Quantity),
    count: (usize, f64),
}

/// Shares with both their counts, and ratios that make up their denominator.
pub(super) fn of_counts(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let ratios = ratios(paragraph);
    for ratio in &ratios {
        used.counts.extend([ratio.numerator.0, ratio.denominator.0]);
        let Some((at, percent)) = percent_of(paragraph, ratio, &used.shares) else { continue };
        used.shares.push(at);
        let gives = 100.0 * ratio.numerator.1 / ratio.denominator.1;
        let finding = Finding::Share { percent, numerator: ratio.numerator.1, denominator: ratio.denominator.1, gives };
        claims.push(claim(paragraph, at, ratio.denominator.0, finding, verdict(percent.holds(gives))));
    }
    claims.extend(ratio_list(paragraph, &ratios));
}

/// Shares of a whole that is named elsewhere, and percentages that make up a hundred.
pub(super) fn of_wholes(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let counted = counted(paragraph, used);
    used.counts.extend(counted.iter().map(|c| c.count.0));
    used.shares.extend(counted.iter().map(|c| c.percent.0));
    let (wholes, lists) = lists(paragraph, &counted);
    let has_list = !lists.is_empty();
    claims.extend(lists);
    for (part, whole) in counted.iter().zip(wholes) {
        claims.push(part_of(paragraph, part, whole, used));
    }
    if !has_list {
        claims.extend(percent_list(paragraph, used));
    }
    claims.extend(headcounts(paragraph, used));
}

/// "148/1,405", "1,206 out of 1,414", "519 of 582", "519 of the 582".
fn ratios(paragraph: &Paragraph) -> Vec<Ratio> {
    let tokens = &paragraph.tokens;
    let plain = |at: usize| tokens.get(at).and_then(|t| t.number()).filter(|q| q.unit == Unit::Plain).map(|q| q.value);
    let mut ratios = Vec::new();
    for (at, quantity) in numbers(paragraph, 0..tokens.len()) {
        if quantity.unit != Unit::Plain || quantity.loose {
            continue;
        }
        let next = if mark(tokens, at + 1) == Some('/') {
            at + 2
        } else if word(tokens, at + 1) == "out" && word(tokens, at + 2) == "of" {
            at + 3 + usize::from(word(tokens, at + 3) == "the")
        } else if word(tokens, at + 1) == "of" {
            at + 2 + usize::from(word(tokens, at + 2) == "the")
        } else {
            continue;
        };
        let is_rate = word(tokens, next + 1) == "per";
        if let Some(denominator) = plain(next)
            && quantity.value <= denominator
            && denominator > 0.0
            && !is_rate
        {
            ratios.push(Ratio { numerator: (at, quantity.value), denominator: (next, denominator) });
        }
    }
    ratios
}

/// The percentage a ratio belongs to: the nearest before it in its sentence with no other number between, or one right
/// after it in brackets.
fn percent_of(paragraph: &Paragraph, ratio: &Ratio, taken: &[usize]) -> Option<(usize, Quantity)> {
    let sentence = sentence_of(paragraph, ratio.numerator.0);
    let before = numbers(paragraph, sentence.start..ratio.numerator.0).next_back();
    let is_free = |(at, quantity): &(usize, Quantity)| quantity.unit == Unit::Percent && !taken.contains(at);
    let near = |at: usize| ratio.numerator.0 - at <= 14;
    if let Some(found) = before.filter(is_free).filter(|(at, _)| near(*at)) {
        return Some(found);
    }
    let after = numbers(paragraph, ratio.denominator.0 + 1..sentence.end).next()?;
    let opens = mark(&paragraph.tokens, ratio.denominator.0 + 1) == Some('(') || word(&paragraph.tokens, ratio.denominator.0 + 1) == "or";
    (is_free(&after) && opens && after.0 - ratio.denominator.0 <= 3).then_some(after)
}

/// Words that make a number a change and not a part.
pub(super) fn is_change_word(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "fewer"
            | "less"
            | "higher"
            | "lower"
            | "above"
            | "below"
            | "up"
            | "down"
            | "increase"
            | "reduction"
            | "decrease"
            | "rise"
            | "fall"
            | "drop"
            | "growth"
            | "improvement"
            | "greater"
            | "short"
    )
}

/// "57% (10,371)", "37 (5%)", "29 or 23%", "20 or just 3% of those".
fn counted(paragraph: &Paragraph, used: &Used) -> Vec<Counted> {
    let tokens = &paragraph.tokens;
    let all: Vec<(usize, Quantity)> = numbers(paragraph, 0..tokens.len()).collect();
    let mut out: Vec<Counted> = Vec::new();
    for pair in all.windows(2) {
        let [(first, a), (second, b)] = pair else { continue };
        let bracket = mark(tokens, first + 1) == Some('(') && *second == first + 2 && mark(tokens, second + 1) == Some(')');
        let or = word(tokens, first + 1) == "or" && second - first <= 3;
        // "a quarter (8,060) were", "two-thirds (21,510) of the contacts"
        let (percent, count) = match (a.unit, b.unit) {
            (Unit::Percent, Unit::Plain) if bracket => ((*first, *a), (*second, b.value)),
            (Unit::Plain, Unit::Percent) if bracket || or => ((*second, *b), (*first, a.value)),
            _ => continue,
        };
        let after = (second + 1..second + 4).map(|i| word(tokens, i)).find(|w| !w.is_empty()).unwrap_or_default();
        let taken = used.counts.contains(&count.0) || out.iter().any(|c| c.percent.0 == percent.0);
        if !taken && !is_change_word(after) {
            out.push(Counted { percent, count });
        }
    }
    out
}

/// A run of parts whose percentages make up a whole: their whole is their sum, and they are a list that adds up.
fn lists(paragraph: &Paragraph, counted: &[Counted]) -> (Vec<Option<f64>>, Vec<Claim>) {
    let percents: f64 = counted.iter().map(|c| c.percent.1.value).sum();
    let room: f64 = counted.iter().map(|c| (c.percent.1.high - c.percent.1.low) / 2.0).sum();
    let makes_a_whole = counted.len() >= 3 && (percents - 100.0).abs() <= room.max(1.0) && counted.iter().all(|c| !c.percent.1.loose);
    if !makes_a_whole {
        return (counted.iter().map(|_| None).collect(), Vec::new());
    }
    let sum: f64 = counted.iter().map(|c| c.count.1).sum();
    let (Some(first), Some(last)) = (counted.first(), counted.last()) else { return (Vec::new(), Vec::new()) };
    let ends = (first.percent.0.min(first.count.0), last.percent.0.max(last.count.0));
    let parts = counted.iter().map(|c| c.percent.1.value).collect();
    let of_percents = Finding::Sum { parts, sum: percents, whole: 100.0, percent: true };
    let mut claims = vec![claim(paragraph, ends.0, ends.1, of_percents, Verdict::Right)];
    // The whole the text names before them, if it is one: it may have parts that are not listed.
    let fits = |whole: f64| counted.iter().filter(|c| c.percent.1.holds(100.0 * c.count.1 / whole)).count();
    let before = numbers(paragraph, 0..ends.0).rev().find(|(_, q)| q.unit == Unit::Plain && q.value > first.count.1);
    let Some((at, whole)) = before else { return (counted.iter().map(|_| Some(sum)).collect(), claims) };
    if whole.holds(sum) || is_closing(paragraph, ends.0, ends.1) || fits(whole.value) < fits(sum) {
        let parts = counted.iter().map(|c| c.count.1).collect();
        let finding = Finding::Sum { parts, sum, whole: whole.value, percent: false };
        claims.push(claim(paragraph, at, ends.1, finding, verdict(whole.holds(sum))));
        return (counted.iter().map(|_| Some(sum)).collect(), claims);
    }
    (counted.iter().map(|_| Some(whole.value)).collect(), claims)
}

/// A part of a whole: of the one its list makes, or of a number before it that fits.
fn part_of(paragraph: &Paragraph, part: &Counted, whole: Option<f64>, used: &Used) -> Claim {
    let tokens = &paragraph.tokens;
    let (at, percent) = part.percent;
    let count = part.count.1;
    let last = at.max(part.count.0);
    let of = |whole: f64| 100.0 * count / whole;
    let make = |whole: Option<f64>, verdict| {
        let finding = Finding::Part { percent, count, whole, gives: whole.map(of) };
        claim(paragraph, at, part.count.0, finding, verdict)
    };
    if let Some(whole) = whole {
        return make(Some(whole), verdict(percent.holds(of(whole))));
    }
    let first = at.min(part.count.0);
    let larger = |(_, q): &(usize, Quantity)| q.unit == Unit::Plain && q.value >= count && q.value > 0.0;
    let before: Vec<(usize, Quantity)> =
        numbers(paragraph, 0..first).rev().filter(|(i, _)| !used.changes.contains(i)).filter(larger).collect();
    if let Some((_, whole)) = before.iter().find(|(_, whole)| percent.meets(of(whole.high.max(1.0)), of(whole.low.max(1.0)))) {
        return make(Some(whole.value), Verdict::Right);
    }
    // "of those", "of the contacts": the whole is one the text has named.
    let names_whole =
        (last + 1..last + 4).any(|i| word(tokens, i) == "of" && matches!(word(tokens, i + 1), "those" | "them" | "these" | "the"));
    match before.first() {
        Some((_, whole)) if names_whole && !whole.loose => make(Some(whole.value), Verdict::Contradicted),
        _ => make(None, Verdict::NotCheckable),
    }
}

/// Words that say that a list is complete.
fn is_closing(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let words = paragraph.tokens.get(from..=to).unwrap_or_default().iter().map(|t| t.word());
    words.into_iter().any(|w| matches!(w, "remainder" | "remaining" | "rest" | "finally" | "conversely" | "others"))
}

/// Ratios of one denominator that make it up: 131, 33, 4 and 8 of 176.
fn ratio_list(paragraph: &Paragraph, ratios: &[Ratio]) -> Vec<Claim> {
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
fn percent_list(paragraph: &Paragraph, used: &Used) -> Vec<Claim> {
    let percents: Vec<(usize, Quantity)> = numbers(paragraph, 0..paragraph.tokens.len())
        .filter(|(at, q)| q.unit == Unit::Percent && !q.loose && used.is_level(*at) && !after_change(paragraph, *at))
        .collect();
    let mut claims: Vec<Claim> = Vec::new();
    let mut start = 0;
    while let Some(rest) = percents.get(start..).filter(|rest| rest.len() >= 2) {
        let (mut sum, mut room) = (0.0, 0.0);
        let mut found = None;
        for (length, (_, q)) in (1_usize..).zip(rest) {
            sum += q.value;
            room += (q.high - q.low) / 2.0;
            if sum > 103.0 {
                break;
            }
            let near = (sum - 100.0).abs() <= room + 1e-9;
            let closes = |length: usize| rest.first().zip(rest.get(length - 1)).is_some_and(|(a, b)| is_closing(paragraph, a.0, b.0));
            let in_one = rest.first().zip(rest.get(length - 1)).is_some_and(|(a, b)| sentence_of(paragraph, a.0).contains(&b.0));
            let whole_list = near && ((length >= 3 && in_one) || closes(length));
            let falls_short = length >= 3 && closes(length) && (sum - 100.0).abs() <= 3.0 && rest.len() == length;
            if length >= 2 && (whole_list || falls_short) {
                found = Some((length, sum, near));
                if near {
                    break;
                }
            }
        }
        let Some((length, sum, adds)) = found else {
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

/// Whether a percentage is a change by the words next to it: "an 8% increase", "up 3%".
fn after_change(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    is_change_word(word(tokens, at + 1)) || matches!(word(tokens, at.wrapping_sub(1)), "by" | "up" | "down")
}

/// "above average for 54% of them", of 26: some whole number of 26 must give it.
fn headcounts(paragraph: &Paragraph, used: &Used) -> Vec<Claim> {
    let tokens = &paragraph.tokens;
    let mut claims = Vec::new();
    for (at, percent) in numbers(paragraph, 0..tokens.len()).filter(|(_, q)| q.unit == Unit::Percent && !q.loose) {
        // "3% of those waiting" is of a group of its own.
        let named =
            word(tokens, at + 2) == "those" && !matches!(word(tokens, at + 3), "" | "were" | "are" | "had" | "have" | "led" | "did");
        let of_them = word(tokens, at + 1) == "of" && matches!(word(tokens, at + 2), "them" | "these" | "those");
        if !of_them || named || used.shares.contains(&at) {
            continue;
        }
        let sentence = sentence_of(paragraph, at);
        let of =
            numbers(paragraph, sentence.start..at).next_back().filter(|(_, q)| q.unit == Unit::Plain && q.value >= 2.0 && q.value <= 200.0);
        let Some((from, of)) = of.filter(|(_, q)| !q.loose) else { continue };
        let exact = percent.value / 100.0 * of.value;
        let below = exact.floor();
        let nearest = if exact - below < 0.5 { below } else { below + 1.0 };
        let gives = 100.0 * nearest / of.value;
        let finding = Finding::Headcount { percent, of: of.value, nearest, gives };
        claims.push(claim(paragraph, from, at, finding, verdict(percent.holds(gives))));
    }
    claims
}

//! Levels that rose or fell: the way the words say, from one number to another.

use std::ops::Range;

use super::amounts::{is_open, way};
use super::changes::percent_fits;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, claim, mark, numbers, sentence_of, verdict, word};

/// How far before "from" a word of direction may stand, in tokens.
const REACH: usize = 9;

/// Numbers further apart than this, as a ratio, are not taken for levels of one thing.
const SAME_SCALE: f64 = 10.0;

type At = (usize, Quantity);

pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    for (at, token) in paragraph.tokens.iter().enumerate() {
        let found = match token.word() {
            "from" | "on" => from(paragraph, at, used),
            "to" => since(paragraph, at, used),
            "compared" => set_beside(paragraph, at, used),
            _ => None,
        };
        let Some((up, from, to)) = found else { continue };
        used.references.push(from.0);
        let holds = match up {
            Some(true) => to.1.high > from.1.low,
            Some(false) => to.1.low < from.1.high,
            None => (to.1.value - from.1.value).abs() > 0.0,
        };
        let finding = Finding::Moved { up, from: from.1.value, to: to.1.value };
        let (first, last) = (to.0.min(from.0), to.0.max(from.0));
        claims.push(claim(paragraph, first.min(at), last, finding, verdict(holds)));
    }
    multiples(paragraph, claims);
}

fn is_level(paragraph: &Paragraph, (at, q): &At, used: &Used) -> bool {
    let unit = matches!(q.unit, Unit::Percent | Unit::Plain | Unit::Pounds);
    // "from 100 metres" and the like have their own unit; "from 12 to 5" has none.
    unit && used.is_level(*at) && !(q.unit == Unit::Plain && word(&paragraph.tokens, at + 1) == "of")
}

/// The word of direction before a place, nearest first, with no other level between.
fn verb_before(paragraph: &Paragraph, at: usize, start: usize, used: &Used) -> Option<(usize, Option<bool>)> {
    let tokens = &paragraph.tokens;
    for i in (start.max(at.saturating_sub(REACH))..at).rev() {
        let here = word(tokens, i);
        let is_level = numbers(paragraph, i..i + 1).any(|found| is_level(paragraph, &found, used));
        if is_level && word(tokens, i.wrapping_sub(1)) != "to" || mark(tokens, i) == Some(';') || here == "than" {
            return None;
        }
        if matches!(here, "above" | "below" | "over" | "under" | "short" | "more" | "less" | "behind") {
            continue;
        }
        if let Some(up) = way(here) {
            return Some((i, Some(up)));
        }
        if is_open(here) && !matches!(here, "better" | "worse" | "gap" | "difference" | "differs" | "apart") {
            return Some((i, None));
        }
    }
    None
}

/// "fell from 80% to 75%", "decreased to 11.2% from 13.8%", "an improvement from 58%", "an increase on last year (29)".
fn from(paragraph: &Paragraph, at: usize, used: &Used) -> Option<(Option<bool>, At, At)> {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, at);
    let (verb, up) = verb_before(paragraph, at, sentence.start, used)?;
    let is_from = word(tokens, at) == "from";
    // "on" goes with a noun right before it: "an improvement on".
    if !is_from && at - verb > 1 {
        return None;
    }
    // "a 7.9% reduction from 34,060" is an amount, tested as one.
    let is_amount = |i: usize| used.changes.contains(&i);
    if verb.checked_sub(1).is_some_and(is_amount)
        || mark(tokens, verb.wrapping_sub(1)) == Some(')') && verb.checked_sub(2).is_some_and(is_amount)
    {
        return None;
    }
    let near = if is_from { 4 } else { 6 };
    let level = |found: &At| is_level(paragraph, found, used);
    let from = numbers(paragraph, at + 1..sentence.end.min(at + 1 + near)).next().filter(level)?;
    // "from 16 schools" that took part: what it comes from, not where it was.
    let own = |found: &At| level(found) && found.1.unit == from.1.unit && found.0 != from.0;
    let to_at = (from.0 + 1..sentence.end.min(from.0 + 15)).find(|i| word(tokens, *i) == "to").filter(|_| is_from);
    let to = to_at.and_then(|i| numbers(paragraph, i + 1..(i + 4).min(sentence.end)).next().filter(own));
    if to.is_some() {
        return Some((up, from, to?));
    }
    // "to 11.2% from 13.8%"
    let led = numbers(paragraph, verb..at).next_back().filter(own);
    let to = led.filter(|found| is_near(found, &from)).or_else(|| told_before(paragraph, sentence.start..verb, from, up, used))?;
    Some((up, from, to))
}

/// Whether two numbers may be levels of one thing.
fn is_near((_, a): &At, (_, b): &At) -> bool {
    a.unit == Unit::Percent || (a.value < SAME_SCALE * b.value && b.value < SAME_SCALE * a.value)
}

/// The level the sentence told before: the nearest that went the way the words say, in brackets or not; if none did, the nearest.
fn told_before(paragraph: &Paragraph, within: Range<usize>, from: At, up: Option<bool>, used: &Used) -> Option<At> {
    let tokens = &paragraph.tokens;
    let own = |found: &At| {
        let (i, q) = *found;
        let is_rate = (i + 1..i + 3).any(|j| word(tokens, j) == "per");
        let count = !used.counts.contains(&i) || q.unit == Unit::Plain;
        q.unit == from.1.unit && used.is_level(i) && count && !is_rate && is_near(found, &from)
    };
    let all: Vec<At> = numbers(paragraph, within).rev().filter(own).collect();
    let went = |(_, q): &&At| match up {
        Some(true) => q.high > from.1.low,
        Some(false) => q.low < from.1.high,
        None => true,
    };
    all.iter().find(went).or(all.first()).copied()
}

/// "It was 34% in 2019/20 and has since increased to 39%."
fn since(paragraph: &Paragraph, at: usize, used: &Used) -> Option<(Option<bool>, At, At)> {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, at);
    let verb = at.checked_sub(1)?;
    let verb = if way(word(tokens, verb)).is_some() { verb } else { verb.checked_sub(1)? };
    let up = way(word(tokens, verb)).filter(|_| !matches!(word(tokens, verb), "up" | "down" | "over" | "under"))?;
    let cue = (sentence.start.max(verb.saturating_sub(4))..verb)
        .any(|i| matches!(word(tokens, i), "since" | "then" | "now" | "subsequently" | "further"));
    let to = numbers(paragraph, at + 1..(at + 3).min(sentence.end)).next().filter(|found| cue && is_level(paragraph, found, used))?;
    let from_follows = (to.0 + 1..sentence.end.min(to.0 + 6)).any(|i| word(tokens, i) == "from");
    let levels: Vec<At> =
        numbers(paragraph, sentence.start..verb).filter(|found| found.1.unit == to.1.unit && is_level(paragraph, found, used)).collect();
    match levels[..] {
        [from] if !from_follows => Some((Some(up), from, to)),
        _ => None,
    }
}

/// "a marked increase - 86,000 between April and November compared to 48,000 the year before".
fn set_beside(paragraph: &Paragraph, at: usize, used: &Used) -> Option<(Option<bool>, At, At)> {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, at);
    let level = |found: &At| is_level(paragraph, found, used) && !used.counts.contains(&found.0);
    let to = numbers(paragraph, sentence.start..at).next_back().filter(level)?;
    let opens = to.0.checked_sub(1).filter(|i| matches!(mark(tokens, *i), Some('-' | ':' | '(')))?;
    let up = (opens.saturating_sub(3).max(sentence.start)..opens).rev().find_map(|i| way(word(tokens, i)))?;
    let noun = matches!(word(tokens, opens - 1), "increase" | "rise" | "growth" | "reduction" | "decrease" | "fall" | "drop" | "decline");
    let from =
        numbers(paragraph, at + 1..sentence.end.min(at + 8)).next().filter(|found| noun && level(found) && found.1.unit == to.1.unit)?;
    Some((Some(up), from, to))
}

/// "doubled from 45 to 90", "halved, from 40 to 20".
fn multiples(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        let (times, up) = match token.word() {
            "doubled" | "doubling" => (2.0, true),
            "trebled" | "tripled" => (3.0, true),
            "quadrupled" => (4.0, true),
            "halved" | "halving" => (0.5, false),
            _ => continue,
        };
        let sentence = sentence_of(paragraph, at);
        let Some(from_at) = (at + 1..sentence.end.min(at + 8)).find(|i| word(tokens, *i) == "from") else { continue };
        let level = |(_, q): &At| matches!(q.unit, Unit::Plain | Unit::Percent | Unit::Pounds);
        let Some(from) = numbers(paragraph, from_at + 1..from_at + 4).next().filter(level).filter(|(_, q)| q.value > 0.0) else { continue };
        let Some(to_at) = (from.0 + 1..sentence.end).find(|i| word(tokens, *i) == "to") else { continue };
        let Some(to) = numbers(paragraph, to_at + 1..to_at + 4).next().filter(|(_, q)| q.unit == from.1.unit) else { continue };
        let degree = at.checked_sub(1).map_or("", |i| word(tokens, i));
        let change = 100.0 * (times - 1.0_f64).abs();
        let room = change * 0.15;
        let (low, high) = match degree {
            "than" => (change - 1.0, f64::MAX),
            "almost" | "nearly" => (change - 2.0 * room, change),
            _ => (change - room, change + room),
        };
        let percent = Quantity { low, high, loose: true, ..Quantity::exact(change, Unit::Percent) };
        let holds = percent_fits(percent, up, to.1, from.1);
        let gives = Some(100.0 * (to.1.value / from.1.value - 1.0));
        let finding = Finding::Change { percent, up, now: Some(to.1.value), before: from.1.value, gives };
        claims.push(claim(paragraph, at, to.0, finding, verdict(holds)));
    }
}

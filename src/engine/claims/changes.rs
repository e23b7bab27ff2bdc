//! Changes: so much percent or so many more or fewer than before, levels that rose or fell.

use super::comparisons::clause_end;
use super::shares::is_change_word;
use super::text::{Paragraph, Quantity, Unit, month_of};
use super::{Claim, Finding, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    moves(paragraph, used, claims);
    differences(paragraph, used, claims);
    percentages(paragraph, used, claims);
    points(paragraph, claims);
    forecasts(paragraph, claims);
    on_track(paragraph, claims);
}

/// Which way a word goes, if it does.
fn way(word: &str) -> Option<bool> {
    match word {
        "more" | "higher" | "above" | "up" | "increase" | "increased" | "rise" | "rises" | "rising" | "rose" | "risen" | "grew"
        | "grown" | "growth" | "greater" => Some(true),
        "fewer" | "less" | "lower" | "below" | "down" | "reduction" | "decrease" | "decreased" | "fall" | "falls" | "falling" | "fell"
        | "fallen" | "drop" | "dropped" | "reduced" | "short" => Some(false),
        _ => None,
    }
}

/// Levels before a place that a change may have led to: those of its sentence, then of the one before.
fn levels_before(paragraph: &Paragraph, at: usize, used: &Used, like: Unit) -> Vec<(usize, Quantity)> {
    let sentence = sentence_of(paragraph, at);
    let before = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).map_or(sentence.start, |s| s.start);
    numbers(paragraph, before..at).rev().filter(|(i, q)| q.unit == like && used.is_level(*i)).collect()
}

/// Whether a change of so much percent leads from one number to another, whatever their rounding.
fn percent_fits(percent: Quantity, up: bool, now: Quantity, before: Quantity) -> bool {
    let sign = if up { 1.0 } else { -1.0 };
    let change = |now: f64, before: f64| sign * 100.0 * (now / before - 1.0);
    let ends = [change(now.low, before.high), change(now.high, before.low), change(now.low, before.low), change(now.high, before.high)];
    let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    percent.meets(low, high)
}

/// "7.9% reduction from 34,060", "4% higher than the equivalent period (2,959)", "3% more than the 868".
fn percentages(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, percent) in numbers(paragraph, 0..tokens.len()).filter(|(_, q)| q.unit == Unit::Percent && !q.loose) {
        if used.changes.contains(&at) {
            continue;
        }
        let Some(up) = way(word(tokens, at + 1)) else { continue };
        // "84% lower limit" is none: a change is from something, or than something, or on something.
        let says = |words: &[&str]| (at + 2..at + 5).any(|i| words.contains(&word(tokens, i)));
        let beside = matches!(word(tokens, at + 1), "above" | "below");
        if !(beside || says(&["from", "than", "on", "in", "between"])) {
            continue;
        }
        used.changes.push(at);
        if !(beside || says(&["from", "than", "on"])) {
            claims.push(unfinished(paragraph, at, percent));
            continue;
        }
        let sentence = sentence_of(paragraph, at);
        let end = clause_end(paragraph, at + 1, sentence.end.min(at + 24));
        let other = numbers(paragraph, at + 1..end).find(|(_, q)| !matches!(q.unit, Unit::Percent | Unit::Points | Unit::Rank));
        let Some((other_at, other)) = other.filter(|(i, q)| q.value > 0.0 && !is_change(paragraph, *i)) else {
            claims.push(unfinished(paragraph, at, percent));
            continue;
        };
        used.references.push(other_at);
        let candidates = levels_before(paragraph, at, used, other.unit);
        let now = candidates.iter().find(|(_, now)| percent_fits(percent, up, *now, other)).or_else(|| candidates.first());
        let gives = now.map(|(_, now)| 100.0 * (now.value / other.value - 1.0));
        let in_sentence = now.is_some_and(|(i, _)| sentence.contains(i));
        let result = match now {
            Some((_, now)) if percent_fits(percent, up, *now, other) => Verdict::Right,
            Some(_) if in_sentence => Verdict::Contradicted,
            Some(_) | None => Verdict::NotCheckable,
        };
        let finding = Finding::Change { percent, up, now: now.map(|(_, q)| q.value), before: other.value, gives };
        claims.push(claim(paragraph, now.filter(|_| in_sentence).map_or(at, |(i, _)| *i), other_at, finding, result));
    }
}

/// A change whose earlier level the text does not give.
fn unfinished(paragraph: &Paragraph, at: usize, difference: Quantity) -> Claim {
    let up = way(word(&paragraph.tokens, at + 1)).unwrap_or(true);
    let finding = Finding::Difference { difference, up, now: None, other: None, gives: None, percent: None };
    claim(paragraph, at, at + 1, finding, Verdict::NotCheckable)
}

/// "21 fewer than 757", "165 or 2.1% more than", "107,564 (26%) more than … (415,559)", "4% (581) higher than".
fn differences(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    let all: Vec<(usize, Quantity)> = numbers(paragraph, 0..tokens.len()).collect();
    for (position, (at, first)) in all.iter().enumerate() {
        if used.changes.contains(at) || used.counts.contains(at) {
            continue;
        }
        // The difference with the percentage beside it, if there is one.
        let second = all.get(position + 1).filter(|(i, _)| i - at <= 3);
        let beside =
            second.filter(|(i, _)| mark(tokens, at + 1) == Some('(') && mark(tokens, i + 1) == Some(')') || word(tokens, at + 1) == "or");
        let (difference, percent, end) = match (first.unit, beside.map(|(i, q)| (*i, *q))) {
            (Unit::Plain, Some((i, q))) if q.unit == Unit::Percent => {
                ((*at, *first), Some(q), i + usize::from(mark(tokens, i + 1) == Some(')')))
            }
            (Unit::Percent, Some((i, q))) if q.unit == Unit::Plain => {
                ((i, q), Some(*first), i + usize::from(mark(tokens, i + 1) == Some(')')))
            }
            (Unit::Plain, _) => ((*at, *first), None, *at),
            _ => continue,
        };
        // "4,000 more loans than", "1,577 more hours than".
        let next = word(tokens, end + 1);
        if !matches!(next, "more" | "fewer" | "less" | "higher" | "lower" | "above" | "below" | "short") {
            continue;
        }
        let than = matches!(next, "above" | "below" | "short") || (end + 2..end + 4).any(|i| word(tokens, i) == "than");
        let Some(up) = way(next).filter(|_| than && !first.loose) else { continue };
        used.changes.push(*at);
        used.changes.extend(beside.filter(|_| percent.is_some()).map(|(i, _)| *i));
        claims.push(difference_claim(paragraph, (*at, end), difference.1, percent, up, used));
    }
}

/// A difference, tested by the level it is from where that is given, else by the percentage beside it.
fn difference_claim(
    paragraph: &Paragraph,
    (at, end): (usize, usize),
    difference: Quantity,
    percent: Option<Quantity>,
    up: bool,
    used: &mut Used,
) -> Claim {
    let sentence = sentence_of(paragraph, at);
    let candidates = levels_before(paragraph, at, used, Unit::Plain);
    let clause = clause_end(paragraph, end + 1, sentence.end.min(end + 22));
    let other = numbers(paragraph, end + 1..clause).find(|(_, q)| q.unit == Unit::Plain || q.unit == Unit::Percent);
    let sign = if up { 1.0 } else { -1.0 };
    if let Some((other_at, other)) = other.filter(|(_, q)| q.unit == Unit::Plain) {
        used.references.push(other_at);
        let fits = |now: &Quantity| {
            let (a, b) = (sign * (now.low - other.high), sign * (now.high - other.low));
            difference.meets(a.min(b), a.max(b))
        };
        let now = candidates.iter().find(|(_, q)| fits(q)).or_else(|| candidates.first());
        let result = match now {
            Some((_, now)) if fits(now) && percent.is_none_or(|p| percent_fits(p, up, *now, other)) => Verdict::Right,
            Some((i, _)) if sentence.contains(i) => Verdict::Contradicted,
            Some(_) | None => Verdict::NotCheckable,
        };
        let gives = now.map(|(_, now)| now.value - other.value);
        let from = now.filter(|(i, _)| sentence.contains(i)).map_or(at, |(i, _)| *i);
        let finding = Finding::Difference { difference, up, now: now.map(|(_, q)| q.value), other: Some(other.value), gives, percent };
        return claim(paragraph, from, other_at, finding, result);
    }
    // Without the other level, the percentage tells: 165 of 7,895 is 2.1%.
    let (result, now, gives) = match percent {
        Some(percent) => {
            let before = |now: f64| now - sign * difference.value;
            let fits = |now: f64| before(now) > 0.0 && percent.holds(100.0 * difference.value / before(now));
            let now = candidates.iter().map(|(_, q)| q.value).find(|now| fits(*now));
            match (now, candidates.first()) {
                (Some(now), _) => (Verdict::Right, Some(now), Some(100.0 * difference.value / before(now))),
                (None, Some((i, now))) if sentence.contains(i) && now.value > difference.value => {
                    (Verdict::Contradicted, Some(now.value), Some(100.0 * difference.value / before(now.value)))
                }
                (None, _) => (Verdict::NotCheckable, None, None),
            }
        }
        None => (Verdict::NotCheckable, None, None),
    };
    claim(paragraph, at, end + 1, Finding::Difference { difference, up, now, other: None, gives, percent }, result)
}

/// "fell from 80% to 75%", "an improvement from 58%", "a reduction from 88%", "down from 37".
fn moves(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.word(), "from" | "on") {
            continue;
        }
        let before: Vec<&str> = (1..=4).map(|back| at.checked_sub(back).map_or("", |i| word(tokens, i))).collect();
        let Some(verb) = before.iter().find(|w| way(w).is_some() || matches!(**w, "improvement" | "improved" | "changed" | "moved")) else {
            continue;
        };
        let up = way(verb);
        let sentence = sentence_of(paragraph, at);
        let mut after = numbers(paragraph, at + 1..sentence.end);
        // "an increase on last year (29)", "an improvement on the previous survey (61.2%)"
        let near = |i: usize| if token.word() == "on" { i - at <= 6 } else { i - at <= 3 };
        let Some((from_at, from)) = after.next().filter(|(i, q)| near(*i) && matches!(q.unit, Unit::Percent | Unit::Plain | Unit::Pounds))
        else {
            continue;
        };
        // "a 7.9% reduction from 34,060" is a change in percent.
        let percent_before = numbers(paragraph, sentence.start..at)
            .next_back()
            .is_some_and(|(i, q)| at - i <= 3 && q.unit == Unit::Percent && way(word(tokens, i + 1)).is_some());
        if percent_before {
            continue;
        }
        let to =
            after.next().filter(|(i, q)| q.unit == from.unit && (from_at + 1..*i).any(|j| word(tokens, j) == "to") && i - from_at <= 14);
        let to = to.filter(|_| token.word() == "from").or_else(|| {
            numbers(paragraph, sentence.start..at).rev().find(|(i, q)| {
                q.unit == from.unit && used.is_level(*i) && !used.counts.contains(i) || q.unit == from.unit && from.unit == Unit::Plain
            })
        });
        used.references.push(from_at);
        let Some((to_at, to)) = to else { continue };
        let holds = match up {
            Some(true) => to.high > from.low,
            Some(false) => to.low < from.high,
            None => (to.value - from.value).abs() > 0.0,
        };
        let finding = Finding::Moved { up, from: from.value, to: to.value };
        claims.push(claim(paragraph, to_at.min(at), to_at.max(from_at), finding, verdict(holds)));
    }
}

/// "by two percentage points", "3.4% points": tested where its sentence gives both levels.
fn points(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, difference) in numbers(paragraph, 0..tokens.len()).filter(|(_, q)| q.unit == Unit::Points) {
        let near = (1..5).filter_map(|step| at.checked_sub(step)).chain(at + 1..at + 4);
        let Some(up) = near.into_iter().find_map(|i| way(word(tokens, i))) else { continue };
        let levels: Vec<(usize, Quantity)> =
            numbers(paragraph, sentence_of(paragraph, at)).filter(|(_, q)| q.unit == Unit::Percent).collect();
        let (now, other) = match levels[..] {
            [(i, from), (_, to)] if word(tokens, i.wrapping_sub(1)) == "from" => (Some(to), Some(from)),
            [(_, now), (j, from)] if word(tokens, j.wrapping_sub(1)) == "from" => (Some(now), Some(from)),
            _ => (None, None),
        };
        let gives = now.zip(other).map(|(now, other)| now.value - other.value);
        let sign = if up { 1.0 } else { -1.0 };
        let result = match now.zip(other) {
            Some((now, other)) => {
                let (a, b) = (sign * (now.low - other.high), sign * (now.high - other.low));
                verdict(difference.meets(a.min(b), a.max(b)))
            }
            None => Verdict::NotCheckable,
        };
        let (now, other) = (now.map(|q| q.value), other.map(|q| q.value));
        let finding = Finding::Difference { difference, up, now, other, gives, percent: None };
        claims.push(claim(paragraph, at, at, finding, result));
    }
}

/// "24 admissions between April and November giving a full-year forecast of 36".
fn forecasts(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.word(), "forecast" | "forecasts") {
            continue;
        }
        let sentence = sentence_of(paragraph, at);
        let after = numbers(paragraph, at + 1..sentence.end).next().filter(|(i, q)| i - at <= 4 && q.unit == Unit::Plain);
        let Some((forecast_at, forecast)) = after else { continue };
        let so_far = numbers(paragraph, sentence.start..at).rev().find(|(_, q)| q.unit == Unit::Plain && q.value < forecast.value);
        let Some((from, so_far)) = so_far else { continue };
        let Some(months) = months_so_far(paragraph, sentence.start..at) else { continue };
        let straight_line = so_far.value * 12.0 / f64::from(months);
        // A forecast need not be a straight line: where it is not, the text alone cannot tell.
        let holds = (straight_line - forecast.value).abs() <= 0.5 + 1e-9;
        let finding = Finding::Forecast { so_far: so_far.value, months, forecast, straight_line };
        claims.push(claim(paragraph, from, forecast_at, finding, if holds { Verdict::Right } else { Verdict::NotCheckable }));
    }
}

/// "700,000 visits between April and November … on track to meet the target of one million".
fn on_track(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        if !(token.word() == "on" && matches!(word(tokens, at + 1), "track" | "course")) {
            continue;
        }
        let sentence = sentence_of(paragraph, at);
        let Some(target) = (at + 2..sentence.end).find(|i| word(tokens, *i) == "target") else { continue };
        let after = numbers(paragraph, target..sentence.end).next().filter(|(i, q)| i - target <= 3 && q.unit == Unit::Plain);
        let Some((target_at, target)) = after else { continue };
        let Some(months) = months_so_far(paragraph, sentence.start..at) else { continue };
        let Some((from, so_far)) = numbers(paragraph, sentence.start..at).find(|(_, q)| q.unit == Unit::Plain) else { continue };
        let straight_line = so_far.value * 12.0 / f64::from(months);
        // A year need not go straight on: where a straight line falls short, the text alone cannot tell.
        let result = if straight_line >= target.low { Verdict::Right } else { Verdict::NotCheckable };
        let finding = Finding::OnTrack { so_far: so_far.value, months, target: target.value, straight_line };
        claims.push(claim(paragraph, from, target_at, finding, result));
    }
}

/// How many months a stretch of text names: "between April and November" is eight.
fn months_so_far(paragraph: &Paragraph, within: std::ops::Range<usize>) -> Option<i32> {
    let tokens = paragraph.tokens.get(within)?;
    let mut months = tokens.iter().filter_map(|t| month_of(t.word()));
    let (first, last) = (months.next()?, months.next()?);
    let count = (last - first).rem_euclid(12) + 1;
    (1..12).contains(&count).then_some(count)
}

/// Whether a number is a change by the word after it.
#[must_use]
pub(super) fn is_change(paragraph: &Paragraph, at: usize) -> bool {
    is_change_word(word(&paragraph.tokens, at + 1))
}

//! Changes and differences with the two levels they lie between.

use std::ops::Range;

use super::amounts::{Amount, find as amounts};
use super::comparisons::clause_end;
use super::text::{Kind, Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// Two levels further apart than this, as a ratio, are not taken for levels of one thing.
const SAME_SCALE: f64 = 3.0;

/// A number with its token.
type At = (usize, Quantity);

pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let found = amounts(paragraph);
    for amount in &found {
        used.changes.extend(numbers(paragraph, amount.at..amount.end + 1).map(|(at, _)| at));
    }
    for amount in &found {
        claims.extend(test(paragraph, amount, used));
    }
}

/// What an amount may lie between, now and before.
struct Between {
    /// Pairs the sentence names as such.
    named: Vec<(At, At)>,
    /// The earlier level, where the words after the amount name it.
    before: Option<At>,
    /// The level now, where they do.
    now: Option<At>,
}

/// Whether an amount is the change from one level to another, whatever their rounding.
fn fits(amount: &Amount, now: &Quantity, before: &Quantity) -> bool {
    let (now, before) = (&as_fine_as(*now, before), &as_fine_as(*before, now));
    match amount.up {
        Some(up) => fits_way(amount, up, now, before),
        None => fits_way(amount, true, now, before) || fits_way(amount, false, now, before),
    }
}

/// Two whole numbers of one thing are rounded alike: beside 320, 300 is not 250 to 350.
fn as_fine_as(one: Quantity, other: &Quantity) -> Quantity {
    let half = other.high - other.value;
    if one.loose || other.loose || one.decimals > 0 || other.decimals > 0 || one.unit != other.unit || one.high - one.value <= half {
        return one;
    }
    Quantity { low: one.value - half, high: one.value + half, ..one }
}

fn fits_way(amount: &Amount, up: bool, now: &Quantity, before: &Quantity) -> bool {
    let sign = if up { 1.0 } else { -1.0 };
    let differs = |size: &Quantity| {
        let (a, b) = (sign * (now.low - before.high), sign * (now.high - before.low));
        size.meets(a.min(b), a.max(b))
    };
    let relative = |percent: Quantity| percent_fits(percent, up, *now, *before);
    let size = match amount.size.unit {
        // "A 2% increase" of a percentage may be meant in points.
        Unit::Percent if now.unit == Unit::Percent => relative(amount.size) || differs(&amount.size),
        Unit::Percent => relative(amount.size),
        Unit::Plain | Unit::Points | Unit::Pounds | Unit::Rank | Unit::Label => differs(&amount.size),
    };
    size && amount.percent.is_none_or(|(_, percent)| relative(percent))
}

/// Whether a change of so much percent leads from one number to another, whatever their rounding.
pub(super) fn percent_fits(percent: Quantity, up: bool, now: Quantity, before: Quantity) -> bool {
    let sign = if up { 1.0 } else { -1.0 };
    let change = |now: f64, before: f64| sign * 100.0 * (now / before - 1.0);
    let ends = [change(now.low, before.high), change(now.high, before.low), change(now.low, before.low), change(now.high, before.high)];
    let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    percent.meets(low, high)
}

/// "582 per 100,000"
fn is_rate(paragraph: &Paragraph, at: usize) -> bool {
    (at + 1..at + 3).any(|i| word(&paragraph.tokens, i) == "per")
}

/// Whether a level may be one of those an amount lies between.
fn is_level(paragraph: &Paragraph, amount: &Amount, (at, level): &At, used: &Used) -> bool {
    // "57 per 10,000, 3 more children than in March": a rate is no number of children, but 3.4 may be of a rate.
    if is_rate(paragraph, *at) && amount.size.unit == Unit::Plain && amount.size.decimals == 0 {
        return false;
    }
    let unit = match amount.size.unit {
        Unit::Percent => matches!(level.unit, Unit::Plain | Unit::Pounds | Unit::Percent),
        Unit::Points => level.unit == Unit::Percent || level.unit == Unit::Plain || level.unit == Unit::Points,
        Unit::Plain | Unit::Pounds | Unit::Rank | Unit::Label => level.unit == amount.size.unit,
    };
    let is_fraction = level.loose && level.unit == Unit::Percent;
    unit && !is_fraction && used.is_level(*at) && level.value > 0.0
}

fn test(paragraph: &Paragraph, amount: &Amount, used: &mut Used) -> Option<Claim> {
    let sentence = sentence_of(paragraph, amount.at);
    let between = between(paragraph, amount, &sentence, used);
    if let Some((at, _)) = between.before {
        used.references.push(at);
    }
    if let Some((now, before)) = between.named.iter().find(|(now, before)| fits(amount, &now.1, &before.1)).or(between.named.first()) {
        let holds = fits(amount, &now.1, &before.1);
        return (holds || is_one_scale(&now.1, &before.1)).then(|| finish(paragraph, amount, Some(*now), Some(*before), verdict(holds)));
    }
    let levels =
        |range: Range<usize>| -> Vec<At> { numbers(paragraph, range).rev().filter(|l| is_level(paragraph, amount, l, used)).collect() };
    let previous = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start).cloned().unwrap_or(0..0);
    let (own, earlier) = (levels(sentence.start..amount.at), levels(previous));
    if let Some(before) = between.before {
        let like = |(_, q): &&At| q.unit == before.1.unit;
        let fitting = |found: &&At| like(found) && fits(amount, &found.1, &before.1);
        // "582 per 100,000 (897 admissions), 18 higher than 564": a whole number may be of the rate, where that makes it right.
        let of_rate =
            || numbers(paragraph, sentence.start..amount.at).filter(|(at, _)| is_rate(paragraph, *at)).find(|found| fitting(&found));
        let now = between.now.or_else(|| own.iter().chain(&earlier).find(fitting).copied()).or_else(of_rate);
        if let Some(now) = now.filter(|(_, q)| fits(amount, q, &before.1)) {
            return Some(finish(paragraph, amount, Some(now), Some(before), Verdict::Right));
        }
        // The nearest level of its own sentence is the one meant; if none can be, the text does not tell.
        let meant = between.now.or_else(|| {
            own.iter()
                .filter(like)
                .find(|(at, q)| !used.counts.contains(at) && !used.references.contains(at) && is_one_scale(q, &before.1))
                .copied()
        });
        let result = if meant.is_some() { Verdict::Contradicted } else { Verdict::NotCheckable };
        return Some(finish(paragraph, amount, meant, Some(before), result));
    }
    // No earlier level is named after it: two levels before it may be meant, or the percentage beside a difference tells.
    let all: Vec<At> = own.iter().chain(&earlier).copied().collect();
    if amount.percent.is_none() && amount.up.is_some() {
        let pair = all.iter().flat_map(|now| all.iter().map(move |before| (now, before))).find(|((i, now), (j, before))| {
            i != j
                && now.unit == before.unit
                && is_one_scale(now, before)
                && fits(amount, now, before)
                && (sentence.contains(i) || sentence.contains(j))
        });
        if let Some((now, before)) = pair.filter(|_| !names_another(paragraph, amount)) {
            return Some(finish(paragraph, amount, Some(*now), Some(*before), Verdict::Right));
        }
    }
    Some(by_percent(paragraph, amount, &sentence, between.now, &all))
}

/// Whether two levels may be of one thing.
fn is_one_scale(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && a.value < b.value * SAME_SCALE && b.value < a.value * SAME_SCALE
}

/// "45 more than expected" is held against something the sentence does not number.
fn names_another(paragraph: &Paragraph, amount: &Amount) -> bool {
    let clause = clause_end(paragraph, amount.end + 1, (amount.end + 12).min(paragraph.tokens.len()));
    (amount.end + 1..clause).any(|i| {
        matches!(
            word(&paragraph.tokens, i),
            "than" | "above" | "below" | "target" | "milestone" | "planned" | "expected" | "budget" | "average"
        )
    })
}

/// What the words around an amount name as its levels.
fn between(paragraph: &Paragraph, amount: &Amount, sentence: &Range<usize>, used: &Used) -> Between {
    let tokens = &paragraph.tokens;
    let level = |found: &At| is_level(paragraph, amount, found, used);
    let next = |from: usize, to: usize| numbers(paragraph, from..to.max(from)).next().filter(level);
    let clause = clause_end(paragraph, amount.end + 1, sentence.end.min(amount.end + 26));
    let after: Vec<At> = numbers(paragraph, amount.end + 1..clause).take(3).filter(level).collect();
    let led = |(at, _): &At, wanted: &[&str]| {
        (1..4).any(|n| at.checked_sub(n).is_some_and(|i| i > amount.end && wanted.contains(&word(tokens, i))))
    };
    // "by 20% from 150 to 120", "by 6 points to 81% (from 75%)"
    if let [first, second, ..] = after[..]
        && first.1.unit == second.1.unit
    {
        if led(&first, &["from"]) && led(&second, &["to"]) {
            return Between { named: vec![(second, first)], before: None, now: None };
        }
        if led(&first, &["to", "at"]) && led(&second, &["from", "on", "with"]) {
            return Between { named: vec![(first, second)], before: None, now: None };
        }
    }
    // "12 fewer collisions: 88 in 2019 compared with 100 in 2018"
    if let [first, second, ..] = after[..]
        && amount.leads
        && (first.0..second.0).any(|i| matches!(word(tokens, i), "compared" | "against" | "versus"))
        && first.1.unit == second.1.unit
        && (amount.end..first.0).any(|i| mark(tokens, i) == Some(':'))
    {
        return Between { named: vec![(first, second)], before: None, now: None };
    }
    // "by 2.4 points between 2017/18 (60.1%) and 2018/19 (62.5%)"
    if let [first, second] = after[..]
        && (1..4).any(|n| word(tokens, amount.end + n) == "between")
        && (first.0..second.0).any(|i| word(tokens, i) == "and")
        && first.1.unit == second.1.unit
    {
        return Between { named: vec![(second, first)], before: None, now: None };
    }
    // "Complaints rose from 120 to 150, an increase of 25%", "1,575 compared to 1,500, a 5% increase"
    let mut named = Vec::new();
    for at in sentence.start..amount.at {
        match word(tokens, at) {
            "from" => {
                let Some(from) = next(at + 1, at + 4) else { continue };
                let up_from = at.checked_sub(1).is_some_and(|i| matches!(word(tokens, i), "up" | "down"));
                let to_at = (from.0 + 1..amount.at).find(|i| word(tokens, *i) == "to");
                let to = to_at.and_then(|i| next(i + 1, (i + 4).min(amount.at)));
                let earlier = || numbers(paragraph, sentence.start..at).next_back().filter(level).filter(|_| !amount.leads || up_from);
                if let Some(to) = to.or_else(earlier) {
                    named.push((to, from));
                }
            }
            "compared" | "against" | "versus" => {
                let own = numbers(paragraph, sentence.start..at).next_back().filter(level);
                // "Compared with 1,600 last year, referrals were 5% higher at 1,680"
                let own = own.or_else(|| after.first().copied().filter(|found| led(found, &["at", "to"])));
                if let (Some(own), Some(other)) = (own, next(at + 1, amount.at)) {
                    named.push((own, other));
                }
            }
            "between" if amount.up.is_none() => {
                let both: Vec<At> = numbers(paragraph, at..amount.at).filter(level).collect();
                if let [a, b] = both[..] {
                    named.push((a, b));
                }
            }
            // "1,880 of the 2,000 trees, a shortfall of 120"
            "of" if !amount.leads && word(tokens, at + 1) == "the" && amount.size.unit != Unit::Percent => {
                let own = at.checked_sub(1).and_then(|i| next(i, at));
                if let (Some(own), Some(other)) = (own, next(at + 2, at + 3)) {
                    named.push((own, other));
                }
            }
            _ => {}
        }
    }
    // A pair that another level follows before the amount is not the one it lies between.
    let last = |(now, before): &(At, At)| {
        numbers(paragraph, now.0.max(before.0) + 1..amount.at).all(|found| !level(&found) || used.counts.contains(&found.0))
    };
    named.retain(|pair| pair.0.1.unit == pair.1.1.unit && pair.0.0 != pair.1.0 && last(pair));
    let told = |i: usize| {
        matches!(
            word(tokens, i),
            "than"
                | "on"
                | "from"
                | "compared"
                | "against"
                | "above"
                | "below"
                | "over"
                | "versus"
                | "short"
                | "up"
                | "down"
                | "since"
                | "behind"
        )
    };
    // "0.4 lower than in March and between the 7.9 of counties …", "2.2 points more than in 2017, half a point above …" do not say what
    // it was then.
    let is_label = |i: usize| matches!(tokens.get(i).map(|t| &t.kind), Some(Kind::Number(q)) if q.unit == Unit::Label);
    let goes_on =
        |found: &At| (amount.end + 1..found.0).any(|i| word(tokens, i) == "and" || (mark(tokens, i) == Some(',') && is_label(i - 1)));
    let before =
        after.first().copied().filter(|found| !led(found, &["to", "until"]) && (amount.end + 1..found.0).any(told) && !goes_on(found));
    if before.is_some() {
        let now = after.get(1).copied().filter(|found| led(found, &["to"])).or_else(|| set_before(paragraph, amount, sentence, used));
        return Between { named: Vec::new(), before, now };
    }
    let now = after.first().copied().filter(|found| led(found, &["to"]) && found.0 - amount.end <= 4);
    // "Visits rose by 5% to 2,240": the level before may be named further on, or before it.
    if let (Some(now), None) = (now, named.first()) {
        // "fell 15% to 340 (400 in 2018/19)"
        let bracket = |found: &At| {
            found.0 == now.0 + 2 && mark(tokens, now.0 + 1) == Some('(') && matches!(word(tokens, found.0 + 1), "in" | "last" | "the" | "a")
        };
        let earlier = numbers(paragraph, now.0 + 1..sentence.end)
            .find(|found| level(found) && found.1.unit == now.1.unit && (led(found, &["from", "on"]) || bracket(found)));
        named.extend(earlier.map(|earlier| (now, earlier)));
    }
    Between { named, before: None, now }
}

/// "fell to £1.8m", the level that a verb before the amount leads to.
fn set_before(paragraph: &Paragraph, amount: &Amount, sentence: &Range<usize>, used: &Used) -> Option<At> {
    let found = numbers(paragraph, sentence.start..amount.at).next_back().filter(|found| is_level(paragraph, amount, found, used))?;
    let lead = found.0.checked_sub(1)?;
    (word(&paragraph.tokens, lead) == "to" && amount.at - found.0 <= 3).then_some(found)
}

/// Without the earlier level, the percentage beside a difference tells: 165 of 7,895 is 2.1%.
fn by_percent(paragraph: &Paragraph, amount: &Amount, sentence: &Range<usize>, now: Option<At>, all: &[At]) -> Claim {
    let unfinished = || finish(paragraph, amount, None, None, Verdict::NotCheckable);
    let Some((_, percent)) = amount.percent else { return unfinished() };
    let sign = if amount.up == Some(false) { -1.0 } else { 1.0 };
    let size = amount.size;
    let share = |now: f64| 100.0 * size.value / (now - sign * size.value);
    let fits = |(_, now): &&At| {
        let (low, high) = (now.low - sign * size.high, now.high - sign * size.low);
        let (least, most) = (low.min(high), low.max(high));
        least > 0.0 && percent.meets(100.0 * size.low / most, 100.0 * size.high / least)
    };
    let in_clause = |(at, _): &At| {
        sentence.contains(at) && !(at.min(&amount.at) + 1..amount.at.max(*at)).any(|i| mark(&paragraph.tokens, i) == Some(';'))
    };
    let candidates: Vec<At> = now.into_iter().chain(all.iter().copied()).collect();
    // "above the target (4.1), by 1.3 (31.7%)": the level it is held against, where that makes it right.
    let is_of = |(_, other): &&At| percent.meets(100.0 * size.low / other.high, 100.0 * size.high / other.low);
    let led_by = amount.at.checked_sub(1).is_some_and(|i| word(&paragraph.tokens, i) == "by");
    if let Some(other) = candidates.iter().find(|found| led_by && sentence.contains(&found.0) && is_of(found)) {
        let finding = Finding::Difference {
            difference: size,
            up: amount.up.unwrap_or(true),
            now: None,
            other: Some(other.1.value),
            gives: Some(100.0 * size.value / other.1.value),
            percent: Some(percent),
        };
        return claim(paragraph, amount.at.min(other.0), amount.end, finding, Verdict::Right);
    }
    let (now, result) = match (candidates.iter().find(fits), candidates.first()) {
        (Some(now), _) => (*now, Verdict::Right),
        (None, Some(now)) if in_clause(now) && now.1.value > size.value && amount.up.is_some() => (*now, Verdict::Contradicted),
        (None, _) => return unfinished(),
    };
    let finding = Finding::Difference {
        difference: size,
        up: amount.up.unwrap_or(true),
        now: Some(now.1.value),
        other: None,
        gives: Some(share(now.1.value)),
        percent: Some(percent),
    };
    claim(
        paragraph,
        amount.at.min(if sentence.contains(&now.0) { now.0 } else { amount.at }),
        amount.end.max(now.0.min(amount.end + 6)),
        finding,
        result,
    )
}

/// The claim of an amount with the levels that were found.
fn finish(paragraph: &Paragraph, amount: &Amount, now: Option<At>, before: Option<At>, result: Verdict) -> Claim {
    let sentence = sentence_of(paragraph, amount.at);
    let places: Vec<usize> = [now, before].into_iter().flatten().map(|(at, _)| at).filter(|at| sentence.contains(at)).collect();
    let from = places.iter().copied().chain([amount.at]).min().unwrap_or(amount.at);
    let last = amount.end + usize::from(amount.leads);
    let to = places.iter().copied().chain([last]).max().unwrap_or(last);
    let rose = now.zip(before).map(|((_, now), (_, before))| now.value > before.value);
    let up = amount.up.or(rose).unwrap_or(true);
    let (now, other) = (now.map(|(_, q)| q.value), before.map(|(_, q)| q.value));
    let as_points = amount.size.unit == Unit::Percent && before.is_some_and(|(_, q)| q.unit == Unit::Percent) && {
        now.zip(other).is_some_and(|(now, other)| amount.size.holds((now - other).abs()))
    };
    let finding = match (amount.size.unit, other) {
        (Unit::Percent, Some(before)) if !as_points => {
            Finding::Change { percent: amount.size, up, now, before, gives: now.map(|now| 100.0 * (now / before - 1.0)) }
        }
        _ => {
            let gives = now.zip(other).map(|(now, other)| now - other);
            Finding::Difference { difference: amount.size, up, now, other, gives, percent: amount.percent.map(|(_, q)| q) }
        }
    };
    claim(paragraph, from, to, finding, result)
}

/// Whether a number is a change by the word after it.
pub(super) fn is_change(paragraph: &Paragraph, at: usize) -> bool {
    matches!(
        word(&paragraph.tokens, at + 1),
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
            | "drop"
            | "growth"
            | "improvement"
            | "greater"
            | "short"
            | "shortfall"
    )
}

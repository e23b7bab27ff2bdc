//! Forecasts for a whole year from the months so far.

use std::ops::Range;

use super::labels::month_of;
use super::text::{Kind, Paragraph, Quantity, Unit};
use super::{Claim, Finding, Verdict, claim, numbers, sentence_of, word};

pub(super) fn find(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    for at in 0..paragraph.tokens.len() {
        claims.extend(forecast(paragraph, at).or_else(|| on_track(paragraph, at)));
    }
}

/// What a sentence tells so far: how many, in how many months.
fn so_far(paragraph: &Paragraph, within: Range<usize>, fits: impl Fn(f64) -> bool) -> Option<(usize, Quantity, i32)> {
    let months = months_so_far(paragraph, within.clone())?;
    let count = |(_, q): &(usize, Quantity)| q.unit == Unit::Plain && fits(q.value);
    let (at, quantity) = numbers(paragraph, within).rev().find(count)?;
    Some((at, quantity, months))
}

/// "24 admissions between April and November giving a full-year forecast of 36", "60 in April to September, which at this rate would
/// give 120".
fn forecast(paragraph: &Paragraph, at: usize) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let here = |ahead: usize| word(tokens, at + ahead);
    let named = matches!(here(0), "forecast" | "forecasts" | "projection" | "projected");
    let carried_on = (here(0) == "at" && matches!(here(1), "this" | "that" | "the") && (here(2) == "rate" || here(3) == "rate"))
        || (here(0) == "if" && (here(1) == "this" || here(2) == "trend") && (2..6).any(|i| matches!(here(i), "continues" | "continued")))
        || (here(0) == "pro" && here(1) == "rata");
    if !named && !carried_on {
        return None;
    }
    let sentence = sentence_of(paragraph, at);
    let straight = carried_on
        || (1..4).any(|back| matches!(at.checked_sub(back).map_or("", |i| word(tokens, i)), "straight-line" | "straight" | "linear"));
    let reach = if carried_on { 14 } else { 7 };
    let (forecast_at, forecast) =
        numbers(paragraph, at + 1..sentence.end.min(at + 1 + reach)).next().filter(|(_, q)| q.unit == Unit::Plain)?;
    let is_rate = (forecast_at + 1..forecast_at + 4).any(|i| word(tokens, i) == "per");
    // Less than half, or twenty times as much, is of something else.
    let (from, so_far, months) =
        so_far(paragraph, sentence.start..at, |v| !is_rate && v < forecast.value * 2.0 && forecast.value < v * 20.0)?;
    let carried = |value: f64| value * 12.0 / f64::from(months);
    let holds = forecast.meets(carried(so_far.low) - 0.5, carried(so_far.high) + 0.5);
    // A forecast need not be a straight line: where it is not, the text alone cannot tell. But it cannot be less than there is.
    let verdict = if holds {
        Verdict::Right
    } else if straight || forecast.high < so_far.low {
        Verdict::Contradicted
    } else {
        Verdict::NotCheckable
    };
    let finding = Finding::Forecast { so_far: so_far.value, months, forecast, straight_line: carried(so_far.value), straight };
    Some(claim(paragraph, from, forecast_at, finding, verdict))
}

/// "700,000 visits between April and November … on track to meet the target of one million"; "90% … on track to meet the target of 87%".
fn on_track(paragraph: &Paragraph, at: usize) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let next = word(tokens, at + 1);
    let on_track = word(tokens, at) == "on" && matches!(next, "track" | "course");
    let forecast = matches!(word(tokens, at), "forecast" | "projected" | "expected")
        && next == "to"
        && matches!(word(tokens, at + 2), "meet" | "exceed" | "achieve");
    (on_track || forecast).then_some(())?;
    let sentence = sentence_of(paragraph, at);
    let target_at = (at + 2..sentence.end).find(|i| word(tokens, *i) == "target")?;
    let (target_at, target) = numbers(paragraph, target_at..sentence.end).next().filter(|(i, _)| i - target_at <= 3)?;
    let like = |(i, q): &(usize, Quantity)| *i < at && q.unit == target.unit;
    let (from, so_far) = numbers(paragraph, sentence.start..at).find(like)?;
    if target.unit == Unit::Percent {
        let result = if so_far.high >= target.low { Verdict::Right } else { Verdict::NotCheckable };
        let finding = Finding::Compared { how: super::How::Higher, local: so_far.value, other: target.value };
        return (result == Verdict::Right && so_far.value > target.value).then(|| claim(paragraph, from, target_at, finding, result));
    }
    let months = months_so_far(paragraph, sentence.start..at).filter(|_| target.unit == Unit::Plain)?;
    let straight_line = so_far.value * 12.0 / f64::from(months);
    // A year need not go straight on: where a straight line falls short, the text alone cannot tell.
    let result = if straight_line >= target.low { Verdict::Right } else { Verdict::NotCheckable };
    let finding = Finding::OnTrack { so_far: so_far.value, months, target: target.value, straight_line };
    Some(claim(paragraph, from, target_at, finding, result))
}

/// How many months a stretch of text names: "between April and November", "since April … by the end of November", "in eight months".
fn months_so_far(paragraph: &Paragraph, within: Range<usize>) -> Option<i32> {
    let tokens = &paragraph.tokens;
    let named: Vec<(usize, i32)> = within.clone().filter_map(|i| Some((i, month_of(word(tokens, i))?))).collect();
    if let [(a, first), (b, second), ..] = named[..] {
        let since = |i: usize| i.checked_sub(1).is_some_and(|i| word(tokens, i) == "since");
        let (first, last) = if since(b) && !since(a) { (second, first) } else { (first, second) };
        let count = (last - first).rem_euclid(12) + 1;
        return (1..12).contains(&count).then_some(count);
    }
    within.clone().find_map(|i| {
        let Kind::Number(q) = tokens.get(i)?.kind else { return None };
        let months = word(tokens, i + 1) == "months"
            && i.checked_sub(1).is_some_and(|i| matches!(word(tokens, i), "first" | "in" | "after" | "the"));
        (2..12_i32).find(|n| months && f64::from(*n).total_cmp(&q.value).is_eq())
    })
}

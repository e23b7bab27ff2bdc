//! Forecasts for a whole year from the months so far.

use super::labels::month_of;
use super::text::{Paragraph, Unit};
use super::{Claim, Finding, Verdict, claim, numbers, sentence_of, word};

pub(super) fn find(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    forecasts(paragraph, claims);
    on_track(paragraph, claims);
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


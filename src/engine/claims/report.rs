//! A text against the report that is open: counts it prints with another percentage, an earlier figure it gives
//! otherwise, a year that has passed.

use super::text::{Kind, Paragraph, Quantity, Text, Unit};
use super::{Claim, Finding, Verdict, claim, mark, numbers, verdict, word};
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::model::{Measure, Report, decimals, real};

/// What a text claims that only the report can tell of.
#[must_use]
pub(super) fn against(text: &Text, claims: &[Claim], report: &Report) -> Vec<Claim> {
    let mut found = counts(claims, report);
    for paragraph in &text.paragraphs {
        found.extend(forecasts(paragraph, report));
        found.extend(years(paragraph, report));
        for sentence in &paragraph.sentences {
            found.extend(earlier(paragraph, sentence.clone(), report));
        }
    }
    found
}

/// What a printed value stands for: everything that rounds to it.
fn printed(value: f64) -> Quantity {
    let places = decimals(value);
    let half = real(&format!("0.5e-{places}")).unwrap_or(0.5);
    Quantity {
        value,
        low: value - half,
        high: value + half,
        unit: Unit::Percent,
        decimals: u8::try_from(places).unwrap_or(u8::MAX),
        loose: false,
        leading_nought: false,
    }
}

/// The figures of a measure in its own unit that have been measured.
fn outturns(measure: &Measure) -> impl Iterator<Item = Figure> + '_ {
    figures(measure).filter(|f| f.unit == FigureUnit::Measure && !f.forecast)
}

/// Counts that stand in the report too, beside another value than they give.
fn counts(claims: &[Claim], report: &Report) -> Vec<Claim> {
    let mut found = Vec::new();
    for one in claims {
        let Finding::Share { percent, numerator, denominator, gives } = one.finding else { continue };
        if one.verdict != Verdict::Right {
            continue;
        }
        for (index, measure) in report.measures.iter().enumerate() {
            let same = |f: &Figure| {
                let counts = f.counts.and_then(|c| Some((c.numerator.real(), c.denominator?.real())));
                counts.is_some_and(|(n, d)| n.total_cmp(&numerator).is_eq() && d.total_cmp(&denominator).is_eq())
            };
            let Some(figure) = outturns(measure).find(same) else { continue };
            let holds = printed(figure.value).holds(gives);

            let finding =
                Finding::Report { measure: index, period: figure.period, stated: percent, gives: Some(gives), value: figure.value };
            found.push(Claim { paragraph: one.paragraph, at: one.at.clone(), finding, verdict: verdict(holds) });
        }
    }
    found
}

/// "559.4 (820 admissions)", which the report has as a forecast: a whole number so far must lead to it on a straight line, where the report
/// does not give the number so far.
fn forecasts(paragraph: &Paragraph, report: &Report) -> Vec<Claim> {
    let months = months_of(report);
    if !(2..12).contains(&months) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, rate) in numbers(paragraph, 0..paragraph.tokens.len()).filter(|(_, q)| q.unit == Unit::Plain) {
        let count = numbers(paragraph, at + 2..at + 3).next().filter(|_| mark(&paragraph.tokens, at + 1) == Some('('));
        let Some((count_at, count)) = count.filter(|(_, q)| q.decimals == 0 && q.unit == Unit::Plain) else { continue };
        let same = |f: &Figure| {
            let counted = f.counts.is_some_and(|c| c.numerator.real().total_cmp(&count.value).is_eq());
            f.forecast && counted && f.value.total_cmp(&rate.value).is_eq()
        };
        let tells_so_far = |m: &Measure| figures(m).any(|f| f.period == report.period && !f.forecast);
        if !report.measures.iter().any(|m| figures(m).any(|f| same(&f)) && !tells_so_far(m)) {
            continue;
        }
        let carried = |so_far: f64| so_far * 12.0 / f64::from(months);
        let below = (count.value * f64::from(months) / 12.0).floor();
        let rounds = |so_far: f64| carried(so_far) >= count.value - 0.5 && carried(so_far) < count.value + 0.5;
        let reached = rounds(below) || rounds(below + 1.0);
        let (leads_to, next_leads_to) = (carried(below), carried(below + 1.0));
        let finding = Finding::NoStraightLine { forecast: count.value, months, below, leads_to, next_leads_to };
        if !reached {
            found.push(claim(paragraph, at, count_at, finding, Verdict::Contradicted));
        }
    }
    found
}

/// How many months the report's period has.
fn months_of(report: &Report) -> i32 {
    let (first, last) = (report.period.first_month(), report.period.last_month());
    (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month()) - i32::from(first.month()) + 1
}

/// The measure a sentence tells of, by the words it shares with their titles, descriptions and definitions.
fn told_of<'r>(paragraph: &Paragraph, sentence: &std::ops::Range<usize>, report: &'r Report) -> Option<(usize, &'r Measure)> {
    let tokens = paragraph.tokens.get(sentence.clone()).unwrap_or_default();
    let words: Vec<&str> = tokens.iter().map(|t| t.word()).filter(|w| w.chars().count() >= 6).collect();
    let shared = |measure: &Measure| {
        let text = [Some(&measure.title), measure.description.as_ref(), measure.definition.as_ref()];
        let text = text.into_iter().flatten().map(|t| t.to_lowercase()).collect::<Vec<_>>().join(" ");
        let mut own: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 6).collect();
        own.sort_unstable();
        own.dedup();
        own.iter().filter(|w| words.contains(w)).count()
    };
    let mut best: Option<(usize, usize)> = None;
    let mut tied = false;
    for (index, measure) in report.measures.iter().enumerate() {
        let count = shared(measure);
        match best {
            Some((_, most)) if count < most => {}
            Some((_, most)) if count == most => tied = true,
            Some(_) | None => (best, tied) = (Some((index, count)), false),
        }
    }
    let (index, count) = best.filter(|_| !tied)?;
    (count >= 3).then_some(())?;
    Some((index, report.measures.get(index)?))
}

/// "93% were achieved, similar to the previous year (92%)", where the report has both figures of the measure.
fn earlier(paragraph: &Paragraph, sentence: std::ops::Range<usize>, report: &Report) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let previous = sentence.clone().find(|i| {
        matches!(word(tokens, *i), "previous" | "last") && matches!(word(tokens, *i + 1), "year" | "survey")
            || word(tokens, *i) == "year" && word(tokens, *i + 1) == "before"
    })?;
    let (at, stated) =
        numbers(paragraph, previous..sentence.end).next().filter(|(i, q)| i - previous <= 4 && q.unit == Unit::Percent && !q.loose)?;
    let (_, now) = numbers(paragraph, sentence.start..previous).find(|(_, q)| q.unit == Unit::Percent && !q.loose)?;
    let (index, measure) = told_of(paragraph, &sentence, report)?;
    let series: Vec<Figure> = outturns(measure).collect();
    let fits = |stated: &Quantity, figure: &Figure| {
        let printed = printed(figure.value);
        stated.meets(printed.low, printed.high)
    };
    // The sentence is about this figure of the measure: the one before it is what the text calls the previous one.
    let latest = series.iter().rposition(|f| fits(&now, f))?;
    let before = series.get(latest.checked_sub(1)?)?;
    let holds = fits(&stated, before);
    let finding = Finding::Report { measure: index, period: before.period, stated, gives: None, value: before.value };
    Some(claim(paragraph, previous, at, finding, verdict(holds)))
}

/// "on track to meet the targets for 2023/24", in a report on 2024/25.
fn years(paragraph: &Paragraph, report: &Report) -> Vec<Claim> {
    let tokens = &paragraph.tokens;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !(token.word() == "on" && matches!(word(tokens, at + 1), "track" | "course" | "target")) {
            continue;
        }
        let end = tokens.len().min(at + 14);
        let Some(target) = (at + 1..end).find(|i| matches!(word(tokens, *i), "target" | "targets")) else { continue };
        for place in target.saturating_sub(3)..(target + 5).min(tokens.len()) {
            let Some(year) = year_at(paragraph, place) else { continue };
            let begins = report.period.first_month();
            let ends_before = i32::from(year) * 12 + 12 + 3 < i32::from(begins.year()) * 12 + i32::from(begins.month());
            let finding = Finding::YearPassed { start: year, period: report.period };
            if ends_before {
                found.push(claim(paragraph, at, place + 2, finding, Verdict::Contradicted));
            }
        }
    }
    found
}

/// The financial year that begins at a token: "2023/24" is 2023.
fn year_at(paragraph: &Paragraph, at: usize) -> Option<i16> {
    let label = |i: usize| match paragraph.tokens.get(i).map(|t| &t.kind) {
        Some(Kind::Number(q)) if q.unit == Unit::Label => Some(q.value),
        _ => None,
    };
    let slash = paragraph.tokens.get(at + 1)?.mark() == Some('/');
    let (start, end) = (label(at)?, label(at + 2)?);
    let year = (1900_i16..2200).find(|y| f64::from(*y).total_cmp(&start).is_eq())?;
    (slash && (end - f64::from((year + 1) % 100)).abs() < 0.5).then_some(year)
}

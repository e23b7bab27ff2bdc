//! What only shows across a text: one pair of counts under two percentages, one count under two rates, shares on two
//! bases, references to paragraphs.

use super::text::{Paragraph, Quantity, Text, Unit};
use super::{Claim, Finding, Verdict, claim, mark, numbers, verdict, word};

pub(super) fn find(text: &Text, claims: &mut Vec<Claim>) {
    pairs_twice(claims);
    for paragraph in &text.paragraphs {
        counts_twice(paragraph, claims);
        bases(paragraph, claims);
        references(text, paragraph, claims);
    }
}

/// The same pair of counts beside two percentages that cannot both be theirs.
fn pairs_twice(claims: &mut Vec<Claim>) {
    let mut found = Vec::new();
    for (index, one) in claims.iter().enumerate() {
        let Finding::Share { percent, numerator, denominator, .. } = one.finding else { continue };
        let pair = (numerator, denominator);
        let same = |other: &&Claim| share(other) == Some(pair);
        let first = claims.iter().take(index).filter(same).find_map(|other| {
            let Finding::Share { percent: first, .. } = other.finding else { return None };
            (!percent.meets(first.low, first.high)).then_some(first)
        });
        if let Some(first) = first {
            let finding = Finding::PairTwice { pair, percents: (first, percent) };
            found.push(Claim { paragraph: one.paragraph, at: one.at.clone(), finding, verdict: Verdict::Contradicted });
        }
    }
    claims.extend(found);
}

/// How many out of how many, of a claim that is a share.
fn share(claim: &Claim) -> Option<(f64, f64)> {
    if let Finding::Share { numerator, denominator, .. } = claim.finding { Some((numerator, denominator)) } else { None }
}

/// In a row of a table: "<4.1 (17 admissions) … 3.8 (17 admissions)" per so many.
fn counts_twice(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    let is_rate = tokens.iter().enumerate().any(|(i, t)| {
        t.word() == "per" && matches!(tokens.get(i + 1).map(|t| &t.kind), Some(super::text::Kind::Number(q)) if q.value >= 1000.0)
    });
    if !is_rate {
        return;
    }
    let rates: Vec<(usize, Quantity, usize, f64)> = numbers(paragraph, 0..tokens.len())
        .filter(|(at, q)| q.unit == Unit::Plain && mark(tokens, at + 1) == Some('('))
        .filter_map(|(at, rate)| {
            let count = numbers(paragraph, at + 2..at + 3)
                .next()
                .filter(|(i, q)| q.unit == Unit::Plain && q.decimals == 0 && !word(tokens, i + 1).is_empty())?;
            Some((at, rate, count.0, count.1.value))
        })
        .collect();
    for (index, (at, rate, count_at, count)) in rates.iter().enumerate() {
        let first = rates
            .iter()
            .take(index)
            .find(|(_, other, _, same)| same.total_cmp(count).is_eq() && !loosely(*other).meets(loosely(*rate).low, loosely(*rate).high));
        if let Some((first_at, other, ..)) = first {
            let finding = Finding::CountTwice { count: *count, rates: (other.value, rate.value) };
            claims.push(claim(paragraph, *first_at, (*count_at).max(*at), finding, Verdict::Contradicted));
        }
    }
}

/// A rate with the rounding of its last digit, also where it is whole.
fn loosely(rate: Quantity) -> Quantity {
    if rate.decimals == 0 { Quantity { low: rate.value - 0.5, high: rate.value + 0.5, ..rate } } else { rate }
}

/// "4.5% (8/176) unrated" in one list, "excluding the unrated" before another: the two shares are on two bases.
fn bases(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        let leaves_out = matches!(token.word(), "excluding" | "without") || (token.word() == "leaving" && word(tokens, at + 1) == "out");
        if !leaves_out {
            continue;
        }
        let skip = (at + 1..at + 4).find(|i| !matches!(word(tokens, *i), "the" | "out" | "those" | "any" | ""));
        let Some(group) = skip.map(|i| word(tokens, i).to_owned()) else { continue };
        let place = tokens.get(at).map_or(0, |t| t.at.start);
        let in_paragraph = |c: &&Claim| {
            c.paragraph == paragraph.number
                && tokens.first().is_some_and(|t| t.at.start <= c.at.start)
                && tokens.last().is_some_and(|t| c.at.end <= t.at.end)
        };
        // The list that counts the group in: its own share there, with its name right after.
        let counted_in = claims.iter().filter(in_paragraph).filter(|c| c.at.end <= place).find_map(|c| {
            let end = tokens.iter().position(|t| t.at.end == c.at.end)?;
            let named = (end + 1..end + 4).any(|i| word(tokens, i) == group);
            named.then(|| share(c)).flatten()
        });
        let Some((size, whole)) = counted_in else { continue };
        let same_whole = |c: &&Claim| share(c).is_some_and(|(_, d)| d.total_cmp(&whole).is_eq());
        let Some(first) = claims.iter().filter(in_paragraph).find(same_whole) else { continue };
        let Some((numerator, denominator)) = share(first) else { continue };
        let without = 100.0 * numerator / (denominator - size);
        let finding = Finding::Basis { group, with: (numerator, denominator), size, without };
        let at = first.at.clone();
        claims.push(Claim { paragraph: paragraph.number, at, finding, verdict: Verdict::Contradicted });
    }
}

/// Words that say nothing of a paragraph's matter.
const COMMON: [&str; 40] = [
    "about",
    "above",
    "after",
    "against",
    "also",
    "april",
    "area",
    "areas",
    "been",
    "before",
    "being",
    "between",
    "council",
    "current",
    "during",
    "further",
    "have",
    "impact",
    "level",
    "measure",
    "measures",
    "metric",
    "metrics",
    "national",
    "november",
    "number",
    "outlined",
    "outlines",
    "paragraph",
    "people",
    "performance",
    "period",
    "position",
    "previous",
    "proportion",
    "report",
    "service",
    "services",
    "their",
    "which",
];

/// The words a paragraph is about, the most frequent first.
fn topics(paragraph: &Paragraph) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for token in &paragraph.tokens {
        let word = token.word();
        if word.chars().count() < 6 || COMMON.contains(&word) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word.to_owned(), 1)),
        }
    }
    crate::model::in_order(counts, &|a, b| b.1.cmp(&a.1))
}

/// Whether a text has paragraphs before one of this number and after it, or begins with the first.
fn is_within(text: &Text, number: u32) -> bool {
    let numbers = || text.paragraphs.iter().filter_map(|p| p.number);
    let (first, last) = (numbers().min(), numbers().max());
    first.is_some_and(|first| first <= 1 || first < number) && (first == Some(1) || last.is_some_and(|last| number < last))
}

/// "Paragraph 12 outlines …": the paragraph named has to be there, and to tell of what this one is about.
fn references(text: &Text, paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, token) in tokens.iter().enumerate() {
        let super::text::Kind::Number(number) = token.kind else { continue };
        let named = at.checked_sub(1).map_or("", |i| word(tokens, i));
        // "paragraph 3 of Schedule 12A" is of another paper.
        let elsewhere = word(tokens, at + 1) == "of" && !(at + 2..at + 5).any(|i| word(tokens, i) == "report");
        if !matches!(named, "paragraph" | "para") || number.decimals > 0 || elsewhere {
            continue;
        }
        let cited = (0..1000_u32).find(|n| f64::from(*n).total_cmp(&number.value).is_eq());
        let Some(cited) = cited else { continue };
        let target = text.paragraphs.iter().find(|p| p.number == Some(cited));
        // What the paragraph says most often is what it sends the reader there for.
        let topic = topics(paragraph).into_iter().find(|(_, count)| *count >= 3).map(|(word, _)| word);
        let tells = |p: &Paragraph, topic: &str| p.tokens.iter().any(|t| t.word() == topic);
        let (topic, instead, holds) = match (target, topic) {
            // Of a part of a report, paragraphs before and after it are not there to look at.
            (None, topic) => {
                (topic.unwrap_or_default(), Vec::new(), (paragraph.number.is_some() && is_within(text, cited)).then_some(false))
            }
            (Some(_), None) => (String::new(), Vec::new(), None),
            (Some(target), Some(topic)) if tells(target, &topic) => (topic, Vec::new(), Some(true)),
            (Some(_), Some(topic)) => {
                let others = text.paragraphs.iter().filter(|p| p.number != paragraph.number && tells(p, &topic));
                let instead: Vec<u32> = others.filter_map(|p| p.number).collect();
                let contradicted = !instead.is_empty();
                (topic, instead, contradicted.then_some(false))
            }
        };
        let result = holds.map_or(Verdict::NotCheckable, verdict);
        claims.push(claim(paragraph, at.saturating_sub(1), at, Finding::Reference { cited, topic, instead }, result));
    }
}

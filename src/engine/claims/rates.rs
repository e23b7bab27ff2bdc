//! Rates with the counts behind them: each pair stands for a population, and the same people are as many each time.

use super::text::{Kind, Paragraph, Quantity, Text, Unit};
use super::{Claim, Finding, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// How far populations of one year may be apart beyond their rounding: the text may take them from different estimates.
const SAME_YEAR: f64 = 0.03;
/// The same for different years: no county grows faster.
const OTHER_YEAR: f64 = 0.05;
/// What only seems to belong together is believed where it comes this near.
const SEEMS: f64 = 0.10;

/// Whose population it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cohort {
    /// Everyone, or all adults.
    All,
    /// Aged 18 to 64.
    Younger,
    /// Aged 65 and over.
    Older,
}

/// A count and a rate, with the population they stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Implied {
    /// Whose.
    pub cohort: Cohort,
    /// How many were counted.
    pub count: f64,
    /// The rate.
    pub rate: f64,
    /// Per so many.
    pub per: f64,
    /// The fewest people they can stand for.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// A pair where it stands.
struct Stated {
    implied: Implied,
    year: Option<f64>,
    /// Count and rate stand in different sentences of a paragraph and only seem to belong together.
    seems: bool,
    paragraph: Option<u32>,
    at: std::ops::Range<usize>,
}

pub(super) fn find(text: &Text, claims: &mut Vec<Claim>) {
    let mut stated: Vec<Stated> = Vec::new();
    let mut header: Vec<f64> = Vec::new();
    for paragraph in &text.paragraphs {
        let years = years(paragraph, 0..paragraph.tokens.len());
        if years.len() >= 2
            && paragraph.tokens.iter().any(|t| matches!(t.word(), "target" | "performance" | "outturn"))
            && per_in(paragraph).is_none()
        {
            header = years;
        }
        let found = in_paragraph(paragraph, &header, claims);
        stated.extend(found);
    }
    for (index, one) in stated.iter().enumerate() {
        let before = stated.get(..index).unwrap_or_default();
        claims.extend(same_people(before, one));
    }
    let parts = |cohort: Cohort, year: Option<f64>| {
        stated.iter().rev().find(|s| s.implied.cohort == cohort && s.year == year && year.is_some() && !s.seems)
    };
    for whole in stated.iter().filter(|s| s.implied.cohort == Cohort::All) {
        if let Some((younger, older)) = parts(Cohort::Younger, whole.year).zip(parts(Cohort::Older, whole.year)) {
            claims.extend(both_ages(whole, younger, older));
        }
    }
}

/// How far two populations are apart, as a share of the smaller; none where they meet.
fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    (b.0 / a.1).max(a.0 / b.1) - 1.0
}

/// Against the pairs before it for the same people: the nearest year's.
fn same_people(before: &[Stated], one: &Stated) -> Option<Claim> {
    let range = |s: &Stated| (s.implied.low, s.implied.high);
    let same = |s: &&Stated| s.implied.cohort == one.implied.cohort && s.implied.cohort != Cohort::All && !s.seems;
    let other = before.iter().rev().filter(same).find(|s| s.year == one.year).or_else(|| before.iter().rev().find(same))?;
    let room = if other.year == one.year && one.year.is_some() { SAME_YEAR } else { OTHER_YEAR };
    // One count beside two rates is told of in its own words.
    (other.implied.count.total_cmp(&one.implied.count).is_ne() && !one.seems).then_some(())?;
    let holds = apart(range(other), range(one)) <= room;
    let finding = Finding::Populations { whole: one.implied.clone(), parts: vec![other.implied.clone()] };
    Some(Claim { paragraph: one.paragraph, at: one.at.clone(), finding, verdict: verdict(holds) })
}

/// All adults against the two ages they are made of.
fn both_ages(whole: &Stated, younger: &Stated, older: &Stated) -> Option<Claim> {
    let sum = (younger.implied.low + older.implied.low, younger.implied.high + older.implied.high);
    let apart = apart((whole.implied.low, whole.implied.high), sum);
    (apart <= SEEMS).then_some(())?;
    let finding = Finding::Populations { whole: whole.implied.clone(), parts: vec![younger.implied.clone(), older.implied.clone()] };
    Some(Claim { paragraph: whole.paragraph, at: whole.at.clone(), finding, verdict: verdict(apart <= SAME_YEAR) })
}

/// The years a stretch names, by the calendar year they begin in.
fn years(paragraph: &Paragraph, within: std::ops::Range<usize>) -> Vec<f64> {
    let tokens = &paragraph.tokens;
    let label = |i: usize| match tokens.get(i).map(|t| &t.kind) {
        Some(Kind::Number(q)) if q.unit == Unit::Label => Some(q.value),
        _ => None,
    };
    within
        .filter(|i| mark(tokens, i + 1) == Some('/') && label(i + 2).is_some())
        .filter_map(label)
        .filter(|y| (1990.0..2100.0).contains(y))
        .collect()
}

/// "per 100,000": where it stands, and per how many.
fn per_in(paragraph: &Paragraph) -> Option<(usize, f64)> {
    (0..paragraph.tokens.len()).find_map(|at| per_at(paragraph, at).map(|per| (at, per)))
}

fn per_at(paragraph: &Paragraph, at: usize) -> Option<f64> {
    let tokens = &paragraph.tokens;
    let after = at + 1 + usize::from(word(tokens, at + 1) == "every");
    match tokens.get(after).map(|t| &t.kind) {
        Some(Kind::Number(q)) if word(tokens, at) == "per" && q.value >= 1000.0 => Some(q.value),
        _ => None,
    }
}

/// Whose rate it is, by the ages named nearest before it in its sentence.
fn cohort(paragraph: &Paragraph, start: usize, at: usize, end: usize) -> Option<Cohort> {
    let tokens = &paragraph.tokens;
    let age = |i: usize| match tokens.get(i).map(|t| &t.kind) {
        Some(Kind::Number(q)) if q.unit == Unit::Label && q.value < 120.0 && mark(tokens, i.wrapping_sub(1)) != Some('/') => Some(q.value),
        _ => None,
    };
    let is = |i: usize, wanted: f64| age(i).is_some_and(|found| (found - wanted).abs() < 0.5);
    let named = |i: usize| {
        if is(i, 18.0) && is(i + 2, 64.0) {
            return Some(Cohort::Younger);
        }
        let over = matches!(word(tokens, i + 1), "or" | "and") || mark(tokens, i + 1) == Some('+') || matches!(word(tokens, i + 1), "plus");
        (is(i, 65.0) && over).then_some(Cohort::Older)
    };
    let found = (start..at).rev().find_map(named).or_else(|| (at..end.min(at + 12)).find_map(named));
    let other = (start..end).any(|i| matches!(word(tokens, i), "children" | "pupils" | "births" | "households" | "dwellings"));
    let aged = (start..end).any(|i| matches!(word(tokens, i), "aged" | "ages" | "older" | "younger"));
    found.or((!other && !aged).then_some(Cohort::All))
}

/// The rates of a paragraph with the counts beside them.
fn in_paragraph(paragraph: &Paragraph, header: &[f64], claims: &mut Vec<Claim>) -> Vec<Stated> {
    let Some((_, per)) = per_in(paragraph) else { return Vec::new() };
    let mut out: Vec<Stated> = Vec::new();
    let mut cells = header.iter();
    for (at, rate) in numbers(paragraph, 0..paragraph.tokens.len()).filter(|(_, q)| q.unit == Unit::Plain && q.value > 0.0) {
        let sentence = sentence_of(paragraph, at);
        let own_per = (at + 1..at + 5).find_map(|i| per_at(paragraph, i));
        let rate_range = if rate.decimals == 0 { Quantity { low: rate.value - 0.5, high: rate.value + 0.5, ..rate } } else { rate };
        let bracket = count_in_brackets(paragraph, at);
        let is_rate = own_per.is_some() || is_named_rate(paragraph, at, sentence.start) || bracket.is_some_and(|_| !has_prose(paragraph));
        let per = own_per.unwrap_or(per);
        let tight = bracket.or_else(|| count_before(paragraph, at, sentence.start)).filter(|_| is_rate);
        let seeming = if tight.is_none() && own_per.is_some() { count_told(paragraph, at, sentence.end) } else { None };
        let Some((count_at, count)) = tight.or(seeming) else { continue };
        // "There were 60 admissions of people aged 18-64. As a rate this equates to 13.8."
        let start = sentence_of(paragraph, count_at).start.min(sentence.start);
        let Some(cohort) = cohort(paragraph, if tight.is_some() { start } else { sentence.start }, at, sentence.end) else { continue };
        let low = count.low * per / rate_range.high;
        let high = count.high * per / rate_range.low;
        let implied = Implied { cohort, count: count.value, rate: rate.value, per, low, high };
        claims.extend(with_population(paragraph, &implied, (count_at, at)));
        let year =
            if has_prose(paragraph) { years(paragraph, sentence.start..sentence.end).first().copied() } else { cells.next().copied() };
        let place = claim(
            paragraph,
            at,
            if tight.is_some() { count_at } else { at },
            Finding::Populations { whole: implied.clone(), parts: Vec::new() },
            Verdict::Right,
        );
        out.push(Stated { implied, year, seems: tight.is_none(), paragraph: paragraph.number, at: place.at });
    }
    out
}

/// A row of a table has no sentence in it.
fn has_prose(paragraph: &Paragraph) -> bool {
    paragraph.tokens.iter().any(|t| matches!(t.word(), "was" | "were" | "is" | "are" | "had" | "has" | "give" | "gives" | "make" | "makes"))
}

/// "564 during 2023/24 (based on 868 admissions)", "5.4 (23 admissions)", "48.0 per 10,000, i.e. 672 children".
fn count_in_brackets(paragraph: &Paragraph, at: usize) -> Option<(usize, Quantity)> {
    let tokens = &paragraph.tokens;
    let opens = (at + 1..at + 7).find(|i| {
        mark(tokens, *i) == Some('(') || matches!(word(tokens, *i), "ie") || (word(tokens, *i) == "i" && word(tokens, i + 2) == "e")
    })?;
    let (first, count) = numbers(paragraph, opens + 1..opens + 5).next()?;
    let lead = (opens + 1..first).all(|i| matches!(word(tokens, i), "" | "based" | "on" | "e" | "or" | "from"));
    let whole = count.unit == Unit::Plain && count.decimals == 0;
    let named = !word(tokens, first + 1).is_empty() && !matches!(word(tokens, first + 1), "per" | "compared" | "in" | "of");
    let between = (at + 1..opens).all(|i| mark(tokens, i).is_none_or(|m| matches!(m, '/' | ',')));
    (lead && whole && named && between && numbers(paragraph, at + 1..opens).next().is_none()).then_some((first, count))
}

/// "a rate of 13.8", "the rate … worked out at 714", "this equates to 13.8".
fn is_named_rate(paragraph: &Paragraph, at: usize, start: usize) -> bool {
    let tokens = &paragraph.tokens;
    let near = at.saturating_sub(16).max(start);
    let last_number = numbers(paragraph, near..at).next_back().map_or(near, |(i, _)| i + 1);
    let leads = (1..3).any(|back| at.checked_sub(back).is_some_and(|i| matches!(word(tokens, i), "at" | "to" | "was" | "is" | "of")));
    leads && (last_number..at).any(|i| word(tokens, i) == "rate")
}

/// "330 admissions, a rate of 220", "900 admissions (600 per 100,000)", "60 admissions. … as a rate … equates to 13.8".
fn count_before(paragraph: &Paragraph, at: usize, start: usize) -> Option<(usize, Quantity)> {
    let tokens = &paragraph.tokens;
    let whole = |(_, q): &(usize, Quantity)| q.unit == Unit::Plain && q.decimals == 0;
    let words = |from: usize| (from..at).map(|i| word(tokens, i));
    if let Some((i, count)) = numbers(paragraph, start..at).next_back().filter(whole) {
        let leads = words(i + 1).any(|w| matches!(w, "rate" | "equates" | "equivalent" | "gives" | "giving" | "makes" | "which"))
            || mark(tokens, at - 1) == Some('(');
        let compares = words(i + 1).any(|w| matches!(w, "than" | "compared" | "against" | "while" | "whilst" | "average"));
        return (leads && !compares && at - i <= 16).then_some((i, count));
    }
    let refers = words(start).any(|w| matches!(w, "this" | "these" | "presented" | "expressed"))
        && words(start).any(|w| matches!(w, "equates" | "equivalent" | "presented" | "expressed"));
    let previous = paragraph.sentences.iter().rfind(|s| s.end <= start).filter(|_| refers)?;
    numbers(paragraph, previous.clone()).next_back().filter(whole)
}

/// "the share in permanent care was 34% (2,420/7,150) … 428.8 people per 100,000 in permanent care": a count told before under the same
/// words.
fn count_told(paragraph: &Paragraph, at: usize, end: usize) -> Option<(usize, Quantity)> {
    let tokens = &paragraph.tokens;
    let topic = |i: usize| {
        word(tokens, i).chars().count() >= 4
            && !matches!(word(tokens, i), "population" | "people" | "were" | "there" | "lower" | "higher" | "than" | "across")
    };
    let next = numbers(paragraph, at + 1..end).next().map_or(end, |(i, _)| i);
    let own: Vec<&str> = (at + 1..next).filter(|i| topic(*i)).map(|i| word(tokens, i)).collect();
    let ratio = |i: usize| mark(tokens, i + 1) == Some('/');
    let mut from = 0;
    let mut found = None;
    for (i, q) in numbers(paragraph, 0..at) {
        if q.unit == Unit::Plain && q.decimals == 0 && ratio(i) {
            let shared = (from..i).filter(|j| topic(*j) && own.contains(&word(tokens, *j))).count();
            if shared >= 2 {
                found = Some((i, q));
            }
        }
        if q.unit != Unit::Percent {
            from = i + 1;
        }
    }
    found
}

/// "330 admissions, a rate of 220 per 100,000 (population 150,000)".
fn with_population(paragraph: &Paragraph, implied: &Implied, (count_at, rate_at): (usize, usize)) -> Option<Claim> {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, rate_at);
    let (at, population) = sentence.clone().filter(|i| word(tokens, *i) == "population").find_map(|i| {
        let skip = usize::from(matches!(word(tokens, i + 1), "of" | "is" | "was"));
        numbers(paragraph, i + 1 + skip..i + 2 + skip).next().filter(|(_, q)| q.unit == Unit::Plain && q.value >= 1000.0)
    })?;
    let holds = population.meets(implied.low, implied.high);
    let gives = implied.count * implied.per / population.value;
    let finding = Finding::Rate { count: implied.count, population: population.value, rate: implied.rate, per: implied.per, gives };
    let (first, last) = (count_at.min(rate_at).min(at), count_at.max(rate_at).max(at));
    Some(claim(paragraph, first, last, finding, verdict(holds)))
}

//! Counts with their percentages, of a whole that is named elsewhere: "57% (10,371)" of the contacts.

use super::amounts::way;
use super::lists;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, Verdict, claim, mark, numbers, sentence_of, verdict, word};

/// A percentage with a count beside it.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    /// The percentage.
    pub percent: (usize, Quantity),
    /// How many.
    pub count: (usize, f64),
    /// Words stand between them: a whole of the same name has to be found.
    pub apart: bool,
}

impl Counted {
    /// Where the two begin.
    pub(super) fn first(&self) -> usize {
        self.percent.0.min(self.count.0)
    }

    /// Where the two end.
    pub(super) fn last(&self) -> usize {
        self.percent.0.max(self.count.0)
    }
}

/// Shares of a whole that is named elsewhere, and percentages that make up a hundred.
pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let counted = counted(paragraph, used);
    used.counts.extend(counted.iter().map(|c| c.count.0));
    used.shares.extend(counted.iter().map(|c| c.percent.0));
    let near: Vec<Counted> = counted.iter().filter(|c| !c.apart).copied().collect();
    let (list_whole, found) = lists::of_parts(paragraph, &near);
    let has_list = !found.is_empty();
    claims.extend(found);
    let mut last: Option<(usize, f64)> = None;
    for part in &counted {
        let whole = list_whole.filter(|_| !part.apart);
        let Some(found) = part_of(paragraph, part, whole, last, used) else { continue };
        if let (Finding::Part { whole, .. }, Verdict::Right) = (&found.finding, found.verdict) {
            last = whole.map(|whole| (part.last(), whole));
        }
        claims.push(found);
    }
    if !has_list {
        claims.extend(lists::of_percents(paragraph, used));
    }
    claims.extend(lists::of_counts(paragraph, used));
    claims.extend(headcounts(paragraph, used));
}

/// "57% (10,371)", "37 (5%)", "60 referrals (25%)", "29 or 23%", "20 or just 3% of those".
fn counted(paragraph: &Paragraph, used: &Used) -> Vec<Counted> {
    let tokens = &paragraph.tokens;
    let all: Vec<(usize, Quantity)> = numbers(paragraph, 0..tokens.len()).collect();
    let words = |from: usize, to: usize| (from..to).all(|i| !word(tokens, i).is_empty());
    let mut out: Vec<Counted> = Vec::new();
    for pair in all.windows(2) {
        let [(first, a), (second, b)] = pair else { continue };
        let (first, second) = (*first, *second);
        let opens = mark(tokens, second - 1) == Some('(');
        let closes = (second + 1..second + 4).find(|i| mark(tokens, *i) == Some(')')).filter(|end| words(second + 1, *end));
        let or = word(tokens, first + 1) == "or" && second - first <= 3
            || mark(tokens, first + 1) == Some(',') && word(tokens, first + 2) == "or" && second == first + 3;
        // "(1,188, 99%)"
        let pair_in_brackets = mark(tokens, first.wrapping_sub(1)) == Some('(')
            && mark(tokens, first + 1) == Some(',')
            && second == first + 2
            && closes == Some(second + 1);
        // "(35% of the 5,000 planned)"
        let of = word(tokens, second + 1) == "of"
            && matches!(mark(tokens, second - 1), Some('(' | ','))
            && numbers(paragraph, second + 2..second + 4).next().is_some();
        let (percent, count, apart) = match (a.unit, b.unit) {
            (Unit::Percent, Unit::Plain) if opens && closes.is_some() && second == first + 2 => ((first, *a), (second, b.value), false),
            (Unit::Percent, Unit::Plain) if opens && closes.is_some() && second - first <= 9 && words(first + 1, second - 1) => {
                ((first, *a), (second, b.value), true)
            }
            (Unit::Plain, Unit::Percent) if or || pair_in_brackets => ((second, *b), (first, a.value), false),
            (Unit::Plain, Unit::Percent) if opens && closes == Some(second + 1) && second - first <= 5 && words(first + 1, second - 1) => {
                ((second, *b), (first, a.value), false)
            }
            (Unit::Plain, Unit::Percent) if of && second - first <= 5 && words(first + 1, second - 1) => {
                ((second, *b), (first, a.value), false)
            }
            _ => continue,
        };
        let is_rate = (count.0 + 1..count.0 + 4).any(|i| matches!(word(tokens, i), "per"));
        let after = (second + 1..second + 4).map(|i| word(tokens, i)).find(|w| !w.is_empty()).unwrap_or_default();
        let is_change = way(after).is_some() && !matches!(after, "over" | "under")
            || used.changes.contains(&count.0)
            || used.changes.contains(&percent.0);
        let taken = used.counts.contains(&count.0)
            || used.shares.contains(&percent.0)
            || out.iter().any(|c| c.percent.0 == percent.0 || c.count.0 == count.0);
        if !taken && !is_change && !is_rate && (count.1.fract().abs() < 1e-9) {
            out.push(Counted { percent, count, apart });
        }
    }
    out
}

/// A whole that the text ties to a part.
enum Whole {
    /// It is this, and no other.
    Is(Quantity),
    /// It is one of these.
    Among(Vec<Quantity>),
    /// The text does not say.
    Unsaid,
}

/// A part of a whole: of the one its list makes, of the one its sentence names, or of a number before it that fits.
fn part_of(paragraph: &Paragraph, part: &Counted, list: Option<f64>, last: Option<(usize, f64)>, used: &Used) -> Option<Claim> {
    let (at, percent) = part.percent;
    let count = part.count.1;
    let of = |whole: f64| 100.0 * count / whole;
    let make = |whole: Option<f64>, verdict| {
        let finding = Finding::Part { percent, count, whole, gives: whole.map(of) };
        Some(claim(paragraph, at, part.count.0, finding, verdict))
    };
    let fits = |whole: &Quantity| percent.meets(of(whole.high.max(1.0)), of(whole.low.max(1.0)));
    let named = whole_named(paragraph, part, used);
    if let Some(whole) = list {
        return make(Some(whole), verdict(percent.holds(of(whole))));
    }
    if let Whole::Is(whole) = &named {
        return make(Some(whole.value), verdict(fits(whole)));
    }
    if let Whole::Among(wholes) = &named {
        let found = wholes.iter().find(|whole| fits(whole));
        let result = if found.is_some() { Verdict::Right } else { Verdict::Contradicted };
        return make(found.or(wholes.first()).map(|q| q.value), result);
    }
    let larger = |(_, q): &(usize, Quantity)| q.unit == Unit::Plain && q.value >= count && q.value > 0.0;
    let before: Vec<(usize, Quantity)> =
        numbers(paragraph, 0..part.first()).rev().filter(|(i, _)| !used.changes.contains(i)).filter(larger).collect();
    // The whole of the part before it, then what the text tells, then what it is only compared with.
    let by_last = before.iter().find(|(_, q)| last.is_some_and(|(_, last)| last.total_cmp(&q.value).is_eq()) && fits(q));
    let told = || before.iter().find(|(i, q)| !used.references.contains(i) && fits(q));
    if let Some((_, whole)) = by_last.or_else(told).or_else(|| before.iter().find(|(_, q)| fits(q))) {
        return make(Some(whole.value), Verdict::Right);
    }
    // "Two-thirds (21,510) of the contacts came by telephone and four in every 10 (12,170) from a relative": the same whole.
    let same = last.filter(|(at, _)| goes_on(paragraph, *at, part.first()) && !part.apart);
    match same {
        Some((_, whole)) => make(Some(whole), Verdict::Contradicted),
        None if part.apart => None,
        None => make(None, Verdict::NotCheckable),
    }
}

/// Whether a part goes on from the one before it in the same sentence, at the same time.
fn goes_on(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    let elsewhen = |i: usize| {
        let time = matches!(
            word(tokens, i),
            "from" | "compared" | "than" | "previous" | "last" | "against" | "year" | "earlier" | "nationally" | "in"
        );
        time && !matches!(word(tokens, i + 1), "a" | "the")
    };
    let joins = (from..to).any(|i| word(tokens, i) == "and" || mark(tokens, i) == Some(','));
    sentence_of(paragraph, from).contains(&to) && joins && !(from..to).any(elsewhen) && !(from..to).any(|i| mark(tokens, i) == Some(';'))
}

/// The whole that the words around a part name.
fn whole_named(paragraph: &Paragraph, part: &Counted, used: &Used) -> Whole {
    let tokens = &paragraph.tokens;
    let sentence = sentence_of(paragraph, part.first());
    let count = part.count.1;
    let can_be = |(i, q): &(usize, Quantity)| q.unit == Unit::Plain && q.value >= count.max(1.0) && !used.changes.contains(i);
    // "1,750 homes (35% of the 5,000 planned)"
    if word(tokens, part.last() + 1) == "of" {
        let skip = usize::from(matches!(word(tokens, part.last() + 2), "the" | "all" | "our"));
        if let Some((_, whole)) = numbers(paragraph, part.last() + 2 + skip..part.last() + 3 + skip).next().filter(can_be) {
            return Whole::Is(whole);
        }
    }
    // "Of the 88 complaints closed, 22 (a quarter)", "Out of a total of 500, 410 (82%)"
    if let Some(whole) = leading_whole(paragraph, sentence.start, part.first()).filter(can_be) {
        return Whole::Is(whole.1);
    }
    let lead = |back: usize| part.first().checked_sub(back).map_or("", |i| word(tokens, i));
    let of_which = |i: usize| matches!(word(tokens, i), "of" | "from") && matches!(word(tokens, i + 1), "which" | "whom");
    // "92 people, 46 of whom (50%)", "250 enquiries, of which 200 (80%)", "3,360 fines, 840 (25%) of which"
    let which = (sentence.start..part.last() + 3).rfind(|i| of_which(*i));
    if let Some(which) = which {
        let whole = numbers(paragraph, sentence.start..which.min(part.first()))
            .rev()
            .find(|found| can_be(found) && !used.counts.contains(&found.0));
        if let Some((_, whole)) = whole {
            return Whole::Is(whole);
        }
    }
    // "of these, 1,800 (75%)": one of the numbers before.
    let those =
        (sentence.start..part.first()).rfind(|i| word(tokens, *i) == "of" && matches!(word(tokens, *i + 1), "these" | "those" | "them"));
    let after = (part.last() + 1..part.last() + 4).find(|i| word(tokens, *i) == "of");
    let names_those = after.is_some_and(|i| matches!(word(tokens, i + 1), "those" | "them" | "these"));
    let limit = those.unwrap_or(part.first());
    let before = || -> Vec<(usize, Quantity)> { numbers(paragraph, 0..limit).rev().filter(can_be).filter(|(_, q)| !q.loose).collect() };
    if those.is_some() && part.first() - limit <= 6 || names_those {
        let wholes: Vec<Quantity> = before().into_iter().map(|(_, q)| q).collect();
        return if wholes.is_empty() { Whole::Unsaid } else { Whole::Among(wholes) };
    }
    // "57% (10,371) of the contacts": the whole has that name; "95% … (181 settings)": so does the count.
    let noun = match after {
        Some(i) if word(tokens, i + 1) == "the" => word(tokens, i + 2),
        _ if part.apart => word(tokens, part.count.0 + 1),
        _ => "",
    };
    if noun.chars().count() >= 4 && lead(1) != "the" {
        let so_called =
            |(i, _): &(usize, Quantity)| (i + 1..i + 5).take_while(|j| !word(tokens, *j).is_empty()).any(|j| word(tokens, j) == noun);
        let wholes: Vec<Quantity> = before().into_iter().filter(so_called).map(|(_, q)| q).collect();
        if !wholes.is_empty() {
            return Whole::Among(wholes);
        }
    }
    Whole::Unsaid
}

/// The whole a sentence begins with: "Of the 88 complaints", "Out of a total of 500".
pub(super) fn leading_whole(paragraph: &Paragraph, start: usize, end: usize) -> Option<(usize, Quantity)> {
    let tokens = &paragraph.tokens;
    let skip = |i: usize| {
        matches!(
            word(tokens, i),
            "the" | "all" | "a" | "total" | "of" | "out" | "these" | "those" | "our" | "its" | "first-time" | "entrants"
        )
    };
    let opens = |i: usize| {
        matches!(word(tokens, i), "of" | "out")
            && (i == start
                || matches!(mark(tokens, i.wrapping_sub(1)), Some(':' | ';' | ','))
                || matches!(word(tokens, i.wrapping_sub(1)), "that"))
    };
    let of = (start..end.min(start + 12)).find(|i| opens(*i))?;
    let at = (of + 1..of + 9).find(|i| !skip(*i) && numbers(paragraph, *i..*i + 1).next().is_some())?;
    let near = (of + 1..at).all(skip) || (mark(tokens, at - 1) == Some('-') && at - of <= 7);
    let found = numbers(paragraph, at..at + 1).next()?;
    (near && at < end && found.1.unit == Unit::Plain).then_some(found)
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
        // "20 people, 3% of those waiting" are a part themselves.
        if matches!(at.checked_sub(1).and_then(|i| mark(tokens, i)), Some(',' | '(')) {
            continue;
        }
        let sentence = sentence_of(paragraph, at);
        let of =
            numbers(paragraph, sentence.start..at).next_back().filter(|(_, q)| q.unit == Unit::Plain && q.value >= 2.0 && q.value <= 200.0);
        let Some((from, of)) = of.filter(|(i, q)| !q.loose && q.decimals == 0 && at - i >= 4) else { continue };
        let exact = percent.value / 100.0 * of.value;
        let below = exact.floor();
        let nearest = if exact - below < 0.5 { below } else { below + 1.0 };
        let gives = 100.0 * nearest / of.value;
        let finding = Finding::Headcount { percent, of: of.value, nearest, gives };
        claims.push(claim(paragraph, from, at, finding, verdict(percent.holds(gives))));
    }
    claims
}

//! So many out of so many, with the percentage beside them; and percentages beside words for them.

use super::amounts::way;
use super::lists::ratio_list;
use super::text::{Paragraph, Quantity, Unit};
use super::{Claim, Finding, Used, claim, mark, numbers, sentence_of, verdict, word};

/// So many out of so many, with the tokens of the two numbers.
pub(super) struct Ratio {
    /// How many.
    pub numerator: (usize, f64),
    /// Out of how many.
    pub denominator: (usize, f64),
    /// The least and the most percent they can give: counts are exact, millions of pounds are rounded.
    gives: (f64, f64),
}

/// How surely a percentage is that of a ratio.
#[derive(PartialEq)]
enum Bond {
    /// "57% (3/4)", "3 of 4 homes (57%)".
    Tight,
    /// The last percentage before it, with words between: confirmed where it fits, else nothing.
    Near,
}

/// Shares with both their counts, and ratios that make up their denominator.
pub(super) fn find(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let ratios = ratios(paragraph);
    for ratio in &ratios {
        let found = percent_of(paragraph, ratio, used);
        let over = ratio.numerator.1 > ratio.denominator.1;
        if !over {
            used.counts.extend([ratio.numerator.0, ratio.denominator.0]);
        }
        let Some((at, percent, bond)) = found else { continue };
        let gives = 100.0 * ratio.numerator.1 / ratio.denominator.1;
        let holds = percent.meets(ratio.gives.0, ratio.gives.1);
        if !holds && (bond == Bond::Near || (over && percent.value > 100.0)) {
            continue;
        }
        used.counts.extend([ratio.numerator.0, ratio.denominator.0]);
        used.shares.push(at);
        let finding = Finding::Share { percent, numerator: ratio.numerator.1, denominator: ratio.denominator.1, gives };
        let (first, last) = (at.min(ratio.numerator.0), at.max(ratio.denominator.0));
        claims.push(claim(paragraph, first, last, finding, verdict(holds)));
    }
    claims.extend(ratio_list(paragraph, &ratios));
    phrases(paragraph, used, claims);
}

/// "148/1,405", "1,206 out of 1,414", "519 of the 582", "66 of 88".
fn ratios(paragraph: &Paragraph) -> Vec<Ratio> {
    let tokens = &paragraph.tokens;
    let like = |at: usize, unit: Unit| tokens.get(at).and_then(|t| t.number()).filter(|q| q.unit == unit);
    let mut ratios: Vec<Ratio> = Vec::new();
    for (at, quantity) in numbers(paragraph, 0..tokens.len()) {
        let is_count = quantity.unit == Unit::Plain && quantity.decimals == 0;
        let is_money = quantity.unit == Unit::Pounds;
        if !(is_count || is_money) || quantity.loose || ratios.last().is_some_and(|r| r.denominator.0 == at) {
            continue;
        }
        let Some(next) = denominator_at(paragraph, at) else { continue };
        if let Some(of) = like(next, quantity.unit)
            && of.low > 0.0
            && word(tokens, next + 1) != "per"
            && mark(tokens, next + 1) != Some('/')
        {
            let (a, b) = if is_count { (quantity.value, of.value) } else { (quantity.low, of.high) };
            let (c, d) = if is_count { (quantity.value, of.value) } else { (quantity.high, of.low) };
            let gives = (100.0 * a / b, 100.0 * c / d);
            ratios.push(Ratio { numerator: (at, quantity.value), denominator: (next, of.value), gives });
        }
    }
    ratios
}

/// Where the number stands that a number is out of.
fn denominator_at(paragraph: &Paragraph, at: usize) -> Option<usize> {
    let tokens = &paragraph.tokens;
    if mark(tokens, at + 1) == Some('/') {
        return Some(at + 2);
    }
    // "2,135 families out of 3,500": what is counted may stand between.
    let out = (at + 1..at + 5).find(|i| word(tokens, *i) == "out" && word(tokens, *i + 1) == "of");
    let out = out.filter(|out| (at + 1..*out).all(|i| !word(tokens, i).is_empty()));
    let unit = usize::from(matches!(word(tokens, at + 1), "km" | "kg" | "tonnes"));
    let of = match out {
        Some(out) => out + 2,
        None if word(tokens, at + 1 + unit) == "of" => at + 2 + unit,
        None => return None,
    };
    (of..of + 5).find(|i| tokens.get(*i).is_some_and(|t| t.number().is_some())).filter(|next| {
        (of..*next)
            .filter(|i| mark(tokens, *i) != Some('£'))
            .all(|i| matches!(word(tokens, i), "the" | "a" | "an" | "total" | "of" | "all" | "these" | "those" | "our" | "its" | "some"))
    })
}

/// Words that lead over from a percentage to its counts, or back.
fn leads_over(word: &str) -> bool {
    matches!(
        word,
        "" | "i"
            | "e"
            | "ie"
            | "or"
            | "just"
            | "that"
            | "is"
            | "some"
            | "a"
            | "total"
            | "of"
            | "based"
            | "on"
            | "representing"
            | "equates"
            | "equating"
            | "equal"
            | "to"
            | "which"
            | "equivalent"
            | "being"
            | "was"
            | "an"
            | "about"
    )
}

/// The percentage a ratio belongs to.
fn percent_of(paragraph: &Paragraph, ratio: &Ratio, used: &Used) -> Option<(usize, Quantity, Bond)> {
    let tokens = &paragraph.tokens;
    let (start, end) = (ratio.numerator.0, ratio.denominator.0);
    let sentence = sentence_of(paragraph, start);
    let is_free =
        |(at, quantity): &(usize, Quantity)| quantity.unit == Unit::Percent && !used.shares.contains(at) && !used.changes.contains(at);
    let before = numbers(paragraph, sentence.start..start).next_back().filter(is_free);
    // "85.3% (1,206 out of 1,414)"
    let right_before =
        before.filter(|(at, _)| matches!(mark(tokens, at + 1), Some('(' | '[')) && (at + 1..start).all(|i| leads_over(word(tokens, i))));
    if let Some((at, percent)) = right_before {
        return Some((at, percent, Bond::Tight));
    }
    // "412 of the 475 reports (86.7%)", "18 of the 24 libraries, or 75%", "1,911 out of 2,730 had one – 70%."
    let after = numbers(paragraph, end + 1..sentence.end.min(end + 12)).next().filter(is_free);
    let bound = after.filter(|(at, percent)| {
        let lead = at.checked_sub(1).unwrap_or(end);
        let words_only = |from: usize, to: usize| (from..to).all(|i| !word(tokens, i).is_empty());
        let bracket = mark(tokens, lead) == Some('(') && mark(tokens, at + 1) == Some(')') && words_only(end + 1, lead);
        let or = matches!(word(tokens, lead), "or" | "ie") && at - end <= 8;
        let equals = mark(tokens, lead) == Some('=') || (matches!(word(tokens, lead), "is" | "gives") && at - end <= 2);
        let closed = tokens.get(at + 1).is_none_or(|t| t.mark().is_some());
        let dash = mark(tokens, lead) == Some('-') && closed && words_only(end + 1, lead);
        let comma = mark(tokens, lead) == Some(',') && mark(tokens, at + 1) == Some(')') && !percent.loose;
        bracket || or || equals || dash || comma
    });
    if let Some((at, percent)) = bound {
        return Some((at, percent, Bond::Tight));
    }
    let (at, percent) = before.filter(|(at, _)| start - at <= 14)?;
    // The words of the share itself may stand between: "62% of those asked (186 of 300)", "66% - 4,730/7,150".
    let opens = (at + 1..start).rev().find(|i| {
        matches!(mark(tokens, *i), Some('(' | '[' | '-' | ':'))
            || (mark(tokens, *i) == Some(',') && matches!(word(tokens, *i + 1), "or" | "i" | "ie" | "that"))
    });
    let no_break = |opens: usize| (at + 1..opens).all(|i| !matches!(mark(tokens, i), Some(',' | ';' | ')' | '-')));
    let tight = opens.is_some_and(|opens| no_break(opens) && (opens..start).all(|i| leads_over(word(tokens, i))));
    // "and 35 of 96" is of something else.
    Some((at, percent, if tight { Bond::Tight } else { Bond::Near }))
}

/// "Just over half (52%)", "one in five pupils (20%)", "a majority, 58%".
fn phrases(paragraph: &Paragraph, used: &mut Used, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    let all: Vec<(usize, Quantity)> = numbers(paragraph, 0..tokens.len()).collect();
    for pair in all.windows(2) {
        let [(first, phrase), (second, percent)] = pair else { continue };
        let words = (first + 1..second - 1).all(|i| !word(tokens, i).is_empty()) && second - first <= 8;
        let bracket = mark(tokens, second - 1) == Some('(') && mark(tokens, second + 1) == Some(')');
        let both = phrase.unit == Unit::Percent && phrase.loose && percent.unit == Unit::Percent && !percent.loose;
        if both && words && bracket && !used.shares.contains(first) {
            let holds = phrase.meets(percent.low, percent.high);
            used.shares.push(*second);
            claims.push(claim(paragraph, *first, *second, Finding::Words { phrase: *phrase, percent: *percent }, verdict(holds)));
        }
    }
    for (at, percent) in all.iter().filter(|(_, q)| q.unit == Unit::Percent && !q.loose) {
        let named = |back: usize| at.checked_sub(back).map_or("", |i| word(tokens, i));
        let sides =
            matches!(at.checked_sub(1).and_then(|i| mark(tokens, i)), Some(',' | '(')) && matches!(mark(tokens, at + 1), Some(',' | ')'));
        let is_majority = (2..6).any(|back| matches!(named(back), "majority") && way(named(back - 1)).is_none());
        if sides && is_majority {
            let phrase = Quantity { low: 50.0, high: 100.0, loose: true, ..Quantity::exact(50.0, Unit::Percent) };
            let holds = percent.high > 50.0;
            used.shares.push(*at);
            claims.push(claim(paragraph, at.saturating_sub(2), *at, Finding::Words { phrase, percent: *percent }, verdict(holds)));
        }
    }
}

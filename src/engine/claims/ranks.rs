//! Ranks and the quarters they lie in.

use super::text::{Paragraph, Unit};
use super::{Claim, Finding, claim, numbers, sentence_of, verdict, word};

pub(super) fn find(paragraph: &Paragraph, claims: &mut Vec<Claim>) {
    let tokens = &paragraph.tokens;
    for (at, rank) in numbers(paragraph, 0..tokens.len()).filter(|(_, q)| q.unit == Unit::Rank) {
        let ranked = (1..=4).any(|back| {
            at.checked_sub(back)
                .is_some_and(|i| matches!(word(tokens, i), "ranked" | "rank" | "ranks" | "ranking" | "place" | "placed" | "position"))
        });
        let sentence = sentence_of(paragraph, at);
        // "of the 150 councils … ranked 34th", "ranked 11th of 14"; "20th of 152", "9th out of 15".
        let count =
            |(i, q): &(usize, super::Quantity)| q.unit == Unit::Plain && q.decimals == 0 && q.value >= 2.0 && names_councils(paragraph, *i);
        let right_after = || {
            let of = if word(tokens, at + 1) == "out" { at + 2 } else { at + 1 };
            let of = if word(tokens, of) == "of" { of + 1 + usize::from(word(tokens, of + 1) == "the") } else { return None };
            numbers(paragraph, of..of + 1).next().filter(|(_, q)| q.unit == Unit::Plain && q.decimals == 0 && q.value >= 2.0)
        };
        let named = || {
            let after = numbers(paragraph, at + 1..sentence.end).find(|found| count(found) && found.0 - at <= 8);
            after.or_else(|| numbers(paragraph, sentence.start..at).rev().find(count))
        };
        // The sentence before may have said among how many: that confirms a place, and contradicts none.
        let told = || {
            let previous = paragraph.sentences.iter().rfind(|s| s.end <= sentence.start)?.clone();
            let of = numbers(paragraph, previous).find(count)?;
            (ranked && rank.value <= of.1.value && quarter(paragraph, at, sentence.end).is_none()).then_some((at, of.1))
        };
        let Some((of_at, of)) = right_after().or_else(|| named().filter(|_| ranked)).or_else(told) else { continue };
        let quarter = quarter(paragraph, at, sentence.end);
        // The OHID rule (methods §6), as benchmarking has it.
        let lies_in = (of.value + 1.0 - rank.value) / (of.value / 4.0);
        let found = 5.0 - lies_in.ceil().max(1.0);
        let holds = rank.value <= of.value && quarter.is_none_or(|q| (f64::from(q) - found).abs() < 0.5);
        let finding = Finding::Rank { rank: rank.value, of: of.value, quarter };
        claims.push(claim(paragraph, at, of_at, finding, verdict(holds)));
    }
}

/// Whether a number counts councils: "150 councils", "of 14", "14 similar authorities".
fn names_councils(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let near = |i: usize| {
        matches!(word(tokens, i), "councils" | "authorities" | "areas" | "counties" | "boroughs" | "districts" | "neighbours" | "services")
    };
    (at + 1..at + 4).any(near) || matches!(word(tokens, at.wrapping_sub(1)), "of") && word(tokens, at.wrapping_sub(2)) != "rate"
}

/// The quarter that is named after a rank in the same sentence.
fn quarter(paragraph: &Paragraph, from: usize, end: usize) -> Option<u8> {
    let tokens = &paragraph.tokens;
    let at = (from..end.min(from + 14)).find(|i| matches!(word(tokens, *i), "quartile" | "quarter"))?;
    // "just outside the top quartile", "not in the top quartile"
    if (from..at).any(|i| matches!(word(tokens, i), "not" | "outside" | "short" | "up" | "down" | "previously" | "from")) {
        return None;
    }
    // "in the top quartile", not what that quartile is.
    let back = |n: usize| at.checked_sub(n).map_or("", |i| word(tokens, i));
    (back(2) == "in" || (back(2) == "the" && matches!(back(3), "in" | "into" | "within"))).then_some(())?;
    Some(match back(1) {
        "top" | "best" | "first" | "upper" => 1,
        "second" => 2,
        "third" => 3,
        "bottom" | "worst" | "fourth" | "lowest" => 4,
        _ => return None,
    })
}

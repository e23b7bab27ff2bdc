//! Amounts of change: numbers that say by how much something rose, fell or differs, by the words beside them.

use super::text::{Paragraph, Quantity, Unit};
use super::{mark, numbers, sentence_of, word};

/// By how much something changed or differs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// Its first token.
    pub at: usize,
    /// Its last.
    pub end: usize,
    /// How much.
    pub size: Quantity,
    /// The percentage beside a difference in numbers.
    pub percent: Option<(usize, Quantity)>,
    /// It is more, it is less; or the words leave that open ("an improvement", "the gap").
    pub up: Option<bool>,
    /// The words that say so come after it: "7.9% reduction", "21 fewer".
    pub leads: bool,
}

/// Which way a word goes, if it does.
pub(super) fn way(word: &str) -> Option<bool> {
    match word {
        "more" | "higher" | "above" | "up" | "increase" | "increases" | "increased" | "increasing" | "rise" | "rises" | "rising"
        | "rose" | "risen" | "grew" | "grown" | "growth" | "greater" | "over" | "surplus" | "climbed" | "jumped" | "gained" | "gain" => {
            Some(true)
        }
        "fewer" | "less" | "lower" | "below" | "down" | "reduction" | "decrease" | "decreases" | "decreased" | "decreasing" | "fall"
        | "falls" | "falling" | "fell" | "fallen" | "drop" | "drops" | "dropped" | "reduced" | "reducing" | "short" | "shortfall"
        | "under" | "declined" | "decline" | "cut" | "shrank" | "behind" => Some(false),
        _ => None,
    }
}

/// Words of a change that do not say which way it went.
pub(super) fn is_open(word: &str) -> bool {
    matches!(
        word,
        "improvement"
            | "improved"
            | "improving"
            | "worsened"
            | "deteriorated"
            | "deterioration"
            | "better"
            | "worse"
            | "changed"
            | "change"
            | "moved"
            | "gap"
            | "difference"
            | "differs"
            | "apart"
    )
}

/// The words of a change: its direction, if it is told.
fn direction(word: &str) -> Option<Option<bool>> {
    way(word).map(Some).or_else(|| is_open(word).then_some(None))
}

/// All amounts of a paragraph, in order.
pub(super) fn find(paragraph: &Paragraph) -> Vec<Amount> {
    let all: Vec<(usize, Quantity)> = numbers(paragraph, 0..paragraph.tokens.len()).collect();
    let mut found: Vec<Amount> = Vec::new();
    for (position, (at, first)) in all.iter().enumerate() {
        if found.last().is_some_and(|last| last.end >= *at) {
            continue;
        }
        if let Some(amount) = amount(paragraph, (*at, *first), all.get(position + 1).copied()) {
            found.push(amount);
        }
    }
    found
}

fn amount(paragraph: &Paragraph, (at, first): (usize, Quantity), next: Option<(usize, Quantity)>) -> Option<Amount> {
    let tokens = &paragraph.tokens;
    if first.unit == Unit::Rank {
        return None;
    }
    // "107,564 (26%)", "165 or 2.1%", "4% (581)"
    let beside = next.filter(|(i, _)| i - at <= 3).and_then(|(i, q)| {
        let bracket = mark(tokens, at + 1) == Some('(') && i == at + 2 && mark(tokens, i + 1) == Some(')');
        let or = word(tokens, at + 1) == "or";
        let level = |q: Quantity| matches!(q.unit, Unit::Plain | Unit::Pounds | Unit::Points);
        (bracket || or).then_some(())?;
        let end = i + usize::from(bracket);
        match (first.unit, q.unit) {
            (Unit::Percent, _) if level(q) => Some(((i, q), (at, first), end)),
            (_, Unit::Percent) if level(first) => Some(((at, first), (i, q), end)),
            _ => None,
        }
    });
    let (size, percent, end) = match beside {
        Some(((_, size), percent, end)) => (size, Some(percent), end),
        None => (first, None, at),
    };
    if let Some(up) = said_after(paragraph, end, size, percent.is_some()) {
        return Some(Amount { at, end, size, percent, up, leads: true });
    }
    let up = said_before(paragraph, at, first).or_else(|| after_move(paragraph, at, first))?;
    Some(Amount { at, end, size, percent, up, leads: false })
}

/// "21 fewer than", "a 7.9% reduction from", "3,123 (0.6%) above the", "1,577 more hours than".
fn said_after(paragraph: &Paragraph, end: usize, size: Quantity, has_percent: bool) -> Option<Option<bool>> {
    let tokens = &paragraph.tokens;
    let next = word(tokens, end + 1);
    // "a 5% overall reduction"
    let skip = usize::from(matches!(next, "overall" | "net" | "further" | "average" | "annual" | "point"));
    let next = word(tokens, end + 1 + skip);
    let up = direction(next)?;
    let then = |ahead: usize| word(tokens, end + 1 + skip + ahead);
    let says = |wanted: &[&str]| (1..5).any(|ahead| wanted.contains(&then(ahead)));
    let ends_clause = tokens.get(end + 2 + skip).is_none_or(|t| matches!(t.mark(), Some('.' | ',' | ';' | ')')));
    let in_share = size.unit == Unit::Percent || size.unit == Unit::Points || has_percent;
    // "56% up from 49%" is a level with the one before it.
    let from_percent = || numbers(paragraph, end + 3 + skip..end + 5 + skip).next().is_some_and(|(_, q)| q.unit == Unit::Percent);
    if matches!(next, "up" | "down") && then(1) == "from" && size.unit == Unit::Percent && from_percent() {
        return None;
    }
    let holds = match next {
        // "300 over the year" is no difference.
        "over" | "under" => in_share && matches!(then(1), "the" | "target" | "budget"),
        "short" if ends_clause => true,
        "above" | "below" | "short" | "behind" => {
            !matches!(then(1), "is" | "are" | "was" | "shows" | "and")
                && (in_share || matches!(then(1), "the" | "its" | "our" | "a" | "that" | "target" | "of" | "last"))
        }
        "up" | "down" => says(&["on", "from", "compared", "against"]) || (in_share && ends_clause),
        "more" | "fewer" | "less" | "higher" | "lower" | "greater" | "better" | "worse" => {
            let then_figures = (1..4).any(|ahead| tokens.get(end + 1 + skip + ahead).is_some_and(|t| t.mark() == Some(':')));
            says(&["than", "compared"]) || (in_share && ends_clause) || (then_figures && matches!(next, "more" | "fewer" | "less"))
        }
        _ if matches!(size.unit, Unit::Plain | Unit::Pounds) && !has_percent => {
            matches!(next, "increase" | "reduction" | "decrease" | "drop" | "rise" | "fall") && says(&["from", "on", "compared", "in"])
        }
        _ => says(&["from", "than", "on", "in", "between", "compared", "over", "against", "since"]) || ends_clause,
    };
    holds.then_some(up)
}

/// "by 25%", "an increase of 40", "up 9%", "rose 12% to".
fn said_before(paragraph: &Paragraph, at: usize, size: Quantity) -> Option<Option<bool>> {
    let tokens = &paragraph.tokens;
    let start = sentence_of(paragraph, at).start;
    let back = |n: usize| at.checked_sub(n).filter(|i| *i >= start).map_or("", |i| word(tokens, i));
    let in_share = matches!(size.unit, Unit::Percent | Unit::Points);
    // Over a pound sign, an article or a word of degree.
    let skip = (1..4)
        .find(|n| {
            let pound = at.checked_sub(*n).is_some_and(|i| mark(tokens, i) == Some('£'));
            !pound && !matches!(back(*n), "a" | "an" | "about" | "around" | "some" | "just" | "only" | "nearly")
        })
        .unwrap_or(1);
    let before = back(skip);
    match before {
        "by" => (skip + 1..skip + 5).find_map(|n| direction(back(n))),
        "of" | "is" | "was" => {
            let noun = (skip + 1..skip + 4).find_map(|n| direction(back(n)).filter(|_| is_noun(back(n))));
            // "The gap between … is 7 points"
            let gap = || (start..at).any(|i| matches!(word(tokens, i), "gap" | "difference")).then_some(None);
            if before == "of" { noun } else { (size.unit == Unit::Points).then(gap)? }
        }
        "up" | "down"
            if matches!(back(skip + 1), "made" | "make" | "makes" | "making" | "took" | "take" | "takes" | "set" | "add" | "adds") =>
        {
            None
        }
        "up" | "down" => (in_share || matches!(word(tokens, at + 1), "on" | "from" | "compared")).then(|| way(before)),
        _ => {
            let verb = matches!(
                before,
                "rose"
                    | "fell"
                    | "grew"
                    | "increased"
                    | "decreased"
                    | "dropped"
                    | "declined"
                    | "improved"
                    | "risen"
                    | "fallen"
                    | "grown"
                    | "reduced"
            );
            (verb && in_share).then(|| way(before))
        }
    }
}

/// "increased from 560 to 588 (5%)".
fn after_move(paragraph: &Paragraph, at: usize, size: Quantity) -> Option<Option<bool>> {
    let tokens = &paragraph.tokens;
    let in_brackets = mark(tokens, at.checked_sub(1)?) == Some('(') && mark(tokens, at + 1) == Some(')');
    let to = at.checked_sub(2)?;
    numbers(paragraph, to..to + 1).next().filter(|_| in_brackets && size.unit == Unit::Percent)?;
    let start = sentence_of(paragraph, at).start.max(at.saturating_sub(18));
    let leads_to = (1..3).any(|n| to.checked_sub(n).is_some_and(|i| word(tokens, i) == "to"));
    let from = (start..to).rfind(|i| word(tokens, *i) == "from").filter(|_| leads_to)?;
    (start..from).rev().take(8).find_map(|i| direction(word(tokens, i)))
}

/// "an increase of 40".
fn is_noun(word: &str) -> bool {
    matches!(
        word,
        "increase"
            | "reduction"
            | "decrease"
            | "rise"
            | "fall"
            | "drop"
            | "growth"
            | "shortfall"
            | "surplus"
            | "improvement"
            | "decline"
            | "difference"
            | "gap"
            | "change"
            | "gain"
            | "cut"
            | "deterioration"
    )
}

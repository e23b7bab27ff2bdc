//! Numbers as officers write them: in digits, in words, with their units, and with words before them that leave room.

use super::text::{Kind, Quantity, Token, Unit};
use crate::model::real;

/// The room a fraction in words leaves, in points: "two-thirds" for 64 to 69.
const FRACTION_ROOM: f64 = 2.5;
/// A whole number with noughts at its end was rounded by this share of it at most.
const ROUNDING: f64 = 0.01;
/// How far a fraction itself may be off where words say that it is passed or missed: 66% is "two-thirds", in points.
const FRACTION_EDGE: f64 = 0.7;

/// A number in digits. What is written to so many decimals, or with noughts at its end, may have been rounded there.
pub(super) fn written_number(written: &str) -> Option<Quantity> {
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let value = real(&digits)?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let noughts = if decimals == 0 { digits.len() - digits.trim_end_matches('0').len() } else { 0 };
    // A whole number is exact, unless noughts at its end tell of rounding.
    let half = match (decimals, noughts) {
        (0, 0 | 1) => 0.0,
        (0, noughts) => real(&format!("0.5e{noughts}"))?.min(value * ROUNDING),
        (decimals, _) => real(&format!("0.5e-{decimals}"))?,
    };
    let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
    let leading_nought = digits.len() > 1 && digits.starts_with('0') && decimals == 0;
    Some(Quantity { value, low: value - half, high: value + half, unit: Unit::Plain, decimals, loose: false, leading_nought })
}

/// Numbers in words up to 99: "seven", "thirty", "twenty-five".
fn number_word(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = |word: &str| SMALL.iter().zip(0_u8..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value));
    let tens = |word: &str| TENS.iter().zip(2_u8..).find(|(known, _)| **known == word).map(|(_, value)| 10.0 * f64::from(value));
    small(word).or_else(|| tens(word)).or_else(|| {
        let (ten, one) = word.split_once('-')?;
        Some(tens(ten)? + small(one).filter(|one| (1.0..10.0).contains(one))?)
    })
}

/// How many there are in a fraction's name: "third" and "thirds" are 3.
fn fraction_of(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "eighth" => 8.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

/// Places in words.
fn rank_word(word: &str) -> Option<f64> {
    const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    WORDS.iter().zip(1_u8..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value))
}

/// Joins what belongs to one number: signs, units, "million", "in every", "just over".
pub(super) fn numbers(raw: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(token) = raw.get(at) {
        let Some((mut quantity, mut used)) = quantity_at(&raw, at) else {
            out.push(token.clone());
            at += 1;
            continue;
        };
        let (unit, scale, more) = unit_after(&raw, at + used);
        if unit != Unit::Plain {
            quantity.unit = unit;
        }
        used += more;
        if quantity.unit == Unit::Plain && out.last().is_some_and(|t| t.mark() == Some('£')) {
            quantity.unit = Unit::Pounds;
        }
        // A percentage in whole numbers is rounded to them; a count is not.
        if quantity.decimals == 0 && !quantity.loose && matches!(quantity.unit, Unit::Percent | Unit::Points) {
            quantity.low = quantity.value - 0.5;
            quantity.high = quantity.value + 0.5;
        }
        if scale > 1.0 {
            let half = if quantity.decimals == 0 { 0.5 } else { quantity.high - quantity.value };
            quantity.low = (quantity.value - half) * scale;
            quantity.high = (quantity.value + half) * scale;
            quantity.value *= scale;
        }
        let start = hedge(&mut out, &mut quantity).unwrap_or(token.at.start);
        let end = raw.get(at + used - 1).map_or(token.at.end, |t| t.at.end);
        out.push(Token { kind: Kind::Number(quantity), at: start..end });
        at += used;
    }
    out
}

/// The number that begins at a token, in digits or in words, and how many tokens it takes.
fn quantity_at(raw: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let token = raw.get(at)?;
    let word = |ahead: usize| raw.get(at + ahead).map_or("", Token::word);
    let is_superlative = |word: &str| matches!(word, "highest" | "lowest" | "best" | "worst");
    if let Some(rank) = rank_word(token.word()).filter(|_| is_superlative(word(1))) {
        return Some((Quantity::exact(rank, Unit::Rank), 2));
    }
    if let Some(found) = fraction_at(raw, at) {
        return Some(found);
    }
    let few = number_word(token.word()).or_else(|| token.number().map(|q| q.value));
    // "four in every 10", "two in five", "one out of every three"
    let of_at = match (word(1), word(2), word(3)) {
        ("in" | "of", "every", _) => Some(at + 3),
        ("out", "of", "every") => Some(at + 4),
        ("in", _, _) => Some(at + 2),
        _ => None,
    };
    let of = of_at.and_then(|i| raw.get(i)).and_then(|t| number_word(t.word()).or_else(|| t.number().map(|q| q.value)));
    if let (Some(few), Some(of), Some(of_at)) = (few, of, of_at)
        && few < of
        && (of <= 12.0 || [20.0_f64, 25.0, 50.0, 100.0].iter().any(|n| n.total_cmp(&of).is_eq()))
    {
        return Some((loose(100.0 * few / of), of_at + 1 - at));
    }
    // "one hundred and fifty"
    if let Some(few) = few.filter(|_| !token.word().is_empty() && word(1) == "hundred") {
        let and = usize::from(word(2) == "and");
        let rest = number_word(word(2 + and));
        let value = 100.0 * few + rest.unwrap_or(0.0);
        return Some((Quantity::exact(value, Unit::Plain), if rest.is_some() { 3 + and } else { 2 }));
    }
    // "the one above", "one of these": no number, unless something is counted in it.
    let bare_one =
        token.word() == "one" && !matches!(word(1), "million" | "billion" | "thousand" | "percentage" | "percent" | "per" | "point");
    let in_words = few.filter(|_| !bare_one).map(|value| Quantity::exact(value, Unit::Plain));
    token.number().or(in_words).map(|quantity| (quantity, 1))
}

/// "half", "two-thirds", "three quarters", "a quarter" (but not "a third highest", "a quarter year").
fn fraction_at(raw: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let token = raw.get(at)?;
    let word = |ahead: usize| raw.get(at + ahead).map_or("", Token::word);
    let is_other = |word: &str| {
        matches!(
            word,
            "highest"
                | "lowest"
                | "best"
                | "worst"
                | "year"
                | "years"
                | "yearly"
                | "quartile"
                | "party"
                | "term"
                | "day"
                | "way"
                | "of-year"
        ) || matches!(word, "quarter" | "phase" | "time")
    };
    if token.word() == "half" {
        // "half a point" is no half of anything.
        return (!is_other(word(1))
            && !matches!(word(1), "a" | "an")
            && !matches!(raw.get(at.wrapping_sub(1)).map_or("", Token::word), "first" | "second" | "other"))
        .then(|| (loose(50.0), 1));
    }
    if let Some((few, part)) = token.word().split_once('-') {
        return Some((loose(100.0 * number_word(few)? / fraction_of(part)?), 1)).filter(|_| !is_other(word(1)));
    }
    let few = number_word(token.word()).or_else(|| token.number().filter(|q| q.decimals == 0 && q.value < 10.0).map(|q| q.value));
    let few = few.or_else(|| matches!(token.word(), "a" | "an").then_some(1.0))?;
    let dash = usize::from(raw.get(at + 1).and_then(Token::mark) == Some('-'));
    let part = fraction_of(word(1 + dash))?;
    (!is_other(word(2 + dash))).then(|| (loose(100.0 * few / part), 2 + dash))
}

/// A fraction in words, in percent, with the room such words leave.
fn loose(percent: f64) -> Quantity {
    Quantity { low: percent - FRACTION_ROOM, high: percent + FRACTION_ROOM, loose: true, ..Quantity::exact(percent, Unit::Percent) }
}

/// The unit after a number, what it multiplies it by, and how many tokens it takes.
fn unit_after(raw: &[Token], at: usize) -> (Unit, f64, usize) {
    let word = |ahead: usize| raw.get(at + ahead).map_or("", Token::word);
    let mark = |ahead: usize| raw.get(at + ahead).and_then(Token::mark);
    let is_points = |word: &str| matches!(word, "point" | "points" | "pts" | "pt");
    let is_percent = |word: &str| matches!(word, "percent" | "percentage" | "pc");
    match (mark(0), word(0)) {
        (Some('%'), _) if is_points(word(1)) || is_percent(word(1)) && is_points(word(2)) => {
            (Unit::Points, 1.0, if is_points(word(1)) { 2 } else { 3 })
        }
        (Some('%'), _) => (Unit::Percent, 1.0, 1),
        (_, first) if is_percent(first) && is_points(word(1)) => (Unit::Points, 1.0, 2),
        (_, "per") if word(1) == "cent" && is_points(word(2)) => (Unit::Points, 1.0, 3),
        (_, "points" | "point" | "ppt" | "ppts" | "pp" | "pps" | "pts") => (Unit::Points, 1.0, 1),
        (_, "percent" | "pc") => (Unit::Percent, 1.0, 1),
        (_, "per") if word(1) == "cent" => (Unit::Percent, 1.0, 2),
        (_, "billion" | "bn") => (Unit::Plain, 1e9, 1),
        (_, "million" | "m" | "mn") => (Unit::Plain, 1e6, 1),
        (_, "thousand" | "k") => (Unit::Plain, 1e3, 1),
        (_, "st" | "nd" | "rd" | "th") => (Unit::Rank, 1.0, 1),
        _ => (Unit::Plain, 1.0, 0),
    }
}

/// Words before a number that leave room: taken off the tokens, with the place they begin.
fn hedge(out: &mut Vec<Token>, quantity: &mut Quantity) -> Option<usize> {
    let last = |back: usize| out.len().checked_sub(back).and_then(|i| out.get(i));
    let word = |back: usize| last(back).map_or("", Token::word);
    let room = if quantity.unit == Unit::Percent { 5.0 } else { quantity.value.abs() * 0.05 };
    // A fraction in words is passed or missed at the fraction itself.
    let edge = if quantity.loose { FRACTION_EDGE } else { 0.0 };
    let (low, high) = if quantity.loose { (quantity.value - edge, quantity.value + edge) } else { (quantity.low, quantity.high) };
    let most = if quantity.unit == Unit::Percent { 100.0 } else { quantity.value * 1.5 + room };
    // "21 fewer than 757", "47%, less than 45%" are a difference and a comparison.
    let is_value = |t: Option<&Token>| t.is_some_and(|t| t.number().is_some() || t.mark() == Some(')'));
    let apart = last(3).is_some_and(|t| matches!(t.mark(), Some(',' | '-' | ';')));
    let compares = !quantity.loose && (is_value(last(3)) || (apart && is_value(last(4))))
        || matches!(word(3), "much" | "far" | "significantly" | "considerably" | "slightly" | "no" | "not" | "little");
    let (low, high, used) = match (word(3), word(2), word(1)) {
        ("a", "little", "over") | ("a", "little", "above") => (low, quantity.value + room, 3),
        ("a", "little", "under") => (quantity.value - room, high, 3),
        (_, "just" | "slightly", "over" | "above") => (low, quantity.value + room, 2),
        (_, "just" | "slightly", "under" | "below") => (quantity.value - room, high, 2),
        (_, "more", "than") if !compares => (low, most, 2),
        (_, "less" | "fewer", "than") if !compares => (f64::MIN, high, 2),
        (_, _, "over" | "upwards") if !matches!(word(2), "or" | "and") => (low, most, 1),
        (_, _, "under") if quantity.loose => (f64::MIN, high, 1),
        (_, _, "nearly" | "almost") => (quantity.value - room, high, 1),
        (_, _, "about" | "around" | "approximately" | "roughly" | "circa" | "approx" | "some") if word(1) != "some" || quantity.loose => {
            (quantity.value - room, quantity.value + room, 1)
        }
        _ => return None,
    };
    (quantity.low, quantity.high, quantity.loose) = (low, high, true);
    let kept = out.len() - used;
    let start = out.get(kept).map(|token| token.at.start);
    out.truncate(kept);
    start
}

//! A text as paragraphs, sentences and tokens, its numbers read as officers write them: "18.8%", "1.4 million",
//! "two-thirds", "just over 18,000", "four in every 10".

use std::ops::Range;

use crate::model::real;

/// A text that can be checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// The number it begins with: "12." is 12.
    pub number: Option<u32>,
    /// Its sentences, as ranges of its tokens.
    pub sentences: Vec<Range<usize>>,
    /// Its tokens.
    pub tokens: Vec<Token>,
}

/// A word, a mark or a number, with its place in the text in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub at: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A word, in lower case.
    Word(String),
    /// A mark: `(`, `/`, `,`.
    Mark(char),
    /// A number.
    Number(Quantity),
}

/// A number as written: what it may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number itself.
    pub value: f64,
    /// The least it can stand for: 81 is 80.5 or more.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// What it is in.
    pub unit: Unit,
    /// Decimals written.
    pub decimals: u8,
    /// It was put in words that leave room: "just over", "two-thirds".
    pub loose: bool,
}

/// What a number is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things, or a rate.
    Plain,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// Pounds.
    Pounds,
    /// A place in an order: 34th.
    Rank,
    /// A year, a date, an age, a duration, a code, a paragraph's number: nothing to reckon with.
    Label,
}

impl Quantity {
    fn exact(value: f64, unit: Unit) -> Self {
        Self { value, low: value, high: value, unit, decimals: 0, loose: false }
    }

    /// Whether the number may stand for a value.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.meets(value, value)
    }

    /// Whether the number may stand for some value between two.
    #[must_use]
    pub fn meets(&self, low: f64, high: f64) -> bool {
        let room = 1e-9 * self.value.abs().max(1.0);
        low <= self.high + room && self.low <= high + room
    }
}

impl Token {
    /// The word, in lower case; empty for anything else.
    #[must_use]
    pub fn word(&self) -> &str {
        match &self.kind {
            Kind::Word(word) => word,
            Kind::Mark(_) | Kind::Number(_) => "",
        }
    }

    /// The mark, if it is one.
    #[must_use]
    pub fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(mark) => Some(mark),
            Kind::Word(_) | Kind::Number(_) => None,
        }
    }

    /// The number, if it is one to reckon with.
    #[must_use]
    pub fn number(&self) -> Option<Quantity> {
        match self.kind {
            Kind::Number(quantity) if quantity.unit != Unit::Label => Some(quantity),
            Kind::Number(_) | Kind::Word(_) | Kind::Mark(_) => None,
        }
    }
}

impl Paragraph {
    /// The tokens of a sentence.
    pub fn sentence(&self, index: usize) -> &[Token] {
        self.sentences.get(index).and_then(|range| self.tokens.get(range.clone())).unwrap_or_default()
    }
}

/// Reads a text. A line break ends a paragraph where the next line begins with a number and a full stop, or is
/// empty after a finished sentence; lines of a table, with tabs in them, are paragraphs of their own.
#[must_use]
pub fn read(text: &str) -> Text {
    let paragraphs = blocks(text).into_iter().map(|block| paragraph(text, block)).filter(|p| !p.tokens.is_empty()).collect();
    Text { paragraphs }
}

/// The paragraphs of a text, as ranges of its bytes.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut start = 0;
    let mut after_blank = true;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let finished =
            open.as_ref().and_then(|block| text.get(block.clone())).is_none_or(|so_far| so_far.trim_end().ends_with(['.', '!', '?', ':']));
        let begins = line.contains('\t') || leading_number(line).is_some() || (after_blank && finished);
        match &mut open {
            Some(block) if !begins => block.end = range.end,
            _ => blocks.extend(open.replace(range)),
        }
        after_blank = false;
    }
    blocks.extend(open);
    blocks
}

/// The number a numbered paragraph begins with: "12. There were …".
fn leading_number(line: &str) -> Option<u32> {
    let (number, rest) = line.trim_start().split_once('.')?;
    let is_number = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && rest.starts_with([' ', '\t'])).then(|| number.parse().ok())?
}

fn paragraph(text: &str, block: Range<usize>) -> Paragraph {
    let body = text.get(block.clone()).unwrap_or_default();
    let number = leading_number(body);
    let skip = if number.is_some() { body.find('.').map_or(0, |dot| dot + 1) } else { 0 };
    let raw = split(body.get(skip..).unwrap_or_default(), block.start + skip);
    let tokens = labelled(numbers(raw));
    let sentences = sentences(&tokens);
    Paragraph { number, sentences, tokens }
}

/// Splits into words, numbers and marks.
fn split(body: &str, offset: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = body.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let mut end = start + c.len_utf8();
        let mut take = |end: &mut usize, wanted: &dyn Fn(char, Option<char>) -> bool| {
            while let Some(&(at, next)) = rest.peek() {
                let after = body.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
                if !wanted(next, after) {
                    break;
                }
                *end = at + next.len_utf8();
                rest.next();
            }
        };
        let kind = if c.is_ascii_digit() {
            take(&mut end, &|next, after| {
                next.is_ascii_digit() || ((next == ',' || next == '.') && after.is_some_and(|a| a.is_ascii_digit()))
            });
            let written = body.get(start..end).unwrap_or_default();
            match written_number(written) {
                Some(quantity) => Kind::Number(quantity),
                None => Kind::Word(written.to_owned()),
            }
        } else if c.is_alphabetic() {
            let joins = |mark: char| matches!(mark, '\'' | '’' | '-');
            take(&mut end, &|next, after| next.is_alphabetic() || (joins(next) && after.is_some_and(char::is_alphabetic)));
            Kind::Word(body.get(start..end).unwrap_or_default().to_lowercase())
        } else if c.is_whitespace() || matches!(c, '*' | '_' | '“' | '”' | '"' | '‘' | '’' | '\'') {
            continue;
        } else {
            Kind::Mark(if matches!(c, '–' | '—' | '‑') { '-' } else { c })
        };
        tokens.push(Token { kind, at: offset + start..offset + end });
    }
    tokens
}

/// A number in digits. What is written to so many decimals, or with noughts at its end, may have been rounded there.
fn written_number(written: &str) -> Option<Quantity> {
    let digits = written.replace(',', "");
    let value = real(&digits)?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let noughts = if decimals == 0 { digits.len() - digits.trim_end_matches('0').len() } else { 0 };
    // A whole number is exact, unless noughts at its end tell of rounding.
    let half = match (decimals, noughts) {
        (0, 0 | 1) => 0.0,
        (0, noughts) => real(&format!("0.5e{noughts}"))?,
        (decimals, _) => real(&format!("0.5e-{decimals}"))?,
    };
    let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
    Some(Quantity { value, low: value - half, high: value + half, unit: Unit::Plain, decimals, loose: false })
}

/// Small numbers in words.
fn number_word(word: &str) -> Option<f64> {
    const WORDS: [&str; 21] = [
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
        "twenty",
    ];
    WORDS.iter().zip(0_u8..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value))
}

/// How many there are in a fraction's name: "third" and "thirds" are 3.
fn fraction_of(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
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
fn numbers(raw: Vec<Token>) -> Vec<Token> {
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
    // "half", "two-thirds", "three quarters", "a quarter" (but not "a third highest", "a quarter year").
    if token.word() == "half" {
        return Some((loose(50.0), 1));
    }
    if let Some((few, part)) = token.word().split_once('-') {
        return Some((loose(100.0 * number_word(few)? / fraction_of(part)?), 1));
    }
    let few = number_word(token.word()).or_else(|| token.number().map(|q| q.value));
    let few_or_a = few.or_else(|| matches!(token.word(), "a" | "an").then_some(1.0));
    if let (Some(few), Some(part)) = (few_or_a, fraction_of(word(1)))
        && !is_superlative(word(2))
        && !matches!(word(2), "year" | "quartile" | "party")
    {
        return Some((loose(100.0 * few / part), 2));
    }
    // "four in every 10", "two in five"
    let skip = if word(2) == "every" { 3 } else { 2 };
    let of = raw.get(at + skip).and_then(|t| number_word(t.word()).or_else(|| t.number().map(|q| q.value)));
    if let (Some(few), "in", Some(of)) = (few, word(1), of)
        && few < of
        && of <= 10.0
    {
        return Some((loose(100.0 * few / of), skip + 1));
    }
    let quantity = token.number().or_else(|| few.map(|value| Quantity::exact(value, Unit::Plain)))?;
    Some((quantity, 1))
}

/// A fraction in words, in percent, with the room such words leave.
fn loose(percent: f64) -> Quantity {
    Quantity { value: percent, low: percent - 2.5, high: percent + 2.5, unit: Unit::Percent, decimals: 0, loose: true }
}

/// The unit after a number, what it multiplies it by, and how many tokens it takes.
fn unit_after(raw: &[Token], at: usize) -> (Unit, f64, usize) {
    let word = |ahead: usize| raw.get(at + ahead).map_or("", Token::word);
    let mark = |ahead: usize| raw.get(at + ahead).and_then(Token::mark);
    let is_points = |word: &str| matches!(word, "point" | "points");
    match (mark(0), word(0)) {
        (Some('%'), _) if is_points(word(1)) => (Unit::Points, 1.0, 2),
        (Some('%'), _) => (Unit::Percent, 1.0, 1),
        (_, "percentage") if is_points(word(1)) => (Unit::Points, 1.0, 2),
        (_, "percent") => (Unit::Percent, 1.0, 1),
        (_, "per") if word(1) == "cent" => (Unit::Percent, 1.0, 2),
        (_, "million" | "m") => (Unit::Plain, 1e6, 1),
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
    // "21 fewer than 757" is a difference.
    let follows_number = last(3).is_some_and(|t| t.number().is_some() || t.mark() == Some(')'));
    let (low, high, used) = match (word(3), word(2), word(1)) {
        ("a", "little", "over") | ("a", "little", "above") => (quantity.low, quantity.value + room, 3),
        ("a", "little", "under") => (quantity.value - room, quantity.high, 3),
        (_, "just" | "slightly", "over" | "above") => (quantity.low, quantity.value + room, 2),
        (_, "just" | "slightly", "under" | "below") => (quantity.value - room, quantity.high, 2),
        (_, "more", "than") if !quantity.loose && !follows_number => (quantity.low, quantity.value * 1.5 + room, 2),
        (_, "less" | "fewer", "than") if !quantity.loose && !follows_number => (f64::MIN, quantity.high, 2),
        (_, _, "over" | "upwards") if !matches!(word(2), "or" | "and") => (quantity.low, quantity.value * 1.5 + room, 1),
        (_, _, "nearly" | "almost") => (quantity.value - room, quantity.high, 1),
        (_, _, "about" | "around" | "approximately" | "roughly" | "circa") => (quantity.value - room, quantity.value + room, 1),
        _ => return None,
    };
    (quantity.low, quantity.high, quantity.loose) = (low, high, true);
    let kept = out.len() - used;
    let start = out.get(kept).map(|token| token.at.start);
    out.truncate(kept);
    start
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The month of the year a word names, from 1.
#[must_use]
pub fn month_of(word: &str) -> Option<i32> {
    MONTHS.iter().zip(1..).find(|(known, _)| **known == word).map(|(_, month)| month)
}

/// Marks the numbers that are years, dates, ages, durations, codes and the numbers of paragraphs.
fn labelled(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_label: Vec<bool> = (0..tokens.len()).map(|at| label(&tokens, at)).collect();
    for (token, _) in tokens.iter_mut().zip(is_label).filter(|(_, is_label)| *is_label) {
        if let Kind::Number(quantity) = &mut token.kind {
            quantity.unit = Unit::Label;
        }
    }
    tokens
}

fn label(tokens: &[Token], at: usize) -> bool {
    let near = |ahead: isize| at.checked_add_signed(ahead).and_then(|i| tokens.get(i));
    let word = |ahead: isize| near(ahead).map_or("", Token::word);
    let mark = |ahead: isize| near(ahead).and_then(Token::mark);
    let joined = |from: isize, to: isize| match (near(from), near(to)) {
        (Some(first), Some(second)) => first.at.end == second.at.start,
        _ => false,
    };
    let Some(quantity) = near(0).and_then(Token::number) else { return false };
    let whole = quantity.decimals == 0 && !quantity.loose;
    if !matches!(quantity.unit, Unit::Plain) || !whole {
        return false;
    }
    let length = near(0).map_or(0, |t| t.at.len());
    let is_year = |value: f64| (1900.0..2200.0).contains(&value);
    let year = length == 4 && is_year(quantity.value);
    let second_of_year = mark(-1) == Some('/')
        && length == 2
        && near(-2).is_some_and(|t| t.at.len() == 4 && matches!(t.kind, Kind::Number(q) if is_year(q.value)));
    let follows = |a: Option<&Token>, b: Option<&Token>| match (a.map(|t| &t.kind), b.map(|t| &t.kind)) {
        (Some(Kind::Number(a)), Some(Kind::Number(b))) => (b.value - a.value - 1.0).abs() < 0.5,
        _ => false,
    };
    let two = |ahead: isize| near(ahead).is_some_and(|t| t.at.len() == 2);
    let short_year = two(0)
        && ((mark(1) == Some('/') && two(2) && follows(near(0), near(2)))
            || (mark(-1) == Some('/') && two(-2) && follows(near(-2), near(0))));
    let date = month_of(word(1)).is_some() || (month_of(word(-1)).is_some() && quantity.value <= 31.0);
    let age = matches!(word(-1), "aged" | "age" | "ages" | "over-" | "grade")
        || (mark(-1) == Some('-') && matches!(word(-3), "aged" | "age" | "ages"))
        || (matches!(word(1), "or" | "and" | "years") && matches!(word(2), "over" | "older" | "above" | "of" | "old"))
        || (mark(1) == Some('+') && joined(0, 1));
    // "18-64" without spaces is a range.
    let ranges = |other: isize| near(other).and_then(Token::number).is_some_and(|q| q.unit == Unit::Plain && q.value <= 120.0);
    let range = quantity.value <= 120.0
        && ((mark(1) == Some('-') && joined(0, 1) && joined(1, 2) && ranges(2))
            || (mark(-1) == Some('-') && joined(-1, 0) && joined(-2, -1) && ranges(-2)));
    let duration = matches!(
        word(1),
        "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "hour" | "minutes" | "eight-month" | "quarters"
    ) || word(1).ends_with("-month")
        || (mark(1) == Some('-') && matches!(word(2), "month" | "months" | "day" | "days"));
    let code = near(1)
        .is_some_and(|t| !t.word().is_empty() && t.word().chars().count() <= 2 && joined(0, 1) && !matches!(t.word(), "k" | "m"))
        || (near(-1).is_some_and(|t| !t.word().is_empty()) && joined(-1, 0));
    let reference = matches!(
        word(-1),
        "paragraph"
            | "paragraphs"
            | "para"
            | "section"
            | "item"
            | "appendix"
            | "part"
            | "pt"
            | "ascof"
            | "page"
            | "figure"
            | "table"
            | "per"
    ) || (word(-1) == "per" || word(-2) == "per" && word(-1) == "every");
    year || second_of_year || short_year || date || age || range || duration || code || reference
}

/// A sentence ends at a full stop, question mark or exclamation mark that is not within an abbreviation.
fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let abbreviation = before.is_some_and(|t| matches!(t.word(), "e" | "i" | "g" | "inc" | "no" | "vs" | "approx"));
        if matches!(token.mark(), Some('.' | '!' | '?')) && !abbreviation {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers to reckon with in a text, with their units.
    fn found(text: &str) -> Vec<(f64, Unit)> {
        let text = read(text);
        text.paragraphs.iter().flat_map(|p| &p.tokens).filter_map(Token::number).map(|q| (q.value, q.unit)).collect()
    }

    #[test]
    fn numbers_are_read_as_officers_write_them() {
        assert_eq!(found("It was 84.3% (1,185/1,405)."), [(84.3, Unit::Percent), (1185.0, Unit::Plain), (1405.0, Unit::Plain)]);
        assert_eq!(found("It fell by 3.4% points, or two percentage points."), [(3.4, Unit::Points), (2.0, Unit::Points)]);
        assert_eq!(
            found("One million visits, 1.4million loans and 14.9k hours"),
            [(1e6, Unit::Plain), (1.4e6, Unit::Plain), (14_900.0, Unit::Plain)]
        );
        assert_eq!(
            found("A quarter, two-thirds, three quarters and half"),
            [(25.0, Unit::Percent), (200.0 / 3.0, Unit::Percent), (75.0, Unit::Percent), (50.0, Unit::Percent)]
        );
        assert_eq!(found("Four in every 10 rang; two in five wrote."), [(40.0, Unit::Percent), (40.0, Unit::Percent)]);
        assert_eq!(found("Ranked 34th, and third highest of 16"), [(34.0, Unit::Rank), (3.0, Unit::Rank), (16.0, Unit::Plain)]);
        assert_eq!(found("At £9,036 each"), [(9036.0, Unit::Pounds)]);
    }

    #[test]
    fn years_ages_codes_and_the_like_are_no_numbers_to_reckon_with() {
        for text in [
            "In 2020/21 and in 2024",
            "People aged 18-64 and those 65 or over, or 65+",
            "ASCOF 2A part 1, measure 1G and 3D pt 2",
            "On 30 November 2021, within 91 days or 12 months",
            "See paragraph 12 and Appendix 3",
            "A rate per 100,000",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn words_before_a_number_leave_room() {
        let text = read("There were just over 18,000 contacts.");
        let quantity = text.paragraphs[0].tokens.iter().find_map(Token::number).expect("a number");
        assert!(quantity.holds(18_069.0) && !quantity.holds(17_000.0) && !quantity.holds(20_000.0), "{quantity:?}");
    }

    #[test]
    fn paragraphs_and_sentences() {
        let text = read("7. First one. Second, i.e. not third.\n8. Next\nline goes on.\n\nA heading:\n\nUnnumbered.");
        let numbers: Vec<Option<u32>> = text.paragraphs.iter().map(|p| p.number).collect();
        assert_eq!(numbers, [Some(7), Some(8), None, None]);
        assert_eq!(text.paragraphs[0].sentences.len(), 2);
    }
}

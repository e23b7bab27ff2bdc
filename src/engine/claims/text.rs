//! A text as paragraphs, sentences and tokens, its numbers read as officers write them: "18.8%", "1.4 million",
//! "two-thirds", "just over 18,000", "four in every 10".

use std::ops::Range;

use super::labels::labelled;
use super::numerals::{numbers, written_number};

/// The most tokens of a paragraph that are looked at together: several pages.
const PARAGRAPH: usize = 1500;
/// The most tokens of a sentence.
const SENTENCE: usize = 250;

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
    /// It is a whole number that begins with a nought, like the number of a telephone.
    pub leading_nought: bool,
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
    /// A whole number, exact.
    pub(super) fn exact(value: f64, unit: Unit) -> Self {
        Self { value, low: value, high: value, unit, decimals: 0, loose: false, leading_nought: false }
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
    Text { paragraphs: blocks(text).into_iter().flat_map(|block| in_parts(paragraph(text, block))).collect() }
}

/// Cuts a paragraph that goes on and on, between two sentences: a text without line breaks takes no longer than any other.
fn in_parts(whole: Paragraph) -> Vec<Paragraph> {
    let mut parts: Vec<Paragraph> = Vec::new();
    for sentence in whole.sentences {
        let tokens = whole.tokens.get(sentence).unwrap_or_default();
        match parts.last_mut() {
            Some(last) if last.tokens.len() + tokens.len() <= PARAGRAPH => {
                last.sentences.push(last.tokens.len()..last.tokens.len() + tokens.len());
                last.tokens.extend_from_slice(tokens);
            }
            _ => parts.push(Paragraph {
                number: whole.number,
                sentences: std::iter::once(0..tokens.len()).collect(),
                tokens: tokens.to_vec(),
            }),
        }
    }
    parts
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
        let numbered = leading_number(line).is_some() || section_number(line).is_some();
        let begins = line.contains('\t') || numbered || is_bullet(line) || (after_blank && finished);
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

/// How many bytes a number within a section takes that begins a paragraph: "2.1 Overall …", "3.4.1) Visits …".
fn section_number(line: &str) -> Option<usize> {
    let blank = line.len() - line.trim_start().len();
    let body = line.get(blank..)?;
    let length = body.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (number, rest) = body.split_at_checked(length)?;
    let parts = number.trim_end_matches('.').split('.');
    let is_number = number.contains('.') && parts.clone().count() >= 2 && parts.clone().all(|p| !p.is_empty() && p.len() <= 2);
    let rest = rest.trim_start_matches(')');
    let begins = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with(char::is_uppercase);
    (is_number && begins).then_some(blank + length)
}

/// "• Visits came to …"
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['•', '●', '▪', '◦', '\u{f0b7}']) || ["- ", "* ", "– ", "o "].iter().any(|mark| line.starts_with(mark))
}

fn paragraph(text: &str, block: Range<usize>) -> Paragraph {
    let body = text.get(block.clone()).unwrap_or_default();
    let number = leading_number(body);
    let after = number.and_then(|_| body.find('.')).map(|dot| dot + 1);
    let skip = after.or_else(|| section_number(body)).unwrap_or(0);
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
            // "1 150" with a space that does not break a line is one number.
            let joins = |mark: char| matches!(mark, ',' | '.' | '\u{a0}' | '\u{202f}' | '\u{2009}');
            take(&mut end, &|next, after| next.is_ascii_digit() || (joins(next) && after.is_some_and(|a| a.is_ascii_digit())));
            let written = body.get(start..end).unwrap_or_default();
            match written_number(written) {
                Some(quantity) => Kind::Number(quantity),
                None => Kind::Word(written.to_owned()),
            }
        } else if c.is_alphabetic() {
            let joins = |mark: char| matches!(mark, '\'' | '’' | '-' | '‑');
            take(&mut end, &|next, after| next.is_alphabetic() || (joins(next) && after.is_some_and(char::is_alphabetic)));
            Kind::Word(body.get(start..end).unwrap_or_default().to_lowercase().replace('‑', "-"))
        } else if c.is_whitespace() || matches!(c, '*' | '_' | '\u{ad}' | '•' | '“' | '”' | '"' | '‘' | '’' | '\'') {
            continue;
        } else {
            Kind::Mark(if matches!(c, '–' | '—' | '‑') { '-' } else { c })
        };
        tokens.push(Token { kind, at: offset + start..offset + end });
    }
    tokens
}

/// A sentence ends at a full stop, question mark or exclamation mark that is not within an abbreviation, and at the line between two
/// cells of a table.
fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let abbreviation = before
            .is_some_and(|t| matches!(t.word(), "e" | "i" | "g" | "inc" | "no" | "vs" | "approx" | "ie" | "eg" | "st" | "para" | "pop"));
        let ends = matches!(token.mark(), Some('.' | '!' | '?' | '|')) && !abbreviation;
        if ends || at - start >= SENTENCE {
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

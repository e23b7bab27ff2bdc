//! Commentary against the figures of its own measure. A sentence is held against a figure only where it names it: a
//! number of the text that is one figure of the measure, and no other, or the measure itself.

mod comparisons;
mod directions;
mod numbers;

use std::ops::Range;

use super::{At, Check, Found, Told as Says};
use crate::engine::claims::text::{self, Kind, Paragraph, Quantity, Token};
use crate::engine::claims::{Finding, Verdict, check};
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::printed;
use crate::engine::rounding::settle;
use crate::model::{Period, Place, PlaceOf, Unit};

/// What to check in the commentary of a measure; `known` are all the numbers of the report.
pub(super) fn find(at: &At, known: &numbers::Known, found: &mut Vec<Found>) {
    for (comment, one) in at.measure.commentary.iter().enumerate() {
        let read = text::read(&one.text);
        claims(at, comment, &one.text, &read, found);
        for paragraph in &read.paragraphs {
            let told = Told { at, comment, text: &one.text, paragraph };
            directions::find(&told, found);
            comparisons::find(&told, found);
            numbers::find(&told, known, found);
        }
    }
}

pub(super) use numbers::Known;

/// What the text claims that its own numbers contradict, or the report's.
fn claims(at: &At, comment: usize, written: &str, read: &text::Text, found: &mut Vec<Found>) {
    for claim in check(read, Some(at.report)).into_iter().filter(|claim| claim.verdict == Verdict::Contradicted) {
        // A paragraph on its own has no others to refer to; a value its counts contradict is told of where it stands.
        let told = |measure: usize, period: Period| {
            measure == at.index && at.evaluated.contradictions.iter().any(|known| known.figure.period == period)
        };
        let elsewhere = matches!(claim.finding, Finding::Reference { .. });
        let known = matches!(claim.finding, Finding::Report { measure, period, gives: Some(_), .. } if told(measure, period));
        if elsewhere || known {
            continue;
        }
        let quote = quoted(written, claim.at.clone());
        found.push(at.found(PlaceOf::Comment(comment), "text", Check::Text { quote, told: Says::Claim(Box::new(claim)) }));
    }
}

/// A stretch of text on one line.
fn quoted(text: &str, range: Range<usize>) -> String {
    text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a number of a text and one of the file may be the same: 59.0 and 59.1 only touch.
fn may_be(quantity: &Quantity, value: f64) -> bool {
    let stands_for = printed::value(value);
    let (low, high) = (quantity.low.max(stands_for.low), quantity.high.min(stands_for.high));
    quantity.holds(value) || settle(low) < settle(high)
}

/// A paragraph of commentary on a measure.
struct Told<'t> {
    at: &'t At<'t>,
    comment: usize,
    text: &'t str,
    paragraph: &'t Paragraph,
}

impl Told<'_> {
    fn word(&self, token: usize) -> &str {
        self.paragraph.tokens.get(token).map_or("", Token::word)
    }

    fn number(&self, token: usize) -> Option<Quantity> {
        self.paragraph.tokens.get(token).and_then(Token::number)
    }

    /// Whether a token is a year, a date, an age: a number not to reckon with.
    fn is_label(&self, token: usize) -> bool {
        let kind = self.paragraph.tokens.get(token).map(|t| &t.kind);
        matches!(kind, Some(Kind::Number(quantity)) if quantity.unit == text::Unit::Label)
    }

    /// The sentence in which something was found.
    fn quote(&self, sentence: &Range<usize>) -> String {
        let tokens = self.paragraph.tokens.get(sentence.clone()).unwrap_or_default();
        let (start, end) = (tokens.first().map_or(0, |t| t.at.start), tokens.last().map_or(0, |t| t.at.end));
        quoted(self.text, start..end)
    }

    /// Whether a number is in the measure's unit.
    fn fits(&self, quantity: &Quantity) -> bool {
        match self.at.measure.unit {
            Unit::Percent => quantity.unit == text::Unit::Percent,
            Unit::Pounds => matches!(quantity.unit, text::Unit::Pounds | text::Unit::Plain),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Score => quantity.unit == text::Unit::Plain,
        }
    }

    /// The figure of the measure that a number of the text is; none where it is none of them, or may be several.
    fn figure(&self, quantity: &Quantity) -> Option<Figure> {
        if !self.fits(quantity) || quantity.loose {
            return None;
        }
        let is_it = |f: &Figure| f.unit == FigureUnit::Measure && may_be(quantity, f.value);
        let mut all = figures(self.at.measure).filter(is_it);
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// What a sentence says, and the figures do not.
    fn found(&self, sentence: &Range<usize>, told: Says) -> Found {
        let check = Check::Text { quote: self.quote(sentence), told };
        let place = Place { measure: Some(self.at.index), thing: PlaceOf::Comment(self.comment), field: "text" };
        Found { place, check }
    }
}

//! Numbers that are no quantities: years, dates, ages, durations, codes, paragraphs' numbers.

use super::text::{Kind, Quantity, Token, Unit};

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The month of the year a word names, from 1.
pub(super) fn month_of(word: &str) -> Option<i32> {
    MONTHS.iter().zip(1..).find(|(known, _)| **known == word).map(|(_, month)| month)
}

/// Marks the numbers that are years, dates, ages, durations, codes and the numbers of paragraphs.
pub(super) fn labelled(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_label: Vec<bool> = (0..tokens.len()).map(|at| Place { tokens: &tokens, at }.is_label()).collect();
    for (token, _) in tokens.iter_mut().zip(is_label).filter(|(_, is_label)| *is_label) {
        if let Kind::Number(quantity) = &mut token.kind {
            quantity.unit = Unit::Label;
        }
    }
    tokens
}

/// A number among its neighbours.
struct Place<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl Place<'_> {
    fn near(&self, ahead: isize) -> Option<&Token> {
        self.at.checked_add_signed(ahead).and_then(|i| self.tokens.get(i))
    }

    fn word(&self, ahead: isize) -> &str {
        self.near(ahead).map_or("", Token::word)
    }

    fn mark(&self, ahead: isize) -> Option<char> {
        self.near(ahead).and_then(Token::mark)
    }

    fn quantity(&self, ahead: isize) -> Option<Quantity> {
        match self.near(ahead)?.kind {
            Kind::Number(quantity) => Some(quantity),
            Kind::Word(_) | Kind::Mark(_) => None,
        }
    }

    fn length(&self, ahead: isize) -> usize {
        self.near(ahead).map_or(0, |t| t.at.len())
    }

    /// Whether two neighbours stand without a space between them.
    fn joined(&self, from: isize, to: isize) -> bool {
        self.near(from).zip(self.near(to)).is_some_and(|(first, second)| first.at.end == second.at.start)
    }

    fn is_label(&self) -> bool {
        let Some(quantity) = self.quantity(0) else { return false };
        if !matches!(quantity.unit, Unit::Plain) || quantity.loose {
            return false;
        }
        if quantity.decimals > 0 {
            return self.joined(0, 1) && matches!(self.word(1), "am" | "pm") || is_named(self.word(-1));
        }
        self.is_year()
            || self.is_date(quantity)
            || self.is_age(quantity)
            || self.is_duration()
            || self.is_code()
            || self.is_reference(quantity)
    }

    fn is_year(&self) -> bool {
        let is_year = |ahead: isize| self.length(ahead) == 4 && self.quantity(ahead).is_some_and(|q| (1900.0..2200.0).contains(&q.value));
        let follows = |a: isize, b: isize| {
            let (first, second) = (self.quantity(a), self.quantity(b));
            first.zip(second).is_some_and(|(a, b)| ((a.value + 1.0) % 100.0 - b.value).abs() < 0.5)
        };
        let two = |ahead: isize| self.length(ahead) == 2;
        let cut = |ahead: isize| matches!(self.mark(ahead), Some('/' | '-'));
        is_year(0)
            || (two(0) && cut(-1) && self.joined(-1, 0) && is_year(-2))
            || (two(0) && self.mark(1) == Some('/') && two(2) && follows(0, 2))
            || (two(0) && self.mark(-1) == Some('/') && two(-2) && follows(-2, 0))
    }

    fn is_date(&self, quantity: Quantity) -> bool {
        // "3/4/2019"
        let slash = |ahead: isize| self.mark(ahead) == Some('/');
        let in_full = (slash(1) && slash(3)) || (slash(-1) && slash(1)) || (slash(-1) && slash(-3));
        in_full
            || (quantity.value <= 31.0 && (month_of(self.word(1)).is_some() || (self.word(1) == "of" && month_of(self.word(2)).is_some())))
            || (month_of(self.word(-1)).is_some() && quantity.value <= 31.0 && !self.word(-1).is_empty() && self.mark(1) != Some('/'))
    }

    fn is_age(&self, quantity: Quantity) -> bool {
        let named = |ahead: isize| matches!(self.word(ahead), "aged" | "age" | "ages");
        let ranges = |other: isize| self.quantity(other).is_some_and(|q| q.unit == Unit::Plain || q.unit == Unit::Label);
        // "18-64" without spaces is a range.
        let range = quantity.value <= 120.0
            && ((self.mark(1) == Some('-') && self.joined(0, 1) && self.joined(1, 2) && ranges(2))
                || (self.mark(-1) == Some('-') && self.joined(-1, 0) && self.joined(-2, -1) && ranges(-2)));
        named(-1)
            || matches!(self.word(-1), "over-" | "grade")
            || (matches!(self.mark(-1), Some('-')) && named(-3))
            || (matches!(self.word(-1), "to" | "and") && named(-3))
            || (matches!(self.word(1), "or" | "and" | "years")
                && matches!(self.word(2), "over" | "older" | "above" | "under" | "of" | "old"))
            || (matches!(self.word(-1), "over" | "under") && self.joined(0, 1) && self.word(1) == "s")
            || (self.mark(1) == Some('+') && self.joined(0, 1))
            || range
    }

    fn is_duration(&self) -> bool {
        let unit = |word: &str| {
            matches!(
                word,
                "day"
                    | "days"
                    | "week"
                    | "weeks"
                    | "month"
                    | "months"
                    | "year"
                    | "years"
                    | "hour"
                    | "minute"
                    | "minutes"
                    | "seconds"
                    | "quarters"
                    | "miles"
                    | "mile"
                    | "mph"
                    | "degrees"
                    | "times"
            )
        };
        let next = self.word(1);
        unit(next)
            || next.ends_with("-month")
            || next.ends_with("-day")
            || (matches!(next, "working" | "calendar" | "consecutive") && unit(self.word(2)))
            || (self.mark(1) == Some('-') && unit(self.word(2)))
    }

    fn is_code(&self) -> bool {
        let short =
            |t: &Token| !t.word().is_empty() && t.word().chars().count() <= 2 && !matches!(t.word(), "k" | "m" | "kg" | "km" | "bn");
        let noughts = |ahead: isize| {
            let starts = |t: &Token| matches!(&t.kind, Kind::Number(q) if q.leading_nought);
            self.near(ahead).is_some_and(starts)
        };
        (self.joined(0, 1) && self.near(1).is_some_and(short))
            || (self.joined(-1, 0) && !self.word(-1).is_empty())
            // "0116 305 7454"
            || noughts(0)
            || noughts(-1)
            || (noughts(-2) && self.quantity(-1).is_some())
            // "1:8"
            || (self.mark(1) == Some(':') && self.joined(0, 1) && self.joined(1, 2) && self.quantity(2).is_some())
            || (self.mark(-1) == Some(':') && self.joined(-1, 0) && self.joined(-2, -1) && self.quantity(-2).is_some())
    }

    fn is_reference(&self, quantity: Quantity) -> bool {
        // "in the year 46 complaints came" counts complaints.
        let counts =
            matches!(self.word(-2), "the" | "a" | "per" | "each" | "this" | "last") && matches!(self.word(-1), "year" | "week" | "day");
        let small = quantity.value <= 50.0
            && !counts
            && matches!(
                self.word(-1),
                "group"
                    | "phase"
                    | "tier"
                    | "stage"
                    | "level"
                    | "category"
                    | "band"
                    | "class"
                    | "ward"
                    | "priority"
                    | "outcome"
                    | "objective"
                    | "step"
                    | "attainment"
                    | "progress"
                    | "week"
                    | "day"
                    | "year"
                    | "zone"
                    | "room"
                    | "junction"
                    | "case"
                    | "schedule"
                    | "chapter"
                    | "question"
                    | "route"
                    | "line"
            );
        small || is_named(self.word(-1)) || (self.word(-2) == "per" && self.word(-1) == "every")
    }
}

/// Words whose number is a name.
fn is_named(word: &str) -> bool {
    matches!(
        word,
        "paragraph"
            | "paragraphs"
            | "para"
            | "section"
            | "sections"
            | "item"
            | "items"
            | "appendix"
            | "annex"
            | "part"
            | "pt"
            | "ascof"
            | "page"
            | "pages"
            | "figure"
            | "table"
            | "chart"
            | "per"
            | "regulation"
            | "version"
            | "iso"
            | "ref"
            | "tel"
            | "act"
    )
}

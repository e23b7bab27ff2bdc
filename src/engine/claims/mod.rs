//! Claims in a text: the sums and comparisons that officers write into a report, found in their own ways of
//! writing them and tested against themselves (methods §8).
//!
//! A claim is contradicted only where no reading of its numbers makes it right: a printed number stands for
//! everything that rounds to it, and where the text leaves open which of its numbers is meant, all are tried.

mod amounts;
mod changes;
mod comparisons;
mod forecasts;
mod labels;
mod lists;
mod moves;
mod numerals;
mod parts;
mod ranks;
pub mod rates;
mod ratios;
mod report;
pub mod text;
mod whole;

use std::ops::Range;

use crate::model::{Period, Report, in_order};
use text::{Paragraph, Quantity, Text, Token};

/// A claim, with what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The number of its paragraph, if it has one.
    pub paragraph: Option<u32>,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// What it says, and what comes out.
    pub finding: Finding,
    /// Whether it holds.
    pub verdict: Verdict,
}

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Its numbers agree.
    Right,
    /// Its numbers contradict each other.
    Contradicted,
    /// The text does not give what it takes to tell.
    NotCheckable,
}

/// What a claim says, with the numbers it was tested by.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// So many out of so many is so much percent.
    Share {
        /// The percentage as printed.
        percent: Quantity,
        /// How many.
        numerator: f64,
        /// Out of how many.
        denominator: f64,
        /// The percentage they give.
        gives: f64,
    },
    /// So many are so much percent of a whole named before.
    Part {
        /// The percentage as printed.
        percent: Quantity,
        /// How many.
        count: f64,
        /// The whole; none where the text does not name it.
        whole: Option<f64>,
        /// The percentage they give.
        gives: Option<f64>,
    },
    /// A percentage beside words for it: "just over half (52%)".
    Words {
        /// What the words stand for.
        phrase: Quantity,
        /// The percentage as printed.
        percent: Quantity,
    },
    /// Parts add up to their whole.
    Sum {
        /// The parts.
        parts: Vec<f64>,
        /// What they add up to.
        sum: f64,
        /// What they ought to.
        whole: f64,
        /// They are percentages.
        percent: bool,
    },
    /// So much percent of so many can be a whole number of them.
    Headcount {
        /// The percentage as printed.
        percent: Quantity,
        /// Of how many.
        of: f64,
        /// The whole number that comes nearest.
        nearest: f64,
        /// The percentage that gives.
        gives: f64,
    },
    /// A level changed by so much percent on an earlier one.
    Change {
        /// The change as printed, without its sign.
        percent: Quantity,
        /// It went up.
        up: bool,
        /// The level now; none where the text does not name it.
        now: Option<f64>,
        /// The level before.
        before: f64,
        /// The change they give, in percent, signed.
        gives: Option<f64>,
    },
    /// A level differs by so many from another.
    Difference {
        /// The difference as printed, without its sign.
        difference: Quantity,
        /// It is more.
        up: bool,
        /// The level now; none where the text does not name it.
        now: Option<f64>,
        /// The other level; none where it is worked back from the percentage beside the difference.
        other: Option<f64>,
        /// The difference they give, signed: in percent, where only a percentage can be tested.
        gives: Option<f64>,
        /// The percentage beside the difference.
        percent: Option<Quantity>,
    },
    /// A level rose or fell from one to another.
    Moved {
        /// The text says that it rose; that it fell; or only that it changed.
        up: Option<bool>,
        /// From.
        from: f64,
        /// To.
        to: f64,
    },
    /// One number is higher than another, lower, or like it.
    Compared {
        /// How, as the text says.
        how: How,
        /// The number it is said of.
        local: f64,
        /// The number it is held against.
        other: f64,
    },
    /// A place in an order, and the quarter it lies in.
    Rank {
        /// The place.
        rank: f64,
        /// Of how many.
        of: f64,
        /// The quarter the text says, from the best.
        quarter: Option<u8>,
    },
    /// A forecast for the whole year from the months so far.
    Forecast {
        /// So far.
        so_far: f64,
        /// In so many months.
        months: i32,
        /// What is forecast.
        forecast: Quantity,
        /// What a straight line gives.
        straight_line: f64,
        /// The text says that it is a straight line.
        straight: bool,
    },
    /// One count stands beside two rates of one measure.
    CountTwice {
        /// The count.
        count: f64,
        /// The two rates.
        rates: (f64, f64),
    },
    /// One pair of counts stands beside two percentages.
    PairTwice {
        /// How many, out of how many.
        pair: (f64, f64),
        /// The two percentages.
        percents: (Quantity, Quantity),
    },
    /// Two shares are set beside each other, one with a group counted in and one without it.
    Basis {
        /// The group: "unrated".
        group: String,
        /// The share that counts it in: how many, out of how many.
        with: (f64, f64),
        /// How many the group are there.
        size: f64,
        /// The share without it, in percent.
        without: f64,
    },
    /// So many in a population are a rate.
    Rate {
        /// How many.
        count: f64,
        /// Among how many people.
        population: f64,
        /// The rate as printed.
        rate: f64,
        /// Per so many.
        per: f64,
        /// The rate they give.
        gives: f64,
    },
    /// Counts and rates of the same people stand for populations.
    Populations {
        /// One pair.
        whole: rates::Implied,
        /// Another of the same people; or two, of the two ages that all adults are made of.
        parts: Vec<rates::Implied>,
    },
    /// A forecast the report has for a whole year, beside a rate, that no whole number so far leads to on a straight line.
    NoStraightLine {
        /// The forecast.
        forecast: f64,
        /// From so many months.
        months: i32,
        /// The largest whole number whose straight line stays below it.
        below: f64,
        /// Where that leads.
        leads_to: f64,
        /// Where the next whole number leads.
        next_leads_to: f64,
    },
    /// A running total is on its way to a target.
    OnTrack {
        /// So far.
        so_far: f64,
        /// In so many months.
        months: i32,
        /// The target.
        target: f64,
        /// What a straight line gives.
        straight_line: f64,
    },
    /// The open report has a figure the text gives otherwise.
    Report {
        /// The measure, as an index into the report's.
        measure: usize,
        /// What the figure is for.
        period: Period,
        /// The figure as the text prints it.
        stated: Quantity,
        /// What the counts beside it give, if they stand in the text.
        gives: Option<f64>,
        /// The figure as the report prints it.
        value: f64,
    },
    /// A target of a year that had passed before the report's period began.
    YearPassed {
        /// The calendar year in which the year begins.
        start: i16,
        /// The report's period.
        period: Period,
    },
    /// A reference to a paragraph of the text.
    Reference {
        /// The paragraph named.
        cited: u32,
        /// What it is named for.
        topic: String,
        /// Paragraphs that tell of it, if others do.
        instead: Vec<u32>,
    },
}

/// How one number stands to another, as a text says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Higher, more, above.
    Higher,
    /// Lower, fewer, below, short of.
    Lower,
    /// Similar, in line.
    Similar,
}

/// Everything a text claims, in its order, each claim tested by the text itself, and by a report where one is open.
#[must_use]
pub fn check(text: &Text, report: Option<&Report>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for paragraph in &text.paragraphs {
        let mut used = Used::default();
        used.changes.extend(amounts::find(paragraph).iter().flat_map(|a| numbers(paragraph, a.at..a.end + 1).map(|(at, _)| at)));
        ratios::find(paragraph, &mut used, &mut claims);
        changes::find(paragraph, &mut used, &mut claims);
        moves::find(paragraph, &mut used, &mut claims);
        forecasts::find(paragraph, &mut claims);
        parts::find(paragraph, &mut used, &mut claims);
        comparisons::find(paragraph, &mut used, &mut claims);
        ranks::find(paragraph, &mut claims);
    }
    whole::find(text, &mut claims);
    rates::find(text, &mut claims);
    let by_report = report.map(|report| report::against(text, &claims, report));
    claims.extend(by_report.into_iter().flatten());
    in_order(claims, &|a, b| (a.at.start, a.at.end).cmp(&(b.at.start, b.at.end)))
}

/// Which numbers of a paragraph have found their place in a claim, by their token: they are not looked at as
/// something else again.
#[derive(Debug, Default)]
struct Used {
    /// Numbers that are a change or difference, not a level.
    changes: Vec<usize>,
    /// Counts within a share: numerators and denominators.
    counts: Vec<usize>,
    /// Percentages with counts beside them.
    shares: Vec<usize>,
    /// Levels that others are held against: the national figure.
    references: Vec<usize>,
}

impl Used {
    /// Whether a number is a level that something may have changed to or be compared with.
    fn is_level(&self, at: usize) -> bool {
        !self.changes.contains(&at)
    }
}

/// The numbers of a paragraph with their places, within a range of its tokens.
fn numbers(paragraph: &Paragraph, within: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, Quantity)> + '_ {
    let start = within.start;
    let end = within.end.min(paragraph.tokens.len());
    let tokens = paragraph.tokens.get(start..end).unwrap_or_default();
    tokens.iter().enumerate().filter_map(move |(i, token)| Some((start + i, token.number()?)))
}

/// A token's word; empty where there is none.
fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", Token::word)
}

/// A token's mark.
fn mark(tokens: &[Token], at: usize) -> Option<char> {
    tokens.get(at).and_then(Token::mark)
}

/// A claim from one token to another.
fn claim(paragraph: &Paragraph, from: usize, to: usize, finding: Finding, verdict: Verdict) -> Claim {
    let (first, last) = (from.min(to), from.max(to));
    let start = paragraph.tokens.get(first).map_or(0, |t| t.at.start);
    let end = paragraph.tokens.get(last).map_or(start, |t| t.at.end);
    Claim { paragraph: paragraph.number, at: start..end, finding, verdict }
}

/// Right, or contradicted.
fn verdict(holds: bool) -> Verdict {
    if holds { Verdict::Right } else { Verdict::Contradicted }
}

/// The sentence a token stands in.
fn sentence_of(paragraph: &Paragraph, at: usize) -> Range<usize> {
    paragraph.sentences.iter().find(|s| s.contains(&at)).cloned().unwrap_or(0..paragraph.tokens.len())
}

//! How what stands beside other councils is worked out, for those who ask: a line for each rule, with its source.

use crate::engine::among::{Among, RangeFrom};
use crate::engine::statistics::IntervalMethod;
use crate::scorecard::view::Fact;

fn fact(term: &str, text: &str) -> Fact {
    Fact { term: term.to_owned(), text: text.to_owned() }
}

const RANK: &str =
    "Counted from the best end; councils with the same figure share the better rank. N is the number of councils with a figure.";
const QUARTER: &str = "With rank r of N: 5 less (N + 1 − r) ÷ (N ÷ 4), rounded up; 1 is the best. The rule of the Office for Health Improvement \
                       and Disparities (OHID). A quarter that the source prints is shown as printed. On the edge: percentiles, or counting \
                       from the other end, give another quarter.";
const BEGINS: &str = "The 75th, 50th and 25th percentile of the figures (the other way round where low is good), on the straight line between neighbours (type 7, as in spreadsheets).";
const AGAINST: &str = "Similar if the council’s 95% interval holds the other figure, its ends included; else better or worse. The other figure is \
                       taken as it is. As in OHID’s Fingertips.";
const NEXT: &str = "The smallest whole number by which the numerator would have to change to share the place of the last council in the better \
                    quarter, everyone else staying where they are; in whole numbers, from the counts.";
const SURE: &str = "Every council’s figure is drawn 1,000 times from a normal distribution as wide as its 95% interval (3.92 standard errors), and \
                    ranked each time. The draws start from the same number (2026) at every visit.";
const FROM_THE_MIDDLE: &str = "A typical distance is the median of the councils’ distances from the median (median absolute deviation).";
const SPINE: &str = "Each measure is scaled by the council furthest from the middle, which is at an end of its row; both sides have the same scale. The \
                     shaded half is from the 25th to the 75th percentile.";

/// How one measure’s comparison is worked out.
pub(in crate::scorecard) fn of_one(among: &Among) -> Vec<Fact> {
    let mut out = vec![fact("Rank", RANK), fact("Quarter", QUARTER), fact("Where quarters begin", BEGINS)];
    if let Some(range) = among.known.ranges.iter().flatten().next() {
        out.push(fact("Intervals", intervals(range.from)));
        out.push(fact("Against chance", AGAINST));
        out.push(fact("How sure the rank is", SURE));
    }
    if among.to_next.is_ok() {
        out.push(fact("To the next quarter", NEXT));
    }
    out.push(fact("From the middle", FROM_THE_MIDDLE));
    out
}

/// How the comparison of all measures is worked out.
pub(in crate::scorecard) fn of_all() -> Vec<Fact> {
    vec![fact("Rank", RANK), fact("Quarter", QUARTER), fact("One scale", SPINE)]
}

fn intervals(from: RangeFrom) -> &'static str {
    match from {
        RangeFrom::Published => "95% intervals as the source publishes them.",
        RangeFrom::Margin => "95%: the figure ± the survey’s margin of error.",
        RangeFrom::Counts(IntervalMethod::Wilson) => "95%, from the counts: Wilson’s score interval (Wilson 1927).",
        RangeFrom::Counts(IntervalMethod::ExactPoisson | IntervalMethod::Byar) => {
            "95%, from the counts: exact Poisson below 10, Byar’s method from 10 (Breslow and Day 1987)."
        }
        RangeFrom::Counts(IntervalMethod::StudentT) => "95%, from the spread of the values (Student’s t).",
    }
}

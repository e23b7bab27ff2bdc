//! A control chart in words: what stands out, whether the target can be expected to be met, how to read it.

use super::{capital, list, period, plural, uncapital};
use crate::engine::evidence::{ChartPoint, NoVariation, Since, VariationChart};
use crate::engine::statistics::{Assurance, FIRM_LIMITS_FROM, Going, NoChart, NotDifferenced, Rule, Signal, Variation};

/// What a point is: "month", "quarter".
pub(in crate::scorecard) fn point(points: &[ChartPoint]) -> &'static str {
    let apart = match points {
        [.., before, last] => before.period.last_month().count_to(last.period.last_month()) - 1,
        [_] | [] => 1,
    };
    if apart == 3 { "quarter" } else { "month" }
}

/// What a signal tells, for a table cell: "Above the upper limit".
pub(in crate::scorecard) fn signal(signal: Signal) -> &'static str {
    match (signal.rule, signal.going) {
        (Rule::OutsideLimit, Going::Up) => "Above the upper limit",
        (Rule::OutsideLimit, Going::Down) => "Below the lower limit",
        (Rule::Trend, Going::Up) => "One of seven in a row that rise",
        (Rule::Trend, Going::Down) => "One of seven in a row that fall",
        (Rule::NearLimit, Going::Up) => "One of two in three near the upper limit",
        (Rule::NearLimit, Going::Down) => "One of two in three near the lower limit",
        (Rule::OneSide, Going::Up) => "One of seven in a row above the mean",
        (Rule::OneSide, Going::Down) => "One of seven in a row below the mean",
    }
}

/// The same after "it is" or "it lies".
fn signal_clause(found: Signal) -> String {
    let lower = uncapital(signal(found));
    match found.rule {
        Rule::OutsideLimit => format!("it lies {lower}"),
        Rule::Trend | Rule::NearLimit | Rule::OneSide => format!("it is {lower}"),
    }
}

/// What the chart shows, in a sentence.
pub(in crate::scorecard) fn finding(found: &VariationChart) -> String {
    let noun = point(&found.points);
    let last = found.points.last().map(|last| capital(&period::long(last.period))).unwrap_or_default();
    let signals = found.chart.signals.iter().flatten().count();
    let stands_out = |how: &str| {
        let clause = found.chart.signals.last().copied().flatten().map(signal_clause).unwrap_or_default();
        format!("{last} stands out{how}: {clause}")
    };
    let said = match found.variation {
        Variation::CommonCause if signals == 0 => format!("Usual variation: no {noun} stands out"),
        Variation::CommonCause => {
            let stand = if signals == 1 { "stands" } else { "stand" };
            format!("{last} is usual variation; {} before it {stand} out", plural(signals, noun, &format!("{noun}s")))
        }
        Variation::Improvement(_) => stands_out(" as an improvement"),
        Variation::Concern(_) => stands_out(" as a concern"),
        Variation::Neutral(_) => stands_out(", neither for better nor for worse"),
    };
    let flat = found.chart.upper - found.chart.lower <= 0.0;
    match found.assurance {
        None => format!("{said}."),
        Some(Assurance::ExpectedToPass) if flat => format!("{said}; it never moves and meets the target, so it is expected to pass."),
        Some(Assurance::ExpectedToFail) if flat => format!("{said}; it never moves and misses the target, so it is expected to fail."),
        Some(Assurance::ExpectedToPass) => {
            format!("{said}; all that the process usually does meets the target, so it is expected to pass.")
        }
        Some(Assurance::ExpectedToFail) => {
            format!("{said}; the target lies beyond what the process usually reaches, so it is expected to fail.")
        }
        Some(Assurance::HitOrMiss) => format!("{said}; the target lies within usual variation, so it is hit or miss."),
    }
}

/// How to read the chart, for someone new to it.
pub(in crate::scorecard) fn how_to_read(found: &VariationChart) -> String {
    let noun = point(&found.points);
    let each = if found.differenced {
        format!("Each point is what one {noun} added to the running total.")
    } else {
        format!("Each point is one {noun}.")
    };
    let mut parts = vec![
        each,
        "Every series goes up and down: the middle line is the mean, and between the two limits lies what it usually does, so that a point there needs no explanation.".to_owned(),
        "Marked points tell that something happened: one outside a limit, seven in a row that rise or fall, two in three near a limit, or seven in a row on one side of the mean.".to_owned(),
    ];
    parts.push("Limits: the mean ± 2.66 × the mean distance from one point to the next (XmR chart, NHS Making Data Count).".to_owned());
    if found.chart.trial {
        parts.push(format!("The limits are on trial: there are {} points, and firm ones take {FIRM_LIMITS_FROM}.", found.points.len()));
    }
    match &found.since {
        Since::Start => {}
        Since::Gap => parts.push(format!("The chart begins after a {noun} without a figure.")),
        Since::Break(b) => parts.push(format!(
            "The chart begins at the break in the series of {}: {}.",
            period::month(b.from),
            b.reason.trim_end_matches('.')
        )),
    }
    if found.target.is_some_and(|target| target.even_share) {
        parts.push(format!("The target is an even share of the year’s for each {noun}."));
    }
    let left_out: Vec<String> =
        found.chart.left_out.iter().filter_map(|index| found.points.get(*index)).map(|point| period::long(point.period)).collect();
    if !left_out.is_empty() {
        parts.push(format!("The step to {} is too long to be usual and does not count towards the limits.", list(&left_out)));
    }
    parts.push("Method: XmR chart; limits are the mean ± 2.66 × the mean moving range.".to_owned());
    parts.join(" ")
}

/// Why a monthly or quarterly series has no chart.
pub(in crate::scorecard) fn none(why: &NoVariation) -> String {
    let reason = match why {
        NoVariation::TooFewPoints { points, since } => {
            let there_are =
                format!("it takes six months or quarters in a row, and there {} {points}", if *points == 1 { "is" } else { "are" });
            match since {
                Since::Start => there_are,
                Since::Gap => format!("{there_are} since one without a figure"),
                Since::Break(b) => format!("{there_are} since the break in the series at {}", period::month(b.from)),
            }
        }
        NoVariation::NotDifferenced(
            NotDifferenced::OutOfOrder { .. } | NotDifferenced::Gap { .. } | NotDifferenced::Uneven { .. } | NotDifferenced::TooLarge,
        ) => "the running totals cannot be taken apart into even steps".to_owned(),
        NoVariation::Chart(NoChart::TooFewPoints { .. } | NoChart::TooLarge) => "the figures are too large to reckon with".to_owned(),
    };
    format!("Not worked out: {reason}.")
}

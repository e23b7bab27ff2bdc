//! What would change a result, and by how much, in words.

use super::{inside, labels, period, rating, what_if};
use crate::engine::what_if::{Edge, Lever};
use crate::engine::{Figure, FigureUnit, NoDirection, NotRated};
use crate::model::{Absence, Measure, Scale, Unit};
use crate::scorecard::number;
use crate::scorecard::row::base;

/// The title over what would change a result.
pub(in crate::scorecard) const CHANGES: &str = "What would change it";

/// The title over what would give a rating.
pub(in crate::scorecard) const GIVES_RATING: &str = "What would give it a rating";

/// The title over what would give an arrow.
pub(in crate::scorecard) const GIVES_ARROW: &str = "What would give it an arrow";

/// That the rule's changes do not touch a judgement.
pub(in crate::scorecard) const JUDGED: &str =
    "The officers’ judgement stands until they change it. This is what would change the rating by the rule:";

/// A figure with its counts: "66.4% (1,201 out of 1,809)".
fn told(measure: &Measure, figure: &Figure) -> String {
    let text = rating::figure(measure, &Figure { forecast: false, ..figure.clone() });
    let base = match figure.unit {
        FigureUnit::Measure => base(measure, figure),
        FigureUnit::Counted => String::new(),
    };
    if base.is_empty() { text } else { format!("{text} ({base})") }
}

/// From one figure to another: "7.1 points higher, 128 more people".
pub(in crate::scorecard) fn by_how_much(measure: &Measure, from: &Figure, to: &Figure) -> String {
    let change = to.value - from.value;
    let is_whole = to.unit == FigureUnit::Counted || (measure.unit == Unit::Count && measure.scale == Scale::Ones);
    if is_whole {
        return rating::so_many_more(measure, change);
    }
    let people = match (from.counts, to.counts) {
        (Some(from), Some(to)) => Some(rating::so_many_more(measure, to.numerator.real() - from.numerator.real())),
        (_, _) => None,
    };
    let value = size(measure, change).map(|size| format!("{size} {}", if change > 0.0 { "higher" } else { "lower" }));
    value.into_iter().chain(people).collect::<Vec<_>>().join(", ")
}

/// The size of a change: "7.1 points"; none where it prints as nothing.
pub(in crate::scorecard) fn size(measure: &Measure, change: f64) -> Option<String> {
    let text = match measure.unit {
        Unit::Percent => format!("{} points", number::plain(change.abs(), measure.decimals.max(1))),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            number::value_with(measure, change.abs(), measure.decimals)
        }
    };
    text.chars().any(|c| c.is_ascii_digit() && c != '0').then_some(text)
}

/// A figure at which a verdict is another: "It would be better at 66.4% (1,201 out of 1,809): 7.1 points higher, 128 more people."
/// `from` is the figure there is, `becomes` begins the sentence: "It would be better".
pub(in crate::scorecard) fn at_figure<T>(measure: &Measure, lever: &Lever, from: Option<&Figure>, edge: &Edge<T>, becomes: &str) -> String {
    let there = told(measure, &edge.figure);
    match from {
        None => format!("{becomes} at {there}."),
        // The forecast is worked out from what moves.
        Some(_) if edge.figure.reading.is_none() => {
            format!("{becomes} if {}: the forecast would then be {there}.", what_if::were(measure, lever, edge.amount))
        }
        Some(from) => {
            let by = by_how_much(measure, from, &edge.figure);
            if by.is_empty() { format!("{becomes} at {there}.") } else { format!("{becomes} at {there}: {by}.") }
        }
    }
}

/// A target or a tolerance with which a rating is another: "It would be better if the target for 2024/25 were 59.3% instead of 66.4%."
pub(in crate::scorecard) fn with_rule<T>(measure: &Measure, lever: &Lever, edge: &Edge<T>, becomes: &str) -> String {
    format!("{becomes} if {}.", what_if::were(measure, lever, edge.amount))
}

/// "It would be better", "It would fall to below".
pub(in crate::scorecard) fn becomes(word: &str, rises: bool) -> String {
    if rises { format!("It would be {}", inside(word)) } else { format!("It would fall to {}", inside(word)) }
}

/// "The arrow would be improved".
pub(in crate::scorecard) fn arrow_becomes(word: &str) -> String {
    format!("The arrow would be “{}”", inside(word))
}

/// That no figure changes a verdict.
pub(in crate::scorecard) fn nowhere(measure: &Measure, lever: &Lever) -> String {
    let (from, to) = (what_if::amount(measure, lever, lever.range.min()), what_if::amount(measure, lever, lever.range.max()));
    format!("No figure from {from} to {to} would change it.")
}

/// What a measure that is not rated would need.
pub(in crate::scorecard) fn would_give_rating(measure: &Measure, reason: &NotRated) -> String {
    match reason {
        NotRated::ForInformation => "The file says that it is for information only (for_information). It would be rated without that, and with a target or a comparator.".to_owned(),
        NotRated::NoAim => "An aim: whether higher, lower or within a band is better (aim).".to_owned(),
        NotRated::NoTarget => "A target (targets), or a comparator and that the measure is rated against it (rated_against).".to_owned(),
        NotRated::NoReading => "A figure (readings).".to_owned(),
        NotRated::Missing { period: p, missing } => {
            let when = match missing.why {
                Absence::NotDue { next: Some(due) } => format!(", which is due in {}", period::month(due)),
                Absence::NotYetPublished { due: Some(due) } => format!(", which is expected in {}", period::month(due)),
                Absence::NotDue { next: None } | Absence::NotYetPublished { due: None } | Absence::Suppressed | Absence::NotCollected | Absence::NotApplicable | Absence::NotEntered => {
                    String::new()
                }
            };
            format!("A figure for {}{when}.", period::the(*p))
        }
        NotRated::Unpublished { index } => {
            let name = measure.comparators.get(*index).map(labels::the_comparator).unwrap_or_default();
            let when = measure.comparators.get(*index).and_then(|c| c.period).map(|p| format!(" of {}", period::long(p))).unwrap_or_default();
            format!("The figure of {name}{when}.")
        }
        NotRated::NoMilestone { by } => format!("A milestone for {} on the way to the target (path).", period::month(*by)),
        NotRated::NoTargetForPeriod { period: p } => format!("A target for {}.", period::the(*p)),
        NotRated::RunningTotal => {
            "A target with a milestone for this month, or that an even share of the comparator’s year counts (even_pace).".to_owned()
        }
        NotRated::BaseUnknown => "The base of the rate: a figure with its denominator, or a printed rate with its count.".to_owned(),
    }
}

/// What a measure without an arrow would need.
pub(in crate::scorecard) fn would_give_arrow(reason: &NoDirection) -> String {
    match reason {
        NoDirection::ForInformation => {
            "The file says that it is for information only (for_information). It would have an arrow without that.".to_owned()
        }
        NoDirection::NoReading => "A figure (readings).".to_owned(),
        NoDirection::CountOnly => "The base of the rate, so that the count so far becomes a rate.".to_owned(),
        NoDirection::NothingEarlier { wanted: Some(p) } => format!("A figure for {}.", period::the(*p)),
        NoDirection::NothingEarlier { wanted: None } => "An earlier figure for a period of the same kind.".to_owned(),
        NoDirection::Missing { period: p, .. } => format!("A figure for {}.", period::the(*p)),
        NoDirection::Break(b) => format!("Two figures on the same side of the break: the next one after {}.", period::month(b.from)),
        NoDirection::DifferentKinds { .. } => "An earlier figure for a period of the same kind.".to_owned(),
        NoDirection::NoBand => "The band that it aims for: a target with its two edges (band).".to_owned(),
    }
}

//! Commentary that the figures contradict, in words.

use super::value;
use crate::engine::checks::{Sense, Told};
use crate::model::{Aim, Measure, Report};
use crate::scorecard::number;
use crate::scorecard::text::balanced;
use crate::scorecard::words::problem::{Said, quoted, said};
use crate::scorecard::words::{claims, labels, period};

/// What the commentary says, and the figures do not.
pub(super) fn say(report: &Report, measure: &Measure, quote: &str, told: &Told) -> Said {
    const MEND: &str = "Change the sentence, or the figure, whichever is wrong.";
    let of_others = |index: usize| measure.comparators.get(index).map(labels::the_comparator).unwrap_or_default();
    match told {
        Told::Claim(claim) => said(
            "The commentary contradicts itself or the figures",
            quoted(&balanced(quote.to_owned())),
            claims::sum(claim, Some(report)),
            MEND,
        ),
        Told::Direction { sense, from, to } => {
            let went = if to.1 > from.1 { "up" } else { "down" };
            said(
                "The commentary says that a figure went the other way",
                quoted(quote),
                format!(
                    "{went}, and so {}: {} for {}, after {} for {}",
                    better(*sense, measure, to.1 > from.1),
                    value(measure, to.1),
                    period::the(to.0),
                    value(measure, from.1),
                    period::the(from.0)
                ),
                MEND,
            )
        }
        Told::Comparison { local, comparator, value: other, .. } => said(
            "The commentary says that a figure is on the other side of its comparator",
            quoted(quote),
            format!(
                "{}: {} for {}, where {} is {}",
                if local.1 > *other { "higher" } else { "lower" },
                value(measure, local.1),
                period::the(local.0),
                of_others(*comparator),
                value(measure, *other)
            ),
            MEND,
        ),
        Told::National { stated, decimals, comparator, value: other } => said(
            "The commentary gives another national figure",
            format!("{} in {}", number::value_with(measure, *stated, *decimals), quoted(quote)),
            format!("{}, which is {} in the file", value(measure, *other), of_others(*comparator)),
            "Change the sentence or the comparator, whichever is wrong; if the two are for different times, say so in the sentence.",
        ),
        Told::Number { stated, decimals, meant } => {
            let places = u8::try_from(crate::model::decimals(*meant)).unwrap_or(6).min(6);
            said(
                "A number in the commentary is not in the file",
                format!("{} in {}", number::plain(*stated, *decimals), quoted(quote)),
                format!("{}, from which it differs by a slip of the digits", number::plain(*meant, places.max(*decimals))),
                MEND,
            )
        }
    }
}

/// "better", "worse", "higher" or "lower", as the text chose its word.
fn better(sense: Sense, measure: &Measure, up: bool) -> &'static str {
    match (sense, measure.aim, up) {
        (Sense::Up | Sense::Down, _, true) => "higher",
        (Sense::Up | Sense::Down, _, false) => "lower",
        (_, Aim::High, true) | (_, Aim::Low, false) => "better",
        (_, Aim::High, false) | (_, Aim::Low, true) => "worse",
        // Of a band only what went the other way is told.
        (Sense::Better, Aim::Band | Aim::None, _) => "worse",
        (Sense::Worse, Aim::Band | Aim::None, _) => "better",
    }
}

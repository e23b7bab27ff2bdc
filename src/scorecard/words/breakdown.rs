//! The parts of a whole in words.

use super::list;
use crate::model::{Breakdown, Part, PartValue};
use crate::scorecard::number;

/// A whole: "all 176 providers", "all new contacts".
pub(in crate::scorecard) fn all(breakdown: &Breakdown, size: Option<f64>) -> String {
    match size {
        Some(size) => format!("all {} {}", number::count(size), breakdown.whole),
        None => format!("all {}", breakdown.whole),
    }
}

/// The whole without what can be left out of it: "the 168 providers without “Not rated”".
pub(in crate::scorecard) fn without(breakdown: &Breakdown, size: Option<f64>) -> String {
    let names: Vec<String> = breakdown.parts.iter().filter(|part| part.left_out).map(|part| format!("“{}”", part.name)).collect();
    let many = size.map(|size| format!("{} ", number::count(size))).unwrap_or_default();
    format!("the {many}{} without {}", breakdown.whole, list(&names))
}

/// A share: "74.4%"; a printed one as it is printed, and what is worked out from printed ones as "about".
pub(in crate::scorecard) fn share(part: &Part, share: f64, of_all: bool) -> String {
    match part.value {
        PartValue::Count(_) => number::share(share),
        PartValue::Percent(percent) if of_all => format!("{}%", number::short(percent.get())),
        PartValue::Percent(_) => format!("about {}%", number::count(share * 100.0)),
    }
}

/// A part: "74.4% (131)".
pub(in crate::scorecard) fn part(of: &Part, share: &str) -> String {
    match of.value {
        PartValue::Count(count) => format!("{share} ({})", number::count(count.real())),
        PartValue::Percent(_) => share.to_owned(),
    }
}

/// The largest part, in a sentence: "Good or outstanding: 74.4% of all 176 providers, the largest part;
/// 78.0% of the 168 providers without “Not rated”."
pub(in crate::scorecard) fn finding(name: &str, of_all: &(String, String), of_rest: Option<&(String, String)>) -> String {
    let rest = of_rest.map(|(share, rest)| format!("; {share} of {rest}")).unwrap_or_default();
    format!("{name}: {} of {}, the largest part{rest}.", of_all.0, of_all.1)
}

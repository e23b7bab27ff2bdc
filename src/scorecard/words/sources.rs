//! Where a rule, a tolerance and what a figure is held against come from, in words.

use super::{capital, list, rating};
use crate::engine::evidence::{FigureInterval, IntervalBy, MarginBy};
use crate::engine::forecast::RangeBy;
use crate::engine::statistics::IntervalMethod;
use crate::engine::{Against, Moved, Rated, UsedTolerance};
use crate::model::{ForecastMethod, Measure, MiddleLies};
use crate::scorecard::view::Fact;

fn fact(term: &str, text: impl Into<String>) -> Fact {
    Fact { term: term.to_owned(), text: text.into() }
}

/// The pages that describe a method: "rating" for docs/methods/rating.md.
fn described(pages: &[&str]) -> Fact {
    let files: Vec<String> = pages.iter().map(|page| format!("{page}.md")).collect();
    fact("Described in", format!("docs/methods/ of Scorecard: {}", list(&files)))
}

const OWN_RATING: &str = "Scorecard’s own rule. With its default tolerances it gives all 23 letters of a county’s paper of January 2022.";
const OWN_EITHER_SIDE: &str =
    "Scorecard’s own rule; the report’s file says that its middle level lies on either side of what is asked for.";
const OWN_ARROW: &str = "Scorecard’s own rule. It gives all 11 arrows that can be read in a county’s paper of January 2025.";

fn own_rating(middle: MiddleLies) -> &'static str {
    match middle {
        MiddleLies::ShortOf => OWN_RATING,
        MiddleLies::EitherSide => OWN_EITHER_SIDE,
    }
}

fn tolerance(measure: &Measure, used: &UsedTolerance) -> Fact {
    fact("Tolerance", format!("{}, {}.", rating::tolerance(measure, used.tolerance), rating::set_by(measure, used)))
}

/// Of a rating.
pub(in crate::scorecard) fn of_rating(measure: &Measure, rated: &Rated) -> Vec<Fact> {
    let file = "The council, in the report’s file";
    let against = match rated.yardstick.against {
        Against::Target { index } | Against::Milestone { index, .. } => {
            let label = measure.targets.get(index).and_then(|target| target.label.as_deref());
            label.map_or_else(|| format!("{file}."), |label| format!("{file}: {}.", label.trim_end_matches('.')))
        }
        Against::Comparator { index } | Against::EvenPace { index, .. } => {
            let source = measure.comparators.get(index).and_then(|comparator| comparator.source.as_deref());
            source.map_or_else(
                || "The report’s file, which gives no source for it.".to_owned(),
                |source| format!("{}.", source.trim_end_matches('.')),
            )
        }
    };
    let mut out = vec![fact("Rule", own_rating(rated.middle_lies)), tolerance(measure, &rated.tolerance)];
    out.push(fact(&capital(rating::yardstick_long(measure, &rated.yardstick).trim_start_matches("the ")), against));
    let by_month = matches!(rated.yardstick.against, Against::Milestone { .. } | Against::EvenPace { .. });
    out.push(described(if by_month { &["rating", "targets-and-milestones"] } else { &["rating"] }));
    out
}

/// Of the absence of a rating.
pub(in crate::scorecard) fn of_no_rating() -> Vec<Fact> {
    vec![fact("Rule", "Scorecard’s own rule: what cannot be rated is not, and the reason is given."), described(&["rating"])]
}

/// Of an arrow, or of its absence.
pub(in crate::scorecard) fn of_arrow(measure: &Measure, moved: Option<&Moved>) -> Vec<Fact> {
    let mut out = vec![fact("Rule", OWN_ARROW)];
    out.extend(moved.map(|moved| tolerance(measure, &moved.tolerance)));
    out.push(described(&["direction"]));
    out
}

/// Of an interval.
pub(in crate::scorecard) fn of_interval(found: Option<&FigureInterval>) -> Vec<Fact> {
    let method = found.map(|found| match found.by {
        IntervalBy::Source => "The source of the figure gives it.",
        IntervalBy::Margin(MarginBy::Source | MarginBy::Given) => "The source of the survey gives its margin of error.",
        IntervalBy::Margin(MarginBy::WorkedOut { .. }) => "The guidance of the adult social care surveys, appendix D.",
        IntervalBy::Counts { method: IntervalMethod::Wilson, .. } => {
            "Wilson 1927, as the Office for Health Improvement and Disparities (OHID) uses it."
        }
        IntervalBy::Counts { method: IntervalMethod::Byar | IntervalMethod::ExactPoisson, .. } => {
            "Breslow and Day 1987, as the Office for Health Improvement and Disparities (OHID) uses it."
        }
        IntervalBy::Counts { method: IntervalMethod::StudentT, .. } => "Student’s t.",
    });
    method.map(|method| fact("Rule", method)).into_iter().chain([described(&["intervals"])]).collect()
}

/// Of a forecast; entered by officers where there is no method.
pub(in crate::scorecard) fn of_forecast(method: Option<ForecastMethod>, stated: Option<&str>, range: Option<RangeBy>) -> Vec<Fact> {
    let mut out = vec![match (method, stated) {
        (Some(_), _) => fact("Method", "The usual arithmetic of council reports; the report’s file names this one (forecast)."),
        (None, Some(stated)) => fact("Method", format!("The officers’: {}.", stated.trim_end_matches('.'))),
        (None, None) => fact("Method", "The officers’; they do not say how."),
    }];
    out.extend(range.map(|by| {
        fact(
            "Range",
            match by {
                RangeBy::Source => "The officers give it.",
                RangeBy::Months { .. } => "Hahn and Meeker 1991, for the mean of the months left.",
                RangeBy::Events => "Nelson 1982, in the closed form of Krishnamoorthy and Peng 2011.",
                RangeBy::Methods { .. } => "Scorecard’s own: from the lowest to the highest method.",
            },
        )
    }));
    out.push(described(&["forecast"]));
    out
}

/// Of a rank.
pub(in crate::scorecard) fn of_rank(table: Option<&str>) -> Vec<Fact> {
    let figures = table.map(|source| fact("Figures", format!("{}.", source.trim_end_matches('.'))));
    let mut out = vec![fact("Rule", "Competition ranking, as in sport: whoever is level shares the better rank.")];
    out.extend(figures);
    out.push(described(&["rank-and-quartile", "distance-in-people"]));
    out
}

/// Of a quarter.
pub(in crate::scorecard) fn of_quarter(published: bool, table: Option<&str>) -> Vec<Fact> {
    let rule = if published {
        "The source of the figures prints it."
    } else {
        "The Office for Health Improvement and Disparities (OHID): phe_quantile, in its package PHEindicatormethods."
    };
    let figures = table.map(|source| fact("Figures", format!("{}.", source.trim_end_matches('.'))));
    [fact("Rule", rule)].into_iter().chain(figures).chain([described(&["rank-and-quartile", "distance-in-people"])]).collect()
}

/// Of the headline.
pub(in crate::scorecard) fn of_headline(middle: MiddleLies) -> Vec<Fact> {
    vec![
        fact("Ratings", own_rating(middle)),
        fact("Arrows", OWN_ARROW),
        fact(
            "Nearest to another rating",
            "Scorecard’s own: every figure is moved step by step and rated again until its rating is another.",
        ),
        described(&["rating", "direction", "explanations"]),
    ]
}

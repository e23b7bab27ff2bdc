//! "What if" in words: what is moved, what would come of it, why something cannot be moved.

use super::{capital, inside, labels, list, period, plural, rating};
use crate::engine::what_if::{Edge, Fixed, Lever, Moves, NoPlace, Refused, What};
use crate::engine::{Against, FigureUnit, Yardstick};
use crate::model::{Finite, Level, Measure, Period, Report, Requirement, Tolerance, Unit};
use crate::scorecard::number;
use crate::scorecard::row::base;

/// What a lever moves: "Figure for 2023/24", "National average of 2023/24", "Tolerance".
pub(in crate::scorecard) fn label(measure: &Measure, lever: &Lever) -> String {
    match lever.moves {
        Moves::Value { period: p, forecast, .. } => {
            let what = if forecast { "Forecast" } else { "Figure" };
            format!("{what} for {}", spoken(p))
        }
        Moves::Count { period: p, forecast, out_of, .. } => {
            let counted = labels::counted(measure);
            let what = if counted.is_empty() { "Number".to_owned() } else { capital(counted) };
            let forecast = if forecast { ", forecast" } else { "" };
            let out_of = out_of.map(|base| format!(" out of {}", number::count(base.real()))).unwrap_or_default();
            format!("{what}{out_of}{forecast} for {}", spoken(p))
        }
        Moves::Target { against } => {
            let name = rating::yardstick_long(measure, &stand_in(measure, against));
            match (lever.what, is_band(measure, against)) {
                (What::TargetHigh, _) => format!("Upper edge of {name}"),
                (_, true) => format!("Lower edge of {name}"),
                (_, false) => capital(name.trim_start_matches("the ")),
            }
        }
        Moves::Comparator { index } => {
            let name = rating::yardstick_long(measure, &stand_in(measure, Against::Comparator { index }));
            capital(name.trim_start_matches("the "))
        }
        Moves::Tolerance { .. } => "Tolerance of the rating".to_owned(),
    }
}

/// A period after "for": "2023/24", "the 2023/24 survey".
fn spoken(p: Period) -> String {
    let the = if matches!(p, Period::SurveyWave { .. } | Period::AcademicYear { .. }) { "the " } else { "" };
    format!("{the}{}", period::long(p))
}

fn is_band(measure: &Measure, against: Against) -> bool {
    match against {
        Against::Target { index } | Against::Milestone { index, .. } => {
            measure.targets.get(index).is_some_and(|target| matches!(target.requirement, Requirement::Band { .. }))
        }
        Against::Comparator { .. } | Against::EvenPace { .. } => false,
    }
}

/// A yardstick that has only its name.
fn stand_in(measure: &Measure, against: Against) -> Yardstick {
    let against = match against {
        Against::Milestone { index, by, .. } => Against::Milestone { index, by, straight_line: false },
        Against::Target { .. } | Against::Comparator { .. } | Against::EvenPace { .. } => against,
    };
    let target = match against {
        Against::Target { index } | Against::Milestone { index, .. } => measure.targets.get(index),
        Against::Comparator { .. } | Against::EvenPace { .. } => None,
    };
    let nothing = Requirement::Band { low: Finite::default(), high: Finite::default() };
    let requirement = target.map_or(nothing, |target| target.requirement);
    Yardstick { against, requirement, decimals: 0, period: target.map(|target| target.period), people: None }
}

/// An amount of a lever in print: "66.4%", "897 admissions", "1.5 points".
pub(in crate::scorecard) fn amount(measure: &Measure, lever: &Lever, amount: f64) -> String {
    match lever.moves {
        Moves::Value { .. } => number::value(measure, amount),
        Moves::Target { .. } | Moves::Comparator { .. } => number::value_with(measure, amount, lever.range.printed()),
        Moves::Count { .. } => labels::counted_number(measure, amount),
        Moves::Tolerance { tolerance } => match tolerance {
            Tolerance::Relative(_) => number::share_short(amount / 100.0),
            Tolerance::Points(_) => format!("{} {}", number::short(amount), if number::short(amount) == "1" { "point" } else { "points" }),
            Tolerance::Absolute(_) => number::value(measure, amount),
            Tolerance::People(_) => labels::counted_number(measure, amount),
        },
    }
}

/// What stands after the number in a field.
pub(in crate::scorecard) fn unit(measure: &Measure, lever: &Lever) -> String {
    let own = || match measure.unit {
        Unit::Percent => "%".to_owned(),
        Unit::Rate { per } => format!("per {}", number::count(f64::from(per))),
        Unit::Count => labels::counted(measure).to_owned(),
        Unit::Days => "days".to_owned(),
        Unit::Weeks => "weeks".to_owned(),
        Unit::Hours => "hours".to_owned(),
        Unit::Pounds => "pounds".to_owned(),
        Unit::Score => String::new(),
    };
    match lever.moves {
        Moves::Value { .. } | Moves::Target { .. } | Moves::Comparator { .. } => own(),
        Moves::Count { .. } => labels::counted(measure).to_owned(),
        Moves::Tolerance { tolerance } => match tolerance {
            Tolerance::Relative(_) => "%".to_owned(),
            Tolerance::Points(_) => "points".to_owned(),
            Tolerance::Absolute(_) => own(),
            Tolerance::People(_) => labels::counted(measure).to_owned(),
        },
    }
}

/// Where a lever stands in the report: "As reported: 66.4%".
pub(in crate::scorecard) fn hint(measure: &Measure, lever: &Lever) -> String {
    let Some(now) = lever.now else {
        return match lever.moves {
            Moves::Comparator { .. } => "Not published: suppose a figure".to_owned(),
            Moves::Value { .. } | Moves::Count { .. } | Moves::Target { .. } | Moves::Tolerance { .. } => {
                "The report has no figure: suppose one".to_owned()
            }
        };
    };
    format!("As reported: {}", amount(measure, lever, now))
}

/// Where the rating changes: "Just Better: 66.4%", "Falls to Similar: 64.8%".
pub(in crate::scorecard) fn edge(report: &Report, measure: &Measure, edge: &Edge<Level>) -> String {
    let word = &report.scheme.words(edge.becomes).word;
    let how = if edge.rises { "Just" } else { "Falls to" };
    let figure = rating::figure(measure, &crate::engine::Figure { forecast: false, ..edge.figure.clone() });
    let base = match edge.figure.unit {
        FigureUnit::Measure => base(measure, &edge.figure),
        FigureUnit::Counted => String::new(),
    };
    let base = if base.is_empty() { base } else { format!(" ({base})") };
    format!("{how} {word}: {figure}{base}")
}

/// Why something cannot be moved.
pub(in crate::scorecard) fn fixed(measure: &Measure, what: &str, reason: &Fixed) -> String {
    let why = match reason {
        Fixed::NoReading => "The report has neither a figure nor a place for one.".to_owned(),
        Fixed::NotApplicable { period: p } => format!("The measure does not apply to {}.", period::long(*p)),
        Fixed::NotRated(reason) => rating::not_rated(measure, reason),
        Fixed::NothingDue { by } => {
            format!("The path to the target asks for nothing by {}, whatever the target is.", period::month(*by))
        }
        Fixed::TooLarge => "It is too large to be moved in steps.".to_owned(),
    };
    format!("{what} cannot be moved. {why}")
}

/// What is supposed: "the figure for 2023/24 were 66.4% instead of 59.3%".
pub(in crate::scorecard) fn were(measure: &Measure, lever: &Lever, now: f64) -> String {
    let (name, verb) = named(measure, lever);
    format!("{name} {verb} {}", instead(measure, lever, now))
}

/// The same for a notice: "figure for 2023/24: 66.4% instead of 59.3%".
pub(in crate::scorecard) fn supposed(measure: &Measure, lever: &Lever, now: f64) -> String {
    format!("{}: {}", label(measure, lever), instead(measure, lever, now))
}

fn instead(measure: &Measure, lever: &Lever, now: f64) -> String {
    let before = lever.now.map(|before| format!(" instead of {}", amount(measure, lever, before))).unwrap_or_default();
    format!("{}{before}", amount(measure, lever, now))
}

fn named(measure: &Measure, lever: &Lever) -> (String, &'static str) {
    match lever.moves {
        // The amount says what is counted.
        Moves::Count { period: p, out_of, .. } => {
            let out_of = out_of.map(|base| format!(" out of {}", number::count(base.real()))).unwrap_or_default();
            (format!("the number{out_of} for {}", spoken(p)), "were")
        }
        Moves::Value { .. } | Moves::Target { .. } | Moves::Comparator { .. } | Moves::Tolerance { .. } => {
            let name = label(measure, lever);
            let starts_so = ["Last year", "The "].iter().any(|start| name.starts_with(start));
            let lower = name.chars().next().map_or_else(String::new, |c| c.to_lowercase().chain(name.chars().skip(1)).collect());
            (if starts_so { lower } else { format!("the {lower}") }, "were")
        }
    }
}

/// All of it in sentences.
pub(in crate::scorecard) fn finding(supposed: &[String], results: &[String]) -> String {
    if supposed.is_empty() {
        return "Nothing is supposed of this measure. Move a slider or type a number.".to_owned();
    }
    format!("What if {}? {}", list(supposed), results.join(" "))
}

/// "The rating would be Better instead of Below."
pub(in crate::scorecard) fn rating_then(before: &str, after: &str) -> String {
    if before == after {
        format!("The rating would stay {}.", inside(after))
    } else {
        format!("The rating would be {} instead of {}.", inside(after), inside(before))
    }
}

/// "The direction would be improved instead of similar."
pub(in crate::scorecard) fn direction_then(before: &str, after: &str) -> Option<String> {
    (before != after).then(|| format!("The direction would be {} instead of {}.", inside(after), inside(before)))
}

/// "Its rank would be =12th of 149 instead of 31st of 149."
pub(in crate::scorecard) fn rank_then(before: &str, after: &str) -> Option<String> {
    match (before, after) {
        _ if before == after => None,
        ("", after) => Some(format!("Its rank would be {after}.")),
        (before, after) => Some(format!("Its rank would be {after} instead of {before}.")),
    }
}

/// Why the rank does not follow.
pub(in crate::scorecard) fn no_place(reason: NoPlace) -> Option<String> {
    match reason {
        NoPlace::NoTable(_) => None,
        NoPlace::OtherPeriod { period: p } => {
            Some(format!("The rank does not follow: the figures of other councils are for {}.", period::long(p)))
        }
        NoPlace::NotAFigure => {
            Some("The rank does not follow: what is supposed is a forecast or only a count, and the others have figures.".to_owned())
        }
    }
}

/// That the others are taken as they are.
pub(in crate::scorecard) const OTHERS_STAY: &str = "All other councils are taken as staying where they are.";

/// That the quarter goes by rank.
pub(in crate::scorecard) const QUARTER_BY_RANK: &str = "The quarter as reported is the one published; under What if it goes by rank.";

/// That the officers' judgement is set aside.
pub(in crate::scorecard) const NO_JUDGEMENT: &str =
    "Under What if the officers’ judgement is set aside, for they judged what was reported: the rating goes by the rule alone.";

/// Who set a tolerance that is supposed.
pub(in crate::scorecard) const SUPPOSED: &str = "supposed";

/// That the printed value goes.
pub(in crate::scorecard) const BY_COUNTS: &str =
    "The counts contradict the printed value. Under What if the value is worked out from the counts.";

/// What moves along with a target.
pub(in crate::scorecard) fn along(lever: &Lever, is_share: bool, people: bool) -> Vec<String> {
    let mut out = Vec::new();
    match lever.moves {
        Moves::Target { against: Against::Milestone { .. } } if is_share => {
            out.push("The milestone is a share of the year’s target, which moves along.".to_owned());
        }
        Moves::Target { .. } if people => out.push("The people whom the target stands for move in proportion.".to_owned()),
        Moves::Target { .. } | Moves::Comparator { .. } | Moves::Value { .. } | Moves::Count { .. } | Moves::Tolerance { .. } => {}
    }
    out
}

/// That the comparator of the year is moved, and the pace follows.
pub(in crate::scorecard) const PACE_FOLLOWS: &str = "The even pace follows the year’s figure.";

/// What of an address was left out, and why.
pub(in crate::scorecard) fn refused(measure: &Measure, lever: Option<&Lever>, reason: Refused) -> Option<String> {
    match (reason, lever) {
        (Refused::AsItIs, _) => None,
        (Refused::OutOfRange(range), Some(lever)) => Some(format!(
            "Left out of the link: {} beyond the ends of its slider, {} to {}.",
            lower(&label(measure, lever)),
            amount(measure, lever, range.min()),
            amount(measure, lever, range.max())
        )),
        (Refused::UpsideDown, _) => Some("Left out: the lower edge of the band would lie above the upper.".to_owned()),
        (Refused::NoLever | Refused::OutOfRange(_), _) => {
            Some("Left out of the link: something that cannot be moved in this measure.".to_owned())
        }
    }
}

fn lower(text: &str) -> String {
    text.chars().next().map_or_else(String::new, |c| c.to_lowercase().chain(text.chars().skip(1)).collect())
}

/// What is supposed of other measures.
pub(in crate::scorecard) fn others(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 figure of another measure is supposed too; the headline counts it.".to_owned(),
        count => format!("{} of other measures are supposed too; the headline counts them.", plural(count, "figure", "figures")),
    }
}

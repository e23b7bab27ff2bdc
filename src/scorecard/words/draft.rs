//! The words of a form in which a report file is changed.

use super::{labels, period};
use crate::author::draft::{Key, Of, Section};
use crate::model::{Aim, Measure, Report, Scale, Unit, capital};
use crate::read::problem::{Pointer, Problem, ProblemKind, Shape, Step};
use crate::scorecard::number;
use crate::scorecard::view::Measure as Shown;

/// What is said of a field.
pub(in crate::scorecard) struct SaidField {
    pub(in crate::scorecard) label: String,
    pub(in crate::scorecard) unit: String,
    pub(in crate::scorecard) hint: String,
    pub(in crate::scorecard) with: &'static str,
}

/// The heading of a part.
pub(in crate::scorecard) fn section(section: Section) -> &'static str {
    match section {
        Section::Report => "The paper",
        Section::Readings => "Figures",
        Section::Targets => "Targets and milestones",
        Section::Comparators => "Comparators",
        Section::Commentary => "Commentary",
        Section::Judgement => "Judgement of the officers",
    }
}

/// The heading of a thing.
pub(in crate::scorecard) fn group(of: &Of, is_there: bool) -> String {
    let new = if is_there { "" } else { "New: " };
    let title = match of {
        Of::Report => "The report as a whole".to_owned(),
        Of::Judgement => "In place of the rating that is worked out".to_owned(),
        Of::Reading { period: Some(p), is_forecast: true, .. } => format!("Forecast for {}", period::long(*p)),
        Of::Reading { period: Some(p), .. } => capital(&period::long(*p)),
        Of::Reading { period: None, .. } => "A figure".to_owned(),
        Of::Target { period: Some(p) } => format!("Target for {}", period::long(*p)),
        Of::Target { period: None } => "Target".to_owned(),
        Of::Milestone { month: Some(month), is_share: false } => format!("Milestone, {}", period::month(*month)),
        Of::Milestone { month: Some(month), is_share: true } => format!("Share due by {}", period::month(*month)),
        Of::Milestone { month: None, .. } => "Milestone".to_owned(),
        Of::Comparator { label, .. } if !label.is_empty() => label.clone(),
        Of::Comparator { kind, .. } if !kind.is_empty() => capital(comparator(kind)),
        Of::Comparator { .. } => "Comparator".to_owned(),
        Of::Comment(number) => format!("Paragraph {number} of the commentary"),
    };
    format!("{new}{title}")
}

/// What takes a thing out; empty where it must stay.
pub(in crate::scorecard) fn remove(of: &Of) -> String {
    match of {
        Of::Report => "",
        Of::Judgement => "Take out the judgement",
        Of::Reading { .. } => "Take out this figure",
        Of::Target { .. } => "Take out this target",
        Of::Milestone { .. } => "Take out this milestone",
        Of::Comparator { .. } => "Take out this comparator",
        Of::Comment(_) => "Take out this paragraph",
    }
    .to_owned()
}

/// The fields that are shown unfolded, in their order.
pub(in crate::scorecard) fn main_fields(of: &Of, measure: Option<&Measure>) -> Vec<&'static str> {
    match of {
        Of::Report => vec!["title", "meeting", "position_at", "summary"],
        Of::Judgement => vec!["level", "reason", "by", "date"],
        Of::Comment(_) => vec!["text", "source"],
        Of::Milestone { .. } => vec!["month", "value"],
        Of::Comparator { .. } => vec!["kind", "label", "period", "value", "unpublished", "expected"],
        Of::Target { .. } => {
            let edges: &[&str] = match measure.map(|measure| measure.aim) {
                Some(Aim::High) => &["at_least"],
                Some(Aim::Low) => &["at_most", "below"],
                Some(Aim::Band) => &["band/0", "band/1"],
                Some(Aim::None) | None => &["at_least", "at_most"],
            };
            ["period"].iter().chain(edges).chain(&["label"]).copied().collect()
        }
        Of::Reading { is_forecast, .. } => {
            let has_counts = measure.is_some_and(|measure| matches!(measure.unit, Unit::Percent | Unit::Rate { .. }));
            let is_survey = measure.is_some_and(|measure| measure.survey);
            let mut fields = vec!["value"];
            if has_counts {
                fields.extend(["numerator", "denominator"]);
            }
            if is_survey {
                fields.push("survey/response_rate");
            }
            if *is_forecast {
                fields.push("method");
            }
            fields.extend(["missing", "expected", "reason"]);
            fields
        }
    }
}

/// Whether a text may be several lines long.
pub(in crate::scorecard) fn is_long(of: &Of, name: &str) -> bool {
    match of {
        Of::Report => name == "summary",
        Of::Judgement => name == "reason",
        Of::Comment(_) => name == "text",
        Of::Reading { .. } | Of::Target { .. } | Of::Milestone { .. } | Of::Comparator { .. } => false,
    }
}

/// What a value of a measure is in.
fn unit(measure: &Measure) -> String {
    match measure.unit {
        Unit::Percent => "%".to_owned(),
        Unit::Rate { per } => format!("per {}", number::count(f64::from(per))),
        Unit::Count => measure.counted.clone().unwrap_or_default(),
        Unit::Pounds => "£".to_owned(),
        Unit::Days | Unit::Weeks | Unit::Hours | Unit::Score => labels::unit_line(measure),
    }
}

/// What is said of a field.
pub(in crate::scorecard) fn field(of: &Of, name: &str, measure: Option<&Measure>) -> SaidField {
    let counted = measure.and_then(|measure| measure.counted.as_deref());
    let base = measure.and_then(|measure| measure.base.as_deref());
    let with_counts = |word: &str, what: Option<&str>| what.map_or_else(|| word.to_owned(), |what| format!("{word}: {what}"));
    let label = match name {
        "value" => match of {
            Of::Milestone { is_share: true, .. } => "Share of the whole".to_owned(),
            Of::Milestone { .. } => "Running total".to_owned(),
            _ => "Value".to_owned(),
        },
        "numerator" => with_counts("How many", counted),
        "denominator" => with_counts("Out of how many", base),
        "missing" => "Why there is no figure".to_owned(),
        "expected" => "Month it is expected".to_owned(),
        "reason" if *of == Of::Judgement => "Why".to_owned(),
        "reason" => "In the report’s own words".to_owned(),
        "status" => "How final it is".to_owned(),
        "method" => "How the forecast was made".to_owned(),
        "lag_months" => "Months the figures lie behind".to_owned(),
        "interval/lower" => "Range: lower end".to_owned(),
        "interval/upper" => "Range: upper end".to_owned(),
        "survey/answered" => "How many answered".to_owned(),
        "survey/population" => "How many could have been asked".to_owned(),
        "survey/response_rate" => "Response rate".to_owned(),
        "survey/margin" => "Margin of error, either way".to_owned(),
        "note" => "Note".to_owned(),
        "source" if matches!(of, Of::Comment(_)) => "Where it stands in the paper".to_owned(),
        "source" => "Where it was published".to_owned(),
        "at_least" => "This or more".to_owned(),
        "at_most" => "This or less".to_owned(),
        "below" => "Less than this".to_owned(),
        "band/0" => "From".to_owned(),
        "band/1" => "To".to_owned(),
        "decimals" => "Decimals it is printed with".to_owned(),
        "people" => "How many people it stands for".to_owned(),
        "label" => "Name".to_owned(),
        "path/straight_line" => "The same each month".to_owned(),
        "id" => "What the measure calls it".to_owned(),
        "unpublished" => "Not published yet".to_owned(),
        "by" => "Whose judgement it is: a role".to_owned(),
        "date" => "When it was made".to_owned(),
        "level" => "Rating".to_owned(),
        "meeting" => "Day of the meeting".to_owned(),
        "position_at" => "Position at".to_owned(),
        "summary" => "What the paper is about".to_owned(),
        "organisation" => "Council".to_owned(),
        "hide_checks" => "Keep the checks from readers".to_owned(),
        other => capital(&other.replace(['_', '/'], " ")),
    };
    let in_unit = ["value", "at_least", "at_most", "below", "band/0", "band/1", "interval/lower", "interval/upper", "survey/margin"];
    let unit = match (name, of) {
        ("survey/response_rate", _) | ("value", Of::Milestone { is_share: true, .. }) => "%".to_owned(),
        _ if in_unit.contains(&name) => measure.map(unit).unwrap_or_default(),
        _ => String::new(),
    };
    let scaled = measure.is_some_and(|measure| measure.scale != Scale::Ones);
    let hint = match name {
        "period" => "2024/25, 2024-04 to 2024-11, Q3 2024/25, 2024-11, survey 2023/24 …",
        "meeting" | "position_at" | "date" => "2025-11-30, or 30/11/2025",
        "expected" | "month" => "2025-02, or February 2025",
        "value" | "at_least" | "at_most" | "below" if scaled => "In full: 14910, not 14.9k",
        "value" if matches!(of, Of::Reading { .. }) && measure.is_some_and(|m| m.unit == Unit::Percent) => {
            "May be left out beside both counts"
        }
        "summary" => "In a sentence or two",
        "source" if matches!(of, Of::Comment(_)) => "Paragraph 13",
        _ => "",
    };
    let with = match (name, of) {
        ("expected" | "reason", Of::Reading { .. }) => "missing",
        ("expected", _) => "unpublished",
        _ => "",
    };
    SaidField { label, unit, hint: hint.to_owned(), with }
}

/// The words of a choice.
pub(in crate::scorecard) fn choice(report: &Report, field: &str, word: &str) -> String {
    match (field, word) {
        ("missing", "suppressed") => "Suppressed: it could identify people".to_owned(),
        ("missing", "not entered") => "Not entered yet".to_owned(),
        ("level", "top") => report.scheme.top.word.clone(),
        ("level", "middle") => report.scheme.middle.word.clone(),
        ("level", "bottom") => report.scheme.bottom.word.clone(),
        ("kind", word) => capital(comparator(word)),
        (_, word) => capital(word),
    }
}

fn comparator(kind: &str) -> &str {
    match kind {
        "national" => "national average",
        "region" => "regional average",
        "council type" => "average of councils of this type",
        "peer group" => "average of similar councils",
        "authority" => "one named council",
        "last year" => "where the council ended last year",
        "other report" => "a figure of another report",
        other => other,
    }
}

/// What stands for no choice.
pub(in crate::scorecard) fn no_choice(of: &Of, field: &str) -> &'static str {
    match (of, field) {
        (Of::Reading { .. }, "missing") => "There is a figure",
        (Of::Reading { .. }, "status") => "Final",
        _ => "Choose",
    }
}

/// A problem as it is told under a field, where the words for a file would be too many.
pub(in crate::scorecard) fn in_form(found: &Problem) -> Option<String> {
    Some(match &found.kind {
        ProblemKind::WrongType { found, wanted: Shape::Number } if found.starts_with('"') => {
            format!(
                "{} is not a number. Wanted: digits, with a point where there are decimals. 1,206 and 59.3% are understood.",
                unquoted(found)
            )
        }
        ProblemKind::WrongType { found, wanted: Shape::Whole { .. } } => {
            format!("{} is not a whole number. Wanted: a count, 0 or more, without decimals.", unquoted(found))
        }
        ProblemKind::MissingField { name } => format!("Still wanted: {}.", name.replace('_', " ")),
        ProblemKind::NumeratorAlone => "Out of how many is still wanted, or the value.".to_owned(),
        ProblemKind::DenominatorAlone => "How many of these is still wanted.".to_owned(),
        ProblemKind::EmptyReading => "Wanted: a figure, or why there is none.".to_owned(),
        ProblemKind::ReadingAndMissing => "There is a figure and a reason why there is none. Take one out.".to_owned(),
        ProblemKind::Blank => "There is nothing here. Write it, or take it out.".to_owned(),
        ProblemKind::DuplicateReading { .. } => "There is a figure for this period already. Change that one.".to_owned(),
        ProblemKind::DuplicateTarget { .. } => "There is a target for this period already. Change that one.".to_owned(),
        ProblemKind::ExactlyOne { found, .. } if found.is_empty() => "The figure of it is still wanted.".to_owned(),
        ProblemKind::ExactlyOne { .. } => "Only one of these figures can stand here. Take the others out.".to_owned(),
        _ => return None,
    })
}

fn unquoted(found: &str) -> String {
    format!("“{}”", found.trim_matches('"'))
}

/// What a measure is called in a sentence: its code, or its title where it is the council's own.
fn measure_name(index: usize, shown: &[Shown]) -> String {
    match shown.get(index) {
        Some(measure) if measure.facets.local => measure.title.clone(),
        Some(measure) => measure.code.clone(),
        None => "a measure".to_owned(),
    }
}

/// A thing of the file that was typed for: "A figure of ASCOF 2C".
pub(in crate::scorecard) fn thing(at: &Pointer, shown: &[Shown]) -> String {
    let (measure, list) = match at.0.get(..3) {
        Some([_, Step::Element(index), Step::Field(list)]) => (measure_name(*index, shown), list.as_str()),
        Some(_) | None => return "The report as a whole".to_owned(),
    };
    let what = match list {
        "readings" => "A figure of",
        "targets" => "A target of",
        "comparators" => "A comparator of",
        "commentary" => "The commentary on",
        _ => "The judgement on",
    };
    format!("{what} {measure}")
}

/// A field that was changed: "Value of ASCOF 2C for April to November 2025".
pub(in crate::scorecard) fn changed(path: &[Key], shown: &[Shown]) -> String {
    let measure = path.iter().find_map(|key| if let Key::Measure(index) = key { Some(measure_name(*index, shown)) } else { None });
    let names: Vec<&str> = path.iter().filter_map(|key| if let Key::Field(name) = key { Some(name.as_str()) } else { None }).collect();
    let when = path.iter().find_map(|key| match key {
        Key::Period { period: p, .. } => Some(format!(" for {}", period::long(*p))),
        Key::Measure(_) | Key::Field(_) | Key::Month(_) | Key::Named(_) | Key::Number(_) => None,
    });
    let when = when.unwrap_or_default();
    let Some(measure) = measure else {
        let of = names.get(1).copied().unwrap_or_default();
        return format!("{} of the report", field(&Of::Report, of, None).label);
    };
    let is_forecast = path.iter().any(|key| matches!(key, Key::Period { is_forecast: true, .. }));
    let month = path.iter().find_map(|key| if let Key::Month(month) = key { Some(period::month(*month)) } else { None });
    let named = path.iter().find_map(|key| if let Key::Named(name) = key { Some(name.as_str()) } else { None });
    let last = names.get(1..).unwrap_or_default().join("/");
    let label = |of: &Of| plain(&last, of);
    match (names.first().copied().unwrap_or_default(), month) {
        ("readings", _) => {
            let of = Of::Reading { period: None, is_forecast, is_to_enter: false };
            let forecast = if is_forecast { "the forecast of " } else { "" };
            format!("{} of {forecast}{measure}{when}", label(&of))
        }
        ("targets", Some(month)) => format!("Milestone of {measure} for {month}"),
        ("targets", None) if ["at_least", "at_most", "below", "band"].contains(&last.as_str()) => format!("Target of {measure}{when}"),
        ("targets", None) => format!("{} of the target of {measure}{when}", label(&Of::Target { period: None })),
        ("comparators", _) => {
            let of = Of::Comparator { kind: String::new(), label: String::new() };
            format!("{} of “{}” beside {measure}", label(&of), named.unwrap_or("a comparator"))
        }
        ("commentary", _) => format!("Commentary on {measure}"),
        ("judgement", _) => format!("{} of the judgement on {measure}", label(&Of::Judgement)),
        (other, _) => format!("{} of {measure}", capital(&other.replace('_', " "))),
    }
}

/// The label of a field without what is counted.
fn plain(name: &str, of: &Of) -> String {
    match (name, of) {
        ("missing", _) => "Reason for no figure".to_owned(),
        ("numerator", _) => "Numerator".to_owned(),
        ("denominator", _) => "Denominator".to_owned(),
        (name, of) => field(of, name, None).label,
    }
}

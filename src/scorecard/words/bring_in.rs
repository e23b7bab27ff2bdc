//! What a file with figures would bring into a report, in words.

use super::{list, period, plural};
use crate::author::published::{
    Area, Doubt, Encoding, Field, FoundBy, Headings, Label, Mark, Offer, Others, PeriodFrom, Skipped, State, To, Unmatched, Unused,
};
use crate::model::{ComparatorKind, Period};
use crate::scorecard::number;

/// "14 figures are new, 3 differ and 22 are as in the report."
pub(in crate::scorecard) fn lead(offers: &[Offer]) -> String {
    let count = |is: &dyn Fn(&State) -> bool| offers.iter().filter(|offer| is(&offer.state)).count();
    let new = count(&|state| matches!(state, State::New | State::Newer { .. }));
    let differ = count(&|state| matches!(state, State::Differs { .. }));
    let rounding = count(&|state| matches!(state, State::Rounding { .. }));
    let counts = count(&|state| matches!(state, State::Counts));
    let same = count(&|state| matches!(state, State::Same));
    let rest = offers.len() - new - differ - rounding - counts - same;
    let parts = [
        (new, plural(new, "figure is new", "figures are new")),
        (differ, plural(differ, "differs", "differ")),
        (rounding, plural(rounding, "differs as it is rounded", "differ as they are rounded")),
        (counts, plural(counts, "has new counts", "have new counts")),
        (same, plural(same, "is as in the report", "are as in the report")),
        (rest, format!("{rest} cannot be taken over")),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    if parts.is_empty() {
        "Nothing in this file is of a measure and an area of the report.".to_owned()
    } else {
        format!("{}.", list(&parts))
    }
}

pub(in crate::scorecard) fn readings() -> &'static str {
    "Readings, with the headings of this report’s sheet"
}

pub(in crate::scorecard) fn published(long: bool) -> &'static str {
    if long { "Published data, with outcome, numerator and denominator in rows of their own" } else { "Data with a value in each row" }
}

/// "UTF-8, cells parted by commas".
pub(in crate::scorecard) fn read_as(encoding: Encoding, separator: char, decimal_comma: bool) -> String {
    let encoding = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 { .. } => "UTF-16",
        Encoding::Windows => "Windows-1252",
    };
    let parted = match separator {
        ',' => "commas".to_owned(),
        ';' => "semicolons".to_owned(),
        '\t' => "tabs".to_owned(),
        '|' => "bars".to_owned(),
        other => format!("“{other}”"),
    };
    let comma = match (separator, decimal_comma) {
        (';', true) => ". A comma in a number is read as a decimal comma: 12,5 is 12.5",
        (';', false) => ". A comma in a number is read as one between thousands",
        _ => "",
    };
    format!("{encoding}, cells parted by {parted}{comma}")
}

fn field(field: Field) -> &'static str {
    match field {
        Field::AreaCode => "code of the area",
        Field::OfficialCode => "official code of the area",
        Field::AreaName => "name of the area",
        Field::Level => "what the area is",
        Field::AreaType => "type of council",
        Field::Region => "region",
        Field::Code => "code of the measure",
        Field::Group => "code of the measure for all people",
        Field::Title => "title of the measure",
        Field::Part => "of which people",
        Field::Type => "what the value is",
        Field::Value => "value",
        Field::Numerator => "numerator",
        Field::Denominator => "denominator",
        Field::Answered => "how many answered",
        Field::Margin => "margin of error",
        Field::Lower => "lower end of the interval",
        Field::Upper => "upper end of the interval",
        Field::Period => "period",
        Field::Median => "national median",
        Field::National => "national average",
    }
}

/// "“Geographical Code” is the code of the area; …".
pub(in crate::scorecard) fn columns(headings: &Headings) -> String {
    let one = |(heading, known): &(String, Field)| format!("“{heading}”: {}", field(*known));
    headings.known.iter().map(one).collect::<Vec<_>>().join("; ")
}

pub(in crate::scorecard) fn own(area: &Area) -> String {
    if area.code.is_empty() || area.code == area.name { area.name.clone() } else { format!("{} ({})", area.name, area.code) }
}

/// Where the period came from; nothing where it stands in a column.
pub(in crate::scorecard) fn period(from: PeriodFrom) -> Option<String> {
    Some(match from {
        PeriodFrom::Column | PeriodFrom::Nowhere | PeriodFrom::SaidWrongly => return None,
        PeriodFrom::FileName(found) => format!("{}, by the name of the file", period::long(found)),
        PeriodFrom::Said(said) => format!("{}, as you said", period::long(said)),
    })
}

pub(in crate::scorecard) fn asks_period(from: PeriodFrom) -> String {
    match from {
        PeriodFrom::Column | PeriodFrom::Said(_) | PeriodFrom::FileName(_) => "",
        PeriodFrom::Nowhere => "No column of this file tells the period, and its name does not either. For which period are its figures?",
        PeriodFrom::SaidWrongly => "That is no period that can be read. Write it like 2023/24.",
    }
    .to_owned()
}

pub(in crate::scorecard) fn asks_area(organisation: &str, file: &str) -> String {
    format!("No area in {file} has the code or name of {organisation}. Which of its areas is the council of this report?")
}

/// How a measure was found in the file.
pub(in crate::scorecard) fn found(by: &FoundBy) -> String {
    match by {
        FoundBy::Code { code, version, .. } if version.is_empty() => format!("Found by its code, “{code}”."),
        FoundBy::Code { code, version, .. } => format!("Found by its code of {version}, “{code}”."),
        FoundBy::Title { title } => format!("Proposed, as its title is like “{title}”."),
    }
}

/// "Our figure, 2023/24", "England, 2023/24".
pub(in crate::scorecard) fn what(offer: &Offer) -> String {
    let whose = match offer.to {
        To::Reading => "Our figure".to_owned(),
        To::Forecast => "Our forecast".to_owned(),
        To::Comparator(ComparatorKind::Region) => format!("{} (region)", offer.area),
        To::Comparator(ComparatorKind::CouncilType) => format!("{} (council type)", offer.area),
        To::Comparator(_) => offer.area.clone(),
    };
    format!("{whose}, {}", period::short(offer.period))
}

pub(in crate::scorecard) fn nothing() -> &'static str {
    "None"
}

pub(in crate::scorecard) fn expected() -> &'static str {
    "Not yet published"
}

pub(in crate::scorecard) fn no_figure() -> &'static str {
    "No figure"
}

pub(in crate::scorecard) fn of_period(figure: &str, of: Period) -> String {
    format!("{figure}, {}", period::short(of))
}

pub(in crate::scorecard) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Suppressed => "Suppressed",
        Mark::NotCollected => "Not collected",
        Mark::NotApplicable => "Does not apply",
        Mark::NotYetPublished => "Not yet published",
        Mark::Low => "Too small to be given",
        Mark::Unreliable => "Too unreliable to be given",
    }
}

pub(in crate::scorecard) fn rounding(by: &str) -> String {
    format!("Differs by {by}, as one is rounded")
}

pub(in crate::scorecard) fn differs(by: &str) -> String {
    format!("Differs by {by}")
}

/// How a figure stands to what there is.
pub(in crate::scorecard) fn state(state: State, to: To, mark: Option<Mark>) -> String {
    match state {
        State::New if mark.is_some() => "New: the reason why there is no figure".to_owned(),
        State::New => "New".to_owned(),
        State::Same => "The same".to_owned(),
        State::Counts => "The same value; its counts are new".to_owned(),
        State::Rounding { .. } => "Differs as one is rounded".to_owned(),
        State::Differs { by: Some(_) } => "The same value; its counts differ".to_owned(),
        State::Differs { by: None } => "Differs".to_owned(),
        State::Newer { than: Some(than) } => format!("Newer: takes the place of that for {}", period::short(than)),
        State::Newer { than: None } => "Takes the place of one that names no period".to_owned(),
        State::Older { than } => format!("Older: the report has {}", period::short(than)),
        State::Kept if matches!(to, To::Comparator(_)) => "No figure in the file: the report keeps its own".to_owned(),
        State::Kept => "No figure in the file: the report keeps what it has".to_owned(),
        State::Unusable => "No figure that could be taken over".to_owned(),
        State::Contradicted => "Rows of the file contradict each other".to_owned(),
    }
}

/// What speaks against taking a figure over without a look.
pub(in crate::scorecard) fn doubt(doubt: &Doubt, value: &dyn Fn(f64) -> String) -> String {
    match doubt {
        Doubt::ByTitle => "Check that this is the same measure: only the titles are alike.".to_owned(),
        Doubt::OtherVersion { version } => {
            format!("Check that this is the same measure: the file is of another year than the codes it was found by, those of {version}.")
        }
        Doubt::Part { part } => format!("The file has figures of “{part}” only, and none of everybody."),
        Doubt::MaybeShares => "No value of this measure in the file is above 1: check that they are percentages and not shares.".to_owned(),
        Doubt::CountsGive { value: worked } => format!("Its counts give {}; they are left out.", value(*worked)),
    }
}

/// A measure as its publisher names it.
pub(in crate::scorecard) fn label(label: &Label) -> String {
    let code = if label.code.is_empty() { &label.group } else { &label.code };
    let name = match (code.is_empty(), label.title.is_empty()) {
        (false, false) => format!("{code} {}", short(&label.title)),
        (false, true) => code.clone(),
        (true, _) => short(&label.title),
    };
    if label.part.is_empty() { name } else { format!("{name}, {}", label.part) }
}

fn short(title: &str) -> String {
    const MOST: usize = 60;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(MOST).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(cut, _)| cut);
    format!("{cut}…")
}

/// Why measures of the file are left out.
pub(in crate::scorecard) fn unmatched(why: Unmatched, count: usize) -> String {
    let measures = plural(count, "measure", "measures");
    match why {
        Unmatched::NotInReport => format!("{measures} that this report does not have"),
        Unmatched::Part => format!("{} of a measure’s people", plural(count, "part", "parts")),
        Unmatched::Several => format!("{measures} that could be several of this report"),
        Unmatched::NotComparable => format!("{measures} that cannot be compared with this report’s"),
    }
}

pub(in crate::scorecard) fn names_and_rows(names: &str, count: usize) -> String {
    format!("{names} ({})", rows(count))
}

pub(in crate::scorecard) fn unused(why: Unused) -> &'static str {
    match why {
        Unused::NoRegion => "Regions: nothing says in which one the council is",
        Unused::RegionNotAsked => "Regions: the report compares these measures with none",
        Unused::TypeNotAsked => "Council types: the report compares these measures with none",
    }
}

pub(in crate::scorecard) fn of_measures(count: usize) -> String {
    plural(count, "measure", "measures")
}

/// "1,206 rows".
pub(in crate::scorecard) fn rows(count: usize) -> String {
    format!("{} {}", number::count(count as f64), if count == 1 { "row" } else { "rows" })
}

/// Why rows are passed over.
pub(in crate::scorecard) fn skipped(why: Skipped) -> &'static str {
    match why {
        Skipped::NoMeasure => "no measure is named",
        Skipped::NoFigure => "neither a figure nor a mark in place of one",
        Skipped::NoNumber => "something else than a number or a known mark in place of a figure",
        Skipped::NoPeriod => "no period that can be read",
        Skipped::OtherSort => "another sort of value than outcome, numerator, denominator, base or margin of error",
        Skipped::TooLong => "longer than is read; perhaps a quotation mark is never closed",
        Skipped::TooMany => "beyond what is kept of one file",
    }
}

/// "Values of 152 councils, for 12 measures".
pub(in crate::scorecard) fn others(others: &Others) -> String {
    let sure = others.sure();
    let councils = plural(others.councils, "council", "councils");
    let rest = others.measures.saturating_sub(sure);
    let first = format!("The file has values of {councils}, for {} of this report.", plural(others.measures, "measure", "measures"));
    if rest == 0 {
        return first;
    }
    format!("{first} Of {} they come in only where you choose a figure of the same measure above.", plural(rest, "measure", "measures"))
}

pub(in crate::scorecard) fn left_heading() -> &'static str {
    "What is left out"
}

/// That a file has no columns of figures.
pub(in crate::scorecard) fn no_headings(found: &str) -> String {
    let found = if found.is_empty() {
        "The file has no row that looks like headings.".to_owned()
    } else {
        format!("The headings found are {found}.")
    };
    format!(
        "{found} Wanted is a column with the measure (its code or title), one with the value, and for figures of several areas or periods one \
         with each, like “area, period, indicator, value”."
    )
}

pub(in crate::scorecard) fn changed() -> &'static str {
    "The file or the report has changed since it was looked at. Choose the file again."
}

pub(in crate::scorecard) fn no_others() -> &'static str {
    "The file has no values of other councils that this report could use."
}

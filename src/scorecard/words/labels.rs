//! Short names: codes, aims, units, comparators, reasons why there is no figure.

use super::compare::ordinal;
use super::{capital, period};
use crate::engine::{Figure, Origin};
use crate::model::{
    Absence, Aim, Comparator, ComparatorKind, ForecastMethod, Framework, Frequency, Measure, Missing, NationalIs, PublishedRank, Quartile,
    Report, Status, Unit,
};
use crate::scorecard::number;

/// "ASCOF 2C", or "Local".
pub(in crate::scorecard) fn code(report: &Report, measure: &Measure) -> String {
    match report.frameworks.get(measure.id.framework) {
        Some(Framework { local: true, short_name, .. }) => short_name.clone(),
        Some(framework) => format!("{} {}", framework.short_name, measure.id.code),
        None => measure.id.code.clone(),
    }
}

/// "aim high".
pub(in crate::scorecard) fn aim(aim: Aim) -> &'static str {
    match aim {
        Aim::High => "aim high",
        Aim::Low => "aim low",
        Aim::Band => "aim within a band",
        Aim::None => "no aim",
    }
}

/// "higher is better", for a rule.
pub(in crate::scorecard) fn aim_rule(aim: Aim) -> &'static str {
    match aim {
        Aim::High => "higher is better",
        Aim::Low => "lower is better",
        Aim::Band => "within the band is best",
        Aim::None => "neither higher nor lower is better",
    }
}

/// What the big number is in: "per 100,000 people aged 65 and over", "of people who use services".
pub(in crate::scorecard) fn unit_line(measure: &Measure) -> String {
    let base = measure.base.as_deref();
    let counted = measure.counted.as_deref();
    match measure.unit {
        Unit::Percent => base.map_or_else(|| "percent".to_owned(), |base| format!("of {base}")),
        Unit::Rate { per } => {
            let per = number::count(f64::from(per));
            let what = counted.map_or_else(String::new, |c| format!("{c} "));
            format!("{what}per {per} {}", base.unwrap_or("people"))
        }
        Unit::Count => counted.unwrap_or("").to_owned(),
        Unit::Hours => "hours".to_owned(),
        Unit::Days => "days".to_owned(),
        Unit::Weeks => "weeks".to_owned(),
        Unit::Pounds => "pounds".to_owned(),
        Unit::Score => "mean score".to_owned(),
    }
}

/// What is counted: "admissions", or "people".
pub(in crate::scorecard) fn counted(measure: &Measure) -> &str {
    measure.counted.as_deref().unwrap_or(if measure.unit == Unit::Count { "" } else { "people" })
}

/// So many of what is counted: "897 admissions", "1 admission", "1 person".
pub(in crate::scorecard) fn counted_number(measure: &Measure, number: f64) -> String {
    let count = number::count(number);
    let noun = counted(measure);
    let noun = match (count.as_str(), noun) {
        ("1", "people") => "person".to_owned(),
        ("1", noun) => match (noun.strip_suffix("ies"), noun.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.to_owned(),
            (None, None) => noun.to_owned(),
        },
        (_, noun) => noun.to_owned(),
    };
    format!("{count} {noun}").trim_end().to_owned()
}

/// "the national average", "last year’s outturn".
pub(in crate::scorecard) fn the_comparator(comparator: &Comparator) -> String {
    the(comparator.kind, comparator_kind(comparator))
}

/// The same of a sort of comparator, whatever one of it is called.
pub(in crate::scorecard) fn the_comparators_kind(kind: ComparatorKind) -> String {
    the(kind, kind_word(kind, false))
}

fn the(kind: ComparatorKind, word: &str) -> String {
    if kind == ComparatorKind::LastYear { word.to_owned() } else { format!("the {word}") }
}

/// "national average"; "national median" where its label says that it is one.
pub(in crate::scorecard) fn comparator_kind(comparator: &Comparator) -> &'static str {
    kind_word(comparator.kind, said_to_be(comparator) == Some(NationalIs::Median))
}

fn kind_word(kind: ComparatorKind, median: bool) -> &'static str {
    match kind {
        ComparatorKind::National if median => "national median",
        ComparatorKind::Region if median => "regional median",
        ComparatorKind::CouncilType if median => "median of councils of this type",
        ComparatorKind::PeerGroup if median => "peer group median",
        ComparatorKind::National => "national average",
        ComparatorKind::Region => "regional average",
        ComparatorKind::CouncilType => "average of councils of this type",
        ComparatorKind::PeerGroup => "peer group average",
        ComparatorKind::Authority => "named council",
        ComparatorKind::LastYear => "last year’s outturn",
        ComparatorKind::Baseline => "baseline",
        ComparatorKind::OtherReport => "figure of another report",
    }
}

/// What sort of figure a comparator's own label says it is.
pub(in crate::scorecard) fn said_to_be(comparator: &Comparator) -> Option<NationalIs> {
    let label = comparator.label.as_deref()?;
    // Whatever its first letter.
    if label.contains("edian") { Some(NationalIs::Median) } else { label.contains("verage").then_some(NationalIs::Average) }
}

/// "national", in a table cell.
pub(in crate::scorecard) fn comparator_short(comparator: &Comparator) -> String {
    match comparator.kind {
        ComparatorKind::National => "national".to_owned(),
        ComparatorKind::Region => "region".to_owned(),
        ComparatorKind::CouncilType => "council type".to_owned(),
        ComparatorKind::PeerGroup => "peer group".to_owned(),
        ComparatorKind::LastYear => "last year".to_owned(),
        ComparatorKind::Baseline => String::new(),
        ComparatorKind::Authority | ComparatorKind::OtherReport => comparator.label.clone().unwrap_or_else(|| comparator.id.clone()),
    }
}

/// Where a comparator's figure is from in time: "2023/24", "at 31 Mar 2024".
pub(in crate::scorecard) fn comparator_when(comparator: &Comparator) -> String {
    match comparator.period {
        Some(p @ crate::model::Period::PointInTime(_)) => format!("at {}", period::short(p)),
        Some(p) => period::short(p),
        None => String::new(),
    }
}

/// Why a figure is missing: the report's own words, or ours.
pub(in crate::scorecard) fn missing(missing: &Missing) -> String {
    missing.reason.clone().unwrap_or_else(|| match missing.why {
        Absence::Suppressed => "Suppressed, because the numbers are small enough to identify people".to_owned(),
        Absence::NotCollected => "Not collected".to_owned(),
        Absence::NotDue { next: Some(next) } => format!("Not due until {}", period::month(next)),
        Absence::NotDue { next: None } => "Not due yet".to_owned(),
        Absence::NotYetPublished { due: Some(due) } => format!("Not yet published; expected {}", period::month(due)),
        Absence::NotYetPublished { due: None } => "Not yet published".to_owned(),
        Absence::NotApplicable => "Does not apply".to_owned(),
        Absence::NotEntered => "Not entered yet".to_owned(),
    })
}

/// The same for a table cell: the report's own words if they are short.
pub(in crate::scorecard) fn missing_cell(missing: &Missing) -> String {
    const SHORT: usize = 60;
    match &missing.reason {
        Some(reason) if reason.chars().count() > SHORT => capital(&missing_short(missing)),
        Some(_) | None => self::missing(missing),
    }
}

/// The same in a few words.
pub(in crate::scorecard) fn missing_short(missing: &Missing) -> String {
    match missing.why {
        Absence::Suppressed => "suppressed".to_owned(),
        Absence::NotCollected => "not collected".to_owned(),
        Absence::NotDue { next: Some(next) } => format!("due {}", period::month_short(next)),
        Absence::NotDue { next: None } => "not due yet".to_owned(),
        Absence::NotYetPublished { due: Some(due) } => format!("due {}", period::month_short(due)),
        Absence::NotYetPublished { due: None } => "not yet published".to_owned(),
        Absence::NotApplicable => "does not apply".to_owned(),
        Absence::NotEntered => "not entered yet".to_owned(),
    }
}

/// "Forecast", "Provisional"; nothing for a final figure.
pub(in crate::scorecard) fn status(status: &Status) -> &'static str {
    match status {
        Status::Final => "",
        Status::Provisional => "Provisional",
        Status::Revised => "Revised",
        Status::Forecast { .. } => "Forecast",
    }
}

/// How a forecast was worked out, after "forecast": " by straight line"; nothing where officers gave it.
pub(in crate::scorecard) fn by_method(figure: &Figure) -> &'static str {
    match figure.origin {
        Origin::Forecast(ForecastMethod::StraightLine) => " by straight line",
        Origin::Forecast(ForecastMethod::LastYearsProfile) => " by last year’s profile",
        Origin::Forecast(ForecastMethod::LastYearsRemainingMonths) => " by last year’s remaining months",
        Origin::Forecast(ForecastMethod::MilestoneProfile) => " by the milestone profile",
        Origin::Forecast(ForecastMethod::Growth) => " by growth on last year",
        Origin::Forecast(ForecastMethod::RollingYear) => " by the last 12 months",
        Origin::Printed | Origin::WorkedOut => "",
    }
}

/// "every year".
pub(in crate::scorecard) fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "Every month",
        Frequency::Quarterly => "Every quarter",
        Frequency::SixMonthly => "Twice a year",
        Frequency::Annual => "Every year",
        Frequency::Biennial => "Every second year",
    }
}

/// "Top quartile".
pub(in crate::scorecard) fn quartile(quartile: Quartile) -> &'static str {
    match quartile {
        Quartile::Top => "Top quartile",
        Quartile::Second => "Second quartile",
        Quartile::Third => "Third quartile",
        Quartile::Bottom => "Bottom quartile",
    }
}

/// "11th of 14 East Midlands councils, 2023/24".
pub(in crate::scorecard) fn published_rank(rank: &PublishedRank) -> String {
    let among = rank.among.as_ref().map(|among| format!(" {among}")).unwrap_or_default();
    let when = rank.period.map(|period| format!(", {}", period::long(period))).unwrap_or_default();
    format!("{} of {}{among}{when}", ordinal(usize::try_from(rank.rank).unwrap_or(usize::MAX)), rank.of)
}

/// The kind of unit, for who set a tolerance: "percentages".
pub(in crate::scorecard) fn unit_class(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "percentages",
        Unit::Rate { .. } => "rates",
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => "counts",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;

    #[test]
    fn a_printed_rank_says_of_whom_and_when() {
        let rank = |among: Option<&str>, period| PublishedRank { rank: 11, of: 14, among: among.map(str::to_owned), period };
        assert_eq!(published_rank(&rank(None, None)), "11th of 14");
        let whole = rank(Some("East Midlands councils"), Some(Period::FinancialYear { start: 2023 }));
        assert_eq!(published_rank(&whole), "11th of 14 East Midlands councils, 2023/24");
    }
}

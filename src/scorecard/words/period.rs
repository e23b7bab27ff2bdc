//! Periods, months and days in words.

use jiff::civil::Date;

use crate::model::{Month, Period};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn name(month: Month) -> &'static str {
    usize::try_from(month.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or_default()
}

fn name_short(month: Month) -> &'static str {
    let name = name(month);
    // "Sept" is what British style guides want; three letters keep columns even.
    name.get(..3).unwrap_or(name)
}

/// "November 2024".
pub(in crate::scorecard) fn month(month: Month) -> String {
    format!("{} {}", name(month), month.year())
}

/// "Nov 2024".
pub(in crate::scorecard) fn month_short(month: Month) -> String {
    format!("{} {}", name_short(month), month.year())
}

/// "30 November 2024".
pub(in crate::scorecard) fn date(date: Date) -> String {
    format!("{} {}", date.day(), month(Month::of(date)))
}

/// "30 Nov 2024".
pub(in crate::scorecard) fn date_short(date: Date) -> String {
    format!("{} {}", date.day(), month_short(Month::of(date)))
}

/// "2024/25".
pub(in crate::scorecard) fn year_pair(start: i16) -> String {
    format!("{start}/{:02}", (start + 1) % 100)
}

fn span(from: Month, to: Month, name: impl Fn(Month) -> &'static str, dash: &str) -> String {
    if from == to {
        format!("{} {}", name(from), from.year())
    } else if from.year() == to.year() {
        format!("{}{dash}{} {}", name(from), name(to), to.year())
    } else {
        format!("{} {}{dash}{} {}", name(from), from.year(), name(to), to.year())
    }
}

/// A period in a sentence: "April to November 2024".
pub(in crate::scorecard) fn long(period: Period) -> String {
    match period {
        Period::FinancialYear { start } => year_pair(start),
        Period::AcademicYear { start } => format!("academic year {}", year_pair(start)),
        Period::CalendarYear { year } => year.to_string(),
        Period::YearToDate { from, to } | Period::Cohort { from, to } => span(from, to, name, " to "),
        Period::Quarter { start, quarter } => format!("quarter {quarter} of {}", year_pair(start)),
        Period::Month(m) => month(m),
        Period::SixMonths { to } => format!("six months to {}", month(to)),
        Period::RollingYear { to } => format!("12 months to {}", month(to)),
        Period::PointInTime(day) => date(day),
        Period::SurveyWave { start } => format!("{} survey", year_pair(start)),
    }
}

/// A period in a table: "Apr–Nov 2024".
pub(in crate::scorecard) fn short(period: Period) -> String {
    match period {
        Period::FinancialYear { start } => year_pair(start),
        Period::AcademicYear { start } => format!("{} academic", year_pair(start)),
        Period::CalendarYear { year } => year.to_string(),
        Period::YearToDate { from, to } | Period::Cohort { from, to } => span(from, to, name_short, "–"),
        Period::Quarter { start, quarter } => format!("Q{quarter} {}", year_pair(start)),
        Period::Month(m) => month_short(m),
        Period::SixMonths { to } => format!("6 months to {}", month_short(to)),
        Period::RollingYear { to } => format!("12 months to {}", month_short(to)),
        Period::PointInTime(day) => date_short(day),
        Period::SurveyWave { start } => format!("{} survey", year_pair(start)),
    }
}

/// Whether a period wants an article before it: "the 2023/24 survey", but "2023/24".
pub(in crate::scorecard) fn takes_the(period: Period) -> bool {
    match period {
        Period::SurveyWave { .. } | Period::AcademicYear { .. } | Period::SixMonths { .. } | Period::RollingYear { .. } => true,
        Period::FinancialYear { .. }
        | Period::CalendarYear { .. }
        | Period::YearToDate { .. }
        | Period::Quarter { .. }
        | Period::Month(_)
        | Period::PointInTime(_)
        | Period::Cohort { .. } => false,
    }
}

/// A period as a noun: "2023/24", "the 2023/24 survey".
pub(in crate::scorecard) fn the(period: Period) -> String {
    format!("{}{}", if takes_the(period) { "the " } else { "" }, long(period))
}

/// What a change is since: "Since 2023/24", "Since the 2021/22 survey".
pub(in crate::scorecard) fn since(period: Period) -> String {
    format!("Since {}", the(period))
}

/// What kind of period it is, for the facts of a measure.
pub(in crate::scorecard) fn kind(period: Period) -> &'static str {
    match period {
        Period::FinancialYear { .. } => "financial year",
        Period::AcademicYear { .. } => "academic year",
        Period::CalendarYear { .. } => "calendar year",
        Period::YearToDate { .. } => "year to date",
        Period::Quarter { .. } => "quarter",
        Period::Month(_) => "month",
        Period::SixMonths { .. } => "six months",
        Period::RollingYear { .. } => "rolling 12 months",
        Period::PointInTime(_) => "position on a day",
        Period::SurveyWave { .. } => "survey",
        Period::Cohort { .. } => "cohort",
    }
}

/// How a period is introduced in a sentence: "in 2023/24", "at 30 November 2024".
pub(in crate::scorecard) fn within(period: Period) -> String {
    let before = match period {
        Period::PointInTime(_) => "at",
        _ if takes_the(period) => "in the",
        _ => "in",
    };
    format!("{before} {}", long(period))
}

//! For which period published data is: out of a column, a file's name, or what a person wrote; and what the report calls that period.

use super::super::sheets::period_of;
use crate::model::{Month, Period, Reading};
use crate::read;

/// The period a cell names, in a form of the file or as publishers write it.
pub(super) fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    read::period(text).or_else(|| read::period(&period_of(text))).or_else(|| whole_year(text))
}

/// A financial year in digits: "202324", "2023/2024", "2023 to 2024", "FY23-24".
fn whole_year(text: &str) -> Option<Period> {
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    match digits[..] {
        [first, second] => pair(first, second),
        [both] if both.len() == 6 => pair(both.get(..4)?, both.get(4..)?),
        [both] if both.len() == 8 => pair(both.get(..4)?, both.get(4..)?),
        _ => None,
    }
}

/// Two years that follow each other.
fn pair(first: &str, second: &str) -> Option<Period> {
    let year = |digits: &str| match digits.len() {
        4 => digits.parse::<i16>().ok().filter(|year| (1990..2200).contains(year)),
        2 => digits.parse::<i16>().ok().map(|year| 2000 + year),
        _ => None,
    };
    let start = year(first)?;
    (year(second)? == start + 1).then_some(Period::FinancialYear { start })
}

/// The year that the name of a file tells: "meas-from-asc-of-eng-1920-open-data.csv", "ascof-2023-24.csv".
pub(super) fn of_file_name(name: &str) -> Option<Period> {
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let digits: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let in_two = digits.windows(2).find_map(|two| if let [first, second] = two { pair(first, second) } else { None });
    let alone = || {
        digits.iter().find_map(|both| match both.len() {
            // The years 20 and 21 are also the year 2021: that is asked.
            4 if *both != "2021" => pair(both.get(..2)?, both.get(2..)?),
            6 | 8 => pair(both.get(..4)?, both.get(4..)?),
            _ => None,
        })
    };
    in_two.or_else(alone)
}

/// The financial year that a period ends in, by its start.
pub(super) fn year_of(period: Period) -> i16 {
    let end: Month = period.last_month();
    if end.month() >= 4 { end.year() } else { end.year() - 1 }
}

/// Whether a report's period stands for a published one: it is the same, or of a published year the survey, the twelve months, the day it
/// ends with, or people who were followed in it.
pub(super) fn stands_for(own: Period, published: Period) -> bool {
    if own == published {
        return true;
    }
    if !matches!(published, Period::FinancialYear { .. }) {
        return false;
    }
    let same_end = own.last_day() == published.last_day();
    match own {
        Period::SurveyWave { start } => published == Period::FinancialYear { start },
        Period::YearToDate { from, .. } => same_end && from == published.first_month(),
        Period::RollingYear { .. } | Period::PointInTime(_) => same_end,
        Period::Cohort { from, to } => from >= published.first_month() && to <= published.last_month(),
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::Quarter { .. }
        | Period::Month(_)
        | Period::SixMonths { .. } => false,
    }
}

/// What a measure calls a published period: as it calls other years.
pub(super) fn called(published: Period, is_survey: bool, readings: &[Reading]) -> Period {
    let figures = || readings.iter().rev().filter(|reading| !reading.is_forecast()).map(|reading| reading.period);
    let moved = figures().find_map(|own| {
        let own = own.years_before(year_of(own).checked_sub(year_of(published))?);
        stands_for(own, published).then_some(own)
    });
    match (moved, published) {
        (Some(own), _) => own,
        (None, Period::FinancialYear { start }) if is_survey => Period::SurveyWave { start },
        (None, published) => published,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_publishers_write_them() {
        for text in ["2023/24", "2023-24", "2023/2024", "202324", "20232024", "2023 to 2024", "FY23-24", "April 2023 to March 2024"] {
            let found = period(text);
            let year = Period::FinancialYear { start: 2023 };
            let to_date = read::period("2023-04 to 2024-03");
            assert!(found == Some(year) || found == to_date, "{text}: {found:?}");
        }
        assert_eq!(period("2023"), Some(Period::CalendarYear { year: 2023 }));
        for not in ["", "2023/25", "soon", "202325", "1 2 3"] {
            assert_eq!(period(not), None, "{not}");
        }
    }

    #[test]
    fn the_name_of_a_file_tells_its_year() {
        for (name, start) in [
            ("meas-from-asc-of-eng-1920-open-data-csv.csv", Some(2019)),
            ("ascof-2023-24.csv", Some(2023)),
            ("ascof-2020-21.csv", Some(2020)),
            ("ascof-2021-22.csv", Some(2021)),
            ("ascof-2021.csv", None),
            ("ASCOF_2023_to_2024.csv", Some(2023)),
            ("ascof_202324.csv", Some(2023)),
            ("export (2).csv", None),
            ("2024-11-30.csv", None),
        ] {
            assert_eq!(of_file_name(name), start.map(|start| Period::FinancialYear { start }), "{name}");
        }
    }

    #[test]
    fn a_published_year_is_called_as_the_measure_calls_its_years() {
        let year = Period::FinancialYear { start: 2023 };
        for (own, stands) in [
            ("2023/24", true),
            ("survey 2023/24", true),
            ("2024-03-31", true),
            ("12 months to 2024-03", true),
            ("2023-04 to 2024-03", true),
            ("cohort 2023-10 to 2023-12", true),
            ("2023-04 to 2023-11", false),
            ("2023-11-30", false),
            ("Q4 2023/24", false),
            ("survey 2022/23", false),
        ] {
            assert_eq!(stands_for(read::period(own).expect(own), year), stands, "{own}");
        }
    }
}

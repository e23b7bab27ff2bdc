//! Periods as the file writes them, and moved on in time.

use jiff::civil::Date;

use crate::model::{Month, Period};

/// A period as the file writes it: "2024-04 to 2024-11".
pub(crate) fn written(period: Period) -> String {
    match period {
        Period::FinancialYear { start } => years(start),
        Period::AcademicYear { start } => format!("academic year {}", years(start)),
        Period::CalendarYear { year } => year.to_string(),
        Period::YearToDate { from, to } => format!("{} to {}", month(from), month(to)),
        Period::Quarter { start, quarter } => format!("Q{quarter} {}", years(start)),
        Period::Month(of) => month(of),
        Period::SixMonths { to } => format!("6 months to {}", month(to)),
        Period::RollingYear { to } => format!("12 months to {}", month(to)),
        Period::PointInTime(day) => date(day),
        Period::SurveyWave { start } => format!("survey {}", years(start)),
        Period::Cohort { from, to } => format!("cohort {} to {}", month(from), month(to)),
    }
}

/// A month as the file writes it: "2024-11".
pub(crate) fn month(month: Month) -> String {
    format!("{}-{:02}", month.year(), month.month())
}

/// A day as the file writes it: "2024-11-30".
pub(crate) fn date(day: Date) -> String {
    format!("{}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A financial year as it is written: "2024/25".
pub(crate) fn years(start: i16) -> String {
    format!("{start}/{:02}", (start + 1) % 100)
}

/// How many months lie from the end of one period to the end of another; negative where the other ends earlier.
pub(crate) fn months_between(before: Period, after: Period) -> i32 {
    before.last_month().count_to(after.last_month()) - 1
}

/// The month in which the financial year of a month begins.
fn year_start(of: Month, first: i8) -> Month {
    of.plus(-(i32::from(of.month()) - i32::from(first)).rem_euclid(12))
}

/// The period of the same kind so many months later; none where the kind has none there, as a year has not after six months. A year
/// to date goes on to begin with its year.
pub(crate) fn later(period: Period, months: i32) -> Option<Period> {
    let years = if months % 12 == 0 { i16::try_from(months / 12).ok() } else { None };
    let moved = match period {
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::SurveyWave { .. }
        | Period::PointInTime(_)
            if years.is_some() =>
        {
            period.years_before(-years?)
        }
        Period::FinancialYear { .. } | Period::AcademicYear { .. } | Period::CalendarYear { .. } | Period::SurveyWave { .. } => {
            return None;
        }
        Period::YearToDate { from, to } => {
            let to = to.plus(months);
            Period::YearToDate { from: year_start(to, from.month()), to }
        }
        Period::Quarter { start, quarter } => {
            let quarters = if months % 3 == 0 { i32::from(quarter) - 1 + months / 3 } else { return None };
            let start = start.checked_add(i16::try_from(quarters.div_euclid(4)).ok()?)?;
            Period::Quarter { start, quarter: i8::try_from(quarters.rem_euclid(4) + 1).ok()? }
        }
        Period::Month(of) => Period::Month(of.plus(months)),
        Period::SixMonths { to } => Period::SixMonths { to: to.plus(months) },
        Period::RollingYear { to } => Period::RollingYear { to: to.plus(months) },
        Period::Cohort { from, to } => Period::Cohort { from: from.plus(months), to: to.plus(months) },
        Period::PointInTime(day) => {
            let to = Month::of(day).plus(months);
            let last = to.last_day().day();
            let is_last = day.day() == day.last_of_month().day();
            Period::PointInTime(Date::new(to.year(), to.month(), if is_last { last } else { day.day().min(last) }).ok()?)
        }
    };
    // What cannot be written cannot be read again: a year beyond those the file knows.
    crate::read::period(&written(moved)).filter(|read| *read == moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{PERIOD_FORMS, period};

    #[test]
    fn every_form_is_written_as_it_is_read() {
        for (form, _) in PERIOD_FORMS {
            assert_eq!(written(period(form).expect(form)), form);
        }
    }

    #[test]
    fn periods_move_on() {
        for (before, months, after) in [
            ("2024/25", 12, Some("2025/26")),
            ("2024/25", 6, None),
            ("survey 2023/24", 24, Some("survey 2025/26")),
            ("2024-04 to 2024-11", 12, Some("2025-04 to 2025-11")),
            ("2024-04 to 2024-12", 3, Some("2024-04 to 2025-03")),
            ("2024-04 to 2025-03", 3, Some("2025-04 to 2025-06")),
            ("Q4 2024/25", 3, Some("Q1 2025/26")),
            ("Q4 2024/25", 4, None),
            ("2024-02-29", 12, Some("2025-02-28")),
            ("2024-11-30", 1, Some("2024-12-31")),
            ("2199", 12, None),
        ] {
            let moved = later(period(before).expect(before), months).map(written);
            assert_eq!(moved.as_deref(), after, "{before} {months} months later");
        }
    }
}

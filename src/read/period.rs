//! Periods, days and months as the file writes them.

use jiff::civil::Date;

use crate::model::{Month, Period};

/// Every form a period can have, with an example; messages and documentation list them.
pub const PERIOD_FORMS: [(&str, &str); 11] = [
    ("2024/25", "a financial year"),
    ("academic year 2024/25", "an academic year"),
    ("2024", "a calendar year"),
    ("2024-04 to 2024-11", "a year to date"),
    ("Q3 2024/25", "a quarter"),
    ("2024-11", "a month"),
    ("6 months to 2024-09", "six months"),
    ("12 months to 2024-11", "twelve months"),
    ("2024-11-30", "a position on a day"),
    ("survey 2023/24", "a survey"),
    ("cohort 2023-10 to 2023-12", "a cohort"),
];

/// The period a text means.
#[must_use]
pub fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("academic year ") {
        return year_pair(rest).map(|start| Period::AcademicYear { start });
    }
    if let Some(rest) = text.strip_prefix("survey ") {
        return year_pair(rest).map(|start| Period::SurveyWave { start });
    }
    if let Some(rest) = text.strip_prefix("cohort ") {
        return span(rest).map(|(from, to)| Period::Cohort { from, to });
    }
    if let Some(rest) = text.strip_prefix("12 months to ") {
        return month(rest).map(|to| Period::RollingYear { to });
    }
    if let Some(rest) = text.strip_prefix("6 months to ") {
        return month(rest).map(|to| Period::SixMonths { to });
    }
    if let Some(rest) = text.strip_prefix('Q') {
        let (quarter, year) = rest.split_once(' ')?;
        let quarter = digits(quarter, 1).filter(|q| (1..=4).contains(q))?;
        return Some(Period::Quarter { start: year_pair(year)?, quarter: i8::try_from(quarter).ok()? });
    }
    if let Some((from, to)) = span(text) {
        return Some(Period::YearToDate { from, to });
    }
    if let Some(start) = year_pair(text) {
        return Some(Period::FinancialYear { start });
    }
    if let Some(year) = digits(text, 4).and_then(|y| Month::new(y, 1)).map(Month::year) {
        return Some(Period::CalendarYear { year });
    }
    if let Some(month) = month(text) {
        return Some(Period::Month(month));
    }
    date(text).map(Period::PointInTime)
}

/// The month "2024-11" means.
#[must_use]
pub(super) fn month(text: &str) -> Option<Month> {
    let (year, month) = text.trim().split_once('-')?;
    Month::new(digits(year, 4)?, i8::try_from(digits(month, 2)?).ok()?)
}

/// The day "2024-11-30" means.
#[must_use]
pub(super) fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = digits(parts.next()?, 2)?;
    let day = digits(parts.next()?, 2)?;
    Month::new(year, i8::try_from(month).ok()?)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "2024-04 to 2024-11", in order.
fn span(text: &str) -> Option<(Month, Month)> {
    let (from, to) = text.split_once(" to ")?;
    let (from, to) = (month(from)?, month(to)?);
    (from <= to).then_some((from, to))
}

/// The first year of "2024/25"; the second must follow it.
fn year_pair(text: &str) -> Option<i16> {
    let (first, second) = text.trim().split_once('/')?;
    let start = Month::new(digits(first, 4)?, 1)?.year();
    (digits(second, 2)? == (start + 1) % 100).then_some(start)
}

/// A number of exactly so many digits.
fn digits(text: &str, length: usize) -> Option<i16> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_understood_and_none_as_another() {
        let mut kinds: Vec<_> = PERIOD_FORMS.iter().map(|(form, _)| period(form).expect(form).kind()).collect();
        kinds.sort();
        kinds.dedup();
        assert_eq!(kinds.len(), PERIOD_FORMS.len());
    }

    #[test]
    fn what_is_not_a_period_is_none() {
        for text in ["", "2024/26", "2024-25", "Q5 2024/25", "2024-13", "2024-02-30", "2024-11 to 2024-04", "April 2024", "1850"] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn a_century_turns() {
        assert_eq!(period("1999/00"), Some(Period::FinancialYear { start: 1999 }));
    }
}

//! Periods, days and months as the file writes them.

use jiff::civil::Date;

use crate::model::{Month, Period, lower};

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

/// The period a text in another form most likely means, as the file would write it: "2024/25" for
/// "2024-25", "2024-11" for "Nov 2024", "2024-11-30" for "30/11/2024".
pub(super) fn meant(text: &str) -> Option<String> {
    let text = lower(text);
    let parts: Vec<Part> = parts(&text).into_iter().filter_map(part).collect();
    let guess = match parts[..] {
        [Part::Number(day, ..=2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Number(day, ..=2), Part::Number(month, ..=2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Number(month, ..=2), Part::Number(day, ..=2)] => format!("{year}-{month:02}-{day:02}"),
        [Part::Number(year, 4), Part::Number(next, 2 | 4)] if next % 100 == (year + 1) % 100 => {
            let kind = ["academic", "survey"].into_iter().find(|kind| text.contains(kind));
            let kind = kind.map_or("", |kind| if kind == "academic" { "academic year " } else { "survey " });
            format!("{kind}{year}/{:02}", next % 100)
        }
        [Part::Quarter(quarter), Part::Number(year, 4), Part::Number(next, 2 | 4)]
        | [Part::Number(year, 4), Part::Number(next, 2 | 4), Part::Quarter(quarter)] => format!("Q{quarter} {year}/{:02}", next % 100),
        [Part::Month(month), Part::Number(year, 4)]
        | [Part::Number(month, ..=2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month) | Part::Number(month, ..=2)] => format!("{year}-{month:02}"),
        [Part::Month(from), Part::Month(to), Part::Number(year, 4)] => format!("{year}-{from:02} to {year}-{to:02}"),
        [Part::Month(from), Part::Number(first, 4), Part::Month(to), Part::Number(last, 4)] => {
            format!("{first}-{from:02} to {last}-{to:02}")
        }
        _ => return None,
    };
    period(&guess).map(|_| guess)
}

/// A word or number that tells a period.
#[derive(Clone, Copy)]
enum Part {
    /// A number and how many digits it has.
    Number(i16, usize),
    /// A month by its name, 1 to 12.
    Month(i16),
    /// "Q3".
    Quarter(i16),
}

/// Runs of letters and digits.
fn parts(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

fn part(text: &str) -> Option<Part> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Some(number) = digits(text, text.len()) {
        return Some(Part::Number(number, text.len()));
    }
    if let Some(quarter) = text.strip_prefix('q').and_then(|rest| digits(rest, 1)) {
        return Some(Part::Quarter(quarter));
    }
    let month = MONTHS.iter().position(|month| text.starts_with(month))?;
    i16::try_from(month + 1).ok().map(Part::Month)
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
    fn what_was_meant_is_guessed() {
        for (written, wanted) in [
            ("2024-25", "2024/25"),
            ("2024/2025", "2024/25"),
            ("FY 2024/25", "2024/25"),
            ("Academic Year 2024-25", "academic year 2024/25"),
            ("survey 2024-25", "survey 2024/25"),
            ("2024/25 Q3", "Q3 2024/25"),
            ("Q3 2024-25", "Q3 2024/25"),
            ("Nov 2024", "2024-11"),
            ("11/2024", "2024-11"),
            ("2024/11", "2024-11"),
            ("April to December 2024", "2024-04 to 2024-12"),
            ("Apr 2024 - Jan 2025", "2024-04 to 2025-01"),
            ("30/11/2024", "2024-11-30"),
            ("30 November 2024", "2024-11-30"),
            ("2024.11.30", "2024-11-30"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(wanted), "{written}");
        }
        for beyond_guessing in ["", "last year", "24", "31/11/2024", "2024/27", "November"] {
            assert_eq!(meant(beyond_guessing), None, "{beyond_guessing}");
        }
    }

    #[test]
    fn a_century_turns() {
        assert_eq!(period("1999/00"), Some(Period::FinancialYear { start: 1999 }));
    }
}

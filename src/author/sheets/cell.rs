//! What stands in a cell, as the file writes it. What is not understood is handed on as text, for the reader of the file to say
//! what is wrong with it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::json::Tree;
use super::super::period::{date, month, written, years};
use super::plan::{ColumnKind, plain};
use super::{Cell, SheetProblemKind};
use crate::model::{Month, Period};
use crate::read::period;
use crate::read::problem::{ProblemKind, meant};

/// The last day a spreadsheet counts that a report can name: the end of 2199.
const LAST_DAY: f64 = 109_574.0;

/// Marks of official statistics and of spreadsheets that stand for a figure that is not there, and why. None of them is ever 0.
const MARKS: [(&str, &str); 12] = [
    ("c", "suppressed"),
    ("*", "suppressed"),
    ("x", "not collected"),
    ("-", "not collected"),
    ("–", "not collected"),
    ("..", "not collected"),
    (":", "not collected"),
    ("z", "not applicable"),
    ("n/a", "not applicable"),
    ("#n/a", "not collected"),
    ("na", "not applicable"),
    ("tbc", "not yet published"),
];

/// Why there is no figure, if a cell has a mark in place of one: "suppressed" for "[c]" and "*".
pub(in crate::author) fn mark(cell: &Cell) -> Option<&'static str> {
    let Cell::Text(text) = cell else { return None };
    mark_of(text)
}

/// The same of a text.
pub(crate) fn mark_of(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(&text);
    MARKS.iter().find(|(mark, _)| *mark == inside).map(|(_, why)| *why)
}

/// The value of a cell; none of an empty one.
pub(in crate::author) fn value(cell: &Cell, kind: ColumnKind) -> Result<Option<Tree>, SheetProblemKind> {
    if cell.is_empty() {
        return Ok(None);
    }
    let as_text = || Tree::Text(cell.written());
    let number = match cell {
        Cell::Number(number) if number.is_finite() => Some(*number),
        Cell::Number(_) | Cell::Empty | Cell::Text(_) | Cell::YesNo(_) => None,
    };
    Ok(Some(match kind {
        ColumnKind::Text => as_text(),
        ColumnKind::Number | ColumnKind::Whole => match number {
            Some(number) => Tree::Number(number.to_string()),
            None => plain_number(&cell.written()).map_or_else(as_text, Tree::Number),
        },
        ColumnKind::YesNo => match (cell, plain(&cell.written()).as_str()) {
            (Cell::YesNo(yes), _) => Tree::YesNo(*yes),
            (_, "yes" | "y" | "true" | "1") => Tree::YesNo(true),
            (_, "no" | "n" | "false" | "0") => Tree::YesNo(false),
            _ => as_text(),
        },
        ColumnKind::Choice(words) => {
            let found = plain(&cell.written());
            words.iter().find(|word| plain(word) == found).map_or_else(as_text, |word| Tree::words(*word))
        }
        ColumnKind::Day => match number.and_then(day) {
            Some(day) => Tree::words(date(day)),
            None => Tree::Text(day_of(&cell.written())),
        },
        ColumnKind::Month => match number.and_then(day) {
            Some(day) => Tree::words(month(Month::of(day))),
            None => Tree::Text(month_of(&cell.written())),
        },
        ColumnKind::Period => match number {
            Some(number) => Tree::Text(period_of_number(number)?),
            None => Tree::Text(period_of(&cell.written())),
        },
    }))
}

/// A number as the file writes it, of one as people write it: without thousands commas, £ or %.
pub(crate) fn plain_number(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace(['−', '–'], "-");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let digits = digits.strip_prefix('£').unwrap_or(digits);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let groups: Vec<&str> = whole.split(',').collect();
    let is_grouped =
        groups.len() == 1 || (groups.first().is_some_and(|g| (1..=3).contains(&g.len())) && groups.iter().skip(1).all(|g| g.len() == 3));
    let whole = groups.concat();
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !is_grouped
        || !all_digits(&whole)
        || part.is_some_and(|part| part.is_empty() || !all_digits(part))
        || (whole.is_empty() && part.is_none())
    {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(format!("{sign}{whole}{}", part.map(|part| format!(".{part}")).unwrap_or_default()))
}

/// The day a spreadsheet counts so.
fn day(number: f64) -> Option<Date> {
    if !(1.0..=LAST_DAY).contains(&number) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)]
    Date::constant(1899, 12, 30).checked_add((number.trunc() as i64).days()).ok()
}

fn day_of(text: &str) -> String {
    meant(&ProblemKind::BadDate { found: text.to_owned() }).unwrap_or_else(|| text.to_owned())
}

/// "Nov-24", as spreadsheets show a month, with its year in full: "Nov 2024".
fn full_year(text: &str) -> String {
    match text.split_once('-') {
        Some((month, year)) if month.len() == 3 && year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{month} 20{year}")
        }
        Some(_) | None => text.to_owned(),
    }
}

fn month_of(text: &str) -> String {
    match period(text) {
        Some(Period::PointInTime(day)) => month(Month::of(day)),
        Some(_) => text.to_owned(),
        None => meant(&ProblemKind::BadMonth { found: full_year(text) }).unwrap_or_else(|| text.to_owned()),
    }
}

/// A period as the file writes it, of one as people write it; else the text as it is.
pub(crate) fn period_of(text: &str) -> String {
    if period(text).is_some() {
        return text.to_owned();
    }
    let small = text.to_lowercase().replacen('q', "Q", 1);
    if period(&small).is_some() {
        return small;
    }
    meant(&ProblemKind::BadPeriod { found: full_year(text) }).unwrap_or_else(|| text.to_owned())
}

/// A year, or the day or month of a date: the first of a month stands for the month, since spreadsheets make that of "Nov 2024". They
/// make December 2011 of 2011/12, too: that is not guessed at.
fn period_of_number(number: f64) -> Result<String, SheetProblemKind> {
    let is_year = (1900.0..2200.0).contains(&number) && number.fract() == 0.0;
    let Some(day) = day(number).filter(|_| !is_year) else { return Ok(number.to_string()) };
    if day.day() != 1 {
        return Ok(date(day));
    }
    if i16::from(day.month()) == (day.year() + 1) % 100 {
        return Err(SheetProblemKind::MaybeYear { month: month(Month::of(day)), year: years(day.year()) });
    }
    Ok(month(Month::of(day)))
}

/// A text by which a row says what it belongs to, so that two ways to write it are one.
pub(super) fn key(cell: &Cell, kind: ColumnKind) -> Result<String, SheetProblemKind> {
    let text = match value(cell, kind)? {
        Some(Tree::Text(text)) => text,
        Some(_) | None => cell.written(),
    };
    Ok(match (kind, period(&text)) {
        (ColumnKind::Period, Some(period)) => written(period),
        _ => text.to_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, kind: ColumnKind) -> Tree {
        value(&Cell::Text(text.to_owned()), kind).expect("no problem").expect("a value")
    }

    #[test]
    fn numbers_as_people_write_them_are_read() {
        for (written, read) in [
            ("14,910", "14910"),
            ("1,735,200.50", "1735200.50"),
            ("87.0%", "87.0"),
            (" £1 200 ", "1200"),
            ("−3.5", "-3.5"),
            ("+4", "4"),
            (".5", "0.5"),
            ("007", "7"),
        ] {
            assert_eq!(text(written, ColumnKind::Number), Tree::Number(read.to_owned()), "{written}");
        }
        for not in ["1,23", "12,3456", "1.2.3", "about 5", "5 (est.)", "1e5", "%", "."] {
            assert_eq!(text(not, ColumnKind::Number), Tree::words(not.trim()), "{not}");
        }
        assert_eq!(value(&Cell::Number(59.3), ColumnKind::Number), Ok(Some(Tree::Number("59.3".to_owned()))));
        assert_eq!(value(&Cell::Number(402.0), ColumnKind::Whole), Ok(Some(Tree::Number("402".to_owned()))));
    }

    #[test]
    fn marks_are_reasons_and_never_a_number() {
        for (written, why) in
            [("[c]", "suppressed"), ("*", "suppressed"), (" [X] ", "not collected"), ("-", "not collected"), ("n/a", "not applicable")]
        {
            assert_eq!(mark(&Cell::Text(written.to_owned())), Some(why), "{written}");
        }
        assert_eq!((mark(&Cell::Text("0".to_owned())), mark(&Cell::Number(0.0)), mark(&Cell::Empty)), (None, None, None));
    }

    #[test]
    fn periods_are_read_in_their_forms_as_people_write_them_and_as_dates() {
        for (form, _) in crate::read::PERIOD_FORMS {
            assert_eq!(text(form, ColumnKind::Period), Tree::words(form));
        }
        for (written, read) in [
            ("2024-25", "2024/25"),
            ("Survey 2023/24", "survey 2023/24"),
            ("q3 2024/25", "Q3 2024/25"),
            ("Nov 2024", "2024-11"),
            ("Nov-24", "2024-11"),
        ] {
            assert_eq!(text(written, ColumnKind::Period), Tree::words(read), "{written}");
        }
        for (number, read) in [(2024.0, "2024"), (45_626.0, "2024-11-30"), (45_597.0, "2024-11"), (45_626.75, "2024-11-30")] {
            assert_eq!(value(&Cell::Number(number), ColumnKind::Period), Ok(Some(Tree::words(read))), "{number}");
        }
        // 1 December 2011: what a spreadsheet makes of 2011/12; 1 November 2011 it makes of nothing else.
        let december = SheetProblemKind::MaybeYear { month: "2011-12".to_owned(), year: "2011/12".to_owned() };
        assert_eq!(value(&Cell::Number(40_878.0), ColumnKind::Period), Err(december));
        assert_eq!(value(&Cell::Number(40_848.0), ColumnKind::Period), Ok(Some(Tree::words("2011-11"))));
    }

    #[test]
    fn days_and_months_are_read_from_dates_and_texts() {
        assert_eq!(value(&Cell::Number(45_626.0), ColumnKind::Day), Ok(Some(Tree::words("2024-11-30"))));
        assert_eq!(value(&Cell::Number(45_626.0), ColumnKind::Month), Ok(Some(Tree::words("2024-11"))));
        assert_eq!(text("30/11/2024", ColumnKind::Day), Tree::words("2024-11-30"));
        assert_eq!(text("2024-11-30", ColumnKind::Month), Tree::words("2024-11"));
        assert_eq!(text("February 2025", ColumnKind::Month), Tree::words("2025-02"));
        assert_eq!(text("soon", ColumnKind::Day), Tree::words("soon"));
    }

    #[test]
    fn words_and_marks_of_yes_are_read_in_any_case() {
        assert_eq!(text("Not Due", ColumnKind::Choice(&["not due", "suppressed"])), Tree::words("not due"));
        assert_eq!(text("soon", ColumnKind::Choice(&["not due"])), Tree::words("soon"));
        assert_eq!((text("Yes", ColumnKind::YesNo), text("FALSE", ColumnKind::YesNo)), (Tree::YesNo(true), Tree::YesNo(false)));
        assert_eq!(value(&Cell::Number(2.0), ColumnKind::Text), Ok(Some(Tree::words("2"))));
    }
}

//! What stands in a cell of published data: a number, or a mark in place of one. A mark is never a number.

use super::super::sheets::{mark_of, plain_number};
use crate::model::real;

/// Why a publisher gives no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// So small that people could be identified.
    Suppressed,
    /// Nobody collected it.
    NotCollected,
    /// It does not apply.
    NotApplicable,
    /// It is not published yet.
    NotYetPublished,
    /// It is more than none, and rounds to none.
    Low,
    /// It is not reliable enough to be given.
    Unreliable,
}

impl Mark {
    /// The word a report file has for it; none where it has none.
    pub(super) fn word(self) -> Option<&'static str> {
        match self {
            Self::Suppressed => Some("suppressed"),
            Self::NotCollected => Some("not collected"),
            Self::NotApplicable => Some("not applicable"),
            Self::NotYetPublished => Some("not yet published"),
            Self::Low | Self::Unreliable => None,
        }
    }
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Slot {
    /// Nothing.
    #[default]
    Empty,
    /// A number.
    Number(f64),
    /// A mark in place of one.
    Mark(Mark),
    /// Two rows say different things.
    Contradicted,
}

impl Slot {
    /// The number.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Empty | Self::Mark(_) | Self::Contradicted => None,
        }
    }

    /// What two rows say together, in whichever order they come.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Empty, one) | (one, Self::Empty) => one,
            (one, other) if one == other => one,
            _ => Self::Contradicted,
        }
    }
}

/// What a cell says, and how final its figure is; nothing where it is neither a number nor a mark.
pub(super) fn slot(text: &str, decimal_comma: bool) -> Option<(Slot, Finality)> {
    if text.is_empty() {
        return Some((Slot::Empty, Finality::Final));
    }
    if let Some(mark) = mark(text) {
        return Some((Slot::Mark(mark), Finality::Final));
    }
    let (number, finality) = finality(text);
    let number = if decimal_comma { number.replace('.', "").replace(',', ".") } else { number.to_owned() };
    let number = plain_number(&number).and_then(|plain| real(&plain)).or_else(|| real(&number)).filter(|number| number.is_finite())?;
    Some((Slot::Number(number), finality))
}

/// How final a publisher says a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finality {
    Final,
    Revised,
    Provisional,
}

/// A number without the shorthand behind it: "12.3 [p]".
fn finality(text: &str) -> (&str, Finality) {
    let Some((number, mark)) = text.strip_suffix(']').and_then(|text| text.split_once('[')) else { return (text, Finality::Final) };
    match mark.trim().to_ascii_lowercase().as_str() {
        "p" => (number.trim(), Finality::Provisional),
        "r" => (number.trim(), Finality::Revised),
        // Estimated, of low reliability, at a break, or with a note: a figure for all that.
        "e" | "u" | "b" | "note" => (number.trim(), Finality::Final),
        _ => (text, Finality::Final),
    }
}

fn mark(text: &str) -> Option<Mark> {
    let small = text.to_ascii_lowercase();
    match small.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(&small) {
        "low" => return Some(Mark::Low),
        "u" => return Some(Mark::Unreliable),
        "dna" | "null" => return Some(Mark::NotCollected),
        _ => {}
    }
    Some(match mark_of(text)? {
        "suppressed" => Mark::Suppressed,
        "not applicable" => Mark::NotApplicable,
        "not yet published" => Mark::NotYetPublished,
        _ => Mark::NotCollected,
    })
}

/// Whether a number has a full stop that can be none between thousands, as some write who have decimal commas.
pub(super) fn has_decimal_stop(text: &str) -> bool {
    let is_number = text.contains('.') && text.bytes().all(|b| b.is_ascii_digit() || b".-%+ ".contains(&b));
    is_number && plain_number(&text.replace('.', ",")).is_none()
}

/// Whether a number has a comma that can be none of thousands.
pub(super) fn has_decimal_comma(text: &str) -> bool {
    text.contains(',') && text.bytes().all(|b| b.is_ascii_digit() || b",-%+ ".contains(&b)) && plain_number(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Slot> {
        slot(text, false).map(|(slot, _)| slot)
    }

    #[test]
    fn marks_are_never_numbers_and_numbers_are_read_as_people_write_them() {
        for (text, mark) in [
            ("[c]", Mark::Suppressed),
            ("*", Mark::Suppressed),
            ("c", Mark::Suppressed),
            ("[x]", Mark::NotCollected),
            ("-", Mark::NotCollected),
            ("..", Mark::NotCollected),
            (":", Mark::NotCollected),
            ("[z]", Mark::NotApplicable),
            ("n/a", Mark::NotApplicable),
            ("[low]", Mark::Low),
            ("[u]", Mark::Unreliable),
        ] {
            assert_eq!(of(text), Some(Slot::Mark(mark)), "{text}");
        }
        for (text, number) in [("1,206", 1206.0), ("59.3%", 59.3), ("-0.4", -0.4), ("12.3 [u]", 12.3), ("0", 0.0), ("1e3", 1000.0)] {
            assert_eq!(of(text), Some(Slot::Number(number)), "{text}");
        }
        for not in ["about 5", "5*", "1,2,3", "[q]", "inf", "NaN", "1e999"] {
            assert_eq!(of(not), None, "{not}");
        }
        assert_eq!(slot("12.3 [p]", false), Some((Slot::Number(12.3), Finality::Provisional)));
        assert_eq!(slot("1.206,5", true), Some((Slot::Number(1206.5), Finality::Final)));
        assert!(has_decimal_stop("12.5") && !has_decimal_stop("12.500") && !has_decimal_stop("12"));
        assert!(has_decimal_comma("12,5") && !has_decimal_comma("12,500") && !has_decimal_comma("12.5"));
    }

    #[test]
    fn two_rows_that_differ_contradict_in_either_order() {
        let (one, other) = (Slot::Number(1.0), Slot::Mark(Mark::Suppressed));
        assert_eq!((one.and(other), other.and(one)), (Slot::Contradicted, Slot::Contradicted));
        assert_eq!((one.and(Slot::Empty), Slot::Empty.and(one), one.and(one)), (one, one, one));
    }
}

//! Checks: what a council would be embarrassed to print (methods §8). They stop nothing; what makes no sense at all
//! is stopped by the reader.
//!
//! A check speaks only where no reading of the numbers makes them right: a printed number stands for everything that
//! rounds to it, and what the file explains (an event, a break, a reason why there is no figure) is no fault.

mod accepted;
mod check;
mod code;
mod counts;
mod definitions;
mod series;
mod targets;
mod text;
mod time;

pub use accepted::acceptance;
pub use check::{Check, Implied, Late, Sense, Stated, Told};
pub use code::Code;

use super::{Evaluated, Evaluation};
use crate::model::{Measure, Month, Period, Place, PlaceOf, Report, in_order};

/// Something to check.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// What, with what was found and what was expected.
    pub check: Check,
}

impl Found {
    /// The check that found it.
    #[must_use]
    pub fn code(&self) -> Code {
        self.check.code()
    }

    /// The period of the reading it points at, if it points at one.
    #[must_use]
    pub fn period(&self, report: &Report) -> Option<Period> {
        match self.place.thing {
            PlaceOf::Reading(index) => Some(report.measures.get(self.place.measure?)?.readings.get(index)?.period),
            PlaceOf::Whole
            | PlaceOf::Target(_)
            | PlaceOf::Milestone { .. }
            | PlaceOf::Comparator(_)
            | PlaceOf::Comment(_)
            | PlaceOf::Action(_)
            | PlaceOf::Breakdown(_)
            | PlaceOf::Accepted(_) => None,
        }
    }
}

/// All there is to check in a report: that of the report as a whole first, then measure by measure.
#[must_use]
pub fn checks(report: &Report, evaluation: &Evaluation) -> Vec<Found> {
    let mut found = Vec::new();
    time::of_report(report, &mut found);
    counts::of_report(report, &mut found);
    definitions::of_report(report, &mut found);
    let known = text::Known::of(report);
    for (index, (measure, evaluated)) in report.measures.iter().zip(&evaluation.measures).enumerate() {
        let at = At { report, measure, evaluated, index };
        counts::find(&at, &mut found);
        series::find(&at, &mut found);
        targets::find(&at, &mut found);
        time::find(&at, &mut found);
        definitions::find(&at, &mut found);
        text::find(&at, &known, &mut found);
    }
    accepted::without_need(report, &mut found);
    in_order(found, &|a, b| a.place.measure.cmp(&b.place.measure))
}

/// A measure that is looked at.
struct At<'r> {
    report: &'r Report,
    measure: &'r Measure,
    evaluated: &'r Evaluated,
    index: usize,
}

impl At<'_> {
    /// Something found in a field of a thing of the measure.
    fn found(&self, thing: PlaceOf, field: &'static str, check: Check) -> Found {
        Found { place: Place { measure: Some(self.index), thing, field }, check }
    }
}

/// Something found in the report as a whole.
fn of_whole(thing: PlaceOf, field: &'static str, check: Check) -> Found {
    Found { place: Place { measure: None, thing, field }, check }
}

/// How many months lie from one to a later one; below zero if it is not later.
fn months_between(from: Month, to: Month) -> i32 {
    from.count_to(to) - 1
}

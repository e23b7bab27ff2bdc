//! What the file accepts of what was found, and acceptances that nothing needs.

use super::{Check, Code, Found};
use crate::model::{Accepted, Place, PlaceOf, Report};

/// The acceptance of what was found: the first of its measure, or of the report, that names the check, and the period if it
/// names one.
#[must_use]
pub fn acceptance<'r>(report: &'r Report, found: &Found) -> Option<&'r Accepted> {
    let all = match found.place.measure {
        Some(index) => &report.measures.get(index)?.accepted,
        None => &report.accepted,
    };
    all.iter().find(|accepted| accepts(report, accepted, found))
}

fn accepts(report: &Report, accepted: &Accepted, found: &Found) -> bool {
    let code = found.code();
    // That an acceptance is needless is mended by taking it out.
    code != Code::AcceptedWithoutNeed
        && accepted.check == code.name()
        && accepted.period.is_none_or(|period| found.period(report) == Some(period))
}

/// Acceptances of which nothing was found.
pub(super) fn without_need(report: &Report, found: &mut Vec<Found>) {
    let of_measures = report.measures.iter().enumerate().map(|(index, measure)| (Some(index), &measure.accepted));
    let mut needless = Vec::new();
    for (measure, all) in std::iter::once((None, &report.accepted)).chain(of_measures) {
        for (index, accepted) in all.iter().enumerate() {
            if !found.iter().any(|one| one.place.measure == measure && accepts(report, accepted, one)) {
                let place = Place { measure, thing: PlaceOf::Accepted(index), field: "" };
                needless.push(Found { place, check: Check::AcceptedWithoutNeed { accepted: accepted.clone() } });
            }
        }
    }
    found.append(&mut needless);
}

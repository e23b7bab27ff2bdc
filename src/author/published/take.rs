//! Figures that were chosen, put into the report: each in its place, and nothing else is changed.

use super::super::json::Tree;
use super::super::period::{written, years};
use super::super::roll::opened;
use super::super::shape::{benchmark_file as shape_of_benchmarks, report_file};
use super::offers::{Comes, Offer, State, To, place_among};
use super::years::year_of;
use super::{Brought, CannotBring};
use crate::model::{ComparatorKind, Framework, Measure, Period, Report};
use crate::read;
use crate::read::problem::Problems;

/// Why figures cannot be taken over.
#[derive(Debug, Clone, PartialEq)]
pub enum CannotTake {
    /// Nothing can be brought in any more.
    Bring(CannotBring),
    /// A figure that was chosen is not in the file, or not in the same way: file or report have changed.
    Changed,
    /// There are no values of other councils in the file that the report could use.
    NoOthers,
    /// The report that would come of it is not sound.
    Problems(Problems),
}

/// The report with the offers of these keys in it.
///
/// # Errors
/// Why it cannot be made.
pub(crate) fn take(report: &[u8], brought: &Brought, chosen: &[String]) -> Result<String, CannotTake> {
    let (read, mut file) = opened(report).map_err(|problems| CannotTake::Bring(CannotBring::Report(problems)))?;
    let taken = indices(brought, chosen)?;
    for index in taken {
        let Some(offer) = brought.offers.get(index) else { continue };
        let Some(measure) = read.measures.get(offer.measure) else { return Err(CannotTake::Changed) };
        let measures = file.list_mut("measures");
        let Some(tree) = measures.and_then(|measures| measures.get_mut(offer.measure)) else { return Err(CannotTake::Changed) };
        let source = source(&read, measure, offer, &brought.file);
        match (offer.to, brought.elements.get(index)) {
            (_, Some(element)) => put_element(tree, offer, element.clone()),
            (To::Comparator(kind), None) => put_comparator(tree, measure, kind, offer, &source),
            (To::Reading | To::Forecast, None) => put_reading(tree, offer, &source),
        }
    }
    let text = file.written(&report_file());
    match read::report(text.as_bytes()) {
        Ok(_) => Ok(text),
        Err(problems) => Err(CannotTake::Problems(problems)),
    }
}

/// The offers of these keys, each once.
fn indices(brought: &Brought, chosen: &[String]) -> Result<Vec<usize>, CannotTake> {
    let keys: Vec<String> = brought.offers.iter().map(Offer::key).collect();
    let place = |key: &String| keys.iter().position(|known| known == key).ok_or(CannotTake::Changed);
    let mut found = chosen.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    found.sort_unstable();
    found.dedup();
    if found.iter().any(|index| brought.offers.get(*index).is_none_or(|offer| !offer.can())) {
        return Err(CannotTake::Changed);
    }
    Ok(found)
}

/// The file with the values of all councils: of the measures that are sure, and of those that something was chosen of.
///
/// # Errors
/// Why it cannot be made.
pub(crate) fn benchmark_file(brought: &Brought, chosen: &[String]) -> Result<String, CannotTake> {
    let taken = indices(brought, chosen)?;
    let chosen: Vec<usize> = taken.iter().filter_map(|index| brought.offers.get(*index)).map(|offer| offer.measure).collect();
    let others = brought.others.as_ref().ok_or(CannotTake::NoOthers)?;
    others.file(&chosen).map(|file| file.written(&shape_of_benchmarks())).ok_or(CannotTake::NoOthers)
}

/// Where a figure comes from: "ASCOF 2023/24, ascof-2023-24.csv".
fn source(report: &Report, measure: &Measure, offer: &Offer, file: &str) -> String {
    source_of(report.frameworks.get(measure.id.framework), offer.period, file)
}

pub(super) fn source_of(framework: Option<&Framework>, period: Period, file: &str) -> String {
    match framework.filter(|framework| !framework.local) {
        Some(framework) => format!("{} {}, {file}", framework.short_name, published(period)),
        None => file.to_owned(),
    }
}

/// A period as its publisher calls it: of a survey, a day or people followed in a year, the year.
fn published(period: Period) -> String {
    match period {
        Period::SurveyWave { .. } | Period::PointInTime(_) | Period::Cohort { .. } => years(year_of(period)),
        period => written(period),
    }
}

/// The place of a reading for the very period.
fn place(readings: &[Tree], offer: &Offer) -> Option<usize> {
    let is_forecast = |element: &Tree| element.text_of("status") == Some("forecast");
    readings.iter().position(|element| {
        element.text_of("period").and_then(read::period) == Some(offer.period) && is_forecast(element) == (offer.to == To::Forecast)
    })
}

/// Puts an element in its place, or where its period comes in the list: the latest are first in some files, last in others.
fn put_element(measure: &mut Tree, offer: &Offer, element: Tree) {
    let Some(readings) = measure.list_mut("readings") else { return };
    if let Some(there) = place(readings, offer).and_then(|place| readings.get_mut(place)) {
        *there = element;
        return;
    }
    let end = |element: &Tree| element.text_of("period").and_then(read::period).map(Period::last_day);
    let ends: Vec<_> = readings.iter().map(end).collect();
    let is_latest_first = ends.first() >= ends.last();
    let own = Some(offer.period.last_day());
    let at = if is_latest_first { ends.iter().position(|end| *end < own) } else { ends.iter().position(|end| *end > own) };
    readings.insert(at.unwrap_or(readings.len()), element);
}

fn put_reading(measure: &mut Tree, offer: &Offer, source: &str) {
    let there = place(measure.list_of("readings"), offer).and_then(|place| measure.list_of("readings").get(place));
    let mut reading = there.cloned().unwrap_or_else(|| Tree::object([("period", Tree::words(written(offer.period)))]));
    for field in ["missing", "expected", "reason"] {
        reading.remove(field);
    }
    if let Some(word) = offer.comes.mark.and_then(super::Mark::word) {
        reading.set("missing", Tree::words(word));
    }
    put_value(&mut reading, &offer.comes, offer.state);
    match offer.comes.status {
        Some(status) => reading.set("status", Tree::words(status)),
        // What is published is no longer provisional.
        None => drop(reading.remove("status")),
    }
    if let Some((lower, upper)) = offer.comes.interval {
        reading.set("interval", Tree::object([("lower", number(lower)), ("upper", number(upper))]));
    }
    put_survey(&mut reading, &offer.comes);
    reading.set("source", Tree::words(source));
    put_element(measure, offer, reading);
}

/// Value and counts; counts that go with another value are taken out.
fn put_value(place: &mut Tree, comes: &Comes, state: State) {
    if let Some(value) = comes.value {
        place.set("value", number(value));
    }
    match comes.numerator.zip(comes.denominator) {
        Some((numerator, denominator)) => {
            if comes.value.is_none() {
                place.remove("value");
            }
            place.set("numerator", Tree::Number(numerator.to_string()));
            place.set("denominator", Tree::Number(denominator.to_string()));
        }
        None if !matches!(state, State::Rounding { .. }) => {
            place.remove("numerator");
            place.remove("denominator");
        }
        None => {}
    }
    if !matches!(state, State::Rounding { .. } | State::Counts) {
        place.remove("interval");
    }
}

fn put_survey(reading: &mut Tree, comes: &Comes) {
    let mut survey = reading.get("survey").cloned().unwrap_or_else(|| Tree::object([]));
    if let Some(answered) = comes.answered {
        survey.set("answered", Tree::Number(answered.to_string()));
    }
    if let Some(margin) = comes.margin {
        survey.set("margin", number(margin));
    }
    if survey != Tree::object([]) {
        reading.set("survey", survey);
    }
}

fn put_comparator(tree: &mut Tree, measure: &Measure, kind: ComparatorKind, offer: &Offer, source: &str) {
    let Some(list) = tree.list_mut("comparators") else { return };
    let period = written(offer.period);
    let place = place_among(measure, kind, offer.period);
    let mut comparator = match place.and_then(|place| list.get(place)) {
        Some(there) => there.clone(),
        None => {
            Tree::object([("kind", Tree::words(word(kind))), ("label", Tree::words(format!("{} {}", offer.area, published(offer.period))))])
        }
    };
    for field in ["unpublished", "expected"] {
        comparator.remove(field);
    }
    rename(&mut comparator, offer.period);
    comparator.set("period", Tree::Text(period));
    put_value(&mut comparator, &offer.comes, offer.state);
    if let Some((lower, upper)) = offer.comes.interval {
        comparator.set("interval", Tree::object([("lower", number(lower)), ("upper", number(upper))]));
    }
    comparator.set("source", Tree::words(source));
    match place.and_then(|place| list.get_mut(place)) {
        Some(there) => *there = comparator,
        None => list.push(comparator),
    }
}

/// A name that tells the period before tells the new one; one that tells another is taken out.
fn rename(comparator: &mut Tree, period: Period) {
    let before = comparator.text_of("period").and_then(read::period).map(published);
    let (Some(label), Some(before), now) = (comparator.text_of("label"), before, published(period)) else { return };
    if before == now {
        return;
    }
    if label.contains(&before) {
        let label = label.replace(&before, &now);
        comparator.set("label", Tree::Text(label));
    } else if label.bytes().any(|b| b.is_ascii_digit()) {
        comparator.remove("label");
    }
}

fn word(kind: ComparatorKind) -> &'static str {
    match kind {
        ComparatorKind::National => "national",
        ComparatorKind::Region => "region",
        ComparatorKind::CouncilType => "council type",
        ComparatorKind::PeerGroup => "peer group",
        ComparatorKind::Authority => "authority",
        ComparatorKind::LastYear => "last year",
        ComparatorKind::Baseline => "baseline",
        ComparatorKind::OtherReport => "other report",
    }
}

pub(super) fn number(value: f64) -> Tree {
    Tree::Number(value.to_string())
}

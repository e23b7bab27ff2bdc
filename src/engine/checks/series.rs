//! A measure's figures among each other: running totals, units, jumps, decimals.

use std::collections::BTreeMap;

use super::{At, Check, Found};
use crate::engine::direction::crosses;
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::rounding::{at_most, settle};
use crate::engine::{Origin, yardstick};
use crate::model::{ComparatorKind, Count, Measure, Observation, Period, PeriodKind, PlaceOf, Scale, Unit, decimals};

/// A number this many times larger or smaller than every figure of its measure is in another unit.
const ANOTHER_UNIT: f64 = 30.0;
/// A change this many times the largest of the others is out of proportion, where there are so many others …
const OUT_OF_PROPORTION: f64 = 3.0;
const ENOUGH: usize = 4;
/// … and it is at least so many points, or this share of the larger figure.
const LEAST_POINTS: f64 = 10.0;
const LEAST_SHARE: f64 = 0.25;
/// Where there are fewer changes: a jump of so many points, or to so many times as much.
const JUMP_POINTS: f64 = 40.0;
const JUMP_TIMES: f64 = 5.0;
/// Figures below this jump by chance.
const FEW: f64 = 100.0;
const FEW_EVENTS: Count = Count(30);
/// So many whole figures in a row are no accident.
const WHOLE_FIGURES: usize = 5;

pub(super) fn find(at: &At, found: &mut Vec<Found>) {
    running_totals(at, found);
    let mut odd = outside(at, found);
    odd.extend(units(at, found));
    jumps(at, &odd, found);
    whole_figures(at, found);
}

/// Percentages outside 0 to 100 in a measure whose other figures and targets are within: their readings.
fn outside(at: &At, found: &mut Vec<Found>) -> Vec<usize> {
    if at.measure.unit != Unit::Percent {
        return Vec::new();
    }
    let is_outside = |value: f64| !(0.0..=100.0).contains(&value);
    let all: Vec<Figure> = figures(at.measure).collect();
    let (out, within): (Vec<&Figure>, Vec<&Figure>) = all.iter().partition(|f| is_outside(f.value));
    let meant = at.measure.targets.iter().flat_map(super::counts::edges).any(is_outside);
    if meant || out.len() >= within.len().max(1) {
        return Vec::new();
    }
    let told = out.into_iter().filter_map(|figure| Some((figure.reading?, figure.value)));
    told.map(|(reading, value)| {
        found.push(at.found(PlaceOf::Reading(reading), "value", Check::PercentOutside { value }));
        reading
    })
    .collect()
}

/// A figure as a running total: its value, or for a rate its count.
fn total(measure: &Measure, figure: &Figure) -> Option<(f64, bool)> {
    match (measure.cumulative, measure.unit, figure.unit) {
        (true, _, FigureUnit::Measure) => Some((figure.value, false)),
        (_, Unit::Rate { .. }, FigureUnit::Measure) => figure.counts.map(|counts| (counts.numerator.real(), true)),
        (_, Unit::Rate { .. }, FigureUnit::Counted) => Some((figure.value, true)),
        (_, _, _) => None,
    }
}

/// A running total never falls, whichever way is good.
fn running_totals(at: &At, found: &mut Vec<Found>) {
    let runs = |period: Period| matches!(period, Period::YearToDate { .. }) || period.year_of() == Some(period);
    let all: Vec<Figure> = figures(at.measure).filter(|f| runs(f.period)).collect();
    for longer in &all {
        let Some((value, counted)) = total(at.measure, longer) else { continue };
        let within = |f: &&Figure| {
            let same_year = f.period.first_month() == longer.period.first_month();
            // A forecast may turn out too high.
            same_year && f.period.last_month() < longer.period.last_month() && !f.forecast
        };
        let highest = all
            .iter()
            .filter(within)
            .filter_map(|f| Some((f.period, total(at.measure, f).filter(|(_, c)| *c == counted)?.0)))
            .reduce(|a, b| if b.1 > a.1 { b } else { a });
        if let (Some(shorter), Some(reading)) = (highest.filter(|(_, before)| !at_most(*before, value)), longer.reading) {
            let check = Check::RunningTotalFalls { shorter, longer: (longer.period, value), counted };
            found.push(at.found(PlaceOf::Reading(reading), if counted { "numerator" } else { "value" }, check));
        }
    }
}

/// A value as it would be for one month, where it adds up through the year.
fn monthly(measure: &Measure, period: Option<Period>, value: f64) -> Option<f64> {
    if !measure.cumulative {
        return Some(value);
    }
    period.map(|p| value / f64::from(p.first_month().count_to(p.last_month())))
}

/// The readings that are in another unit than the rest, after telling of them and of such targets and comparators.
fn units(at: &At, found: &mut Vec<Found>) -> Vec<usize> {
    let measure = at.measure;
    let all: Vec<(usize, f64, f64)> = figures(measure)
        .filter(|f| f.unit == FigureUnit::Measure)
        .filter_map(|f| Some((f.reading?, f.value, monthly(measure, Some(f.period), f.value)?)))
        .collect();
    let mut odd = Vec::new();
    for (reading, value, one) in &all {
        let others = all.iter().filter(|(other, ..)| other != reading).map(|(_, value, monthly)| (*value, *monthly));
        if let Some(nearest) = far_from_all(*one, others) {
            odd.push(*reading);
            found.push(at.found(PlaceOf::Reading(*reading), "", Check::TwoUnits { value: *value, nearest }));
        }
    }
    let others = || all.iter().filter(|(reading, ..)| !odd.contains(reading)).map(|(_, value, monthly)| (*value, *monthly));
    for (index, target) in measure.targets.iter().enumerate() {
        let (value, field) = super::targets::number(target);
        if let Some(nearest) = monthly(measure, Some(target.period), value).and_then(|one| far_from_all(one, others())) {
            found.push(at.found(PlaceOf::Target(index), field, Check::TwoUnits { value, nearest }));
        }
    }
    // What is counted may be counted of a whole country.
    let counted = matches!(measure.unit, Unit::Count | Unit::Hours | Unit::Pounds);
    for (index, comparator) in measure.comparators.iter().enumerate() {
        let own = matches!(comparator.kind, ComparatorKind::LastYear | ComparatorKind::Baseline | ComparatorKind::OtherReport);
        let Some(value) = yardstick::comparator_value(measure, comparator).filter(|_| own || !counted) else { continue };
        if let Some(nearest) = monthly(measure, comparator.period, value.get()).and_then(|one| far_from_all(one, others())) {
            found.push(at.found(PlaceOf::Comparator(index), "value", Check::TwoUnits { value: value.get(), nearest }));
        }
    }
    odd
}

/// The nearest of at least two others, each as printed and by the month, if a number is far larger, or far smaller, than all of them.
fn far_from_all(value: f64, others: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let others: Vec<(f64, f64)> = others.filter(|(_, other)| *other > 0.0).collect();
    let many = others.iter().any(|(_, other)| other.max(value) >= ANOTHER_UNIT);
    if value <= 0.0 || others.len() < 2 || !many {
        return None;
    }
    let larger = others.iter().all(|(_, other)| at_most(other * ANOTHER_UNIT, value));
    let smaller = others.iter().all(|(_, other)| at_most(value * ANOTHER_UNIT, *other));
    let off = |other: f64| (other - value).abs();
    (larger || smaller).then_some(())?;
    others.into_iter().reduce(|a, b| if off(b.1) < off(a.1) { b } else { a }).map(|(printed, _)| printed)
}

/// Figures that may be compared: of one kind of period; running totals for the same months of the year.
fn comparable(measure: &Measure, odd: &[usize]) -> BTreeMap<(PeriodKind, i8, i32), Vec<Figure>> {
    let mut groups: BTreeMap<(PeriodKind, i8, i32), Vec<Figure>> = BTreeMap::new();
    for figure in figures(measure).filter(|f| f.unit == FigureUnit::Measure && f.reading.is_none_or(|r| !odd.contains(&r))) {
        let (first, last) = (figure.period.first_month(), figure.period.last_month());
        let span = if measure.cumulative { (last.month(), first.count_to(last)) } else { (0, 0) };
        let group = groups.entry((figure.period.kind(), span.0, span.1)).or_default();
        // Beside what was measured a forecast tells nothing.
        if group.last().is_none_or(|before| before.period != figure.period) {
            group.push(figure);
        }
    }
    groups
}

fn jumps(at: &At, odd: &[usize], found: &mut Vec<Found>) {
    for group in comparable(at.measure, odd).values() {
        let change = |a: &Figure, b: &Figure| settle((b.value - a.value).abs());
        let changes: Vec<f64> = group.windows(2).filter_map(|two| Some(change(two.first()?, two.get(1)?))).collect();
        for (index, two) in group.windows(2).enumerate() {
            let [from, to] = two else { continue };
            if explained(at, from.period, to.period) {
                continue;
            }
            // A figure that stands out changes twice: to it and from it.
            let others = || changes.iter().enumerate().filter(|(other, _)| *other != index && *other != index + 1).map(|(_, c)| *c);
            let largest = others().fold(0.0, f64::max);
            let enough = others().count() >= ENOUGH;
            let size = change(from, to);
            let is_jump =
                if enough { size > OUT_OF_PROPORTION * largest && is_large(at.measure, from, to) } else { is_huge(at.measure, from, to) };
            if let Some(reading) = to.reading.filter(|_| is_jump) {
                let check = Check::ImplausibleJump {
                    from: (from.period, from.value),
                    to: (to.period, to.value),
                    largest: enough.then_some(largest),
                };
                found.push(at.found(PlaceOf::Reading(reading), "value", check));
            }
        }
    }
}

/// Whether a break or an event explains a change.
fn explained(at: &At, from: Period, to: Period) -> bool {
    let broken = at.measure.breaks.iter().any(|b| crosses(b, from, to));
    let mut events = at.measure.events.iter().chain(&at.report.events);
    broken || events.any(|e| e.from <= to.last_month() && from.first_month() <= e.to.unwrap_or(e.from))
}

fn is_large(measure: &Measure, from: &Figure, to: &Figure) -> bool {
    let size = (to.value - from.value).abs();
    match measure.unit {
        Unit::Percent => size >= LEAST_POINTS,
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            !few(measure, from, to) && size >= LEAST_SHARE * from.value.abs().max(to.value.abs())
        }
    }
}

fn is_huge(measure: &Measure, from: &Figure, to: &Figure) -> bool {
    let (less, more) = (from.value.min(to.value), from.value.max(to.value));
    match measure.unit {
        Unit::Percent => more - less >= JUMP_POINTS,
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            less >= 0.0 && !few(measure, from, to) && more >= JUMP_TIMES * less
        }
    }
}

/// Whether so few are counted that chance may make a jump of it.
fn few(measure: &Measure, from: &Figure, to: &Figure) -> bool {
    let counted = [from, to].into_iter().filter_map(|f| f.counts).map(|c| c.numerator).max();
    match measure.unit {
        Unit::Count | Unit::Hours | Unit::Pounds => from.value.max(to.value) < FEW,
        Unit::Percent | Unit::Rate { .. } | Unit::Days | Unit::Weeks | Unit::Score => counted.is_some_and(|most| most < FEW_EVENTS),
    }
}

/// Decimals that are printed and in no figure.
fn whole_figures(at: &At, found: &mut Vec<Found>) {
    if at.measure.decimals == 0 || at.measure.scale != Scale::Ones {
        return;
    }
    let printed: Vec<Figure> = figures(at.measure).filter(|f| f.origin == Origin::Printed && f.unit == FigureUnit::Measure).collect();
    let counts_say_more = at.measure.readings.iter().any(|r| matches!(r.observation, Observation::Ratio { .. }));
    let whole = printed.iter().all(|f| decimals(f.value) == 0);
    if whole && !counts_say_more && printed.len() >= WHOLE_FIGURES {
        let check = Check::DecimalsNotThere { decimals: at.measure.decimals, figures: printed.len() };
        found.push(at.found(PlaceOf::Whole, "decimals", check));
    }
}

//! Numbers of a text that the file has otherwise: a national figure, and a figure with a slip of its digits.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Told, may_be};
use crate::engine::checks::{Found, Told as Says, targets};
use crate::engine::claims::text::{Quantity, Unit};
use crate::engine::figure::{figures, per};
use crate::engine::rounding::settle;
use crate::engine::yardstick::comparator_value;
use crate::model::{Comparator, ComparatorFigure, ComparatorKind, Count, Decimal, Denominator, Measure, Observation, PartValue, Report};

/// All the numbers of a report.
pub(in crate::engine::checks) struct Known(BTreeSet<u64>);

/// A number as sums go, for looking it up.
fn key(value: f64) -> u64 {
    (settle(value) + 0.0).to_bits()
}

impl Known {
    /// The numbers of a report.
    pub(in crate::engine::checks) fn of(report: &Report) -> Self {
        let mut all: BTreeSet<u64> = report.measures.iter().flat_map(of_measure).map(key).collect();
        for breakdown in &report.breakdowns {
            all.extend(breakdown.size.map(|size| key(size.real())));
            all.extend(breakdown.parts.iter().map(|part| match part.value {
                PartValue::Count(count) => key(count.real()),
                PartValue::Percent(percent) => key(percent.get()),
            }));
        }
        Self(all)
    }
}

/// The numbers of a measure.
fn of_measure(measure: &Measure) -> Vec<f64> {
    let mut all = Vec::new();
    let mut pair = |numerator: Count, denominator: Option<Denominator>| {
        all.push(numerator.real());
        all.extend(denominator.map(Denominator::real));
        if let Some(denominator) = denominator {
            all.push(denominator.real() - numerator.real());
            all.push(numerator.real() / denominator.real() * per(measure.unit));
        }
    };
    for reading in &measure.readings {
        match &reading.observation {
            Observation::Value { counts, .. } => {
                if let Some(counts) = counts {
                    pair(counts.numerator, counts.denominator);
                }
            }
            Observation::Ratio { numerator, denominator } => pair(*numerator, Some(*denominator)),
            Observation::Count(_) | Observation::NumeratorOnly(_) | Observation::Missing(_) => {}
        }
    }
    for comparator in &measure.comparators {
        match &comparator.figure {
            ComparatorFigure::Value { counts: Some(counts), .. } => pair(counts.numerator, counts.denominator),
            ComparatorFigure::Ratio { numerator, denominator } => pair(*numerator, Some(*denominator)),
            ComparatorFigure::Value { counts: None, .. } | ComparatorFigure::Unpublished { .. } => {}
        }
    }
    all.extend(figures(measure).map(|f| f.value));
    all.extend(measure.comparators.iter().filter_map(|c| comparator_value(measure, c)).map(crate::model::Finite::get));
    all.extend(measure.targets.iter().map(|t| targets::number(t).0));
    all
}

pub(super) fn find(told: &Told, known: &Known, found: &mut Vec<Found>) {
    for sentence in &told.paragraph.sentences {
        found.extend(national(told, sentence).map(|says| told.found(sentence, says)));
    }
    slips(told, known, found);
}

/// "68% nationally", "the national 68%", where the national figure of the file is another.
fn national(told: &Told, sentence: &Range<usize>) -> Option<Says> {
    let is_national = |i: usize| matches!(told.word(i), "national" | "nationally" | "england");
    let at = sentence.clone().find(|i| is_national(*i))?;
    let fits = |i: usize| told.number(i).filter(|q| told.fits(q) && !q.loose);
    let after = (at + 1..(at + 7).min(sentence.end)).find_map(|i| fits(i).map(|q| (i, q)));
    let before = at.checked_sub(1).and_then(|i| fits(i).map(|q| (i, q)));
    let (place, stated) = before.or(after)?;
    // "similar to the national position at 11.5%" is the measure's own.
    if told.word(place.wrapping_sub(1)) == "at" {
        return None;
    }
    // The number before it must be the measure's own: then the two are of one thing.
    let own = (0..place).rev().find_map(fits)?;
    told.figure(&own)?;
    let ranges = told.at.measure.comparators.iter().enumerate().filter(|(_, c)| c.kind == ComparatorKind::National);
    let values: Vec<(usize, &Comparator, f64)> =
        ranges.filter_map(|(i, c)| Some((i, c, comparator_value(told.at.measure, c)?.get()))).collect();
    let is = |q: &Quantity| values.iter().any(|(_, _, value)| may_be(q, *value));
    let other_year = (place + 1..sentence.end).any(|i| told.is_label(i));
    let elsewhere = sentence.clone().filter_map(fits).any(|q| is(&q));
    let own_figure = told.figure(&stated).is_some();
    let (comparator, _, value) = values.first().filter(|_| !elsewhere && !other_year && !own_figure)?;
    Some(Says::National { stated: stated.value, decimals: stated.decimals, comparator: *comparator, value: *value })
}

/// Numbers that are one slip of the digits from one of the measure's, and nowhere in the file.
fn slips(told: &Told, known: &Known, found: &mut Vec<Found>) {
    let own = of_measure(told.at.measure);
    for sentence in &told.paragraph.sentences {
        for quantity in sentence.clone().filter_map(|i| told.number(i)) {
            if quantity.loose || !matches!(quantity.unit, Unit::Plain | Unit::Percent | Unit::Pounds) {
                continue;
            }
            let Some(meant) = own.iter().find(|number| is_slip(quantity.value, **number)) else { continue };
            let derived = || own.iter().any(|a| own.iter().any(|b| [a - b, a + b].map(key).contains(&key(quantity.value))));
            if !known.0.contains(&key(quantity.value)) && !stands_for_one(&own, &quantity) && !derived() {
                let says = Says::Number { stated: quantity.value, decimals: quantity.decimals, meant: *meant };
                found.push(told.found(sentence, says));
            }
        }
    }
}

/// Whether a number is one of the measure's as rounding goes.
fn stands_for_one(own: &[f64], quantity: &Quantity) -> bool {
    own.iter().any(|value| quantity.holds(*value))
}

/// Whether two numbers of as many digits, at least four, differ by two neighbours that changed places; or, in numbers of
/// five digits or more, by a single digit. Shorter ones are too often alike by chance.
fn is_slip(a: f64, b: f64) -> bool {
    let (a, b) = (Decimal::of(a, 15), Decimal::of(b, 15));
    if a.point != b.point || a.digits.len() != b.digits.len() || a.digits.len() < 4 {
        return false;
    }
    let differing: Vec<usize> = a.digits.iter().zip(&b.digits).enumerate().filter(|(_, (a, b))| a != b).map(|(i, _)| i).collect();
    match differing[..] {
        [_] => a.digits.len() >= 5,
        [i, j] => j == i + 1 && a.digits.get(i) == b.digits.get(j) && a.digits.get(j) == b.digits.get(i),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_swaps_two_neighbours_or_changes_one_of_many_digits() {
        for (a, b, wanted) in [
            (89.9, 98.9, false),
            (566.2, 656.2, true),
            (523_123.0, 523_132.0, true),
            (523_123.0, 523_423.0, true),
            (5_185.0, 5_085.0, false),
            (5_185.0, 5_158.0, true),
            (87.5, 88.7, false),
            (45.0, 54.0, false),
            (736.0, 7_360.0, false),
        ] {
            assert_eq!(is_slip(a, b), wanted, "{a} and {b}");
        }
    }
}

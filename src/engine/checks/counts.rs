//! Values and their counts, percentages in their range, wholes and populations.

use std::collections::BTreeMap;

use super::{At, Check, Found, Implied, Stated, of_whole};
use crate::engine::direction::crosses;
use crate::engine::figure::{Figure, FigureUnit, figures, per};
use crate::engine::printed::{self, Range};
use crate::engine::rounding::{at_most, round};
use crate::engine::{Origin, agreement};
use crate::model::{
    ComparatorFigure, Count, Counts, Denominator, Measure, Observation, Period, Place, PlaceOf, Report, Requirement, Target, Unit,
    is_of_a_word, lower,
};

/// A population changes by no more than this from one year to the next, as a share; and this much may be put down to
/// another estimate of it. *Ours*: the population of no English county changes by 2% a year.
const A_YEAR: f64 = 0.02;
const ANOTHER_ESTIMATE: f64 = 0.005;
/// What is counted per so many is counted per head.
const OF_PEOPLE: u32 = 10_000;
/// The whole of a breakdown this near to a count of its measure, as a share of it, is meant to be that count.
const NEAR: f64 = 0.1;
/// The same counts of fewer than this for two periods may well be chance.
const FEW: u64 = 100;

/// What to check within one measure.
pub(super) fn find(at: &At, found: &mut Vec<Found>) {
    against_counts(at, found);
    intervals(at, found);
    populations(at, found);
}

/// What to check across measures and of the report's wholes.
pub(super) fn of_report(report: &Report, found: &mut Vec<Found>) {
    pairs(report, found);
    populations_of_one_group(report, found);
    wholes(report, found);
}

fn against_counts(at: &At, found: &mut Vec<Found>) {
    let unit = at.measure.unit;
    let check = |value: f64, counts: Counts, gives: f64| {
        let denominator = counts.denominator.map_or(0.0, Denominator::real);
        let numerator = round(value / per(unit) * denominator, 0).value();
        Check::ValueAgainstCounts { value, counts, gives, numerator }
    };
    for one in &at.evaluated.contradictions {
        if let (Some(reading), Some(counts)) = (one.figure.reading, one.figure.counts) {
            found.push(at.found(PlaceOf::Reading(reading), "value", check(one.figure.value, counts, one.from_counts)));
        }
    }
    for (index, comparator) in at.measure.comparators.iter().enumerate() {
        let ComparatorFigure::Value { value, counts: Some(counts) } = comparator.figure else { continue };
        if let Some(gives) = agreement::given(value.get(), counts, unit) {
            found.push(at.found(PlaceOf::Comparator(index), "value", check(value.get(), counts, gives)));
        }
    }
}

/// The numbers of a target.
pub(super) fn edges(target: &Target) -> impl Iterator<Item = f64> + use<> {
    let (one, other) = match target.requirement {
        Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v) => (v, None),
        Requirement::Band { low, high } => (low, Some(high)),
    };
    [Some(one), other].into_iter().flatten().map(crate::model::Finite::get)
}

fn intervals(at: &At, found: &mut Vec<Found>) {
    for figure in figures(at.measure).filter(|f| f.unit == FigureUnit::Measure) {
        let Some(interval) = figure.reading_of(at.measure).and_then(|r| r.interval) else { continue };
        let given = Range { low: printed::value(interval.lower.get()).low, high: printed::value(interval.upper.get()).high };
        if let Some(reading) = figure.reading.filter(|_| !given.meets(printed::value(figure.value))) {
            let check = Check::ValueOutsideInterval { value: figure.value, interval };
            found.push(at.found(PlaceOf::Reading(reading), "interval", check));
        }
    }
}

/// A figure with counts, in a report.
struct Pair {
    measure: usize,
    figure: Figure,
    /// What its value may stand for, as a share of one; none where it was worked out from the counts.
    share: Option<Range>,
}

/// The same counts twice.
fn pairs(report: &Report, found: &mut Vec<Found>) {
    let mut by_counts: BTreeMap<(Count, Denominator), Vec<Pair>> = BTreeMap::new();
    for (measure, m) in report.measures.iter().enumerate() {
        for figure in figures(m).filter(|f| f.unit == FigureUnit::Measure) {
            let Some(counts) = figure.counts else { continue };
            let Some(denominator) = counts.denominator else { continue };
            let printed = printed::value(figure.value);
            let share = Range { low: printed.low / per(m.unit), high: printed.high / per(m.unit) };
            let share = (figure.origin == Origin::Printed).then_some(share);
            by_counts.entry((counts.numerator, denominator)).or_default().push(Pair { measure, figure, share });
        }
    }
    for ((numerator, denominator), pairs) in by_counts {
        let counts = Counts { numerator, denominator: Some(denominator) };
        for (position, here) in pairs.iter().enumerate() {
            let before = pairs.get(..position).unwrap_or_default();
            let other_value = before.iter().find(|there| there.share.zip(here.share).is_some_and(|(a, b)| !a.meets(b)));
            let check = match other_value {
                Some(there) => Some(Check::SameCountsTwice { counts, here: stated(here), there: stated(there) }),
                None => copied(report, here, before).map(|there| Check::CountsCopied {
                    counts,
                    period: here.figure.period,
                    earlier: there.figure.period,
                }),
            };
            let (Some(reading), Some(check)) = (here.figure.reading, check) else { continue };
            let place = Place { measure: Some(here.measure), thing: PlaceOf::Reading(reading), field: "numerator" };
            found.push(Found { place, check });
        }
    }
}

fn stated(pair: &Pair) -> Stated {
    Stated { measure: pair.measure, period: pair.figure.period, value: pair.figure.value }
}

/// The same counts for an earlier period of the same measure, where its denominators otherwise change.
fn copied<'p>(report: &Report, here: &Pair, before: &'p [Pair]) -> Option<&'p Pair> {
    let counts = here.figure.counts?;
    let there = before.iter().rfind(|there| {
        there.measure == here.measure && !there.figure.forecast && there.figure.period.last_day() < here.figure.period.last_day()
    })?;
    let same_base = |f: &Figure| f.counts.is_some_and(|c| c.denominator == counts.denominator);
    let measure = report.measures.get(here.measure)?;
    let is_fixed = figures(measure).filter(same_base).count() > 2;
    let many = counts.denominator.is_some_and(|d| d.get() >= FEW) && counts.numerator > Count(0);
    (many && !is_fixed && !here.figure.forecast && there.figure.period.kind() == here.figure.period.kind()).then_some(there)
}

/// What the rates of a measure and their counts imply, for whole years and days.
fn implied(index: usize, measure: &Measure) -> Vec<(PlaceOf, Implied)> {
    if !matches!(measure.unit, Unit::Rate { .. }) {
        return Vec::new();
    }
    let of = |period: Period, rate: f64, count: Range, target: bool, middle: f64| {
        let rates = printed::value(rate);
        (rates.low > 0.0 && count.low > 0.0).then(|| Implied {
            measure: index,
            period,
            rate,
            count: middle,
            target,
            low: count.low / rates.high * per(measure.unit),
            high: count.high / rates.low * per(measure.unit),
        })
    };
    let fits = |period: Period| period.is_whole_year() || matches!(period, Period::PointInTime(_));
    let mut out = Vec::new();
    for figure in figures(measure).filter(|f| f.unit == FigureUnit::Measure && fits(f.period)) {
        let (Some(counts), Some(reading)) = (figure.counts, figure.reading) else { continue };
        let count = printed::count(counts.numerator);
        let implied = of(figure.period, figure.value, count, false, counts.numerator.real());
        let exact = counts.denominator.map(|d| printed::count(Count(d.get())));
        let implied = implied.map(|one| match exact {
            Some(exact) => Implied { low: exact.low, high: exact.high, ..one },
            None => one,
        });
        out.extend(implied.map(|one| (PlaceOf::Reading(reading), one)));
    }
    for (index, target) in measure.targets.iter().enumerate() {
        let Some(people) = target.people else { continue };
        // A whole number of people comes nearest to the rate, or is the most that meets it.
        let count = Range { low: people.real() - 1.0, high: people.real() + 1.0 };
        let one = edges(target).next().and_then(|rate| of(target.period, rate, count, true, people.real()));
        out.extend(one.map(|one| (PlaceOf::Target(index), one)));
    }
    out
}

/// Whether two may be out of one population, so many years apart.
fn may_be_one(a: &Implied, b: &Implied, years: i32) -> bool {
    let room = 1.0 + ANOTHER_ESTIMATE + A_YEAR * f64::from(years);
    at_most(a.low, b.high * room) && at_most(b.low, a.high * room)
}

/// Whether a rate is of a population, which changes slowly: referrals or beds need not.
fn is_of_people(measure: &Measure) -> bool {
    let base = measure.base.as_deref().map(lower).unwrap_or_default();
    let says_so = base.split(|c: char| !is_of_a_word(c)).any(|word| matches!(word, "aged" | "population" | "residents"));
    says_so || matches!(measure.unit, Unit::Rate { per } if per >= OF_PEOPLE)
}

/// One measure: each against the one before it, a target against its own year.
fn populations(at: &At, found: &mut Vec<Found>) {
    let all = implied(at.index, at.measure);
    let mut before: Option<&Implied> = None;
    for (place, here) in all.iter().filter(|(_, one)| !one.target) {
        let years = before.map(|there| (here.period.first_month().year() - there.period.first_month().year()).abs());
        if let (Some(there), Some(years)) = (before, years)
            && there.period.kind() == here.period.kind()
            && is_of_people(at.measure)
            && !at.measure.breaks.iter().any(|b| crosses(b, there.period, here.period))
            && !may_be_one(here, there, years.into())
        {
            found.push(at.found(*place, "numerator", Check::DifferentPopulations { here: *here, there: *there }));
        }
        before = Some(here);
    }
    for (place, here) in all.iter().filter(|(_, one)| one.target) {
        let own = all.iter().find(|(_, there)| !there.target && there.period == here.period);
        if let Some((_, there)) = own.filter(|(_, there)| !may_be_one(here, there, 0)) {
            found.push(at.found(*place, "people", Check::DifferentPopulations { here: *here, there: *there }));
        }
    }
}

/// Measures of one group of people, for one period.
fn populations_of_one_group(report: &Report, found: &mut Vec<Found>) {
    let mut first_of: BTreeMap<String, Vec<Implied>> = BTreeMap::new();
    for (index, measure) in report.measures.iter().enumerate() {
        // "People" alone may be any.
        let Some(base) = measure.base.as_ref().filter(|base| base.trim().contains(' ')) else { continue };
        let known = first_of.entry(lower(base.trim())).or_default();
        let own: Vec<(PlaceOf, Implied)> = implied(index, measure).into_iter().filter(|(_, one)| !one.target).collect();
        for (thing, here) in &own {
            let there = known.iter().find(|there| there.period == here.period && !may_be_one(here, there, 0));
            let place = Place { measure: Some(index), thing: *thing, field: "numerator" };
            found.extend(there.map(|there| Found { place, check: Check::DifferentPopulations { here: *here, there: *there } }));
        }
        known.extend(own.into_iter().map(|(_, one)| one));
    }
}

/// Wholes that are near a count of their measure for the same period, and not the same.
fn wholes(report: &Report, found: &mut Vec<Found>) {
    for (index, breakdown) in report.breakdowns.iter().enumerate() {
        let measure = breakdown.measure.and_then(|measure| report.measures.get(measure));
        let (Some(measure), Some(size)) = (measure, breakdown.size) else { continue };
        let size = size.real();
        let counts: Vec<f64> =
            measure.readings.iter().filter(|r| r.period == breakdown.period).flat_map(|r| counts_of(measure, &r.observation)).collect();
        let off = |count: f64| (count - size).abs();
        let nearest = counts.into_iter().reduce(|a, b| if off(b) < off(a) { b } else { a });
        if let Some(nearest) = nearest.filter(|nearest| off(*nearest) >= 1.0 && off(*nearest) <= nearest * NEAR) {
            found.push(of_whole(PlaceOf::Breakdown(index), "size", Check::WholeAgainstMeasure { size, nearest }));
        }
    }
}

/// The counts of a reading.
fn counts_of(measure: &Measure, observation: &Observation) -> Vec<f64> {
    match observation {
        Observation::Value { value, counts } => {
            let own = (measure.unit == Unit::Count).then_some(value.get());
            let pair = counts.map(|c| [Some(c.numerator.real()), c.denominator.map(Denominator::real)]);
            own.into_iter().chain(pair.into_iter().flatten().flatten()).collect()
        }
        Observation::Ratio { numerator, denominator } => vec![numerator.real(), denominator.real()],
        Observation::Count(count) | Observation::NumeratorOnly(count) => vec![count.real()],
        Observation::Missing(_) => Vec::new(),
    }
}

//! One row per target, milestone and comparator.

use super::{count, table, text, unit, value};
use crate::engine::{Against, Evaluated, Evaluation, FigureUnit, Verdict, milestone_due};
use crate::model::{Comparator, ComparatorFigure, Finite, Measure, Month, Path, Report, Requirement, Target};
use crate::scorecard::number;
use crate::scorecard::view::{Cell, FigureTable};
use crate::scorecard::words::{capital, labels, period};

const COLUMNS: [(&str, u8); 18] = [
    ("Code", 12),
    ("Measure", 46),
    ("Kind", 22),
    ("Name", 30),
    ("Period", 22),
    ("Due by", 16),
    ("Unit", 10),
    ("Asks for", 12),
    ("Value", 12),
    ("Upper edge of a band", 12),
    ("As printed", 14),
    ("People it stands for", 12),
    ("Numerator", 12),
    ("Denominator", 12),
    ("Why there is no figure", 30),
    ("The measure is rated against it", 14),
    ("Lower end, as given", 12),
    ("Upper end, as given", 12),
];

pub(super) fn table_of(report: &Report, evaluation: &Evaluation) -> FigureTable {
    let measures = report.measures.iter().zip(&evaluation.measures);
    let rows = measures.flat_map(|(measure, evaluated)| {
        let used = used(evaluated);
        let is_used = move |against: Against| used.contains(&against);
        let mut rows = Vec::new();
        for (index, target) in measure.targets.iter().enumerate() {
            rows.push(target_row(report, measure, target, is_used(Against::Target { index })));
            for (by, due) in milestones(target) {
                let rated = [false, true].into_iter().any(|straight_line| is_used(Against::Milestone { index, by, straight_line }));
                rows.push(milestone_row(report, measure, target, (by, due), rated));
            }
        }
        for (index, comparator) in measure.comparators.iter().enumerate() {
            rows.push(comparator_row(report, measure, comparator, is_used(Against::Comparator { index })));
        }
        rows
    });
    table("Comparators and targets", COLUMNS, rows.collect())
}

/// What a measure is rated against; an even pace is its comparator's.
fn used(evaluated: &Evaluated) -> Vec<Against> {
    let verdicts = [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten();
    let against = verdicts.filter_map(|verdict| match verdict {
        Verdict::Rated(rated) => Some(rated.yardstick.against),
        Verdict::NotRated(_) => None,
    });
    let of_the_year = |against| match against {
        Against::EvenPace { index, .. } => Against::Comparator { index },
        Against::Target { .. } | Against::Milestone { .. } | Against::Comparator { .. } => against,
    };
    against.map(of_the_year).collect()
}

/// The running totals a target names month by month.
fn milestones(target: &Target) -> Vec<(Month, f64)> {
    let (_, whole, _) = asks(target.requirement);
    let (Some(path), Some(Path::ByMonth(months) | Path::Shares(months))) = (&target.path, &target.path) else { return Vec::new() };
    months.iter().filter_map(|(month, _)| Some((*month, milestone_due(path, whole, target.period, *month)?))).collect()
}

fn own(measure: &Measure, number: f64, decimals: u8) -> Cell {
    value(measure, FigureUnit::Measure, number, decimals)
}

fn rated(rated: bool) -> Cell {
    text(if rated { "Yes" } else { "" })
}

fn asks(requirement: Requirement) -> (&'static str, f64, Option<f64>) {
    match requirement {
        Requirement::AtLeast(value) => ("at least", value.get(), None),
        Requirement::AtMost(value) => ("at most", value.get(), None),
        Requirement::Below(value) => ("under", value.get(), None),
        Requirement::Band { low, high } => ("within", low.get(), Some(high.get())),
    }
}

fn target_row(report: &Report, measure: &Measure, target: &Target, is_rated: bool) -> [Cell; COLUMNS.len()] {
    let (asks, low, high) = asks(target.requirement);
    let way = match target.path {
        Some(Path::StraightLine) => "on a straight line",
        Some(Path::ByMonth(_) | Path::Shares(_)) => "by its milestones",
        None => "",
    };
    [
        text(labels::code(report, measure)),
        text(measure.title.clone()),
        text("Target"),
        text(target.label.clone().unwrap_or_default()),
        text(capital(&period::long(target.period))),
        text(way),
        text(unit(measure)),
        text(asks),
        own(measure, low, target.decimals),
        high.map_or(Cell::Blank, |high| own(measure, high, target.decimals)),
        text(number::requirement(measure, target.requirement, target.decimals)),
        count(target.people.map(|people| people.real())),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        rated(is_rated),
        Cell::Blank,
        Cell::Blank,
    ]
}

fn milestone_row(report: &Report, measure: &Measure, target: &Target, (by, due): (Month, f64), is_rated: bool) -> [Cell; COLUMNS.len()] {
    let (asks, ..) = asks(target.requirement);
    [
        text(labels::code(report, measure)),
        text(measure.title.clone()),
        text("Milestone"),
        text(target.label.clone().unwrap_or_default()),
        text(capital(&period::long(target.period))),
        text(period::month(by)),
        text(unit(measure)),
        text(asks),
        own(measure, due, target.decimals),
        Cell::Blank,
        text(number::value_with(measure, due, target.decimals)),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        rated(is_rated),
        Cell::Blank,
        Cell::Blank,
    ]
}

fn comparator_row(report: &Report, measure: &Measure, comparator: &Comparator, is_rated: bool) -> [Cell; COLUMNS.len()] {
    let mut counts = (None, None);
    let mut why = String::new();
    let found = match &comparator.figure {
        ComparatorFigure::Value { value, counts: given } => {
            counts = (given.map(|given| given.numerator.real()), given.and_then(|given| given.denominator).map(|base| base.real()));
            Some(value.get())
        }
        ComparatorFigure::Ratio { numerator, denominator } => {
            counts = (Some(numerator.real()), Some(denominator.real()));
            crate::engine::comparator_value(measure, comparator).map(Finite::get)
        }
        ComparatorFigure::Unpublished { due } => {
            why = due.map_or_else(|| "Not published".to_owned(), |due| format!("To be published in {}", period::month(due)));
            None
        }
    };
    let end = |pick: fn(&crate::model::Interval) -> Finite| {
        comparator.interval.as_ref().map_or(Cell::Blank, |interval| own(measure, pick(interval).get(), comparator.decimals))
    };
    [
        text(labels::code(report, measure)),
        text(measure.title.clone()),
        text(capital(labels::comparator_kind(comparator))),
        text(comparator.label.clone().unwrap_or_default()),
        text(comparator.period.map(|found| capital(&period::long(found))).unwrap_or_default()),
        Cell::Blank,
        text(unit(measure)),
        Cell::Blank,
        found.map_or(Cell::Blank, |found| own(measure, found, comparator.decimals)),
        Cell::Blank,
        text(found.map(|found| number::value_with(measure, found, comparator.decimals)).unwrap_or_default()),
        Cell::Blank,
        count(counts.0),
        count(counts.1),
        text(why),
        rated(is_rated),
        end(|interval| interval.lower),
        end(|interval| interval.upper),
    ]
}

//! How a council compares with others: for one measure, and for all of them at once.

mod all;
mod charts;
mod funnel;
mod one;
mod peers;
mod why;

use super::number;
use super::view::{Choice, Compare, CompareAll, Scale, Spot, TrendLine, Who};
use super::words::compare as words;
use crate::engine::Evaluation;
use crate::engine::among::{Among, NoBenchmark, Peers, among};
use crate::engine::benchmarking::Place;
use crate::model::{BenchmarkTable, Benchmarks, Interval, Measure, Report, Unit};

/// A measure of a report among others: what sentences and charts are made of.
#[derive(Clone, Copy)]
pub(in crate::scorecard) struct Subject<'a> {
    pub(in crate::scorecard) report: &'a Report,
    pub(in crate::scorecard) measure: &'a Measure,
    pub(in crate::scorecard) benchmarks: &'a Benchmarks,
    pub(in crate::scorecard) among: &'a Among,
    /// What the peers are called in a sentence.
    pub(in crate::scorecard) peers_name: &'a str,
}

/// Where one measure of a report stands among others; none without a table of it.
///
/// `with` is a peer group's id, or councils' codes with commas between them (codes that are not known are left
/// out), or empty for the first group.
#[must_use]
pub fn compare(report: &Report, evaluation: &Evaluation, benchmarks: &Benchmarks, index: usize, with: &str) -> Option<Compare> {
    let (measure, evaluated) = (report.measures.get(index)?, evaluation.measures.get(index)?);
    let chosen = chosen(benchmarks, with);
    let peers_name = peers_name(benchmarks, &chosen);
    match among(measure, benchmarks, &chosen, report.position_at) {
        Ok(found) => {
            let subject = Subject { report, measure, benchmarks, among: &found, peers_name: &peers_name };
            Some(one::one(&subject, evaluated))
        }
        Err(NoBenchmark::NoTable) => None,
        Err(reason) => Some(one::without(measure, benchmarks, reason)),
    }
}

/// Every measure of a report among others at once; `with` as for [`compare`].
#[must_use]
pub fn compare_all(report: &Report, evaluation: &Evaluation, benchmarks: &Benchmarks, with: &str) -> CompareAll {
    debug_assert_eq!(report.measures.len(), evaluation.measures.len());
    let chosen = chosen(benchmarks, with);
    all::all(report, benchmarks, &chosen, &peers_name(benchmarks, &chosen))
}

/// Whom the reader asks for; the first group where it is nobody who is known.
pub(super) fn chosen(benchmarks: &Benchmarks, with: &str) -> Peers {
    let group = benchmarks.peer_groups.iter().position(|group| group.id == with.trim());
    let by_code = |code: &str| benchmarks.authorities.iter().position(|a| a.code.eq_ignore_ascii_case(code));
    let by_codes = || with.split(',').map(str::trim).filter_map(by_code).filter(|i| *i != benchmarks.own).collect::<Vec<_>>();
    match group {
        Some(index) => Peers::Group(index),
        None => match by_codes() {
            nobody if nobody.is_empty() => Peers::Group(0),
            councils => Peers::Chosen(councils),
        },
    }
}

pub(super) fn peers_name(benchmarks: &Benchmarks, chosen: &Peers) -> String {
    match chosen {
        Peers::Group(index) => benchmarks.peer_groups.get(*index).map(|group| group.name.clone()).unwrap_or_default(),
        Peers::Chosen(_) => words::CHOSEN.to_owned(),
    }
}

/// The peer groups to choose from.
fn groups(benchmarks: &Benchmarks) -> Vec<Choice> {
    benchmarks.peer_groups.iter().map(|group| Choice { key: group.id.clone(), word: group.name.clone() }).collect()
}

impl<'a> Subject<'a> {
    /// The table that is looked at.
    pub(in crate::scorecard) fn table(&self) -> Option<&'a BenchmarkTable> {
        self.benchmarks.tables.get(self.among.table)
    }

    /// A value as the measure prints it.
    pub(in crate::scorecard) fn print(&self, value: f64) -> String {
        number::value(self.measure, value)
    }

    /// What a share of one is multiplied by to be a value.
    pub(in crate::scorecard) fn per(&self) -> f64 {
        match self.measure.unit {
            Unit::Percent => 100.0,
            Unit::Rate { per } => f64::from(per),
            Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => 1.0,
        }
    }

    /// One step of the measure's printed decimals.
    fn step(&self) -> f64 {
        (0..self.measure.decimals).fold(self.measure.scale.divisor(), |step, _| step / 10.0)
    }

    /// The ends of an interval as they are shown: by a margin they may lie beyond what the unit allows.
    pub(in crate::scorecard) fn shown(&self, interval: Interval) -> (f64, f64) {
        let (lower, upper) = (interval.lower.get(), interval.upper.get());
        match self.measure.unit {
            Unit::Percent => (lower.clamp(0.0, 100.0), upper.clamp(0.0, 100.0)),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours => (lower.max(0.0), upper.max(0.0)),
            Unit::Pounds | Unit::Score => (lower, upper),
        }
    }

    fn who(&self, authority: usize) -> Who {
        if authority == self.among.own {
            Who::Own
        } else if self.among.peers.members.contains(&authority) {
            Who::Peer
        } else {
            Who::Other
        }
    }

    fn name(&self, authority: usize) -> String {
        words::name(self.benchmarks, authority).unwrap_or_default()
    }

    fn kind(&self, authority: usize) -> String {
        self.benchmarks.authorities.get(authority).and_then(|a| a.kind.clone()).unwrap_or_else(|| "–".to_owned())
    }

    fn spot(&self, place: &Place) -> Spot {
        let name = self.name(place.authority);
        let interval = self.among.known.range(place.authority).map(|range| self.shown(range.interval));
        let spoken = words::charts::spot(&name, &self.print(place.value), Some(place), self.among.n());
        Spot { spoken, name, who: self.who(place.authority), value: place.value, interval }
    }

    /// An interval in a cell.
    fn interval_cell(&self, authority: usize) -> String {
        self.among.known.range(authority).map_or_else(|| "–".to_owned(), |range| words::figures::range(self, range))
    }

    /// The averages to draw: national, and that of the peers.
    fn averages(&self) -> Vec<TrendLine> {
        let national = self.among.national.as_ref().ok().map(|n| (words::figures::national_term(self), n.value));
        let peers = self.among.peers.average.as_ref().ok().map(|a| (super::words::capital(self.peers_name), a.value));
        let line = |(name, value): (String, f64)| TrendLine { label: format!("{name} {}", self.print(value)), value };
        [national, peers].into_iter().flatten().map(line).collect()
    }

    /// An axis with round ends around values, within what the unit allows.
    fn scale(&self, values: impl IntoIterator<Item = f64>) -> Scale {
        let values: Vec<f64> = values.into_iter().collect();
        let (from, to) = super::trend::axis(&values);
        let (from, to) = match self.measure.unit {
            Unit::Percent => (from.max(0.0), to.min(100.0)),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => (from, to),
        };
        // Figures too large for a round end, or beyond what the unit allows, are shown all the same.
        let (from, to) = if from.is_finite() && to.is_finite() { (from, to) } else { (0.0, 0.0) };
        let low = values.iter().copied().fold(from, f64::min);
        let high = values.iter().copied().fold(to, f64::max);
        let suffix = format!("{}{}", number::scale_suffix(self.measure.scale), number::unit_suffix(self.measure.unit));
        Scale { from: low, to: high, divisor: self.measure.scale.divisor(), suffix }
    }
}

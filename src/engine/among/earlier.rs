//! Our quarter in an earlier table.

use super::{Known, quarter, quartile_of};
use crate::engine::benchmarking::{BestEnd, NoGroup, NoMove, QuartileMove, Series, order, quartile_move};
use crate::model::{BenchmarkTable, Benchmarks, Break, Measure, Period, Quartile};

/// How our quarter changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The quarter then, where there is an earlier table.
    pub earlier: Option<Earlier>,
    /// The break in the series between the two, if there is one.
    pub between: Option<Break>,
    /// The movement, or why there is none.
    pub how: Result<QuartileMove, NoMove>,
}

/// Our quarter in an earlier table.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The table, as an index into the benchmarks'.
    pub table: usize,
    /// What it is for.
    pub period: Period,
    /// The quarter.
    pub quarter: Result<Quartile, NoGroup>,
    /// Whether the source printed it.
    pub published: bool,
    /// How many had a value.
    pub n: usize,
}

/// How our quarter changed since the table of one year before, or else the last before it for the
/// same kind of period.
pub(super) fn moved(measure: &Measure, benchmarks: &Benchmarks, table: usize, best: BestEnd, now: &Result<Quartile, NoGroup>) -> Moved {
    let period_now = benchmarks.tables.get(table).map(|t| t.period);
    let found = period_now.and_then(|now| before(measure, benchmarks, now));
    let earlier = found.map(|(index, table)| earlier(measure, benchmarks, index, table, best));
    let between = earlier.as_ref().zip(period_now).and_then(|(then, now)| broken(measure, then.period, now));
    let series = if between.is_some() { Series::Broken } else { Series::Unbroken };
    let how = quartile_move(earlier.as_ref().map(|e| &e.quarter), now, best.judges(), series);
    Moved { between, how, earlier }
}

fn before<'a>(measure: &Measure, benchmarks: &'a Benchmarks, now: Period) -> Option<(usize, &'a BenchmarkTable)> {
    let ours = || benchmarks.tables.iter().enumerate().filter(|(_, table)| table.measure == measure.id);
    let is_before = |period: Period| period.kind() == now.kind() && period.last_day() < now.last_day();
    let a_year_before = ours().rfind(|(_, table)| table.period == now.years_before(1));
    a_year_before.or_else(|| ours().rfind(|(_, table)| is_before(table.period)))
}

fn earlier(measure: &Measure, benchmarks: &Benchmarks, index: usize, table: &BenchmarkTable, best: BestEnd) -> Earlier {
    let own = benchmarks.own;
    let values = Known::of(measure, table, benchmarks.authorities.len()).values;
    let order = order(&values, best);
    let published = table.quartiles.iter().find(|(i, _)| *i == own).map(|(_, q)| *q);
    let by_rank = || quarter(&values, own, best, &order).and_then(|grouped| quartile_of(&grouped));
    Earlier {
        table: index,
        period: table.period,
        published: published.is_some(),
        quarter: published.map_or_else(by_rank, Ok),
        n: order.places.len(),
    }
}

fn broken(measure: &Measure, then: Period, now: Period) -> Option<Break> {
    measure.breaks.iter().find(|b| then.first_month() < b.from && b.from <= now.last_month()).cloned()
}

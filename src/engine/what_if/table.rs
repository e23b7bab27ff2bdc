//! The supposed figure among those of other councils.

use crate::engine::among::{NoBenchmark, latest};
use crate::engine::figure::Figure;
use crate::engine::rounding::round;
use crate::engine::{FigureUnit, figure};
use crate::model::{BenchmarkTable, Benchmarks, Column, Measure, Period, Unit};
use jiff::civil::Date;

/// Why a supposed figure has no place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// There is no table to stand in.
    NoTable(NoBenchmark),
    /// The latest table is for another period.
    OtherPeriod {
        /// What it is for.
        period: Period,
    },
    /// It is a forecast, or a count without its base.
    NotAFigure,
}

/// A measure's tables, with a figure as the council's own value in the latest of them. The values of all others,
/// and those for other measures, stay what they are or are left out.
///
/// # Errors
/// [`NoPlace`] where the latest table is not one of such figures.
pub fn table(measure: &Measure, benchmarks: &Benchmarks, figure: &Figure, position_at: Date) -> Result<Benchmarks, NoPlace> {
    let (index, table) = latest(measure, benchmarks, position_at).map_err(NoPlace::NoTable)?;
    if figure.forecast || figure.unit != FigureUnit::Measure {
        return Err(NoPlace::NotAFigure);
    }
    if table.period != figure.period {
        return Err(NoPlace::OtherPeriod { period: table.period });
    }
    let ours = |(other, table): (usize, &BenchmarkTable)| {
        (table.measure == measure.id).then(|| if other == index { with(measure, table, benchmarks, figure) } else { table.clone() })
    };
    Ok(Benchmarks {
        authorities: benchmarks.authorities.clone(),
        own: benchmarks.own,
        nation: benchmarks.nation.clone(),
        peer_groups: benchmarks.peer_groups.clone(),
        tables: benchmarks.tables.iter().enumerate().filter_map(ours).collect(),
    })
}

fn with(measure: &Measure, table: &BenchmarkTable, benchmarks: &Benchmarks, figure: &Figure) -> BenchmarkTable {
    let (own, n) = (benchmarks.own, benchmarks.authorities.len());
    let put = |column: &Column, value: Option<f64>| {
        if column.is_empty() && value.is_none() {
            return Column::default();
        }
        Column::new((0..n).map(|i| if i == own { value } else { column.get(i) }.unwrap_or(f64::NAN)).collect())
    };
    let counts = figure.counts.and_then(|counts| Some((counts.numerator.real(), counts.denominator?.real())));
    // Without counts of its own, the base of the table stays.
    let kept = || {
        let base = table.denominators.get(own)?;
        let counted = matches!(measure.unit, Unit::Percent | Unit::Rate { .. });
        counted.then(|| (round(figure.value / figure::per(measure.unit) * base, 0).value(), base))
    };
    let counts = counts.or_else(kept);
    BenchmarkTable {
        values: put(&table.values, Some(figure.value)),
        numerators: put(&table.numerators, counts.map(|(numerator, _)| numerator)),
        denominators: put(&table.denominators, counts.map(|(_, denominator)| denominator)),
        // They were around another figure.
        lower: put(&table.lower, None),
        upper: put(&table.upper, None),
        missing: table.missing.iter().copied().filter(|(i, _)| *i != own).collect(),
        quartiles: table.quartiles.iter().copied().filter(|(i, _)| *i != own).collect(),
        ..table.clone()
    }
}

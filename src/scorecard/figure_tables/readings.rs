//! One row per reading.

use super::{count, number, share, table, text, unit, value};
use crate::engine::{Figure, FigureUnit, figures};
use crate::model::{Measure, Observation, Reading, Report, Status};
use crate::scorecard::number as print;
use crate::scorecard::view::{Cell, CellUnit, FigureTable};
use crate::scorecard::words::{capital, labels, period, trend};

const COLUMNS: [(&str, u8); 24] = [
    ("Code", 12),
    ("Measure", 46),
    ("Period", 24),
    ("Kind of period", 16),
    ("First month", 12),
    ("Last month", 12),
    ("Unit", 10),
    ("Value", 12),
    ("As printed", 12),
    ("Where the value comes from", 18),
    ("Numerator", 12),
    ("Denominator", 12),
    ("Why there is no figure", 32),
    ("Status", 12),
    ("How it was forecast", 24),
    ("Months behind", 10),
    ("Lower end, as given", 12),
    ("Upper end, as given", 12),
    ("Answered", 12),
    ("Could have been asked", 12),
    ("Response rate", 12),
    ("Margin, as given", 12),
    ("Note", 40),
    ("Source", 30),
];

pub(super) fn table_of(report: &Report) -> FigureTable {
    let rows = report.measures.iter().flat_map(|measure| {
        let figures: Vec<Figure> = figures(measure).collect();
        let rows = measure.readings.iter().enumerate();
        rows.map(|(index, reading)| row(report, measure, reading, figures.iter().find(|figure| figure.reading == Some(index))))
            .collect::<Vec<_>>()
    });
    table("Readings", COLUMNS, rows.collect())
}

fn row(report: &Report, measure: &Measure, reading: &Reading, figure: Option<&Figure>) -> [Cell; COLUMNS.len()] {
    let month = |month: crate::model::Month| format!("{:04}-{:02}", month.year(), month.month());
    let (from, why) = match &reading.observation {
        Observation::Value { .. } | Observation::Count(_) => ("printed", String::new()),
        Observation::Ratio { .. } => ("worked out", String::new()),
        Observation::NumeratorOnly(_) => ("a count without its base", "No base to make a rate of it".to_owned()),
        Observation::Missing(missing) => ("", labels::missing(missing)),
    };
    let of_measure = figure.filter(|figure| figure.unit == FigureUnit::Measure);
    let counts = figure.and_then(|figure| figure.counts);
    let counted = figure.filter(|figure| figure.unit == FigureUnit::Counted).map(|figure| figure.value);
    let own = |number: Option<f64>| number.map_or(Cell::Blank, |number| value(measure, FigureUnit::Measure, number, measure.decimals));
    let survey = reading.survey.as_ref();
    let method = match &reading.status {
        Status::Forecast { method } => method.clone().unwrap_or_else(|| "Method not stated".to_owned()),
        Status::Final | Status::Provisional | Status::Revised => String::new(),
    };
    [
        text(labels::code(report, measure)),
        text(measure.title.clone()),
        text(capital(&trend::long(reading.period))),
        text(period::kind(reading.period)),
        text(month(reading.period.first_month())),
        text(month(reading.period.last_month())),
        text(unit(measure)),
        own(of_measure.map(|figure| figure.value)),
        text(of_measure.map(|figure| print::value(measure, figure.value)).unwrap_or_default()),
        text(from),
        count(counts.map(|counts| counts.numerator.real()).or(counted)),
        count(counts.and_then(|counts| counts.denominator).map(|base| base.real())),
        text(why),
        text(if from.is_empty() { "" } else { status(&reading.status) }),
        text(method),
        count(reading.lag_months.map(f64::from)),
        own(reading.interval.map(|interval| interval.lower.get())),
        own(reading.interval.map(|interval| interval.upper.get())),
        count(survey.and_then(|survey| survey.answered).map(|answered| answered.real())),
        count(survey.and_then(|survey| survey.population).map(|population| population.real())),
        survey.and_then(|survey| survey.response_rate).map_or(Cell::Blank, |rate| share(rate.get())),
        survey.and_then(|survey| survey.margin).map_or(Cell::Blank, |margin| number(margin.get(), 1, CellUnit::None)),
        text(reading.note.clone().unwrap_or_default()),
        text(reading.source.clone().unwrap_or_default()),
    ]
}

/// How final a figure is; in a table of all of them a final one says so.
fn status(status: &Status) -> &'static str {
    match labels::status(status) {
        "" => "Final",
        word => word,
    }
}

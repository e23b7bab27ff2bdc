//! One long series of a measure across reports: its own readings, and those of the same measure in earlier reports.

use super::change::older_way;
use super::matching::{Matched, earlier};
use super::revision::is_as_printed;
use crate::engine::figure::{Figure, FigureUnit, figures, of_reading};
use crate::model::{Break, Measure, Month, Period, Reading, Report, in_order};

/// A measure’s series across reports.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Long {
    /// Its readings, in the order of the end of their periods.
    pub readings: Vec<LongReading>,
    /// Where figures on the two sides are not comparable.
    pub breaks: Vec<LongBreak>,
}

impl Long {
    /// Whether earlier reports add anything to what the later one says.
    #[must_use]
    pub fn is_longer(&self) -> bool {
        self.readings.iter().any(|r| r.report > 0 || r.was.is_some())
    }
}

/// A reading of a long series.
#[derive(Debug, Clone, PartialEq)]
pub struct LongReading {
    /// The reading.
    pub reading: Reading,
    /// The report it is from, as an index into those given; 0 is the later one.
    pub report: usize,
    /// What an earlier report gave for the period, and which, where it differs by more than rounding.
    pub was: Option<(usize, Figure)>,
}

/// A break in a long series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongBreak {
    /// The first month measured the new way.
    pub from: Month,
    /// What changed, as far as the reports say.
    pub reason: Option<String>,
}

/// The long series of a measure of the first report; the others are earlier ones, the latest first.
///
/// One figure for a period: the later report wins. From earlier reports come outturns alone, no forecasts and
/// no reasons why there was no figure yet. Where the two cannot be compared, only what came before the later
/// report’s first figure is taken, with a break between.
#[must_use]
pub fn long(reports: &[&Report], index: usize) -> Long {
    let Some((now, rest)) = reports.split_first() else { return Long::default() };
    let Some(measure) = now.measures.get(index) else { return Long::default() };
    let own = |reading: &Reading| LongReading { reading: reading.clone(), report: 0, was: None };
    let mut out = Long {
        readings: measure.readings.iter().map(own).collect(),
        breaks: measure.breaks.iter().map(|b| LongBreak { from: b.from, reason: Some(b.reason.clone()) }).collect(),
    };
    for (place, then) in rest.iter().enumerate() {
        let through = rest.get(..place).unwrap_or_default();
        let Some(Ok((was, matched))) = earlier(now, index, through, then) else { continue };
        if let Some(before) = then.measures.get(was).filter(|m| m.unit == measure.unit) {
            add(&mut out, measure, (place + 1, before), &matched);
        }
    }
    out.readings = in_order(out.readings, &|a, b| a.reading.period.last_day().cmp(&b.reading.period.last_day()));
    out
}

fn add(out: &mut Long, now: &Measure, (report, then): (usize, &Measure), matched: &Matched) {
    let outturns: Vec<Figure> = figures(then).filter(|f| !f.forecast && f.unit == FigureUnit::Measure).collect();
    if !matched.comparable {
        let Some(first) = first_month(out, now) else { return };
        let before: Vec<&Figure> = outturns.iter().filter(|f| f.period.last_month() < first).collect();
        if before.is_empty() {
            return;
        }
        out.breaks.push(LongBreak { from: first, reason: matched.notes.first().cloned() });
        for figure in before {
            take(out, then, figure, report);
        }
    } else {
        for figure in outturns.iter().filter(|f| older_way(now, then, matched, f.period).is_none()) {
            let there = out.readings.iter_mut().find(|r| is_for(&r.reading, figure.period));
            match there {
                None => take(out, then, figure, report),
                Some(LongReading { reading, report: 0, was }) if was.is_none() => {
                    let is = of_reading(now, 0, reading);
                    if is.is_some_and(|is| !is_as_printed(then, figure, now, &is)) {
                        *was = Some((report, figure.clone()));
                    }
                }
                Some(_) => {}
            }
        }
    }
    for Break { from, reason } in &then.breaks {
        if out.breaks.iter().all(|b| b.from != *from) {
            out.breaks.push(LongBreak { from: *from, reason: Some(reason.clone()) });
        }
    }
}

fn is_for(reading: &Reading, period: Period) -> bool {
    reading.period == period && !reading.is_forecast()
}

/// The first month of the first figure that is in the series so far.
fn first_month(out: &Long, now: &Measure) -> Option<Month> {
    let figures = out.readings.iter().filter(|r| of_reading(now, 0, &r.reading).is_some());
    figures.map(|r| r.reading.period.first_month()).min()
}

fn take(out: &mut Long, then: &Measure, figure: &Figure, report: usize) {
    if let Some(reading) = figure.reading_of(then) {
        out.readings.push(LongReading { reading: reading.clone(), report, was: None });
    }
}

//! Readings as figures: which one is current, which one is the forecast, and their values
//! (methods §1).

use jiff::civil::Date;

use crate::model::{Absence, Count, Counts, ForecastMethod, Measure, Missing, Month, Observation, Period, Reading, Unit};

/// A value for a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is for.
    pub period: Period,
    /// The value, in its unit, at full precision.
    pub value: f64,
    /// What it is in.
    pub unit: FigureUnit,
    /// The counts behind it.
    pub counts: Option<Counts>,
    /// Where the value comes from.
    pub origin: Origin,
    /// It is a forecast.
    pub forecast: bool,
    /// Its reading, as an index into the measure's; none for a forecast that was worked out.
    pub reading: Option<usize>,
}

impl Figure {
    /// Its reading among a measure's, if it has one.
    #[must_use]
    pub fn reading_of<'m>(&self, measure: &'m Measure) -> Option<&'m Reading> {
        self.reading.and_then(|index| measure.readings.get(index))
    }
}

/// What a figure is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureUnit {
    /// The measure's own unit.
    Measure,
    /// What the measure counts: people, admissions (a rate so far, whose base is not known).
    Counted,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// As printed in the source.
    Printed,
    /// Worked out from its counts.
    WorkedOut,
    /// Worked out from the year so far, by this method.
    Forecast(ForecastMethod),
}

/// Where a measure stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Current {
    /// The latest figure; none where the latest reading is missing for a reason that does not let
    /// an older figure stand in.
    pub figure: Option<Figure>,
    /// The latest reading that is missing, if it is later than the figure.
    pub missing: Option<(Period, Missing)>,
}

/// The figure of a reading, unless it has none. A numerator whose base is not known is a count.
pub(super) fn of_reading(measure: &Measure, index: usize, reading: &Reading) -> Option<Figure> {
    let (value, counts, origin, unit) = match &reading.observation {
        Observation::Value { value, counts } => (value.get(), *counts, Origin::Printed, FigureUnit::Measure),
        Observation::Ratio { numerator, denominator } => {
            let counts = Counts { numerator: *numerator, denominator: Some(*denominator) };
            let value = numerator.real() / denominator.real() * per(measure.unit);
            (value, Some(counts), Origin::WorkedOut, FigureUnit::Measure)
        }
        Observation::Count(count) => (count.real(), None, Origin::Printed, FigureUnit::Measure),
        Observation::NumeratorOnly(count) => (count.real(), None, Origin::Printed, FigureUnit::Counted),
        Observation::Missing(_) => return None,
    };
    Some(Figure { period: reading.period, value, unit, counts, origin, forecast: reading.is_forecast(), reading: Some(index) })
}

/// What a share of one is multiplied by.
#[must_use]
pub(super) fn per(unit: Unit) -> f64 {
    match unit {
        Unit::Percent => 100.0,
        Unit::Rate { per } => f64::from(per),
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => 1.0,
    }
}

/// Every figure of a measure, in order of the end of its period.
pub fn figures(measure: &Measure) -> impl Iterator<Item = Figure> + '_ {
    measure.readings.iter().enumerate().filter_map(|(index, reading)| of_reading(measure, index, reading))
}

/// Where a measure stands on a day: its latest figure whose period has begun by then and that is
/// not a forecast. A survey or return that is not due leaves its last figure standing; a figure
/// that is missing for another reason does not, nor does one that is still to be entered.
pub(super) fn current(measure: &Measure, position_at: Date) -> Current {
    let begun = |period: Period| period.first_month() <= Month::of(position_at);
    let mut figure: Option<Figure> = None;
    let mut missing: Option<(Period, Missing)> = None;
    for (index, reading) in measure.readings.iter().enumerate().filter(|(_, r)| begun(r.period) && !r.is_forecast()) {
        match &reading.observation {
            // What is still to be entered is not passed over for what comes after it.
            Observation::Missing(_) if matches!(&missing, Some((_, Missing { why: Absence::NotEntered, .. }))) => {}
            Observation::Missing(why) => missing = Some((reading.period, why.clone())),
            Observation::Value { .. } | Observation::Ratio { .. } | Observation::Count(_) | Observation::NumeratorOnly(_) => {
                figure = of_reading(measure, index, reading);
                missing = None;
            }
        }
    }
    let stands_in = match &missing {
        None => true,
        Some((_, missing)) => match missing.why {
            Absence::NotDue { .. } => true,
            Absence::NotYetPublished { .. } => measure.survey,
            Absence::Suppressed | Absence::NotCollected | Absence::NotApplicable | Absence::NotEntered => false,
        },
    };
    Current { figure: figure.filter(|_| stands_in), missing }
}

/// The latest forecast for a period that ends after the position.
pub(super) fn forecast(measure: &Measure, position_at: Date) -> Option<Figure> {
    figures(measure).filter(|f| f.forecast && f.unit == FigureUnit::Measure && f.period.last_day() >= position_at).last()
}

/// The base of a rate or share by the latest figure that tells it, and whether it was worked back
/// from a printed value and its numerator: then it is as rough as the printing of the value.
pub(super) fn implied_base(measure: &Measure) -> Option<(f64, bool)> {
    figures(measure)
        .filter(|f| f.unit == FigureUnit::Measure)
        .filter_map(|f| Some((base_of(measure, &f)?, f.counts?.denominator.is_none())))
        .last()
}

/// The base of one figure: its denominator, or worked back from its value and numerator.
pub(super) fn base_of(measure: &Measure, figure: &Figure) -> Option<f64> {
    let Counts { numerator, denominator } = figure.counts?;
    match denominator {
        Some(denominator) => Some(denominator.real()),
        None if figure.value > 0.0 && numerator > Count(0) => Some(numerator.real() / figure.value * per(measure.unit)),
        None => None,
    }
}

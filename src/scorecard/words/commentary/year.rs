//! Where the year may end, in prose: what the months so far give, by which method, against the year's target.

use super::figures::{named, value};
use crate::engine::commentary::Ahead;
use crate::engine::forecast::Projection;
use crate::engine::{Against, Figure};
use crate::model::{ForecastMethod, Measure, Status};
use crate::scorecard::words::{forecast, period, plural};

/// What the months so far give for the year, where neither officers nor the file give a forecast.
pub(super) fn ahead(measure: &Measure, ahead: &Ahead) -> String {
    let gives = |(method, projection): &(ForecastMethod, Projection)| {
        format!("{} ({})", value(measure, projection.figure.unit, projection.figure.value), forecast::the_method(*method))
    };
    let year = period::the(ahead.so_far.year);
    let what = named(measure, &ahead.run_rate.goal.yardstick);
    let whole = matches!(ahead.run_rate.goal.yardstick.against, Against::Target { .. } | Against::Comparator { .. });
    let would = match ahead.meets {
        Some(true) => format!("which would meet {what}"),
        Some(false) => format!("which would not meet {what}"),
        None => format!("so that whether {what} is met depends on the rest of the year"),
    };
    let months = plural(usize::try_from(ahead.so_far.months).unwrap_or_default(), "month", "months");
    let given = match &ahead.highest {
        None => format!("the {months} so far point to {}", gives(&ahead.lowest)),
        Some(highest) => format!("the {months} so far point to between {} and {}", gives(&ahead.lowest), gives(highest)),
    };
    match whole {
        true => format!("For {year} as a whole, {given}, {would}; the council has given no forecast of its own."),
        false => format!("For {year} as a whole, {given}; the council has given no forecast of its own."),
    }
}

/// How officers made their forecast, in the report's words; that it does not say, where it does not.
pub(super) fn how_made(measure: &Measure, figure: &Figure) -> Option<String> {
    match &figure.reading_of(measure)?.status {
        Status::Forecast { method: Some(method) } => Some(format!("How the forecast was made: “{}”.", method.trim_end_matches('.'))),
        Status::Forecast { method: None } => Some("The report does not say how the forecast was made.".to_owned()),
        Status::Final | Status::Provisional | Status::Revised => None,
    }
}

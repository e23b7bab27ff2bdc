//! Works everything out: pure sums over the model, one method a file.
//!
//! [`evaluate`] never fails. What cannot be worked out is a value with its reason, and every
//! result carries the figures and the rule that made it, as data; the sentences are made in
//! [`crate::scorecard`].
#![cfg_attr(
    not(test),
    deny(clippy::float_cmp, clippy::wildcard_enum_match_arm, clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used)
)]

mod agreement;
pub mod among;
pub mod benchmarking;
pub mod between;
pub mod checks;
pub mod claims;
pub mod commentary;
mod direction;
pub mod evidence;
mod figure;
pub mod forecast;
pub mod math;
mod milestone;
mod people;
mod printed;
pub mod questions;
mod rating;
pub mod rounding;
pub mod series;
pub mod statistics;
mod tolerance;
pub mod what_if;
mod yardstick;

pub use agreement::Contradiction;
pub use direction::{Direction, Moved, NoDirection, Way};
pub use figure::{Current, Figure, FigureUnit, Origin, figures};
pub use milestone::due as milestone_due;
pub use people::{Distance, distance};
pub use rating::{Compared, NotRated, Rated, Verdict};
pub use tolerance::{SetBy, UsedTolerance};
pub use yardstick::{Against, Yardstick, all_yardsticks, comparator_value, gap_to};

use crate::model::{Basis, Level, Measure, Report};

/// All that was worked out of a report, measure by measure in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The measures.
    pub measures: Vec<Evaluated>,
}

/// All that was worked out of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluated {
    /// Where it stands: the latest figure, and what is missing since.
    pub current: Current,
    /// The forecast for the year: the officers' own, else by the method that the file names.
    pub forecast: Option<Figure>,
    /// The rating of where it stands.
    pub position: Verdict,
    /// The rating of where it is expected to end; none where there is no forecast.
    pub outlook: Option<Verdict>,
    /// Which of the two leads.
    pub leads: Basis,
    /// The level of the leading rating, after the officers' judgement; none where it is not rated.
    pub level: Option<Level>,
    /// The direction of travel of the leading figure.
    pub direction: Direction,
    /// The figure before the leading one, whether or not the two can be compared.
    pub previous: Option<Figure>,
    /// Figures that their own counts contradict.
    pub contradictions: Vec<Contradiction>,
}

impl Evaluated {
    /// The leading rating.
    #[must_use]
    pub fn lead(&self) -> &Verdict {
        match (self.leads, &self.outlook) {
            (Basis::Outlook, Some(outlook)) => outlook,
            (Basis::Outlook | Basis::Position, _) => &self.position,
        }
    }

    /// The forecast, where it was worked out and so is not among the readings.
    #[must_use]
    pub fn worked_out(&self) -> Option<&Figure> {
        self.forecast.as_ref().filter(|forecast| matches!(forecast.origin, Origin::Forecast(_)))
    }

    /// The figure that leads: the forecast, or where the measure stands.
    #[must_use]
    pub fn lead_figure(&self) -> Option<&Figure> {
        match self.leads {
            Basis::Outlook => self.forecast.as_ref(),
            Basis::Position => self.current.figure.as_ref(),
        }
    }
}

/// Everything that can be worked out of a report.
///
/// Time comes in with the report: figures count up to [`Report::position_at`].
#[must_use]
pub fn evaluate(report: &Report) -> Evaluation {
    Evaluation { measures: report.measures.iter().map(|m| measure(report, m)).collect() }
}

fn measure(report: &Report, measure: &Measure) -> Evaluated {
    let mut evaluated = as_printed(report, measure);
    for found in &mut evaluated.contradictions {
        let instead = as_printed(report, &agreement::by_counts(measure, found));
        found.level = instead.level;
        found.way = instead.direction.way();
    }
    evaluated
}

/// A measure by its printed values, whatever their counts say.
fn as_printed(report: &Report, measure: &Measure) -> Evaluated {
    let current = figure::current(measure, report.position_at);
    let forecast = figure::forecast(measure, report.position_at).or_else(|| forecast::named(measure, report.position_at));
    let position = rating::position(report, measure, &current);
    let outlook = forecast.as_ref().map(|forecast| rating::outlook(report, measure, forecast));
    let leads = measure.leads.filter(|basis| *basis == Basis::Position || forecast.is_some()).unwrap_or(match (&position, &outlook) {
        (Verdict::NotRated(_), Some(Verdict::Rated(_))) => Basis::Outlook,
        (Verdict::NotRated(_), Some(Verdict::NotRated(_))) if current.figure.is_none() => Basis::Outlook,
        (Verdict::Rated(_) | Verdict::NotRated(_), _) => Basis::Position,
    });
    let led = match (leads, &outlook) {
        (Basis::Outlook, Some(outlook)) => outlook,
        (Basis::Outlook | Basis::Position, _) => &position,
    };
    let computed = match led {
        Verdict::Rated(rated) => Some(rated.level),
        Verdict::NotRated(_) => None,
    };
    let level = measure.judgement.as_ref().map(|j| j.level).or(computed);
    let to = match leads {
        Basis::Outlook => forecast.as_ref(),
        Basis::Position => current.figure.as_ref(),
    };
    let direction = direction::direction(report, measure, to, &current);
    let previous = to.and_then(|to| direction::previous(measure, to));
    Evaluated {
        previous,
        position,
        outlook,
        leads,
        level,
        direction,
        contradictions: agreement::contradictions(measure),
        current,
        forecast,
    }
}

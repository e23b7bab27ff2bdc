//! Readings: what was measured, for a period.

use super::{Count, Denominator, Finite, Month, Period};

/// One figure of a measure's series, or the reason why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it is for.
    pub period: Period,
    /// What was measured.
    pub observation: Observation,
    /// How final it is.
    pub status: Status,
    /// How many months the figures lie behind the end of the period.
    pub lag_months: Option<u8>,
    /// An interval the source gives, in the measure's unit.
    pub interval: Option<Interval>,
    /// How many were asked and answered, if it comes from a survey.
    pub survey: Option<Survey>,
    /// Anything a reader must know of this figure.
    pub note: Option<String>,
    /// Where it was published, if not in this report.
    pub source: Option<String>,
}

/// The answers behind a survey's figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Survey {
    /// How many answered.
    pub answered: Option<Denominator>,
    /// How many could have been asked.
    pub population: Option<Denominator>,
    /// How many of those asked answered, as a share of one.
    pub response_rate: Option<Finite>,
    /// The margin of error the source gives, either way, in the measure's unit.
    pub margin: Option<Finite>,
}

/// What a reading says.
#[derive(Debug, Clone, PartialEq)]
pub enum Observation {
    /// A value in the measure's unit, with the counts behind it where they are known.
    Value {
        /// As printed, at full precision if known.
        value: Finite,
        /// The counts printed beside it.
        counts: Option<Counts>,
    },
    /// A numerator and a denominator: the value is worked out from them.
    Ratio {
        /// How many.
        numerator: Count,
        /// Out of how many.
        denominator: Denominator,
    },
    /// A count of the thing itself.
    Count(Count),
    /// A count behind a rate whose base is not known (34 admissions so far).
    NumeratorOnly(Count),
    /// No figure, and why.
    Missing(Missing),
}

/// The counts printed beside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// How many.
    pub numerator: Count,
    /// Out of how many, if stated.
    pub denominator: Option<Denominator>,
}

/// A figure that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Why it is not there.
    pub why: Absence,
    /// The same in the report's own words.
    pub reason: Option<String>,
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Withheld because the numbers are small enough to identify people.
    Suppressed,
    /// Nobody collected it.
    NotCollected,
    /// It will be collected later.
    NotDue {
        /// When the survey or return will next run.
        next: Option<Month>,
    },
    /// Collected, but its publisher has not published it.
    NotYetPublished {
        /// When it is expected.
        due: Option<Month>,
    },
    /// The measure does not apply to this period.
    NotApplicable,
    /// It is still to be entered in the file.
    NotEntered,
}

/// How final a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Final.
    Final,
    /// May yet change.
    Provisional,
    /// Changed since it was first published.
    Revised,
    /// What the officers expect the period to end at.
    Forecast {
        /// How it was made, if stated.
        method: Option<String>,
    },
}

impl Reading {
    /// Whether it is a forecast.
    #[must_use]
    pub fn is_forecast(&self) -> bool {
        matches!(self.status, Status::Forecast { .. })
    }
}

/// A range with its level of confidence left to the source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub lower: Finite,
    /// Its upper end.
    pub upper: Finite,
}

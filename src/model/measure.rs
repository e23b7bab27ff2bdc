//! Measures: what is counted, how it is printed, and all that is known of it.

use jiff::civil::Date;

use super::{Accepted, Comparator, Judgement, Link, Month, OutcomeRef, Period, Published, RatedAgainst, Reading, Target, Tolerance};

/// What identifies a measure: the framework with its version, and the code. The code alone does
/// not: 2A of one year's framework is not 2A of another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureId {
    /// Index into [`super::Report::frameworks`].
    pub framework: usize,
    /// Its code there.
    pub code: String,
}

/// A measure and all that the report knows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its identity.
    pub id: MeasureId,
    /// Its name in plain words.
    pub title: String,
    /// Its description as the framework or the dashboard prints it.
    pub description: Option<String>,
    /// What is counted, exactly.
    pub definition: Option<String>,
    /// Where its figures come from.
    pub source: Option<String>,
    /// Index into [`super::Report::layers`].
    pub layer: Option<usize>,
    /// The strategic outcome it serves.
    pub outcome: Option<OutcomeRef>,
    /// Which way is good.
    pub aim: Aim,
    /// What its values are in.
    pub unit: Unit,
    /// Decimals its values are printed with, after scaling.
    pub decimals: u8,
    /// What its values are divided by when printed.
    pub scale: Scale,
    /// What its numerator counts: "admissions", "people".
    pub counted: Option<String>,
    /// What its denominator is: "people aged 65 and over".
    pub base: Option<String>,
    /// Whether councils must return it.
    pub statutory: bool,
    /// Whether it belongs to the Better Care Fund.
    pub better_care_fund: bool,
    /// Whether it is reported for information only, and so neither rated nor given a direction.
    pub for_information: bool,
    /// Whether it comes from a survey.
    pub survey: bool,
    /// Whether its values add up through the year.
    pub cumulative: bool,
    /// How often it is collected.
    pub frequency: Option<Frequency>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// Its readings, in order of the end of their period.
    pub readings: Vec<Reading>,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Its comparators.
    pub comparators: Vec<Comparator>,
    /// What it is rated against.
    pub rated_against: RatedAgainst,
    /// Which of its two ratings leads in the scorecard and counts in the headline.
    pub leads: Option<Basis>,
    /// What its direction of travel is against.
    pub direction_against: DirectionBasis,
    /// Its own tolerance for the rating.
    pub rating_tolerance: Option<Tolerance>,
    /// Its own tolerance for the direction.
    pub direction_tolerance: Option<Tolerance>,
    /// The officers' judgement in place of the computed level.
    pub judgement: Option<Judgement>,
    /// What was printed in an earlier paper.
    pub published: Published,
    /// How its forecast for the year is worked out, where officers gave none.
    pub forecast: Option<ForecastMethod>,
    /// Breaks in the series.
    pub breaks: Vec<Break>,
    /// What happened that a reader of its trend must know of.
    pub events: Vec<Event>,
    /// What the officers say of it.
    pub commentary: Vec<Comment>,
    /// What is being done.
    pub actions: Vec<Action>,
    /// Footnotes.
    pub notes: Vec<String>,
    /// Further reading.
    pub links: Vec<Link>,
    /// Checks on it that are accepted.
    pub accepted: Vec<Accepted>,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Higher is better.
    High,
    /// Lower is better.
    Low,
    /// Within a band is best.
    Band,
    /// Neither: it is reported without judgement.
    None,
}

/// What a value is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share, in percent.
    Percent,
    /// So many per so many.
    Rate {
        /// Per how many: 1,000, 100,000.
        per: u32,
    },
    /// A number of things.
    Count,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Hours.
    Hours,
    /// Pounds sterling.
    Pounds,
    /// A mean score.
    Score,
}

/// What a value is divided by when it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Printed as it is.
    Ones,
    /// Printed in thousands: 14.9k.
    Thousands,
    /// Printed in millions: 1.2m.
    Millions,
}

impl Scale {
    /// What to divide by.
    #[must_use]
    pub fn divisor(self) -> f64 {
        match self {
            Self::Ones => 1.0,
            Self::Thousands => 1e3,
            Self::Millions => 1e6,
        }
    }
}

/// How often a measure is collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Twice a year.
    SixMonthly,
    /// Every year.
    Annual,
    /// Every second year.
    Biennial,
}

/// Which rating: of the period's figure against the period's target, or of the forecast against the year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Where the measure stands now.
    Position,
    /// Where it is expected to end.
    Outlook,
}

/// What the direction of travel is against (methods §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectionBasis {
    /// The same period of last year.
    SamePeriodLastYear,
    /// The reading before, of the same kind of period.
    PreviousPeriod,
    /// The survey wave before.
    PreviousWave,
    /// The last whole year (or the position at its end).
    PreviousOutturn,
    /// The reading for this period.
    Period(Period),
}

/// How a forecast for the whole year is worked out from the year so far (methods §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForecastMethod {
    /// The rest of the year goes as the months so far went.
    StraightLine,
    /// The months so far are the share of the year that they were last year.
    LastYearsProfile,
    /// The rest of the year adds what it added last year.
    LastYearsRemainingMonths,
    /// The months so far are the share of the year that the target's path gives them.
    MilestoneProfile,
    /// The year grows on last year as the months so far have grown.
    Growth,
    /// The twelve months up to now.
    RollingYear,
}

/// Something that happened: a lockdown, a new system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its first month.
    pub from: Month,
    /// Its last month, if it lasted; not before the first.
    pub to: Option<Month>,
    /// What happened.
    pub label: String,
}

/// A break in the series: figures on its two sides are not comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first month measured the new way.
    pub from: Month,
    /// What changed.
    pub reason: String,
}

/// A paragraph of commentary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The text.
    pub text: String,
    /// Where it stands: "Paragraph 13".
    pub source: Option<String>,
}

/// Something that is being done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What.
    pub what: String,
    /// Who: a role.
    pub who: Option<String>,
    /// By when.
    pub by: Option<Date>,
    /// How far it has come, in the report's words.
    pub status: Option<String>,
}

//! What a report still lacks, and why a file cannot be moved on, in words.

use super::{labels, period, plural};
use crate::author::missing::{Kept, Wanted};
use crate::author::roll::CannotRoll;
use crate::model::{Period, capital};
use crate::read::problem::Problems;

/// "April to November 2024", "the 2024/25 survey".
fn of(p: Period) -> String {
    let long = period::long(p);
    match p {
        Period::SurveyWave { .. } | Period::SixMonths { .. } | Period::RollingYear { .. } => format!("the {long}"),
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::YearToDate { .. }
        | Period::Quarter { .. }
        | Period::Month(_)
        | Period::PointInTime(_)
        | Period::Cohort { .. } => long,
    }
}

/// The title over what should be looked at in a workbook, so many things.
pub(in crate::scorecard) fn to_look_at(count: usize) -> String {
    format!("{} to look at in this workbook", plural(count, "thing", "things"))
}

/// What is wanted, as a sentence.
pub(in crate::scorecard) fn wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Meeting => "The day of the meeting.".to_owned(),
        Wanted::Summary => "What the paper is about, in a sentence or two.".to_owned(),
        Wanted::Figure { period } => format!("The figure for {}, or why there is none.", of(*period)),
        Wanted::Overdue { period: p, expected } => {
            format!("The figure for {}: it was expected in {}.", of(*p), period::month(*expected))
        }
        Wanted::Counts { period } => format!("The numerator and denominator for {}: the figure before has them.", of(*period)),
        Wanted::Answers { period } => format!("How many answered {}, or its response rate: earlier ones tell it.", of(*period)),
        Wanted::NextWave { period } => format!("The month in which {} is expected.", of(*period)),
        Wanted::Target { period, milestones: true } => format!("A target for {} with its milestones: there was one before.", of(*period)),
        Wanted::Target { period, milestones: false } => format!("A target for {}: there was one before.", of(*period)),
        Wanted::Comparator { kind, name, of: Some(p) } => {
            format!("A newer figure of {}: “{name}” is of {}.", labels::the_comparators_kind(*kind), of(*p))
        }
        Wanted::Comparator { kind, name, of: None } => {
            format!("The figure of {}: “{name}” should be published by now.", labels::the_comparators_kind(*kind))
        }
        Wanted::Forecast { period } => {
            format!("A forecast for {}, or the method that works one out: the last report had one.", of(*period))
        }
        Wanted::Commentary => "Commentary: that of the last report was taken out.".to_owned(),
        Wanted::Judgement => "The officers’ judgement, if there is one: that of the last report was taken out.".to_owned(),
        Wanted::Breakdown { title, of: p } => format!("The parts of “{title}” for this period: those in the file are for {}.", of(*p)),
        Wanted::Direction { against } => {
            format!("What the direction of travel is against: {} is more than a year before the figure.", of(*against))
        }
        Wanted::LookThrough { kept: Kept::Notes } => "The footnotes are those of the last report: do they still hold?".to_owned(),
        Wanted::LookThrough { kept: Kept::Actions } => "The actions are those of the last report: how far have they come?".to_owned(),
    }
}

/// "12 things are still missing".
pub(in crate::scorecard) fn title(count: usize) -> String {
    match count {
        0 => "Nothing is missing".to_owned(),
        1 => "1 thing is still missing".to_owned(),
        count => format!("{count} things are still missing"),
    }
}

/// Why a file cannot be moved on, or the problems that stop it.
pub(in crate::scorecard) fn cannot_roll(why: &CannotRoll) -> Result<String, &Problems> {
    Ok(match why {
        CannotRoll::File(problems) => return Err(problems),
        CannotRoll::NotLater { period, asked } => {
            format!("{} does not end after {}, the period of the report. Name a later one.", capital(&of(*asked)), of(*period))
        }
        CannotRoll::NoNext { period } => format!("There is no period a year after {}. Name the next one.", of(*period)),
        CannotRoll::NoFramework { id, known } => {
            format!(
                "The file has no framework “{id}”. It has {}.",
                super::list(&known.iter().map(|k| format!("“{k}”")).collect::<Vec<_>>())
            )
        }
    })
}

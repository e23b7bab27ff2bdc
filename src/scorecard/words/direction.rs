//! Directions of travel in words.

use super::{labels, period};
use crate::engine::{Moved, NoDirection, Way};
use crate::model::{Aim, DirectionBasis, Measure, Report, Scale, Unit};
use crate::scorecard::number;

/// The word of a direction, in the report's own words where it has them.
pub(in crate::scorecard) fn word(report: &Report, way: Way) -> String {
    match way {
        Way::Improved => report.scheme.directions.improved.clone(),
        Way::Similar => report.scheme.directions.similar.clone(),
        Way::NotAsGood => report.scheme.directions.not_as_good.clone(),
        Way::Higher => "Higher".to_owned(),
        Way::Lower => "Lower".to_owned(),
    }
}

/// The change: "up 1.7 points", "down 21 (2.8%)", "no change".
pub(in crate::scorecard) fn change(measure: &Measure, moved: &Moved) -> String {
    let size = moved.change.abs();
    if size == 0.0 {
        return "no change".to_owned();
    }
    let way = if moved.change > 0.0 { "up" } else { "down" };
    format!("{way} {}", amount(measure, size, moved.relative))
}

/// The size of a change: "1.7 points", "7.6%", "21 (2.8%)".
pub(in crate::scorecard) fn amount(measure: &Measure, size: f64, relative: Option<f64>) -> String {
    let share = relative.map(|r| number::share(r.abs()));
    match (measure.unit, measure.scale, share) {
        (Unit::Percent, ..) => format!("{} points", number::plain(size, measure.decimals.max(1))),
        (_, Scale::Thousands | Scale::Millions, Some(share)) => share,
        (_, _, Some(share)) => format!("{} ({share})", number::value(measure, size)),
        (_, _, None) => number::value(measure, size),
    }
}

/// Why there is no direction, for a table cell.
pub(in crate::scorecard) fn none_short(reason: &NoDirection) -> String {
    match reason {
        NoDirection::ForInformation => "for information only".to_owned(),
        NoDirection::NoReading => "no figure".to_owned(),
        NoDirection::CountOnly => "only a count so far".to_owned(),
        NoDirection::NothingEarlier { .. } => "no earlier figure".to_owned(),
        NoDirection::Missing { missing, .. } => labels::missing_short(missing),
        NoDirection::Break(_) => "break in series".to_owned(),
        NoDirection::DifferentKinds { .. } => "different kinds of period".to_owned(),
        NoDirection::NoBand => "no band given".to_owned(),
    }
}

/// Why there is no direction, in a sentence.
pub(in crate::scorecard) fn none(reason: &NoDirection) -> String {
    match reason {
        NoDirection::ForInformation => "The measure is reported for information only, so no direction is given.".to_owned(),
        NoDirection::NoReading => "There is no figure to compare.".to_owned(),
        NoDirection::CountOnly => "Only a count so far is known, and no base to make a rate of it.".to_owned(),
        NoDirection::NothingEarlier { wanted: Some(p) } => format!("The report has no figure for {}.", period::long(*p)),
        NoDirection::NothingEarlier { wanted: None } => "The report has no earlier figure.".to_owned(),
        NoDirection::Missing { period: p, missing } => super::rating::no_figure(*p, missing),
        NoDirection::Break(b) => {
            format!(
                "The series breaks at {}: {}. Figures on its two sides are not compared.",
                period::month(b.from),
                b.reason.trim_end_matches('.')
            )
        }
        NoDirection::DifferentKinds { earlier } => {
            format!("The earlier figure is for another kind of period ({}), which cannot be compared.", period::long(*earlier))
        }
        NoDirection::NoBand => "The measure aims for a band, and no band is given.".to_owned(),
    }
}

/// What the direction is against: "last year’s outturn".
pub(in crate::scorecard) fn basis(basis: DirectionBasis) -> String {
    match basis {
        DirectionBasis::SamePeriodLastYear => "the same period last year".to_owned(),
        DirectionBasis::PreviousPeriod => "the period before".to_owned(),
        DirectionBasis::PreviousWave => "the survey before".to_owned(),
        DirectionBasis::PreviousOutturn => "the last full year".to_owned(),
        DirectionBasis::Period(p) => period::long(p),
    }
}

/// The direction in a sentence.
pub(in crate::scorecard) fn sentence(measure: &Measure, moved: &Moved) -> String {
    let from = number::value(measure, moved.from.value);
    let when = period::within(moved.from.period);
    let allowed = super::rating::tolerance(measure, moved.tolerance.tolerance);
    let change = change(measure, moved);
    let start = if moved.change == 0.0 {
        format!("The same as {from} {when}.")
    } else {
        format!("{} from {from} {when}.", super::capital(&change))
    };
    if moved.could_be_chance {
        return format!("{start} That is beyond the tolerance of {allowed}, but could be chance, which in this report counts as similar.");
    }
    if measure.aim == Aim::Band {
        let moved_by = super::rating::difference(measure, &moved.tolerance).unwrap_or_default();
        let judged = match moved.way {
            Way::Improved => format!("{moved_by} nearer to the band."),
            Way::NotAsGood => format!("{moved_by} further from the band."),
            Way::Similar | Way::Higher | Way::Lower => format!("Its distance from the band has changed by no more than {allowed}."),
        };
        return format!("{start} {judged}");
    }
    let judged = match (moved.way, moved.change == 0.0) {
        (Way::Similar, true) => String::new(),
        (Way::Similar, false) => format!(" That is within the tolerance of {allowed}, so it counts as similar."),
        (Way::Improved | Way::NotAsGood, _) => format!(" For this measure {}.", labels::aim_rule(measure.aim)),
        (Way::Higher | Way::Lower, _) => " The measure has no aim, so this is neither better nor worse.".to_owned(),
    };
    start + &judged
}

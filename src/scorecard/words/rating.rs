//! Ratings in words: what a measure is held against, how far it is from it, and why it is rated so.

use super::{capital, labels, period};
use crate::engine::{Against, Distance, FigureUnit, NotRated, Rated, SetBy, UsedTolerance, Yardstick};
use crate::model::{Aim, Basis, Measure, Requirement, Tolerance, Unit, uncapital};
use crate::scorecard::number;

/// A yardstick's requirement in print: "66.4%", "under 773", "582 admissions" for an even pace.
pub(in crate::scorecard) fn wanted(measure: &Measure, yardstick: &Yardstick) -> String {
    match yardstick.against {
        Against::EvenPace { counted: true, about, .. } => {
            let word = if about { "about " } else { "" };
            let about = |v: f64| format!("{word}{}", labels::counted_number(measure, v));
            match yardstick.requirement {
                Requirement::AtLeast(v) | Requirement::AtMost(v) => about(v.get()),
                Requirement::Below(v) => format!("under {}", about(v.get())),
                Requirement::Band { low, high } => format!("{}–{}", number::plain(low.get(), 0), about(high.get())),
            }
        }
        Against::Target { .. } | Against::Milestone { .. } | Against::Comparator { .. } | Against::EvenPace { .. } => {
            number::requirement(measure, yardstick.requirement, yardstick.decimals)
        }
    }
}

/// A target for part of a running total's year is a milestone.
fn target_word(measure: &Measure, index: usize) -> &'static str {
    let is_part = measure.targets.get(index).is_some_and(|t| t.period.year_of() != Some(t.period));
    if is_part && measure.cumulative { "milestone" } else { "target" }
}

/// What a yardstick is, in a few words: "milestone Nov 2024", "national 2023/24".
pub(in crate::scorecard) fn yardstick_short(measure: &Measure, yardstick: &Yardstick) -> String {
    let when = yardstick.period.map(period::short).unwrap_or_default();
    let text = match yardstick.against {
        Against::Target { index } => format!("{} {when}", target_word(measure, index)),
        Against::Milestone { by, .. } => format!("milestone {}", period::month_short(by)),
        Against::Comparator { index } => measure
            .comparators
            .get(index)
            .map_or_else(String::new, |c| format!("{} {}", labels::comparator_short(c), labels::comparator_when(c))),
        Against::EvenPace { index, .. } => {
            let name = measure.comparators.get(index).map(labels::comparator_short).unwrap_or_default();
            format!("even pace to {name}")
        }
    };
    text.trim().to_owned()
}

/// The same in a sentence: "the national average of 2023/24", "the milestone for November 2024".
pub(in crate::scorecard) fn yardstick_long(measure: &Measure, yardstick: &Yardstick) -> String {
    match yardstick.against {
        Against::Target { index } => {
            let when = yardstick.period.map(period::long).unwrap_or_default();
            format!("the {} for {when}", target_word(measure, index))
        }
        Against::Milestone { by, straight_line, .. } => {
            let how = if straight_line { " (on a straight line to the year’s target)" } else { "" };
            format!("the milestone for {}{how}", period::month(by))
        }
        Against::Comparator { index } => measure.comparators.get(index).map_or_else(String::new, |c| {
            let kind = labels::the_comparator(c);
            match (c.period, &c.label) {
                (Some(p @ crate::model::Period::PointInTime(_)), _) => format!("{kind} at {}", period::long(p)),
                (Some(p), _) => format!("{kind} of {}", period::long(p)),
                (None, Some(label)) => format!("{kind} ({label})"),
                (None, None) => kind,
            }
        }),
        Against::EvenPace { index, months, .. } => {
            let kind = measure.comparators.get(index).map_or_else(String::new, labels::the_comparator);
            format!("an even pace towards {kind}, {months} of 12 months")
        }
    }
}

/// Under the rating: "v 66.4% national 2023/24".
pub(in crate::scorecard) fn against(measure: &Measure, rated: &Rated) -> String {
    let forecast = if rated.figure.forecast { "forecast " } else { "" };
    format!("{forecast}v {} {}", wanted(measure, &rated.yardstick), yardstick_short(measure, &rated.yardstick)).trim_end().to_owned()
}

/// Why a figure is not rated, for a table cell.
pub(in crate::scorecard) fn not_rated_short(measure: &Measure, reason: &NotRated) -> String {
    match reason {
        NotRated::ForInformation => "for information only".to_owned(),
        NotRated::NoAim => "no aim".to_owned(),
        NotRated::NoTarget => "no target or comparator".to_owned(),
        NotRated::NoReading => "no figure".to_owned(),
        NotRated::Missing { missing, .. } => labels::missing_short(missing),
        NotRated::Unpublished { index } => unpublished(measure, *index, period::month_short),
        NotRated::NoMilestone { by } => format!("no milestone for {}", period::month_short(*by)),
        NotRated::NoTargetForPeriod { period: p } => format!("no target for {}", period::short(*p)),
        NotRated::RunningTotal => "a running total, and no milestone".to_owned(),
        NotRated::BaseUnknown => "only a count so far".to_owned(),
    }
}

/// Why a figure is not rated, in a sentence.
pub(in crate::scorecard) fn not_rated(measure: &Measure, reason: &NotRated) -> String {
    match reason {
        NotRated::ForInformation => "The measure is reported for information only.".to_owned(),
        NotRated::NoAim => "The measure has no aim: neither higher nor lower is better.".to_owned(),
        NotRated::NoTarget => "There is neither a target nor a comparator to rate it against.".to_owned(),
        NotRated::NoReading => "The report has no figure.".to_owned(),
        NotRated::Missing { period: p, missing } => no_figure(*p, missing),
        NotRated::Unpublished { index } => format!("{}.", capital(&unpublished(measure, *index, period::month))),
        NotRated::NoMilestone { by } => {
            format!("The figure is a running total, and the target has no milestone for {}.", period::month(*by))
        }
        NotRated::NoTargetForPeriod { period: p } => format!("There is no target for {}.", period::long(*p)),
        NotRated::RunningTotal => "The figure is a running total, and its comparator is for a whole year.".to_owned(),
        NotRated::BaseUnknown => "Only a count so far is known, and no base to make a rate of it.".to_owned(),
    }
}

/// That a figure is missing, and why.
pub(super) fn no_figure(p: crate::model::Period, missing: &crate::model::Missing) -> String {
    let the = if matches!(p, crate::model::Period::SurveyWave { .. } | crate::model::Period::AcademicYear { .. }) { "the " } else { "" };
    format!("There is no figure for {the}{}: {}.", period::long(p), lower_start(labels::missing(missing).trim_end_matches('.')))
}

/// A sentence's start inside another sentence; names and abbreviations keep their capitals.
fn lower_start(text: &str) -> String {
    let first_word = text.split([' ', ':', ',']).next().unwrap_or_default();
    let starters = ["No", "Not", "Due", "Survey", "Suppressed", "The", "National", "Figures", "Data", "Does", "There"];
    if starters.contains(&first_word) { uncapital(text) } else { text.to_owned() }
}

fn unpublished(measure: &Measure, index: usize, month: impl Fn(crate::model::Month) -> String) -> String {
    let Some(comparator) = measure.comparators.get(index) else { return "comparator not published".to_owned() };
    let due = match &comparator.figure {
        crate::model::ComparatorFigure::Unpublished { due } => *due,
        crate::model::ComparatorFigure::Value { .. } | crate::model::ComparatorFigure::Ratio { .. } => None,
    };
    let name = labels::comparator_short(comparator);
    let name = if name.is_empty() { "comparator".to_owned() } else { format!("{name} figure") };
    match due {
        Some(due) => format!("{name} due {}", month(due)),
        None => format!("{name} not published"),
    }
}

/// A distance in the measure's own terms, unsigned: "7.1 points", "0.7%", "37", "16.0".
pub(in crate::scorecard) fn amount(measure: &Measure, rated_unit: FigureUnit, size: f64, relative: Option<f64>, decimals: u8) -> String {
    let size = size.abs();
    match (rated_unit, measure.unit) {
        (FigureUnit::Counted, _) => number::count(size),
        (FigureUnit::Measure, Unit::Percent) => format!("{} points", number::plain(size, decimals.max(1))),
        (FigureUnit::Measure, Unit::Count | Unit::Hours) => match (measure.scale, relative) {
            (crate::model::Scale::Ones, _) | (_, None) => number::value_with(measure, size, decimals),
            (_, Some(relative)) => number::share(relative.abs()),
        },
        (FigureUnit::Measure, Unit::Rate { .. } | Unit::Days | Unit::Weeks | Unit::Pounds | Unit::Score) => {
            number::value_with(measure, size, decimals)
        }
    }
}

/// The decimals a difference between a value and its yardstick is printed with.
pub(in crate::scorecard) fn gap_decimals(measure: &Measure, yardstick: &Yardstick) -> u8 {
    match yardstick.against {
        Against::EvenPace { counted: true, .. } => 0,
        Against::Target { .. } | Against::Milestone { .. } | Against::Comparator { .. } | Against::EvenPace { .. } => {
            measure.decimals.max(yardstick.decimals)
        }
    }
}

/// How the value lies to its yardstick: "7.1 points short", "16.0 higher", "in line".
pub(in crate::scorecard) fn gap(measure: &Measure, rated: &Rated) -> String {
    let decimals = gap_decimals(measure, &rated.yardstick);
    let amount = amount(measure, rated.figure.unit, rated.gap, rated.relative_gap, decimals);
    let nothing = amount.chars().all(|c| !c.is_ascii_digit() || c == '0');
    match (rated.yardstick.requirement, measure.aim) {
        (Requirement::Band { .. }, _) if rated.gap >= 0.0 => "inside the band".to_owned(),
        (Requirement::Band { low, .. }, _) => {
            format!("{amount} {} the band", if rated.figure.value < low.get() { "below" } else { "above" })
        }
        (_, _) if nothing => "in line".to_owned(),
        (_, Aim::Low) if rated.gap > 0.0 => format!("{amount} {}", fewer(measure, rated.figure.unit)),
        (_, Aim::Low) => format!("{amount} {}", more(measure, rated.figure.unit)),
        (_, Aim::High | Aim::Band | Aim::None) if rated.gap > 0.0 => format!("{amount} above"),
        (_, Aim::High | Aim::Band | Aim::None) => format!("{amount} short"),
    }
}

fn is_whole_count(measure: &Measure, unit: FigureUnit) -> bool {
    unit == FigureUnit::Counted || (measure.unit == Unit::Count && measure.scale == crate::model::Scale::Ones)
}

fn fewer(measure: &Measure, unit: FigureUnit) -> &'static str {
    if is_whole_count(measure, unit) { "fewer" } else { "lower" }
}

fn more(measure: &Measure, unit: FigureUnit) -> &'static str {
    if is_whole_count(measure, unit) { "more" } else { "higher" }
}

/// The gap in a table cell: "−7.1 points", "+11.8%", "37 fewer".
pub(in crate::scorecard) fn gap_signed(measure: &Measure, rated: &Rated) -> String {
    let words = gap(measure, rated);
    for (ending, sign) in [(" short", "−"), (" above", "+")] {
        if let Some(amount) = words.strip_suffix(ending) {
            return format!("{sign}{amount}");
        }
    }
    words
}

/// A figure in a sentence: "59.3%", "forecast 582", "574 admissions".
pub(in crate::scorecard) fn figure(measure: &Measure, figure: &crate::engine::Figure) -> String {
    let value = match figure.unit {
        FigureUnit::Measure => number::value(measure, figure.value),
        FigureUnit::Counted => labels::counted_number(measure, figure.value),
    };
    if figure.forecast { format!("forecast {value}") } else { value }
}

/// A distance in people: "About 7 more in every 100 people asked", "31 more people", "None needed".
pub(in crate::scorecard) fn people(measure: &Measure, distance: Distance, gap: f64) -> String {
    if gap >= 0.0 {
        return "None needed".to_owned();
    }
    match distance {
        Distance::Exact { change, .. } => so_many_more(measure, change),
        Distance::About { change, .. } => format!("About {}", so_many_more(measure, change)),
        Distance::PerHundred { change } => {
            let who = if measure.survey { "people asked" } else { "people" };
            let size = if change.abs() < 1.0 { "Fewer than 1".to_owned() } else { format!("About {}", number::count(change.abs())) };
            format!("{size} {} in every 100 {who}", more_or_fewer(change))
        }
    }
}

fn more_or_fewer(change: f64) -> &'static str {
    if change < 0.0 { "fewer" } else { "more" }
}

/// A change in people: "31 more people", "1 fewer admission".
pub(in crate::scorecard) fn so_many_more(measure: &Measure, change: f64) -> String {
    // The number stands before the word, the noun after it.
    let text = labels::counted_number(measure, change.abs());
    match text.split_once(' ') {
        Some((number, noun)) => format!("{number} {} {noun}", more_or_fewer(change)),
        None => format!("{text} {}", more_or_fewer(change)),
    }
}

/// A tolerance: "10%", "1.5 points", "10 people".
pub(in crate::scorecard) fn tolerance(measure: &Measure, tolerance: Tolerance) -> String {
    match tolerance {
        Tolerance::Relative(share) => number::share_short(share.get()),
        Tolerance::Points(points) => {
            let text = number::short(points.get());
            format!("{text} {}", if text == "1" { "point" } else { "points" })
        }
        Tolerance::Absolute(amount) => number::value_with(measure, amount.get(), measure.decimals),
        Tolerance::People(people) => labels::counted_number(measure, people.real()),
    }
}

/// The difference in the tolerance's terms: "2.2%", "1.9 points", "6 admissions".
pub(in crate::scorecard) fn difference(measure: &Measure, used: &UsedTolerance) -> Option<String> {
    let difference = used.difference?;
    Some(match used.tolerance {
        Tolerance::Relative(_) => number::share(difference),
        Tolerance::Points(_) => format!("{} points", number::plain(difference, measure.decimals.max(1))),
        Tolerance::Absolute(_) => number::value_with(measure, difference, measure.decimals),
        Tolerance::People(_) => labels::counted_number(measure, difference),
    })
}

/// Who set a tolerance.
pub(in crate::scorecard) fn set_by(measure: &Measure, used: &UsedTolerance) -> String {
    match used.set_by {
        SetBy::Default => format!("Scorecard’s default for {}", labels::unit_class(measure.unit)),
        SetBy::SmallNumbersDefault => "Scorecard’s default where a target stands for fewer than 30 people".to_owned(),
        SetBy::SmallNumbersReport => "set for the whole report where a target stands for few people".to_owned(),
        SetBy::Report => "set for the whole report".to_owned(),
        SetBy::Measure => "set for this measure by the council".to_owned(),
    }
}

/// Which rating it is: "At November 2024", "Forecast for 2024/25".
pub(in crate::scorecard) fn basis_label(basis: Basis, figure: &crate::engine::Figure) -> String {
    match (basis, figure.period) {
        (Basis::Outlook, p) => format!("Forecast for {}{}", period::long(p), labels::by_method(figure)),
        (Basis::Position, crate::model::Period::PointInTime(day)) => format!("At {}", period::date(day)),
        (Basis::Position, p @ crate::model::Period::YearToDate { .. }) => format!("At {}", period::month(p.last_month())),
        (Basis::Position, p) => capital(&period::long(p)),
    }
}

/// The rating in a sentence: "59.3% is 7.1 points short of the national average of 2023/24, 66.4%."
pub(in crate::scorecard) fn sentence(measure: &Measure, rated: &Rated) -> String {
    let value = capital(&figure(measure, &rated.figure));
    let what = yardstick_long(measure, &rated.yardstick);
    let wanted = wanted(measure, &rated.yardstick);
    let gap = gap(measure, rated);
    let relation = match gap.as_str() {
        "in line" => format!("{value} is in line with {what}, {wanted}."),
        "inside the band" => format!("{value} is inside the band of {what}, {wanted}."),
        _ if gap.ends_with("the band") => format!("{value} is {gap} of {what}, {wanted}."),
        _ if gap.ends_with("short") => format!("{value} is {gap} of {what}, {wanted}."),
        _ if gap.ends_with("above") => format!("{value} is {gap} {what}, {wanted}."),
        _ => format!("{value} is {gap} than {what}, {wanted}."),
    };
    format!("{relation} {}", conclusion(measure, rated))
}

/// Why a tolerance cannot be applied.
pub(in crate::scorecard) fn no_difference(tolerance: Tolerance) -> &'static str {
    match tolerance {
        Tolerance::People(_) => {
            "How many people the difference is cannot be told without counts, so the tolerance in people does not apply."
        }
        Tolerance::Relative(_) | Tolerance::Points(_) | Tolerance::Absolute(_) => {
            "A share of nothing is undefined, so no tolerance applies; an absolute one would."
        }
    }
}

/// How a figure that does not meet its yardstick misses it: "Short by", "Over by".
pub(in crate::scorecard) fn off_by(rated: &Rated) -> &'static str {
    if rated.figure.value < rated.yardstick.nearer_edge(rated.figure.value) { "Short by" } else { "Over by" }
}

/// What decides the level: "2.2% short is within the tolerance of 10%."
pub(in crate::scorecard) fn conclusion(measure: &Measure, rated: &Rated) -> String {
    use crate::model::{Level, MiddleLies};
    let allowed = tolerance(measure, rated.tolerance.tolerance);
    let difference = difference(measure, &rated.tolerance);
    match (rated.middle_lies, rated.level, difference) {
        (MiddleLies::ShortOf, Level::Top, _) | (MiddleLies::EitherSide, Level::Top, None) if rated.compared.rounding_decides => {
            "Rounded as the target is printed, it meets it; at full precision it would not.".to_owned()
        }
        (MiddleLies::ShortOf, Level::Top, _) => "It meets it.".to_owned(),
        (_, _, None) => no_difference(rated.tolerance.tolerance).to_owned(),
        // On the right side, or on the edge, but not once it is rounded, or not strictly.
        (MiddleLies::ShortOf, Level::Middle | Level::Bottom, Some(_)) if rated.gap >= 0.0 => {
            let shown = match rated.figure.unit {
                FigureUnit::Measure => number::value_with(measure, rated.compared.value, rated.yardstick.decimals),
                FigureUnit::Counted => number::count(rated.compared.value),
            };
            let rounded = if rated.compared.rounding_decides { "Rounded as the target is printed it" } else { "It" };
            let within =
                if rated.level == Level::Middle { format!("; the difference is within the tolerance of {allowed}") } else { String::new() };
            format!("{rounded} is {shown}, which is not {}{within}.", wanted(measure, &rated.yardstick))
        }
        (MiddleLies::ShortOf, Level::Middle, Some(d)) => format!("{} {d}, within the tolerance of {allowed}.", off_by(rated)),
        (MiddleLies::EitherSide, Level::Middle, Some(d)) => format!("A difference of {d} is within the tolerance of {allowed}."),
        (MiddleLies::ShortOf, Level::Bottom, Some(d)) => format!("{} {d}, beyond the tolerance of {allowed}.", off_by(rated)),
        (MiddleLies::EitherSide, Level::Top | Level::Bottom, Some(d)) => {
            if matches!(rated.yardstick.requirement, Requirement::Band { .. }) && rated.gap >= 0.0 {
                "It is inside the band.".to_owned()
            } else {
                format!("A difference of {d} is beyond the tolerance of {allowed}.")
            }
        }
    }
}

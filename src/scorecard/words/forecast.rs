//! Forecasts in words: the methods, their sums and ranges, what the rest of the year must bring.

use super::{capital, labels, period, plural, rating};
use crate::engine::forecast::{Need, NoForecast, Outlooks, Projection, Range, RangeBy, RunRate, SoFar, Sum};
use crate::engine::{Figure, FigureUnit, NotRated};
use crate::model::{ForecastMethod, Measure, Requirement, Scale, Unit};
use crate::scorecard::number;

/// "Straight line".
pub(in crate::scorecard) fn method(method: ForecastMethod) -> &'static str {
    match method {
        ForecastMethod::StraightLine => "Straight line",
        ForecastMethod::LastYearsProfile => "Last year’s profile",
        ForecastMethod::LastYearsRemainingMonths => "Last year’s remaining months",
        ForecastMethod::MilestoneProfile => "Milestone profile",
        ForecastMethod::Growth => "Growth on last year",
        ForecastMethod::RollingYear => "Last 12 months",
    }
}

/// A method as the subject of a sentence: "a straight line".
pub(in crate::scorecard) fn the_method(which: ForecastMethod) -> String {
    match which {
        ForecastMethod::StraightLine => "a straight line".to_owned(),
        ForecastMethod::MilestoneProfile | ForecastMethod::RollingYear => format!("the {}", uncapital(method(which))),
        ForecastMethod::LastYearsProfile | ForecastMethod::LastYearsRemainingMonths | ForecastMethod::Growth => uncapital(method(which)),
    }
}

/// "a straight line gives", "the last 12 months give": with a verb in both its forms.
fn does(which: ForecastMethod, one: &str, many: &str) -> String {
    let verb = match which {
        ForecastMethod::LastYearsRemainingMonths | ForecastMethod::RollingYear => many,
        ForecastMethod::StraightLine | ForecastMethod::LastYearsProfile | ForecastMethod::MilestoneProfile | ForecastMethod::Growth => one,
    };
    format!("{} {verb}", the_method(which))
}

/// "a straight line leads".
pub(in crate::scorecard) fn leads(which: ForecastMethod) -> String {
    does(which, "leads", "lead")
}

/// The first letter in lower case.
pub(in crate::scorecard) fn uncapital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The method that officers name in their own words, if it is one of ours: "Straight line, less two weeks of works".
pub(in crate::scorecard) fn stated(text: &str) -> Option<ForecastMethod> {
    let text = text.to_lowercase().replace('’', "'");
    let names = [
        ("straight line", ForecastMethod::StraightLine),
        ("last year's profile", ForecastMethod::LastYearsProfile),
        ("last year's remaining months", ForecastMethod::LastYearsRemainingMonths),
        ("milestone profile", ForecastMethod::MilestoneProfile),
        ("growth", ForecastMethod::Growth),
        ("rolling 12 months", ForecastMethod::RollingYear),
    ];
    names.into_iter().find(|(name, _)| text.starts_with(name)).map(|(_, method)| method)
}

/// Why a method gives nothing, in a sentence.
pub(in crate::scorecard) fn none(measure: &Measure, reason: NoForecast) -> String {
    match reason {
        NoForecast::NotARunningTotal => "The measure’s values do not add up through the year.".to_owned(),
        NoForecast::NothingSoFar => "There is no figure for the year so far.".to_owned(),
        NoForecast::NoYear => "The running total starts in a month in which no year starts.".to_owned(),
        NoForecast::YearOver { year } => format!("{} is over, or its outturn is known.", capital(&period::the(year))),
        NoForecast::TooFewMonths => "One month is too little to tell a year from.".to_owned(),
        NoForecast::MonthMissing { month } => {
            format!("There is no figure for {}, without which the months cannot be added up.", period::month(month))
        }
        NoForecast::NoLastYear { period: year } => format!("There is no figure for the whole of {}.", period::the(year)),
        NoForecast::NoSamePeriod { period: same } => format!("There is no figure for {}.", period::long(same)),
        NoForecast::NothingLastYear { period: same } => {
            format!("{} brought nothing, and nothing can be a multiple of that.", capital(&period::long(same)))
        }
        NoForecast::LastYearFell { year } => format!("The figure for {} is lower than that of its first months.", period::the(year)),
        NoForecast::NoTarget => "There is no target for the year.".to_owned(),
        NoForecast::Band => "The target is a band, which has no path.".to_owned(),
        NoForecast::NoMilestone { by } => format!("The target has no milestone for {}.", period::month(by)),
        NoForecast::NothingDue { by } => format!("The milestone for {} is 0, and there is no share of nothing.", period::month(by)),
        NoForecast::Break { index } => {
            let from = measure.breaks.get(index).map(|b| format!(" from {}", period::month(b.from))).unwrap_or_default();
            format!("A break in the series{from} lies between the figures it needs.")
        }
        NoForecast::TooLarge => "The figures are too large to reckon with.".to_owned(),
    }
}

/// What adds up, in print: "34", "523,123", "£1,206".
pub(in crate::scorecard) fn term(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match unit {
        FigureUnit::Counted => number::count(value),
        FigureUnit::Measure => number::exact(measure, value, measure.decimals),
    }
}

/// A running total for a sentence: "34 admissions", "523.1k".
pub(in crate::scorecard) fn total(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match unit {
        FigureUnit::Counted => labels::counted_number(measure, value),
        FigureUnit::Measure => number::value(measure, value),
    }
}

/// A forecast for a sentence, by its counts where it has them: "51 admissions", "784.7k".
pub(in crate::scorecard) fn expected(measure: &Measure, figure: &Figure) -> String {
    match figure.counts {
        Some(counts) => labels::counted_number(measure, counts.numerator.real()),
        None => total(measure, figure.unit, figure.value),
    }
}

/// The sum behind a forecast: "34 × 12 ÷ 8 = 51 admissions; per 100,000 of about 437,500".
pub(in crate::scorecard) fn sum(
    measure: &Measure,
    so_far: Option<&SoFar>,
    projection: &Projection,
    same_as: Option<ForecastMethod>,
) -> String {
    let unit = so_far.map_or(FigureUnit::Measure, |so_far| so_far.unit);
    let print = |value: f64| term(measure, unit, value);
    let target = |value: f64| number::exact(measure, value, measure.decimals);
    let mut in_counts = unit == FigureUnit::Counted;
    let text = match projection.sum {
        Sum::StraightLine { so_far } => format!("{} × {} ÷ {}", print(so_far), projection.of, projection.months),
        Sum::LastYearsProfile { so_far, year, same } => format!("{} × {} ÷ {}", print(so_far), print(year), print(same)),
        Sum::LastYearsRemainingMonths { so_far, year, same } | Sum::RollingFromYears { so_far, year, same } => {
            format!("{} + ({} − {})", print(so_far), print(year), print(same))
        }
        Sum::MilestoneProfile { so_far, due, whole } => format!("{} ÷ ({} ÷ {})", print(so_far), target(due), target(whole)),
        Sum::Growth { year, so_far, same, in_rate } => {
            let year = if in_rate { number::value(measure, year) } else { print(year) };
            in_counts &= !in_rate;
            format!("{year} × {} ÷ {}", print(so_far), print(same))
        }
        Sum::RollingYear { to, .. } => {
            in_counts = false;
            format!("The 12 months to {}", period::month(to))
        }
    };
    let base = so_far.and_then(|so_far| so_far.base).filter(|_| in_counts && projection.figure.counts.is_some());
    let rate = match (base, measure.unit) {
        (Some((base, about)), Unit::Rate { per }) => {
            let about = if about { "about " } else { "" };
            format!("; per {} of {about}{}", number::count(f64::from(per)), number::count(base))
        }
        (Some((base, about)), _) => format!("; of {}{}", if about { "about " } else { "" }, number::count(base)),
        (None, _) => String::new(),
    };
    let same = same_as.map(|other| format!("; the same as {}", the_method(other))).unwrap_or_default();
    format!("{text}{rate}{same}")
}

/// A range in the unit of its forecast, with the counts behind a rate: "9.6 to 14.2 (42 to 62)".
pub(in crate::scorecard) fn range(measure: &Measure, so_far: Option<&SoFar>, figure: &Figure, range: &Range) -> String {
    let print = |value: f64| match figure.unit {
        FigureUnit::Counted => number::count(value),
        FigureUnit::Measure => number::value(measure, value),
    };
    let base = so_far.and_then(|so_far| so_far.base).filter(|_| figure.unit == FigureUnit::Measure);
    let counts = match (base, measure.unit, figure.counts) {
        (Some((base, _)), Unit::Rate { per }, Some(_)) => {
            let count = |value: f64| number::count(value / f64::from(per) * base);
            format!(" ({} to {})", count(range.lower), count(range.upper))
        }
        (_, _, _) => String::new(),
    };
    format!("{} to {}{counts}", print(range.lower), print(range.upper))
}

/// By which rule a range was told.
pub(in crate::scorecard) fn range_rule(by: RangeBy) -> String {
    match by {
        RangeBy::Source => "Given by the officers".to_owned(),
        RangeBy::Months { months } => format!("95%, by how the {} so far differ", plural(months, "month", "months")),
        RangeBy::Events => "95%, by chance alone".to_owned(),
        RangeBy::Methods { lowest, highest } => {
            format!("From {} to {}", the_method(lowest), the_method(highest))
        }
    }
}

/// Why there is no range.
pub(in crate::scorecard) fn no_range() -> String {
    "No range: the months are not known one by one, and no other method gives another figure".to_owned()
}

/// What the ranges are, for those that there are.
pub(in crate::scorecard) fn about_ranges(rules: &[RangeBy]) -> Vec<String> {
    let mut out = Vec::new();
    if rules.iter().any(|by| matches!(by, RangeBy::Months { .. })) {
        out.push(
            "By how the months differ: 19 of 20 such ranges hold the outturn, if the months that are left are like those so far. \
             A season or a trend is not in it."
                .to_owned(),
        );
    }
    if rules.contains(&RangeBy::Events) {
        out.push(
            "By chance alone: 19 of 20 such ranges hold the outturn, if such events come one by one and at the pace the method says. \
             How far the method itself may be out is not in it."
                .to_owned(),
        );
    }
    if rules.iter().any(|by| matches!(by, RangeBy::Methods { .. })) {
        out.push("From the lowest to the highest method: how much the choice of method matters. No probability goes with it.".to_owned());
    }
    out
}

/// What each month brings: whole where it is large, else with one decimal.
fn each(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    let is_count = unit == FigureUnit::Counted || matches!(measure.unit, Unit::Count | Unit::Hours | Unit::Days | Unit::Weeks);
    let number = match is_count {
        true if value.abs() < 100.0 && measure.scale == Scale::Ones => {
            let text = number::plain(value, 1);
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
        true => number::count(value),
        false => number::exact(measure, value, measure.decimals + 1),
    };
    match unit {
        FigureUnit::Counted => format!("{number} {}", labels::counted(measure)),
        FigureUnit::Measure => number,
    }
}

/// What the year is rated against: "the target for 2024/25, 780.0k", "the national average of 2023/24, 15.2 (about 66 admissions)".
pub(in crate::scorecard) fn goal(measure: &Measure, unit: FigureUnit, rate: &RunRate) -> String {
    let what = rating::yardstick_long(measure, &rate.goal.yardstick);
    let wanted = rating::wanted(measure, &rate.goal.yardstick);
    let counted = match (unit, rate.goal.requirement) {
        (FigureUnit::Measure, _) => String::new(),
        (FigureUnit::Counted, Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v)) => {
            format!(" ({}{})", if rate.goal.about { "about " } else { "" }, labels::counted_number(measure, v.get()))
        }
        (FigureUnit::Counted, Requirement::Band { low, high }) => {
            format!(" ({} to {})", number::count(low.get()), labels::counted_number(measure, high.get()))
        }
    };
    format!("{what}, {wanted}{counted}")
}

/// What each month that is left must bring, or may, beside what those so far brought.
pub(in crate::scorecard) fn run_rate(measure: &Measure, unit: FigureUnit, rate: &RunRate) -> String {
    let goal = goal(measure, unit, rate);
    let each = |value: f64| each(measure, unit, value);
    let (every, one) = match rate.left {
        1 => ("the month that is left".to_owned(), true),
        left => (format!("each of the {left} months left"), false),
    };
    let so_far = format!("those so far brought {} on average", each(rate.each_so_far));
    match rate.need {
        Need::AtLeast(value) => format!("To meet {goal}, {every} must bring {}; {so_far}.", each(value)),
        Need::AtMost(value) if value <= 0.0 => {
            format!("To stay within {goal}, {} may bring none; {so_far}.", if one { every } else { "the months that are left".to_owned() })
        }
        Need::AtMost(value) => format!("To stay within {goal}, {every} may bring at most {}; {so_far}.", each(value)),
        Need::Under(value) => format!("To keep to {goal}, {every} may bring less than {}; {so_far}.", each(value)),
        Need::Within(low, high) => format!("To end inside {goal}, {every} must bring {} to {}; {so_far}.", each(low), each(high)),
        Need::Met(by) if by <= 0.0 => format!("{}, is met already.", capital(&goal)),
        Need::Met(by) => format!("{}, is met already, with {} to spare.", capital(&goal), self::each(measure, unit, by)),
        Need::Passed(by) if by <= 0.0 => format!("{}, is reached already, and can no longer be kept under.", capital(&goal)),
        Need::Passed(by) => {
            format!(
                "{}, is passed already, by {}: nothing in the months left can change that.",
                capital(&goal),
                self::each(measure, unit, by)
            )
        }
    }
}

/// Why that cannot be told; nothing where it need not be.
pub(in crate::scorecard) fn no_run_rate(measure: &Measure, reason: &NotRated) -> String {
    match reason {
        NotRated::ForInformation | NotRated::NoAim => String::new(),
        NotRated::NoTarget
        | NotRated::NoReading
        | NotRated::Missing { .. }
        | NotRated::Unpublished { .. }
        | NotRated::NoMilestone { .. }
        | NotRated::NoTargetForPeriod { .. }
        | NotRated::RunningTotal
        | NotRated::BaseUnknown => format!("What the months left must bring cannot be told. {}", rating::not_rated(measure, reason)),
    }
}

/// The first thing to read.
pub(in crate::scorecard) fn finding(measure: &Measure, outlooks: &Outlooks, counts: Option<&Figure>) -> String {
    let straight = outlooks.by(ForecastMethod::StraightLine);
    let straight_gives = |lead: &str| match straight {
        Some(straight) => format!("{lead}a straight line gives {}", expected(measure, &straight.figure)),
        None => String::new(),
    };
    match (counts, &outlooks.entered) {
        (Some(figure), Some(_)) => {
            format!("Officers expect {} in {}{}.", expected(measure, figure), period::the(figure.period), straight_gives("; "))
        }
        (Some(figure), None) => {
            let is_straight = measure.forecast == Some(ForecastMethod::StraightLine);
            let told = match (&outlooks.so_far, measure.forecast) {
                (Ok(so_far), Some(ForecastMethod::StraightLine)) => {
                    format!("a straight line from {} of {} months gives", so_far.months, so_far.of)
                }
                (Ok(_) | Err(_), named) => named.map(|named| does(named, "gives", "give")).unwrap_or_default(),
            };
            let beside = if is_straight { String::new() } else { straight_gives("; ") };
            format!("{} {} for {}{beside}.", capital(&told), expected(measure, figure), period::the(figure.period))
        }
        (None, _) => match (straight, &outlooks.so_far) {
            (Some(straight), _) => format!(
                "A straight line from {} of {} months gives {} for {}.",
                straight.months,
                straight.of,
                expected(measure, &straight.figure),
                period::the(straight.figure.period)
            ),
            (None, Ok(so_far)) => {
                let year = period::the(so_far.year);
                let other = outlooks.methods.iter().find_map(|told| Some((told.method, told.found.as_ref().ok()?)));
                match other {
                    Some((method, projection)) => {
                        let told = capital(&does(method, "gives", "give"));
                        format!("{told} {} for {year}; a straight line cannot be drawn.", expected(measure, &projection.figure))
                    }
                    None => format!("No forecast for {year} can be worked out."),
                }
            }
            (None, Err(reason)) => format!("No forecast can be worked out. {}", none(measure, *reason)),
        },
    }
}

/// That none of the forecasts is rated, and how one would be.
pub(in crate::scorecard) fn none_counts(measure: &Measure, outlooks: &Outlooks) -> String {
    match measure.forecast {
        Some(named) => {
            let why = outlooks.methods.iter().find(|told| told.method == named).and_then(|told| told.found.as_ref().err());
            let why = why.map(|reason| none(measure, *reason)).unwrap_or_default();
            format!("The file asks for {}, which cannot be worked out: no forecast is rated. {why}", the_method(named))
                .trim_end()
                .to_owned()
        }
        None => "None of these is rated: officers gave no forecast for this year, and the file names no method.".to_owned(),
    }
}

/// What officers' own words for their method would give, beside what they entered.
pub(in crate::scorecard) fn beside_stated(measure: &Measure, entered: &Figure, which: ForecastMethod, projection: &Projection) -> String {
    let gives = expected(measure, &projection.figure);
    let told = expected(measure, entered);
    let name = capital(&does(which, "gives", "give"));
    if gives == told {
        format!("The officers name {}. {name} the same.", the_method(which))
    } else {
        format!("The officers name {}. {name} {gives}, not {told}.", the_method(which))
    }
}

/// That the running total fell.
pub(in crate::scorecard) fn fell(months: &[crate::model::Month]) -> String {
    let months: Vec<String> = months.iter().map(|month| period::month(*month)).collect();
    format!(
        "The running total fell in {}: earlier months were corrected, or a figure is wrong. What each month brought is not told from it.",
        super::list(&months)
    )
}

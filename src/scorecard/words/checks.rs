//! Checks in words: what was found, what was expected, how to mend it.

mod names;
mod text;

pub(in crate::scorecard) use names::name;

use super::problem::{Said, quoted, said};
use super::{direction, labels, period, plural, uncapital};
use crate::engine::Way;
use crate::engine::checks::{Check, Code, Found, Implied, Late, Stated};
use crate::engine::rounding::round;
use crate::model::{Accepted, Counts, Level, Measure, Month, Movement, Place, Report, Unit, decimals};
use crate::scorecard::number;

/// "3 things to check on 2 measures, and 1 accepted with a reason."
pub(in crate::scorecard) fn lead(open: usize, measures: usize, accepted: usize) -> String {
    let things = match (open, measures) {
        (0, _) => "Nothing to check was found".to_owned(),
        (_, 0) => format!("{} in this file", plural(open, "thing to check", "things to check")),
        (_, _) => format!("{} on {}", plural(open, "thing to check", "things to check"), plural(measures, "measure", "measures")),
    };
    match accepted {
        0 => format!("{things}."),
        _ => format!("{things}, and {accepted} accepted with a reason."),
    }
}

/// Where checks come from, and what they are not.
pub(in crate::scorecard) fn note() -> &'static str {
    "Each check holds the file’s own figures, dates and words against each other, and speaks only where rounding cannot explain the \
     difference. Nothing here stops the report. A file in which nothing is found is consistent; whether it is true no check can tell."
}

/// "None found", "2 found".
pub(in crate::scorecard) fn how_many(count: usize) -> String {
    if count == 0 { "None found".to_owned() } else { format!("{count} found") }
}

/// A number of a measure with all its decimals: "89.9%", "14,910".
fn value(measure: &Measure, value: f64) -> String {
    let own = u8::try_from(decimals(value)).unwrap_or(6).min(6);
    number::exact(measure, value, own.max(measure.decimals))
}

/// A number as it is written in the file.
fn in_file(value: f64, places: u8) -> String {
    let text = number::bare(round(value, places).value(), places);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn counts(counts: Counts) -> String {
    let numerator = number::count(counts.numerator.real());
    counts.denominator.map_or(numerator.clone(), |d| format!("{numerator} out of {}", number::count(d.real())))
}

fn measure_of<'r>(report: &'r Report, place: &Place) -> Option<&'r Measure> {
    report.measures.get(place.measure?)
}

/// A measure in a sentence: "“Library visits”".
fn named(report: &Report, measure: usize) -> String {
    report.measures.get(measure).map(|m| quoted(&m.title)).unwrap_or_default()
}

/// Says what was found.
pub(in crate::scorecard) fn say(report: &Report, found: &Found) -> Said {
    match measure_of(report, &found.place) {
        Some(measure) => of_measure(report, measure, found),
        None => of_report(report, found),
    }
}

fn of_report(report: &Report, found: &Found) -> Said {
    match &found.check {
        Check::WholeAgainstMeasure { size, nearest } => said(
            "The whole of a breakdown is not the measure’s count",
            format!("{} in the breakdown, {} in the measure", number::count(*size), number::count(*nearest)),
            "one number in both places",
            format!("Change “size” to {}, or the measure’s count to {}.", in_file(*nearest, 0), in_file(*size, 0)),
        ),
        Check::MeetingBeforePosition { meeting } => said(
            "The meeting is before the day of the position",
            format!("a meeting on {}, with the position at {}", period::date(*meeting), period::date(report.position_at)),
            "a meeting on or after the day of the position",
            "Change “meeting”, or “position_at”, whichever was not brought up to date.",
        ),
        Check::AcceptedWithoutNeed { accepted } => without_need(accepted),
        // All others are found in a measure.
        _ => said(name(found.code()), "", "", ""),
    }
}

#[allow(clippy::too_many_lines)]
fn of_measure(report: &Report, measure: &Measure, found: &Found) -> Said {
    match &found.check {
        Check::ValueAgainstCounts { value: printed, counts: pair, gives, numerator } => {
            let places = u8::try_from(decimals(*printed)).unwrap_or(6).min(6);
            let instead = in_file(*gives, places.max(measure.decimals));
            let numerator_fits = measure.unit != Unit::Percent || pair.denominator.is_some_and(|d| *numerator <= d.real());
            let numerator = if numerator_fits {
                format!(", or the numerator to {}, whichever is right", in_file(*numerator, 0))
            } else {
                String::new()
            };
            said(
                "The value and its counts disagree",
                format!("{}, beside {}", value(measure, *printed), counts(*pair)),
                format!("{}, which is what {} give", number::value_with(measure, *gives, places.max(measure.decimals)), counts(*pair)),
                format!("Change the value to {instead}{numerator}."),
            )
        }
        Check::SameCountsTwice { counts: pair, here, there } => said(
            "The same counts have two values",
            format!("{} is given as {} and as {}", counts(*pair), stated(report, here, here), stated(report, there, here)),
            "one value for one pair of counts",
            "Look up the counts of both: one pair was most likely copied from the other.",
        ),
        Check::CountsCopied { counts: pair, period: here, earlier } => said(
            "The same counts stand for two periods",
            format!("{} for {}, as for {}", counts(*pair), period::the(*here), period::the(*earlier)),
            format!("the counts of {}", period::the(*here)),
            "Look the counts up: they were most likely copied from the earlier period.",
        ),
        Check::PercentOutside { value: printed } => said(
            "A percentage is outside 0 to 100",
            value(measure, *printed),
            "a percentage from 0 to 100, as the measure’s other figures are",
            "Look the value up: a decimal point may be missing, or a sign too many.",
        ),
        Check::ValueOutsideInterval { value: printed, interval } => said(
            "A value is outside its own interval",
            value(measure, *printed),
            format!("a value from {} to {}", value(measure, interval.lower.get()), value(measure, interval.upper.get())),
            "Change the value or the ends of the interval, whichever is wrong.",
        ),
        Check::DifferentPopulations { here, there } => said(
            "One group of people has two sizes",
            format!("{}; {}", implied(report, here, here), implied(report, there, here)),
            if here.period == there.period {
                "one number of people for one group at one time"
            } else {
                "numbers of people that one group can have: it seldom changes by 2% in a year"
            },
            "Look up the counts, the rates and the population they are worked out with.",
        ),
        Check::RunningTotalFalls { shorter, longer, counted } => {
            let print = |number: f64| if *counted { labels::counted_number(measure, number) } else { value(measure, number) };
            said(
                "A running total falls",
                format!("{} for {}, after {} for {}", print(longer.1), period::the(longer.0), print(shorter.1), period::the(shorter.0)),
                format!("{} or more: a running total cannot fall, whichever way is good", print(shorter.1)),
                if *counted {
                    "Look both counts up; one may be for other months, or a digit wrong."
                } else {
                    "Look both figures up; one may be for other months, or a digit wrong. If the measure does not add up through the year, take out “cumulative”."
                },
            )
        }
        Check::MilestonesFall { earlier, later, shares } => said(
            "The milestones fall",
            format!("{} after {}", milestone(measure, *later, *shares), milestone(measure, *earlier, *shares)),
            format!(
                "{} or more by the end of {}: what is due adds up through the year",
                amount(measure, earlier.1, *shares),
                period::month(later.0)
            ),
            "Change the milestone that is wrong. Each is the running total due by the end of its month.",
        ),
        Check::MilestoneOffTarget { by, milestone, target, shares } => {
            let (found, target) = (amount(measure, *milestone, *shares), amount(measure, *target, *shares));
            let (is, wanted) = if *shares {
                (
                    format!("{found} of the year by the end of {}", period::month(*by)),
                    "100% by the end of the year, and never more".to_owned(),
                )
            } else {
                (
                    format!("{found} by the end of {}, for a target of {target}", period::month(*by)),
                    format!("a path that ends at the year’s target, {target}, and is never beyond it"),
                )
            };
            said(
                "A milestone does not go with the target of the year",
                is,
                wanted,
                "Change the milestone or the target, whichever is wrong.",
            )
        }
        Check::TargetWithoutReading { period } => said(
            "A target has no figure",
            format!("a target for {}, and no reading", period::the(*period)),
            "a reading for every time a target is set for",
            "Add the reading, or say with “missing” why there is none; or take the target out if it is of an earlier report.",
        ),
        Check::TwoUnits { value: odd, nearest } => said(
            "A number may be in another unit",
            format!("{}, where the measure’s other figures are near {}", value(measure, *odd), value(measure, *nearest)),
            format!("a number in the measure’s unit: {}", unit(measure)),
            if measure.unit == Unit::Percent {
                "Write percentages, not shares of one: 72.5, not 0.725."
            } else {
                "Write all the digits, in the measure’s own unit; “scale” only says how they are printed."
            },
        ),
        Check::ImplausibleJump { from, to, largest } => said(
            "A figure jumps out of proportion",
            format!("{} in {}, after {} in {}", value(measure, to.1), period::the(to.0), value(measure, from.1), period::the(from.0)),
            match largest {
                Some(largest) => format!("a change like the others, of which the largest is {}", change(measure, *largest)),
                None => "a change of a likely size".to_owned(),
            },
            "Look the figure up. If it is right, say what happened: with “events”, or with “breaks” if it is counted in another way.",
        ),
        Check::DecimalsNotThere { decimals, figures } => said(
            "Decimals are printed that no figure has",
            format!(
                "{} of {} is a whole number, printed with {}",
                "each",
                plural(*figures, "figure", "figures"),
                plural(usize::from(*decimals), "decimal", "decimals")
            ),
            "as many decimals as the figures have",
            "Take “decimals” out, or give the figures with their decimals.",
        ),
        Check::StaleFigure { latest, months, frequency } => said(
            "The latest figure is out of date",
            format!(
                "a figure for {}, {} before the position",
                period::the(*latest),
                plural(usize::try_from(*months).unwrap_or(0), "month", "months")
            ),
            format!("a later figure of a measure that is collected {}, or why there is none", uncapital(labels::frequency(*frequency))),
            "Add the later reading, or one with “missing” that says why there is none.",
        ),
        Check::FutureFigure { period } => said(
            "A figure is for a time that has not ended",
            format!("a figure for {}, at a position of {}", period::the(*period), period::date(report.position_at)),
            "a figure for a time up to the position, or one marked as a forecast",
            "Change its “period”; or mark it with \"status\": \"forecast\", or “provisional” if it is a part of the time.",
        ),
        Check::Overdue { late, expected } => overdue(*late, *expected),
        Check::OldComparator { period, figure, months } => said(
            "A comparator is out of date",
            format!(
                "a figure of others for {}, {months} months older than what it stands beside, for {}",
                period::the(*period),
                period::the(*figure)
            ),
            "a comparator that is at most a year older than the figure beside it",
            "Put in the latest figure that is published. If there is none later, accept this with that as the reason.",
        ),
        Check::OldJudgement { date, figure } => said(
            "A judgement is older than what it judges",
            format!("a judgement of {}, on a figure for {}", period::date(*date), period::the(*figure)),
            "a judgement made when the figure was known",
            "Judge the figure anew, with today’s reason and date, or take the judgement out: it may be of an earlier report.",
        ),
        Check::ActionOverdue { by } => said(
            "An action is past its day",
            format!("an action due by {}, without a word on how far it has come", period::date(*by)),
            "how far it has come",
            "Add “status”, or a later day.",
        ),
        Check::ChangeAcrossBreak { published, across } => said(
            "A direction is printed across a break in the series",
            format!("{}, across the break of {} ({})", quoted(&movement(report, *published)), period::month(across.from), across.reason),
            "no direction: figures on the two sides of a break are not comparable",
            "Take out the printed direction; or the break, if the figures are comparable after all.",
        ),
        Check::BreakNotDeclared { version, was, from, note } => {
            let note = note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            let since = from.map(|from| format!(" in {}", period::month(from))).unwrap_or_default();
            let what = if was.is_empty() { "the measure".to_owned() } else { format!("what was {was}") };
            said(
                "A measure changed, and its series has no break",
                format!("readings from before and after {what} in version {version} of the framework changed{since}{note}"),
                "a break where figures stop being comparable: the framework’s list of codes says that they do",
                match from {
                    Some(from) => format!("Add to “breaks”: {{ \"from\": \"{}-{:02}\", \"reason\": \"…\" }}.", from.year(), from.month()),
                    None => "Add “breaks” with the first month of the new way, or say in the list of codes that the two are comparable."
                        .to_owned(),
                },
            )
        }
        Check::PublishedRating { published, computed } => said(
            "The printed rating is not what the rules give",
            format!("{} printed, {} by the rules", quoted(&level(report, *published)), quoted(&level(report, *computed))),
            "the same rating, or a judgement that says why not",
            "Look up the figure, the target and the tolerance. If officers judged it otherwise, add “judgement” with their reason.",
        ),
        Check::PublishedDirection { published, computed } => said(
            "The printed direction is not what the rules give",
            format!("{} printed, {} by the rules", quoted(&movement(report, *published)), quoted(&direction::word(report, *computed))),
            "the same direction",
            "Look up both figures, what the direction is against and its tolerance.",
        ),
        Check::SameTitle { first } => said(
            "Two measures have one name",
            format!("{}, as another measure ({}) is called", named(report, *first), code(report, *first)),
            "a name that tells them apart",
            "Change one of the two titles; or take one out, if it is the same measure.",
        ),
        Check::WholeAgainstMeasure { .. } | Check::MeetingBeforePosition { .. } | Check::AcceptedWithoutNeed { .. } => {
            of_report(report, found)
        }
        Check::Text { quote, told } => text::say(report, measure, quote, told),
    }
}

fn without_need(accepted: &Accepted) -> Said {
    let period = accepted.period.map_or_else(String::new, |period| format!(" for {}", period::the(period)));
    let remedy = if Code::ALL.iter().any(|code| code.name() == accepted.check) {
        "Take it out. If something else is meant, write the name that stands with it."
    } else {
        "There is no check of this name. Write the name that stands with what is meant, or take it out."
    };
    let found = format!("{}{period} is accepted, and nothing of it was found here", quoted(&accepted.check));
    said("An acceptance that nothing needs", found, "acceptances of what the checks find", remedy)
}

/// "33.9% for 30 November 2024", with the measure where it is another.
fn stated(report: &Report, one: &Stated, here: &Stated) -> String {
    let Some(measure) = report.measures.get(one.measure) else { return String::new() };
    let of = if one.measure == here.measure { String::new() } else { format!(" of {}", named(report, one.measure)) };
    format!("{} for {}{of}", value(measure, one.value), period::the(one.period))
}

/// "23 admissions at a rate of 5.4 in 2021/22 are out of 422,018 to 429,907 people".
fn implied(report: &Report, one: &Implied, here: &Implied) -> String {
    let Some(measure) = report.measures.get(one.measure) else { return String::new() };
    let of = if one.measure == here.measure { String::new() } else { format!(" of {}", named(report, one.measure)) };
    let target = if one.target { " in the target for " } else { " in " };
    let (low, high) = (number::count(one.low), number::count(one.high));
    let people = if low == high { low } else { format!("{low} to {high}") };
    format!(
        "{} at a rate of {}{target}{}{of} are out of {people} people",
        labels::counted_number(measure, one.count),
        value(measure, one.rate),
        period::the(one.period)
    )
}

fn amount(measure: &Measure, number: f64, shares: bool) -> String {
    if shares { format!("{}%", number::short(number)) } else { value(measure, number) }
}

fn milestone(measure: &Measure, (month, due): (Month, f64), shares: bool) -> String {
    format!("{} by {}", amount(measure, due, shares), period::month(month))
}

fn change(measure: &Measure, size: f64) -> String {
    match measure.unit {
        Unit::Percent => format!("{} points", number::short(size)),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => value(measure, size),
    }
}

fn unit(measure: &Measure) -> String {
    match measure.unit {
        Unit::Percent => "percent".to_owned(),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            Some(labels::unit_line(measure)).filter(|line| !line.is_empty()).unwrap_or_else(|| "a count".to_owned())
        }
    }
}

fn overdue(late: Late, expected: Month) -> Said {
    let month = period::month(expected);
    let (title, found, remedy) = match late {
        Late::Survey => (
            "A survey or return is overdue",
            format!("a survey or return that was to run in {month}"),
            "Add its figure, or say when it will run now.",
        ),
        Late::Figure => (
            "A figure is overdue",
            format!("a figure that was to be published in {month}"),
            "Add the figure, or say when it is expected now.",
        ),
        Late::Comparator => (
            "A comparator is overdue",
            format!("a comparator that was to be published in {month}"),
            "Add the figure, or say when it is expected now.",
        ),
    };
    said(title, found, "something still to come when the report is read", remedy)
}

fn level(report: &Report, level: Level) -> String {
    report.scheme.words(level).word.clone()
}

fn movement(report: &Report, movement: Movement) -> String {
    direction::word(
        report,
        match movement {
            Movement::Improved => Way::Improved,
            Movement::Similar => Way::Similar,
            Movement::NotAsGood => Way::NotAsGood,
        },
    )
}

fn code(report: &Report, measure: usize) -> String {
    report.measures.get(measure).map(|m| labels::code(report, m)).unwrap_or_default()
}

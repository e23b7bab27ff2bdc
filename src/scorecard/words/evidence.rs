//! How sure a figure is, in words: its interval, its survey, the test of a change, the recent trend.
//! A councillor reads whether it could be chance; a statistician finds method, n, z and source.

use super::{capital, labels, list, period};
use crate::engine::evidence::{FigureInterval, IntervalBy, Margin, MarginBy, NoTest, NoYearly, TestsMade, Unsure, Yearly};
use crate::engine::statistics::{ChanceMethod, ChanceTest, Evidence, IntervalMethod, NoTrend, NotTested, Trend};
use crate::engine::{Figure, FigureUnit, Moved};
use crate::model::{Aim, Counts, Interval, Measure, Survey, Unit};
use crate::scorecard::{number, row};

/// A value in its unit, with a decimal at least where it is in percent: "84.9%", "24 admissions".
pub(in crate::scorecard) fn end(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match (unit, measure.unit) {
        (FigureUnit::Counted, _) => number::count(value),
        (FigureUnit::Measure, Unit::Percent) => number::value_with(measure, value, measure.decimals.max(1)),
        (FigureUnit::Measure, Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score) => {
            number::value(measure, value)
        }
    }
}

/// An interval: "84.9% to 88.6%", "24 to 48 admissions".
pub(in crate::scorecard) fn range(measure: &Measure, unit: FigureUnit, interval: Interval) -> String {
    let (lower, upper) = (end(measure, unit, interval.lower.get()), end(measure, unit, interval.upper.get()));
    match unit {
        FigureUnit::Measure => format!("{lower} to {upper}"),
        FigureUnit::Counted => format!("{lower} to {upper} {}", labels::counted(measure)),
    }
}

/// A margin of error: "±3.5 points", "±0.4".
pub(in crate::scorecard) fn either_way(measure: &Measure, margin: &Margin) -> String {
    match measure.unit {
        Unit::Percent => format!("±{} points", number::plain(margin.size.get(), measure.decimals.max(1))),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            format!("±{}", number::value(measure, margin.size.get()))
        }
    }
}

fn interval_method(method: IntervalMethod) -> &'static str {
    match method {
        IntervalMethod::Wilson => "Wilson’s score",
        IntervalMethod::ExactPoisson => "the exact Poisson interval",
        IntervalMethod::Byar => "Byar’s method",
        IntervalMethod::StudentT => "Student’s t",
    }
}

/// The counts behind a figure: "1,221 out of 1,403", "897 admissions".
fn counts(measure: &Measure, figure: &Figure) -> String {
    let base = row::base(measure, figure);
    if base.is_empty() { labels::counted_number(measure, figure.value) } else { base }
}

/// An interval with its method: "84.9% to 88.6%, by Wilson’s score from 1,221 out of 1,403".
pub(in crate::scorecard) fn interval(measure: &Measure, figure: &Figure, found: &FigureInterval) -> String {
    let range = range(measure, figure.unit, found.interval);
    let by = match found.by {
        IntervalBy::Source => "as the source gives it".to_owned(),
        IntervalBy::Margin(by) => margin_by(by).to_owned(),
        IntervalBy::Counts { method, about } => {
            let worked_back = if about { ", its base worked back from the printed rate" } else { "" };
            format!("by {} from {}{worked_back}", interval_method(method), counts(measure, figure))
        }
    };
    format!("{range}, {by}.")
}

fn margin_by(by: MarginBy) -> &'static str {
    match by {
        MarginBy::Source => "half the interval that the source gives",
        MarginBy::Given => "by the survey’s margin of error, as the source gives it",
        MarginBy::WorkedOut { population: Some(_), worst_case: false, .. } => {
            "by a margin of error worked out from the answers, corrected for how many could have been asked"
        }
        MarginBy::WorkedOut { population: None, worst_case: false, .. } => {
            "by a margin of error worked out from the answers; how many could have been asked is not known and is taken to be very many"
        }
        MarginBy::WorkedOut { worst_case: true, .. } => {
            "by the margin of error of an answer of 50%, the widest there is, since all answered alike"
        }
    }
}

/// Why nothing tells how sure a figure is, after "because".
fn unsure(measure: &Measure, why: Unsure) -> String {
    match why {
        Unsure::NoBase => "the report does not give the counts behind it".to_owned(),
        Unsure::NoAnswers => "the report says neither how many answered nor the margin of error".to_owned(),
        Unsure::NoSpread if measure.unit == Unit::Hours => "hours are not events that come one by one".to_owned(),
        Unsure::NoSpread => {
            let what = match measure.unit {
                Unit::Days | Unit::Weeks | Unit::Hours => "times",
                Unit::Pounds => "sums of money",
                Unit::Score => "scores",
                Unit::Percent | Unit::Rate { .. } | Unit::Count => "values",
            };
            format!("the report does not say how much single {what} vary")
        }
        Unsure::PositionOnADay => "it is a number on one day, not of events that come one by one".to_owned(),
        Unsure::InThousands => {
            "a number in the thousands often counts the same people many times, so it is not of events that come one by one".to_owned()
        }
        Unsure::NotWhole => "it is not a whole number".to_owned(),
        Unsure::NotWorkedOut => "it cannot be worked out from these figures".to_owned(),
    }
}

/// That there is no interval, and why.
pub(in crate::scorecard) fn no_interval(measure: &Measure, why: Unsure) -> String {
    format!("None, because {}.", unsure(measure, why))
}

/// What is known of a survey: "278 answers of 1,000 people who could have been asked; 27.8% of those
/// asked answered; margin of error ±5.0 points, worked out".
pub(in crate::scorecard) fn survey(measure: &Measure, survey: &Survey, margin: Option<&Margin>) -> String {
    let mut parts = Vec::new();
    match (survey.answered, survey.population) {
        (Some(n), Some(all)) => {
            parts.push(format!("{} answers of {} who could have been asked", number::count(n.real()), number::count(all.real())));
        }
        (Some(n), None) => parts.push(format!("{} answers", number::count(n.real()))),
        (None, Some(all)) => parts.push(format!("{} could have been asked", number::count(all.real()))),
        (None, None) => {}
    }
    if let Some(rate) = survey.response_rate {
        parts.push(format!("{} of those asked answered", number::share_short(rate.get())));
    }
    match margin {
        Some(margin) => {
            let by = match margin.by {
                MarginBy::Source => "half the interval that the source gives",
                MarginBy::Given => "as the source gives it",
                MarginBy::WorkedOut { .. } => "worked out",
            };
            parts.push(format!("margin of error {}, {by}", either_way(measure, margin)));
        }
        None => parts.push("the margin of error is not known".to_owned()),
    }
    capital(&format!("{}.", parts.join("; ")))
}

/// "could be chance".
fn verdict(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::UnlikelyChance => "unlikely to be chance",
        Evidence::CouldBeChance => "could be chance",
    }
}

/// The same of a change, as a sentence.
pub(in crate::scorecard) fn change_sentence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::UnlikelyChance => "A change of this size is unlikely to be chance.",
        Evidence::CouldBeChance => "A change of this size could be chance.",
    }
}

/// What was tested, with its method and z: "29 more admissions on 868; two counts of events, z = 0.69".
fn tested(measure: &Measure, moved: &Moved, test: &ChanceTest, margins: Option<(Margin, Margin)>) -> String {
    let (from, to) = (&moved.from, &moved.to);
    let (what, method) = match test.method {
        ChanceMethod::PooledProportions => (then(&counts(measure, from), &counts(measure, to)), "two shares, pooled"),
        ChanceMethod::PooledRates => (then(&counts(measure, from), &counts(measure, to)), "two rates, pooled"),
        ChanceMethod::SurveyMargins => {
            let one = |figure: &Figure, margin: Option<&Margin>| {
                let size = margin.map(|margin| format!(" {}", either_way(measure, margin))).unwrap_or_default();
                format!("{}{size}", end(measure, figure.unit, figure.value))
            };
            let (before, after) = margins.as_ref().map(|(before, after)| (before, after)).unzip();
            (then(&one(from, before), &one(to, after)), "two estimates by their margins of error")
        }
        ChanceMethod::Counts => {
            let events = |figure: &Figure| figure.counts.map_or(figure.value, |counts| counts.numerator.real());
            let difference = events(to) - events(from);
            let way = if difference < 0.0 { "fewer" } else { "more" };
            let number = labels::counted_number(measure, difference.abs());
            let difference = match number.split_once(' ') {
                Some((number, noun)) => format!("{number} {way} {noun}"),
                None => format!("{number} {way}"),
            };
            (format!("{difference} on {}", number::count(events(from))), "two counts of events")
        }
    };
    format!("{what}; {method}, z = {}", z(test))
}

/// The size of a change in its standard errors.
fn z(test: &ChanceTest) -> String {
    let z = test.z.get().abs();
    // Not one that reads as if it were at the edge it lies below.
    let decimals = if test.evidence == Evidence::CouldBeChance && number::plain(z, 2) == "1.96" { 4 } else { 2 };
    number::plain(z, decimals)
}

/// The test of a change in a few words: "Could be chance, z = 0.69."
pub(in crate::scorecard) fn test_short(test: &ChanceTest) -> String {
    format!("{}, z = {}.", capital(verdict(test.evidence)), z(test))
}

/// That a figure is not the one its counts give, and which of the two the sums go by.
pub(in crate::scorecard) fn by_the_counts() -> String {
    "The printed figure is not the one that its counts give; the interval and the test go by the counts.".to_owned()
}

fn then(before: &str, after: &str) -> String {
    format!("{before}, then {after}")
}

/// The strength of the evidence for a change, and whether that sets the arrow.
pub(in crate::scorecard) fn strength(
    measure: &Measure,
    moved: &Moved,
    found: &Result<ChanceTest, NoTest>,
    margins: Option<(Margin, Margin)>,
    sets_the_arrow: bool,
) -> String {
    match found {
        Ok(test) => {
            let sets = if moved.could_be_chance {
                "The change is beyond the tolerance, but in this report one that could be chance counts as similar."
            } else if sets_the_arrow {
                "In this report a change that could be chance counts as similar."
            } else {
                "This does not set the arrow."
            };
            format!("Strength of evidence: {}: {}. {sets}", tested(measure, moved, test, margins), verdict(test.evidence))
        }
        Err(NoTest::NoChange) => "Strength of evidence: there is no change to test.".to_owned(),
        Err(why) => format!("Strength of evidence: not tested, because {}.", no_test(measure, *why)),
    }
}

fn no_test(measure: &Measure, why: NoTest) -> String {
    match why {
        NoTest::NoChange => "there is no change".to_owned(),
        NoTest::Figure { period: p, why: why @ (Unsure::NoBase | Unsure::NoAnswers | Unsure::NotWhole | Unsure::NotWorkedOut) } => {
            let the = if period::takes_the(p) { "the " } else { "" };
            format!("for {the}{} {}", period::long(p), unsure(measure, why).trim_end_matches(" behind it"))
        }
        NoTest::Figure { why, .. } => unsure(measure, why),
        NoTest::OtherLength => "the two periods are of different length, and no base is given".to_owned(),
        NoTest::Overlap => "the two periods share months, and so the same people".to_owned(),
        NoTest::Method(NotTested::BothNone) => "both counts are 0".to_owned(),
        NoTest::Method(NotTested::BothAll) => "both are the whole".to_owned(),
        NoTest::Method(NotTested::NoMargin) => "both margins are 0".to_owned(),
        NoTest::Method(NotTested::NoBase | NotTested::NumeratorAboveDenominator | NotTested::NegativeMargin | NotTested::TooLarge) => {
            "it cannot be worked out from these figures".to_owned()
        }
    }
}

/// How many tests a report made, and what to expect of so many.
pub(in crate::scorecard) fn tests_made(made: TestsMade) -> String {
    let unlikely = match made.unlikely {
        0 => "none of them unlikely to be chance".to_owned(),
        unlikely => format!("{unlikely} of them unlikely to be chance"),
    };
    format!(
        "Twenty such tests would be expected to give one false alarm where nothing changed; this report made {}, {unlikely}.",
        made.tests
    )
}

/// What an interval is, for someone new to it; and what that of a forecast is.
pub(in crate::scorecard) fn about_intervals(forecast: bool) -> Vec<String> {
    let mut notes = vec![
        "A 95% interval is how far a figure may lie, by chance, from what it stands for: 19 of 20 such intervals hold it. Small numbers have wide ones.".to_owned(),
    ];
    if forecast {
        notes.push("That of a forecast is how far chance alone would carry it; the forecast itself may be further out.".to_owned());
    }
    notes
}

/// How few people a figure rests on, where they are fewer than 30: one more or less then shows.
pub(in crate::scorecard) fn small_numbers(measure: &Measure, figure: &Figure) -> Option<String> {
    const FEW: f64 = 30.0;
    let shown = |step: f64| match measure.unit {
        Unit::Percent => format!("{} points", number::plain(step, measure.decimals.max(1))),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            number::value_with(measure, step, measure.decimals.max(1))
        }
    };
    let is_whole = figure.value.fract() == 0.0;
    let one = |step: f64| format!("one more or fewer would change the figure by {}", shown(step));
    match (figure.unit, measure.unit, figure.counts) {
        (FigureUnit::Measure, Unit::Percent, Some(Counts { numerator, denominator: Some(all) })) => {
            let (x, n) = (numerator.real(), all.real());
            let few = match (x < FEW, n - x < FEW) {
                (_, _) if n < FEW => format!("Only {} in all", number::count(n)),
                (true, _) => format!("Only {} are counted", counts(measure, figure)),
                (false, true) => format!("Only {} out of {} are not counted", number::count(n - x), number::count(n)),
                (false, false) => return None,
            };
            Some(format!("{few}: {}.", one(100.0 / n)))
        }
        (FigureUnit::Measure, Unit::Rate { per }, Some(Counts { numerator, denominator })) if numerator.real() < FEW => {
            let step = match denominator {
                Some(all) => f64::from(per) / all.real(),
                None if numerator.0 > 0 => figure.value / numerator.real(),
                None => return None,
            };
            Some(if numerator.0 == 0 {
                format!("No {}: one would change the figure by {}.", labels::counted(measure), shown(step))
            } else {
                format!("Only {}: {}.", labels::counted_number(measure, numerator.real()), one(step))
            })
        }
        (FigureUnit::Counted, _, _) | (FigureUnit::Measure, Unit::Count, _) if (1.0..FEW).contains(&figure.value) && is_whole => {
            Some(format!(
                "Only {}: one more or fewer is a change of {}.",
                labels::counted_number(measure, figure.value),
                number::share(1.0 / figure.value)
            ))
        }
        (
            FigureUnit::Measure | FigureUnit::Counted,
            Unit::Percent | Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score,
            _,
        ) => None,
    }
}

/// The recent trend: what it tells and whether that is good, with its figures.
pub(in crate::scorecard) fn recent_trend(measure: &Measure, yearly: &Yearly) -> String {
    let (Some(first), Some(last)) = (yearly.figures.first(), yearly.figures.last()) else { return String::new() };
    let over = format!("over the last five figures, {} to {}", period::short(first.period), period::short(last.period));
    let found = &yearly.trend;
    let good = |up: bool| match (measure.aim, up) {
        (Aim::High, true) | (Aim::Low, false) => ", which is what the measure aims for",
        (Aim::High, false) | (Aim::Low, true) => ", the wrong way for this measure",
        (Aim::Band | Aim::None, _) => "",
    };
    let said = match found.trend {
        Trend::Up => format!("Rising {over}, by more than chance would explain{}", good(true)),
        Trend::Down => format!("Falling {over}, by more than chance would explain{}", good(false)),
        Trend::None => format!("No significant trend {over}"),
    };
    let per_step = match measure.unit {
        Unit::Percent => format!("{} points", number::signed(found.slope.get(), 1)),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            number::signed(found.slope.get(), measure.decimals.max(1))
        }
    };
    let mut sums = vec![
        format!("weighted line {per_step} from one figure to the next"),
        format!("χ² = {} against 9.55", number::plain(found.chi_square.get(), 2)),
    ];
    if found.trend == Trend::None && !found.keeps_its_sign {
        sums.push("without one of the five the line turns round or lies level".to_owned());
    }
    format!("{said} ({}).", list(&sums))
}

/// Why there is no recent trend.
pub(in crate::scorecard) fn no_recent_trend(why: &NoYearly) -> String {
    let figures = |count: usize| super::plural(count, "yearly figure", "yearly figures");
    let reason = match why {
        NoYearly::Break { since, at } => {
            format!("the series breaks at {}, with {} since; it takes five", period::month(at.from), figures(*since))
        }
        NoYearly::Unsure { period: p } => format!("the figure {} does not tell how sure it is", period::within(*p)),
        NoYearly::Trend(NoTrend::TooFewPoints { points }) => {
            format!("it takes five yearly figures, and there {} {points}", if *points == 1 { "is" } else { "are" })
        }
        NoYearly::Trend(
            NoTrend::NotProportionOrRate
            | NoTrend::NoInterval { .. }
            | NoTrend::NoWidth { .. }
            | NoTrend::UpsideDown { .. }
            | NoTrend::OutOfRange,
        ) => "one of the figures has no interval of any width".to_owned(),
    };
    format!("Not worked out: {reason}.")
}

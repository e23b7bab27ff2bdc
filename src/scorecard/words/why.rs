//! Why an interval, a forecast, a rank, a quarter and the headline are what they are, in words.

use super::{capital, compare, edges, labels, period, plural, rating};
use crate::engine::FigureUnit;
use crate::engine::benchmarking::{AtValue, RestsOn, ToRank};
use crate::engine::evidence::Unsure;
use crate::engine::forecast::Sum;
use crate::engine::statistics::IntervalMethod;
use crate::model::{Measure, Report, Unit};
use crate::scorecard::compare::Subject;
use crate::scorecard::number;

/// What an interval is.
pub(in crate::scorecard) const INTERVAL: &str = "A figure could have come out otherwise by chance alone. The interval says how far: of 20 such intervals, 19 hold what the figure stands for (95%).";

/// What would give an interval.
pub(in crate::scorecard) const GIVES_INTERVAL: &str = "What would give it one";

/// The sum of an end of an interval: x of n, z = 1.96, and what it is multiplied by.
pub(in crate::scorecard) fn interval_sum(measure: &Measure, unit: FigureUnit, method: IntervalMethod, upper: bool) -> String {
    let sum = match (method, upper) {
        (IntervalMethod::Wilson, false) => "Lower end: (2x + z² − z × √(z² + 4x × (1 − x ÷ n))) ÷ (2 × (n + z²))",
        (IntervalMethod::Wilson, true) => "Upper end: (2x + z² + z × √(z² + 4x × (1 − x ÷ n))) ÷ (2 × (n + z²))",
        (IntervalMethod::Byar, false) => "Lower end: x × (1 − 1 ÷ 9x − z ÷ (3 × √x))³",
        (IntervalMethod::Byar, true) => "Upper end: (x + 1) × (1 − 1 ÷ 9(x + 1) + z ÷ (3 × √(x + 1)))³",
        (IntervalMethod::ExactPoisson, false) => "Lower end: the smallest average that brings so many once in 40 times (exact Poisson)",
        (IntervalMethod::ExactPoisson, true) => "Upper end: the largest that brings so few once in 40 times",
        (IntervalMethod::StudentT, false) => "Lower end: the mean less t × s ÷ √n",
        (IntervalMethod::StudentT, true) => "Upper end: the mean and t × s ÷ √n",
    };
    match (unit, measure.unit) {
        (FigureUnit::Measure, Unit::Percent) => format!("{sum}, × 100"),
        (FigureUnit::Measure, Unit::Rate { per }) => format!("{sum}, ÷ n × {}", number::count(f64::from(per))),
        (_, _) => sum.to_owned(),
    }
}

/// What a figure without an interval would need.
pub(in crate::scorecard) fn would_give_interval(why: Unsure) -> Option<&'static str> {
    match why {
        Unsure::NoBase => Some("The numerator and the denominator behind it."),
        Unsure::NoAnswers => Some("How many answered the survey, or its margin of error (survey)."),
        Unsure::NoSpread => Some("The interval that its source gives (interval)."),
        Unsure::PositionOnADay | Unsure::InThousands | Unsure::NotWhole | Unsure::NotWorkedOut => None,
    }
}

/// What a method of forecasting does.
pub(in crate::scorecard) fn forecast_rule(sum: &Sum) -> &'static str {
    match sum {
        Sum::StraightLine { .. } => "The year goes on as it began: what the months so far brought, times 12, by how many they are.",
        Sum::LastYearsProfile { .. } => {
            "The year goes as last year went: the year so far, times last year’s whole, by last year’s same months."
        }
        Sum::LastYearsRemainingMonths { .. } => "The months left bring what they brought last year.",
        Sum::MilestoneProfile { .. } => {
            "The year goes as the target’s path: the year so far, by the share of the target that is due by now."
        }
        Sum::Growth { .. } => "Last year’s figure grows as the months so far grew on the same months of last year.",
        Sum::RollingYear { .. } | Sum::RollingFromYears { .. } => "The year ends as the last 12 months did.",
    }
}

/// What officers entered.
pub(in crate::scorecard) const ENTERED: &str = "The officers entered this forecast; it goes before any that is worked out.";

/// The title over what the months left must bring.
pub(in crate::scorecard) const MUST_BRING: &str = "What the rest of the year must bring";

/// How a rank is counted.
pub(in crate::scorecard) fn rank_rule(judged: bool) -> &'static str {
    if judged {
        "Counted from the best: 1 more than the number of councils that are better. Councils with the same figure share the better rank."
    } else {
        "Counted from the largest, without judgement, for neither higher nor lower is better."
    }
}

/// How a quarter is told.
pub(in crate::scorecard) fn quarter_rule(published: bool) -> &'static str {
    if published {
        "The source of the figures prints the quarter; it goes before the one by rank."
    } else {
        "The councils in their ranks are cut into four parts, as equal as can be."
    }
}

/// That nobody is better.
pub(in crate::scorecard) const FIRST: &str = "No council is better.";

/// That no rank is better.
pub(in crate::scorecard) const NOT_JUDGED: &str = "Neither higher nor lower is better, so no rank is.";

/// A rank by another numerator: "It would be 10th, level with Kent, at 76.9% (1,089 out of 1,416): 0.6 points higher, 9 more people."
pub(in crate::scorecard) fn by_people(subject: &Subject<'_>, to: &ToRank) -> Option<String> {
    let Subject { measure, among, .. } = subject;
    let ours = among.value()?;
    let base = among.known.ratio(among.own).map_or(1.0, |ratio| ratio.denominator.real());
    let there = to.people.needed as f64 / base * subject.per();
    let out_of =
        among.known.ratio(among.own).map(|_| format!(" ({} out of {})", number::count(to.people.needed as f64), number::count(base)));
    let by = [way(measure, there - ours), Some(rating::so_many_more(measure, to.people.change as f64))];
    let by: Vec<String> = by.into_iter().flatten().collect();
    let about = if to.rests_on == RestsOn::PrintedValues { "about " } else { "" };
    let at = format!("{}{}", subject.print(there), out_of.unwrap_or_default());
    Some(format!("{} at {at}: {about}{}.", ranked(subject, to.to, to.from, ("no worse than", to.beside)), by.join(", ")))
}

/// The same by another value: "It would be 10th, level with Kent, at 76.9%: 0.6 points higher."
pub(in crate::scorecard) fn by_value(subject: &Subject<'_>, from: usize, to: &AtValue) -> Option<String> {
    let by = way(subject.measure, to.value - subject.among.value()?).map(|by| format!(": {by}")).unwrap_or_default();
    Some(format!("{} at {}{by}.", ranked(subject, to.rank, from, ("level with", to.beside)), subject.print(to.value)))
}

fn ranked(subject: &Subject<'_>, to: usize, from: usize, (better, beside): (&str, usize)) -> String {
    let name = compare::name(subject.benchmarks, beside).unwrap_or_default();
    let rank = compare::ordinal(to);
    if to < from { format!("It would be {rank}, {better} {name},") } else { format!("It would fall to {rank}, behind {name},") }
}

fn way(measure: &Measure, change: f64) -> Option<String> {
    edges::size(measure, change).map(|size| format!("{size} {}", if change > 0.0 { "higher" } else { "lower" }))
}

/// How many people lie between it and a worse quarter: "9 fewer people would take it to the third quarter (74.0%)."
pub(in crate::scorecard) fn to_worse_quarter(subject: &Subject<'_>, to: &ToRank, quarter: &str) -> String {
    let base = subject.among.known.ratio(subject.among.own).map_or(1.0, |ratio| ratio.denominator.real());
    let there = to.people.needed as f64 / base * subject.per();
    let people = rating::so_many_more(subject.measure, to.people.change as f64);
    let about = if to.rests_on == RestsOn::PrintedValues { "About " } else { "" };
    format!("{about}{people} would take it to the {quarter} ({}).", subject.print(there))
}

/// The same by the value: "1.8 points higher would take it to the best quarter (76.9%)."
pub(in crate::scorecard) fn to_quarter_by_value(subject: &Subject<'_>, to: &AtValue, quarter: &str) -> Option<String> {
    let by = way(subject.measure, to.value - subject.among.value()?)?;
    Some(format!("{} would take it to the {quarter} ({}).", capital(&by), subject.print(to.value)))
}

/// What the headline counts.
pub(in crate::scorecard) fn headline_rule(report: &Report) -> String {
    let against =
        report.scheme.rated_against.as_deref().map_or_else(|| "its target or comparator".to_owned(), |text| format!("the {text}"));
    format!(
        "Every measure counts once, by the rating that leads on its page: its figure against {against}, or its forecast where that leads. \
         The officers’ judgement goes before the rule."
    )
}

/// That some ratings are judgements.
pub(in crate::scorecard) fn judged(count: usize) -> Option<String> {
    let is = if count == 1 { "is" } else { "are" };
    (count > 0).then(|| format!("{} {is} the officers’ judgement, which no figure changes.", plural(count, "rating", "ratings")))
}

/// What arrows are counted, and what is left out.
pub(in crate::scorecard) fn arrows(without: usize) -> String {
    let rule = "Arrows compare each leading figure with an earlier one of its kind; a change within its tolerance counts as similar.";
    match without {
        0 => rule.to_owned(),
        without => format!("{rule} {} no arrow: the reason stands in the table.", have(without)),
    }
}

fn have(count: usize) -> String {
    format!("{} {}", plural(count, "measure", "measures"), if count == 1 { "has" } else { "have" })
}

/// By which distance measures are nearest.
pub(in crate::scorecard) const NEAREST: &str = "Nearest: the change of the figure as a share of what it is rated against. Measures that are judged, or have no such share, are left out.";

/// "Better: 7 measures".
pub(in crate::scorecard) fn headline_count(word: &str, count: usize) -> String {
    format!("{word}: {}", plural(count, "measure", "measures"))
}

/// The year so far: "So far: April to November 2024, 8 of 12 months".
pub(in crate::scorecard) fn so_far(p: crate::model::Period, months: i32, of: i32) -> String {
    format!("So far: {}, {months} of {of} months", period::long(p))
}

/// What is counted, as the head of a number.
pub(in crate::scorecard) fn counted(measure: &Measure) -> String {
    let counted = labels::counted(measure);
    if counted.is_empty() { "Number".to_owned() } else { capital(counted) }
}

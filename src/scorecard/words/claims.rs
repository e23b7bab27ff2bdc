//! Claims of a text in words: the sum of each.

use crate::engine::claims::rates::Implied;
use crate::engine::claims::text::{Quantity, Unit};
use crate::engine::claims::{Claim, Finding, How, Verdict};
use crate::engine::rounding::round;
use crate::model::Report;
use crate::scorecard::number;
use crate::scorecard::words::{either, labels, list, period};

/// The sum of a claim, in a sentence or two.
pub(in crate::scorecard) fn sum(claim: &Claim, report: Option<&Report>) -> String {
    let holds = claim.verdict == Verdict::Right;
    match &claim.finding {
        Finding::Share { percent, numerator, denominator, gives } => {
            format!("{} out of {} is {}.", plain(*numerator), plain(*denominator), is(percent, *gives, holds))
        }
        Finding::Part { percent, count, whole: Some(whole), gives: Some(gives) } => {
            format!("{} of {} is {}.", plain(*count), plain(*whole), is(percent, *gives, holds))
        }
        Finding::Part { percent, count, .. } => {
            format!("The text does not say what {} is {} of.", plain(*count), as_written(percent))
        }
        Finding::Words { phrase, percent } => by_words(phrase, percent, holds),
        Finding::Sum { parts, sum, whole, percent } => added(parts, *sum, *whole, *percent, holds),
        Finding::Headcount { percent, of, nearest, gives } if holds => {
            format!("{} of {} is {}, as printed.", plain(*nearest), plain(*of), at(*gives, percent.decimals))
        }
        Finding::Headcount { percent, of, nearest, gives } => format!(
            "No whole number of {} is {}: the nearest, {}, is {}.",
            plain(*of),
            as_written(percent),
            plain(*nearest),
            at(*gives, percent.decimals.saturating_add(1))
        ),
        Finding::Change { percent, up, now, before, gives } => change(percent, *up, *now, *before, *gives, holds),
        Finding::Difference { .. } => difference(&claim.finding, claim.verdict),
        Finding::Moved { up, from, to } => moved(*up, *from, *to, holds),
        Finding::Compared { how, local, other } => compared(*how, *local, *other, holds),
        Finding::Rank { rank, of, quarter } => rank_of(*rank, *of, *quarter, holds),
        Finding::Forecast { so_far, months, forecast, straight_line, straight } => {
            let line = format!("{} in {months} months, carried on to 12, is {}", plain(*so_far), number::plain(*straight_line, 1));
            let forecast = plain(forecast.value);
            match claim.verdict {
                Verdict::Right => format!("{line}: the forecast of {forecast} is a straight line."),
                Verdict::NotCheckable => format!("{line}; the text does not say how the forecast of {forecast} was made."),
                Verdict::Contradicted if *straight => format!("{line}, not {forecast}."),
                Verdict::Contradicted => format!("{line}; the forecast of {forecast} is less than there has been already."),
            }
        }
        Finding::Rate { count, population, rate, per, gives } => {
            let is =
                format!("{} in a population of {} is {} per {}", plain(*count), plain(*population), number::plain(*gives, 1), plain(*per));
            if holds { format!("{is}, as printed.") } else { format!("{is}, not {}.", plain(*rate)) }
        }
        Finding::Populations { whole, parts } => populations(whole, parts, holds),
        Finding::NoStraightLine { forecast, months, below, leads_to, next_leads_to } => format!(
            "{} for the whole year is no straight line from {months} months: {} carried on to 12 months is {}, and {} is {}.",
            plain(*forecast),
            plain(*below),
            number::plain(*leads_to, 1),
            plain(below + 1.0),
            number::plain(*next_leads_to, 1)
        ),
        Finding::OnTrack { so_far, months, target, straight_line } => {
            let line = format!("{} in {months} months, carried on to 12, is {}", plain(*so_far), number::count(*straight_line));
            if holds {
                format!("{line}: at least the {} aimed for.", plain(*target))
            } else {
                format!("{line}, which falls short of {}; only the months to come can make it up.", plain(*target))
            }
        }
        Finding::CountTwice { count, rates: (first, second) } => format!(
            "{} stands beside a rate of {} and beside one of {}: one number of people cannot be both rates of one population.",
            plain(*count),
            plain(*first),
            plain(*second)
        ),
        Finding::PairTwice { pair: (numerator, denominator), percents: (first, second) } => format!(
            "{} out of {} stands beside {} too: the same counts cannot be both. They are {}.",
            plain(*numerator),
            plain(*denominator),
            as_written(first),
            at(100.0 * numerator / denominator, first.decimals.max(second.decimals))
        ),
        Finding::Basis { group, with: (numerator, denominator), size, without } => format!(
            "This share counts the {group} in, another beside it leaves them out. Without the {} {group} it is {} out of {}: {}.",
            plain(*size),
            plain(*numerator),
            plain(denominator - size),
            at(*without, 1)
        ),
        Finding::Report { measure, period, stated, gives, value } => by_report(*measure, *period, stated, *gives, *value, holds, report),
        Finding::YearPassed { start, period } => {
            format!("{} had ended before the time this report is about, {}, began.", period::year_pair(*start), period::long(*period))
        }
        Finding::Reference { cited, topic, instead } => reference(*cited, topic, instead, claim.verdict),
    }
}

/// "17 at 3.8 per 100,000 stand for 441,600 to 453,300 people".
fn populations(whole: &Implied, parts: &[Implied], holds: bool) -> String {
    let people = |low: f64, high: f64| {
        let hundreds = |value: f64| number::count(100.0 * round(value / 100.0, 0).value());
        let (low, high) = (hundreds(low), hundreds(high));
        if low == high { format!("about {low}") } else { format!("{low} to {high}") }
    };
    let pair = |one: &Implied| format!("{} at {} per {}", plain(one.count), plain(one.rate), plain(one.per));
    let first = format!("{} stand for {} people", pair(whole), people(whole.low, whole.high));
    let pairs: Vec<String> = parts.iter().map(pair).collect();
    let sum = parts.iter().fold((0.0, 0.0), |(low, high), part| (low + part.low, high + part.high));
    let whose = if parts.len() > 1 { "the two ages together" } else { "the same age" };
    let second = format!("{}, for {whose}, {}", list(&pairs), people(sum.0, sum.1));
    if holds { format!("{first}; {second}: near each other.") } else { format!("{first}; {second}. They cannot be the same people.") }
}

/// "52% is what the words say".
fn by_words(phrase: &Quantity, percent: &Quantity, holds: bool) -> String {
    let (low, high) = (phrase.low.max(0.0), phrase.high.min(100.0));
    let stand = if high >= 100.0 {
        format!("{} or more", at(low, 0))
    } else if low <= 0.0 {
        format!("{} or less", at(high, 0))
    } else {
        format!("about {} to {}", at(low, 0), at(high, 0))
    };
    let not = if holds { "" } else { "not " };
    format!("The words stand for {stand}; {} is {not}within that.", as_written(percent))
}

/// "The report has …".
fn by_report(
    measure: usize,
    when: crate::model::Period,
    stated: &Quantity,
    gives: Option<f64>,
    value: f64,
    holds: bool,
    report: Option<&Report>,
) -> String {
    let Some((report, measure)) = report.and_then(|report| Some((report, report.measures.get(measure)?))) else { return String::new() };
    let of = format!("{} ({})", measure.title, labels::code(report, measure));
    let in_report = format!("The report prints {} for {of}, {}", number::value(measure, value), period::short(when));
    match (holds, gives) {
        (true, _) => format!("{in_report}: the same."),
        (false, Some(gives)) => format!("{in_report}; the counts in the text give {}.", at(gives, stated.decimals.max(1))),
        (false, None) => format!("{in_report}; the text says {}.", as_written(stated)),
    }
}

/// "33.9%, not 35.6%", "74.4%, as printed".
fn is(percent: &Quantity, gives: f64, holds: bool) -> String {
    if percent.loose {
        let is = at(gives, 1);
        return if holds { format!("{is}, near enough") } else { format!("{is}, not {} or near it", at(percent.value, 0)) };
    }
    let as_found = at(gives, percent.decimals);
    match holds {
        true => format!("{as_found}, as printed"),
        // One more decimal than printed, where whole numbers were: they may be near each other.
        false => format!("{}, not {}", apart(gives, percent.decimals.max(1)), as_written(percent)),
    }
}

/// A percentage that ends in a five is said more finely: 22.49 is not 22.5, which would round to 23.
fn apart(percent: f64, decimals: u8) -> String {
    let said = at(percent, decimals);
    if said.ends_with("5%") { at(percent, decimals.saturating_add(1)) } else { said }
}

fn at(percent: f64, decimals: u8) -> String {
    format!("{}%", number::plain(percent, decimals))
}

/// A number as the text has it, with its unit.
fn as_written(quantity: &Quantity) -> String {
    let number = if quantity.loose || quantity.value >= 1_000.0 {
        number::short(quantity.value)
    } else {
        number::plain(quantity.value, quantity.decimals)
    };
    match quantity.unit {
        Unit::Percent => format!("{number}%"),
        Unit::Points => format!("{number} percentage points"),
        Unit::Pounds => format!("£{number}"),
        Unit::Plain | Unit::Rank | Unit::Label => number,
    }
}

/// A number without decimals it does not need.
fn plain(value: f64) -> String {
    number::short(value)
}

fn added(parts: &[f64], sum: f64, whole: f64, percent: bool, holds: bool) -> String {
    let suffix = if percent { "%" } else { "" };
    let terms: Vec<String> = parts.iter().map(|part| format!("{}{suffix}", plain(*part))).collect();
    let adds = format!("{} add up to {}{suffix}", list(&terms), plain(sum));
    let exact = (sum - whole).abs() < 1e-6;
    match (holds, exact, percent) {
        (true, true, _) => format!("{adds}, as they ought to."),
        (true, false, true) => format!("{adds}; rounding makes the rest."),
        (true, false, false) => format!("{adds}, which agrees with the {} named.", plain(whole)),
        (false, _, _) => format!("{adds}, not {}{suffix}.", plain(whole)),
    }
}

fn change(percent: &Quantity, up: bool, now: Option<f64>, before: f64, gives: Option<f64>, holds: bool) -> String {
    let way = |up: bool| if up { "more" } else { "less" };
    match (now, gives) {
        (Some(now), Some(gives)) => {
            let size = at(gives.abs(), percent.decimals);
            let is = format!("{} is {size} {} than {}", plain(now), way(gives >= 0.0), plain(before));
            if holds { format!("{is}, as printed.") } else { format!("{is}, not {} {}.", as_written(percent), way(up)) }
        }
        _ => format!("The text does not say what is {} {} than {}.", as_written(percent), way(up), plain(before)),
    }
}

fn difference(finding: &Finding, verdict: Verdict) -> String {
    let Finding::Difference { difference, up, now, other, gives, percent } = finding else { return String::new() };
    let way = |up: bool| if up { "more" } else { "less" };
    let holds = verdict == Verdict::Right;
    match (now, other, gives, percent) {
        (Some(now), Some(other), Some(gives), percent) => {
            // "£1.9m" has its decimal in millions.
            let decimals = if difference.value >= 1_000.0 { 0 } else { difference.decimals };
            let sum = number::plain(gives.abs(), decimals);
            let is = format!("{} is {sum} {} than {}", plain(*now), way(*gives >= 0.0), plain(*other));
            let beside = percent.map_or_else(String::new, |p| {
                let share = at(100.0 * (now / other - 1.0).abs(), p.decimals);
                format!(", or {share}")
            });
            if holds {
                format!("{is}{beside}, as printed.")
            } else {
                let printed = percent.map_or_else(String::new, |p| format!(", or {}", as_written(&p)));
                // The size may be right and the way wrong.
                let turned = if (*gives > 0.0) == *up { "" } else { way_suffix(*up) };
                format!("{is}{beside}; the text says {}{turned}{printed}.", as_written(difference))
            }
        }
        (None, Some(other), Some(gives), Some(percent)) => {
            format!("{} is {} of {}, as printed.", as_written(difference), at(*gives, percent.decimals), plain(*other))
        }
        (Some(now), None, Some(gives), Some(percent)) => {
            let sign = if *up { -1.0 } else { 1.0 };
            let before = now + sign * difference.value;
            let is = format!(
                "{} {} than {} is {} on {}",
                plain(difference.value),
                way(*up),
                plain(*now),
                at(*gives, percent.decimals),
                plain(before)
            );
            let is = is.replacen(" than ", " in ", 1);
            if holds { format!("{is}, as printed.") } else { format!("{is}, not {}.", as_written(percent)) }
        }
        _ => format!("The text does not give both figures that {} is the difference of.", as_written(difference)),
    }
}

fn way_suffix(up: bool) -> &'static str {
    if up { " more" } else { " less" }
}

fn moved(up: Option<bool>, from: f64, to: f64, holds: bool) -> String {
    let found = match to.total_cmp(&from) {
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "no change",
    };
    let is = format!("From {} to {} is {found}", plain(from), plain(to));
    match (holds, up) {
        (true, _) => format!("{is}, as the text says."),
        (false, Some(true)) => format!("{is}; the text says it rose."),
        (false, Some(false)) => format!("{is}; the text says it fell."),
        (false, None) => format!("{is}; the text says it changed."),
    }
}

fn compared(how: How, local: f64, other: f64, holds: bool) -> String {
    let (a, b) = (plain(local), plain(other));
    let found = match local.total_cmp(&other) {
        std::cmp::Ordering::Greater => "higher than",
        std::cmp::Ordering::Less => "lower than",
        std::cmp::Ordering::Equal => "the same as",
    };
    match (holds, how) {
        (true, How::Similar) => format!("{a} and {b} are near each other."),
        (true, How::Higher | How::Lower) => format!("{a} is {found} {b}, as the text says."),
        (false, How::Similar) => format!("{a} and {b} are {} apart: not similar.", plain((local - other).abs())),
        (false, How::Higher) => format!("{a} is {found} {b}; the text says higher."),
        (false, How::Lower) => format!("{a} is {found} {b}; the text says lower."),
    }
}

fn rank_of(rank: f64, of: f64, quarter: Option<u8>, holds: bool) -> String {
    if rank > of {
        return format!("There is no place {} among {}.", plain(rank), plain(of));
    }
    let share = at(100.0 * rank / of, 0);
    let place = format!("Place {} of {} is {share} of the way down", plain(rank), plain(of));
    let Some(quarter) = quarter else { return format!("{place}.") };
    let named = match quarter {
        1 => "top",
        2 => "second",
        3 => "third",
        _ => "bottom",
    };
    if holds {
        format!("{place}: in the {named} quarter, as the text says.")
    } else {
        format!("{place}, which is not in the {named} quarter.")
    }
}

fn reference(cited: u32, topic: &str, instead: &[u32], verdict: Verdict) -> String {
    let others: Vec<String> = instead.iter().map(u32::to_string).collect();
    match verdict {
        Verdict::Right => format!("Paragraph {cited} tells of {topic}."),
        Verdict::Contradicted if instead.is_empty() => format!("There is no paragraph {cited} in this text."),
        Verdict::Contradicted => {
            format!("Paragraph {cited} does not tell of {topic}, which this paragraph is about; paragraph {} does.", either(&others))
        }
        Verdict::NotCheckable => format!("Whether paragraph {cited} is the one meant, this text does not tell."),
    }
}

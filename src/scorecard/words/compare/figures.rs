//! What else is worked out among others, in words: averages, intervals, distances, chance, movement.

use super::{councils, difference, named, no_quarter, ordinal, quarter, rank, which};
use crate::engine::among::{Among, NationalFrom, NoNext, NotHeld, Range, RangeFrom, nth, number as number_of};
use crate::engine::benchmarking::{
    Certainty, NoAverage, NoDistance, NoGroup, NoMove, NoRobust, NotSimulated, QuartileMove, RestsOn, Robust,
};
use crate::engine::statistics::{IntervalMethod, NotCompared, Standing};
use crate::model::{Absence, Measure, NationalIs, PeerAverage, Unit};
use crate::scorecard::compare::Subject;
use crate::scorecard::number;
use crate::scorecard::words::{labels, period, plural, rating};

/// "72.1% to 79.5%".
pub(in crate::scorecard) fn range(subject: &Subject<'_>, range: Range) -> String {
    let (lower, upper) = subject.shown(range.interval);
    format!("{} to {}", subject.print(lower), subject.print(upper))
}

/// The council's own value, with its counts and its interval.
pub(in crate::scorecard) fn value(subject: &Subject<'_>) -> Option<String> {
    let Subject { measure, among, .. } = subject;
    let value = subject.print(among.value()?);
    let counts = among
        .known
        .ratio(among.own)
        .filter(|_| measure.unit != Unit::Count)
        .map(|ratio| format!(" ({} out of {})", number::count(ratio.numerator.real()), number::count(ratio.denominator.real())));
    let range = among.known.range(among.own).map_or_else(
        || "no interval around it is known".to_owned(),
        |found| format!("95% interval {}, {}", range(subject, found), range_from(found.from)),
    );
    Some(format!("{value}{}; {range}", counts.unwrap_or_default()))
}

/// Where an interval comes from.
fn range_from(from: RangeFrom) -> &'static str {
    match from {
        RangeFrom::Published => "as published",
        RangeFrom::Margin => "from the survey’s margin of error",
        RangeFrom::Counts(IntervalMethod::Wilson) => "worked out from its counts (Wilson)",
        RangeFrom::Counts(IntervalMethod::ExactPoisson) => "worked out from its counts (exact Poisson)",
        RangeFrom::Counts(IntervalMethod::Byar) => "worked out from its counts (Byar)",
        RangeFrom::Counts(IntervalMethod::StudentT) => "worked out from its counts (Student)",
    }
}

/// What the national figure is called: "England", "England’s median", "National"; worked out from a table it is that
/// of its councils together.
pub(in crate::scorecard) fn national_term(subject: &Subject<'_>) -> String {
    let nation = super::nation(subject.benchmarks);
    match subject.among.national.as_ref().map(|n| n.from) {
        Ok(NationalFrom::WorkedOut { .. }) => "All councils together".to_owned(),
        Ok(NationalFrom::Published | NationalFrom::Comparator { .. }) | Err(_) => match (nation, national_is(subject)) {
            (None, None) => "National".to_owned(),
            (None, Some(is)) => format!("National {}", super::sort(is)),
            (Some(_), is) => super::nations(nation, is),
        },
    }
}

/// What sort of figure the national one is: as its table says, or the comparator it is.
pub(in crate::scorecard) fn national_is(subject: &Subject<'_>) -> Option<NationalIs> {
    match subject.among.national.as_ref().ok()?.from {
        NationalFrom::Published => subject.table()?.national_is,
        NationalFrom::Comparator { index } => labels::said_to_be(subject.measure.comparators.get(index)?),
        NationalFrom::WorkedOut { .. } => None,
    }
}

/// The national figure and where it is from: "76.2%, as published".
pub(in crate::scorecard) fn national(subject: &Subject<'_>) -> String {
    match &subject.among.national {
        Ok(national) => {
            let value = subject.print(national.value);
            match national.from {
                NationalFrom::Published => format!("{value}, as published"),
                NationalFrom::Comparator { .. } => format!("{value}, as the report gives it"),
                NationalFrom::WorkedOut { of } => {
                    format!(
                        "{value}: no national figure is published, so all numerators ÷ all denominators of the {} with both",
                        councils(of)
                    )
                }
            }
        }
        Err(_) => "Not known: none is published, and no council’s numerator and denominator are known".to_owned(),
    }
}

/// Our interval against the national figure: "Similar to England: its 95% interval, 72.1% to 79.5%, holds the national 76.2%."
pub(in crate::scorecard) fn against_national(subject: &Subject<'_>) -> Option<String> {
    let Subject { among, .. } = subject;
    let national = among.national.as_ref().ok()?;
    among.value()?;
    let value = subject.print(national.value);
    let is = national_is(subject);
    let (whom, what) = match (national.from, is) {
        (NationalFrom::WorkedOut { .. }, _) => ("all councils together".to_owned(), format!("their {value}")),
        (NationalFrom::Published | NationalFrom::Comparator { .. }, Some(is)) => {
            (super::nations(super::nation(subject.benchmarks), Some(is)), format!("that {}, {value}", super::sort(is)))
        }
        (NationalFrom::Published | NationalFrom::Comparator { .. }, None) => {
            (super::nations(super::nation(subject.benchmarks), None), format!("the national {value}"))
        }
    };
    let interval = among.known.range(among.own).map(|found| range(subject, found)).unwrap_or_default();
    let whole = |side: &str| format!("its whole 95% interval, {interval}, lies {side} {what}");
    let side = if among.known.range(among.own).is_some_and(|r| r.interval.lower.get() > national.value) { "above" } else { "below" };
    Some(match among.against_national {
        Ok(Standing::Similar) => format!("Similar to {whom}: its 95% interval, {interval}, holds {what}."),
        Ok(Standing::Better) => format!("Better than {whom}: {}.", whole(side)),
        Ok(Standing::Worse) => format!("Worse than {whom}: {}.", whole(side)),
        Ok(Standing::Higher) => format!("Higher than {whom}: {}. That is neither better nor worse.", whole(side)),
        Ok(Standing::Lower) => format!("Lower than {whom}: {}. That is neither better nor worse.", whole(side)),
        Err(NotHeld::NotCompared(NotCompared::NoInterval)) => {
            format!("Not tested: no interval around its figure is known, so a difference from {value} could be chance.")
        }
        Err(NotHeld::NotCompared(NotCompared::UpsideDown)) => {
            "Not tested: the table gives its interval with the ends the wrong way round.".to_owned()
        }
        Err(NotHeld::NoNational) => return None,
    })
}

/// The peers' average and how it is made: "74.1%, the simple mean of the 15 others".
pub(in crate::scorecard) fn peers_average(subject: &Subject<'_>) -> String {
    let peers = &subject.among.peers;
    match &peers.average {
        Ok(average) => {
            let how = average_word(average.by);
            let others = average.of.iter().filter(|i| **i != subject.among.own).count();
            let with_own = average.of.len() > others;
            let of = match (others, with_own) {
                (1, false) => "the 1 other".to_owned(),
                (n, false) => format!("the {n} others"),
                (n, true) => format!("{}, {} included", councils(n + 1), super::own_name(subject)),
            };
            let what = if average.by == PeerAverage::Weighted { "counts" } else { "figure" };
            let missing = average.missing.len();
            let have = if missing == 1 { "has" } else { "have" };
            let missing = if missing > 0 { format!("; {missing} {have} no {what}") } else { String::new() };
            let weighted = if average.by == PeerAverage::Weighted { " (all numerators ÷ all denominators)" } else { "" };
            format!("{}, {how}{weighted} of {of}{missing}", subject.print(average.value))
        }
        Err(NoAverage::Nobody) => "There is nobody to average".to_owned(),
        Err(NoAverage::NoneHas { .. }) => "None of the others has a figure to average".to_owned(),
        Err(NoAverage::TooLarge) => "Too large a number to work out".to_owned(),
    }
}

/// "the simple mean".
pub(in crate::scorecard) fn average_word(by: PeerAverage) -> &'static str {
    match by {
        PeerAverage::Mean => "the simple mean",
        PeerAverage::Median => "the median",
        PeerAverage::Weighted => "the weighted mean",
    }
}

/// Our rank among the peers: "5th of 16 with a figure".
pub(in crate::scorecard) fn among_peers(subject: &Subject<'_>) -> String {
    let peers = &subject.among.peers;
    match &peers.standing {
        Err(_) => format!("No rank: {}", super::no_figure(subject)),
        Ok(standing) if standing.n == 1 => "No other has a figure".to_owned(),
        Ok(standing) if standing.tied_with + 1 == standing.n => format!("{} are level", super::both_or_all(standing.n, "with a figure")),
        Ok(standing) => {
            let size = if subject.among.best().judges() { "" } else { " by size, largest first" };
            format!("{} of {} with a figure{size}", rank(standing.rank, standing.tied_with), standing.n)
        }
    }
}

/// Peers without a figure, by name.
pub(in crate::scorecard) fn peers_missing(subject: &Subject<'_>) -> Option<String> {
    let among = subject.among;
    let others = among.peers.order.missing.iter().filter(|i| **i != among.own);
    let missing: Vec<(usize, Option<Absence>)> = others.map(|i| (*i, among.absence_of(*i))).collect();
    (!missing.is_empty()).then(|| format!("Without a figure among {}: {}.", subject.peers_name, named(subject.benchmarks, &missing)))
}

/// How many people lie between it and a better quarter: "31 more people would bring it to the best quarter (76.9%)."
pub(in crate::scorecard) fn to_next(subject: &Subject<'_>) -> Option<String> {
    let Subject { measure, among, .. } = subject;
    match &among.to_next {
        Ok(next) => {
            let people = rating::so_many_more(measure, next.people.change as f64);
            let base = if measure.unit == Unit::Count { 1.0 } else { among.known.ratio(among.own)?.denominator.real() };
            let reached = subject.print(next.people.needed as f64 / base * subject.per());
            let about = match next.rests_on {
                RestsOn::Counts => "",
                RestsOn::PrintedValues => "About ",
            };
            Some(format!("{about}{people} would bring it to the {} ({reached}).", quarter(nth(next.to)?, true)))
        }
        Err(NoNext::InBest) => Some("None: it is in the best quarter.".to_owned()),
        Err(NoNext::NoQuarter(_)) => None,
        Err(NoNext::NotCounted) => Some(format!("Not given: {} do not count people.", not_people(measure))),
        Err(NoNext::NoDistance(reason)) => no_distance(among, reason),
    }
}

/// Units that do not count people.
fn not_people(measure: &Measure) -> &'static str {
    match measure.unit {
        Unit::Percent | Unit::Rate { .. } | Unit::Count => "such figures",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Hours => "hours",
        Unit::Pounds => "pounds",
        Unit::Score => "scores",
    }
}

fn no_distance(among: &Among, reason: &NoDistance) -> Option<String> {
    Some(match reason {
        NoDistance::NoCounts => "Not given: the table does not have its numerator and denominator.".to_owned(),
        NoDistance::NoJudgement => "Not given: neither higher nor lower is better.".to_owned(),
        NoDistance::AlreadyThere { group } => {
            let quarter = quarter(nth(*group)?, among.best().judges());
            let shown = if among.published_of(among.own).is_some() { "as published" } else { "by the printed figures" };
            format!("By the counts it is in the {quarter} already; the quarter shown is {shown}.")
        }
        NoDistance::OutOfReach => "No number of people would bring it there, if the others stayed where they are.".to_owned(),
        NoDistance::TooManyDigits => "Not given: the figures have too many digits to work it out exactly.".to_owned(),
        NoDistance::NoValue | NoDistance::TooFew { .. } | NoDistance::NoSuchGroup => return None,
    })
}

/// How far it lies from the middle: "0.8 typical distances above the median, 74.2%".
pub(in crate::scorecard) fn robust(subject: &Subject<'_>) -> Option<String> {
    match &subject.among.robust {
        Ok(Robust { distance, spread }) => {
            let median = subject.print(spread.median);
            let size = number::plain(distance.abs(), 1);
            let side = if *distance > 0.0 { "above" } else { "below" };
            let nothing = size.chars().all(|c| !c.is_ascii_digit() || c == '0');
            Some(if *distance == 0.0 {
                format!("At the median of all, {median}")
            } else if nothing {
                format!("Close to the median of all, {median}")
            } else {
                format!("{size} typical distances {side} the median of all, {median}; half of the councils lie within one")
            })
        }
        Err(NoRobust::NoSpread(spread)) => {
            Some(format!("Not given: at least half of the councils have the same figure, {}", subject.print(spread.median)))
        }
        Err(NoRobust::TooLarge) => Some("Not given: the figures lie too far apart".to_owned()),
        Err(NoRobust::NoValue) => None,
    }
}

/// How sure its rank is: "In 1,000 draws from the survey’s margins its rank lay between 5th and 40th in 95%; it was in the
/// best quarter in 83%."
pub(in crate::scorecard) fn certainty(among: &Among, found: &Result<Certainty, NotSimulated>) -> Option<String> {
    match found {
        Ok(certainty) => {
            let draws = number::count(f64::from(certainty.draws));
            let (from, to) = (certainty.range_95.from, certainty.range_95.to);
            let lay = if from == to {
                format!("was {} in at least 95%", ordinal(from))
            } else {
                format!("lay between {} and {} in 95%", ordinal(from), ordinal(to))
            };
            let shown = among.quarter().ok().and_then(|q| Some((q, certainty.share(number_of(q))?)));
            let share =
                shown.map(|(q, share)| format!("; it was in the {} in {}", quarter(q, among.best().judges()), share_of_draws(share)));
            let fixed = if certainty.fixed > 0 {
                let have =
                    if certainty.fixed == 1 { "has no interval and keeps its figure" } else { "have no interval and keep their figures" };
                format!(" {} {have}.", councils(certainty.fixed))
            } else {
                String::new()
            };
            let own_fixed = match (among.known.range(among.own), certainty.fixed) {
                (Some(_), _) => "",
                (None, 1) => " That is this council itself, so the range is too narrow.",
                (None, _) => " This council is one of them, so the range is too narrow.",
            };
            Some(format!("In {draws} draws from {} its rank {lay}{}.{fixed}{own_fixed}", drawn_from(among), share.unwrap_or_default()))
        }
        Err(NotSimulated::NoErrors { .. }) => Some("Not known: the table has no intervals to work it out from.".to_owned()),
        Err(NotSimulated::NoGroup(_)) => None,
    }
}

/// A share of draws in whole percent; never 0% or 100% where it is neither.
fn share_of_draws(share: f64) -> String {
    let percent = number::count(share * 100.0);
    match percent.as_str() {
        "0" if share > 0.0 => "less than 1%".to_owned(),
        "100" if share < 1.0 => "more than 99%".to_owned(),
        _ => format!("{percent}%"),
    }
}

/// What draws are taken from.
fn drawn_from(among: &Among) -> &'static str {
    let any = |wanted: fn(RangeFrom) -> bool| among.known.ranges.iter().flatten().any(|range| wanted(range.from));
    let margins = any(|from| from == RangeFrom::Margin);
    let published = any(|from| from == RangeFrom::Published);
    let counts = any(|from| matches!(from, RangeFrom::Counts(_)));
    match (margins, published, counts) {
        (true, false, false) => "the survey’s margins",
        (false, true, false) => "the published intervals",
        (false, false, true) => "intervals worked out from the counts",
        (_, _, _) => "the councils’ intervals",
    }
}

/// How its quarter changed: "Up from the third quarter in 2021/22 to the best."
pub(in crate::scorecard) fn moved(subject: &Subject<'_>) -> Option<String> {
    let among = subject.among;
    let moved = &among.moved;
    let then = moved.earlier.as_ref().map(|e| period::within(e.period)).unwrap_or_default();
    let n = moved.earlier.as_ref().map(|e| e.n).unwrap_or_default();
    let mixed = moved.earlier.as_ref().is_some_and(|e| e.published != among.published_of(among.own).is_some());
    let mixed = if mixed { " One of the two quarters is as published, the other by the ranks here." } else { "" };
    let sentence = match &moved.how {
        Ok(QuartileMove::Up { from, to }) => format!("Up from the {} {then} to the {}", quarter(*from, true), which(*to, true)),
        Ok(QuartileMove::Down { from, to }) => format!("Down from the {} {then} to the {}", quarter(*from, true), which(*to, true)),
        Ok(QuartileMove::Unchanged(at)) => format!("Unchanged: in the {} {then} as well", quarter(*at, true)),
        Err(NoMove::Break) => {
            let why = moved.between.as_ref()?;
            let reason = why.reason.trim_end_matches('.');
            return Some(format!("Not compared: the series breaks at {} ({reason}).", period::month(why.from)));
        }
        Err(NoMove::NoneThen(NoGroup::NoValue { .. })) => return Some(format!("Not compared: it had no figure {then}.")),
        Err(NoMove::NoneThen(NoGroup::TooFew { .. })) => {
            return Some(format!("Not compared: fewer than four councils had a figure {then}."));
        }
        Err(NoMove::NoneThen(NoGroup::AllEqual { .. })) => return Some(format!("Not compared: all councils were level {then}.")),
        Err(NoMove::NothingEarlier) => return Some("Not compared: there is no earlier table.".to_owned()),
        Err(NoMove::NoneNow(reason)) => return Some(format!("Not compared: it is in no quarter now, since {}.", no_quarter_now(reason))),
        Err(NoMove::NoJudgement) => return Some("Not judged: neither higher nor lower is better.".to_owned()),
    };
    let were = if n == 1 { "council had a figure then" } else { "councils had a figure then" };
    Some(format!("{sentence}; {n} {were}.{mixed}"))
}

fn no_quarter_now(reason: &NoGroup) -> &'static str {
    match reason {
        NoGroup::NoValue { .. } => "it has no figure",
        NoGroup::TooFew { .. } | NoGroup::AllEqual { .. } => no_quarter(reason),
    }
}

/// That the report's figure for the period is another than the table's.
pub(in crate::scorecard) fn report_differs(subject: &Subject<'_>, reports: f64) -> Option<String> {
    let when = period::within(subject.among.period);
    let reports = subject.print(reports);
    match subject.among.value().map(|v| subject.print(v)) {
        Some(tables) if tables == reports => None,
        Some(tables) => Some(format!("The report has {reports} {when}, the table {tables}; councils are compared by the table.")),
        None => Some(format!("The report has {reports} {when}; the table, by which councils are compared, has no figure.")),
    }
}

/// That the report goes on after the table: "The report’s latest figure, 77.0% in 2024/25, is for a later period."
pub(in crate::scorecard) fn report_is_later(subject: &Subject<'_>, figure: &crate::engine::Figure) -> String {
    let value = rating::figure(subject.measure, figure);
    format!("The report’s latest figure, {value} {}, is for a later period than this table.", period::within(figure.period))
}

/// What the numbers of people rest on.
pub(in crate::scorecard) const OTHERS_STAY: &str = "The distance to a quarter takes all other councils as staying where they are.";

/// How far above or below the peers' average it lies: "1.9 points above their average".
pub(in crate::scorecard) fn from_average(subject: &Subject<'_>) -> Option<String> {
    let average = subject.among.peers.average.as_ref().ok()?.value;
    let own = subject.among.value()?;
    let size = difference(subject.measure, own - average);
    let nothing = size.chars().all(|c| !c.is_ascii_digit() || c == '0');
    let side = if own > average { "above" } else { "below" };
    Some(if nothing { "level with their average".to_owned() } else { format!("{size} {side} their average") })
}

/// "21 counties".
pub(super) fn of_kind(kind: &str, n: usize) -> String {
    let kind_lower = labels_lower(kind);
    plural(n, &kind_lower, &super::charts::kinds(&kind_lower))
}

/// A type inside a sentence: "county", but "London borough" stays.
fn labels_lower(kind: &str) -> String {
    let proper = kind.split(' ').next().is_some_and(|first| first == "London" || first == "English" || first == "Welsh");
    if proper { kind.to_owned() } else { crate::scorecard::words::inside(kind) }
}

/// What is counted in the base: "people aged 65 and over".
pub(in crate::scorecard) fn base(measure: &Measure) -> String {
    measure.base.clone().unwrap_or_else(|| labels::counted(measure).to_owned())
}

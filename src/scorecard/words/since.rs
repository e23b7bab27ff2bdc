//! What changed between two reports, in words.

use super::{capital, direction, inside, labels, list, period, plural};
use crate::engine::between::{
    Aimed, Aside, By, Change, Matched, NoChange, Part, RatedAs, Revision, Shift, TargetMoved, WhyDropped, WhyNew,
};
use crate::engine::{Figure, Way};
use crate::model::{Break, Framework, Level, Measure, Missing, Month, Period, Report, Requirement, Scheme, Status};
use crate::scorecard::number;
use crate::scorecard::view::TurnedOut;

/// "the report for April to November 2021".
pub(in crate::scorecard) fn report(report: &Report) -> String {
    let the = if period::takes_the(report.period) { "the " } else { "" };
    format!("the report for {the}{}", period::long(report.period))
}

/// "Since Nov 2021", for a mark beside a measure.
pub(in crate::scorecard) fn since(then: &Report) -> String {
    format!("Since {}", period::month_short(Month::of(then.position_at)))
}

/// What stands for the change of a measure that is new, and why.
pub(in crate::scorecard) const NEW: (&str, &str) = ("New", "not in the earlier report");

/// The same for one that was dropped.
pub(in crate::scorecard) const DROPPED: (&str, &str) = ("No longer reported", "not in this report");

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn has_or_have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// "None is", "1 is", "3 are".
fn so_many(count: usize, verb: fn(usize) -> &'static str) -> String {
    match count {
        0 => format!("none {}", verb(1)),
        _ => format!("{count} {}", verb(count)),
    }
}

/// What leads: how many are newly off track, and how many recovered.
pub(in crate::scorecard) fn lead(both: usize, newly: usize, not_rated_then: usize, recovered: usize) -> String {
    if both == 0 {
        return "No measure of this report is found in the earlier one.".to_owned();
    }
    let unrated = match not_rated_then {
        0 => String::new(),
        1 => ", 1 is off track and was not rated then".to_owned(),
        n => format!(", {n} are off track and were not rated then"),
    };
    format!(
        "{} newly off track{unrated}{} and {} recovered, of {}.",
        capital(&so_many(newly, is_or_are)),
        if unrated.is_empty() { "" } else { "," },
        so_many(recovered, has_or_have),
        plural(both, "measure in both reports", "measures in both reports"),
    )
}

/// A few measures by name, or how many there are: "Newly off track: Junior loans; E-loans."
pub(in crate::scorecard) fn named(what: &str, titles: &[String]) -> Option<String> {
    const FEW: usize = 4;
    match titles.len() {
        0 => None,
        n if n <= FEW => Some(format!("{what}: {}.", titles.join("; "))),
        n => Some(format!("{what}: {n}.")),
    }
}

/// How the figures moved: "By the figures of then and now, 9 measures have improved and 1 is not as good."
pub(in crate::scorecard) fn moves(report: &Report, better: usize, same: usize, worse: usize, other: usize, without: usize) -> String {
    let word = |way| inside(&direction::word(report, way));
    let counts = [
        (better, has_or_have(better), word(Way::Improved)),
        (same, is_or_are(same), word(Way::Similar)),
        (worse, is_or_are(worse), word(Way::NotAsGood)),
        (other, has_or_have(other), "changed without being better or worse".to_owned()),
    ];
    let some = counts.into_iter().filter(|(count, ..)| *count > 0).enumerate();
    let moved: Vec<String> = some
        .map(|(place, (count, verb, word))| {
            let count = if place == 0 { plural(count, "measure", "measures") } else { count.to_string() };
            format!("{count} {verb} {word}")
        })
        .collect();
    let mut parts = Vec::new();
    if !moved.is_empty() {
        parts.push(format!("By the figures of then and now, {}.", list(&moved)));
    }
    if without > 0 {
        parts.push(format!("{} no change to tell; the reason stands beside each.", plural(without, "measure has", "measures have")));
    }
    parts.join(" ")
}

/// How many directions, targets and definitions changed and figures were revised; nothing where none did.
pub(in crate::scorecard) fn besides(directions: usize, targets: usize, definitions: usize, revised: usize) -> Option<String> {
    let some = |count: usize, text: String| (count > 0).then_some(text);
    let parts: Vec<String> = [
        some(directions, format!("the direction of {}", plural(directions, "measure", "measures"))),
        some(targets, plural(targets, "target", "targets")),
        some(definitions, plural(definitions, "definition", "definitions")),
        some(revised, plural(revised, "past figure", "past figures")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| format!("Changed besides: {}.", list(&parts)))
}

/// "5 measures are new and 10 are no longer reported."
pub(in crate::scorecard) fn new_and_dropped(new: usize, dropped: usize) -> Option<String> {
    (new + dropped > 0).then(|| {
        let new = if new == 0 { "No measure is".to_owned() } else { plural(new, "measure is", "measures are") };
        format!("{new} new and {} no longer reported.", so_many(dropped, is_or_are))
    })
}

/// That the levels are others, or lie otherwise.
pub(in crate::scorecard) fn other_scheme(now: &Scheme, then: &Scheme) -> String {
    let words = |s: &Scheme| list(&[Level::Bottom, Level::Middle, Level::Top].map(|level| inside(&s.words(level).word)));
    if words(now) == words(then) {
        return "The two reports draw the middle level otherwise: one of them within the tolerance on either side of what is aimed for, the \
                other only short of it. A rating may differ although nothing else changed."
            .to_owned();
    }
    format!(
        "The earlier report rates {}, this one {}. A rating may differ although nothing else changed: the lowest, the middle and the highest \
         level of each are taken for the same.",
        words(then),
        words(now)
    )
}

fn rated_as(what: RatedAs) -> String {
    match what {
        RatedAs::Target => "a target".to_owned(),
        RatedAs::Comparator(kind) => labels::the_comparators_kind(kind),
    }
}

/// "12 measures are rated against the national average, and were rated against a target."
pub(in crate::scorecard) fn rated_otherwise(count: usize, (then, now): (RatedAs, RatedAs)) -> String {
    format!(
        "{} rated against {} now and {} rated against {} then, so a change of rating is not like for like.",
        plural(count, "measure is", "measures are"),
        rated_as(now),
        if count == 1 { "was" } else { "were" },
        rated_as(then)
    )
}

/// The same, of one measure.
pub(in crate::scorecard) fn rated_otherwise_one((then, now): (RatedAs, RatedAs)) -> String {
    format!("Rated against {} then and {} now: not like for like.", rated_as(then), rated_as(now))
}

/// That much time lies between; nothing for a year and a half or less.
pub(in crate::scorecard) fn long_between(months: i32) -> Option<String> {
    const LONG: i32 = 18;
    let months = usize::try_from(months).ok().filter(|_| months > LONG)?;
    let years = plural(months / 12, "year", "years");
    let and = if months % 12 == 0 { String::new() } else { format!(" and {}", plural(months % 12, "month", "months")) };
    Some(format!(
        "{years}{and} lie between the two reports. What happened on the way is not seen here, and the world around has changed too."
    ))
}

/// That the two are for different stretches of the year.
pub(in crate::scorecard) fn other_stretch(now: Period, then: Period) -> String {
    format!(
        "The earlier report is for {}, this one for {}: totals so far are compared only where they are for the same months of a year.",
        period::long(then),
        period::long(now)
    )
}

/// That the two are of other departments.
pub(in crate::scorecard) fn other_department(now: &str, then: &str) -> String {
    format!("The earlier report is of another department: {then}; this one is of {now}.")
}

/// That nothing says what codes were.
pub(in crate::scorecard) fn no_mapping(framework: &Framework, version: &str) -> String {
    format!(
        "Nothing in this report says what the codes of {} {version} mean in {}, so none of its measures is matched: one code can mean two \
         things. “earlier_versions” in the file says it.",
        framework.short_name, framework.version
    )
}

/// That codes mean something else now: "The codes 2A and 2D mean something else than in 2020/21."
pub(in crate::scorecard) fn collisions(codes: &[String], version: &str) -> String {
    match codes {
        [one] => format!("The code {one} means something else than in {version}; nothing is compared by it."),
        _ => format!("The codes {} mean something else than in {version}; nothing is compared by them.", list(codes)),
    }
}

/// The same of one measure.
pub(in crate::scorecard) fn collision(code: &str, version: &str, others: &[String]) -> String {
    format!("In {version} {code} meant something else: {}.", list(others))
}

/// How a rating changed, and both words of it: "Below, was similar".
pub(in crate::scorecard) fn levels(now: &str, then: &str) -> String {
    format!("{now}, was {}", inside(then))
}

/// A change of rating in a mark: "newly off track".
pub(in crate::scorecard) fn shift(shift: Shift) -> Option<&'static str> {
    match shift {
        Shift::NewlyOffTrack => Some("newly off track"),
        Shift::OffTrackNotRatedThen => Some("off track, not rated then"),
        Shift::Recovered => Some("recovered"),
        Shift::Lower => Some("rated lower"),
        Shift::Higher => Some("rated higher"),
        Shift::RatedNow => Some("rated now"),
        Shift::NoLongerRated => Some("no longer rated"),
        Shift::StillOffTrack | Shift::Same => None,
    }
}

/// That the direction of travel changed.
pub(in crate::scorecard) fn directions(now: &Report, then: &Report, (was, is): (Way, Way)) -> String {
    format!("{}, was {}", direction::word(now, is), inside(&direction::word(then, was)))
}

fn aimed(measure: &Measure, aimed: Aimed) -> String {
    let text = number::requirement(measure, aimed.requirement, aimed.decimals);
    match aimed.requirement {
        Requirement::AtMost(_) => format!("at most {text}"),
        Requirement::AtLeast(_) | Requirement::Below(_) | Requirement::Band { .. } => text,
    }
}

/// "66.4% for 2024/25, was 60% for 2021/22".
pub(in crate::scorecard) fn target(now: &Measure, then: &Measure, moved: &TargetMoved) -> String {
    let (from, to) = (aimed(then, moved.from), aimed(now, moved.to));
    if moved.same_period {
        format!("{to} for {}, was {from}", period::long(moved.to.period))
    } else {
        format!("{to} for {}, was {from} for {}", period::long(moved.to.period), period::long(moved.from.period))
    }
}

/// What of the definition changed.
pub(in crate::scorecard) fn definition(now: &Measure, then: &Measure, part: Part) -> String {
    match part {
        Part::Aim => format!("{}; it was: {}", capital(labels::aim_rule(now.aim)), labels::aim_rule(then.aim)),
        Part::Unit => format!("Measured in another unit: then {}", labels::unit_line(then)),
        Part::Definition => {
            let was = then.definition.as_ref().filter(|_| now.definition.is_some()).or(then.description.as_ref());
            format!("Defined otherwise; it was: “{}”", was.map_or("", |text| text.trim_end_matches('.')))
        }
    }
}

/// "81.4% for 2020/21, was 81.1%".
pub(in crate::scorecard) fn revision(now: &Measure, then: &Measure, revision: &Revision) -> String {
    let (was, is) = (number::value(then, revision.was.value), number::value(now, revision.is.value));
    format!("{is} for {}, was {was}", period::long(revision.is.period))
}

/// How a measure was found, where that is not plain.
pub(in crate::scorecard) fn found(matched: &Matched, then: &Framework, was: &str, same_code: bool) -> Option<String> {
    match (matched.by, same_code || then.local) {
        (By::Steps, _) => Some(format!("Found by what the reports between say of its codes{}.", was_code(then, was))),
        (By::Mapping, false) => Some(format!("Was {} {was} in {}.", then.short_name, then.version)),
        (By::Identity | By::SameCode | By::Mapping, _) => None,
    }
}

fn was_code(then: &Framework, was: &str) -> String {
    if then.local { String::new() } else { format!("; it was {} {was} in {}", then.short_name, then.version) }
}

/// A note of a file as a sentence.
pub(in crate::scorecard) fn note(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

/// Why a measure is new.
pub(in crate::scorecard) fn new(framework: &Framework, why: &WhyNew) -> String {
    match why {
        WhyNew::NoFramework => format!("The earlier report has no measures of {}.", framework.name),
        WhyNew::NoMapping { version } => format!("Not matched: nothing says what its code was in {version}."),
        WhyNew::NotThen(Some(text)) => note(text),
        WhyNew::NotThen(None) => format!("New since then in {}.", framework.name),
        WhyNew::NotListed => "Not matched: the list of earlier codes does not name it.".to_owned(),
        WhyNew::NotReported { was, note: said } => {
            let code = if framework.local { String::new() } else { format!(", as {} {was}", framework.short_name) };
            let known = format!("The earlier report does not have it{code}.");
            said.as_ref().map_or_else(|| known.clone(), |text| format!("{known} {}", note(text)))
        }
    }
}

/// Why a measure is no longer reported.
pub(in crate::scorecard) fn dropped(framework: &Framework, why: &WhyDropped) -> String {
    match why {
        WhyDropped::NoFramework => format!("This report has no measures of {}.", framework.name),
        WhyDropped::NoMapping { version } => format!("Not matched: nothing says what the codes of {version} mean now."),
        WhyDropped::Gone(Some(text)) => note(text),
        WhyDropped::Gone(None) => format!("No longer part of {}.", framework.name),
        WhyDropped::NotListed => "Not matched: the list of earlier codes does not name it.".to_owned(),
        WhyDropped::NotReported { is, note: said } => {
            let code = if framework.local { String::new() } else { format!(", as {} {is}", framework.short_name) };
            let known = format!("This report does not have it{code}.");
            said.as_ref().map_or_else(|| known.clone(), |text| format!("{known} {}", note(text)))
        }
    }
}

/// The change in a cell: "up 8.2 points", or why there is none.
pub(in crate::scorecard) fn change(measure: &Measure, change: &Change) -> String {
    match change {
        Change::Moved(moved) => direction::change(measure, moved),
        Change::None(NoChange::ForInformation, Some(moved)) => format!("{}, for information only", direction::change(measure, moved)),
        Change::None(why, _) => no_change(why),
    }
}

fn missing(which: &str, found: &Option<(Period, Missing)>) -> String {
    match found {
        Some((p, missing)) => format!("no figure {which}: {} {}", period::short(*p), labels::missing_short(missing)),
        None => format!("no figure {which}"),
    }
}

fn no_change(why: &NoChange) -> String {
    match why {
        NoChange::NotComparable => "not compared: measured differently now".to_owned(),
        NoChange::Break(Break { from, .. }) => format!("not compared: break in series from {}", period::month_short(*from)),
        NoChange::OtherUnit => "not compared: another unit".to_owned(),
        NoChange::NoFigureNow(found) => missing("now", found),
        NoChange::NoFigureThen(found) => missing("then", found),
        NoChange::CountOnly => "only a count so far".to_owned(),
        NoChange::OtherKind { then, now } => {
            format!("not compared: {} then, {} now", period::kind(*then), period::kind(*now))
        }
        NoChange::OtherLength { then, now } => {
            format!("not compared: {} then, {} now", period::short(*then), period::short(*now))
        }
        NoChange::SamePeriod(p) => format!("no newer figure: both have {}", period::short(*p)),
        NoChange::Older { then, now } => {
            format!("not compared: {} then, {} now, which is earlier", period::short(*then), period::short(*now))
        }
        NoChange::ForInformation => "for information only".to_owned(),
        NoChange::NoBand => "no band given".to_owned(),
    }
}

/// The reason of a break, for a row’s notes.
pub(in crate::scorecard) fn break_note(change: &Change) -> Option<String> {
    match change {
        Change::None(NoChange::Break(found), _) => {
            Some(format!("The series breaks at {}: {}.", period::month(found.from), found.reason.trim_end_matches('.')))
        }
        Change::Moved(_) | Change::None(..) => None,
    }
}

/// A forecast that was made: "5.4, in the report for April to November 2021; entered by officers".
pub(in crate::scorecard) fn forecast(then: &Report, measure: &Measure, forecast: &Figure) -> String {
    let reading = measure.readings.iter().find(|r| r.is_forecast() && r.period == forecast.period);
    let how = match reading.map(|r| &r.status) {
        Some(Status::Forecast { method: Some(method) }) => format!(". {}.", method.trim_end_matches('.')),
        Some(Status::Forecast { method: None }) => ", which does not say how it was made.".to_owned(),
        Some(Status::Final | Status::Provisional | Status::Revised) | None => format!(", worked out{}.", labels::by_method(forecast)),
    };
    format!("{} in {}{how}", number::value(measure, forecast.value), report(then))
}

/// By how much a forecast was out: "23 too high (3.1%)".
pub(in crate::scorecard) fn difference(measure: &Measure, error: f64, relative: Option<f64>, as_printed: bool) -> String {
    if as_printed {
        return "as forecast".to_owned();
    }
    let way = if error > 0.0 { "too high" } else { "too low" };
    format!("{} {way}", direction::amount(measure, error.abs(), relative))
}

/// How an earlier report's forecast turned out, in a sentence.
pub(in crate::scorecard) fn turned_out(found: &TurnedOut) -> String {
    let TurnedOut { period, forecast, outturn, difference, .. } = found;
    format!("An earlier forecast for {period}: {forecast} It came to {outturn}: {difference}.")
}

/// What came of a figure that was wanting then: "The figure that was due then came to 56.8% in the 2021/22 survey."
pub(in crate::scorecard) fn awaited(now: &Measure, figure: &Figure) -> String {
    format!("The figure that was wanting then came to {} {}.", number::value(now, figure.value), period::within(figure.period))
}

/// That a forecast cannot be checked.
pub(in crate::scorecard) fn unchecked(then: &Measure, forecast: &Figure) -> String {
    let when = period::long(forecast.period);
    format!("Its forecast for {when}, {}, cannot be checked: this report has no figure for {when}.", number::value(then, forecast.value))
}

/// Why a report is set aside.
pub(in crate::scorecard) fn aside(read: &Report, other: &Report, why: Aside) -> String {
    let name = format!("{} ({}, position at {})", other.title, other.organisation, period::date(other.position_at));
    match why {
        Aside::OtherCouncil => format!("{name}: of another council; this report is of {}.", read.organisation),
        Aside::Later => format!(
            "{name}: later than this report, whose position is at {}. Read that one, and this one stands beside it.",
            period::date(read.position_at)
        ),
        Aside::SamePeriod => format!("{name}: for the same period as this report, so there is nothing between the two."),
        Aside::Twice(_) => format!("{name}: there is another for the same period; the first one that was opened is taken."),
    }
}

/// Where a reading of an earlier report comes from.
pub(in crate::scorecard) fn from_report(earlier: &Report) -> String {
    capital(&report(earlier))
}

/// That the later report gives another figure than an earlier one did.
pub(in crate::scorecard) fn revised(measure: &Measure, earlier: &Report, was: &Figure) -> String {
    format!("Revised: {} in {}.", number::value(measure, was.value), report(earlier))
}

/// A break whose reason the reports do not give.
pub(in crate::scorecard) fn break_without_reason() -> String {
    "Earlier figures, from an earlier report, are measured differently".to_owned()
}

/// How a level reads in a sentence about a measure that was dropped: "it was red".
pub(in crate::scorecard) fn was_rated(word: &str) -> String {
    format!("It was {}.", inside(word))
}

/// The name of a group of changes, and what it means.
pub(in crate::scorecard) fn group(key: &str, now: &Scheme, then: &Scheme) -> (String, String) {
    let (low, was_low) = (inside(&now.bottom.word), inside(&then.bottom.word));
    let in_both =
        if low == was_low { format!("{} in both reports", capital(&low)) } else { format!("{} now, {was_low} then", capital(&low)) };
    let (word, meaning) = match key {
        "newly-off-track" => ("Newly off track", format!("{} now, and rated otherwise then", capital(&low))),
        "off-track-not-rated-then" => ("Off track, not rated then", format!("{} now, and without a rating then", capital(&low))),
        "still-off-track" => ("Still off track", in_both),
        "dropped-off-track" => ("Off track then, no longer reported", format!("{} then, and not in this report", capital(&was_low))),
        "recovered" => ("Recovered", format!("{} then, and rated otherwise now", capital(&was_low))),
        "rated-lower" => ("Rated lower", "From the highest level to the middle one".to_owned()),
        "rated-higher" => ("Rated higher", "From the middle level to the highest one".to_owned()),
        "rated-now" => ("Rated now", "Without a rating then, and not off track now".to_owned()),
        "no-longer-rated" => ("No longer rated", "Rated then, and without a rating now".to_owned()),
        "direction" => ("Direction changed", "Each report’s own direction of travel: since the year or survey before it".to_owned()),
        "target" => ("Target moved", "Another target or milestone than then".to_owned()),
        "definition" => ("Definition changed", "Another aim, unit or definition, by what the two reports say".to_owned()),
        "revised" => ("Past figure revised", "A figure for one period that the two reports give differently".to_owned()),
        "not-compared" => ("Not compared", "The series breaks between the two reports: ratings stand, but no change is given".to_owned()),
        "collision" => ("Code means something else", "The code stands in both reports, for different measures".to_owned()),
        "new" => ("New", "In this report, and not in the earlier one".to_owned()),
        _ => ("No longer reported", "In the earlier report, and not in this one".to_owned()),
    };
    (word.to_owned(), meaning)
}

/// The title of the view: "Since the report for April to November 2021".
pub(in crate::scorecard) fn title(then: &Report) -> String {
    format!("Since {}", report(then))
}

/// A figure that a rating was given to, not for the same thing.
pub(in crate::scorecard) fn was_called(then: &Measure) -> String {
    format!("Was called “{}”.", then.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_between_are_told_from_a_year_and_a_half() {
        assert_eq!(long_between(12), None);
        assert_eq!(long_between(18), None);
        assert!(long_between(36).unwrap().starts_with("3 years lie"));
        assert!(long_between(25).unwrap().starts_with("2 years and 1 month lie"));
        assert_eq!(long_between(-3), None);
    }
}

//! Charts among others in words: what each shows and how it is read; and all measures at once.

use super::figures::{average_word, of_kind};
use super::{councils, quarter, rank};
use crate::engine::among::{Among, FunnelAmong, Kind};
use crate::engine::benchmarking::{BestEnd, Headline, NoSpine, Spine};
use crate::engine::statistics::Lies;
use crate::model::Quartile;
use crate::scorecard::compare::Subject;
use crate::scorecard::words::{capital, list, period, plural};

/// What the ranked bars show.
pub(in crate::scorecard) fn skyline(subject: &Subject<'_>) -> String {
    let finding = super::finding(subject);
    let places = &subject.among.order.places;
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return finding };
    if subject.among.all_equal() {
        return finding;
    }
    let end = |place: &crate::engine::benchmarking::Place| {
        let whose = if place.tied_with == 0 { super::name(subject.benchmarks, place.authority) } else { None };
        let whose = whose.map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{}{whose}", subject.print(place.value))
    };
    format!("{finding} Figures go from {} to {}.", end(first), end(last))
}

/// How the ranked bars are read.
pub(in crate::scorecard) fn skyline_how(among: &Among, quarters: bool) -> String {
    let first = match among.best() {
        BestEnd::Highest | BestEnd::Lowest => "the best first",
        BestEnd::InBand { .. } => "those nearest to the band first",
        BestEnd::Largest => "the largest first, without judgement",
    };
    let quarters = if quarters { " Shading: quarters of the councils, by rank." } else { "" };
    format!("A bar for each council, {first}; this council’s bar is marked.{quarters} Lines: averages.")
}

/// What the rows of dots show.
pub(in crate::scorecard) fn strip(subject: &Subject<'_>) -> String {
    let kinds = &subject.among.kinds;
    let median = |kind: &Kind| subject.print(kind.median);
    let low = kinds.iter().min_by(|a, b| a.median.total_cmp(&b.median));
    let high = kinds.iter().max_by(|a, b| a.median.total_cmp(&b.median));
    let (Some(low), Some(high)) = (low, high) else { return String::new() };
    let ours = kinds.iter().find(|kind| kind.own).map(|kind| {
        let own = subject.among.value().map(|value| format!("; this council has {}", subject.print(value)));
        format!("The median of the {} is {}{}.", of_kind(&kind.name, kind.of.len()), median(kind), own.unwrap_or_default())
    });
    let range = if median(low) == median(high) {
        format!("The medians of all types are {}.", median(low))
    } else {
        format!("By type, medians go from {} ({}) to {} ({}).", median(low), kinds_of(low), median(high), kinds_of(high))
    };
    [ours, Some(range)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn kinds_of(kind: &Kind) -> String {
    kinds(&kind.name)
}

/// How the rows of dots are read.
pub(in crate::scorecard) const STRIP_HOW: &str =
    "A row for each type of council, a dot for each council; the tick is the median of the type. Lines: averages.";

/// More than one of a type: "Counties", "London boroughs".
pub(in crate::scorecard) fn kinds(kind: &str) -> String {
    let vowel_before = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    match kind.strip_suffix('y') {
        Some(stem) if !vowel_before(stem) => format!("{stem}ies"),
        Some(_) | None if kind.ends_with('s') => kind.to_owned(),
        Some(_) | None => format!("{kind}s"),
    }
}

/// Where a point of a funnel lies.
pub(in crate::scorecard) fn lies(lies: Lies) -> &'static str {
    match lies {
        Lies::Within => "within the limits",
        Lies::Above95 => "above the 95% limit",
        Lies::Below95 => "below the 95% limit",
        Lies::Above99Point8 => "above the 99.8% limit",
        Lies::Below99Point8 => "below the 99.8% limit",
    }
}

/// What the funnel shows.
pub(in crate::scorecard) fn funnel(subject: &Subject<'_>, found: &FunnelAmong) -> String {
    let centre = subject.print(found.funnel.centre * f64::from(found.per));
    let own = found.of.iter().zip(&found.funnel.points).find(|(i, _)| **i == subject.among.own).map(|(_, point)| point.lies);
    let name = super::own_name(subject);
    let own = match own {
        Some(Lies::Within) => {
            format!("{name} lies within the 95% limits: no further from the figure of all, {centre}, than chance would explain.")
        }
        Some(beyond @ (Lies::Above95 | Lies::Below95 | Lies::Above99Point8 | Lies::Below99Point8)) => {
            format!("{name} lies {}: further from the figure of all, {centre}, than chance alone would explain.", lies(beyond))
        }
        None => format!("{name} is not shown: its counts are not known. The figure of all is {centre}."),
    };
    let n = found.of.len();
    let beyond = found.funnel.points.iter().filter(|point| point.lies != Lies::Within).count();
    let verb = if beyond == 1 { "lies" } else { "lie" };
    format!("{own} Of {}, {beyond} {verb} outside the 95% limits; by chance about {} would.", councils(n), by_chance(n))
}

/// One in twenty, in whole councils.
fn by_chance(n: usize) -> String {
    const ONE_IN: usize = 20;
    let expected = (n + ONE_IN / 2) / ONE_IN;
    expected.max(1).to_string()
}

/// How the funnel is read.
pub(in crate::scorecard) fn funnel_how(shares: bool) -> String {
    let limits =
        if shares { "1.96 and 3.09 standard errors from the figure of all" } else { "by Poisson intervals (exact, or Byar’s from 10)" };
    format!(
        "A dot for each council: the size of its base across, its figure upwards. Inner limits: 95%; outer: 99.8%; {limits}. Small \
         councils may lie far from the middle by chance."
    )
}

/// What the rows of peers show: "5th of 16 with a figure; the simple mean of the others is 74.1%."
pub(in crate::scorecard) fn peer_chart(subject: &Subject<'_>) -> String {
    let peers = &subject.among.peers;
    let whom = &subject.peers_name;
    let place = match &peers.standing {
        Ok(standing) if standing.n == 1 => return format!("No other council among {whom} has a figure."),
        Ok(standing) if standing.tied_with + 1 == standing.n => {
            format!("{} among {whom} are level", super::both_or_all(standing.n, "with a figure"))
        }
        Ok(standing) => {
            let size = if subject.among.best().judges() { "" } else { " by size, largest first" };
            format!("{} of {} among {whom}{size}", rank(standing.rank, standing.tied_with), standing.n)
        }
        Err(_) => format!("{}, so it has no rank among {whom}", super::no_figure(subject)),
    };
    match &peers.average {
        Ok(average) => {
            let of = if average.of.contains(&subject.among.own) { "all of them" } else { "the others" };
            format!("{place}; {} of {of} is {}.", average_word(average.by), subject.print(average.value))
        }
        Err(_) => format!("{place}."),
    }
}

/// How the rows of peers are read.
pub(in crate::scorecard) fn peer_how(among: &Among, quarters: bool) -> String {
    let first = match among.best() {
        BestEnd::Highest | BestEnd::Lowest => "The best first.",
        BestEnd::InBand { .. } => "Those nearest to the band first.",
        BestEnd::Largest => "The largest first, without judgement.",
    };
    let interval =
        if among.known.ranges.iter().any(Option::is_some) { " Dot: the figure; bar: its 95% interval." } else { " Dot: the figure." };
    let quarters = if quarters { " Shading: the quarters of all councils, by percentiles." } else { "" };
    format!("{first}{interval}{quarters} Lines: averages. The scale need not start at zero.")
}

/// How the spine is read.
pub(in crate::scorecard) fn spine_how(middle: &str) -> String {
    format!(
        "Middle line: {middle}; where no national figure is published, all councils together. Right is better, or larger where \
         there is no aim. Long bar: from the worst to the best council; shaded: the middle half of the councils; mark: this \
         council; short coloured line: the average of its peers. Rows have different units: compare places, not lengths."
    )
}

/// A row of the spine in a sentence.
pub(in crate::scorecard) fn spine_spoken(
    subject: &Subject<'_>,
    value: &str,
    national: &str,
    rank: &str,
    quarter_word: &str,
    spine: &Result<Spine, NoSpine>,
) -> String {
    let when = period::within(subject.among.period);
    let mut parts = vec![format!("{}: {value} {when}", subject.measure.title)];
    if !national.is_empty() {
        parts.push(format!("{} {national}", whose_national(subject)));
    }
    if !rank.is_empty() {
        parts.push(rank.to_owned());
    }
    parts.push(crate::scorecard::words::inside(quarter_word));
    match spine {
        Ok(spine) if spine.national_is_outside => parts.push("the national figure lies beyond all councils".to_owned()),
        Ok(spine) if spine.peers_beyond => parts.push("the peers’ average lies beyond the end it is shown at".to_owned()),
        Ok(_) => {}
        Err(reason) => parts.push(no_spine(reason).to_owned()),
    }
    format!("{}.", parts.join("; "))
}

/// Whose the middle is, inside a sentence.
fn whose_national(subject: &Subject<'_>) -> String {
    let term = super::figures::national_term(subject);
    let is_a_name = super::nation(subject.benchmarks).is_some_and(|nation| term.starts_with(nation));
    if is_a_name { term } else { crate::scorecard::words::inside(&term) }
}

/// Why a measure is not on the spine.
pub(in crate::scorecard) fn no_spine(reason: &NoSpine) -> &'static str {
    match reason {
        NoSpine::NoNational => "not drawn, since there is no national figure to be the middle",
        NoSpine::NoValues => "not drawn, since no council has a figure",
        NoSpine::AllEqual { .. } => "not drawn, since all councils are level",
    }
}

/// What the map of quarters shows: "Of 11 measures with quarters, Exampleshire is in the best quarter in 3, the others in 1 to 5."
pub(in crate::scorecard) fn heat_map(own: &str, best: usize, others: &[usize], measures: usize) -> String {
    let (Some(fewest), Some(most)) = (others.iter().min(), others.iter().max()) else { return String::new() };
    if measures == 0 {
        return "No measure here puts the councils into quarters.".to_owned();
    }
    let range = if fewest == most { fewest.to_string() } else { format!("{fewest} to {most}") };
    let the_others = if others.len() == 1 { "the other" } else { "the others" };
    format!(
        "Of {} with quarters, {own} is in the best quarter in {best}, {the_others} in {range}.",
        plural(measures, "measure", "measures")
    )
}

/// How the map of quarters is read.
pub(in crate::scorecard) const HEAT_HOW: &str = "A row for each measure, a column for each council, its own first. Shading and word: the quarter of all councils with a figure, not of these alone. Measures without an aim have no quarter.";

/// How many measures are in which quarter: "Of 7 measures with a benchmark, 3 are in the best quarter of the 146 to 149 councils
/// with a figure, 2 in the second, 1 in the third and 1 in the worst."
pub(in crate::scorecard) fn headline(counts: &Headline, all: usize, n: Option<(usize, usize)>) -> String {
    let with = counts.top + counts.second + counts.third + counts.bottom + counts.none + counts.not_judged;
    if with == 0 {
        return format!("None of {} has a benchmark.", plural(all, "measure", "measures"));
    }
    let of = match n {
        Some((fewest, most)) if fewest == most => format!("of the {} with a figure", councils(most)),
        Some((fewest, most)) => format!("of the councils with a figure ({fewest} to {most} of them)"),
        None => String::new(),
    };
    let quarters = [
        (counts.top, Quartile::Top),
        (counts.second, Quartile::Second),
        (counts.third, Quartile::Third),
        (counts.bottom, Quartile::Bottom),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (count, quartile) in quarters.into_iter().filter(|(count, _)| *count > 0) {
        parts.push(if parts.is_empty() {
            format!("{count} {} in the {} {of}", is_or_are(count), quarter(quartile, true))
        } else {
            format!("{count} in the {}", super::which(quartile, true))
        });
    }
    let mut text = if parts.is_empty() {
        format!("Of {} with a benchmark, none is in a quarter.", plural(with, "measure", "measures"))
    } else {
        format!("Of {} with a benchmark, {}.", plural(with, "measure", "measures"), list(&parts))
    };
    if counts.none > 0 && !parts.is_empty() {
        text.push_str(&format!(" {} in no quarter.", plural(counts.none, "is", "are")));
    }
    if counts.not_judged > 0 {
        text.push_str(&format!(" {} no aim and so no best quarter.", plural(counts.not_judged, "has", "have")));
    }
    text
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// The rank in a cell: "=12th of 149".
pub(in crate::scorecard) fn rank_of(among: &Among) -> String {
    among.standing.as_ref().map(|s| format!("{} of {}", rank(s.rank, s.tied_with), s.n)).unwrap_or_default()
}

/// A council's point, for a pointer over it: "Leicestershire: 76.0%, =12th of 149".
pub(in crate::scorecard) fn spot(name: &str, value: &str, place: Option<&crate::engine::benchmarking::Place>, n: usize) -> String {
    match place {
        Some(place) => format!("{name}: {value}, {} of {n}", rank(place.rank, place.tied_with)),
        None => format!("{name}: {value}"),
    }
}

/// Rows of the movement counts.
pub(in crate::scorecard) fn movements(counts: &Headline) -> Vec<(String, usize)> {
    let rows = [
        ("Up a quarter or more", counts.up),
        ("Down a quarter or more", counts.down),
        ("Unchanged", counts.unchanged),
        ("Not compared", counts.not_compared),
    ];
    rows.map(|(word, count)| (word.to_owned(), count)).into()
}

/// Rows of the quarter counts, those of no measure left out at the end.
pub(in crate::scorecard) fn quarters(counts: &Headline) -> Vec<(String, usize)> {
    let named = |q, count| (capital(&quarter(q, true)), count);
    let mut rows = vec![
        named(Quartile::Top, counts.top),
        named(Quartile::Second, counts.second),
        named(Quartile::Third, counts.third),
        named(Quartile::Bottom, counts.bottom),
    ];
    let others = [("No quarter", counts.none), ("No aim, not judged", counts.not_judged)];
    rows.extend(others.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| (word.to_owned(), count)));
    rows
}

/// "1 quarter is as its source printed it."
pub(in crate::scorecard) fn published(count: usize) -> Option<String> {
    let words = if count == 1 { "1 quarter is".to_owned() } else { format!("{count} quarters are") };
    (count > 0).then(|| format!("{words} as the source prints; any others are by rank."))
}

/// When each measure is compared.
pub(in crate::scorecard) fn latest_tables(position_at: &str) -> String {
    format!("Each measure is compared by its latest table whose period had begun by {position_at}; their periods may differ.")
}

/// What movements are against.
pub(in crate::scorecard) const MOVEMENTS_HOW: &str =
    "Quarters are compared with the table of a year before, or else the one before; never across a break in the series.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_one_of_a_type() {
        assert_eq!(
            ["County", "Unitary authority", "London borough", "Metropolitan district", "Counties", "Survey"].map(kinds),
            ["Counties", "Unitary authorities", "London boroughs", "Metropolitan districts", "Counties", "Surveys"]
        );
    }
}

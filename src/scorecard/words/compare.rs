//! Where a council stands among others, in words: its rank, its quarter, who is missing.

pub(in crate::scorecard) mod charts;
pub(in crate::scorecard) mod figures;
pub(in crate::scorecard) mod methods;

use super::{capital, either, labels, list, plural};
use crate::engine::among::{Among, number as number_of};
use crate::engine::benchmarking::{BestEnd, Convention, NoGroup, Place};
use crate::model::{Absence, Aim, Benchmarks, Measure, Missing, NationalIs, Quartile, Unit};
use crate::scorecard::compare::Subject;
use crate::scorecard::number;

/// So many councils are named; of more, only the reasons are counted.
const NAMED: usize = 6;

/// What the councils are called that a reader chose.
pub(in crate::scorecard) const CHOSEN: &str = "the councils chosen";

/// The title over a reason why there is nothing to compare.
pub(in crate::scorecard) const NOT_COMPARED: &str = "Not compared";

/// "1st", "12th", "111th".
pub(in crate::scorecard) fn ordinal(number: usize) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        (_, _) => "th",
    };
    format!("{number}{ending}")
}

/// "12th", "=12th".
pub(in crate::scorecard) fn rank(rank: usize, tied_with: usize) -> String {
    format!("{}{}", equals(tied_with), ordinal(rank))
}

/// "12", "=12".
pub(in crate::scorecard) fn rank_cell(place: &Place) -> String {
    format!("{}{}", equals(place.tied_with), place.rank)
}

fn equals(tied_with: usize) -> &'static str {
    if tied_with > 0 { "=" } else { "" }
}

/// "best quarter", without judgement "highest quarter".
pub(in crate::scorecard) fn quarter(quartile: Quartile, judged: bool) -> String {
    format!("{} quarter", which(quartile, judged))
}

/// "best", "second", "third", "worst".
pub(super) fn which(quartile: Quartile, judged: bool) -> &'static str {
    match (quartile, judged) {
        (Quartile::Top, true) => "best",
        (Quartile::Top, false) => "highest",
        (Quartile::Second, _) => "second",
        (Quartile::Third, _) => "third",
        (Quartile::Bottom, true) => "worst",
        (Quartile::Bottom, false) => "lowest",
    }
}

/// "Highest quarter, not judged".
pub(in crate::scorecard) fn not_judged(quartile: Quartile) -> String {
    capital(&format!("{}, not judged", quarter(quartile, false)))
}

/// Why a council is in no quarter, in a few words.
pub(in crate::scorecard) fn no_quarter(reason: &NoGroup) -> &'static str {
    match reason {
        NoGroup::NoValue { .. } => "no figure",
        NoGroup::TooFew { .. } => "fewer than four councils have a figure",
        NoGroup::AllEqual { .. } => "all councils are level",
    }
}

/// "149 councils".
pub(in crate::scorecard) fn councils(n: usize) -> String {
    plural(n, "council", "councils")
}

fn has_or_have(n: usize) -> &'static str {
    if n == 1 { "has" } else { "have" }
}

/// The council's own name: that of the columns, else that of the report.
pub(in crate::scorecard) fn own_name(subject: &Subject<'_>) -> String {
    name(subject.benchmarks, subject.among.own).unwrap_or_else(|| subject.report.organisation.clone())
}

/// An authority's name.
pub(in crate::scorecard) fn name(benchmarks: &Benchmarks, authority: usize) -> Option<String> {
    benchmarks.authorities.get(authority).map(|a| a.name.clone())
}

/// The nation the authorities are of, as the file names it, else by their codes.
pub(in crate::scorecard) fn nation(benchmarks: &Benchmarks) -> Option<&str> {
    benchmarks.nation.as_deref().filter(|name| !name.trim().is_empty()).or_else(|| nation_by_code(benchmarks))
}

/// A nation's figure by its sort: "England", "England’s median", "the national median".
pub(in crate::scorecard) fn nations(nation: Option<&str>, is: Option<NationalIs>) -> String {
    match (nation, is) {
        (Some(nation), None) => nation.to_owned(),
        (Some(nation), Some(is)) => format!("{nation}’s {}", sort(is)),
        (None, None) => "the national figure".to_owned(),
        (None, Some(is)) => format!("the national {}", sort(is)),
    }
}

/// "median".
pub(super) fn sort(is: NationalIs) -> &'static str {
    match is {
        NationalIs::Average => "average",
        NationalIs::Median => "median",
    }
}

/// The nation the authorities are of, by the first letter of their official codes; none where they are of several or
/// have other codes.
fn nation_by_code(benchmarks: &Benchmarks) -> Option<&'static str> {
    const LENGTH: usize = 9;
    let letter = |code: &str| {
        let digits = code.get(1..)?;
        (code.len() == LENGTH && digits.bytes().all(|b| b.is_ascii_digit())).then(|| code.chars().next()).flatten()
    };
    let mut letters = benchmarks.authorities.iter().map(|a| letter(&a.code));
    let first = letters.next()??;
    if letters.any(|other| other != Some(first)) {
        return None;
    }
    match first {
        'E' => Some("England"),
        'N' => Some("Northern Ireland"),
        'S' => Some("Scotland"),
        'W' => Some("Wales"),
        _ => None,
    }
}

/// Where the council stands: "=12th of 149 councils with a figure, in the best quarter."
pub(in crate::scorecard) fn finding(subject: &Subject<'_>) -> String {
    let Subject { measure, among, .. } = subject;
    let n = among.n();
    let judged = among.best().judges();
    let published = among.published_of(among.own);
    let printed = |q: Quartile| format!("in the {}, as published", quarter(q, judged));
    let Ok(standing) = &among.standing else {
        let others = format!("{} {} one", other_councils(n), has_or_have(n));
        let printed = published.map(|q| format!(" As published, it is in the {}.", quarter(q, judged))).unwrap_or_default();
        return format!("No rank: {}. {others}.{printed}", no_figure(subject));
    };
    let value = among.value().unwrap_or_default();
    if n == 1 {
        return "No other council has a figure, so there is nobody to rank it among.".to_owned();
    }
    if among.all_equal() {
        let printed = published.map(|q| format!(" As published, it is in the {}.", quarter(q, judged))).unwrap_or_default();
        return format!("{}, so neither a rank nor a quarter tells them apart.{printed}", all_equal(measure, among, value));
    }
    let size = if judged { "" } else { " by size, largest first" };
    let place = format!("{} of {} with a figure{size}", rank(standing.rank, standing.tied_with), councils(n));
    let place = match (published, among.quarter()) {
        (Some(published), _) => format!("{place}, {}", printed(published)),
        (None, Ok(q)) => format!("{place}, in the {}", quarter(q, judged)),
        (None, Err(_)) => format!("{place}; with fewer than four there are no quarters"),
    };
    let no_judgement = if judged { "" } else { "; no judgement" };
    format!("{place}{no_judgement}.")
}

fn other_councils(n: usize) -> String {
    plural(n, "other council", "other councils")
}

/// "Exampleshire has no figure (suppressed)".
pub(super) fn no_figure(subject: &Subject<'_>) -> String {
    let reason = subject.among.absence_of(subject.among.own);
    let reason = reason.map_or_else(|| "the table gives no reason".to_owned(), absence);
    format!("{} has no figure ({reason})", own_name(subject))
}

/// "All 8 councils with a figure have the same value, 40.0%".
fn all_equal(measure: &Measure, among: &Among, value: f64) -> String {
    let all = both_or_all(among.n(), "councils with a figure");
    match among.best() {
        BestEnd::InBand { low, high } => {
            let band = band(measure, low.get(), high.get());
            let inside = (low.get()..=high.get()).contains(&value);
            if inside { format!("{all} are inside the band of {band}") } else { format!("{all} are equally far from the band of {band}") }
        }
        BestEnd::Highest | BestEnd::Lowest | BestEnd::Largest => {
            format!("{all} have the same value, {}", number::value(measure, value))
        }
    }
}

/// "Both councils", "All 8 councils".
pub(super) fn both_or_all(n: usize, what: &str) -> String {
    if n == 2 { format!("Both {what}") } else { format!("All {n} {what}") }
}

/// "7.0–12.0%".
pub(super) fn band(measure: &Measure, low: f64, high: f64) -> String {
    format!("{}–{}", number::plain(low / measure.scale.divisor(), measure.decimals), number::value(measure, high))
}

/// Why there is no figure, in a few words.
pub(in crate::scorecard) fn absence(absence: Absence) -> String {
    labels::missing_short(&Missing { why: absence, reason: None })
}

/// The same where no reason may be given.
pub(in crate::scorecard) fn absence_or_none(reason: Option<Absence>) -> String {
    reason.map_or_else(|| "no reason given".to_owned(), absence)
}

/// In which order councils stand, and how quarters are made.
pub(in crate::scorecard) fn order(measure: &Measure, among: &Among) -> String {
    let how = match among.best() {
        BestEnd::Highest => "Ranked from the highest figure down, since higher is better.".to_owned(),
        BestEnd::Lowest => "Ranked from the lowest figure up, since lower is better.".to_owned(),
        BestEnd::InBand { low, high } => {
            let band = band(measure, low.get(), high.get());
            format!("Ranked by the distance to the band of {band}, the nearest first; all inside it are equally good.")
        }
        BestEnd::Largest => "Ranked by size, largest first; no judgement, since neither higher nor lower is better.".to_owned(),
    };
    format!("{how} Councils that tie (=) share the better rank.")
}

/// How quarters are made.
pub(in crate::scorecard) const QUARTERS_BY_RANK: &str =
    "Quarters are by rank, by the rule of the Office for Health Improvement and Disparities.";

/// "On the edge: counted from the other end it would be in the second quarter."
pub(in crate::scorecard) fn on_the_edge(among: &Among) -> Option<String> {
    let grouped = among.grouped.as_ref().ok().filter(|_| among.published_of(among.own).is_none())?;
    let judged = among.best().judges();
    let words = |group: usize| crate::engine::among::nth(group).map(|q| quarter(q, judged));
    let by_percentiles: Vec<usize> =
        grouped.disagreeing().filter(|(by, _)| *by != Convention::FromTheOtherEnd).map(|(_, group)| group).collect();
    let both_agree = by_percentiles.len() > 1 && by_percentiles.iter().all(|group| Some(group) == by_percentiles.first());
    let how = |by: Convention| match by {
        Convention::FromTheOtherEnd => "counted from the other end",
        Convention::EdgeIsBetter | Convention::EdgeIsWorse if both_agree => "by percentiles",
        Convention::EdgeIsBetter if judged => "by percentiles (a figure on the line counting as better)",
        Convention::EdgeIsWorse if judged => "by percentiles (a figure on the line counting as worse)",
        Convention::EdgeIsBetter => "by percentiles (a figure on the line counting as higher)",
        Convention::EdgeIsWorse => "by percentiles (a figure on the line counting as lower)",
    };
    // The ways that lead to each other quarter, counting from the other end first.
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    let from_the_end = grouped.disagreeing().filter(|(by, _)| *by == Convention::FromTheOtherEnd);
    for (by, group) in from_the_end.chain(grouped.disagreeing().filter(|(by, _)| *by != Convention::FromTheOtherEnd)) {
        let how = how(by).to_owned();
        match found.iter_mut().find(|(known, _)| *known == group) {
            Some((_, ways)) if ways.contains(&how) => {}
            Some((_, ways)) => ways.push(how),
            None => found.push((group, vec![how])),
        }
    }
    let parts: Vec<String> =
        found.into_iter().filter_map(|(group, ways)| Some(format!("{} it would be in the {}", either(&ways), words(group)?))).collect();
    (!parts.is_empty()).then(|| format!("On the edge: {}.", parts.join("; ")))
}

/// That the source prints another quarter than the ranks give.
pub(in crate::scorecard) fn published_otherwise(among: &Among) -> Option<String> {
    let published = among.published_of(among.own)?;
    let judged = among.best().judges();
    match &among.grouped {
        Ok(grouped) if grouped.quartile() == Some(published) => None,
        Ok(grouped) => {
            let ranks = grouped.quartile().map(|q| quarter(q, judged))?;
            let agrees = grouped.disagreeing().any(|(_, group)| group == number_of(published));
            let why = if agrees { " It is on the edge: another common rule gives the published quarter." } else { "" };
            Some(format!(
                "The source prints the {}, which is shown. By the ranks here it would be in the {ranks}.{why}",
                quarter(published, judged)
            ))
        }
        Err(reason) => Some(format!(
            "The source prints the {}, which is shown. The ranks here give none: {}.",
            quarter(published, judged),
            no_quarter(reason)
        )),
    }
}

/// Who has no figure: by name, or, if they are many and a table names them, by reason.
pub(in crate::scorecard) fn missing(benchmarks: &Benchmarks, missing: &[(usize, Option<Absence>)], in_a_table: bool) -> Option<String> {
    let start = format!("{} {} no figure", councils(missing.len()), has_or_have(missing.len()));
    if missing.is_empty() {
        return None;
    }
    if missing.len() <= NAMED || !in_a_table {
        return Some(format!("{start}: {}.", named(benchmarks, missing)));
    }
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for (_, reason) in missing {
        let words = reason.map_or_else(|| "without a reason".to_owned(), absence);
        match reasons.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => reasons.push((words, 1)),
        }
    }
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let counted: Vec<String> = reasons.into_iter().map(|(words, count)| format!("{count} {words}")).collect();
    Some(format!("{start}: {}. The table of all councils names them.", list(&counted)))
}

/// "Derbyshire (suppressed) and Kent (not collected)".
pub(super) fn named(benchmarks: &Benchmarks, missing: &[(usize, Option<Absence>)]) -> String {
    let one = |(i, reason): &(usize, Option<Absence>)| Some(format!("{} ({})", name(benchmarks, *i)?, absence_or_none(*reason)));
    list(&missing.iter().filter_map(one).collect::<Vec<_>>())
}

/// That the measure does not apply to some.
pub(in crate::scorecard) fn does_not_apply(count: usize) -> Option<String> {
    let take = if count == 1 { "takes" } else { "take" };
    (count > 0).then(|| format!("It does not apply to {}, which {take} no part.", councils(count)))
}

/// Where quarters begin: "Best quarter from 76.9%, second from 72.0%, third from 65.1%".
pub(in crate::scorecard) fn begins(measure: &Measure, best: BestEnd, begins: &[f64]) -> String {
    let from = |value: f64| match best {
        BestEnd::Highest | BestEnd::Largest => format!("from {}", number::value(measure, value)),
        BestEnd::Lowest => format!("up to {}", number::value(measure, value)),
        BestEnd::InBand { .. } if value <= 0.0 => "inside the band".to_owned(),
        BestEnd::InBand { .. } => format!("up to {} from the band", difference(measure, value)),
    };
    let name = |group: usize| match (group, best.judges()) {
        (1, true) => "best quarter",
        (1, false) => "highest quarter",
        (2, _) => "second",
        (_, _) => "third",
    };
    let parts: Vec<String> = (1..).zip(begins).map(|(group, value)| format!("{} {}", name(group), from(*value))).collect();
    format!("{} (percentiles of the values)", capital(&parts.join(", ")))
}

/// A difference between two values: "1.2 points", "16.0".
pub(super) fn difference(measure: &Measure, size: f64) -> String {
    match measure.unit {
        Unit::Percent => format!("{} points", number::plain(size.abs(), measure.decimals.max(1))),
        Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
            number::value(measure, size.abs())
        }
    }
}

/// Why a measure is not compared, in a sentence.
pub(in crate::scorecard) fn no_benchmark(measure: &Measure, reason: crate::engine::among::NoBenchmark) -> String {
    use super::period::long;
    use crate::engine::among::NoBenchmark;
    match reason {
        NoBenchmark::NoTable => "There is no table of other councils’ figures.".to_owned(),
        NoBenchmark::NotBegun { period } => {
            format!("The tables of other councils’ figures begin with {}, after the position of the report.", long(period))
        }
        NoBenchmark::Nobody { period } => format!("No council has a figure for {}.", long(period)),
        NoBenchmark::NoBand { period } => {
            debug_assert_eq!(measure.aim, Aim::Band);
            format!("The measure aims for a band, and no band is given, so the councils of {} cannot be ranked.", long(period))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]
        );
    }
}

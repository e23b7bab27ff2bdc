//! Every measure among others at once: counts, the spine, measures by peers.

use super::{Subject, groups};
use crate::engine::among::{Among, NationalFrom, NoBenchmark, Peers, among_all, number as number_of, quarters};
use crate::model::{Benchmarks, NationalIs, Report};
use crate::scorecard::view::{Choice, CompareAll, HeatCell, HeatMap, SpineRow, SpineView, Who};
use crate::scorecard::words::compare as words;
use crate::scorecard::words::{capital, period};

/// Every measure among others.
pub(super) fn all(report: &Report, benchmarks: &Benchmarks, chosen: &Peers, peers_name: &str) -> CompareAll {
    let found = among_all(report, benchmarks, chosen);
    let counts = quarters(&found);
    let subjects: Vec<(usize, Subject<'_>)> = report
        .measures
        .iter()
        .zip(&found)
        .enumerate()
        .filter_map(|(i, (measure, among))| Some((i, Subject { report, measure, benchmarks, among: among.as_ref().ok()?, peers_name })))
        .collect();
    let in_a_quarter = || subjects.iter().filter(|(_, s)| s.among.quarter().is_ok() && s.among.best().judges()).map(|(_, s)| s.among.n());
    let n = in_a_quarter().min().zip(in_a_quarter().max());
    let is = national_is(&subjects);
    CompareAll {
        finding: words::charts::headline(&counts, report.measures.len(), n),
        quarters: words::charts::quarters(&counts),
        movements: words::charts::movements(&counts),
        spine: SpineView {
            how_to_read: words::charts::spine_how(&words::nations(words::nation(benchmarks), is)),
            nation: capital(words::nations(words::nation(benchmarks), is).trim_start_matches("the ").trim_end_matches(" figure")),
            rows: subjects.iter().map(|(index, subject)| spine_row(*index, subject)).collect(),
            source: sources(&subjects),
        },
        heat_map: heat_map(&subjects),
        without: without(report, &found),
        notes: notes(report, &subjects),
        methods: if subjects.is_empty() { Vec::new() } else { words::methods::of_all() },
        groups: groups(benchmarks),
        councils: councils(benchmarks),
    }
}

/// What sort of figure the national ones are, where all are of one sort.
fn national_is(subjects: &[(usize, Subject<'_>)]) -> Option<NationalIs> {
    let published =
        subjects.iter().filter(|(_, s)| s.among.national.as_ref().is_ok_and(|n| !matches!(n.from, NationalFrom::WorkedOut { .. })));
    let mut sorts = published.map(|(_, subject)| words::figures::national_is(subject));
    let first = sorts.next()?;
    if sorts.all(|other| other == first) { first } else { None }
}

fn without(report: &Report, found: &[Result<Among, NoBenchmark>]) -> Vec<(usize, String)> {
    let reason = |(i, (measure, found)): (usize, (&crate::model::Measure, &Result<Among, NoBenchmark>))| {
        found.as_ref().err().map(|reason| (i, words::no_benchmark(measure, *reason)))
    };
    report.measures.iter().zip(found).enumerate().filter_map(reason).collect()
}

fn notes(report: &Report, subjects: &[(usize, Subject<'_>)]) -> Vec<String> {
    if subjects.is_empty() {
        return Vec::new();
    }
    let published = subjects.iter().filter(|(_, s)| s.among.published_of(s.among.own).is_some()).count();
    let mut out = vec![words::charts::latest_tables(&period::date(report.position_at)), words::QUARTERS_BY_RANK.to_owned()];
    out.extend(words::charts::published(published));
    out.push(words::charts::MOVEMENTS_HOW.to_owned());
    for (_, subject) in subjects {
        if let Err(reason) = subject.among.spine() {
            out.push(format!("{}: {}.", subject.measure.title, words::charts::no_spine(&reason)));
        }
    }
    out
}

/// The word of a council's quarter, and its number where it is judged.
fn quarter(subject: &Subject<'_>, authority: usize) -> (Option<usize>, String) {
    let among = subject.among;
    let judged = among.best().judges();
    match among.quarter_of(authority) {
        Ok(q) if judged => (Some(number_of(q)), capital(&words::quarter(q, true))),
        Ok(q) => (None, words::not_judged(q)),
        Err(crate::engine::benchmarking::NoGroup::NoValue { .. }) => {
            (None, format!("No figure: {}", words::absence_or_none(among.absence_of(authority))))
        }
        Err(reason) => (None, format!("No quarter: {}", words::no_quarter(&reason))),
    }
}

fn spine_row(index: usize, subject: &Subject<'_>) -> SpineRow {
    let among = subject.among;
    let value = among.value().map_or_else(|| "–".to_owned(), |v| subject.print(v));
    let national = among.national.as_ref().ok().map(|n| subject.print(n.value)).unwrap_or_default();
    let rank = words::charts::rank_of(among);
    let (quarter, quarter_word) = quarter(subject, among.own);
    let spine = among.spine();
    let spoken = words::charts::spine_spoken(subject, &value, &national, &rank, &quarter_word, &spine);
    let drawn = spine.ok();
    SpineRow {
        measure: index,
        period: capital(&period::short(among.period)),
        at: drawn.as_ref().and_then(|s| s.own),
        ends: drawn.as_ref().map_or((0.0, 0.0), |s| (s.worst, s.best)),
        middle: drawn.as_ref().and_then(|s| s.middle_half.ok()),
        peers: drawn.as_ref().and_then(|s| s.peers),
        value,
        national,
        rank,
        quarter,
        quarter_word,
        spoken,
    }
}

/// Measures by councils: the report's own and its peers.
fn heat_map(subjects: &[(usize, Subject<'_>)]) -> Option<HeatMap> {
    let (_, first) = subjects.first()?;
    let peers = &first.among.peers.members;
    if peers.is_empty() {
        return None;
    }
    let columns: Vec<usize> = std::iter::once(first.among.own).chain(peers.iter().copied()).collect();
    let cell = |subject: &Subject<'_>, authority: usize| {
        let value = subject.among.known.value(authority);
        let (quarter, word) = quarter(subject, authority);
        HeatCell { text: value.map_or_else(|| "–".to_owned(), |v| subject.print(v)), quarter, word }
    };
    let rows: Vec<(usize, Vec<HeatCell>)> =
        subjects.iter().map(|(index, s)| (*index, columns.iter().map(|i| cell(s, *i)).collect())).collect();
    let best = |column: usize| rows.iter().filter(|(_, cells)| cells.get(column).is_some_and(|cell| cell.quarter == Some(1))).count();
    let others: Vec<usize> = (1..columns.len()).map(best).collect();
    let judged = rows.iter().filter(|(_, cells)| cells.iter().any(|cell| cell.quarter.is_some())).count();
    Some(HeatMap {
        finding: words::charts::heat_map(&first.name(first.among.own), best(0), &others, judged),
        how_to_read: words::charts::HEAT_HOW.to_owned(),
        councils: columns.iter().map(|i| (first.name(*i), if *i == first.among.own { Who::Own } else { Who::Peer })).collect(),
        rows,
        source: sources(subjects),
    })
}

/// Where the tables come from, each once.
fn sources(subjects: &[(usize, Subject<'_>)]) -> String {
    let mut sources: Vec<String> = Vec::new();
    for source in subjects.iter().map(|(_, subject)| super::charts::source(subject)).filter(|source| !source.is_empty()) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.join("; ")
}

/// The others, by name, to choose from.
fn councils(benchmarks: &Benchmarks) -> Vec<Choice> {
    let others = benchmarks.authorities.iter().enumerate().filter(|(i, _)| *i != benchmarks.own);
    let mut out: Vec<Choice> = others.map(|(_, a)| Choice { key: a.code.clone(), word: a.name.clone() }).collect();
    out.sort_by(|a, b| a.word.cmp(&b.word).then_with(|| a.key.cmp(&b.key)));
    out
}

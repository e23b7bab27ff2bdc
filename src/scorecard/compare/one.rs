//! One measure among others: its facts, notes and charts.

use super::{Subject, charts, funnel, groups, peers, why};
use crate::engine::among::NoBenchmark;
use crate::engine::benchmarking::{Groups, thresholds};
use crate::engine::{Evaluated, FigureUnit, figures};
use crate::model::{Absence, Benchmarks, Measure};
use crate::scorecard::view::{Compare, Fact};
use crate::scorecard::words::compare as words;
use crate::scorecard::words::{capital, period};

/// Where a measure stands among others.
pub(super) fn one(subject: &Subject<'_>, evaluated: &Evaluated) -> Compare {
    let among = subject.among;
    let takes_part = among.n() + among.missing().count();
    let charts = [charts::skyline(subject), charts::strip(subject), funnel::funnel(subject)];
    Compare {
        title: title(among.period, takes_part),
        finding: words::finding(subject),
        facts: facts(subject),
        notes: notes(subject, evaluated),
        why: why::workings(subject),
        methods: words::methods::of_one(among),
        peers: peers::peer_chart(subject),
        charts: charts.into_iter().flatten().collect(),
        groups: groups(subject.benchmarks),
    }
}

/// A measure that has tables but no place in them, and why.
pub(super) fn without(measure: &Measure, benchmarks: &Benchmarks, reason: NoBenchmark) -> Compare {
    Compare {
        title: words::NOT_COMPARED.to_owned(),
        finding: words::no_benchmark(measure, reason),
        facts: Vec::new(),
        notes: Vec::new(),
        why: Vec::new(),
        methods: Vec::new(),
        peers: None,
        charts: Vec::new(),
        groups: groups(benchmarks),
    }
}

fn title(of: crate::model::Period, takes_part: usize) -> String {
    format!("{}: {}", capital(&period::long(of)), words::councils(takes_part))
}

fn facts(subject: &Subject<'_>) -> Vec<Fact> {
    let Subject { measure, among, .. } = subject;
    let mut out = Vec::new();
    let mut add = |term: &str, text: Option<String>| {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push(Fact { term: term.to_owned(), text });
        }
    };
    let nation = words::figures::national_term(subject);
    let judged = among.best().judges();
    add("Figure", words::figures::value(subject));
    add("Rank", Some(words::charts::rank_of(among)).filter(|_| !among.all_equal() && among.n() > 1));
    add("Quarter", among.quarter().ok().map(|q| capital(&words::quarter(q, judged))));
    let begins = thresholds(&among.known.values, among.best(), Groups::QUARTERS).ok().filter(|_| !among.all_equal());
    add("Where quarters begin", begins.map(|t| words::begins(measure, among.best(), &t.begins)));
    add("Since the table before", words::figures::moved(subject).filter(|_| among.n() > 1));
    add(&nation, Some(words::figures::national(subject)));
    add("Against chance", words::figures::against_national(subject));
    if !among.peers.members.is_empty() {
        let name = capital(subject.peers_name);
        add(&name, Some(words::figures::peers_average(subject)));
        let rank = words::figures::among_peers(subject);
        let from = words::figures::from_average(subject).map(|from| format!("; {from}")).unwrap_or_default();
        add("Among them", Some(format!("{rank}{from}")));
    }
    add("To the next quarter", words::figures::to_next(subject).filter(|_| judged && !among.all_equal()));
    if among.n() > 1 {
        add("How sure the rank is", words::figures::certainty(among, &among.certainty()));
        add("From the middle", words::figures::robust(subject).filter(|_| !among.all_equal()));
    }
    out
}

fn notes(subject: &Subject<'_>, evaluated: &Evaluated) -> Vec<String> {
    let Subject { measure, benchmarks, among, .. } = subject;
    let mut out: Vec<String> = Vec::new();
    out.extend(words::on_the_edge(among));
    out.extend(words::published_otherwise(among));
    let missing: Vec<(usize, Option<Absence>)> = among.missing().collect();
    let in_a_table = among.n() >= charts::SKYLINE_FROM;
    out.extend(words::missing(benchmarks, &missing, in_a_table));
    out.extend(words::does_not_apply(among.order.missing.len() - missing.len()));
    out.extend(words::figures::peers_missing(subject));
    let same_period = figures(measure).find(|f| f.period == among.period && f.unit == FigureUnit::Measure && !f.forecast);
    out.extend(same_period.and_then(|f| words::figures::report_differs(subject, f.value)));
    let latest = evaluated.current.figure.as_ref().filter(|f| f.period.last_day() > among.period.last_day());
    out.extend(latest.map(|f| words::figures::report_is_later(subject, f)));
    out.push(words::order(measure, among));
    if among.quarter().is_ok() && among.published_of(among.own).is_none() {
        out.push(words::QUARTERS_BY_RANK.to_owned());
    }
    if among.to_next.is_ok() {
        out.push(words::figures::OTHERS_STAY.to_owned());
    }
    out.extend(subject.table().and_then(|table| table.note.clone()));
    out
}

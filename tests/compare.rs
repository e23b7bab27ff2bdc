//! Where a council stands among others, each rule as a small report with tables in `tests/compare/` and the
//! sentences it gives beside it, for a reader to check.
//!
//! A case is one of `tests/cases.rs` with a few fields more: `councils` (the first is the report's own; a type may
//! follow the name after a bar), `groups`, `tables` (a list for each column, in the order of the councils; in
//! `values` a reason may stand in place of a number), `with` (whom to compare with, once for each) and `show`
//! (`"charts"`, `"all"`). To add one: drop in a `.json`, run `UPDATE=1 cargo test --test compare`, and check the
//! `.txt` by hand.

mod support;

use std::fmt::Write;
use std::fs;

use proptest::prelude::*;
use scorecard::engine::among::{Peers, among};
use scorecard::engine::evaluate;
use scorecard::export;
use scorecard::model::{
    Absence, Aim, Authority, BenchmarkTable, Benchmarks, Column, Finite, Measure, MeasureId, Month, NationalIs, PeerAverage, PeerGroup,
    Period, Quartile, Report, Unit,
};
use scorecard::read;
use scorecard::scorecard::view::{Compare, CompareAll, Figures, Page};
use scorecard::scorecard::{compare, compare_all, page, problems_view};
use support::Json;
use support::answers;
use support::case::whole;

/// A case taken apart.
struct Case {
    rule: String,
    report: Report,
    benchmarks: Benchmarks,
    with: Vec<String>,
    shows: Vec<String>,
}

fn case(path: &str) -> Case {
    let mut case = Json::parse(&fs::read_to_string(path).unwrap());
    let councils = texts(&take(&mut case, "councils"));
    let groups = take(&mut case, "groups");
    let tables = take(&mut case, "tables");
    let with = texts(&take(&mut case, "with"));
    let shows = texts(&take(&mut case, "show"));
    let (rule, file) = whole(case);
    let read = read::report(file.as_bytes()).unwrap_or_else(|p| panic!("{}", problems_view(path, &p).text));
    let benchmarks = benchmarks(&councils, &groups, &tables);
    let with = if with.is_empty() { vec![String::new()] } else { with };
    Case { rule, report: read.report, benchmarks, with, shows }
}

/// A field's value, taken out; an empty list where there is none.
fn take(case: &mut Json, name: &str) -> Json {
    let found = case.get(name).cloned().unwrap_or(Json::List(Vec::new()));
    case.fields().retain(|(n, _)| n != name);
    found
}

fn list(json: &Json) -> Vec<Json> {
    match json {
        Json::List(list) => list.clone(),
        other => panic!("not a list: {other}"),
    }
}

fn text(json: &Json) -> String {
    json.to_string().trim_matches('"').to_owned()
}

fn texts(json: &Json) -> Vec<String> {
    list(json).iter().map(text).collect()
}

fn number(json: &Json) -> Option<f64> {
    json.to_string().parse().ok()
}

/// The councils of a case have official codes of England, in their order.
fn benchmarks(councils: &[String], groups: &Json, tables: &Json) -> Benchmarks {
    let authorities: Vec<Authority> = councils
        .iter()
        .zip(1..)
        .map(|(written, number)| {
            let (name, kind) = written.split_once(" | ").map_or((written.as_str(), None), |(name, kind)| (name, Some(kind.to_owned())));
            Authority { code: format!("E{number:08}"), name: name.to_owned(), kind, region: None }
        })
        .collect();
    let index = |name: &str| authorities.iter().position(|a| a.name == name).unwrap_or_else(|| panic!("no council {name}"));
    let group = |json: &Json| PeerGroup {
        id: text(json.get("id").unwrap()),
        name: text(json.get("name").unwrap()),
        members: texts(json.get("members").unwrap()).iter().map(|name| index(name)).collect(),
        average: match json.get("average").map(text).as_deref() {
            None | Some("mean") => PeerAverage::Mean,
            Some("median") => PeerAverage::Median,
            Some("weighted") => PeerAverage::Weighted,
            Some(other) => panic!("no average {other}"),
        },
        with_own: json.get("with_own").is_some(),
    };
    Benchmarks {
        peer_groups: list(groups).iter().map(group).collect(),
        tables: list(tables).iter().map(|json| table(json, &index)).collect(),
        own: 0,
        nation: None,
        authorities,
    }
}

fn table(json: &Json, index: &dyn Fn(&str) -> usize) -> BenchmarkTable {
    let column = |name: &str| {
        let values = json.get(name).map(list).unwrap_or_default();
        Column::new(values.iter().map(|value| number(value).unwrap_or(f64::NAN)).collect())
    };
    let reasons = json.get("values").map(list).unwrap_or_default();
    let missing = reasons.iter().enumerate().filter_map(|(i, value)| absence(&text(value)).map(|why| (i, why))).collect();
    let quartiles = json.get("quartiles").map(|json| match json.clone() {
        Json::Object(fields) => fields.iter().map(|(name, value)| (index(name), quartile(&text(value)))).collect(),
        other => panic!("not an object: {other}"),
    });
    BenchmarkTable {
        measure: MeasureId { framework: 0, code: text(json.get("measure").unwrap()) },
        period: period(&text(json.get("period").unwrap())),
        values: column("values"),
        numerators: column("numerators"),
        denominators: column("denominators"),
        lower: column("lower"),
        upper: column("upper"),
        margins: column("margins"),
        missing,
        national: json.get("national").and_then(number).and_then(Finite::new),
        national_is: json.get("national_is").map(|is| if text(is) == "median" { NationalIs::Median } else { NationalIs::Average }),
        quartiles: quartiles.unwrap_or_default(),
        source: json.get("source").map(text),
        note: json.get("note").map(text),
    }
}

fn absence(written: &str) -> Option<Absence> {
    match written {
        "suppressed" => Some(Absence::Suppressed),
        "not collected" => Some(Absence::NotCollected),
        "does not apply" => Some(Absence::NotApplicable),
        "due" => Some(Absence::NotYetPublished { due: Month::new(2025, 10) }),
        _ => None,
    }
}

fn quartile(written: &str) -> Quartile {
    match written {
        "best" => Quartile::Top,
        "second" => Quartile::Second,
        "third" => Quartile::Third,
        "worst" => Quartile::Bottom,
        other => panic!("no quarter {other}"),
    }
}

/// "2024/25", "2024/25 survey", "Q1 2024/25".
fn period(written: &str) -> Period {
    let (quarter, rest) = written.strip_prefix("Q1 ").map_or((false, written), |rest| (true, rest));
    let start: i16 = rest[..4].parse().unwrap();
    match (quarter, rest.ends_with("survey")) {
        (true, _) => Period::Quarter { start, quarter: 1 },
        (false, true) => Period::SurveyWave { start },
        (false, false) => Period::FinancialYear { start },
    }
}

fn answer(path: &str) -> String {
    let case = case(path);
    let evaluation = evaluate(&case.report);
    let mut out = case.rule.clone() + "\n";
    for with in &case.with {
        for (index, measure) in case.report.measures.iter().enumerate() {
            let asked = if with.is_empty() { String::new() } else { format!(" (with: {with})") };
            writeln!(out, "\n{}{asked}", measure.title).unwrap();
            match compare(&case.report, &evaluation, &case.benchmarks, index, with) {
                Some(found) => say(&found, &mut out, case.shows.iter().any(|show| show == "charts")),
                None => writeln!(out, "  Nothing to compare with.").unwrap(),
            }
        }
        if case.shows.iter().any(|show| show == "all") {
            say_all(&compare_all(&case.report, &evaluation, &case.benchmarks, with), &case.report.measures, &mut out);
        }
    }
    out
}

fn say(found: &Compare, out: &mut String, with_tables: bool) {
    let mut line = |text: String| writeln!(out, "{}", text.trim_end()).unwrap();
    line(format!("  {}", found.title));
    line(format!("  {}", found.finding));
    for fact in &found.facts {
        line(format!("    {}: {}", fact.term, fact.text));
    }
    for note in &found.notes {
        line(format!("    Note: {note}"));
    }
    for rule in found.methods.iter().filter(|_| with_tables) {
        line(format!("    Worked out: {}: {}", rule.term, rule.text));
    }
    if let Some(peers) = &found.peers {
        line(format!("  Peers: {}", peers.finding));
        if with_tables {
            line(format!("    {}", peers.how_to_read));
            let stretch = |(name, from, to): &(String, f64, f64)| format!("{name} {from:.2} to {to:.2}");
            line(format!("    {}", peers.quarters.iter().map(stretch).collect::<Vec<_>>().join(" · ")));
            line(format!("    {}", peers.lines.iter().map(|(name, at)| format!("{name} at {at:.2}")).collect::<Vec<_>>().join(" · ")));
        }
        for row in &peers.rows {
            let at = row.at.map(|at| format!(" at {at:.2}")).unwrap_or_default();
            let interval = row.interval.map(|(from, to)| format!(" ({from:.2} to {to:.2})")).unwrap_or_default();
            line(format!("    {:>3} {}: {}{at}{interval}", row.rank, row.name, row.value));
        }
    }
    for chart in &found.charts {
        line(format!("  {}: {}", chart.title, chart.finding));
        if with_tables {
            line(format!("    {}", chart.how_to_read));
            tabulate(&chart.table, &mut line);
            line(format!("    Source: {}", chart.source));
        }
    }
}

fn tabulate(table: &Figures, line: &mut impl FnMut(String)) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        assert_eq!(row.len(), table.head.len());
        line(format!("    {}", row.join(" | ")));
    }
}

fn say_all(found: &CompareAll, measures: &[Measure], out: &mut String) {
    let mut line = |text: String| writeln!(out, "{}", text.trim_end()).unwrap();
    let title = |index: &usize| measures[*index].title.as_str();
    let counts = |rows: &[(String, usize)]| rows.iter().map(|(word, n)| format!("{word} {n}")).collect::<Vec<_>>().join(" · ");
    line(format!("\nAll measures\n  {}", found.finding));
    line(format!("  {}\n  {}", counts(&found.quarters), counts(&found.movements)));
    line(format!("  Spine: {}", found.spine.how_to_read));
    for row in &found.spine.rows {
        let at = |place: Option<f64>| place.map_or_else(|| "–".to_owned(), |at| format!("{at:.2}"));
        let middle = row.middle.map(|(from, to)| format!("{from:.2} to {to:.2}")).unwrap_or_default();
        line(format!("    {} {}", row.period, row.spoken));
        line(format!("      at {} of {:.2} to {:.2}, middle {middle}, peers {}", at(row.at), row.ends.0, row.ends.1, at(row.peers)));
    }
    if let Some(map) = &found.heat_map {
        line(format!("  Map: {}", map.how_to_read));
        line(format!("    {}", map.councils.iter().map(|(name, who)| format!("{name} ({who:?})")).collect::<Vec<_>>().join(" | ")));
        for (index, cells) in &map.rows {
            let cells: Vec<String> = cells.iter().map(|c| format!("{} {:?} {}", c.text, c.quarter, c.word)).collect();
            line(format!("    {}: {}", title(index), cells.join(" | ")));
        }
    }
    for (index, reason) in &found.without {
        line(format!("  Without: {}: {reason}", title(index)));
    }
    for note in &found.notes {
        line(format!("  Note: {note}"));
    }
    line(format!("  Groups: {}", found.groups.iter().map(|c| format!("{} = {}", c.key, c.word)).collect::<Vec<_>>().join(", ")));
    line(format!("  Councils: {}", found.councils.iter().map(|c| format!("{} = {}", c.key, c.word)).collect::<Vec<_>>().join(", ")));
}

#[test]
fn every_case_gives_its_sentences() {
    answers::hold("tests/compare", |path| answer(&path.display().to_string()));
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/compare");
}

#[test]
fn the_text_of_a_scorecard_says_how_each_measure_compares() {
    let case = case("tests/compare/no-table.json");
    let evaluation = evaluate(&case.report);
    let shown = scorecard::scorecard::scorecard(&case.report, &evaluation);
    let of_all = 0..case.report.measures.len();
    let pages: Vec<Page> = of_all.clone().filter_map(|i| page(&case.report, &evaluation, i, None)).collect();
    let compares: Vec<Option<Compare>> = of_all.map(|i| compare(&case.report, &evaluation, &case.benchmarks, i, "")).collect();
    let text = export::text(&shown, &pages, &compares);
    let section = "  How it compares: 2023/24: 4 councils\n      2nd of 4 councils with a figure, in the second quarter.\n";
    assert_eq!(text.matches("How it compares").count(), 4, "{text}");
    assert!(text.contains(section), "{text}");
    assert!(!export::text(&shown, &pages, &[]).contains("How it compares"));
}

/// A column of a table: gaps, whole numbers, fractions, and what no reader should let in.
fn column() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        3 => Just(f64::NAN),
        4 => (0u32..40).prop_map(f64::from),
        4 => -10.0..150.0f64,
        1 => prop_oneof![Just(0.0), Just(-0.0), Just(1e308), Just(-1e308), Just(9.1e15), Just(f64::INFINITY)],
    ];
    proptest::collection::vec(value, 0..16)
}

proptest! {
    #[test]
    fn no_table_stops_it(
        columns in proptest::collection::vec(column(), 6),
        earlier in column(),
        kind in 0usize..5,
        own in 0usize..14,
        national in proptest::option::of(-5.0..105.0f64),
        members in proptest::collection::vec(0usize..20, 0..6),
        weighted in any::<bool>(),
    ) {
        let mut case = case("tests/compare/on-the-edge.json");
        let measure = &mut case.report.measures[0];
        (measure.aim, measure.unit) = [
            (Aim::High, Unit::Percent),
            (Aim::Low, Unit::Rate { per: 100_000 }),
            (Aim::None, Unit::Count),
            (Aim::Band, Unit::Percent),
            (Aim::Low, Unit::Score),
        ][kind];
        let average = if weighted { PeerAverage::Weighted } else { PeerAverage::Median };
        case.benchmarks.peer_groups = vec![PeerGroup { id: "g".to_owned(), name: "Group".to_owned(), members, average, with_own: weighted }];
        case.benchmarks.own = own;
        let [values, numerators, denominators, lower, upper, margins] = columns.try_into().unwrap();
        let table = |period, values, counts: bool| {
            let mut table = case.benchmarks.tables[0].clone();
            table.period = period;
            table.values = Column::new(values);
            table.national = national.and_then(Finite::new);
            if counts {
                (table.numerators, table.denominators) = (Column::new(numerators.clone()), Column::new(denominators.clone()));
                (table.lower, table.upper) = (Column::new(lower.clone()), Column::new(upper.clone()));
                table.margins = Column::new(margins.clone());
            }
            table
        };
        case.benchmarks.tables =
            vec![table(Period::FinancialYear { start: 2023 }, earlier, false), table(Period::FinancialYear { start: 2024 }, values, true)];
        let evaluation = evaluate(&case.report);
        for with in ["", "E00000002,E00000005"] {
            let found = compare(&case.report, &evaluation, &case.benchmarks, 0, with);
            let all = compare_all(&case.report, &evaluation, &case.benchmarks, with);
            for said in [format!("{found:?}"), format!("{all:?}")] {
                prop_assert!(!said.contains("NaN") && !said.contains("inf,"), "{said}");
            }
        }
    }

    #[test]
    fn the_order_of_the_councils_is_nothing(values in proptest::collection::vec(0u32..30, 4..12), turn in 0usize..12) {
        let case = case("tests/compare/on-the-edge.json");
        let measure = &case.report.measures[0];
        let n = values.len();
        let turn = turn % n;
        let stand = |order: Vec<usize>| {
            let mut benchmarks = case.benchmarks.clone();
            benchmarks.authorities =
                order.iter().map(|i| Authority { code: format!("E{i:08}"), name: format!("Council {i}"), kind: None, region: None }).collect();
            benchmarks.own = order.iter().position(|i| *i == 0).unwrap();
            let index = |wanted: usize| order.iter().position(|i| *i == wanted).unwrap();
            let members = vec![index(1), index(2)];
            benchmarks.peer_groups =
                vec![PeerGroup { id: String::new(), name: String::new(), members, average: PeerAverage::Mean, with_own: false }];
            benchmarks.tables.truncate(1);
            benchmarks.tables[0].values = Column::new(order.iter().map(|i| f64::from(values[*i])).collect());
            let found = among(measure, &benchmarks, &Peers::Group(0), case.report.position_at).unwrap();
            (found.spine().map(|s| s.own), found.quarter(), found.standing, found.peers.average.map(|a| a.value), found.robust)
        };
        let turned = (0..n).map(|i| (i + turn) % n).collect();
        prop_assert_eq!(stand((0..n).collect()), stand(turned));
    }
}

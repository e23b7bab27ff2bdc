//! What changed between reports (`methods.md` §10), each rule as a few small reports in `tests/since/` with what is said of them
//! beside it, for a reader to check.
//!
//! A case says its `rule` and its `reports`: the first is the one that is read, the others are put beside it. What every report has
//! in common is filled in by `tests/support/case.rs`. To add one: drop in a `.json`, run `UPDATE=1 cargo test --test since`, and
//! check the `.txt` by hand.

mod support;

use std::fs;

use scorecard::Opened;
use scorecard::export::since_text;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::selection::{Only, Selection};
use scorecard::scorecard::view::DirectionMark;
use support::Json;
use support::answers;
use support::case::whole;

fn opened(name: &str, report: &Json) -> Opened {
    let mut report = report.clone();
    report.set("rule", Json::Plain(String::from("\"\"")));
    let (_, file) = whole(report);
    scorecard::open(file.as_bytes()).unwrap_or_else(|problems| panic!("{}\nin\n{file}", problems_view(name, &problems).text))
}

/// What is said of a case: the rule, what changed since each report beside it, the marks in the scorecard, and the long series.
fn answer(name: &str, case: &str) -> String {
    let mut case = Json::parse(case);
    let rule = case.field("rule").to_string().trim_matches('"').to_owned();
    let reports: Vec<Opened> = case.field("reports").list().iter().map(|report| opened(name, report)).collect();
    let (read, others) = reports.split_first().expect("the report that is read");
    let mut read = read.clone();
    read.put_beside(&others.iter().collect::<Vec<_>>());
    let beside = read.other_reports();
    let mut out = format!("{rule}\n");
    if beside.earlier.is_empty() {
        out.push_str("\nNothing to compare with.\n");
        for line in &beside.set_aside {
            out.push_str(&format!("  {line}\n"));
        }
    }
    for earlier in &beside.earlier {
        let since = read.since(&earlier.key).expect("an earlier report");
        out.push_str(&format!("\n[{}]\n{}", earlier.key, since_text(&since, &beside)));
    }
    for (measure, page) in read.scorecard.measures.iter().zip(read.pages()) {
        let flags = measure.flags.iter().filter(|flag| flag.label.starts_with("Since"));
        let marks: Vec<String> = flags.map(|flag| format!("{}: {}", flag.label, flag.text)).collect();
        assert_eq!(measure.facets.changed, !marks.is_empty(), "{}", measure.title);
        let from_others = page.readings.iter().any(|r| r.note.contains("eport for"));
        if marks.is_empty() && !from_others {
            continue;
        }
        out.push_str(&format!("\nIn the scorecard: {}\n", measure.title));
        marks.iter().for_each(|mark| out.push_str(&format!("  {mark}\n")));
        for reading in page.readings.iter().filter(|_| from_others) {
            out.push_str(format!("  {}: {} {}", reading.period, reading.value, reading.note).trim_end());
            out.push('\n');
        }
        for mark in page.trend.iter().flat_map(|trend| &trend.marks) {
            out.push_str(&format!("  Marked in the trend: {}\n", mark.text));
        }
    }
    out
}

#[test]
fn every_rule_gives_its_answer() {
    answers::hold("tests/since", |path| answer(&path.display().to_string(), &fs::read_to_string(path).unwrap()));
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/since");
}

fn dashboard(name: &str) -> Opened {
    scorecard::open(&fs::read(format!("public/examples/{name}.json")).unwrap()).unwrap()
}

#[test]
fn the_scorecard_marks_what_changed_and_only_that() {
    let (mut now, then) = (dashboard("adults-2025-01"), dashboard("adults-2022-01"));
    let changed = Selection { only: vec![Only::Changed], ..Selection::default() };
    assert_eq!(changed.apply(&now.scorecard), [0; 0], "nothing is beside it");
    now.put_beside(&[&then]);
    let marked = changed.apply(&now.scorecard).len();
    assert!(0 < marked && marked < now.scorecard.measures.len(), "{marked}");
    let flags = |title: &str| {
        let measure = now.scorecard.measures.iter().find(|m| m.title == title).unwrap();
        measure.flags.iter().map(|f| format!("{}: {}", f.label, f.text)).collect::<Vec<_>>()
    };
    assert_eq!(flags("Junior loans"), ["Since Nov 2021: Rated lower, was green; direction was improved."]);
    assert_eq!(flags("E-loans"), [""; 0]);
    // Put beside again, nothing is marked twice; without others, nothing is marked.
    let before = now.scorecard.clone();
    now.put_beside(&[&then]);
    assert_eq!(now.scorecard, before);
    now.put_beside(&[]);
    assert_eq!(changed.apply(&now.scorecard), [0; 0]);
    assert_eq!(now.since(""), None);
}

#[test]
fn the_series_of_a_measure_is_as_long_as_the_reports_together() {
    let (mut now, then) = (dashboard("adults-2025-01"), dashboard("adults-2022-01"));
    let index = |now: &Opened, title: &str| now.scorecard.measures.iter().position(|m| m.title == title).unwrap();
    let alone = now.page(index(&now, "Junior loans")).unwrap();
    now.put_beside(&[&then]);
    let page = now.page(index(&now, "Junior loans")).unwrap();
    assert_eq!((alone.readings.len(), page.readings.len()), (2, 4));
    assert!(page.readings[3].note.ends_with("Source: The report for April to November 2021."), "{}", page.readings[3].note);
    let panel = now.trends().panels.into_iter().find(|panel| panel.measure == index(&now, "Junior loans")).unwrap();
    assert_eq!(panel.points.len(), 4, "the small trend is as long as the large one");
    // Visits with the website and without stand on two sides of a break.
    let trend = now.page(index(&now, "Heritage visits")).unwrap().trend.unwrap();
    assert_eq!((trend.points.len(), trend.marks.len(), trend.points.iter().filter(|p| p.joined).count()), (4, 1, 2), "{trend:#?}");
    // Where the series of the later report goes back beyond the break, nothing is put between.
    let reablement = "People who had no need for ongoing services following reablement";
    assert!(now.page(index(&now, reablement)).unwrap().readings.iter().all(|r| !r.note.contains("report for")));
}

#[test]
fn a_break_between_is_never_crossed() {
    let (mut now, then) = (dashboard("adults-2025-01"), dashboard("adults-2022-01"));
    now.put_beside(&[&then]);
    let since = now.since("").unwrap();
    for title in ["Heritage visits", "Library visits"] {
        let row = since.rows.iter().find(|r| r.title == title).unwrap();
        assert_eq!(row.change.mark, DirectionMark::None);
    }
    assert_eq!(now.since("2021-03-31"), None, "no report of that day");
}

#[test]
fn a_measures_page_tells_how_earlier_forecasts_turned_out() {
    let report = |period: &str, readings: &str, target: &str| {
        let file = format!(
            r#"{{"scorecard": 1, "report": {{"organisation": "Exampleshire", "title": "Performance", "period": "{period}"}},
            "frameworks": [{{"id": "local", "name": "Local", "version": "1", "local": true}}],
            "measures": [{{"framework": "local", "code": "visits", "title": "Visits", "aim": "high", "unit": "count", "cumulative": true,
            "forecast": "straight line", "readings": [{readings}],
            "targets": [{{"period": "{target}", "at_least": 1000, "path": {{"straight_line": true}}}}]}}]}}"#
        );
        opened("forecasts", &Json::parse(&file))
    };
    let then = report("2023-04 to 2023-12", r#"{"period": "2023-04 to 2023-12", "value": 750}"#, "2023/24");
    let readings = r#"{"period": "2023/24", "value": 960}, {"period": "2024-04 to 2024-12", "value": 800}"#;
    let mut now = report("2024-04 to 2024-12", readings, "2024/25");
    let about = |now: &Opened| now.page(0).unwrap().forecast.unwrap().notes.join("\n");
    assert!(!about(&now).contains("An earlier forecast"));
    now.put_beside(&[&then]);
    let told = "An earlier forecast for 2023/24: 1,000 in the report for April to December 2023, worked out by straight line. \
                It came to 960: 40 (4.2%) too high.";
    assert!(about(&now).contains(told), "{}", about(&now));
}

//! Published data and readings brought into a report, each case in `tests/published_data/` with what comes of it: the preview, what stands in
//! the new file where it changed when all that is sure is taken over, and the values of all councils.
//!
//! A case is a case of `tests/cases/` with a `figures`: the `file` that the figures beside it (`.csv`) are called, and perhaps the `period`
//! and the `council` that somebody said; a `region` is that of the council in its benchmarks. To add one: drop in a `.json` and a `.csv`,
//! run `UPDATE=1 cargo test --test published_data`, and check the `.txt` by hand. All figures are invented.

mod support;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use scorecard::author::{CannotTake, FiguresFile};
use scorecard::scorecard::view::BringInRow;
use scorecard::scorecard::{bring_in, bring_in_as_text, cannot_bring, cannot_take, problems_view};
use support::Json;
use support::answers::{hold, stand_beside_their_cases};
use support::case::whole;

const REPORT: &[u8] = include_bytes!("../public/examples/adults-2025-01.json");

/// Lines of the new file that the old one does not have, and the old ones' that are gone.
fn changes(before: &str, after: &str) -> Vec<String> {
    let plain = |line: &str| line.trim().trim_end_matches(',').to_owned();
    let lines = |text: &str| text.lines().map(plain).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let missing = |lines: &[String], from: &[String], mark: &str| -> Vec<String> {
        lines.iter().filter(|line| !from.contains(line)).map(|line| format!("{mark} {line}")).collect()
    };
    [missing(&before, &after, "-"), missing(&after, &before, "+")].concat()
}

fn keys(rows: &[BringInRow]) -> Vec<String> {
    rows.iter().map(|row| row.key.clone()).collect()
}

fn answer(path: &Path) -> String {
    let mut case = Json::parse(&fs::read_to_string(path).unwrap());
    let figures = case.get("figures").cloned().expect("figures");
    let said = |name: &str| figures.get(name).map(|json| json.to_string().trim_matches('"').to_owned()).unwrap_or_default();
    case.fields().retain(|(name, _)| name != "figures");
    let (rule, report) = whole(case);
    let bytes = fs::read(path.with_extension("csv")).unwrap();
    let (name, period, area, region) = (said("file"), said("period"), said("council"), said("region"));
    let benchmarks = if region.is_empty() {
        String::new()
    } else {
        let own = r#"{ "code": "E10000099", "name": "Exampleshire", "region": "REGION" }"#.replace("REGION", &region);
        format!(
            r#"{{ "scorecard": 1, "frameworks": [], "benchmarks": {{ "council": "E10000099", "authorities": [{own}], "tables": [] }} }}"#
        )
    };
    let file = FiguresFile { name: &name, bytes: &bytes, period: &period, area: &area, benchmarks: &benchmarks };
    let mut lines = vec![rule, String::new()];
    let brought = match scorecard::bring_in(report.as_bytes(), &file) {
        Ok(brought) => brought,
        Err(why) => {
            lines.push(cannot_bring("case", &name, &why));
            return lines.join("\n");
        }
    };
    let view = bring_in(&brought);
    lines.push(bring_in_as_text(&view, &|row| row.new));
    let sure: Vec<BringInRow> = view.rows().filter(|row| row.sure).cloned().collect();
    let before = scorecard::Draft::begin(&report, None, None).unwrap().text();
    match scorecard::take_over(report.as_bytes(), &brought, &keys(&sure)) {
        Ok(text) => lines.extend(changes(&before, &text)),
        Err(why) => lines.push(cannot_take("case", &name, &why)),
    }
    if let Ok(text) = scorecard::values_of_all_councils(&brought, &keys(&sure)) {
        let mut opened = scorecard::open(report.as_bytes()).unwrap();
        opened.read_benchmark_file(text.as_bytes()).unwrap_or_else(|p| panic!("{}", problems_view(&name, &p).text));
        lines.push(format!("\n{text}"));
    }
    lines.join("\n")
}

#[test]
fn every_case_comes_out_as_written_beside_it() {
    hold("tests/published_data", answer);
}

#[test]
fn every_answer_has_its_case() {
    stand_beside_their_cases("tests/published_data");
}

fn file<'f>(name: &'f str, bytes: &'f [u8]) -> FiguresFile<'f> {
    FiguresFile { name, bytes, ..FiguresFile::default() }
}

#[test]
fn the_national_figures_come_whole_and_are_what_the_example_holds() {
    // Values of the seven measures as the example has them, credited there: written as the plain file, they come back the same.
    let report = fs::read("public/examples/england-2023.json").unwrap();
    let json: serde_json::Value = serde_json::from_slice(&report).unwrap();
    let benchmarks = &json["benchmarks"];
    let mut csv = "year,area_code,area_name,measure_code,value\n".to_owned();
    for table in benchmarks["tables"].as_array().unwrap() {
        let year = table["period"].as_str().unwrap().trim_start_matches("survey ");
        for (authority, value) in benchmarks["authorities"].as_array().unwrap().iter().zip(table["values"].as_array().unwrap()) {
            if !value.is_null() {
                let (code, name) = (authority["code"].as_str().unwrap(), authority["name"].as_str().unwrap());
                csv.push_str(&format!("{year},{code},\"{name}\",{},{value}\n", table["code"].as_str().unwrap()));
            }
        }
    }
    let brought = scorecard::bring_in(&report, &file("national.csv", csv.as_bytes())).unwrap();
    let view = bring_in(&brought);
    assert!(view.rows().all(|row| row.state == "The same" || row.state.ends_with("as one is rounded")), "{:#?}", view.groups);
    assert_eq!((view.groups.len(), view.left.len()), (7, 0), "{:?}", view.left);
    let text = scorecard::values_of_all_councils(&brought, &[]).unwrap();
    let made: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (before, after) in benchmarks["tables"].as_array().unwrap().iter().zip(made["benchmarks"]["tables"].as_array().unwrap()) {
        let numbers = |table: &serde_json::Value| table["values"].as_array().unwrap().iter().map(|v| v.as_f64()).collect::<Vec<_>>();
        assert_eq!((before["code"].as_str(), numbers(before)), (after["code"].as_str(), numbers(after)));
    }
    assert_eq!(made["benchmarks"]["peer_groups"], benchmarks["peer_groups"]);
}

#[test]
fn what_was_chosen_and_is_no_longer_there_is_told() {
    let brought = scorecard::bring_in(REPORT, &file("ascof-2023-24.csv", b"Area,Code,Value\nLeicestershire,2E,84\n")).unwrap();
    assert_eq!(scorecard::take_over(REPORT, &brought, &["0/reading/2023-24".to_owned()]), Err(CannotTake::Changed));
    assert_eq!(scorecard::values_of_all_councils(&brought, &[]), Err(CannotTake::NoOthers));
}

#[test]
fn nothing_else_of_the_report_is_changed() {
    let csv = b"Area,Code,Value\nLeicestershire,2E,84.1\nEngland,2E,82\n";
    let brought = scorecard::bring_in(REPORT, &file("ascof-2023-24.csv", csv)).unwrap();
    let view = bring_in(&brought);
    let all: Vec<String> = view.rows().filter(|row| row.can).map(|row| row.key.clone()).collect();
    assert_eq!(all.len(), 2);
    let after = scorecard::take_over(REPORT, &brought, &all).unwrap();
    let (mut before, mut after): (serde_json::Value, serde_json::Value) =
        (serde_json::from_slice(REPORT).unwrap(), serde_json::from_str(&after).unwrap());
    for file in [&mut before, &mut after] {
        let measure = file["measures"].as_array_mut().unwrap().iter_mut().find(|measure| measure["code"] == "2E").unwrap();
        let readings = measure["readings"].as_array_mut().unwrap();
        readings.retain(|reading| reading["period"] != "2023/24");
        measure["comparators"] = serde_json::Value::Null;
    }
    assert_eq!(before, after);
}

/// Cells of published data, sound and not.
fn cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "",
        "Leicestershire",
        "England",
        "E10000018",
        "2E",
        "2A1",
        "3D",
        "2023/24",
        "2022-23",
        "survey 2023/24",
        "Outcome",
        "Numerator",
        "Denominator",
        "81.4",
        "1,206",
        "0",
        "-1",
        "1e300",
        "[c]",
        "*",
        "n/a",
        "[low]",
        "Total",
        "18-64",
        "\"",
        "a\nb",
        "Value",
        "Code",
        "Area",
        "Period",
        "65",
    ];
    prop_oneof![prop::sample::select(KNOWN).prop_map(str::to_owned), "\\PC{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_stops_it(bytes in prop::collection::vec(any::<u8>(), 0..400), head in any::<bool>()) {
        let bytes = if head { [b"Area,Period,Code,Value\n".to_vec(), bytes].concat() } else { bytes };
        if let Ok(brought) = scorecard::bring_in(REPORT, &file("any.csv", &bytes)) {
            let _ = bring_in(&brought);
        }
    }

    #[test]
    fn no_cells_stop_it_and_whatever_is_taken_opens(rows in prop::collection::vec(prop::collection::vec(cell(), 7), 0..30)) {
        let mut csv = "Area,Period,Code,Disaggregation,Type,Value,Numerator\n".to_owned();
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            csv.push_str(&cells.join(","));
            csv.push('\n');
        }
        let brought = scorecard::bring_in(REPORT, &file("ascof-2023-24.csv", csv.as_bytes())).unwrap();
        let view = bring_in(&brought);
        let all: Vec<String> = view.rows().filter(|row| row.can).map(|row| row.key.clone()).collect();
        if let Err(why) = scorecard::take_over(REPORT, &brought, &all) {
            // What the reader of files refuses is told: a value that no percentage can have.
            let told = cannot_take("report", "figures", &why);
            prop_assert!(matches!(why, CannotTake::Problems(_)) && told.contains("−1,000"), "{told}");
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(seed in any::<u64>()) {
        let official = fs::read_to_string("tests/published_data/official-long.csv").unwrap().replace("Exampleshire", "Leicestershire");
        let (head, body) = official.split_once('\n').unwrap();
        let mut rows: Vec<&str> = body.lines().collect();
        let told = |rows: &[&str]| {
            let csv = format!("{head}\n{}\n", rows.join("\n"));
            let brought = scorecard::bring_in(REPORT, &file("ascof-2023-24.csv", csv.as_bytes())).unwrap();
            (bring_in(&brought), scorecard::values_of_all_councils(&brought, &[]))
        };
        let before = told(&rows);
        let mut state = seed | 1;
        for index in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(index, (state >> 33) as usize % (index + 1));
        }
        prop_assert_eq!(told(&rows), before);
    }

    #[test]
    fn what_is_suppressed_never_becomes_a_number(mark in prop::sample::select(vec!["[c]", "*", "c", "[C]", " [c] "])) {
        let csv = format!("Area,Code,Value,Numerator,Denominator\nLeicestershire,2E,{mark},{mark},100\nRutland,2E,{mark},,\n");
        let report = String::from_utf8_lossy(REPORT).replace("\"2023/24\", \"value\": 85.3", "\"2021/22\", \"value\": 85.3");
        let brought = scorecard::bring_in(report.as_bytes(), &file("ascof-2023-24.csv", csv.as_bytes())).unwrap();
        for row in bring_in(&brought).rows() {
            prop_assert_eq!(row.comes.as_str(), "Suppressed");
        }
        prop_assert_eq!(scorecard::values_of_all_councils(&brought, &[]), Err(CannotTake::NoOthers));
    }
}

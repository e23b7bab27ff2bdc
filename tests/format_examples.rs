//! The examples in `docs/format.md` are read as they stand, so that the page cannot drift from the
//! reader. Its code blocks say what they are:
//!
//! * `json file`: a whole file;
//! * `json file-part`: fields of a file, put in place of those of a small sound one;
//! * `json benchmark-file`: a whole file of benchmarks, for the small report;
//! * `json measure-part KIND`: fields of a measure of that kind, put in place of those of a small sound one.

mod support;

use scorecard::scorecard::problems_view;
use support::Json;

/// A small sound file. Its names are those the page's examples use.
fn small_file() -> Json {
    Json::object(
        r#""scorecard": 1,
        "report": { "organisation": "Exampleshire", "title": "Performance", "period": "2024-04 to 2024-11" },
        "frameworks": [
          { "id": "ascof", "name": "ASCOF", "version": "2023/24" },
          { "id": "local", "name": "Local", "version": "2024/25", "local": true }
        ],
        "layers": [{ "id": "meet", "name": "Meet need" }],
        "outcomes": [{ "id": "safe-and-well", "name": "Safe", "supporting": [{ "id": "independent", "name": "Independent" }] }],
        "measures": [{
          "framework": "ascof", "code": "3D1a", "title": "Direct payments", "aim": "high", "unit": "percent",
          "readings": [{ "period": "2023/24", "value": 87.0 }]
        }]"#,
    )
}

/// A small sound measure of a kind the page names.
fn small_measure(kind: &str) -> Json {
    let own = match kind {
        "percent" => r#""aim": "high", "unit": "percent""#,
        "rate" => r#""aim": "low", "unit": "rate", "per": 100000, "decimals": 1"#,
        "band" => r#""aim": "band", "unit": "percent""#,
        "count" => r#""aim": "high", "unit": "count", "cumulative": true"#,
        "low" => r#""aim": "low", "unit": "count""#,
        _ => panic!("docs/format.md names a kind of measure this test does not know: {kind}"),
    };
    Json::object(&format!(
        r#""framework": "local", "code": "example", "title": "Example", {own},
        "readings": [{{ "period": "2024/25", "value": 10 }}]"#
    ))
}

/// The code blocks of the page: the line each begins on, what it is, its text.
fn blocks() -> Vec<(usize, String, String)> {
    let page = std::fs::read_to_string("docs/format.md").expect("docs/format.md");
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        if let Some(what) = line.strip_prefix("```json") {
            let text: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            blocks.push((index + 1, what.trim().to_owned(), text.join("\n")));
        }
    }
    blocks
}

/// The whole file an example stands for.
fn whole(what: &str, text: &str) -> String {
    match what.split_once(' ').unwrap_or((what, "")) {
        ("file", "") => text.to_owned(),
        ("file-part", "") => {
            let mut file = small_file();
            file.extend(Json::object(text));
            file.to_string()
        }
        ("measure-part", kind) => {
            let mut measure = small_measure(kind);
            measure.extend(Json::object(text));
            let mut file = small_file();
            file.set("measures", Json::List(vec![measure]));
            file.to_string()
        }
        _ => panic!("docs/format.md has a block of an unknown sort: json {what}"),
    }
}

#[test]
fn every_example_of_the_format_is_accepted() {
    let blocks = blocks();
    assert!(blocks.len() > 15, "the examples are gone: {}", blocks.len());
    for (line, what, text) in blocks {
        let file = if what == "benchmark-file" { small_file().to_string() } else { whole(&what, &text) };
        let opened = scorecard::open_whole(file.as_bytes()).and_then(|mut opened| match what.as_str() {
            "benchmark-file" => opened.read_benchmark_file(text.as_bytes()).map(|()| opened),
            _ => Ok(opened),
        });
        if let Err(problems) = opened.map(|opened| assert_eq!(opened.warnings.list, [])) {
            panic!("{}\nin\n{file}", problems_view(&format!("docs/format.md, line {line}"), &problems).text);
        }
    }
}

/// The readings shown in the table "what you have, how to write it".
#[test]
fn every_way_to_write_a_reading_is_accepted() {
    let page = std::fs::read_to_string("docs/format.md").expect("docs/format.md");
    let mut seen = 0;
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(reading) = cells
            .get(2)
            .and_then(|cell| cell.strip_prefix('`'))
            .and_then(|cell| cell.split_once("` ").map(|(r, _)| r).or(cell.strip_suffix('`')))
        else {
            continue;
        };
        if !reading.starts_with("{ \"period\"") {
            continue;
        }
        let kind = if reading.contains("denominator") || reading.contains("survey") { "percent" } else { "rate" };
        let text = format!("\"readings\": [{reading}]");
        if let Err(problems) = scorecard::open(whole(&format!("measure-part {kind}"), &text).as_bytes()) {
            panic!("{}", problems_view(line, &problems).text);
        }
        seen += 1;
    }
    assert_eq!(seen, 12, "the table of readings has changed; look whether all its rows are still found");
}

/// The periods of the table, and those the page calls errors.
#[test]
fn the_page_and_the_reader_agree_on_periods() {
    let page = std::fs::read_to_string("docs/format.md").expect("docs/format.md");
    for (form, _) in scorecard::read::PERIOD_FORMS {
        assert!(page.contains(&format!("| `\"{form}\"` |")), "docs/format.md does not show the period {form:?}");
    }
    for wrong in ["2024-25", "Nov 2024", "30/11/2024"] {
        assert!(page.contains(&format!("`\"{wrong}\"`")), "{wrong}");
        assert_eq!(scorecard::read::period(wrong), None);
    }
}

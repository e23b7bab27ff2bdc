//! Files moved on to the next period, each case in `tests/roll/` with what comes of it: what stands in the new file where it changed,
//! and what it still lacks.
//!
//! A case is a case of `tests/cases/` with a `next`: the `period` it is moved on to (without it, a year later) and a `framework` with
//! its new version. To add one: drop in a `.json`, run `UPDATE=1 cargo test --test roll`, and check the `.txt` by hand.

mod support;

use std::fs;

use scorecard::author::Next;
use scorecard::scorecard::{cannot_roll_view, missing_view, problems_view};
use support::Json;
use support::answers::{hold, stand_beside_their_cases};
use support::case::whole;

fn next(case: &mut Json) -> Next {
    let Some(next) = case.get("next").cloned() else { return Next::default() };
    case.fields().retain(|(name, _)| name != "next");
    let text = |name: &str| next.get(name).map(|json| json.to_string().trim_matches('"').to_owned());
    let period = text("period").map(|period| scorecard::read::period(&period).expect("a period"));
    let versions = text("framework").and_then(|text| text.split_once('=').map(|(id, version)| (id.to_owned(), version.to_owned())));
    Next { period, versions: versions.into_iter().collect() }
}

/// Lines of the new file that the old one does not have, and the old ones' that are gone.
fn changes(before: &str, after: &str) -> Vec<String> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let plain = |line: &str| line.trim().trim_end_matches(',').to_owned();
    let missing = |lines: &[&str], from: &[&str], mark: &str| -> Vec<String> {
        let there: Vec<String> = from.iter().map(|line| plain(line)).collect();
        lines.iter().map(|line| plain(line)).filter(|line| !there.contains(line)).map(|line| format!("{mark} {line}")).collect()
    };
    let mut changes = missing(&before, &after, "-");
    changes.extend(missing(&after, &before, "+"));
    changes
}

/// The file as it is written anew without being moved on, to lay beside the one that is.
fn written(file: &str) -> String {
    let draft = scorecard::Draft::begin(file, None, None);
    draft.unwrap_or_else(|problems| panic!("{}\nin\n{file}", problems_view("case", &problems).text)).text()
}

fn answer(case: &str) -> String {
    let mut case = Json::parse(case);
    let next = next(&mut case);
    let (rule, file) = whole(case);
    let mut lines = vec![rule, String::new()];
    match scorecard::roll_forward(file.as_bytes(), &next) {
        Err(why) => lines.push(cannot_roll_view("case", &why)),
        Ok(rolled) => {
            scorecard::open(rolled.text.as_bytes()).unwrap_or_else(|problems| panic!("{}", problems_view("rolled", &problems).text));
            lines.extend(changes(&written(&file), &rolled.text));
            lines.push(String::new());
            lines.push(missing_view(&rolled.missing).text);
        }
    }
    lines.join("\n")
}

#[test]
fn every_case_comes_out_as_written_beside_it() {
    hold("tests/roll", |path| answer(&fs::read_to_string(path).unwrap()));
}

#[test]
fn every_answer_has_its_case() {
    stand_beside_their_cases("tests/roll");
}

#[test]
fn every_example_is_moved_on_to_a_file_that_opens() {
    for name in ["adults-2022-01", "adults-2025-01", "england-2023", "exampleshire-2024-12", "template"] {
        let file = fs::read(format!("public/examples/{name}.json")).expect(name);
        let rolled = scorecard::roll_forward(&file, &Next::default()).unwrap_or_else(|why| panic!("{}", cannot_roll_view(name, &why)));
        let opened = scorecard::open_whole(rolled.text.as_bytes()).unwrap_or_else(|p| panic!("{}", problems_view(name, &p).text));
        assert_eq!(opened.warnings.list, [], "{name}");
        let once_more = scorecard::roll_forward(rolled.text.as_bytes(), &Next::default()).expect(name);
        assert!(scorecard::open(once_more.text.as_bytes()).is_ok(), "{name}, two years on");
    }
}

#[test]
fn the_dashboard_of_2025_is_asked_for_2026_and_rates_what_is_filled_in() {
    let file = fs::read("public/examples/adults-2025-01.json").expect("the example");
    let rolled = scorecard::roll_forward(&file, &Next::default()).expect("a file");
    let view = missing_view(&rolled.missing);
    let kept = "tests/golden/adults-2026-01-missing.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(kept, &view.text).expect("write");
    }
    assert_eq!(fs::read_to_string(kept).unwrap_or_default(), view.text, "UPDATE=1 writes {kept} anew");

    let empty = scorecard::open(rolled.text.as_bytes()).expect("the new file");
    assert_eq!(empty.position_at(), "2025-11-30");
    assert_eq!(empty.scorecard.measures[0].latest.value, "–");
    let filled = rolled.text.replacen(r#""survey 2024/25", "missing": "not entered""#, r#""survey 2024/25", "value": 68.1"#, 1);
    let filled = filled.replacen(r#""2025-04 to 2025-11", "missing": "not entered""#, r#""2025-04 to 2025-11", "value": 15000"#, 1);
    let target = r#"{ "period": "2025-04 to 2025-11", "at_least": 14000 }, { "period": "2024-04 to 2024-11", "at_least": 13333"#;
    let filled = filled.replacen(r#"{ "period": "2024-04 to 2024-11", "at_least": 13333"#, target, 1);
    let opened = scorecard::open(filled.as_bytes()).unwrap_or_else(|p| panic!("{}", problems_view("filled", &p).text));
    let of = |index: usize| {
        let measure = &opened.scorecard.measures[index];
        (measure.latest.value.clone(), measure.rating.word.clone(), measure.direction.word.clone())
    };
    assert_eq!(of(0), ("68.1%".to_owned(), "Better".to_owned(), "Improved".to_owned()));
    assert_eq!(of(2), ("15.0k".to_owned(), "Better".to_owned(), "Similar".to_owned()));
    let left = scorecard::still_missing(filled.as_bytes()).expect("a report");
    assert!(left.iter().all(|missing| missing.pointer.to_string() != "/measures/2/targets"), "the target is there");
}

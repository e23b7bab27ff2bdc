//! Hostile input: files that no honest program writes and no careful person types. Whatever the bytes, every reader ends soon, without a panic,
//! in what opens and can be asked for everything, or in problems that are told. The inputs are made of honest files by changes to
//! their bytes and to their structure, the same ones in every run; `tests/hostile/` has the nasty files that have names.

#![allow(clippy::disallowed_methods, reason = "how long a reader takes is what is tested")]

mod support;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use scorecard::Opened;
use scorecard::scorecard::problems_view;
use support::{Json, answers, whole};

/// No input may take longer, on a slow machine without optimisation.
const SOON: Duration = Duration::from_secs(10);

/// What stands in place of an honest value: each as it is written in a file.
const NASTY: [&str; 44] = [
    "1e308",
    "-1e308",
    "-0",
    "0",
    "-1",
    "0.5",
    "100",
    "9007199254740993",
    "1e-320",
    "5e-324",
    "1e999999999",
    "-1e999999999",
    "0.1e-99999999999",
    "123456789012345678901234567890.123456789",
    "1E+5",
    "0.000000000000001",
    "99999999999999.9",
    "null",
    "true",
    "false",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "\"__proto__\"",
    "{\"__proto__\":{\"a\":1}}",
    "{\"constructor\":1}",
    "\"none\"",
    "\"2024/25\"",
    "\"9999/00\"",
    "\"0001-01-01\"",
    "\"9999-12-31\"",
    "\"2024-02-29\"",
    "\"2024-02-30\"",
    "\"2024-01 to 2023-01\"",
    "\"0001-01 to 9999-12\"",
    "\"=HYPERLINK(1)\"",
    "\"\\u0000\\ud800\"",
    "\"\u{202e}txt.exe\u{2066}\"",
    "\"\u{200b}\u{feff}\u{200d}\"",
    "\"👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿 ﷽ שלום مرحبا\"",
    "\"e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\"",
];

/// A change to a file: what is done, at which of its places, with what.
type Change = (u8, prop::sample::Index, prop::sample::Index);

fn changes(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((any::<u8>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..=most)
}

/// The same cases in every run.
fn hold<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value)) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    TestRunner::new_with_rng(config, rng)
        .run(&strategy, |input| {
            let began = Instant::now();
            test(input);
            prop_assert!(began.elapsed() < SOON, "it took {:?}", began.elapsed());
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

fn honest() -> Vec<String> {
    let folder = |folder: &str| answers::cases(folder);
    let files: Vec<PathBuf> =
        [folder("tests/cases"), folder("tests/compare"), vec![PathBuf::from("public/examples/template.json")]].concat();
    files
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .filter(|text| scorecard::open_whole(text.as_bytes()).is_ok())
        .collect()
}

/// The file with one place of its structure changed.
fn restructured(file: &mut Json, (what, at, with): &Change) {
    let mut places = 0;
    file.walk("", &mut |_, _| places += 1);
    let (at, mut here) = (at.index(places), 0);
    let mut copy = Json::Plain("null".to_owned());
    let other = with.index(places);
    file.walk("", &mut |_, json| {
        if here == other {
            copy = json.clone();
        }
        here += 1;
    });
    here = 0;
    file.walk("", &mut |_, json| {
        if here == at {
            change(json, *what, with, &copy);
        }
        here += 1;
    });
}

fn change(json: &mut Json, what: u8, with: &prop::sample::Index, copy: &Json) {
    match (what % 8, &mut *json) {
        (0, Json::List(list)) if !list.is_empty() => drop(list.remove(with.index(list.len()))),
        (1, Json::List(list)) if !list.is_empty() => list.push(list[with.index(list.len())].clone()),
        (2, Json::List(list)) => list.reverse(),
        (0 | 1, Json::Object(fields)) if !fields.is_empty() => drop(fields.remove(with.index(fields.len()))),
        (2, Json::Object(fields)) if !fields.is_empty() => fields.push(fields[with.index(fields.len())].clone()),
        (3, Json::Object(fields)) => fields.push(("__proto__".to_owned(), copy.clone())),
        (4, Json::Plain(text)) if text.len() < 50 => *text = format!("\"{}\"", "long \u{200f}".repeat(2_000)),
        (4, _) => *json = copy.clone(),
        _ => *json = Json::Plain(with.get(&NASTY).to_string()),
    }
}

/// The file with one place of its bytes changed.
fn scrambled(bytes: &mut Vec<u8>, (what, at, with): &Change) {
    const BYTES: [u8; 20] = *b"\"{}[]:,\\0-9eE.\xff\xc3\x00\n/u";
    if bytes.is_empty() {
        return;
    }
    let (at, other) = (at.index(bytes.len()), with.index(bytes.len()));
    match what % 6 {
        0 => drop(bytes.remove(at)),
        1 => bytes.insert(at, *with.get(&BYTES)),
        2 => bytes.swap(at, other),
        3 => bytes.truncate(at.max(1)),
        4 => bytes[at] = *with.get(&BYTES),
        _ => {
            let piece: Vec<u8> = bytes[at.min(other)..at.max(other)].iter().take(300).copied().collect();
            drop(bytes.splice(at..at, piece));
        }
    }
}

fn example() -> Opened {
    scorecard::open_whole(&std::fs::read("public/examples/template.json").unwrap()).unwrap()
}

#[test]
fn a_report_of_any_structure() {
    let honest: Vec<Json> = honest().iter().map(|text| Json::parse(text)).collect();
    let before = example();
    hold(150, (any::<prop::sample::Index>(), changes(3)), |(which, changes)| {
        let mut file = which.get(&honest).clone();
        for one in &changes {
            restructured(&mut file, one);
        }
        if let Some(mut opened) = whole::report(file.to_string().as_bytes()) {
            opened.put_beside(&[&before]);
            let _ = (opened.since(""), opened.trends());
        }
    });
}

#[test]
fn a_report_of_any_bytes() {
    let honest = honest();
    hold(200, (any::<prop::sample::Index>(), changes(4)), |(which, changes)| {
        let mut bytes = which.get(&honest).clone().into_bytes();
        changes.iter().for_each(|one| scrambled(&mut bytes, one));
        whole::report(&bytes);
    });
}

#[test]
fn benchmarks_of_any_structure_and_bytes() {
    let file = std::fs::read_to_string("public/examples/exampleshire-2024-12.json").unwrap();
    let report = scorecard::open(file.as_bytes()).unwrap();
    let mut alone = Json::parse(&file);
    alone.fields().retain(|(name, _)| name == "scorecard" || name == "benchmarks");
    // Few tables, so that many changes are tried.
    alone.field("benchmarks").field("tables").list().truncate(3);
    whole::benchmarks(&report, alone.to_string().as_bytes());
    hold(60, (any::<bool>(), changes(3)), |(structure, changes)| {
        let mut file = alone.clone();
        if structure {
            changes.iter().for_each(|one| restructured(&mut file, one));
        }
        let mut bytes = file.to_string().into_bytes();
        if !structure {
            changes.iter().for_each(|one| scrambled(&mut bytes, one));
        }
        whole::benchmarks(&report, &bytes);
    });
}

#[test]
fn rows_of_text_of_any_bytes() {
    let report = std::fs::read("public/examples/template.json").unwrap();
    let honest = "Framework,Code,Period,Value,Numerator,Denominator\r\nlocal,a,2024/25,\"87.0%\",1,2\nlocal,a,31/12/2024,\"1,206\",,\n;\t";
    hold(300, (changes(8), any::<prop::sample::Index>()), |(changes, nasty)| {
        let mut bytes = honest.replace("87.0%", NASTY[nasty.index(NASTY.len())]).into_bytes();
        changes.iter().for_each(|one| scrambled(&mut bytes, one));
        whole::spreadsheet(&report, &bytes);
    });
}

#[test]
fn an_address_of_any_letters() {
    let mut opened = example();
    opened.read_benchmarks().unwrap();
    let honest = "view=compare&measure=local-1&rating=bottom&q=%C3%A9%20a&order=gap&with=E06000015,E10000018&what-if=local-1:value:1e308,local-1:target:-0";
    hold(400, changes(8), |changes| {
        let mut bytes = honest.as_bytes().to_vec();
        changes.iter().for_each(|one| scrambled(&mut bytes, one));
        whole::address(&opened, &String::from_utf8_lossy(&bytes));
    });
    hold(200, "[\u{0}-\u{ffff}%&=:,]{0,60}", |text| whole::address(&opened, &text));
}

#[test]
fn a_text_of_any_letters() {
    let opened = example();
    let honest = "In 2024/25, 519 of 582 people (89.2%) were at home, up 3.1 points from 86.1%; two thirds, or 1 in 3, of £1.2m. It doubled from 1,200 to 2,400.";
    hold(200, (changes(6), any::<prop::sample::Index>()), |(changes, nasty)| {
        let mut bytes = honest.replacen("582", nasty.get(&NASTY).trim_matches('"'), 1).into_bytes();
        changes.iter().for_each(|one| scrambled(&mut bytes, one));
        whole::text(&opened, &String::from_utf8_lossy(&bytes));
    });
    hold(100, "([0-9]{1,12}|[.,%£()–]|per cent|of|from|to|half|one in|million|\\PC| ){0,80}", |text| whole::text(&opened, &text));
}

#[test]
#[cfg(feature = "office")]
fn a_workbook_of_any_bytes() {
    let report = std::fs::read("public/examples/template.json").unwrap();
    let honest = scorecard::workbook(&scorecard::sheets_of(&report).unwrap()).unwrap();
    hold(100, changes(5), |changes| {
        let mut bytes = honest.clone();
        changes.iter().for_each(|one| scrambled(&mut bytes, one));
        whole::spreadsheet(&report, &bytes);
    });
}

#[test]
#[cfg(feature = "office")]
fn office_files_of_reports_of_any_structure() {
    let honest: Vec<Json> = honest().iter().map(|text| Json::parse(text)).collect();
    hold(60, (any::<prop::sample::Index>(), changes(2)), |(which, changes)| {
        let mut file = which.get(&honest).clone();
        changes.iter().for_each(|one| restructured(&mut file, one));
        if let Ok(opened) = scorecard::open_whole(file.to_string().as_bytes()) {
            whole::office(&opened);
        }
    });
}

/// Sizes that would be too much to keep in a folder: each is read or refused soon.
#[test]
fn sizes_beyond_reason() {
    let measure = r#"{ "framework": "local", "code": "1", "title": "One", "aim": "high", "unit": "count", "readings": [] }"#;
    let file = |measures: &str, more: &str| {
        format!(
            r#"{{ "scorecard": 1, "report": {{ "organisation": "A", "title": "T", "period": "2024/25" }},
            "frameworks": [{{ "id": "local", "name": "Ours", "version": "2024/25", "local": true }}], "measures": [{measures}]{more} }}"#
        )
    };
    let deep = |open: &str, shut: &str| open.repeat(100_000) + &shut.repeat(100_000);
    let inputs = [
        ("brackets", deep("[", "]")),
        ("braces", deep("{\"a\":", "}")),
        ("brackets in a field", file(measure, &format!(r#", "notes": {}"#, deep("[", "]")))),
        ("an unclosed text", file(measure, &format!(r#", "notes": ["{}"#, "a".repeat(1_000_000)))),
        ("digits", file(measure, &format!(r#", "notes": {}"#, "9".repeat(200_000)))),
        ("the same field", file(measure, &r#", "notes": []"#.repeat(20_000))),
        ("unknown fields", file(measure, &(0..3_000).map(|i| format!(r#", "field{i}": 1"#)).collect::<String>())),
        ("the same measure", file(&vec![measure; 1_000].join(","), "")),
        ("commas", file(measure, &",".repeat(100_000))),
        ("comments", file(measure, &"/*".repeat(100_000))),
    ];
    for (name, text) in inputs {
        let began = Instant::now();
        let told = match scorecard::open_whole(text.as_bytes()) {
            Ok(opened) => opened.scorecard.headline.lead.clone(),
            Err(problems) => problems_view("a file.json", &problems).text,
        };
        assert!(began.elapsed() < SOON, "{name} took {:?}", began.elapsed());
        assert!(!told.is_empty() && told.len() < 1_000_000, "{name}: {} letters are told", told.len());
    }
    let opened = example();
    for (name, text) in [("numbers", "1 of 2 (50%) ".repeat(3_000)), ("brackets", "(".repeat(30_000)), ("one word", "a".repeat(200_000))] {
        let began = Instant::now();
        whole::text(&opened, &text);
        assert!(began.elapsed() < SOON, "{name} took {:?}", began.elapsed());
    }
}

/// What becomes of a nasty file, in full.
fn outcome(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    whole::report(&bytes);
    match scorecard::open_whole(&bytes) {
        Ok(opened) => {
            let notices = problems_view("", &opened.warnings);
            let notices: String = notices.problems.iter().map(|notice| format!("\n{}", scorecard::scorecard::as_text(notice))).collect();
            let shown = scorecard::export::text(&opened.scorecard, &opened.pages(), &opened.compares(""));
            format!("It opens.\n{shown}{notices}")
        }
        Err(problems) => problems_view(&path.file_name().unwrap().to_string_lossy(), &problems).text,
    }
}

#[test]
fn nasty_files_have_the_outcome_on_record() {
    answers::hold("tests/hostile", outcome);
    answers::stand_beside_their_cases("tests/hostile");
}

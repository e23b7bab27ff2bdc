//! The rules of rating and direction (`methods.md` §1 to §4), each as a small report in
//! `tests/cases/` with the answer it gets beside it, worked out step by step, for a reader to check.
//!
//! A case says its `rule` and its `measures`; it may set any other field of a file (`scheme`,
//! `tolerances`), or replace fields of the `report`. What every case has in common is filled in by `tests/support/case.rs`.
//! To add one: drop in a `.json`, run `UPDATE=1 cargo test --test cases`, and check the `.txt` by hand.

mod support;

use std::fs;
use std::path::PathBuf;

use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::{Measure, Page, Working};
use support::Json;
use support::case::whole;

fn cases() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/cases").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    files
}

fn answer(name: &str, case: &str) -> String {
    let (rule, file) = whole(Json::parse(case));
    let opened = scorecard::open(file.as_bytes()).unwrap_or_else(|problems| panic!("{}\nin\n{file}", problems_view(name, &problems).text));
    let mut lines = vec![rule];
    for (measure, page) in opened.scorecard.measures.iter().zip(&opened.pages()) {
        lines.push(String::new());
        say(measure, page, &mut lines);
    }
    lines.join("\n") + "\n"
}

fn say(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(measure.title.clone());
    line(format!("  Latest:    {} · {} · {}", measure.latest.value, measure.latest.base, measure.latest.period));
    line(format!("  Rating:    {} · {}", measure.rating.word, measure.rating.against));
    for second in &measure.second {
        line(format!("             {} · {}", second.word, second.text));
    }
    line(format!("  Direction: {} · {}", measure.direction.word, measure.direction.detail));
    for flag in &measure.flags {
        line(format!("  {}: {}", flag.label, flag.text));
    }
    for verdict in &page.verdicts {
        line(format!("  {}: {}. {}", verdict.label, verdict.word, verdict.sentence));
    }
    for working in page.why_rating.iter().chain([&page.why_direction]).filter(|w| !w.steps.is_empty()) {
        work(working, &mut line);
    }
}

fn work(working: &Working, line: &mut impl FnMut(String)) {
    line(format!("  {}: {}", working.title, working.rule));
    for step in &working.steps {
        line(format!("    {}: {}", step.label, step.value));
    }
    if !working.conclusion.is_empty() {
        line(format!("    = {}. {}", working.word, working.conclusion));
    }
    for note in &working.notes {
        line(format!("    Note: {note}"));
    }
}

#[test]
fn every_rule_gives_its_answer() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let found = answer(&path.display().to_string(), &fs::read_to_string(&path).unwrap());
        let beside = path.with_extension("txt");
        if update {
            fs::write(&beside, &found).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            wrong.push(format!("--- {} now says:\n{found}", beside.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nRight? Then UPDATE=1 cargo test --test cases", wrong.join("\n"));
}

#[test]
fn every_answer_stands_beside_its_case() {
    for entry in fs::read_dir("tests/cases").unwrap() {
        let path = entry.unwrap().path();
        assert!(path.with_extension("json").exists(), "{} has no case", path.display());
    }
}

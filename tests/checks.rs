//! Checks on a file: each with a measure that gives reason for it and one that just does not, in `tests/checks/`, with
//! what is said beside it; and all that is found in the examples. `UPDATE=1 cargo test --test checks` writes the
//! answers anew.

mod support;

use std::collections::BTreeSet;
use std::fs;

use scorecard::Opened;
use scorecard::engine::checks::Code;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::CheckView;
use support::Json;
use support::answers;
use support::case::whole;

/// A measure whose title ends so is the near miss.
const NEAR_MISS: &str = "no check";

fn opened(name: &str, bytes: &[u8]) -> Opened {
    scorecard::open_whole(bytes).unwrap_or_else(|problems| panic!("{}", problems_view(name, &problems).text))
}

fn case(path: &std::path::Path) -> (String, Opened) {
    let (rule, file) = whole(Json::parse(&fs::read_to_string(path).unwrap()));
    (rule, opened(&path.display().to_string(), file.as_bytes()))
}

/// What is said of a file, without the lines that quote it.
fn said(opened: &Opened) -> String {
    let checks = opened.checks();
    let mut lines = vec![checks.lead.clone()];
    for group in &checks.groups {
        lines.extend([String::new(), group.title.clone()]);
        for CheckView { code, problem, accept, .. } in &group.checks {
            lines.push(format!("  {code}: {}", problem.title));
            lines.push(format!("    Place:  {}", problem.pointer));
            lines.push(format!("    Found:  {}", problem.found));
            lines.push(format!("    Wanted: {}", problem.wanted));
            lines.push(format!("    Remedy: {}", problem.remedy));
            lines.push(format!("    Accept: {accept}"));
        }
    }
    for check in &checks.accepted {
        lines.extend([String::new(), format!("Accepted, {}: {}", check.problem.measure, check.code)]);
        lines.push(format!("    Found:  {}", check.problem.found));
        lines.push(format!("    Reason: {}", check.reason.as_deref().unwrap_or_default()));
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_check_says_what_it_found() {
    answers::hold("tests/checks", |path| {
        let (rule, opened) = case(path);
        format!("{rule}\n\n{}", said(&opened))
    });
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/checks");
}

#[test]
fn every_check_has_a_case_that_gives_reason_for_it_and_one_that_just_does_not() {
    let mut without: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for path in answers::cases("tests/checks") {
        let (_, opened) = case(&path);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let checks = opened.checks();
        let found: Vec<(Option<usize>, String)> =
            checks.groups.iter().flat_map(|g| &g.checks).map(|c| (c.measure, c.code.clone())).collect();
        for (index, measure) in opened.scorecard.measures.iter().enumerate() {
            let is_miss = measure.title.ends_with(NEAR_MISS);
            let codes: Vec<&str> = found.iter().filter(|(m, _)| *m == Some(index)).map(|(_, code)| code.as_str()).collect();
            assert_eq!(codes.is_empty(), is_miss, "{name}, {}: {codes:?}", measure.title);
        }
        let has_both = opened.scorecard.measures.iter().any(|m| m.title.ends_with(NEAR_MISS));
        for (_, code) in found.iter().filter(|_| has_both) {
            without.remove(code.as_str());
        }
    }
    assert!(without.is_empty(), "no case in tests/checks/ for {without:?}");
}

#[test]
fn every_check_is_told_of_and_says_where_it_stands() {
    for path in answers::cases("tests/checks") {
        let (_, opened) = case(&path);
        let checks = opened.checks();
        assert_eq!(checks.tried.len(), Code::ALL.len());
        for check in checks.groups.iter().flat_map(|group| &group.checks) {
            let problem = &check.problem;
            assert!(problem.warning && problem.line > 0 && !problem.pointer.is_empty(), "{}: {check:?}", path.display());
            for text in [&problem.title, &problem.found, &problem.wanted, &problem.remedy] {
                assert!(!text.trim().is_empty(), "{}: {check:?}", path.display());
            }
            assert!(checks.text.contains(&problem.found), "{}", path.display());
        }
    }
}

#[test]
fn the_checks_on_the_examples_are_as_recorded() {
    let update = std::env::var_os("UPDATE").is_some();
    for name in ["adults-2022-01", "adults-2025-01", "exampleshire-2024-12", "template"] {
        let bytes = fs::read(format!("public/examples/{name}.json")).unwrap();
        let found = said(&opened(name, &bytes));
        let recorded = format!("tests/golden/{name}.checks.txt");
        if update {
            fs::write(&recorded, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&recorded).unwrap_or_default(), "{name}");
    }
}

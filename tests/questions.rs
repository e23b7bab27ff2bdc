//! Questions for members: each rule with a measure that gives reason for it and one that just does not, in
//! `tests/questions/`, with what is asked beside it. `UPDATE=1 cargo test --test questions` writes the answers anew.

mod support;

use std::collections::BTreeSet;
use std::fs;

use scorecard::Opened;
use scorecard::scorecard::problems_view;
use support::Json;
use support::answers;
use support::case::whole;

fn opened(name: &str, bytes: &[u8]) -> Opened {
    scorecard::open(bytes).unwrap_or_else(|problems| panic!("{}", problems_view(name, &problems).text))
}

fn said(opened: &Opened) -> Vec<String> {
    let questions = opened.questions();
    let mut lines = vec![questions.lead.clone(), questions.note.clone()];
    for group in &questions.groups {
        let measure = &opened.scorecard.measures[group.measure];
        lines.extend([String::new(), format!("{} ({})", measure.title, group.rating.word)]);
        for question in &group.questions {
            lines.extend([format!("  {}", question.ask), format!("    {}", question.why)]);
        }
    }
    lines.extend([String::new(), "Of any report".to_owned()]);
    lines.extend(questions.general.iter().map(|ask| format!("  {ask}")));
    lines
}

#[test]
fn every_rule_asks_its_question() {
    answers::hold("tests/questions", |path| {
        let text = fs::read_to_string(path).unwrap();
        let (rule, file) = whole(Json::parse(&text));
        [vec![rule, String::new()], said(&opened(&path.display().to_string(), file.as_bytes()))].concat().join("\n") + "\n"
    });
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/questions");
}

#[test]
fn a_measure_gives_the_reason_it_is_there_for_and_no_other_does() {
    let (_, file) = whole(Json::parse(&fs::read_to_string("tests/questions/rules.json").unwrap()));
    let opened = opened("rules", file.as_bytes());
    let asked: BTreeSet<usize> = opened.questions().groups.iter().map(|group| group.measure).collect();
    for (index, measure) in opened.scorecard.measures.iter().enumerate() {
        assert_eq!(asked.contains(&index), !measure.title.ends_with("no question"), "{}", measure.title);
    }
}

#[test]
fn every_question_of_the_dashboards_has_its_reason() {
    for name in ["adults-2022-01", "adults-2025-01", "exampleshire-2024-12"] {
        let bytes = fs::read(format!("public/examples/{name}.json")).unwrap();
        let questions = opened(name, &bytes).questions();
        assert!(!questions.groups.is_empty() && questions.general.len() > 3, "{name}");
        for question in questions.groups.iter().flat_map(|group| &group.questions) {
            assert!(question.ask.ends_with('?') && question.why.ends_with(['.', '”']), "{name}: {question:?}");
        }
    }
}

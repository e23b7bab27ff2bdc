//! Claims in texts: each is found, tested and put into a sum. The figures are those of the county's reports of
//! January 2018, 2022 and 2025 (and what would be wrong of them); the sentences are our own, in the patterns officers use.

use std::collections::BTreeMap;

use scorecard::scorecard::check_text;
use scorecard::scorecard::view::{CheckedText, ClaimMark};
use serde_json::Value;

struct Example {
    kind: String,
    text: String,
    report: Option<String>,
    contradicted: Vec<String>,
    right: Vec<String>,
    not_checkable: u64,
}

fn examples() -> Vec<Example> {
    let file = std::fs::read_to_string("tests/claims/claims.json").expect("tests/claims/claims.json");
    let Value::Array(list) = serde_json::from_str(&file).expect("JSON") else { panic!("a list") };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let texts = |value: &Value| value.as_array().map(|list| list.iter().filter_map(text).collect()).unwrap_or_default();
    let example = |value: &Value| Example {
        kind: text(&value["kind"]).expect("kind"),
        text: text(&value["text"]).expect("text"),
        report: text(&value["report"]),
        contradicted: texts(&value["contradicted"]),
        right: texts(&value["right"]),
        not_checkable: value["not_checkable"].as_u64().unwrap_or(0),
    };
    list.iter().map(example).collect()
}

fn checked(example: &Example) -> CheckedText {
    match &example.report {
        None => check_text(&example.text, None),
        Some(name) => {
            let bytes = std::fs::read(format!("public/examples/{name}.json")).expect("an example report");
            scorecard::open(&bytes).expect("a sound report").check_text(&example.text)
        }
    }
}

fn sums(checked: &CheckedText, mark: ClaimMark) -> Vec<String> {
    let mut sums: Vec<String> = checked.claims.iter().filter(|c| c.mark == mark).map(|c| c.sum.clone()).collect();
    sums.sort();
    sums
}

#[test]
fn every_claim_is_found_and_none_is_flagged_that_holds() {
    let mut wrong = Vec::new();
    // By kind: claims in the examples, found, contradictions in them, found, false alarms.
    let mut table: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for example in examples() {
        let found = checked(&example);
        let (contradicted, right) = (sums(&found, ClaimMark::Contradicted), sums(&found, ClaimMark::Right));
        let not_checkable = found.claims.iter().filter(|c| c.mark == ClaimMark::NotCheckable).count();
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        let (wanted, holding) = (sorted(&example.contradicted), sorted(&example.right));
        let count = |found: &[String], wanted: &[String]| wanted.iter().filter(|w| found.contains(w)).count();
        let row = table.entry(example.kind.clone()).or_default();
        let hits = [count(&contradicted, &wanted), count(&right, &holding)];
        let false_alarms = contradicted.iter().filter(|c| !wanted.contains(c)).count();
        let counts = [wanted.len() + holding.len(), hits[0] + hits[1], wanted.len(), hits[0], false_alarms];
        for (total, more) in row.iter_mut().zip(counts) {
            *total += more;
        }
        if contradicted != wanted || right != holding || u64::try_from(not_checkable) != Ok(example.not_checkable) {
            wrong.push(format!("{}\n  contradicted {contradicted:#?}\n  right {right:#?}\n  not checkable {not_checkable}", example.text));
        }
    }
    println!("{:<12}{:>8}{:>8}{:>14}{:>8}{:>14}", "kind", "claims", "found", "contradicted", "found", "false alarms");
    for (kind, [claims, found, bad, bad_found, false_alarms]) in &table {
        println!("{kind:<12}{claims:>8}{found:>8}{bad:>14}{bad_found:>8}{false_alarms:>14}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_checked_text_is_the_text_with_its_claims_marked() {
    for example in examples() {
        let found = checked(&example);
        let shown: Vec<String> = found.paragraphs.iter().map(|p| p.iter().map(|piece| piece.text.as_str()).collect()).collect();
        let lines: Vec<&str> = example.text.lines().filter(|line| !line.trim().is_empty()).map(str::trim_end).collect();
        assert_eq!(shown, lines);
        assert!(found.claims.is_empty() || found.paragraphs.iter().flatten().any(|piece| piece.claim.is_some()), "{}", example.text);
        assert!(found.claims.is_sorted_by_key(|claim| claim.mark));
    }
}

/// A sentence that is right, and the same with one number or word wrong: "kind | text with [right|wrong]", "~" for a line break.
fn pairs() -> Vec<(String, String, String)> {
    let file = std::fs::read_to_string("tests/claims/pairs.txt").expect("tests/claims/pairs.txt");
    let pair = |line: &str| {
        let (kind, text) = line.split_once(" | ").expect("a kind");
        let (mut right, mut wrong) = (String::new(), String::new());
        let mut rest = text;
        while let Some((before, choice)) = rest.split_once('[') {
            let (choice, after) = choice.split_once(']').expect("an end");
            let (a, b) = choice.split_once('|').expect("two choices");
            right.extend([before, a]);
            wrong.extend([before, b]);
            rest = after;
        }
        right.push_str(rest);
        wrong.push_str(rest);
        (kind.to_owned(), right.replace('~', "\n"), wrong.replace('~', "\n"))
    };
    file.lines().map(pair).collect()
}

#[test]
fn of_two_sentences_the_wrong_one_is_flagged() {
    let mut table: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut failed = Vec::new();
    for (kind, right, wrong) in pairs() {
        let (found, flagged) = (check_text(&right, None), check_text(&wrong, None));
        let has = |checked: &CheckedText, mark| checked.claims.iter().any(|c| c.mark == mark);
        let marks = [has(&found, ClaimMark::Right) && !has(&found, ClaimMark::Contradicted), has(&flagged, ClaimMark::Contradicted)];
        let row = table.entry(kind).or_default();
        for (total, more) in row.iter_mut().zip([true, marks[0], marks[1]]) {
            *total += usize::from(more);
        }
        if marks != [true, true] {
            failed.push(format!(
                "{right}\n  {:?}\n{wrong}\n  {:?}",
                sums(&found, ClaimMark::Right),
                sums(&flagged, ClaimMark::Contradicted)
            ));
        }
    }
    println!("{:<12}{:>8}{:>8}{:>8}", "kind", "pairs", "right", "wrong");
    for (kind, [pairs, right, wrong]) in &table {
        println!("{kind:<12}{pairs:>8}{right:>8}{wrong:>8}");
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn numbers_that_only_look_like_claims_are_not_flagged() {
    let file = std::fs::read_to_string("tests/claims/traps.txt").expect("tests/claims/traps.txt");
    let whole = check_text(&file.replace('\n', "\n\n"), None);
    assert_eq!(sums(&whole, ClaimMark::Contradicted), Vec::<String>::new());
    for line in file.lines() {
        assert_eq!(sums(&check_text(line, None), ClaimMark::Contradicted), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn sound_reports_are_not_flagged() {
    let mut found = 0;
    for file in std::fs::read_dir("tests/claims/sound").expect("tests/claims/sound") {
        let path = file.expect("a file").path();
        let checked = check_text(&std::fs::read_to_string(&path).expect("a text"), None);
        assert_eq!(sums(&checked, ClaimMark::Contradicted), Vec::<String>::new(), "{}", path.display());
        found += sums(&checked, ClaimMark::Right).len();
    }
    assert!(found >= 100, "only {found} claims were found in them");
}

/// Text without line breaks, and without any full stop, is read in pieces: it takes no longer than other text of its length.
#[test]
fn text_without_an_end_is_read_in_pieces() {
    let text = "12% (34 of 5,000) rose from 3 to 4, up 7% on 1,200; £2m per 100,000 compared with 9 ".repeat(300);
    assert!(check_text(&text, None).claims.len() >= 300);
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_checked(text in "\\PC{0,200}") {
        let _ = check_text(&text, None);
    }

    #[test]
    fn numbers_and_words_in_any_order_can_be_checked(parts in proptest::collection::vec(proptest::sample::select(vec![
        "12%", "3/4", "0/0", "(5", "or", "more than", "5.5% points", "from", "to", "1,000", "one-third", "ranked", "34th", "of the", "14 councils",
        "top quartile", "paragraph", "7", ".", "£9", "million", "similar to", "higher at", "excluding the", "forecast of", "April", "November",
        "per", "100000", "(17 admissions)", "on track", "target", "2023/24", "in every", "10", "finally", "previous year", ")", "%",
        "-", "–", ",", ";", ":", "|", "\t", "\n12. ", "• ", "1 in 3", "just over half", "by", "an increase of", "fell", "doubled", "compared with",
        "of which", "Of the 88 homes,", "2.0pm", "0116", "(35% of the 5,000", "population 150,000", "a rate of", "5.4", "aged 18-64", "65 or over",
        "at this rate", "if this continues", "the remaining", "comprises", "and", "points", "£1.2m", "at", "short of", "in line with", "same as",
        "twenty-five", "one hundred", "and six", "half", "a quarter", "than", "up", "gap", "between", "1/2/2020", "the rest", "majority", "e", "i",
    ]), 0..40)) {
        let _ = check_text(&parts.join(" "), None);
    }
}

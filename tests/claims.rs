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
    ]), 0..30)) {
        let _ = check_text(&parts.join(" "), None);
    }
}

//! The pages of methods: each has its headings, and those that a working names are there.

use std::fs;
use std::path::Path;

const HEADINGS: [&str; 5] = ["What it tells you", "How it is worked out", "When it is not given", "Worked example", "Source"];

#[test]
fn every_page_has_its_headings() {
    let mut seen = 0;
    for entry in fs::read_dir("docs/methods").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for heading in HEADINGS {
            assert!(text.lines().any(|line| line == format!("## {heading}")), "{} has no “{heading}”", path.display());
        }
        seen += 1;
    }
    assert!(seen > 20);
}

/// The pages that the workings of a report name, as far as they show.
fn named(opened: &scorecard::Opened) -> Vec<String> {
    let pages = opened.pages();
    let compares = opened.compares("");
    let of_pages = pages.iter().flat_map(|page| {
        let forecast = page.forecast.iter().filter_map(|forecast| forecast.why.as_ref());
        page.why_rating.iter().chain([&page.why_direction]).chain(&page.evidence.why).chain(forecast)
    });
    let workings = of_pages.chain(compares.iter().flatten().flat_map(|compare| &compare.why));
    let facts = workings.map(|working| &working.sources);
    let headline = opened.why_headline().sources;
    let described = facts.chain([&headline]).map(|facts| facts.iter().find(|fact| fact.term == "Described in").expect("a page"));
    let files =
        described.flat_map(|fact| fact.text.split([' ', ',']).filter(|word| word.ends_with(".md")).map(str::to_owned).collect::<Vec<_>>());
    files.collect()
}

#[test]
fn every_working_names_a_page_that_is_there() {
    let mut seen = Vec::new();
    for example in ["adults-2025-01", "england-2023", "exampleshire-2024-12"] {
        let path = format!("public/examples/{example}.json");
        let text = fs::read(&path).unwrap_or_else(|_| panic!("{path}"));
        let opened = scorecard::open_whole(&text).unwrap_or_else(|problems| panic!("{path}: {:?}", problems.list));
        seen.extend(named(&opened));
    }
    seen.sort();
    seen.dedup();
    for page in &seen {
        assert!(Path::new("docs/methods").join(page).exists(), "no page {page}");
    }
    assert!(seen.len() >= 8, "{seen:?}");
}

//! The drafted commentary: of the real reports in `public/examples/`, kept in `tests/commentary/`, and of cases, each a rule with
//! a measure that is just on either side of it. `UPDATE=1 cargo test --test commentary` writes the texts anew; read them as the
//! director would who signs them.

mod support;

use std::fs;

use scorecard::Opened;
use scorecard::export;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::{ClaimMark, Commentary};
use support::Json;
use support::answers;
use support::case::whole;

const EXAMPLES: [&str; 5] = ["adults-2022-01", "adults-2025-01", "england-2023", "exampleshire-2024-12", "template"];

fn opened(name: &str, bytes: &[u8]) -> Opened {
    scorecard::open_whole(bytes).unwrap_or_else(|problems| panic!("{}", problems_view(name, &problems).text))
}

fn example(name: &str) -> Opened {
    opened(name, &fs::read(format!("public/examples/{name}.json")).expect(name))
}

/// Without what a draft is and is not, which is of no measure.
fn body(draft: &Commentary) -> String {
    export::commentary(draft).lines().skip(3).map(|line| line.to_owned() + "\n").collect()
}

fn hold(golden: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(golden, text).expect(golden);
    }
    let kept = fs::read_to_string(golden).unwrap_or_default();
    let first = kept.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(kept == text, "{golden} differs from line {:?} on; UPDATE=1 writes it anew", first.map(|line| line + 1));
}

#[test]
fn every_example_gives_its_draft() {
    for name in EXAMPLES {
        hold(&format!("tests/commentary/{name}.md"), &body(&example(name).commentary()));
    }
}

#[test]
fn with_an_earlier_report_beside_the_draft_says_what_is_new() {
    let mut now = example("adults-2025-01");
    now.put_beside(&[&example("adults-2022-01")]);
    let draft = now.commentary();
    let position = draft.sections.iter().find(|section| section.key == "position").expect("the position");
    hold(
        "tests/commentary/since-2022-01.md",
        &(position.paragraphs.iter().map(export::paragraph_text).collect::<Vec<_>>().join("\n\n") + "\n"),
    );
}

/// What the officers' paper of January 2025 has figures on, paragraph by paragraph, beside what is drafted of the same measures.
#[test]
fn what_the_paper_of_2025_tells_is_drafted_too() {
    let opened = example("adults-2025-01");
    let notes = fs::read_to_string("tests/commentary/paper-2025-01.notes").expect("the notes");
    let mut text = "What the paper of January 2025 has figures on, paragraph by paragraph (in our own words), and what is drafted of the\n\
                    same measures.\n"
        .to_owned();
    for line in notes.lines().filter(|line| !line.trim().is_empty()) {
        let [paragraph, note, codes] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        text.push_str(&format!("\n## Paragraph {paragraph}\n\nTells: {note}\n"));
        let drafted: Vec<&str> = codes.split(", ").filter(|code| *code != "none").collect();
        for code in &drafted {
            let index = opened.scorecard.measures.iter().position(|measure| measure.key == *code).unwrap_or_else(|| panic!("no {code}"));
            text.push_str(&format!("\nDrafted: {}\n", export::paragraph_text(&opened.draft(index).expect(code))));
        }
        if drafted.is_empty() {
            text.push_str("\nDrafted: nothing, for the file has no such measure.\n");
        }
    }
    hold("tests/commentary/paper-2025-01.md", &text);
}

/// What the checker of claims finds contradicted in a text, but for what the file contradicts itself and the text says so: "519 out of
/// 582 is 89.2%, not 89.9%".
fn contradicted(opened: &Opened, text: &str) -> Vec<scorecard::scorecard::view::TextClaim> {
    let claims = opened.check_text(text).claims.into_iter();
    let told = |quote: &str| text.contains(&format!("{quote}, not "));
    claims.filter(|claim| claim.mark == ClaimMark::Contradicted && !told(&claim.quote)).collect()
}

/// Every number of a draft is held against the report by the checker of claims: none is contradicted.
#[test]
fn no_draft_contradicts_itself_or_its_report() {
    for name in EXAMPLES {
        let opened = example(name);
        let draft = opened.commentary();
        let checked = opened.check_text(&body(&draft));
        let wrong = contradicted(&opened, &body(&draft));
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        let right = checked.claims.iter().filter(|claim| claim.mark == ClaimMark::Right).count();
        assert!(right >= 4, "{name}: {}", checked.summary);
        // A measure at a time, for a sentence may be cut out and used alone.
        for index in 0..opened.scorecard.measures.len() {
            let text = opened.draft(index).expect("a draft").text();
            let wrong = contradicted(&opened, &text);
            assert!(wrong.is_empty(), "{name}: {text}\n{wrong:#?}");
        }
    }
}

/// The numbers of a text: "1,221", "87.0", "2024".
fn numbers(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let inside =
            matches!(c, ',' | '.') && at > 0 && chars[at - 1].is_ascii_digit() && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || inside {
            out.last_mut().expect("one").push(*c);
        } else if out.last().is_some_and(|number| !number.is_empty()) {
            out.push(String::new());
        }
    }
    out.retain(|number| !number.is_empty());
    out
}

/// Every number in the paragraph of a measure stands in its page or its row, exactly, or scaled to what a table prints, or is the
/// share or amount of a difference of two that do.
#[test]
fn every_number_of_a_paragraph_is_known_of_its_measure() {
    for name in EXAMPLES {
        let opened = example(name);
        for (index, measure) in opened.scorecard.measures.iter().enumerate() {
            let page = format!("{:?} {measure:?}", opened.page(index).expect("a page"));
            let known: Vec<f64> = numbers(&page).iter().filter_map(|number| number.replace(',', "").parse().ok()).collect();
            let near = |a: f64, b: f64, room: f64| (a - b).abs() <= room + 1e-9;
            for number in numbers(&opened.draft(index).expect("a draft").text()) {
                let value: f64 = number.replace(',', "").parse().expect("a number");
                let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let room: f64 = format!("0.5e-{decimals}").parse().expect("half a step");
                let scaled = |known: &&f64| near(**known, value, room) || near(**known * 1000.0, value, 50.0);
                let is_known = known.iter().any(|known| scaled(&known));
                let derived = || {
                    known.iter().any(|a| {
                        known
                            .iter()
                            .any(|b| near((a - b).abs(), value, room) || (*b != 0.0 && near(((a / b - 1.0) * 100.0).abs(), value, room)))
                    })
                };
                assert!(
                    is_known || derived(),
                    "{name}, {}: {number} is from nowhere\n{}",
                    measure.title,
                    opened.draft(index).unwrap().text()
                );
            }
        }
    }
}

/// Nothing is said twice in a paragraph, and a miss comes first.
#[test]
fn a_paragraph_says_each_thing_once_and_a_miss_first() {
    for name in EXAMPLES {
        let opened = example(name);
        for (index, measure) in opened.scorecard.measures.iter().enumerate() {
            let draft = opened.draft(index).expect("a draft");
            let mut sentences: Vec<&str> = draft.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
            assert!(!sentences.is_empty(), "{name}, {}", measure.title);
            if measure.rating.mark.key() == "bottom" {
                let first = sentences[0];
                let says = [" lower than ", " higher than ", " short of ", " above ", " below "];
                assert!(says.iter().any(|miss| first.contains(miss)) && first.contains(" against "), "{name}: {first}");
            }
            for sentence in &sentences {
                assert!(sentence.ends_with(['.', '”']) && !sentence.contains("  ") && !sentence.contains(".."), "{name}: {sentence}");
                assert!(sentence.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{name}: {sentence}");
            }
            let count = sentences.len();
            sentences.sort_unstable();
            sentences.dedup();
            assert_eq!(sentences.len(), count, "{name}, {}", measure.title);
        }
    }
}

#[test]
fn every_rule_has_its_sentence() {
    answers::hold("tests/commentary", |path| {
        let text = fs::read_to_string(path).unwrap();
        let (rule, file) = whole(Json::parse(&text));
        let opened = opened(&path.display().to_string(), file.as_bytes());
        let mut lines = vec![rule];
        for (index, measure) in opened.scorecard.measures.iter().enumerate() {
            lines.extend([String::new(), measure.title.clone(), format!("  {}", opened.draft(index).expect("a draft").text())]);
        }
        lines.join("\n") + "\n"
    });
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/commentary");
}

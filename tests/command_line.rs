//! The command line: its exit codes, and what goes to which stream. What the commands print is tested where it is made.

use std::path::PathBuf;
use std::process::Command;

const SOUND: &str = "public/examples/exampleshire-2024-12.json";
const ADULTS: &str = "public/examples/adults-2025-01.json";
const BEFORE: &str = "public/examples/adults-2022-01.json";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Ran {
    let done = Command::new(env!("CARGO_BIN_EXE_scorecard")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

/// A file of this test's own.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A report file with this unit of its one measure, and an aim or none.
fn report(unit: &str, second: &str) -> String {
    format!(
        r#"{{ "scorecard": 1, "report": {{ "organisation": "A", "title": "T", "period": "2024/25" }},
        "frameworks": [{{ "id": "local", "name": "Ours", "version": "2024/25", "local": true }}],
        "measures": [{{ "framework": "local", "code": "1", "title": "One", "aim": "high", "unit": "{unit}",
          "readings": [{{ "period": "2024/25", "value": 3 }}] }}{second}] }}"#
    )
}

#[test]
fn called_wrongly_it_says_how_and_asked_it_says_so_too() {
    let asked = run(&["--help"]);
    assert_eq!((asked.code, asked.err.as_str()), (0, ""));
    for wrong in [
        &[][..],
        &["cheque", SOUND],
        &["check"],
        &["check", "--strickt", SOUND],
        &["show", "--strict", SOUND],
        &["since", SOUND],
        &["pack", SOUND],
        &["pack", SOUND, "-o"],
        &["roll", SOUND, "-o", "x", "--period", "soon"],
        &["roll", SOUND, BEFORE, "-o", "x"],
        &["readings", SOUND, "-o", "x"],
        &["missing", SOUND, BEFORE],
    ] {
        let told = run(wrong);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{wrong:?}");
        assert_eq!(told.err, asked.out, "{wrong:?}");
    }
}

#[test]
fn check_is_0_for_sound_files_1_for_problems_2_for_none() {
    let broken = file("broken.json", &report("percentt", ""));
    let sound = run(&["check", SOUND, ADULTS]);
    assert_eq!((sound.code, sound.err.as_str()), (0, ""));
    assert_eq!(sound.out.matches(": sound, ").count(), 2);
    let one = run(&["check", &broken, SOUND]);
    assert_eq!(one.code, 1);
    assert!(one.err.contains("percentt") && one.out.contains(": sound, "), "the sound one is looked at all the same");
    let none = run(&["check", "no-such-file.json", &broken, SOUND]);
    assert_eq!(none.code, 2, "the worst counts");
    assert!(none.err.contains("no-such-file.json") && none.err.contains("percentt") && none.out.contains(": sound, "));
}

#[test]
fn strict_fails_on_what_is_to_be_checked_and_is_not_accepted() {
    let [plain, strict] = [run(&["check", ADULTS]), run(&["check", "--strict", ADULTS])];
    assert_eq!((plain.code, strict.code), (0, 1));
    assert_eq!(plain.out, strict.out);
    let clean = run(&["check", "--strict", &file("clean.json", &report("percent", ""))]);
    assert_eq!(clean.code, 0, "{}", clean.out);
}

#[test]
fn show_leaves_broken_measures_out_only_when_asked_and_fails_all_the_same() {
    let second = r#", { "framework": "local", "code": "2", "title": "Two", "aim": "up", "unit": "percent", "readings": [] }"#;
    let partly = file("partly.json", &report("percent", second));
    let [plain, rest] = [run(&["show", &partly]), run(&["show", "--without-broken", &partly])];
    assert_eq!((plain.code, plain.out.as_str(), rest.code), (1, "", 1));
    assert!(rest.out.contains("One") && rest.err == plain.err);
    let sound = run(&["show", SOUND]);
    assert_eq!(sound.code, 0);
    assert!(sound.out.contains("Exampleshire"));
}

#[test]
fn of_several_reports_the_latest_is_read_in_whatever_order() {
    let [a, b] = [run(&["since", ADULTS, BEFORE]), run(&["since", BEFORE, ADULTS])];
    assert_eq!((a.code, b.code), (0, 0), "{}", a.err);
    assert_eq!(a.out, b.out);
    assert_eq!(run(&["csv", ADULTS, BEFORE]).out, run(&["csv", BEFORE, ADULTS]).out);
    assert_eq!(run(&["since", ADULTS, SOUND]).code, 1, "another council's report is no earlier one");
}

#[test]
fn a_text_that_contradicts_itself_fails() {
    let right = file("right.txt", "A total of 519 of 582 people (89.2%) were at home.");
    let wrong = file("wrong.txt", "A total of 519 of 582 people (95.0%) were at home.");
    assert_eq!(run(&["text", &right]).code, 0);
    assert_eq!(run(&["text", &wrong]).code, 1);
    assert_eq!(run(&["text", &right, "no-such-file.json"]).code, 2);
}

#[test]
fn nothing_in_a_file_moves_the_cursor() {
    let red = file("red.json", &report("percent", "").replace("\"One\"", "\"One\\u001b[31m\\u0007\""));
    let told = [run(&["show", &red]), run(&["check", &red]), run(&["csv", &red]), run(&["commentary", &red])];
    assert!(told.iter().all(|ran| ran.code == 0 && !(ran.out.clone() + &ran.err).contains(['\u{1b}', '\u{7}'])));
}

#[test]
fn one_page_is_made_of_sound_reports_alone() {
    let page = file("one-file.html", "no page");
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("packed.html");
    let out = out.to_str().unwrap();
    assert_eq!(run(&["pack", SOUND, "-o", out, "--page", &page]).code, 2, "no page that make build makes");
    assert_eq!(run(&["pack", SOUND, "-o", out, "--page", "no-such-page.html"]).code, 2);
    let broken = file("broken-too.json", &report("percentt", ""));
    let told = run(&["pack", SOUND, &broken, "-o", out, "--page", &page]);
    assert!(told.code == 1 && told.err.contains("percentt"));
    assert!(!std::path::Path::new(out).exists());
}

#[test]
#[cfg(not(feature = "schema"))]
fn what_it_was_built_without_it_says() {
    let told = run(&["schema"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("--features schema"));
}

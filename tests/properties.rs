//! Laws that hold of any report: no input panics, order and spacing are nothing, and ratings and
//! directions keep to the symmetries of `methods.md` §3 and §4.

mod support;

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use scorecard::engine::between::{Change as Since, between};
use scorecard::engine::{Direction, Evaluated, Moved, Rated, Verdict, Way, evaluate};
use scorecard::model::{Break, Level, Report};
use scorecard::read;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::{Page, Scorecard};
use support::Json;

fn template() -> String {
    std::fs::read_to_string("public/examples/template.json").expect("the template")
}

fn examples() -> Vec<String> {
    ["template", "adults-2022-01", "adults-2025-01"]
        .map(|name| std::fs::read_to_string(format!("public/examples/{name}.json")).expect(name))
        .to_vec()
}

/// A file of one measure, given by its fields.
fn file(measure: &str) -> String {
    format!(
        r#"{{
          "scorecard": 1,
          "report": {{ "organisation": "Exampleshire", "title": "Performance", "period": "2024/25" }},
          "frameworks": [{{ "id": "local", "name": "Local", "version": "2024/25", "local": true }}],
          "measures": [{{ "framework": "local", "code": "a", "title": "A", {measure} }}]
        }}"#
    )
}

/// What is worked out of the one measure of a file.
fn evaluated(measure: &str) -> Evaluated {
    let text = file(measure);
    let report = read::report(text.as_bytes()).unwrap_or_else(|p| panic!("{:?} in {text}", p.list)).report;
    evaluate(&report).measures.remove(0)
}

fn rated(measure: &str) -> Rated {
    match evaluated(measure).position {
        Verdict::Rated(rated) => rated,
        Verdict::NotRated(reason) => panic!("not rated: {reason:?}"),
    }
}

fn moved(measure: &str) -> Moved {
    match evaluated(measure).direction {
        Direction::Moved(moved) => moved,
        Direction::None(reason, _) => panic!("no direction: {reason:?}"),
    }
}

/// An earlier report to put beside others.
fn earlier() -> &'static scorecard::Opened {
    static EARLIER: OnceLock<scorecard::Opened> = OnceLock::new();
    EARLIER.get_or_init(|| scorecard::open(examples()[1].as_bytes()).expect("the example of 2022"))
}

/// Opens a file whatever is in it, and asks for the whole of the answer.
fn open(bytes: &[u8]) -> Result<String, String> {
    match scorecard::open(bytes) {
        Ok(mut opened) => {
            let text = scorecard::export::text(&opened.scorecard, &opened.pages(), &[]);
            opened.put_beside(&[earlier()]);
            let since = opened.since("").map(|since| scorecard::export::since_text(&since, &opened.other_reports()));
            Ok(text + &since.unwrap_or_default() + &format!("{:?}", opened.pages()) + &opened.checks().text)
        }
        Err(problems) => {
            let view = problems_view("file.json", &problems);
            assert!(!view.problems.is_empty(), "refused without a problem");
            Err(view.text)
        }
    }
}

/// All that is shown of a file that can be opened.
fn shown(text: &str) -> (Arc<Scorecard>, Vec<Page>) {
    let opened = scorecard::open(text.as_bytes()).expect("it opens");
    let pages = opened.pages();
    for panel in opened.trends().panels {
        assert!(panel.points.windows(2).all(|pair| pair[0].x <= pair[1].x), "time goes on: {:?}", panel.points);
        assert!(panel.points.iter().all(|point| (0.0..=1.0).contains(&point.y)), "{:?}", panel.points);
    }
    let checks = opened.checks().text;
    assert!(!checks.contains("NaN") && !checks.contains("inf "), "{checks}");
    (opened.scorecard, pages)
}

/// A number such as councils print, to one decimal, as tenths.
fn tenths(tenths: i32) -> String {
    format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
}

fn negated(number: i32) -> String {
    tenths(-number)
}

/// A part of JSON or near it.
fn token() -> impl Strategy<Value = String> {
    let known = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "'",
        "“",
        "”",
        "null",
        "true",
        "NaN",
        "-",
        "1",
        "0.5",
        "1e999",
        "1,000",
        "£",
        "%",
        "−",
        "#N/A",
        "//",
        "/*",
        "*/",
        "\n",
        "\t",
        " ",
        "\\",
        "\\u",
        "\\ud800",
        "é",
        "\u{a0}",
        "\u{feff}",
        "{\"scorecard\":1,",
        "\"scorecard\"",
        "\"measures\":[{",
        "\"report\":{",
        "\"period\":\"2024/25\"",
        "\"title\"",
        "\"aim\":\"high\"",
        "\"readings\":[",
        "\"value\":",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "[ -~]{1,6}"]
}

/// One change to a text: where it begins and ends, and what is done there.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index, usize),
    Double(Index, usize),
    Replace(Index, usize, String),
    Swap(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..60usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), 1..200usize).prop_map(|(at, length)| Change::Double(at, length)),
        (any::<Index>(), 0..12usize, token()).prop_map(|(at, length, text)| Change::Replace(at, length, text)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let span = |at: &Index, length: usize| {
        let start = at.index(bytes.len());
        start..(start + length).min(bytes.len())
    };
    match change {
        Change::Delete(at, length) => drop(bytes.drain(span(at, *length))),
        Change::Double(at, length) => {
            let range = span(at, *length);
            let copy = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, copy);
        }
        Change::Replace(at, length, text) => drop(bytes.splice(span(at, *length), text.bytes())),
        Change::Swap(a, b) => {
            let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
            bytes.swap(a, b);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&bytes);
    }

    #[test]
    fn nothing_like_json_panics(tokens in prop::collection::vec(token(), 0..40)) {
        let _ = open(tokens.concat().as_bytes());
        let _ = open(format!("{{{}", tokens.concat()).as_bytes());
    }

    #[test]
    fn no_change_to_a_report_panics(changes in prop::collection::vec(change(), 1..6)) {
        let mut bytes = template().into_bytes();
        for change in &changes {
            apply(&mut bytes, change);
        }
        let _ = open(&bytes);
    }
}

/// The fields no report can do without, the positions in lists left out.
const MUST: &[&str] = &[
    "/scorecard",
    "/report",
    "/report/organisation",
    "/report/title",
    "/report/period",
    "/scheme/levels",
    "/scheme/levels/top",
    "/scheme/levels/middle",
    "/scheme/levels/bottom",
    "/scheme/levels/top/word",
    "/scheme/levels/middle/word",
    "/scheme/levels/bottom/word",
    "/frameworks",
    "/frameworks/id",
    "/frameworks/name",
    "/frameworks/version",
    "/layers/id",
    "/layers/name",
    "/outcomes/id",
    "/outcomes/name",
    "/outcomes/supporting/id",
    "/outcomes/supporting/name",
    "/measures",
    "/measures/framework",
    "/measures/code",
    "/measures/title",
    "/measures/aim",
    "/measures/unit",
    "/measures/readings",
    "/measures/readings/period",
    "/measures/readings/interval/lower",
    "/measures/readings/interval/upper",
    "/measures/targets/period",
    "/measures/targets/path/by_month/month",
    "/measures/targets/path/by_month/value",
    "/measures/comparators/kind",
    "/measures/commentary/text",
    "/measures/actions/what",
    "/measures/judgement/level",
    "/measures/judgement/reason",
    "/measures/judgement/by",
    "/measures/judgement/date",
    "/measures/breaks/from",
    "/measures/breaks/reason",
    "/background_papers/title",
];

#[test]
fn a_report_without_any_one_of_its_fields_is_opened_or_told_what_it_lacks() {
    let whole = Json::parse(&template());
    let mut places: Vec<(String, String)> = Vec::new();
    whole.clone().walk("", &mut |path, json| {
        if let Json::Object(fields) = json {
            places.extend(fields.iter().map(|(name, _)| (path.to_owned(), name.clone())));
        }
    });
    assert!(places.len() > 100);
    let mut seen: Vec<String> = Vec::new();
    for (place, name) in places {
        let mut less = whole.clone();
        less.walk("", &mut |path, json| {
            if path == place {
                json.fields().retain(|(n, _)| *n != name);
            }
        });
        let answer = open(less.to_string().as_bytes());
        let steps: Vec<&str> = place.split('/').filter(|step| step.parse::<usize>().is_err()).collect();
        let field = format!("{}/{name}", steps.join("/"));
        if MUST.contains(&field.as_str()) {
            let text = answer.expect_err(&field);
            assert!(text.contains(&format!("no “{name}”")) || text.contains("no field “scorecard”"), "{field}: {text}");
            seen.push(field);
        } else if let Err(text) = answer {
            assert!(!text.contains(&format!("no “{name}”")), "{field} must be there, and is not in the list of those");
        }
    }
    let unseen: Vec<_> = MUST.iter().filter(|field| !seen.iter().any(|s| s == *field)).collect();
    assert!(unseen.is_empty(), "not in the template: {unseen:?}");
}

/// The whole evaluation by the titles and codes of measures.
fn by_measure(text: &str) -> Vec<(String, Evaluated)> {
    let report = read::report(text.as_bytes()).expect("a sound report").report;
    let names = report.measures.iter().map(|m| format!("{} {} {}", m.id.framework, m.id.code, m.title));
    let mut all: Vec<(String, Evaluated)> = names.zip(evaluate(&report).measures).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spacing_and_the_order_of_fields_are_nothing(
        which in 0..3usize,
        spaces in prop::collection::vec(select(vec!["", " ", "\n", "\r\n\t", "  "]), 1..50),
        order in any::<u64>(),
    ) {
        let text = &examples()[which];
        let mut json = Json::parse(text);
        let mut seed = order;
        json.walk("", &mut |_, json| {
            if let Json::Object(fields) = json {
                shuffle(fields, &mut seed);
            }
        });
        let mut next = spaces.iter().cycle();
        let written = json.write(&mut || (*next.next().unwrap()).to_owned());
        prop_assert!(shown(text) == shown(&written));
    }

    #[test]
    fn the_order_of_readings_is_nothing(which in 0..3usize, order in any::<u64>()) {
        let text = &examples()[which];
        let mut json = Json::parse(text);
        let mut seed = order;
        for measure in json.field("measures").list() {
            shuffle(measure.field("readings").list(), &mut seed);
        }
        prop_assert!(shown(text) == shown(&json.to_string()));
    }

    #[test]
    fn the_order_of_measures_changes_none_of_them(which in 0..3usize, order in any::<u64>()) {
        let text = &examples()[which];
        let mut json = Json::parse(text);
        let mut seed = order;
        shuffle(json.field("measures").list(), &mut seed);
        prop_assert_eq!(by_measure(text), by_measure(&json.to_string()));
    }
}

/// A report with a break in each measure, in months that depend on a seed alone.
fn broken(name: usize, seed: &mut u64) -> Report {
    let mut json = Json::parse(&examples()[name]);
    for measure in json.field("measures").list() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (year, month) = (2019 + (*seed >> 33) % 7, 1 + (*seed >> 40) % 12);
        measure.set("breaks", Json::parse(&format!(r#"[{{ "from": "{year}-{month:02}", "reason": "Another way" }}]"#)));
    }
    read::report(json.to_string().as_bytes()).unwrap_or_else(|p| panic!("{:?}", p.list)).report
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_between_reports_crosses_a_break_and_no_measure_is_lost(seed in any::<u64>()) {
        let mut seed = seed;
        let (then, now) = (broken(1, &mut seed), broken(2, &mut seed));
        let found = between((&now, &evaluate(&now)), (&then, &evaluate(&then)));
        for pair in &found.pairs {
            let Since::Moved(moved) = &pair.change else { continue };
            prop_assert!(pair.matched.comparable);
            let crossed = |b: &Break| moved.from.period.first_month() < b.from && b.from <= moved.to.period.last_month();
            prop_assert!(!now.measures[pair.now].breaks.iter().chain(&then.measures[pair.then].breaks).any(crossed));
        }
        let mut of_now: Vec<usize> = found.pairs.iter().map(|p| p.now).chain(found.new.iter().map(|n| n.now)).collect();
        let mut of_then: Vec<usize> = found.pairs.iter().map(|p| p.then).chain(found.dropped.iter().map(|d| d.then)).collect();
        of_now.sort_unstable();
        of_then.sort_unstable();
        prop_assert_eq!(of_now, (0..now.measures.len()).collect::<Vec<_>>());
        prop_assert_eq!(of_then, (0..then.measures.len()).collect::<Vec<_>>());
    }
}

/// Puts a list into an order that depends on a seed alone.
fn shuffle<T>(list: &mut [T], seed: &mut u64) {
    for i in (1..list.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(i, usize::try_from(*seed >> 33).unwrap() % (i + 1));
    }
}

/// A measure in mean scores, to one decimal; every number in tenths.
fn score(aim: &str, value: &str, earlier: &str, field: &str, target: &str, tolerance: i32) -> String {
    score_to(1, aim, value, earlier, field, target, tolerance)
}

/// The same against a target printed with so many decimals.
fn score_to(decimals: u8, aim: &str, value: &str, earlier: &str, field: &str, target: &str, tolerance: i32) -> String {
    let tolerance = tenths(tolerance);
    format!(
        r#""aim": "{aim}", "unit": "score", "decimals": 1,
        "readings": [{{ "period": "2024/25", "value": {value} }}, {{ "period": "2023/24", "value": {earlier} }}],
        "targets": [{{ "period": "2024/25", "{field}": {target}, "decimals": {decimals} }}],
        "rating_tolerance": {{ "absolute": {tolerance} }}, "direction_tolerance": {{ "absolute": {tolerance} }}"#
    )
}

/// A measure that counts.
fn count(aim: &str, value: i64, field: &str, target: i64, percent: u8) -> String {
    format!(
        r#""aim": "{aim}", "unit": "count", "readings": [{{ "period": "2024/25", "value": {value} }}],
        "targets": [{{ "period": "2024/25", "{field}": {target} }}], "rating_tolerance": {{ "percent": {percent} }}"#
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipping_the_aim_and_every_sign_keeps_rating_and_direction(
        value in -500..500i32, earlier in -500..500i32, target in -500..500i32, tolerance in 0..100i32, decimals in 0..2u8,
    ) {
        let high = score_to(decimals, "high", &tenths(value), &tenths(earlier), "at_least", &tenths(target), tolerance);
        let low = score_to(decimals, "low", &negated(value), &negated(earlier), "at_most", &negated(target), tolerance);
        let (a, b) = (rated(&high), rated(&low));
        prop_assert_eq!((a.level, a.gap), (b.level, b.gap));
        let (a, b) = (moved(&high), moved(&low));
        prop_assert_eq!((a.way, a.change), (b.way, 0.0 - b.change));
    }

    #[test]
    fn what_meets_its_target_still_does_when_it_is_better(
        value in -500..500i32, better in 0..500i32, target in -500..500i32, tolerance in 0..100i32, decimals in 0..2u8, high: bool,
    ) {
        let (aim, field, better) = if high { ("high", "at_least", better) } else { ("low", "at_most", -better) };
        let level = |value: i32| rated(&score_to(decimals, aim, &tenths(value), "0", field, &tenths(target), tolerance)).level;
        prop_assert!(level(value + better) >= level(value));
    }

    #[test]
    fn ten_times_as_many_against_ten_times_the_target_is_the_same_level(
        value in 0..100_000i64, target in 1..100_000i64, percent in 0..30u8, low: bool,
    ) {
        let (aim, field) = if low { ("low", "at_most") } else { ("high", "at_least") };
        let (a, b) = (rated(&count(aim, value, field, target, percent)), rated(&count(aim, 10 * value, field, 10 * target, percent)));
        prop_assert_eq!(a.level, b.level);
    }

    #[test]
    fn a_level_is_top_at_the_target_and_bottom_beyond_the_tolerance(target in -500..500i32, tolerance in 0..100i32) {
        let level = |value: i32| rated(&score("high", &tenths(value), "0", "at_least", &tenths(target), tolerance)).level;
        prop_assert_eq!(level(target), Level::Top);
        prop_assert_eq!(level(target - tolerance - 1), Level::Bottom);
        if tolerance > 0 {
            prop_assert_eq!(level(target - tolerance), Level::Middle);
        }
    }

    #[test]
    fn swapping_now_and_before_turns_the_arrow(value in -500..500i32, earlier in -500..500i32, tolerance in 0..100i32) {
        let there = moved(&score("high", &tenths(value), &tenths(earlier), "at_least", "0", tolerance));
        let back = moved(&score("high", &tenths(earlier), &tenths(value), "at_least", "0", tolerance));
        let turned = match there.way {
            Way::Improved => Way::NotAsGood,
            Way::NotAsGood => Way::Improved,
            Way::Similar | Way::Higher | Way::Lower => there.way,
        };
        prop_assert_eq!((back.way, back.change), (turned, 0.0 - there.change));
    }

    #[test]
    fn numbers_at_the_edge_are_printed_as_numbers(
        value in edge(), earlier in edge(), target in edge(), unit in select(vec!["count", "score", "pounds", "percent"]),
        aim in select(vec![("high", "at_least"), ("low", "below"), ("low", "at_most")]),
        middle in select(vec!["short of", "either side"]), scale in select(vec!["null", "\"thousands\"", "\"millions\""]), decimals in 0..7u8,
        comparator: bool,
    ) {
        let (aim, field) = aim;
        let against = if comparator {
            format!(r#""comparators": [{{ "kind": "national", "period": "2023/24", "value": {target} }}]"#)
        } else {
            format!(r#""targets": [{{ "period": "2024/25", "{field}": {target} }}]"#)
        };
        let measure = format!(
            r#""aim": "{aim}", "unit": "{unit}", "scale": {scale}, "decimals": {decimals},
            "readings": [{{ "period": "2024/25", "value": {value} }}, {{ "period": "2023/24", "value": {earlier} }}, {{ "period": "2022/23", "value": 1 }}],
            {against}"#
        );
        let words = r#""scheme": { "middle": "MIDDLE", "levels": { "top": { "word": "A" }, "middle": { "word": "B" }, "bottom": { "word": "C" } } },"#;
        let text = file(&measure).replacen("\"frameworks\"", &format!("{} \"frameworks\"", words.replace("MIDDLE", middle)), 1);
        match scorecard::open(text.as_bytes()) {
            Err(problems) => {
                let too_large = [value, earlier, target].iter().any(|number| number.contains("e308"));
                prop_assert!(too_large || unit == "percent", "{}", problems_view("edge.json", &problems).text);
            }
            Ok(opened) => {
                let pages = opened.pages();
                let text_form = scorecard::export::text(&opened.scorecard, &pages, &[]);
                let printed = format!("{text_form}\n{:?}\n{pages:?}\n{:?}", opened.scorecard, opened.trends());
                let strange = printed.split(|c: char| !c.is_alphanumeric()).find(|word| ["inf", "NaN", "nan", "infinity"].contains(word));
                prop_assert_eq!(strange, None, "{}\n{}", text, printed);
            }
        }
    }

    #[test]
    fn forecasts_at_the_edge_are_printed_as_numbers(
        now in edge(), same in edge(), year in edge(), target in edge(), due in edge(), unit in select(vec!["count", "hours", "pounds", "percent"]),
        method in select(METHODS.to_vec()), aim in select(vec![("high", "at_least"), ("low", "below"), ("low", "at_most")]),
        scale in select(vec!["null", "\"thousands\""]),
    ) {
        let (aim, field) = aim;
        let measure = format!(
            r#""aim": "{aim}", "unit": "{unit}", "scale": {scale}, "cumulative": true, "forecast": "{method}",
            "readings": [
              {{ "period": "2024-04 to 2024-10", "value": 1 }}, {{ "period": "2024-04 to 2024-11", "value": {now} }},
              {{ "period": "2023-04 to 2023-11", "value": {same} }}, {{ "period": "2023/24", "value": {year} }}
            ],
            "targets": [{{ "period": "2024/25", "{field}": {target}, "path": {{ "by_month": [{{ "month": "2024-11", "value": {due} }}] }} }}]"#
        );
        if let Ok(opened) = scorecard::open(file(&measure).as_bytes()) {
            let pages = opened.pages();
            let printed = format!("{}\n{:?}\n{pages:?}", scorecard::export::text(&opened.scorecard, &pages, &[]), opened.scorecard);
            let strange = printed.split(|c: char| !c.is_alphanumeric()).find(|word| ["inf", "NaN", "nan", "infinity"].contains(word));
            prop_assert_eq!(strange, None, "{}\n{}", measure, printed);
        }
    }

    #[test]
    fn a_year_that_goes_as_last_year_did_ends_as_it_did(
        months in prop::collection::vec(1..1_000u32, 12), so_far in 2..12usize, times in 1..50u32, method in select(METHODS[..3].to_vec()),
    ) {
        // On a straight line the months are all alike.
        let months: Vec<u32> = if method == "straight line" { vec![months[0]; 12] } else { months };
        // What is added is the same only if the year is.
        let times = if method == "last year's remaining months" { 1 } else { times };
        let total = |of: &[u32], times: u32| of.iter().sum::<u32>() * times;
        let to = |year: u32| if so_far > 9 { format!("{}-{:02}", year + 1, so_far - 9) } else { format!("{year}-{:02}", so_far + 3) };
        let measure = format!(
            r#""aim": "high", "unit": "count", "cumulative": true, "forecast": "{method}",
            "readings": [
              {{ "period": "2024-04 to {}", "value": {} }}, {{ "period": "2023-04 to {}", "value": {} }}, {{ "period": "2023/24", "value": {} }}
            ]"#,
            to(2024), total(&months[..so_far], times), to(2023), total(&months[..so_far], 1), total(&months, 1),
        );
        let forecast = evaluated(&measure).forecast.expect("a forecast").value;
        let wanted = f64::from(total(&months, times));
        prop_assert!((forecast - wanted).abs() <= 1e-9 * wanted, "{forecast} for {wanted}: {measure}");
    }
}

/// The methods of a forecast.
const METHODS: [&str; 6] =
    ["straight line", "last year's profile", "last year's remaining months", "milestone profile", "growth", "rolling 12 months"];

/// Numbers at the ends of what a number can be.
fn edge() -> impl Strategy<Value = &'static str> {
    select(vec![
        "0",
        "-0",
        "-0.0",
        "1",
        "1e308",
        "-1e308",
        "9007199254740991",
        "-9007199254740991",
        "9007199254740990.5",
        "1e-320",
        "-1e-320",
        "5e-324",
        "0.1",
        "1e15",
        "999.9999999",
        "1e-199",
        "0.5",
    ])
}

//! "What if": each rule as a small report in `tests/what_if/` with what it says beside it, and laws that hold of any
//! report.
//!
//! A case is one of `tests/cases.rs` with a field more: `what_if`, a list of what addresses suppose
//! (`"local-0:value:66.4,local-0:target:60"`; the first measure of each is told). To add one: drop in a `.json`, run
//! `UPDATE=1 cargo test --test what_if`, and check the `.txt` by hand.

mod support;

use std::fs;

use proptest::prelude::*;
use proptest::sample::Index;
use scorecard::Opened;
use scorecard::engine::what_if::{Edges, Lever, Supposition, What, at, edges, levers, rating_edges, rule_edges, suppose, way_edges};
use scorecard::engine::{Evaluated, Verdict, Way, evaluate};
use scorecard::model::{Basis, Level, Measure, Report};
use scorecard::read;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::{WhatIf, WhatIfSide};
use support::Json;
use support::answers;
use support::case::whole;

fn index(opened: &Opened, key: &str) -> usize {
    opened.scorecard.measures.iter().position(|m| m.key == key).unwrap_or_else(|| panic!("no measure {key}"))
}

fn ask(opened: &Opened, address: &str) -> (usize, WhatIf) {
    let key = address.split(':').next().unwrap();
    let index = index(opened, key);
    (index, opened.what_if(index, address, "").expect("the measure"))
}

fn answer(name: &str, case: &str) -> String {
    let mut case = Json::parse(case);
    let Some(Json::List(asked)) = case.get("what_if").cloned() else { panic!("{name} supposes nothing") };
    case.fields().retain(|(name, _)| name != "what_if");
    let (rule, file) = whole(case);
    let opened = scorecard::open(file.as_bytes()).unwrap_or_else(|problems| panic!("{}\nin\n{file}", problems_view(name, &problems).text));
    let mut lines = vec![rule];
    for (index, measure) in opened.scorecard.measures.iter().enumerate() {
        let plain = opened.what_if(index, "", "").expect("the measure");
        lines.extend([String::new(), format!("{} ({})", measure.title, measure.key)]);
        say_levers(&plain, &mut lines);
    }
    for address in asked.iter().map(|text| text.to_string().trim_matches('"').to_owned()) {
        let (index, found) = ask(&opened, &address);
        lines.extend([String::new(), format!("{address}: {}", opened.scorecard.measures[index].title)]);
        say(&found, &mut lines);
        for supposed in opened.supposed(&address) {
            lines.push(format!("  Notice: {}: {}", opened.scorecard.measures[supposed.measure].title, supposed.text));
        }
    }
    lines.join("\n") + "\n"
}

fn say_levers(found: &WhatIf, lines: &mut Vec<String>) {
    for lever in &found.levers {
        let moves = format!("{} to {} by {}, at {}", lever.min, lever.max, lever.step, lever.amount);
        lines.push(format!("  {} [{moves}, {}]: {}", lever.label, lever.unit, lever.hint));
    }
    lines.extend(found.fixed.iter().map(|line| format!("  {line}")));
    lines.extend(found.edges.iter().map(|edge| format!("  {} ({})", edge.label, edge.amount)));
    assert!(!found.moved && found.headline_then.is_none() && found.rows.iter().all(|row| row.before == row.after));
}

fn say(found: &WhatIf, lines: &mut Vec<String>) {
    let side = |side: &WhatIfSide| if side.fine.is_empty() { side.text.clone() } else { format!("{} ({})", side.text, side.fine) };
    lines.push(format!("  {}", found.finding));
    for row in found.rows.iter().filter(|row| row.before != row.after) {
        lines.push(format!("  {}: {} → {}", row.name, side(&row.before), side(&row.after)));
    }
    lines.extend(found.edges.iter().map(|edge| format!("  {}", edge.label)));
    lines.extend(found.headline_then.iter().map(|headline| format!("  Headline: {headline}")));
    lines.extend(found.notes.iter().chain([&found.others]).filter(|note| !note.is_empty()).map(|note| format!("  Note: {note}")));
}

#[test]
fn every_rule_gives_its_answer() {
    answers::hold("tests/what_if", |path| answer(&path.display().to_string(), &fs::read_to_string(path).unwrap()));
}

#[test]
fn the_rank_follows_the_figure_of_its_period() {
    let england = fs::read("public/examples/england-2023.json").unwrap();
    let opened = scorecard::open_whole(&england).unwrap_or_else(|p| panic!("{:?}", p.list));
    let mut lines = vec!["The rank and the quarter follow the figure of the table’s period; all others stay.".to_owned()];
    let plain = opened.what_if(index(&opened, "oflog-asc5"), "", "").expect("the measure");
    say_levers(&plain, &mut lines);
    for address in fs::read_to_string("tests/what_if/england.addresses").unwrap().lines() {
        let (index, found) = ask(&opened, address);
        lines.extend([String::new(), format!("{address}: {}", opened.scorecard.measures[index].title)]);
        say(&found, &mut lines);
    }
    let found = lines.join("\n") + "\n";
    let beside = "tests/what_if/england.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(beside, &found).unwrap();
    }
    assert_eq!(fs::read_to_string(beside).unwrap(), found);
}

#[test]
fn the_rank_does_not_follow_a_figure_of_another_period() {
    let mut england = Json::parse(&fs::read_to_string("public/examples/england-2023.json").unwrap());
    for measure in england.field("measures").list() {
        measure.field("readings").list().remove(0);
    }
    let opened = scorecard::open_whole(england.to_string().as_bytes()).unwrap_or_else(|p| panic!("{:?}", p.list));
    let (_, found) = ask(&opened, "oflog-asc5:value:80");
    assert_eq!(found.notes, ["The rank does not follow: the figures of other councils are for 2022/23."]);
    let rank = found.rows.iter().find(|row| row.name == "Rank among councils").expect("a rank");
    assert_eq!(
        (rank.before.text.as_str(), rank.after.text.as_str(), rank.after.fine.as_str()),
        ("31st of 151", "31st of 151", "does not follow")
    );
}

/// The examples as reports.
fn reports() -> Vec<Report> {
    let read = |name: &str| {
        let text = fs::read(format!("public/examples/{name}.json")).expect(name);
        read::report(&text).unwrap_or_else(|p| panic!("{:?}", p.list)).report
    };
    ["template", "adults-2022-01", "adults-2025-01"].map(read).to_vec()
}

fn level(evaluated: &Evaluated) -> Option<Level> {
    match evaluated.lead() {
        Verdict::Rated(rated) => Some(rated.level),
        Verdict::NotRated(_) => None,
    }
}

fn all_levers(report: &Report) -> Vec<(usize, Lever)> {
    let evaluation = evaluate(report);
    let of = |(index, (measure, evaluated))| levers(report, measure, evaluated).iter().map(|l| (index, l.clone())).collect::<Vec<_>>();
    report.measures.iter().zip(&evaluation.measures).enumerate().flat_map(of).collect()
}

#[test]
fn what_is_already_so_changes_nothing() {
    for report in reports() {
        let evaluation = evaluate(&report);
        for (measure, lever) in all_levers(&report) {
            let Some(amount) = lever.now else { continue };
            let then = suppose(&report, &evaluation, &[Supposition { measure, what: lever.what, amount }]);
            assert!(then.taken.is_empty());
            assert_eq!((then.report, then.evaluation), (report.clone(), evaluation.clone()));
        }
    }
}

/// At an edge the level is there, and one step nearer to the report's figure it is not.
fn check_edges(report: &Report) -> usize {
    let evaluation = evaluate(report);
    let mut seen = 0;
    for (index, (measure, evaluated)) in report.measures.iter().zip(&evaluation.measures).enumerate() {
        let Ok(lever) = levers(report, measure, evaluated).figure else { continue };
        let at = |steps: i64| {
            let wanted = Supposition { measure: index, what: lever.what, amount: lever.range.at(steps) };
            level(&suppose(report, &evaluation, &[wanted]).evaluation.measures[index])
        };
        let Some(own) = lever.now.map(|now| lever.range.steps(now)) else { continue };
        for edge in edges(report, measure, evaluated, &[]) {
            seen += 1;
            let steps = lever.range.steps(edge.amount);
            let nearer = steps + (own - steps).signum();
            let here = level(evaluated).expect("a rated measure");
            assert_eq!(at(steps), Some(edge.becomes), "{} at {}", measure.title, edge.amount);
            let before = if nearer == own { Some(here) } else { at(nearer) };
            if edge.rises {
                assert!(before < Some(edge.becomes) && edge.becomes > here)
            } else {
                assert!(before > Some(edge.becomes) && edge.becomes < here)
            }
        }
    }
    seen
}

/// How good a verdict is, from −1 to 1.
fn good(level: Level) -> i8 {
    match level {
        Level::Bottom => -1,
        Level::Middle => 0,
        Level::Top => 1,
    }
}

fn good_of_verdict(verdict: Option<&Verdict>) -> Option<i8> {
    match verdict? {
        Verdict::Rated(rated) => Some(good(rated.level)),
        Verdict::NotRated(_) => None,
    }
}

fn good_of_way(evaluated: &Evaluated) -> Option<i8> {
    Some(match evaluated.direction.way()? {
        Way::NotAsGood | Way::Lower => -1,
        Way::Similar => 0,
        Way::Improved | Way::Higher => 1,
    })
}

/// At an edge the verdict is there, and one step nearer to where the lever stands it is not.
fn check_each<T: Copy + std::fmt::Debug>(
    report: &Report,
    measure: &Measure,
    evaluated: &Evaluated,
    (lever, edges): &Edges<T>,
    score: impl Fn(T) -> i8,
    tell: impl Fn(&Evaluated) -> Option<i8>,
) -> usize {
    let Some(own) = lever.now.map(|now| lever.range.steps(now)) else { return 0 };
    let at = |steps: i64| tell(&at(report, measure, lever, lever.range.at(steps)).expect("within the ends"));
    let Some(here) = tell(evaluated) else {
        assert!(edges.is_empty());
        return 0;
    };
    for edge in edges {
        let steps = lever.range.steps(edge.amount);
        let nearer = steps + (own - steps).signum();
        assert_eq!(at(steps), Some(score(edge.becomes)), "{} at {}", measure.title, edge.amount);
        let before = if nearer == own { here } else { at(nearer).expect("a verdict") };
        let as_told = if edge.rises { before < score(edge.becomes) } else { before > score(edge.becomes) };
        assert!(as_told && edge.rises == (score(edge.becomes) > here), "{} at {}: {edge:?}, before {before}", measure.title, edge.amount);
    }
    edges.len()
}

/// Checks the edges of both ratings and of the arrow of every measure, by figure, target and tolerance; how many there were of each.
fn check_all(report: &Report) -> [usize; 3] {
    let evaluation = evaluate(report);
    let mut seen = [0; 3];
    for (measure, evaluated) in report.measures.iter().zip(&evaluation.measures) {
        for basis in [Basis::Position, Basis::Outlook] {
            let verdict = |evaluated: &Evaluated| match basis {
                Basis::Position => good_of_verdict(Some(&evaluated.position)),
                Basis::Outlook => good_of_verdict(evaluated.outlook.as_ref()),
            };
            if let Ok(found) = rating_edges(report, measure, evaluated, basis) {
                seen[0] += check_each(report, measure, evaluated, &found, good, verdict);
            }
        }
        if let Ok(found) = way_edges(report, measure, evaluated) {
            let score = |way: Way| if way == Way::Similar { 0 } else { i8::from(matches!(way, Way::Improved | Way::Higher)) * 2 - 1 };
            seen[1] += check_each(report, measure, evaluated, &found, score, good_of_way);
        }
        for found in rule_edges(report, measure, evaluated) {
            seen[2] += check_each(report, measure, evaluated, &found, good, |evaluated| good_of_verdict(Some(evaluated.lead())));
        }
    }
    seen
}

#[test]
fn what_would_change_each_verdict_is_exact_in_every_example() {
    let mut seen = [0; 3];
    for report in every_example() {
        for (all, found) in seen.iter_mut().zip(check_all(&report)) {
            *all += found;
        }
    }
    assert!(seen[0] > 150 && seen[1] > 100 && seen[2] > 150, "{seen:?}");
}

/// Every example that is a report.
fn every_example() -> Vec<Report> {
    let files = fs::read_dir("public/examples").unwrap().map(|entry| entry.unwrap().path());
    let reports = files.filter_map(|path| Some(read::report(&fs::read(path).ok()?).ok()?.report));
    reports.collect()
}

#[test]
fn edges_are_exact() {
    assert!(reports().iter().map(check_edges).sum::<usize>() > 40);
}

/// A file of one measure, given by its fields.
fn file(measure: &str, middle: &str) -> Report {
    let text = format!(
        r#"{{
          "scorecard": 1,
          "report": {{ "organisation": "Exampleshire", "title": "Performance", "period": "2024/25" }},
          "scheme": {{
            "levels": {{ "top": {{ "word": "Green" }}, "middle": {{ "word": "Amber" }}, "bottom": {{ "word": "Red" }} }},
            "middle": "{middle}"
          }},
          "frameworks": [{{ "id": "local", "name": "Local", "version": "2024/25", "local": true }}],
          "measures": [{{ "framework": "local", "code": "a", "title": "A", {measure} }}]
        }}"#
    );
    read::report(text.as_bytes()).unwrap_or_else(|p| panic!("{:?} in {text}", p.list)).report
}

proptest! {
    #[test]
    fn edges_are_exact_whatever_the_rule(
        value in 0u32..=1000, target in 1u32..=1000, low in 0u32..500, tolerance in 0u32..300,
        kind in 0usize..4, middle in 0usize..2, decimals in 0u8..2, before in 0u32..=1000,
    ) {
        let middle = ["short of", "either side"][middle];
        let tenths = |n: u32| format!("{}.{}", n / 10, n % 10);
        let tolerance = ["percent", "points", "absolute"].map(|kind| format!(r#""rating_tolerance": {{ "{kind}": {} }}"#, tenths(tolerance)));
        let (value, wanted, before) = (tenths(value), tenths(target), tenths(before));
        let measure = match kind {
            0 => format!(r#""aim": "high", "unit": "percent", "decimals": {decimals}, "readings": [{{ "period": "2024/25", "value": {value} }}, {{ "period": "2023/24", "value": {before} }}], "targets": [{{ "period": "2024/25", "at_least": {wanted} }}], {}"#, tolerance[0]),
            1 => format!(r#""aim": "low", "unit": "percent", "decimals": 1, "readings": [{{ "period": "2024/25", "value": {value} }}, {{ "period": "2023/24", "value": {before} }}], "targets": [{{ "period": "2024/25", "below": {wanted}, "decimals": {decimals} }}], {}"#, tolerance[1]),
            2 => format!(r#""aim": "band", "unit": "percent", "decimals": 1, "readings": [{{ "period": "2024/25", "value": {value} }}, {{ "period": "2023/24", "value": {before} }}], "targets": [{{ "period": "2024/25", "band": [{}, {}] }}], {}"#, tenths(low), tenths(low + target), tolerance[1]),
            _ => format!(r#""aim": "high", "unit": "percent", "readings": [{{ "period": "2024/25", "numerator": {low}, "denominator": 500 }}], "targets": [{{ "period": "2024/25", "at_least": {wanted} }}], {}"#, tolerance[0]),
        };
        let report = file(&measure, middle);
        check_edges(&report);
        check_all(&report);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_supposed_breaks_anything(
        wanted in proptest::collection::vec((any::<Index>(), any::<f64>() , 0usize..5, any::<bool>()), 0..12),
    ) {
        for report in reports() {
            let evaluation = evaluate(&report);
            let whats = [What::Value, What::Count, What::Target, What::TargetHigh, What::Tolerance];
            let of = |(index, amount, what, near): &(Index, f64, usize, bool)| Supposition {
                measure: index.index(report.measures.len()),
                what: whats[*what],
                amount: if *near { amount % 200.0 } else { *amount },
            };
            let wanted: Vec<Supposition> = wanted.iter().map(of).collect();
            let then = suppose(&report, &evaluation, &wanted);
            // It is worked out as the report itself would be, and again changes nothing.
            prop_assert_eq!(&evaluate(&then.report), &then.evaluation);
            let again = suppose(&report, &evaluation, &then.taken);
            prop_assert_eq!(again.report, then.report);
            for index in then.taken.iter().map(|s| s.measure) {
                let found = edges(&report, &report.measures[index], &evaluation.measures[index], &wanted);
                prop_assert!(found.len() <= 4);
            }
        }
    }
}

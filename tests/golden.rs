//! The real reports in `public/examples/`: each gives the scorecard text kept in `tests/golden/`,
//! and its computed ratings and arrows are those the papers printed.
//!
//! `UPDATE=1 cargo test --test golden` writes the texts anew; read the difference before you keep it.

use std::path::Path;

use scorecard::engine::{Direction, Way, evaluate};
use scorecard::model::{Movement, Report};
use scorecard::read;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::DirectionMark;

fn example(name: &str) -> Vec<u8> {
    std::fs::read(format!("public/examples/{name}.json")).expect(name)
}

fn report(name: &str) -> Report {
    read::report(&example(name)).unwrap_or_else(|p| panic!("{name}: {:?}", p.list)).report
}

#[test]
fn every_example_gives_its_golden_text() {
    let mut names: Vec<String> = std::fs::read_dir("public/examples")
        .expect("the examples")
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 3, "the examples are gone: {names:?}");
    for name in names {
        let opened = scorecard::open_whole(&example(&name)).unwrap_or_else(|p| panic!("{}", problems_view(&name, &p).text));
        assert_eq!(opened.warnings.list, [], "{name}");
        let text = scorecard::export::text(&opened.scorecard, &opened.pages(), &opened.compares(""));
        let golden = format!("tests/golden/{name}.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &text).expect("write");
        }
        let kept = if Path::new(&golden).exists() { std::fs::read_to_string(&golden).expect("read") } else { String::new() };
        let first = kept.lines().zip(text.lines()).position(|(a, b)| a != b);
        assert!(kept == text, "{golden} differs from line {:?} on; UPDATE=1 writes it anew", first.map(|l| l + 1));
    }
}

#[test]
fn the_two_dashboards_give_the_golden_text_of_what_changed_between_them() {
    let [mut now, then] = ["adults-2025-01", "adults-2022-01"].map(|name| scorecard::open(&example(name)).expect(name));
    now.put_beside(&[&then]);
    let since = now.since("2021-11-30").expect("the earlier report");
    let text = scorecard::export::since_text(&since, &now.other_reports());
    let golden = "tests/golden/since-2022-01-to-2025-01.txt";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(golden, &text).expect("write");
    }
    let kept = std::fs::read_to_string(golden).unwrap_or_default();
    let first = kept.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(kept == text, "{golden} differs from line {:?} on; UPDATE=1 writes it anew", first.map(|l| l + 1));
    // 30 measures then and 25 now are 35 rows: 20 in both, 5 new, 10 dropped.
    let (both, new, dropped) = since.rows.iter().fold((0, 0, 0), |(both, new, dropped), row| match (&row.then, &row.now) {
        (Some(_), Some(_)) => (both + 1, new, dropped),
        (None, Some(_)) => (both, new + 1, dropped),
        (_, None) => (both, new, dropped + 1),
    });
    assert_eq!((both, new, dropped), (20, 5, 10));
    // No arrow across a break.
    for group in since.groups.iter().filter(|g| g.key == "not-compared") {
        assert_eq!(group.rows.len(), 4);
        for (row, _) in &group.rows {
            assert_eq!(since.rows[*row].change.mark, DirectionMark::None, "{}", since.rows[*row].title);
        }
    }
}

#[test]
fn all_23_letters_of_2022_come_out_of_the_default_rules() {
    let report = report("adults-2022-01");
    assert_eq!(report.measures.len(), 30);
    assert_eq!(report.tolerances, scorecard::model::Tolerances::default(), "by the default tolerances alone");
    let evaluation = evaluate(&report);
    let mut published = 0;
    for (measure, evaluated) in report.measures.iter().zip(&evaluation.measures) {
        assert_eq!((&measure.rating_tolerance, &measure.judgement), (&None, &None), "{}", measure.title);
        assert_eq!(evaluated.level, measure.published.rating, "{}", measure.title);
        published += usize::from(measure.published.rating.is_some());
    }
    assert_eq!(published, 23);
}

#[test]
fn all_11_arrows_of_2025_come_out_of_the_default_rules() {
    let report = report("adults-2025-01");
    assert_eq!(report.measures.len(), 25);
    assert_eq!(report.tolerances, scorecard::model::Tolerances::default(), "by the default tolerances alone");
    let evaluation = evaluate(&report);
    let mut published = 0;
    for (measure, evaluated) in report.measures.iter().zip(&evaluation.measures) {
        let Some(printed) = measure.published.direction else { continue };
        assert_eq!(measure.direction_tolerance, None, "{}", measure.title);
        let Direction::Moved(moved) = &evaluated.direction else { panic!("{}: {:?}", measure.title, evaluated.direction) };
        let way = match printed {
            Movement::Improved => Way::Improved,
            Movement::Similar => Way::Similar,
            Movement::NotAsGood => Way::NotAsGood,
        };
        assert_eq!(moved.way, way, "{}", measure.title);
        published += 1;
    }
    assert_eq!(published, 11);
}

//! Laws of how sure a figure is (`methods.md` §5): an interval holds its figure, the two sides of a
//! change mirror, evidence sets an arrow only where the report asks for it, and the tests are counted.

use proptest::prelude::*;
use scorecard::engine::evidence::{TestsMade, change, interval, tests_made, variation};
use scorecard::engine::{Direction, Way, evaluate, figures};
use scorecard::model::Report;
use scorecard::read;

fn report(scheme: &str, measures: &[String]) -> Report {
    let measures: Vec<String> = measures
        .iter()
        .enumerate()
        .map(|(code, fields)| format!(r#"{{ "framework": "local", "code": "{code}", "title": "A", {fields} }}"#))
        .collect();
    let text = format!(
        r#"{{
          "scorecard": 1, {scheme}
          "report": {{ "organisation": "Exampleshire", "title": "Performance", "period": "2024/25" }},
          "frameworks": [{{ "id": "local", "name": "Local", "version": "2024/25", "local": true }}],
          "measures": [{}]
        }}"#,
        measures.join(", ")
    );
    read::report(text.as_bytes()).unwrap_or_else(|p| panic!("{:?} in {text}", p.list)).report
}

const BY_EVIDENCE: &str = r#""scheme": {
  "levels": { "top": { "word": "Green" }, "middle": { "word": "Amber" }, "bottom": { "word": "Red" } },
  "direction_by_evidence": true
},"#;

fn shares((x1, n1): (u64, u64), (x2, n2): (u64, u64)) -> String {
    format!(
        r#""aim": "high", "unit": "percent", "readings": [
          {{ "period": "2024/25", "numerator": {x2}, "denominator": {n2} }},
          {{ "period": "2023/24", "numerator": {x1}, "denominator": {n1} }}]"#
    )
}

fn share() -> impl Strategy<Value = (u64, u64)> {
    (1u64..5000).prop_flat_map(|n| (0..=n, Just(n)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_interval_holds_its_figure((x, n) in share(), answered in 1u64..5000, more in 0u64..5000, margin in 0.0..60.0f64, tenths in 0..1000u32) {
        let value = f64::from(tenths) / 10.0;
        let measures = [
            format!(r#""aim": "high", "unit": "percent", "readings": [{{ "period": "2024/25", "numerator": {x}, "denominator": {n} }}]"#),
            format!(r#""aim": "low", "unit": "rate", "per": 1000, "readings": [{{ "period": "2024/25", "numerator": {x}, "denominator": {n} }}]"#),
            format!(r#""aim": "low", "unit": "rate", "per": 1000, "readings": [{{ "period": "2024/25", "value": {value}, "numerator": {} }}]"#, x + 1),
            format!(r#""aim": "low", "unit": "count", "readings": [{{ "period": "2024/25", "value": {x} }}]"#),
            format!(
                r#""aim": "high", "unit": "percent", "survey": true, "readings": [
                  {{ "period": "survey 2024/25", "value": {value}, "survey": {{ "answered": {answered}, "population": {} }} }}]"#,
                answered + more
            ),
            format!(r#""aim": "high", "unit": "percent", "survey": true, "readings": [{{ "period": "survey 2024/25", "value": {value}, "survey": {{ "margin": {margin} }} }}]"#),
        ];
        for measure in &report("", &measures).measures {
            let figure = figures(measure).next().unwrap();
            let found = interval(measure, &figure).unwrap().interval;
            let hair = 1e-9 * figure.value.abs();
            prop_assert!(found.lower.get() <= figure.value + hair && figure.value <= found.upper.get() + hair, "{:?} {:?}", figure, found);
            prop_assert!(found.lower.get() >= 0.0);
        }
    }

    #[test]
    fn swapping_the_two_figures_turns_z(a in share(), b in share()) {
        let report = report("", &[shares(a, b), shares(b, a)]);
        let z = |index: usize| {
            let measure = &report.measures[index];
            let both: Vec<_> = figures(measure).collect();
            change(measure, &both[0], &both[1])
        };
        match (z(0), z(1)) {
            (Ok(there), Ok(back)) => {
                prop_assert!((there.z.get() + back.z.get()).abs() < 1e-9);
                prop_assert_eq!(there.evidence, back.evidence);
            }
            (there, back) => prop_assert_eq!(there.err(), back.err()),
        }
    }

    #[test]
    fn evidence_only_ever_makes_an_arrow_similar(a in share(), b in share()) {
        let measures = [shares(a, b)];
        let (without, with) = (report("", &measures), report(BY_EVIDENCE, &measures));
        let way = |report: &Report| match evaluate(report).measures.remove(0).direction {
            Direction::Moved(moved) => (moved.way, moved.could_be_chance),
            Direction::None(reason, _) => panic!("{reason:?}"),
        };
        let ((plain, never), (asked, by_chance)) = (way(&without), way(&with));
        prop_assert!(!never);
        prop_assert_eq!(asked, if by_chance { Way::Similar } else { plain });
        prop_assert!(!(by_chance && plain == Way::Similar), "the tolerance comes first");
    }

    #[test]
    fn no_series_of_totals_panics(values in prop::collection::vec((1u32..=12, 2020i32..2026, 0u64..1000), 0..20)) {
        let mut periods = std::collections::BTreeMap::new();
        for (month, year, value) in values {
            let (first, last) = (if month < 4 { year - 1 } else { year }, format!("{year}-{month:02}"));
            periods.insert(format!("{first}-04 to {last}"), value);
        }
        let readings: Vec<String> = periods.iter().map(|(period, value)| format!(r#"{{ "period": "{period}", "value": {value} }}"#)).collect();
        let fields = format!(r#""aim": "high", "unit": "count", "cumulative": true, "readings": [{}]"#, readings.join(", "));
        if let Some(Ok(found)) = variation(&report("", &[fields]).measures[0]) {
            prop_assert!(found.points.len() >= 6 && found.points.len() <= readings.len());
            prop_assert_eq!(found.points.len(), found.chart.signals.len());
        }
    }
}

#[test]
fn the_tests_of_a_report_are_counted() {
    let untested =
        r#""aim": "high", "unit": "percent", "readings": [{ "period": "2024/25", "value": 70 }, { "period": "2023/24", "value": 60 }]"#;
    let report =
        report("", &[shares((513, 582), (519, 582)), shares((3770, 5185), (4080, 5351)), shares((1, 2), (1, 2)), untested.to_owned()]);
    assert_eq!(tests_made(&report, &evaluate(&report)), TestsMade { tests: 2, unlikely: 1 });
}

/// How many changes the real reports let be tested: what their pages say.
#[test]
fn the_tests_of_the_examples() {
    let made = |name: &str| {
        let report = read::report(&std::fs::read(format!("public/examples/{name}.json")).unwrap()).unwrap().report;
        tests_made(&report, &evaluate(&report))
    };
    assert_eq!(made("adults-2025-01"), TestsMade { tests: 8, unlikely: 1 });
}

//! How sure a measure's figure is: the facts of its page.

use super::view::{Evidence, Fact};
use super::why;
use super::words::{evidence as words, period, variation};
use crate::engine::evidence::{IntervalBy, NoTest, change_behind, interval, margin, moved, tests_made, variation as chart_of, yearly};
use crate::engine::statistics::ChanceTest;
use crate::engine::{Evaluated, Evaluation, Moved};
use crate::model::{Measure, Report, uncapital};

/// How sure the leading figure of a measure is.
pub(super) fn evidence(report: &Report, evaluation: &Evaluation, measure: &Measure, evaluated: &Evaluated) -> Evidence {
    let mut facts = Vec::new();
    let mut add = |term: &str, text: String| facts.push(Fact { term: term.to_owned(), text });
    let mut notes = Vec::new();
    if let Some(lead) = evaluated.lead_figure() {
        match interval(measure, lead) {
            Ok(found) => {
                add("95% interval", words::interval(measure, lead, &found));
                let contradicted = evaluated.contradictions.iter().any(|found| found.figure.reading == lead.reading);
                if contradicted && matches!(found.by, IntervalBy::Counts { .. }) {
                    notes.push(words::by_the_counts());
                }
                notes.extend(words::about_intervals(lead.forecast));
            }
            Err(why) => add("95% interval", words::no_interval(measure, why)),
        }
        if let Some(survey) = lead.reading_of(measure).and_then(|reading| reading.survey.as_ref()) {
            add("Survey", words::survey(measure, survey, margin(measure, lead).as_ref()));
        }
        if let Some(few) = words::small_numbers(measure, lead) {
            add("Small numbers", few);
        }
    }
    if let (Some(Ok(test)), Some(moved)) = (change_behind(measure, evaluated), moved(evaluated)) {
        add(&format!("Change {}", uncapital(&period::since(moved.from.period))), words::test_short(&test));
        notes.push(words::tests_made(tests_made(report, evaluation)));
    }
    match yearly(measure) {
        Some(Ok(found)) => add("Recent trend", words::recent_trend(measure, &found)),
        Some(Err(why)) => add("Recent trend", words::no_recent_trend(&why)),
        None => {}
    }
    // A chart says for itself what it shows.
    if let Some(Err(why)) = chart_of(measure) {
        add("Usual variation", variation::none(&why));
    }
    Evidence { title: "How sure is this figure".to_owned(), facts, notes, why: why::interval(measure, evaluated) }
}

/// The line of an arrow's working that says how strong the evidence for the change is; none where
/// there is no change to tell.
pub(super) fn strength(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<String> {
    let moved: &Moved = moved(evaluated)?;
    let found: Result<ChanceTest, NoTest> = change_behind(measure, evaluated)?;
    let margins = margin(measure, &moved.from).zip(margin(measure, &moved.to));
    Some(words::strength(measure, moved, &found, margins, report.scheme.direction_by_evidence))
}

//! What is shown: the scorecard as a reader sees it, every word finished.
//!
//! The last place with numbers and the only place with English: `number` prints what the engine's
//! rounding rounded, `words` holds every sentence, and the rest lays findings out in the shapes of
//! [`view`].

mod author;
mod breakdown;
mod bring_in;
mod changes;
mod checks;
mod commentary;
mod compare;
mod council;
mod draft;
mod evidence;
mod figure_tables;
mod forecast;
mod left_out;
mod number;
mod overview;
mod page;
mod problems;
mod questions;
mod row;
pub mod selection;
mod since;
mod tables;
mod text;
mod trend;
mod trends;
mod variation;
pub mod view;
mod what_if;
mod why;
mod why_headline;
mod words;
mod working;

use crate::engine::Evaluation;
use crate::model::{Measure, MeasureId, Report, is_of_a_word};
pub use crate::model::{capital, lower};
pub use author::{
    MissingItem, MissingView, about_sheets, cannot_add_view, cannot_roll_view, explained, missing_view, not_a_spreadsheet, not_opened_view,
    readings_alone_view, sheet_problems_view,
};
pub use bring_in::{bring_in, bring_in_as_text, cannot_bring, cannot_take};
pub use checks::checks;
pub use commentary::{commentary, draft};
pub use compare::{compare, compare_all};
pub use council::{config_problems_view, council};
pub use draft::{
    Add, ChangeView, FieldKind, Form, FormField, FormGroup, FormPart, HeldView, bad_period, change_views, change_words, form, held_view,
};
pub use figure_tables::figure_tables;
pub use left_out::{left_out, left_out_caution, mark_left_out};
pub use number::count as grouped;
pub use problems::{ExcerptLine, ProblemView, ProblemsView, as_text, problems_view};
pub use questions::questions;
pub use since::{earlier_forecasts, long_measure, mark_changes, other_reports, since};
pub use text::check_text;
use view::{Breakdown, Page, Scorecard, Trends};
pub use what_if::{supposed, what_if};
pub use why_headline::why_headline;

/// The scorecard of a report and what was worked out of it.
#[must_use]
pub fn scorecard(report: &Report, evaluation: &Evaluation) -> Scorecard {
    let mut keys: Vec<String> = Vec::new();
    let mut measures = Vec::new();
    for (measure, evaluated) in report.measures.iter().zip(&evaluation.measures) {
        let key = unique(key(report, &measure.id), &keys);
        keys.push(key.clone());
        measures.push(row::measure(report, measure, evaluated, key));
    }
    let (ratings, directions) = overview::tallies(report, &measures);
    let (latest_heading, previous_heading) = overview::headings(report);
    Scorecard {
        masthead: overview::masthead(report),
        headline: overview::headline(report, evaluation, &measures),
        by_layer: overview::by_layer(report, &measures),
        by_outcome: overview::by_outcome(report, &measures),
        attention: overview::attention(report, evaluation, &measures),
        attention_caption: "Largest gap first, as a share of what each is rated against".to_owned(),
        not_rated: overview::not_rated(report, evaluation),
        key: overview::key(report),
        gap_scale: row::gap_scale(),
        tolerances: overview::tolerances(report, evaluation),
        sections: overview::sections(report, &measures),
        choices: overview::choices(report, &ratings, &directions),
        notes: report.notes.clone(),
        background_papers: report.background_papers.iter().map(page::link).collect(),
        latest_heading,
        previous_heading,
        ratings,
        directions,
        measures,
    }
}

/// Everything known about one measure of a report, by its index; `long` is the measure with the readings of earlier reports, if
/// there are any ([`long_measure`]).
#[must_use]
pub fn page(report: &Report, evaluation: &Evaluation, index: usize, long: Option<&Measure>) -> Option<Page> {
    let measure = report.measures.get(index)?;
    Some(page::page(report, evaluation, measure, evaluation.measures.get(index)?, long.unwrap_or(measure)))
}

/// The trends of all measures of a report, side by side; `long` are the measures with the readings of earlier reports, where
/// there are any ([`long_measure`]).
#[must_use]
pub fn trends(report: &Report, evaluation: &Evaluation, long: &[Option<Measure>]) -> Trends {
    trends::trends(report, evaluation, long)
}

/// What the report's wholes are made of.
#[must_use]
pub fn breakdowns(report: &Report) -> Vec<Breakdown> {
    report.breakdowns.iter().map(breakdown::breakdown).collect()
}

/// A measure's name in an address: "ascof-2c", "local-junior-loans".
fn key(report: &Report, id: &MeasureId) -> String {
    let framework = report.frameworks.get(id.framework).map_or("", |f| f.id.as_str());
    let text = format!("{framework} {}", id.code);
    let mut key = String::new();
    for c in lower(&text).chars() {
        if is_of_a_word(c) {
            key.push(c);
        } else if !key.ends_with('-') {
            key.push('-');
        }
    }
    key.trim_matches('-').to_owned()
}

/// A key no other measure has: codes may differ only in punctuation.
fn unique(key: String, taken: &[String]) -> String {
    let mut number = 2;
    let mut candidate = key.clone();
    while taken.contains(&candidate) {
        candidate = format!("{key}-{number}");
        number += 1;
    }
    candidate
}

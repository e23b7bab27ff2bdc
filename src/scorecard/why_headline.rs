//! Why the headline says what it says: which measures are counted as what, which are left out and why, and which are nearest to another
//! rating.

use super::changes::becomes;
use super::overview::{LEVELS, not_rated, rating_word};
use super::view::{DirectionMark, HeadlineCount, Mark, Measure as Shown, OfHeadline, RatingMark, WhyHeadline};
use super::words::{edges as words, sources, why};
use crate::engine::what_if::rating_edges;
use crate::engine::{Evaluated, Evaluation, Verdict};
use crate::model::{Measure, Report};

/// So many measures that are nearest to another rating are told.
const NEAREST: usize = 5;

/// Why the headline says what it says; `shown` are the report's measures as the scorecard has them.
#[must_use]
pub fn why_headline(report: &Report, evaluation: &Evaluation, shown: &[Shown]) -> WhyHeadline {
    let judged = report.measures.iter().filter(|measure| measure.judgement.is_some()).count();
    let without = shown.iter().filter(|measure| measure.direction.mark == DirectionMark::None).count();
    let nearest = nearest(report, evaluation);
    let by = (!nearest.is_empty()).then(|| why::NEAREST.to_owned());
    WhyHeadline {
        rule: why::headline_rule(report),
        counts: LEVELS
            .into_iter()
            .rev()
            .filter_map(|level| count(report, shown, RatingMark::of(Some(level)), &rating_word(report, Some(level))))
            .collect(),
        left_out: not_rated(report, evaluation).into_iter().map(|row| OfHeadline { measure: row.measure, text: row.reason }).collect(),
        nearest,
        notes: by.into_iter().chain(why::judged(judged)).chain([why::arrows(without)]).collect(),
        sources: sources::of_headline(report.scheme.middle_lies),
    }
}

fn count(report: &Report, shown: &[Shown], mark: RatingMark, word: &str) -> Option<HeadlineCount> {
    let of = |(index, measure): (usize, &Shown)| {
        let judged = report.measures.get(index).is_some_and(|measure| measure.judgement.is_some());
        let text = if judged { format!("the officers’ judgement; {}", measure.rating.against) } else { measure.rating.against.clone() };
        (measure.rating.mark == mark).then_some(OfHeadline { measure: index, text })
    };
    let measures: Vec<OfHeadline> = shown.iter().enumerate().filter_map(of).collect();
    (!measures.is_empty()).then(|| HeadlineCount { mark: Mark::Rating(mark), title: why::headline_count(word, measures.len()), measures })
}

/// The measures whose rating is nearest to another, by the change of the figure as a share of what it is rated against.
fn nearest(report: &Report, evaluation: &Evaluation) -> Vec<OfHeadline> {
    let pairs = report.measures.iter().zip(&evaluation.measures).enumerate();
    let mut found: Vec<(f64, OfHeadline)> = pairs
        .filter_map(|(index, (measure, evaluated))| {
            let (share, text) = nearest_of(report, measure, evaluated)?;
            Some((share, OfHeadline { measure: index, text }))
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().take(NEAREST).map(|(_, of)| of).collect()
}

fn nearest_of(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<(f64, String)> {
    let rated = match evaluated.lead() {
        Verdict::Rated(rated) if measure.judgement.is_none() => rated,
        Verdict::Rated(_) | Verdict::NotRated(_) => return None,
    };
    let against = rated.yardstick.nearer_edge(rated.figure.value).abs();
    let (lever, edges) = rating_edges(report, measure, evaluated, evaluated.leads).ok()?;
    let share = |value: f64| (value - rated.figure.value).abs() / against;
    let found = edges.iter().map(|edge| (share(edge.figure.value), edge)).filter(|(share, _)| share.is_finite());
    let (share, edge) = found.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((share, words::at_figure(measure, &lever, Some(&rated.figure), edge, &becomes(report, edge))))
}

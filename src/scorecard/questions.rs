//! Questions for members, laid out.

use super::row;
use super::view::{QuestionGroup, QuestionView, Questions};
use super::words::questions as words;
use crate::engine::Evaluation;
use crate::engine::questions::questions as found;
use crate::model::Report;

/// What a report gives reason to ask.
#[must_use]
pub fn questions(report: &Report, evaluation: &Evaluation) -> Questions {
    let groups: Vec<QuestionGroup> = found(report, evaluation)
        .into_iter()
        .filter_map(|reasons| {
            let (measure, evaluated) = (report.measures.get(reasons.measure)?, evaluation.measures.get(reasons.measure)?);
            let question = |rule| {
                let (ask, why) = words::question(report, measure, evaluated, rule);
                QuestionView { ask, why }
            };
            Some(QuestionGroup {
                measure: reasons.measure,
                rating: row::rating_view(report, measure, evaluated),
                questions: reasons.rules.into_iter().map(question).collect(),
            })
        })
        .collect();
    let count = groups.iter().map(|group| group.questions.len()).sum();
    Questions { lead: words::lead(count, groups.len()), note: words::note(), groups, general: words::general() }
}

//! Measures that a report is shown without: which, why, and what the scorecard says of it.

use super::view::{LeftOut, Scorecard};
use super::words::{left_out as words, problem};
use crate::read::problem::Broken;

/// The measures that are left out of a file, each with why; `text` is the text of the file.
#[must_use]
pub fn left_out(text: &str, broken: &[Broken]) -> Vec<LeftOut> {
    let line = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count() + 1);
    let one = |broken: &Broken| {
        let problems = broken.problems.iter().map(|p| (problem::say(p).title, p.span.map_or(0, |span| line(span.start))));
        LeftOut {
            index: broken.index,
            measure: broken.label.clone(),
            title: broken.title.clone(),
            why: words::why(&problems.collect::<Vec<_>>()),
        }
    };
    broken.iter().map(one).collect()
}

/// Says in the headline of a scorecard that measures are left out of it and of all its counts.
pub fn mark_left_out(scorecard: &mut Scorecard, left_out: &[LeftOut]) {
    let said = words::headline(left_out, scorecard.measures.len());
    if !said.is_empty() {
        scorecard.headline.rest = format!("{} {said}", scorecard.headline.rest).trim_start().to_owned();
    }
}

/// What to bear in mind where a report is compared with another, of either of which measures are left out.
#[must_use]
pub fn left_out_caution(report: &crate::model::Report, left_out: &[LeftOut]) -> Option<String> {
    (!left_out.is_empty()).then(|| words::caution(report, left_out))
}

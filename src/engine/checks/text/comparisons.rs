//! "Lower than the national average" of a figure that is higher.

use std::ops::Range;

use super::Told;
use crate::engine::checks::{Found, Sense, Told as Says};
use crate::engine::figure::FigureUnit;
use crate::engine::printed;
use crate::engine::yardstick::comparator_value;
use crate::model::{Aim, Comparator, ComparatorKind, Finite, is_of_a_word, lower};

/// Words of so many letters tell what a title is about.
const LONG: usize = 5;

pub(super) fn find(told: &Told, found: &mut Vec<Found>) {
    for sentence in &told.paragraph.sentences {
        for at in sentence.clone() {
            found.extend(compared(told, sentence, at).map(|says| told.found(sentence, says)));
        }
    }
}

/// What a word says of two figures.
fn sense(word: &str) -> Option<Sense> {
    Some(match word {
        "higher" | "above" | "greater" => Sense::Up,
        "lower" | "below" => Sense::Down,
        "better" => Sense::Better,
        "worse" => Sense::Worse,
        _ => return None,
    })
}

/// The sort of comparator a word stands for.
fn kind(word: &str) -> Option<ComparatorKind> {
    Some(match word {
        "national" | "england" => ComparatorKind::National,
        "region" | "regional" => ComparatorKind::Region,
        "peer" | "peers" => ComparatorKind::PeerGroup,
        _ => return None,
    })
}

fn compared(told: &Told, sentence: &Range<usize>, at: usize) -> Option<Says> {
    let sense = sense(told.word(at))?;
    let denied = (1..=3).filter_map(|back| at.checked_sub(back)).any(|i| matches!(told.word(i), "not" | "no" | "neither" | "than"));
    let reference = (at + 1..(at + 5).min(sentence.end)).find(|i| kind(told.word(*i)).is_some())?;
    // A number beside it is tested where claims are.
    let has_number = (at + 1..(reference + 7).min(sentence.end)).any(|i| told.number(i).is_some());
    if denied || has_number {
        return None;
    }
    let (local, comparator) = (local(told, sentence, at)?, comparator(told, kind(told.word(reference))?)?);
    let value = comparator_value(told.at.measure, comparator)?.get();
    let (a, b) = (printed::value(local.1), printed::value(value));
    let wrong = match (sense, told.at.measure.aim) {
        (Sense::Up, _) | (Sense::Better, Aim::High) | (Sense::Worse, Aim::Low) => a.high < b.low,
        (Sense::Down, _) | (Sense::Better, Aim::Low) | (Sense::Worse, Aim::High) => a.low > b.high,
        (Sense::Better | Sense::Worse, Aim::Band | Aim::None) => false,
    };
    let index = told.at.measure.comparators.iter().position(|c| c.id == comparator.id)?;
    wrong.then_some(Says::Comparison { sense, local, comparator: index, value })
}

/// The figure that is compared: the last the sentence names, or the measure's own where it names no number and no time.
fn local(told: &Told, sentence: &Range<usize>, at: usize) -> Option<(crate::model::Period, f64)> {
    let last = (sentence.start..at).rev().find_map(|i| told.number(i));
    if let Some(quantity) = last {
        return told.figure(&quantity).map(|figure| (figure.period, figure.value));
    }
    let timeless = sentence.clone().all(|i| !told.is_label(i));
    let lead = told.at.evaluated.lead_figure()?;
    (timeless && names_it(told, sentence) && lead.unit == FigureUnit::Measure).then_some((lead.period, lead.value))
}

/// Whether a sentence has two of the longer words of the measure's title.
fn names_it(told: &Told, sentence: &Range<usize>) -> bool {
    let title = lower(&told.at.measure.title);
    let mut words: Vec<&str> = title.split(|c: char| !is_of_a_word(c)).filter(|word| word.chars().count() >= LONG).collect();
    words.sort_unstable();
    words.dedup();
    words.iter().filter(|word| sentence.clone().any(|i| told.word(i) == **word)).count() >= 2
}

/// The one published comparator of a sort.
fn comparator<'t>(told: &Told<'t>, kind: ComparatorKind) -> Option<&'t Comparator> {
    let published = |c: &&Comparator| c.kind == kind && comparator_value(told.at.measure, c).map(Finite::get).is_some();
    let mut all = told.at.measure.comparators.iter().filter(published);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

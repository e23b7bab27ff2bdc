//! "Improved", "rose", "fell" of a figure that did the other.

use std::ops::Range;

use super::Told;
use crate::engine::checks::{Found, Sense, Told as Says};
use crate::engine::direction::crosses;
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::printed;
use crate::engine::yardstick::gap_to;
use crate::engine::{Way, direction, tolerance};
use crate::model::{Aim, Period};

/// A word of change this many words from the number it is said of, at most.
const NEAR: usize = 9;

pub(super) fn find(told: &Told, found: &mut Vec<Found>) {
    for sentence in &told.paragraph.sentences {
        for at in sentence.clone() {
            let Some(sense) = sense(told.word(at)).filter(|_| said_of_now(told, at)) else { continue };
            let says = of_a_figure(told, sentence, at, sense).or_else(|| of_the_measure(told, sentence, at, sense));
            found.extend(says.map(|says| told.found(sentence, says)));
        }
    }
}

/// What a word says of a change.
fn sense(word: &str) -> Option<Sense> {
    Some(match word {
        "improved" | "improvement" | "improving" | "better" => Sense::Better,
        "worse" | "worsened" | "worsening" | "deteriorated" | "deterioration" => Sense::Worse,
        "rose" | "risen" | "rise" | "increased" | "increase" | "grew" | "grown" | "up" => Sense::Up,
        "fell" | "fallen" | "fall" | "decreased" | "decrease" | "reduced" | "reduction" | "dropped" | "drop" | "declined" | "decline"
        | "down" => Sense::Down,
        _ => return None,
    })
}

/// Whether a change is told as a fact: not hoped for, denied, or part of a name ("improvement plan").
fn said_of_now(told: &Told, at: usize) -> bool {
    let before = (1..=3).filter_map(|back| at.checked_sub(back)).any(|i| {
        matches!(
            told.word(i),
            "not"
                | "no"
                | "never"
                | "to"
                | "will"
                | "should"
                | "would"
                | "could"
                | "may"
                | "might"
                | "must"
                | "needs"
                | "need"
                | "expected"
                | "if"
                | "without"
                | "until"
                | "than"
                | "neither"
                | "little"
                | "any"
        )
    });
    let name = matches!(told.word(at + 1), "plan" | "plans" | "programme" | "board" | "work" | "project" | "journey" | "team" | "measures");
    !before && !name
}

/// The number a change is said of: "rose to 89.6%", "89.6% in 2023/24, an improvement on the year before".
fn of_a_figure(told: &Told, sentence: &Range<usize>, at: usize, sense: Sense) -> Option<Says> {
    let (now, basis) = to_number(told, sentence, at, sense).or_else(|| number_before(told, sentence, at))?;
    let to = told.figure(&now)?;
    let candidates = earlier(told, &to, basis);
    // The text may mean any of them: only where it is wrong of all is it wrong.
    let from = candidates.first()?.clone();
    let wrong = candidates.iter().all(|from| contradicts(told, sense, from, &to));
    wrong.then_some(Says::Direction { sense, from: (from.period, from.value), to: (to.period, to.value) })
}

/// "rose (slightly) to 89.6%"; whether from one number to another is up is tested where claims are.
fn to_number(told: &Told, sentence: &Range<usize>, at: usize, sense: Sense) -> Option<(crate::engine::claims::text::Quantity, Basis)> {
    let to = (at + 1..(at + 4).min(sentence.end)).find(|i| told.word(*i) == "to")?;
    let from_one_to_another = (at + 1..to).any(|i| told.number(i).is_some()) && matches!(sense, Sense::Up | Sense::Down);
    let number = told.number(to + 1).filter(|_| to + 1 < sentence.end && !from_one_to_another)?;
    Some((number, basis(told, sentence)))
}

/// "89.6% in 2023/24, a small improvement on the year before".
fn number_before(told: &Told, sentence: &Range<usize>, at: usize) -> Option<(crate::engine::claims::text::Quantity, Basis)> {
    let than = (at + 1..(at + 3).min(sentence.end)).any(|i| matches!(told.word(i), "on" | "from" | "than"));
    let from = at.saturating_sub(NEAR).max(sentence.start);
    let mut numbers = (from..at).rev().filter_map(|i| told.number(i));
    let number = numbers.next().filter(|_| than)?;
    // "82% of 61%, an improvement": which of the two is not clear.
    numbers.next().is_none().then(|| (number, basis(told, sentence)))
}

/// What a text compares with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Basis {
    /// The year before, or the survey before.
    LastYear,
    /// It does not say.
    Unsaid,
}

fn basis(told: &Told, sentence: &Range<usize>) -> Basis {
    let year = sentence.clone().any(|i| {
        matches!(told.word(i), "year" | "survey") && matches!(told.word(i + 1), "before" | "earlier")
            || matches!(told.word(i), "previous" | "last") && matches!(told.word(i + 1), "year" | "survey")
    });
    if year { Basis::LastYear } else { Basis::Unsaid }
}

/// The earlier figures that a text may compare one with.
fn earlier(told: &Told, to: &Figure, basis: Basis) -> Vec<Figure> {
    let measure = told.at.measure;
    let before = |f: &Figure| !f.forecast && f.unit == FigureUnit::Measure && f.period.last_day() < to.period.last_day();
    let same = |period: Period| period == to.period.years_before(1) || matches!(period, Period::SurveyWave { .. });
    let last_year = figures(measure).filter(|f| before(f) && same(f.period)).last();
    let previous = figures(measure).filter(|f| before(f) && f.period.kind() == to.period.kind()).last();
    let led = direction::previous(measure, to);
    let all = match basis {
        Basis::LastYear => [last_year, None, None],
        Basis::Unsaid => [last_year, previous, led],
    };
    all.into_iter().flatten().filter(|from| !measure.breaks.iter().any(|b| crosses(b, from.period, to.period))).collect()
}

/// Whether a change went clearly the other way than a word says.
fn contradicts(told: &Told, sense: Sense, from: &Figure, to: &Figure) -> bool {
    if printed::value(from.value).meets(printed::value(to.value)) {
        return false;
    }
    let measure = told.at.measure;
    let change = to.value - from.value;
    let good = match measure.aim {
        Aim::High | Aim::Low => tolerance::by_aim(measure.aim, change),
        Aim::None => return matches!((sense, change > 0.0), (Sense::Up, false) | (Sense::Down, true)),
        Aim::Band => direction::band(measure).map_or(0.0, |band| gap_to(band, to.value) - gap_to(band, from.value)),
    };
    match sense {
        Sense::Up => change < 0.0,
        Sense::Down => change > 0.0,
        Sense::Better => good < 0.0,
        Sense::Worse => good > 0.0,
    }
}

/// "Performance has improved", of a measure whose direction is the other.
fn of_the_measure(told: &Told, sentence: &Range<usize>, at: usize, sense: Sense) -> Option<Says> {
    let moved = match &told.at.evaluated.direction {
        direction::Direction::Moved(moved) => moved,
        direction::Direction::None(..) => return None,
    };
    let other = match (sense, moved.way) {
        (Sense::Better, Way::NotAsGood) | (Sense::Worse, Way::Improved) => true,
        (Sense::Better | Sense::Worse | Sense::Up | Sense::Down, _) => false,
    };
    // A sentence with a number or a time of its own may be about something else; so may one without "performance".
    let plain = sentence.clone().all(|i| told.number(i).is_none() && !told.is_label(i) && told.word(i) != "since");
    let of_it = (at.saturating_sub(4).max(sentence.start)..at).any(|i| told.word(i) == "performance");
    let one_sense = sentence.clone().filter_map(|i| super::directions::sense(told.word(i))).all(|other| other == sense);
    (other && plain && of_it && one_sense).then_some(Says::Direction {
        sense,
        from: (moved.from.period, moved.from.value),
        to: (moved.to.period, moved.to.value),
    })
}

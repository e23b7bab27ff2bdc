//! Questions for members in words: what to ask, and why.

use crate::engine::questions::Rule;
use crate::engine::{Direction, Evaluated, NoDirection, Verdict};
use crate::model::{Level, Measure, Report};
use crate::scorecard::words::{direction, inside, labels, period, rating};
use crate::scorecard::{number, row};

/// What to ask, and why.
pub(in crate::scorecard) fn question(report: &Report, measure: &Measure, evaluated: &Evaluated, rule: Rule) -> (String, String) {
    let word = |level: Option<Level>| level.map(|level| inside(&report.scheme.words(level).word)).unwrap_or_default();
    let is = word(evaluated.level);
    let lead = stands(measure, evaluated);
    let moved = moves(measure, evaluated);
    let both = || format!("{lead} {moved}").trim().to_owned();
    match rule {
        Rule::WorseAndGettingWorse => {
            (format!("This is {is} and getting worse: what is the cause, what will turn it round, and by when?"), both())
        }
        Rule::OffTrack => (format!("This is {is}: what is being done, and when will it show?"), both()),
        Rule::GettingWorse => ("This is getting worse: is it expected to go on, and from when would it be off track?".to_owned(), both()),
        Rule::NoAction => (
            match &measure.owner {
                Some(owner) => format!("What is being done about it by the {owner}?"),
                None => "Who answers for it, and what is being done?".to_owned(),
            },
            format!("It is {is} and short of what it is rated against, and the report names no action."),
        ),
        Rule::ForecastOff => (
            "It stands better now than it is forecast to end: what is going to happen in the rest of the year?".to_owned(),
            two_ratings(measure, evaluated),
        ),
        Rule::ForecastBetter => {
            ("It is off track now and forecast to end better: what is that forecast built on?".to_owned(), two_ratings(measure, evaluated))
        }
        Rule::ToleranceDecides => (
            "Who decided how far short still counts as near, and is it right here?".to_owned(),
            format!("A slightly different tolerance would give another rating. {lead}"),
        ),
        Rule::RoundingDecides => ("Rounding decides this rating: would it be told otherwise with one more decimal?".to_owned(), lead),
        Rule::SmallNumbers => (
            "This is of few people: is the change more than chance, and what do the cases themselves say?".to_owned(),
            few(measure, evaluated),
        ),
        Rule::Judgement => {
            ("What does the officers’ judgement rest on that the figures do not show?".to_owned(), judged(report, measure, evaluated))
        }
        Rule::Contradiction => (
            "Which of these figures is right?".to_owned(),
            evaluated
                .contradictions
                .iter()
                .map(|found| row::contradiction(report, measure, evaluated, found))
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Rule::Break => {
            ("It is measured differently now: how will members be able to tell whether it gets better?".to_owned(), broken(evaluated))
        }
        Rule::NoFigure => (
            "How is this watched until there is a figure to rate?".to_owned(),
            match evaluated.lead() {
                Verdict::NotRated(reason) => rating::not_rated(measure, reason),
                Verdict::Rated(_) => String::new(),
            },
        ),
        Rule::FarBeyondTarget => ("Is the target asking enough?".to_owned(), lead),
    }
}

/// Questions to ask of any report; the frame members start from.
pub(in crate::scorecard) fn general() -> Vec<String> {
    [
        "What would success look like a year from now, and which of these figures would show it?",
        "What do the people who use the service, and those who work in it, say about it? How were they asked?",
        "Which of the measures that are off track matter most to residents, and why?",
        "What did the actions reported last time change? How is that known?",
        "What was tried before, and what is different this time?",
        "What is not measured here that members ought to know?",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// How the measure is rated, in a sentence.
fn stands(measure: &Measure, evaluated: &Evaluated) -> String {
    match evaluated.lead() {
        Verdict::Rated(rated) => rating::sentence(measure, rated),
        Verdict::NotRated(reason) => rating::not_rated(measure, reason),
    }
}

/// How it went, in a sentence.
fn moves(measure: &Measure, evaluated: &Evaluated) -> String {
    match &evaluated.direction {
        Direction::Moved(moved) => direction::sentence(measure, moved),
        Direction::None(..) => String::new(),
    }
}

fn two_ratings(measure: &Measure, evaluated: &Evaluated) -> String {
    let sentence = |verdict: &Verdict| match verdict {
        Verdict::Rated(rated) => rating::sentence(measure, rated),
        Verdict::NotRated(reason) => rating::not_rated(measure, reason),
    };
    let outlook = evaluated.outlook.as_ref().map(sentence).unwrap_or_default();
    format!("Now: {} For the year: {outlook}", sentence(&evaluated.position))
}

fn few(measure: &Measure, evaluated: &Evaluated) -> String {
    let counted = evaluated.lead_figure().and_then(|figure| figure.counts);
    let of = counted.map(|counts| format!("{}. ", labels::counted_number(measure, counts.numerator.real()))).unwrap_or_default();
    format!("{of}{}", stands(measure, evaluated))
}

/// What the officers judged, with their reason, beside what the rules give.
pub(super) fn judged(report: &Report, measure: &Measure, evaluated: &Evaluated) -> String {
    let Some(judgement) = &measure.judgement else { return String::new() };
    let word = |level: Level| inside(&report.scheme.words(level).word);
    let computed = match evaluated.lead() {
        Verdict::Rated(rated) => word(rated.level),
        Verdict::NotRated(_) => "no rating".to_owned(),
    };
    format!(
        "The {} judged it {} on {}, where the rules give {computed}: “{}”.",
        judgement.by,
        word(judgement.level),
        period::date(judgement.date),
        judgement.reason
    )
}

fn broken(evaluated: &Evaluated) -> String {
    match &evaluated.direction {
        Direction::None(NoDirection::Break(between), _) => format!("{}: {}.", period::month(between.from), between.reason),
        Direction::None(..) | Direction::Moved(_) => String::new(),
    }
}

/// How many questions, on how many measures.
pub(in crate::scorecard) fn lead(questions: usize, measures: usize) -> String {
    if questions == 0 {
        return "The report gives no reason for a question of its own.".to_owned();
    }
    format!(
        "{} on {}, the lowest rated first.",
        super::plural(questions, "question", "questions"),
        super::plural(measures, "measure", "measures")
    )
}

/// What the questions are.
pub(in crate::scorecard) fn note() -> String {
    let few = number::count(30.0);
    format!(
        "Each question comes from a rule about the report’s own figures, with its reason beneath. They are a start, not a script: \
         members know what the figures do not. Few people are fewer than {few}; a tolerance decides where the difference lies within a tenth of its edge."
    )
}

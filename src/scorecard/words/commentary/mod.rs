//! The commentary in words: what a paper says of each measure, of each layer, and of the whole. Each sentence is a
//! function of the engine's findings ([`crate::engine::commentary`]).

mod change;
mod figures;
mod standing;
pub(in crate::scorecard) mod whole;
mod year;

use super::{direction, evidence, list, period, questions, rating, trend, uncapital};
use crate::engine::commentary::{Opening, Remark, Told};
use crate::engine::evidence::margin;
use crate::engine::{Contradiction, Evaluated, Figure, NoDirection, NotRated, Verdict, all_yardsticks, distance};
use crate::model::{Absence, Aim, Basis, Measure, Missing, Report};
use crate::scorecard::row;

/// The paragraph of a measure, sentence by sentence: the most telling thing first.
pub(in crate::scorecard) fn paragraph(report: &Report, measure: &Measure, evaluated: &Evaluated, told: &Told) -> Vec<String> {
    let mut out = Vec::new();
    let contradicted = |figure: &Figure| evaluated.contradictions.iter().any(|found| found.figure.reading == figure.reading);
    let lead = told.lead.first();
    match (told.opens, lead, &told.change) {
        (Opening::Miss, Some(remark), _) => {
            out.push(standing::miss(measure, remark, contradicted(&remark.rated.figure)));
        }
        (Opening::Slipping, Some(remark), Ok(changed)) => {
            out.push(change::slipping(measure, changed, &contradicted));
            out.push(standing::still_stands(measure, remark));
        }
        (Opening::Slipping | Opening::Standing, Some(remark), _) => {
            out.push(standing::stands(measure, remark, contradicted(&remark.rated.figure)));
        }
        (Opening::NoFigure, _, _) => out.push(no_figure(measure, evaluated)),
        (Opening::Miss | Opening::Slipping | Opening::Standing | Opening::Figure, _, _) => {
            out.extend(evaluated.lead_figure().map(|figure| format!("{}.", standing::figure(measure, figure, contradicted(figure)))));
        }
    }
    if told.opens != Opening::NoFigure {
        out.extend(contradictions(report, measure, evaluated));
        out.extend(compared(measure, told));
        out.extend(changed(measure, told, &contradicted));
        out.extend(lead.filter(|_| told.opens == Opening::Miss).and_then(|remark| to_reach(measure, remark)));
        out.extend(year_ahead(measure, evaluated, told));
        out.extend(known_of_it(measure, evaluated));
        out.extend(told.not_rated.as_ref().filter(|_| told.opens == Opening::Figure).and_then(|reason| why_not_rated(measure, reason)));
    }
    out.extend(judgement(report, measure, evaluated));
    if told.opens == Opening::Miss {
        out.push(actions(measure));
    }
    out
}

/// How many people would close a gap, where the gap itself does not tell.
fn to_reach(measure: &Measure, remark: &Remark) -> Option<String> {
    let rated = &remark.rated;
    let distance = distance(measure, &rated.figure, rated.yardstick.requirement).filter(|distance| distance.people().is_some())?;
    let told = rated.gap < 0.0 && !figures::is_number(measure, rated.figure.unit);
    told.then(|| format!("It would take {} to close the gap.", uncapital(&rating::people(measure, distance, rated.gap))))
}

/// The figures that do not agree with their counts, each with which it is.
fn contradictions(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let of = |found: &Contradiction| {
        let is_lead = evaluated.lead_figure().is_some_and(|lead| lead.reading == found.figure.reading);
        let when = if is_lead { String::new() } else { format!(" {}", figures::during(found.figure.period)) };
        let what = row::contradiction(report, measure, evaluated, found);
        format!("The printed figure{when} does not agree with its own counts: {what}")
    };
    evaluated.contradictions.iter().map(of).collect()
}

fn changed(measure: &Measure, told: &Told, contradicted: &dyn Fn(&Figure) -> bool) -> Option<String> {
    match &told.change {
        Ok(_) if told.opens == Opening::Slipping => None,
        Ok(changed) => Some(change::change(measure, changed, told.opens == Opening::Miss, contradicted)),
        // What is not rated for the same reason says it once.
        Err(NoDirection::CountOnly | NoDirection::ForInformation | NoDirection::NoReading) => None,
        Err(reason) => Some(direction::none(reason)),
    }
}

/// The other comparators, the comparators' own years, and what could be chance.
fn compared(measure: &Measure, told: &Told) -> Vec<String> {
    if told.not_rated.is_some() {
        return standing::others(measure, None, &told.lead);
    }
    let Some((lead, others)) = told.lead.split_first() else { return Vec::new() };
    let like = lead.like_for_like.as_ref().map(|like| like.rated.figure.reading);
    let has_value = told.change.as_ref().is_ok_and(|changed| like == Some(changed.moved.from.reading));
    let mut out: Vec<String> = standing::could_be_chance(lead).into_iter().collect();
    out.extend(standing::like_for_like(measure, lead, has_value));
    out.extend(standing::others(measure, Some(lead), others));
    out
}

/// Where the year stands, or may end.
fn year_ahead(measure: &Measure, evaluated: &Evaluated, told: &Told) -> Vec<String> {
    let mut out = Vec::new();
    let made = evaluated.forecast.as_ref().and_then(|figure| year::how_made(measure, figure));
    match (evaluated.leads, &told.other) {
        (Basis::Outlook, Some(position)) => {
            out.extend(made);
            out.push(standing::so_far(measure, position));
        }
        (Basis::Outlook, None) => {
            out.extend(made);
            if let Verdict::NotRated(NotRated::Missing { period, missing }) = &evaluated.position {
                out.push(rating::no_figure(*period, missing));
            }
        }
        (Basis::Position, Some(forecast)) => {
            out.push(standing::forecast(measure, forecast));
            out.extend(made);
        }
        (Basis::Position, None) => out.extend(told.ahead.as_ref().map(|ahead| year::ahead(measure, ahead))),
    }
    out
}

/// What a reader must know of the figure: its survey, its lateness, how few people it is of.
fn known_of_it(measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let Some(figure) = evaluated.lead_figure() else { return Vec::new() };
    let reading = figure.reading_of(measure);
    let mut out = Vec::new();
    let survey = reading.and_then(|reading| reading.survey.as_ref());
    out.extend(
        survey.map(|survey| format!("The survey: {}", uncapital(&evidence::survey(measure, survey, margin(measure, figure).as_ref())))),
    );
    match evaluated.current.missing.as_ref().filter(|_| evaluated.leads == Basis::Position) {
        Some((_, Missing { why: Absence::NotDue { next: Some(next) }, .. })) => {
            out.push(format!("The next figure is due in {}.", period::month(*next)));
        }
        Some((period, missing)) => out.push(rating::no_figure(*period, missing)),
        None => {}
    }
    let lag = reading.and_then(|reading| trend::lag(reading.period, reading.lag_months));
    out.extend(lag.map(|lag| format!("The figure is {lag}.")));
    out.extend(evidence::small_numbers(measure, figure));
    out
}

/// Why a figure is not rated, if the figure itself does not tell.
fn why_not_rated(measure: &Measure, reason: &NotRated) -> Option<String> {
    match reason {
        NotRated::NoAim if measure.aim == Aim::None && measure.for_information => None,
        NotRated::Unpublished { .. } => Some(format!("It cannot be rated yet. {}", rating::not_rated(measure, reason))),
        _ => Some(rating::not_rated(measure, reason)),
    }
}

/// That there is no figure, and what it would be held against.
fn no_figure(measure: &Measure, evaluated: &Evaluated) -> String {
    match &evaluated.current.missing {
        Some((period, missing)) => {
            let target = all_yardsticks(measure, period.last_month()).into_iter().find(|yardstick| yardstick.period == Some(*period));
            let held = target.map(|target| format!(" It will be held against {}.", figures::named(measure, &target)));
            rating::no_figure(*period, missing) + &held.unwrap_or_default()
        }
        None => rating::not_rated(measure, &NotRated::NoReading),
    }
}

/// The officers' judgement and what it stands in place of.
fn judgement(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<String> {
    measure.judgement.as_ref().map(|_| questions::judged(report, measure, evaluated))
}

/// What is being done about a miss, in the report's words.
fn actions(measure: &Measure) -> String {
    let all: Vec<String> = measure.actions.iter().map(|action| action.what.trim_end_matches('.').to_owned()).collect();
    match all.as_slice() {
        [] => "The report names no action on it.".to_owned(),
        [one] => format!("What is being done, in the report’s words: {one}."),
        several => format!("What is being done, in the report’s words: {}.", several.join("; ")),
    }
}

/// What a draft is.
pub(in crate::scorecard) const LEAD: &str =
    "This is a draft, made from the figures by rules: read it, change it and add to it before it is used.";

/// What a draft knows, and what it does not.
pub(in crate::scorecard) const NOTE: &str = "Each sentence comes from what the scorecard shows; nothing is worked out anew. “Similar” is up to 1 point \
    or 1%, “slightly” up to 3 points or 5%, “considerably” from 8 points or 25%; milestones and targets are just, or well, met or missed by the same \
    measure. Differences are taken before rounding. Whether a change could be chance is said where it could be tested. A draft knows no causes, and nothing that is not in the file.";

/// That the figures are watched on.
pub(in crate::scorecard) const GOES_ON: &str = "Performance will go on being monitored and reported.";

/// How many are on the good side of the report's levels.
pub(in crate::scorecard) fn summing_up(rated: usize, [low, middle, top]: &[(usize, String); 3]) -> String {
    let well = middle.0 + top.0;
    match (rated, well) {
        (1, 1) => format!("The one measure that is rated is {} or {}.", middle.1, top.1),
        (1, _) => format!("The one measure that is rated is {}.", low.1),
        (rated, well) if rated == well => format!("All {} measures that are rated are {} or {}.", in_words(rated), middle.1, top.1),
        (rated, 0) => format!("All {} measures that are rated are {}.", in_words(rated), low.1),
        (rated, well) => format!(
            "Of the {} measures that are rated, {} {} {} or {}; {} {} {}.",
            in_words(rated),
            in_words(well),
            is_or_are(well),
            middle.1,
            top.1,
            in_words(low.0),
            is_or_are(low.0),
            low.1
        ),
    }
}

/// Numbers below ten in words, as the officers write them.
pub(in crate::scorecard) fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "is", "are".
pub(in crate::scorecard) fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Counts by word, the best first: "four are better, four similar and two below"; those of which there are none are left out.
pub(in crate::scorecard) fn counts(of: &[(usize, String)]) -> String {
    let some = of.iter().filter(|(count, _)| *count > 0).enumerate();
    let parts: Vec<String> = some
        .map(|(place, (count, word))| {
            let verb = if place == 0 { format!(" {}", is_or_are(*count)) } else { String::new() };
            format!("{}{verb} {word}", in_words(*count))
        })
        .collect();
    list(&parts)
}

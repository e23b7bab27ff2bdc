//! The page of one measure.

use super::overview::{direction_word, rating_word};
use super::row::{base, contradiction, direction_mark};
use super::tables::{people, readings, yardsticks};
use super::view::{ActionView, CommentView, Fact, LinkView, Mark, Page, PointMark, RatingMark, VerdictLine, WhyId};
use super::words::trend::lag;
use super::words::{capital, direction, evidence as words, labels, period, rating};
use super::working::{judged, why_direction, why_rating};
use super::{evidence, forecast, number, trend, variation};
use crate::engine::evidence::change;
use crate::engine::{Direction, Evaluated, Evaluation, Figure, FigureUnit, Verdict};
use crate::model::{Basis, Link, Measure, Month, Report};

/// The page of a measure; `long` is the same with its series as long as all reports have it.
pub(super) fn page(report: &Report, evaluation: &Evaluation, measure: &Measure, evaluated: &Evaluated, long: &Measure) -> Page {
    let (big, big_notes) = big(measure, evaluated);
    Page {
        eyebrow: eyebrow(report, measure),
        big,
        big_unit: labels::unit_line(measure),
        big_notes,
        verdicts: verdicts(report, measure, evaluated),
        why_rating: why_rating(report, measure, evaluated),
        why_direction: why_direction(report, measure, evaluated),
        evidence: evidence::evidence(report, evaluation, measure, evaluated),
        trend: trend::trend(report, long, evaluated),
        variation: variation::chart(report, long),
        forecast: forecast::forecast(report, measure, evaluated),
        kinds_of_year: forecast::kinds_of_year(long),
        readings: readings(report, long),
        yardsticks: yardsticks(report, measure, evaluated),
        people: people(measure, evaluated),
        commentary: measure
            .commentary
            .iter()
            .map(|c| CommentView { text: c.text.clone(), source: c.source.clone().unwrap_or_default() })
            .collect(),
        actions: measure
            .actions
            .iter()
            .map(|a| {
                let by = a.by.map(|day| format!("by {}", period::date(day)));
                let parts: Vec<String> = [a.who.clone(), by, a.status.clone()].into_iter().flatten().collect();
                ActionView { what: a.what.clone(), detail: parts.join(" · ") }
            })
            .collect(),
        notes: notes(report, measure, evaluated),
        facts: facts(report, measure, evaluated),
        links: measure.links.iter().map(link).collect(),
    }
}

/// A link, as shown.
pub(super) fn link(link: &Link) -> LinkView {
    LinkView { title: link.title.clone(), url: link.url.clone() }
}

fn eyebrow(report: &Report, measure: &Measure) -> String {
    let mut parts = vec![labels::code(report, measure)];
    parts.extend(measure.layer.and_then(|l| report.layers.get(l)).map(|l| l.name.clone()));
    parts.extend(measure.outcome.and_then(|o| report.outcomes.get(o.outcome)).map(|o| o.name.clone()));
    for (holds, text) in [
        (measure.better_care_fund, "Better Care Fund"),
        (measure.statutory, "statutory return"),
        (measure.survey, "survey"),
        (measure.for_information, "for information only"),
    ] {
        if holds {
            parts.push(text.to_owned());
        }
    }
    parts.push(labels::aim(measure.aim).to_owned());
    parts.join(" · ")
}

/// A figure with its counts, for a sentence: "897 admissions", "1,221 out of 1,403".
pub(super) fn with_base(measure: &Measure, figure: &Figure) -> String {
    let base = base(measure, figure);
    match figure.unit {
        FigureUnit::Counted => labels::counted_number(measure, figure.value),
        FigureUnit::Measure if base.is_empty() => number::value(measure, figure.value),
        FigureUnit::Measure => base,
    }
}

fn big(measure: &Measure, evaluated: &Evaluated) -> (String, Vec<String>) {
    let mut notes = Vec::new();
    let Some(lead) = evaluated.lead_figure() else {
        let reason = match &evaluated.current.missing {
            Some((p, missing)) => format!("{}: {}", capital(&period::long(*p)), labels::missing(missing)),
            None => "The report has no figure for this measure.".to_owned(),
        };
        return ("–".to_owned(), vec![reason]);
    };
    let base_text = base(measure, lead);
    let when = if lead.forecast { rating::basis_label(Basis::Outlook, lead) } else { capital(&period::long(lead.period)) };
    notes.push(if base_text.is_empty() { format!("{when}.") } else { format!("{when}: {base_text}.") });
    notes.extend(match trend::mark(measure, lead) {
        PointMark::Provisional => Some("Provisional: it may yet change.".to_owned()),
        PointMark::Revised => Some("Revised since it was first published.".to_owned()),
        PointMark::Final | PointMark::Forecast => None,
    });
    let other = match evaluated.leads {
        Basis::Outlook => evaluated.current.figure.as_ref().map(|f| ("So far", f)),
        Basis::Position => evaluated.forecast.as_ref().map(|f| ("Forecast", f)),
    };
    if let Some((label, figure)) = other {
        let value = match (figure.unit, figure.counts) {
            (FigureUnit::Measure, Some(_)) => format!("{} ({})", number::value(measure, figure.value), base(measure, figure)),
            (FigureUnit::Measure, None) => number::value(measure, figure.value),
            (FigureUnit::Counted, _) => with_base(measure, figure),
        };
        notes.push(format!("{label}{}, {}: {value}.", labels::by_method(figure), period::long(figure.period)));
    }
    if let Some((_, missing)) = &evaluated.current.missing {
        notes.push(format!("{}.", labels::missing(missing).trim_end_matches('.')));
    }
    let exact = number::value_with(measure, lead.value, measure.decimals);
    (exact, notes)
}

fn verdicts(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<VerdictLine> {
    let mut out = Vec::new();
    let mut add = |basis: Basis, verdict: &Verdict| {
        let leads = evaluated.leads == basis;
        let why = if leads { WhyId::Rating } else { WhyId::OtherRating };
        match verdict {
            Verdict::Rated(rated) => {
                let judgement = measure.judgement.as_ref().filter(|_| leads);
                let level = judgement.map_or(rated.level, |j| j.level);
                let mut sentence = rating::sentence(measure, rated);
                if let Some(judgement) = judgement {
                    sentence.push(' ');
                    sentence.push_str(&judged(report, judgement));
                }
                out.push(VerdictLine {
                    label: rating::basis_label(basis, &rated.figure),
                    mark: Mark::Rating(RatingMark::of(Some(level))),
                    word: rating_word(report, Some(level)),
                    sentence,
                    why: Some(why),
                });
            }
            Verdict::NotRated(reason) if leads || measure.cumulative => {
                let level = measure.judgement.as_ref().filter(|_| leads).map(|j| j.level);
                out.push(VerdictLine {
                    label: match basis {
                        Basis::Position => "Now".to_owned(),
                        Basis::Outlook => "For the year".to_owned(),
                    },
                    mark: Mark::Rating(RatingMark::of(level)),
                    word: rating_word(report, level),
                    sentence: match measure.judgement.as_ref().filter(|_| leads) {
                        Some(judgement) => format!("{} {}", rating::not_rated(measure, reason), judged(report, judgement)),
                        None => rating::not_rated(measure, reason),
                    },
                    why: leads.then_some(why),
                });
            }
            Verdict::NotRated(_) => {}
        }
    };
    if evaluated.leads == Basis::Outlook
        && let Some(outlook) = &evaluated.outlook
    {
        add(Basis::Outlook, outlook);
    }
    add(Basis::Position, &evaluated.position);
    if evaluated.leads == Basis::Position
        && let Some(outlook) = &evaluated.outlook
    {
        add(Basis::Outlook, outlook);
    }
    let mark = direction_mark(&evaluated.direction);
    let (label, sentence) = match &evaluated.direction {
        Direction::Moved(moved) => {
            let sentence = direction::sentence(measure, moved);
            // What sets the arrow has said so already.
            let chance = change(measure, &moved.from, &moved.to).ok().filter(|_| !moved.could_be_chance);
            let chance = chance.map(|test| format!(" {}", words::change_sentence(test.evidence))).unwrap_or_default();
            (period::since(moved.from.period), sentence + &chance)
        }
        Direction::None(reason, _) => ("Direction".to_owned(), direction::none(reason)),
    };
    out.push(VerdictLine { label, mark: Mark::Direction(mark), word: direction_word(report, mark), sentence, why: Some(WhyId::Arrow) });
    out
}

fn notes(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let mut out = measure.notes.clone();
    out.extend(
        measure.breaks.iter().map(|b| format!("Break in the series from {}: {}.", period::month(b.from), b.reason.trim_end_matches('.'))),
    );
    out.extend(
        evaluated
            .contradictions
            .iter()
            .map(|c| format!("Check, {}: {}", period::long(c.figure.period), contradiction(report, measure, evaluated, c))),
    );
    out
}

fn facts(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Fact> {
    let framework = report.frameworks.get(measure.id.framework);
    let mut out = Vec::new();
    let mut add = |term: &str, text: Option<String>| {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push(Fact { term: term.to_owned(), text });
        }
    };
    add("Description", measure.description.clone().filter(|d| *d != measure.title));
    add("Definition", measure.definition.clone());
    add(
        "Framework",
        framework.map(|f| {
            if f.local {
                format!("{}: the council’s own measure", f.name)
            } else {
                format!("{} {}, measure {}", f.name, f.version, measure.id.code)
            }
        }),
    );
    add("Counts", measure.counted.clone().map(|c| capital(&c)));
    add("Base", measure.base.clone().map(|b| capital(&b)));
    add("Aim", Some(capital(labels::aim_rule(measure.aim))));
    add("Collected", measure.frequency.map(|f| labels::frequency(f).to_owned()));
    let lead = evaluated.lead_figure();
    add("Period", lead.map(|f| format!("{} ({})", capital(&period::long(f.period)), period::kind(f.period))));
    add(
        "Lateness",
        lead.filter(|f| !f.forecast).map(|f| {
            let lag = f.reading_of(measure).and_then(|r| lag(r.period, r.lag_months)).map(|lag| format!("; {lag}"));
            let months = f.period.last_month().count_to(Month::of(report.position_at)) - 1;
            let ended = match usize::try_from(months) {
                Ok(0) | Err(_) => "Up to date with the report".to_owned(),
                Ok(months) => {
                    format!("Its period ended {} before the position of the report", super::words::plural(months, "month", "months"))
                }
            };
            ended + &lag.unwrap_or_default()
        }),
    );
    add("Compared with", Some(capital(&direction::basis(measure.direction_against))));
    add("Outcome", outcome(report, measure));
    add("Published quartile", measure.published.quartile.map(|q| labels::quartile(q).to_owned()));
    add("Published rank", measure.published.rank.as_ref().map(labels::published_rank));
    add("Owner", measure.owner.clone());
    add("Source", measure.source.clone());
    out
}

fn outcome(report: &Report, measure: &Measure) -> Option<String> {
    let reference = measure.outcome?;
    let outcome = report.outcomes.get(reference.outcome)?;
    let plan = outcome.plan.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
    let supporting = reference.supporting.and_then(|s| outcome.supporting.get(s)).map(|s| format!(": {}", s.name)).unwrap_or_default();
    Some(format!("{}{plan}{supporting}", outcome.name))
}

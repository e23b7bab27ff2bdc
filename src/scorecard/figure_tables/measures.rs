//! One row per measure.

use super::{count, difference, share, table, text, unit, value};
use crate::engine::rounding::settle;
use crate::engine::{Direction, Evaluated, Evaluation, Figure, FigureUnit, Verdict};
use crate::model::{Measure, Report};
use crate::scorecard::number;
use crate::scorecard::overview::rating_word;
use crate::scorecard::row::contradiction;
use crate::scorecard::view::{Cell, FigureTable, Mark, Measure as Shown, Page, RatingMark, Scorecard};
use crate::scorecard::words::{capital, labels, period, rating};

const COLUMNS: [(&str, u8); 41] = [
    ("Code", 12),
    ("Measure", 46),
    ("Layer", 18),
    ("Outcome", 24),
    ("Supporting outcome", 24),
    ("Framework", 16),
    ("Unit", 10),
    ("What the value is", 30),
    ("Aim", 14),
    ("Period", 22),
    ("Status", 12),
    ("Value", 12),
    ("As printed", 12),
    ("Numerator", 12),
    ("Denominator", 12),
    ("Why there is no figure", 30),
    ("Previous period", 20),
    ("Previous value", 12),
    ("Previous as printed", 12),
    ("Rated against", 28),
    ("Value rated against", 12),
    ("As printed, rated against", 14),
    ("Gap, better positive", 12),
    ("Gap as a share", 12),
    ("Gap in words", 22),
    ("Rating", 14),
    ("Reason", 38),
    ("Rating now", 14),
    ("Rating by forecast", 14),
    ("Other ratings", 34),
    ("Direction", 16),
    ("Change", 12),
    ("Direction in words", 26),
    ("Forecast period", 16),
    ("Forecast", 12),
    ("Range of the forecast", 22),
    ("Judgement", 34),
    ("Checks", 40),
    ("Notes", 40),
    ("Owner", 24),
    ("Source", 30),
];

pub(super) fn table_of(report: &Report, evaluation: &Evaluation, shown: &Scorecard, pages: &[Page]) -> FigureTable {
    let measures = report.measures.iter().zip(&evaluation.measures);
    let rows = measures.zip(shown.measures.iter().zip(pages));
    let rows = rows.map(|((measure, evaluated), (shown, page))| row(report, measure, evaluated, shown, page)).collect();
    table("Measures", COLUMNS, rows)
}

fn row(report: &Report, measure: &Measure, evaluated: &Evaluated, shown: &Shown, page: &Page) -> [Cell; COLUMNS.len()] {
    let outcome = measure.outcome.and_then(|found| report.outcomes.get(found.outcome));
    let supporting = outcome.zip(measure.outcome).and_then(|(outcome, found)| outcome.supporting.get(found.supporting?));
    let framework = report.frameworks.get(measure.id.framework);
    let figure = evaluated.lead_figure();
    let [period, status, now, printed, numerator, denominator] = figure_cells(measure, figure);
    let [before_period, _, before, before_printed, _, _] = figure_cells(measure, evaluated.previous.as_ref());
    let [against, against_value, against_printed, gap, gap_share, gap_words] = gap_cells(measure, evaluated);
    let mark = |verdict: Option<&Verdict>| match verdict {
        Some(Verdict::Rated(rated)) => {
            Cell::Marked(Mark::Rating(RatingMark::of(Some(rated.level))), rating_word(report, Some(rated.level)))
        }
        Some(Verdict::NotRated(_)) | None => Cell::Blank,
    };
    let change = match &evaluated.direction {
        Direction::Moved(moved) | Direction::None(_, Some(moved)) => difference(measure, settle(moved.change)),
        Direction::None(_, None) => Cell::Blank,
    };
    let [forecast_period, _, forecast, ..] = figure_cells(measure, evaluated.forecast.as_ref());
    let range = page.forecast.iter().flat_map(|found| &found.rows).find(|row| row.rating.is_some());
    let flag =
        |label: &str| shown.flags.iter().filter(|flag| flag.label == label).map(|flag| flag.text.clone()).collect::<Vec<_>>().join(" ");
    let checks: Vec<String> = evaluated
        .contradictions
        .iter()
        .map(|found| format!("{}: {}", capital(&period::long(found.figure.period)), contradiction(report, measure, evaluated, found)))
        .collect();
    let others: Vec<String> = shown.second.iter().map(|second| format!("{} {}", second.word, second.text)).collect();
    let why = if figure.is_none() { shown.latest.base.clone() } else { String::new() };
    let reason = match evaluated.lead() {
        Verdict::Rated(_) => shown.rating.against.clone(),
        Verdict::NotRated(reason) => rating::not_rated(measure, reason),
    };
    [
        text(measure.id.code.clone()),
        text(measure.title.clone()),
        text(measure.layer.and_then(|layer| report.layers.get(layer)).map(|layer| layer.name.clone()).unwrap_or_default()),
        text(outcome.map(|outcome| outcome.name.clone()).unwrap_or_default()),
        text(supporting.map(|supporting| supporting.name.clone()).unwrap_or_default()),
        text(framework.map(|framework| format!("{} {}", framework.short_name, framework.version)).unwrap_or_default()),
        text(unit(measure)),
        text(labels::unit_line(measure)),
        text(labels::aim(measure.aim)),
        period,
        status,
        now,
        printed,
        numerator,
        denominator,
        text(why),
        before_period,
        before,
        before_printed,
        against,
        against_value,
        against_printed,
        gap,
        gap_share,
        gap_words,
        Cell::Marked(Mark::Rating(shown.rating.mark), shown.rating.word.clone()),
        text(reason),
        mark(Some(&evaluated.position)),
        mark(evaluated.outlook.as_ref()),
        text(others.join("; ")),
        Cell::Marked(Mark::Direction(shown.direction.mark), shown.direction.word.clone()),
        change,
        text(shown.direction.detail.clone()),
        forecast_period,
        forecast,
        text(range.map(|row| row.range.clone()).filter(|range| range != "–").unwrap_or_default()),
        text(flag("Judgement")),
        text(checks.join(" ")),
        text(measure.notes.join(" ")),
        text(measure.owner.clone().unwrap_or_default()),
        text(measure.source.clone().unwrap_or_default()),
    ]
}

/// A figure's period, status, value, value as printed, numerator and denominator.
fn figure_cells(measure: &Measure, figure: Option<&Figure>) -> [Cell; 6] {
    let Some(figure) = figure else { return [const { Cell::Blank }; 6] };
    let printed = match figure.unit {
        FigureUnit::Measure => number::value(measure, figure.value),
        FigureUnit::Counted => labels::counted_number(measure, figure.value),
    };
    let status = match figure.reading_of(measure) {
        Some(reading) => labels::status(&reading.status).to_owned(),
        None => format!("Forecast{}", labels::by_method(figure)),
    };
    [
        text(capital(&period::long(figure.period))),
        text(status),
        value(measure, figure.unit, figure.value, measure.decimals),
        text(printed),
        count(figure.counts.map(|counts| counts.numerator.real())),
        count(figure.counts.and_then(|counts| counts.denominator).map(|base| base.real())),
    ]
}

/// What it is rated against: the name, the value, the value as printed; the gap, as a share, in words.
fn gap_cells(measure: &Measure, evaluated: &Evaluated) -> [Cell; 6] {
    let Verdict::Rated(rated) = evaluated.lead() else { return [const { Cell::Blank }; 6] };
    let yardstick = &rated.yardstick;
    let unit = rated.figure.unit;
    [
        text(capital(rating::yardstick_long(measure, yardstick).trim_start_matches("the "))),
        value(measure, unit, yardstick.nearer_edge(rated.figure.value), yardstick.decimals),
        text(rating::wanted(measure, yardstick)),
        if unit == FigureUnit::Counted { count(Some(rated.gap)) } else { difference(measure, rated.gap) },
        rated.relative_gap.map_or(Cell::Blank, share),
        text(capital(&rating::gap(measure, rated))),
    ]
}

//! The control chart of a measure's months or quarters, laid out.

use super::number;
use super::trend::axis;
use super::view::{ChartFigure, ChartView, Control, Figures, Scale, Tone, TrendLine};
use super::words::{capital, labels, period, variation as words};
use crate::engine::FigureUnit;
use crate::engine::evidence::{ChartTarget, VariationChart, variation};
use crate::engine::statistics::{Going, Signal};
use crate::model::{Aim, Measure, Report, Requirement, Unit};

/// The chart, where the measure's series allows one.
pub(super) fn chart(report: &Report, measure: &Measure) -> Option<ChartFigure> {
    let found = variation(measure)?.ok()?;
    let target = found.target.map(|target| (target_line(measure, &target), target));
    let limits = shown_limits(measure, &found);
    let drawn = found.points.iter().map(|point| point.value).chain([limits.0, limits.1]);
    let drawn: Vec<f64> = drawn.chain(target.iter().flat_map(|(_, target)| edges(target.requirement))).collect();
    let (from, to) = axis(&drawn);
    let (divisor, suffix) = match found.unit {
        FigureUnit::Counted => (1.0, String::new()),
        FigureUnit::Measure => {
            let suffix = format!("{}{}", number::scale_suffix(measure.scale), number::unit_suffix(measure.unit));
            (measure.scale.divisor(), suffix)
        }
    };
    let spoken = found.points.iter().zip(&found.chart.signals).map(|(point, signal)| {
        let what = signal.map(|signal| format!(" · {}", words::signal(signal))).unwrap_or_default();
        format!("{} · {}{what}", capital(&period::long(point.period)), print(measure, found.unit, point.value))
    });
    let control = Control {
        periods: found.points.iter().map(|point| period::short(point.period)).collect(),
        values: found.points.iter().map(|point| point.value).collect(),
        spoken: spoken.collect(),
        signals: found.chart.signals.iter().map(|signal| signal.map(|signal| tone(measure.aim, signal))).collect(),
        mean: found.chart.mean,
        limits,
        target: target.as_ref().map(|(line, _)| line.clone()),
        scale: Scale { from, to, divisor, suffix },
    };
    Some(ChartFigure {
        title: "Usual variation".to_owned(),
        finding: words::finding(&found),
        how_to_read: words::how_to_read(&found),
        table: table(report, measure, &found, limits, target.as_ref().map(|(line, _)| line)),
        chart: ChartView::Control(control),
        source: String::new(),
    })
}

fn print(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match unit {
        FigureUnit::Measure => number::value(measure, value),
        FigureUnit::Counted => labels::counted_number(measure, value),
    }
}

/// A mean or limit: with one decimal more than the values.
fn print_finer(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match unit {
        FigureUnit::Measure => number::value_with(measure, value, measure.decimals + 1),
        FigureUnit::Counted => number::plain(value, 1),
    }
}

/// Whether what a signal tells is good.
fn tone(aim: Aim, signal: Signal) -> Tone {
    match (aim, signal.going) {
        (Aim::High, Going::Up) | (Aim::Low, Going::Down) => Tone::Good,
        (Aim::High, Going::Down) | (Aim::Low, Going::Up) => Tone::Bad,
        (Aim::Band | Aim::None, Going::Up | Going::Down) => Tone::Neutral,
    }
}

/// The limits, no further than such values go: not below nothing, not above 100%.
fn shown_limits(measure: &Measure, found: &VariationChart) -> (f64, f64) {
    let values = || found.points.iter().map(|point| point.value);
    let cannot_be_below_nothing = match measure.unit {
        Unit::Percent | Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours => values().all(|value| value >= 0.0),
        Unit::Pounds | Unit::Score => false,
    };
    let is_a_share = measure.unit == Unit::Percent && found.unit == FigureUnit::Measure && values().all(|value| value <= 100.0);
    let lower = if cannot_be_below_nothing { found.chart.lower.max(0.0) } else { found.chart.lower };
    (lower, if is_a_share { found.chart.upper.min(100.0) } else { found.chart.upper })
}

fn edges(requirement: Requirement) -> Vec<f64> {
    match requirement {
        Requirement::AtLeast(v) | Requirement::AtMost(v) | Requirement::Below(v) => vec![v.get()],
        Requirement::Band { low, high } => vec![low.get(), high.get()],
    }
}

/// The target as a line: of a band, its lower edge, with the whole band in its name.
fn target_line(measure: &Measure, target: &ChartTarget) -> TrendLine {
    let decimals = measure.targets.get(target.index).map_or(measure.decimals, |t| t.decimals);
    let label = format!("Target {}", number::requirement(measure, target.requirement, decimals));
    TrendLine { label, value: edges(target.requirement).first().copied().unwrap_or_default() }
}

fn table(report: &Report, measure: &Measure, found: &VariationChart, limits: (f64, f64), target: Option<&TrendLine>) -> Figures {
    let mut rows: Vec<Vec<String>> = found
        .points
        .iter()
        .zip(&found.chart.signals)
        .map(|(point, signal)| {
            let told = signal.map_or("Usual variation", words::signal).to_owned();
            vec![capital(&period::long(point.period)), print(measure, found.unit, point.value), told]
        })
        .collect();
    let mut line = |name: &str, value: String| rows.push(vec![name.to_owned(), value, "–".to_owned()]);
    line("Mean", print_finer(measure, found.unit, found.chart.mean));
    line("Lower limit", print_finer(measure, found.unit, limits.0));
    line("Upper limit", print_finer(measure, found.unit, limits.1));
    if let Some(target) = target {
        line("Target", target.label.trim_start_matches("Target ").to_owned());
    }
    let what = if found.differenced { "Added" } else { report.organisation.as_str() };
    Figures { head: vec!["Period".to_owned(), what.to_owned(), "What it tells".to_owned()], rows }
}

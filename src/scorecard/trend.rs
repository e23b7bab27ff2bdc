//! The trend of a measure: its figures in order, what they are held against, and what they show.

use super::number;
use super::view::{Figures, Trend, TrendLine};
use super::words::{capital, evidence, labels, period, rating};
use crate::engine::evidence::interval;
use crate::engine::{Against, Evaluated, Figure, FigureUnit, Verdict, all_yardsticks, figures};
use crate::model::{ComparatorKind, Interval, Measure, Report, Requirement};

/// The trend, where there are two figures or more that can stand on one axis.
pub(super) fn trend(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<Trend> {
    let lead = evaluated.lead_figure()?;
    // Running totals for parts of a year and for whole years do not belong on one line.
    let same = |f: &Figure| !measure.cumulative || f.period.kind() == lead.period.kind();
    let all = figures(measure).chain(evaluated.worked_out().cloned());
    let series: Vec<Figure> = all.filter(|f| f.unit == FigureUnit::Measure && same(f)).collect();
    if series.len() < 2 {
        return None;
    }
    let targets = |f: &Figure| {
        all_yardsticks(measure, f.period.last_month()).into_iter().find(|y| {
            let is_target = matches!(y.against, Against::Target { .. } | Against::Milestone { .. });
            let is_line = !matches!(y.requirement, Requirement::Band { .. });
            is_target && is_line && (y.period == Some(f.period) || (!measure.cumulative && y.period == f.period.year_of()))
        })
    };
    let last_target = series.iter().rev().find_map(targets);
    let target: Vec<Option<f64>> = series.iter().map(|f| targets(f).map(|y| y.nearer_edge(f.value))).collect();
    let band = measure.targets.iter().find_map(|t| match t.requirement {
        Requirement::Band { low, high } => Some((low.get(), high.get())),
        Requirement::AtLeast(_) | Requirement::AtMost(_) | Requirement::Below(_) => None,
    });
    let lines = lines(measure, lead);
    let target_label =
        last_target.map(|y| format!("Target {}", number::requirement(measure, y.requirement, y.decimals))).unwrap_or_default();
    let intervals: Vec<Option<Interval>> = series.iter().map(|f| interval(measure, f).ok().map(|found| found.interval)).collect();
    let whiskers: Vec<Option<(f64, f64)>> = intervals.iter().map(|i| i.map(|i| (i.lower.get(), i.upper.get()))).collect();
    let values = series.iter().map(|f| f.value).chain(target.iter().flatten().copied()).chain(lines.iter().map(|l| l.value));
    let values = values.chain(whiskers.iter().flatten().flat_map(|(lower, upper)| [*lower, *upper]));
    let values: Vec<f64> = values.chain(band.into_iter().flat_map(|(low, high)| [low, high])).collect();
    let breaks = series
        .windows(2)
        .enumerate()
        .filter_map(|(i, pair)| {
            let [before, after] = pair else { return None };
            let crossed = |b: &&crate::model::Break| before.period.last_month() < b.from && b.from <= after.period.last_month();
            measure.breaks.iter().find(crossed).map(|b| (i + 1, b.reason.clone()))
        })
        .collect();
    Some(Trend {
        finding: finding(measure, evaluated, &series),
        how_to_read: how_to_read(&series, &whiskers, band.is_some(), !target_label.is_empty(), !lines.is_empty()),
        periods: series.iter().map(|f| period::short(f.period)).collect(),
        actual: series.iter().map(|f| (!f.forecast).then_some(f.value)).collect(),
        forecast: series.iter().map(|f| f.forecast.then_some(f.value)).collect(),
        table: table(report, measure, &series, &intervals, &target, &lines),
        interval: whiskers,
        target,
        target_label,
        lines,
        band,
        breaks,
        axis: axis(&values),
        divisor: measure.scale.divisor(),
        suffix: format!("{}{}", number::scale_suffix(measure.scale), number::unit_suffix(measure.unit)),
    })
}

/// Comparators that can stand on the axis: not a whole year's beside running totals.
fn lines(measure: &Measure, lead: &Figure) -> Vec<TrendLine> {
    all_yardsticks(measure, lead.period.last_month())
        .into_iter()
        .filter_map(|y| {
            let Against::Comparator { index } = y.against else { return None };
            let comparator = measure.comparators.get(index)?;
            let fits = !measure.cumulative || y.period.is_none_or(|p| p.is_whole_year() == lead.period.is_whole_year());
            let value = y.nearer_edge(0.0);
            let name = match comparator.kind {
                ComparatorKind::National => "National".to_owned(),
                ComparatorKind::Baseline => "Baseline".to_owned(),
                ComparatorKind::Region
                | ComparatorKind::CouncilType
                | ComparatorKind::PeerGroup
                | ComparatorKind::Authority
                | ComparatorKind::LastYear
                | ComparatorKind::OtherReport => capital(&labels::comparator_short(comparator)),
            };
            fits.then(|| TrendLine { label: format!("{name} {}", number::value_with(measure, value, y.decimals)), value })
        })
        .collect()
}

/// What the chart shows, in a sentence.
fn finding(measure: &Measure, evaluated: &Evaluated, series: &[Figure]) -> String {
    let (Some(first), Some(last)) = (series.first(), series.last()) else { return String::new() };
    let value = |f: &Figure| number::value(measure, f.value);
    let way = match last.value.total_cmp(&first.value) {
        std::cmp::Ordering::Greater => "Up",
        std::cmp::Ordering::Less => "Down",
        std::cmp::Ordering::Equal => "Unchanged",
    };
    let to = if last.forecast { "a forecast " } else { "" };
    let movement =
        format!("{way} from {} {} to {to}{} {}", value(first), period::within(first.period), value(last), period::within(last.period));
    let relation = match evaluated.lead() {
        Verdict::Rated(rated) if rated.figure.unit == FigureUnit::Measure => {
            let what = rating::yardstick_long(measure, &rated.yardstick);
            match rating::gap(measure, rated).as_str() {
                "in line" => format!(", in line with {what}"),
                "inside the band" => format!(", inside {what}"),
                gap if gap.ends_with("the band") => format!(", {gap} of {what}"),
                gap if gap.ends_with("short") => format!(", {gap} of {what}"),
                gap if gap.ends_with("above") => format!(", {gap} {what}"),
                gap => format!(", {gap} than {what}"),
            }
        }
        Verdict::Rated(_) | Verdict::NotRated(_) => String::new(),
    };
    format!("{movement}{relation}.")
}

fn how_to_read(series: &[Figure], whiskers: &[Option<(f64, f64)>], band: bool, target: bool, comparators: bool) -> String {
    let mut parts = vec!["Filled points: figures."];
    if series.iter().any(|f| f.forecast) {
        parts.push("Hollow point: forecast.");
    }
    let known = whiskers.iter().flatten().count();
    if known > 0 {
        parts.push("Upright bars: 95% intervals, how far a figure may lie by chance.");
    }
    if known > 0 && known < series.len() {
        parts.push("Without a bar: not known.");
    }
    if band {
        parts.push("Shaded: the band aimed for.");
    }
    if target {
        parts.push("Solid line: target.");
    }
    if comparators {
        parts.push("Dashed lines: comparators.");
    }
    parts.push("The scale need not start at zero.");
    parts.join(" ")
}

fn table(
    report: &Report,
    measure: &Measure,
    series: &[Figure],
    intervals: &[Option<Interval>],
    target: &[Option<f64>],
    lines: &[TrendLine],
) -> Figures {
    let has_target = target.iter().any(Option::is_some);
    let has_interval = intervals.iter().any(Option::is_some);
    let mut head = vec!["Period".to_owned(), report.organisation.clone(), "Counts".to_owned()];
    if has_interval {
        head.push("95% interval".to_owned());
    }
    if has_target {
        head.push("Target".to_owned());
    }
    let mut rows: Vec<Vec<String>> = series
        .iter()
        .zip(target)
        .zip(intervals)
        .map(|((figure, target), interval)| {
            let forecast = if figure.forecast { " (forecast)" } else { "" };
            let counts = super::row::base(measure, figure);
            let mut row = vec![
                capital(&period::long(figure.period)),
                format!("{}{forecast}", number::value(measure, figure.value)),
                if counts.is_empty() { "–".to_owned() } else { counts },
            ];
            if has_interval {
                row.push(interval.map_or_else(|| "–".to_owned(), |i| evidence::range(measure, figure.unit, i)));
            }
            if has_target {
                row.push(target.map_or_else(|| "–".to_owned(), |t| number::value(measure, t)));
            }
            row
        })
        .collect();
    for line in lines {
        let mut row = vec![line.label.clone(), number::value(measure, line.value), "–".to_owned()];
        row.resize(head.len(), "–".to_owned());
        rows.push(row);
    }
    Figures { head, rows }
}

/// Round ends for the axis of values, with a little air; from zero where that loses little.
pub(super) fn axis(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let spread = if high > low { high - low } else { high.abs().max(1.0) * 0.2 };
    let step = nice_step(spread / 4.0);
    let bottom = if low >= 0.0 && low < spread { 0.0 } else { ((low - spread * 0.1) / step).floor() * step };
    (bottom, ((high + spread * 0.1) / step).ceil() * step)
}

/// The step of 1, 2 or 5 times a power of ten that is next to a length.
fn nice_step(length: f64) -> f64 {
    if !length.is_normal() {
        return 1.0;
    }
    let mut step = 1.0_f64;
    while step > length {
        step /= 10.0;
    }
    while step * 10.0 <= length && step < 1e300 {
        step *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * step).find(|s| *s >= length).unwrap_or(step * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_holds_every_value() {
        for values in [vec![528.7, 582.0, 566.0], vec![0.0, 0.0], vec![-3.0, 4.0], vec![1e9, 1.01e9], vec![0.001]] {
            let (bottom, top) = axis(&values);
            assert!(values.iter().all(|v| bottom <= *v && *v <= top), "{values:?} {bottom} {top}");
        }
    }
}

//! Why an interval and a forecast are what they are: the rule, the numbers put in, the result.

use super::forecast::stated_method;
use super::number;
use super::view::{Step, WhyId, Working};
use super::words::{capital, edges, evidence, forecast as forecasts, period, sources, why as words};
use super::working::step;
use crate::engine::evidence::{FigureInterval, IntervalBy, interval as interval_of, margin};
use crate::engine::forecast::{Outlooks, Projection, SoFar, Sum};
use crate::engine::{Evaluated, Figure, FigureUnit};
use crate::model::{Counts, Measure};

/// Why the interval of the leading figure is what it is, or why there is none.
pub(super) fn interval(measure: &Measure, evaluated: &Evaluated) -> Option<Working> {
    let figure = evaluated.lead_figure()?;
    let working = |title: &str, rule: String| Working {
        id: WhyId::Interval,
        title: title.to_owned(),
        rule,
        steps: Vec::new(),
        conclusion: String::new(),
        mark: None,
        word: String::new(),
        notes: Vec::new(),
        changes_title: edges::CHANGES,
        changes: Vec::new(),
        sources: Vec::new(),
    };
    Some(match interval_of(measure, figure) {
        Ok(found) => Working {
            steps: interval_steps(measure, figure, &found),
            conclusion: "Where the figure may lie, allowing for chance".to_owned(),
            word: evidence::range(measure, figure.unit, found.interval),
            sources: sources::of_interval(Some(&found)),
            ..working("Why this interval", words::INTERVAL.to_owned())
        },
        Err(why) => Working {
            changes_title: words::GIVES_INTERVAL,
            changes: words::would_give_interval(why).map(str::to_owned).into_iter().collect(),
            sources: sources::of_interval(None),
            ..working("Why there is no interval", evidence::no_interval(measure, why))
        },
    })
}

fn interval_steps(measure: &Measure, figure: &Figure, found: &FigureInterval) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut add = |label: &str, value: String| steps.push(step(label.to_owned(), value));
    let events = |figure: &Figure| figure.counts.map_or(figure.value, |counts| counts.numerator.real());
    match found.by {
        IntervalBy::Source => add("The figure, with the interval its source gives", value(measure, figure)),
        IntervalBy::Margin(_) => {
            add("The figure", value(measure, figure));
            if let Some(margin) = margin(measure, figure) {
                add("Margin of error, taken away and added", evidence::either_way(measure, &margin));
            }
        }
        IntervalBy::Counts { method, about } => {
            add(&format!("{} (x)", words::counted(measure)), number::count(events(figure)));
            if let Some(Counts { denominator: Some(base), .. }) = figure.counts {
                add("Out of (n)", number::count(base.real()));
            }
            if about {
                add("The base (n), worked back from the printed rate", "about".to_owned());
            }
            add("The figure", value(measure, figure));
            add("19 of 20, that is 95% (z)", "1.96".to_owned());
            let ends = [found.interval.lower, found.interval.upper].map(|end| evidence::end(measure, figure.unit, end.get()));
            for (upper, end) in [false, true].into_iter().zip(ends) {
                add(&words::interval_sum(measure, figure.unit, method, upper), end);
            }
        }
    }
    steps
}

fn value(measure: &Measure, figure: &Figure) -> String {
    match figure.unit {
        FigureUnit::Measure => number::value(measure, figure.value),
        FigureUnit::Counted => number::count(figure.value),
    }
}

/// Why the forecast that counts is what it is; `run_rate` says what the months left must bring.
pub(super) fn forecast(measure: &Measure, figure: &Figure, found: &Outlooks, run_rate: &str) -> Option<Working> {
    let so_far = found.so_far.as_ref().ok();
    let (rule, mut steps, range, source) = match &found.entered {
        Some((entered, range)) => {
            let source = sources::of_forecast(None, stated_method(measure, entered).as_deref(), range.map(|range| range.by));
            (words::ENTERED.to_owned(), so_far_step(measure, so_far), *range, source)
        }
        None => {
            let told = found.methods.iter().find(|told| Some(told.method) == measure.forecast)?;
            let projection = told.found.as_ref().ok()?;
            let source = sources::of_forecast(Some(told.method), None, told.range.map(|range| range.by));
            let rule = format!("{}. {}", forecasts::method(told.method), words::forecast_rule(&projection.sum));
            (rule, sum_steps(measure, so_far, projection), told.range, source)
        }
    };
    if let Some(range) = range {
        steps.push(step(
            format!("Range: {}", forecasts::uncapital(&forecasts::range_rule(range.by))),
            forecasts::range(measure, so_far, figure, &range),
        ));
    }
    Some(Working {
        id: WhyId::Forecast,
        title: "Why this forecast".to_owned(),
        rule,
        steps,
        conclusion: format!("Forecast for {}", period::the(figure.period)),
        mark: None,
        word: forecasts::total(measure, figure.unit, figure.value),
        notes: range.map(|range| forecasts::about_ranges(&[range.by])).unwrap_or_default(),
        changes_title: words::MUST_BRING,
        changes: [run_rate].into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        sources: source,
    })
}

fn so_far_step(measure: &Measure, so_far: Option<&SoFar>) -> Vec<Step> {
    so_far
        .map(|so_far| {
            let label = words::so_far(so_far.period(), so_far.months, so_far.of);
            step(label, forecasts::term(measure, so_far.unit, so_far.total))
        })
        .into_iter()
        .collect()
}

/// What goes into a forecast, and the sum.
fn sum_steps(measure: &Measure, so_far: Option<&SoFar>, projection: &Projection) -> Vec<Step> {
    let unit = so_far.map_or(FigureUnit::Measure, |so_far| so_far.unit);
    let print = |value: f64| forecasts::term(measure, unit, value);
    let target = |value: f64| number::exact(measure, value, measure.decimals);
    let inputs = match projection.sum {
        Sum::StraightLine { .. } => Vec::new(),
        Sum::LastYearsProfile { year, same, .. }
        | Sum::LastYearsRemainingMonths { year, same, .. }
        | Sum::RollingFromYears { year, same, .. } => {
            vec![("The whole of last year", print(year)), ("The same months of last year", print(same))]
        }
        Sum::MilestoneProfile { due, whole, .. } => vec![("The target for the year", target(whole)), ("Due by now", target(due))],
        Sum::Growth { year, same, in_rate, .. } => {
            let year = if in_rate { number::value(measure, year) } else { print(year) };
            vec![("The whole of last year", year), ("The same months of last year", print(same))]
        }
        Sum::RollingYear { total, .. } => vec![("The last 12 months", print(total))],
    };
    let mut steps = so_far_step(measure, so_far);
    steps.extend(inputs.into_iter().map(|(label, value)| step(label.to_owned(), value)));
    let sum = forecasts::sum(measure, so_far, projection, None);
    steps.push(step(capital(&sum), forecasts::expected(measure, &projection.figure)));
    steps
}

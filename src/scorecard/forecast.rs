//! Where a measure is expected to end the year, laid out.

use super::overview::rating_word;
use super::trend::axis;
use super::view::{ChartFigure, ChartView, Fact, Figures, Forecast, ForecastRow, PathChart, RatingMark, Scale, TrendLine};
use super::words::{capital, forecast as words, period};
use super::{number, why};
use crate::engine::forecast::{Outlooks, Path, PathPoint, Range, RangeBy, RunRate, SoFar, Sum, outlooks};
use crate::engine::{Evaluated, Figure, FigureUnit, Verdict, figures};
use crate::model::{Measure, Period, Report, Requirement, Status};

/// The forecasts of a measure, where they make sense.
pub(super) fn forecast(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Option<Forecast> {
    let found = outlooks(report, measure, evaluated)?;
    let so_far = found.so_far.as_ref().ok();
    let counts = evaluated.forecast.as_ref().filter(|figure| so_far.is_none_or(|so_far| so_far.year == figure.period));
    let year = so_far.map(|so_far| so_far.year).or(counts.map(|f| f.period));
    let title = year.map_or_else(|| "Forecast".to_owned(), |year| format!("Forecast for {}", period::the(year)));
    let rating = || match evaluated.outlook.as_ref().filter(|_| counts.is_some()) {
        Some(Verdict::Rated(rated)) => Some((RatingMark::of(Some(rated.level)), rating_word(report, Some(rated.level)))),
        Some(Verdict::NotRated(_)) => Some((RatingMark::NotRated, rating_word(report, None))),
        None => None,
    };
    let row = |figure: &Figure, range: Option<&Range>| ForecastRow {
        method: "Entered by officers".to_owned(),
        rating: None,
        value: words::total(measure, figure.unit, figure.value),
        base: super::row::base(measure, figure),
        range: range.map_or_else(|| "–".to_owned(), |range| words::range(measure, so_far, figure, range)),
        rule: range.map_or_else(words::no_range, |range| words::range_rule(range.by)),
        rests_on: String::new(),
        sum: String::new(),
    };
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    if let Some((figure, range)) = &found.entered {
        let stated = stated_method(measure, figure);
        let sum = stated.clone().unwrap_or_else(|| "Method not stated".to_owned());
        let rule = range.map_or_else(|| "The officers give no range".to_owned(), |range| words::range_rule(range.by));
        rows.push(ForecastRow { rating: rating(), sum, rule, ..row(figure, range.as_ref()) });
        let named = stated.as_deref().and_then(words::stated);
        if let Some((method, projection)) = named.and_then(|method| Some((method, found.by(method)?))) {
            notes.push(words::beside_stated(measure, figure, method, projection));
        }
    }
    let mut without: Vec<Fact> = Vec::new();
    for told in &found.methods {
        match &told.found {
            Ok(projection) => rows.push(ForecastRow {
                method: words::method(told.method).to_owned(),
                rating: rating().filter(|_| found.entered.is_none() && measure.forecast == Some(told.method)),
                rests_on: match projection.sum {
                    Sum::RollingYear { .. } => String::new(),
                    _ => format!("{} of {} months", projection.months, projection.of),
                },
                sum: words::sum(measure, so_far, projection, told.same_as),
                ..row(&projection.figure, told.range.as_ref())
            }),
            Err(reason) => {
                // Methods that want for the same are told together.
                let (name, text) = (words::method(told.method), words::none(measure, *reason));
                match without.iter_mut().find(|fact| fact.text == text) {
                    Some(fact) => fact.term.push_str(&format!(", {}", words::uncapital(name))),
                    None => without.push(Fact { term: name.to_owned(), text }),
                }
            }
        }
    }
    if counts.is_none() && so_far.is_some() {
        notes.push(words::none_counts(measure, &found));
    }
    if !found.fell.is_empty() {
        notes.push(words::fell(&found.fell));
    }
    let rules: Vec<RangeBy> = found.methods.iter().filter_map(|told| told.range.map(|range| range.by)).collect();
    notes.extend(words::about_ranges(&rules));
    let run_rate = match (&found.run_rate, so_far) {
        (Ok(rate), Some(so_far)) => words::run_rate(measure, so_far.unit, rate),
        (Err(reason), Some(_)) => words::no_run_rate(measure, reason),
        (Ok(_) | Err(_), None) => String::new(),
    };
    Some(Forecast {
        why: counts.and_then(|figure| why::forecast(measure, figure, &found, &run_rate)),
        caption: format!("{title}, by every method"),
        finding: words::finding(measure, &found, counts),
        path: so_far.zip(found.path.as_ref()).map(|(so_far, path)| chart(measure, so_far, path, &found)),
        title,
        run_rate,
        rows,
        without,
        notes,
    })
}

/// What officers say of how they made their forecast.
pub(super) fn stated_method(measure: &Measure, figure: &Figure) -> Option<String> {
    match &figure.reading_of(measure)?.status {
        Status::Forecast { method } => method.clone(),
        Status::Final | Status::Provisional | Status::Revised => None,
    }
}

/// Values by place, from points by month.
fn by_place(places: usize, points: &[PathPoint]) -> Vec<Option<f64>> {
    let at = |place: usize| points.iter().find(|point| usize::try_from(point.month).ok() == Some(place)).map(|point| point.total);
    (0..places).map(at).collect()
}

fn chart(measure: &Measure, so_far: &SoFar, path: &Path, found: &Outlooks) -> ChartFigure {
    let places = path.months.len() + 1;
    let total = |value: f64| words::total(measure, so_far.unit, value);
    let from_nothing = |points: &[PathPoint]| {
        let mut values = by_place(places, points);
        if let Some(first) = values.first_mut().filter(|_| !points.is_empty()) {
            *first = Some(0.0);
        }
        values
    };
    let this_year = from_nothing(&path.this_year);
    let last_year = from_nothing(&path.last_year);
    let milestones = by_place(places, &path.milestones);
    let mut fan = vec![None; places];
    for (month, lower, upper) in &path.fan {
        if let Some(place) = usize::try_from(*month).ok().and_then(|place| fan.get_mut(place)) {
            *place = Some((*lower, *upper));
        }
    }
    let goals = goals(measure, so_far, path, found.run_rate.as_ref().ok());
    let forecast = path.end.map(|(value, _)| TrendLine { label: format!("Forecast {}", short(measure, so_far, value)), value });
    let last_end = last_year.last().copied().flatten().map(|value| TrendLine {
        label: format!("{} {}", period::short(so_far.year.years_before(1)), short(measure, so_far, value)),
        value,
    });
    let values = [&this_year, &last_year, &milestones].into_iter().flatten().flatten().copied();
    let values = values.chain(fan.iter().flatten().flat_map(|(lower, upper)| [*lower, *upper]));
    let values: Vec<f64> = values.chain(goals.iter().chain(&forecast).map(|line| line.value)).chain([0.0]).collect();
    let (from, to) = axis(&values);
    let scale = match so_far.unit {
        FigureUnit::Counted => Scale { from, to, divisor: 1.0, suffix: String::new() },
        FigureUnit::Measure => {
            let suffix = format!("{}{}", number::scale_suffix(measure.scale), number::unit_suffix(measure.unit));
            Scale { from, to, divisor: measure.scale.divisor(), suffix }
        }
    };
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), &total);
    let end_cell = |place: usize, range: Option<(f64, f64)>| {
        let end = path.end.filter(|_| place + 1 == places).map(|(value, _)| total(value));
        let range = range.map(|(lower, upper)| format!("{} to {}", short(measure, so_far, lower), short(measure, so_far, upper)));
        match (end, range) {
            (Some(end), Some(range)) => format!("{end} ({range})"),
            (Some(text), None) | (None, Some(text)) => text,
            (None, None) => "–".to_owned(),
        }
    };
    let columns = |place: usize| {
        let of = |values: &[Option<f64>]| values.get(place).copied().flatten();
        let range = fan.get(place).copied().flatten().filter(|(lower, upper)| lower < upper);
        [cell(of(&this_year)), cell(of(&last_year)), cell(of(&milestones)), end_cell(place, range)]
    };
    let heads = [
        period::short(so_far.year),
        period::short(so_far.year.years_before(1)),
        if path.straight_line { "Straight line".to_owned() } else { "Milestone".to_owned() },
        "Forecast".to_owned(),
    ];
    let used: Vec<usize> = (0..4).filter(|column| (1..places).any(|place| columns(place)[*column] != "–")).collect();
    let mut spoken = vec![String::new()];
    let mut rows = Vec::new();
    for (index, month) in path.months.iter().enumerate() {
        let columns = columns(index + 1);
        let told = used.iter().filter(|column| columns[**column] != "–").map(|column| format!("{}: {}", heads[*column], columns[*column]));
        let told: Vec<String> = told.collect();
        spoken.push([vec![period::month(*month)], told.clone()].concat().join(" · "));
        if !told.is_empty() {
            rows.push([vec![period::month(*month)], used.iter().map(|column| columns[*column].clone()).collect()].concat());
        }
    }
    let head = [vec!["By the end of".to_owned()], used.iter().map(|column| heads[*column].clone()).collect()].concat();
    let finding = chart_finding(measure, so_far, path, found);
    let how_to_read = how_to_read(so_far, path);
    let names = path.months.iter().map(|month| period::month_short(*month).chars().take(3).collect());
    ChartFigure {
        title: "The way through the year".to_owned(),
        finding,
        how_to_read,
        chart: ChartView::Path(PathChart {
            places: ["Start".to_owned()].into_iter().chain(names).collect(),
            spoken,
            this_year,
            last_year,
            milestones,
            straight_line: path.straight_line,
            fan,
            forecast,
            last_end,
            goals,
            scale,
        }),
        table: Figures { head, rows },
        source: String::new(),
    }
}

/// A total in a chart, without its noun: "51", "784.7k".
fn short(measure: &Measure, so_far: &SoFar, value: f64) -> String {
    match so_far.unit {
        FigureUnit::Counted => number::count(value),
        FigureUnit::Measure => number::value(measure, value),
    }
}

/// What the year is rated against, as lines.
fn goals(measure: &Measure, so_far: &SoFar, path: &Path, rate: Option<&RunRate>) -> Vec<TrendLine> {
    let is_target = rate.is_some_and(|rate| matches!(rate.goal.yardstick.against, crate::engine::Against::Target { .. }));
    let name = if is_target { "Target" } else { "Level with it" };
    let name = match rate.map(|rate| rate.goal.yardstick.against) {
        Some(crate::engine::Against::Comparator { index }) => {
            let kind = measure.comparators.get(index).map(super::words::labels::comparator_short).filter(|text| !text.is_empty());
            kind.map_or_else(|| "Comparator".to_owned(), |text| capital(&text))
        }
        _ => name.to_owned(),
    };
    let line = |word: &str, value: f64| TrendLine { label: format!("{name}{word} {}", short(measure, so_far, value)), value };
    match path.goal {
        Some(Requirement::AtLeast(v) | Requirement::AtMost(v)) => vec![line("", v.get())],
        Some(Requirement::Below(v)) => vec![line(" under", v.get())],
        Some(Requirement::Band { low, high }) => vec![line(" from", low.get()), line(" to", high.get())],
        None => Vec::new(),
    }
}

/// What the chart shows, in a sentence.
fn chart_finding(measure: &Measure, so_far: &SoFar, path: &Path, found: &Outlooks) -> String {
    let total = |value: f64| words::total(measure, so_far.unit, value);
    let mut text = format!("{} by the end of {}", total(so_far.total), period::month(so_far.to));
    let before = path.last_year.iter().find(|point| point.month == so_far.months);
    if let Some(before) = before {
        text.push_str(&format!(", against {} a year before", total(before.total)));
    }
    if let Some((value, by)) = path.end {
        let who = by.map_or_else(|| "the officers’ forecast leads".to_owned(), words::leads);
        text.push_str(&format!("; {who} to {} by the end of {}", total(value), period::month(so_far.year.last_month())));
    }
    match &found.run_rate {
        Ok(rate) => format!("{text}. The year is held against {}.", words::goal(measure, so_far.unit, rate)),
        Err(_) => format!("{text}."),
    }
}

fn how_to_read(so_far: &SoFar, path: &Path) -> String {
    let gaps = usize::try_from(so_far.months).ok() != Some(path.this_year.len());
    let thin = if gaps { ", thin over months that are not known" } else { "" };
    let mut parts = vec![format!("Solid line, filled points: this year’s running total{thin}.")];
    if !path.last_year.is_empty() {
        parts.push(format!("Thin dashed line, hollow points: {}.", period::long(so_far.year.years_before(1))));
    }
    if path.straight_line {
        parts.push("Dashed line from the start: an even pace.".to_owned());
    } else if !path.milestones.is_empty() {
        parts.push("Diamonds: milestones.".to_owned());
    }
    if path.goal.is_some() {
        parts.push("Line across: what the year is held against.".to_owned());
    }
    if path.end.is_some() {
        parts.push("Dotted line: to the forecast.".to_owned());
    }
    if let Some((of, by)) = path.fan_of.filter(|_| path.fan.iter().any(|(_, lower, upper)| lower < upper)) {
        let of = of.map_or_else(|| "the officers’ forecast".to_owned(), words::the_method);
        let rule = words::uncapital(&words::range_rule(by));
        parts.push(format!("Shaded, between thin dashes: the range of {of} ({}).", rule));
    }
    parts.join(" ")
}

/// A measure’s years of several kinds, each a row: financial, academic, calendar, rolling. None where there is one kind.
pub(super) fn kinds_of_year(measure: &Measure) -> Option<Figures> {
    const SHOWN: usize = 3;
    /// A kind of year: its name, the family it belongs to, and whether a period is one.
    type Kind = (&'static str, usize, fn(Period) -> bool);
    let kinds: [Kind; 7] = [
        ("Financial years", 0, |p| matches!(p, Period::FinancialYear { .. })),
        ("Financial year to date", 0, |p| is_to_date(p) && matches!(p.year_of(), Some(Period::FinancialYear { .. }))),
        ("Academic years", 1, |p| matches!(p, Period::AcademicYear { .. })),
        ("Academic year to date", 1, |p| is_to_date(p) && matches!(p.year_of(), Some(Period::AcademicYear { .. }))),
        ("Calendar years", 2, |p| matches!(p, Period::CalendarYear { .. })),
        ("Calendar year to date", 2, |p| is_to_date(p) && matches!(p.year_of(), Some(Period::CalendarYear { .. }))),
        ("Any 12 months", 3, |p| matches!(p, Period::RollingYear { .. })),
    ];
    let mut families: Vec<usize> = Vec::new();
    let mut rows = Vec::new();
    for (name, family, is_kind) in kinds {
        let cell = |f: &Figure| {
            let forecast = if f.forecast { " (forecast)" } else { "" };
            format!("{}: {}{forecast}", period::short(f.period), words::total(measure, f.unit, f.value))
        };
        let all: Vec<Figure> = figures(measure).filter(|f| is_kind(f.period)).collect();
        // Of years to date those that end in the same month.
        let to = all.last().map(|f| f.period.last_month().month());
        let same = |f: &&Figure| !is_to_date(f.period) || Some(f.period.last_month().month()) == to;
        let mut of_kind: Vec<String> = all.iter().filter(same).map(cell).collect();
        of_kind.reverse();
        if of_kind.is_empty() {
            continue;
        }
        if !families.contains(&family) {
            families.push(family);
        }
        of_kind.truncate(SHOWN);
        of_kind.resize(SHOWN, "–".to_owned());
        rows.push([vec![name.to_owned()], of_kind].concat());
    }
    let head = ["Kind of year", "Latest", "Before", "Before that"].map(str::to_owned).to_vec();
    (families.len() > 1).then_some(Figures { head, rows })
}

fn is_to_date(period: Period) -> bool {
    matches!(period, Period::YearToDate { .. })
}

//! The rules of rating and direction (`methods.md` §1 to §4), each as a small report in
//! `tests/cases/` with the answer it gets beside it, worked out step by step, for a reader to check.
//!
//! A case says its `rule` and its `measures`; it may set any other field of a file (`scheme`,
//! `tolerances`), or replace fields of the `report`. What every case has in common is filled in by `tests/support/case.rs`.
//! With `"evidence": true` its answer says how sure the figures are instead of how they are rated, with `"forecast": true` where
//! the year is expected to end, with `"series": true` how the figures stand in time, with `"why": true` each result with its whole
//! working: rule, steps, what would change it, sources; and why the headline.
//! To add one: drop in a `.json`, run `UPDATE=1 cargo test --test cases`, and check the `.txt` by hand.

mod support;

use std::fs;

use scorecard::Opened;
use scorecard::scorecard::problems_view;
use scorecard::scorecard::view::{Breakdown, Figures, Measure, Page, PanelPoint, PointMark, TimeMark, Trend, Working};
use support::Json;
use support::answers;
use support::case::whole;

fn answer(name: &str, case: &str) -> String {
    let mut case = Json::parse(case);
    const ASKED: [&str; 4] = ["evidence", "forecast", "series", "why"];
    let asked = ASKED.map(|asked| case.fields().iter().any(|(name, _)| name == asked));
    case.fields().retain(|(name, _)| !ASKED.contains(&name.as_str()));
    let (rule, file) = whole(case);
    let opened = scorecard::open(file.as_bytes()).unwrap_or_else(|problems| panic!("{}\nin\n{file}", problems_view(name, &problems).text));
    let mut lines = vec![rule];
    for (measure, page) in opened.scorecard.measures.iter().zip(&opened.pages()) {
        lines.push(String::new());
        let tell = match asked {
            [true, ..] => say_how_sure,
            [_, true, ..] => say_where_it_ends,
            [_, _, true, _] => say_series,
            [.., true] => say_why,
            [false, false, false, false] => say,
        };
        tell(measure, page, &mut lines);
    }
    if asked == [false, false, false, true] {
        lines.push(String::new());
        say_why_headline(&opened, &mut lines);
    }
    if asked == [false, false, true, false] {
        lines.push(String::new());
        say_trends(&opened, &mut lines);
    }
    for breakdown in opened.breakdowns() {
        lines.push(String::new());
        say_parts(&breakdown, &mut lines);
    }
    lines.join("\n") + "\n"
}

fn say(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(measure.title.clone());
    line(format!("  Latest:    {} · {} · {}", measure.latest.value, measure.latest.base, measure.latest.period));
    line(format!("  Rating:    {} · {}", measure.rating.word, measure.rating.against));
    for second in &measure.second {
        line(format!("             {} · {}", second.word, second.text));
    }
    line(format!("  Direction: {} · {}", measure.direction.word, measure.direction.detail));
    for flag in &measure.flags {
        line(format!("  {}: {}", flag.label, flag.text));
    }
    for verdict in &page.verdicts {
        line(format!("  {}: {}. {}", verdict.label, verdict.word, verdict.sentence));
    }
    for working in page.why_rating.iter().chain([&page.why_direction]).filter(|w| !w.steps.is_empty()) {
        work(working, &mut line);
    }
}

/// Every working of a measure, whole.
fn say_why(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    lines.push(measure.title.clone());
    let forecast = page.forecast.as_ref().and_then(|forecast| forecast.why.as_ref());
    let workings = page.why_rating.iter().chain([&page.why_direction]).chain(&page.evidence.why).chain(forecast);
    workings.for_each(|working| whole_working(working, &mut |text: String| lines.push(text.trim_end().to_owned())));
}

fn say_why_headline(opened: &Opened, lines: &mut Vec<String>) {
    let why = opened.why_headline();
    let title = |measure: usize| &opened.scorecard.measures[measure].title;
    let headline = &opened.scorecard.headline;
    lines.push(format!("Why the headline: {} {}", headline.lead, headline.rest).trim_end().to_owned());
    lines.push(format!("  {}", why.rule));
    for count in &why.counts {
        lines.push(format!("  {}", count.title));
        lines.extend(count.measures.iter().map(|of| format!("    {}: {}", title(of.measure), of.text)));
    }
    lines.extend((!why.left_out.is_empty()).then(|| "  Left out:".to_owned()));
    lines.extend(why.left_out.iter().map(|of| format!("    {}: {}", title(of.measure), of.text)));
    lines.extend((!why.nearest.is_empty()).then(|| "  Nearest:".to_owned()));
    lines.extend(why.nearest.iter().map(|of| format!("    {}: {}", title(of.measure), of.text)));
    lines.extend(why.notes.iter().map(|note| format!("  Note: {note}")));
    lines.extend(why.sources.iter().map(|fact| format!("  {}: {}", fact.term, fact.text)));
}

fn say_how_sure(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(measure.title.clone());
    for reading in &page.readings {
        line(
            format!("  {}: {} · {} · {}", reading.period, reading.value, reading.base, reading.interval).trim_end_matches(" · ").to_owned(),
        );
    }
    line(format!("  Direction: {} · {}", measure.direction.word, measure.direction.detail));
    if !page.why_direction.conclusion.is_empty() {
        line(format!("    = {}", page.why_direction.conclusion));
    }
    for note in &page.why_direction.notes {
        line(format!("    Note: {note}"));
    }
    for fact in &page.evidence.facts {
        line(format!("  {}: {}", fact.term, fact.text));
    }
    for note in &page.evidence.notes {
        line(format!("    Note: {note}"));
    }
    if let Some(trend) = page.trend.as_ref().filter(|trend| trend.points.iter().any(|p| p.interval.is_some())) {
        line(format!("  Trend: {}", trend.how_to_read));
        figures(&trend.table, &mut line);
    }
    if let Some(chart) = &page.variation {
        line(format!("  {}: {}", chart.title, chart.finding));
        line(format!("    {}", chart.how_to_read));
        figures(&chart.table, &mut line);
    }
}

fn say_where_it_ends(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(measure.title.clone());
    line(format!("  Latest:    {} · {} · {}", measure.latest.value, measure.latest.base, measure.latest.period));
    line(format!("  Rating:    {} · {}", measure.rating.word, measure.rating.against));
    for second in &measure.second {
        line(format!("             {} · {}", second.word, second.text));
    }
    match &page.forecast {
        None => line("  No forecast is told.".to_owned()),
        Some(found) => {
            line(format!("  {}: {}", found.title, found.finding));
            for row in &found.rows {
                let rating = row.rating.as_ref().map(|(_, word)| format!(" [{word}]")).unwrap_or_default();
                let parts = [&row.value, &row.base, &row.sum, &row.rests_on].map(String::as_str);
                let parts: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
                line(format!("    {}{rating}: {}", row.method, parts.join(" · ")));
                line(format!("      {} · {}", row.range, row.rule));
            }
            for fact in &found.without {
                line(format!("    {}: {}", fact.term, fact.text));
            }
            for text in [&found.run_rate].into_iter().filter(|text| !text.is_empty()).chain(&found.notes) {
                line(format!("    {text}"));
            }
            if let Some(chart) = &found.path {
                line(format!("    {}", chart.finding));
                line(format!("    {}", chart.how_to_read));
                figures(&chart.table, &mut line);
            }
        }
    }
    if let Some(kinds) = &page.kinds_of_year {
        figures(kinds, &mut line);
    }
}

/// The series of a measure: its figures in their places in time, what lies between them, and its readings.
fn say_series(measure: &Measure, page: &Page, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(measure.title.clone());
    match &page.trend {
        Some(trend) => {
            line(format!("  {}", drawn(trend)));
            line(format!("  {}", trend.finding));
            for note in trend.notes.iter().cloned().chain(trend.marks.iter().map(marked)) {
                line(format!("  {note}"));
            }
            line(format!("  {}", trend.how_to_read));
            figures(&trend.table, &mut line);
        }
        None => line("  No trend".to_owned()),
    }
    line("  Readings:".to_owned());
    for reading in &page.readings {
        let parts = [&reading.period, &reading.status, &reading.value, &reading.base, &reading.note];
        line(format!("    {}", parts.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" · ")));
        reading.since.iter().for_each(|text| line(format!("      — {text}")));
    }
}

/// The trends of all measures: where each panel lies among the years of all, and its figures on the unit square.
fn say_trends(opened: &Opened, lines: &mut Vec<String>) {
    let trends = opened.trends();
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(format!("All trends: {}", trends.finding));
    line(format!("  {}", trends.how_to_read));
    line(format!("  From {} to {}", trends.years.0, trends.years.1));
    trends.events.iter().for_each(|(letter, text)| line(format!("  {letter} {text}")));
    for panel in &trends.panels {
        line(format!("  {}", opened.scorecard.measures[panel.measure].title));
        let at = |p: &PanelPoint| format!("{}{:.2} {:.2}", if p.joined { "— " } else { "" }, p.x, p.y);
        line(format!("    {:.2} to {:.2}: {}", panel.years.0, panel.years.1, panel.points.iter().map(at).collect::<Vec<_>>().join("  ")));
        line(format!("    {}", panel.spoken));
        panel.notes.iter().for_each(|(letter, text)| line(format!("    {letter} {text}")));
    }
    for (index, reason) in &trends.without {
        line(format!("  Without: {}: {reason}", opened.scorecard.measures[*index].title));
    }
}

/// The places of a series from left to right: "[2021/22] ●528.7 — [2022/23] · [2023/24] ◐564 ┄ [2024/25] ○582". A line stands for
/// what joins two figures.
fn drawn(trend: &Trend) -> String {
    let mut out = String::new();
    for (place, name) in trend.places.iter().enumerate() {
        let Some(point) = trend.points.iter().find(|p| p.place == place) else {
            out.push_str(&format!(" [{name}] ·"));
            continue;
        };
        let (mark, line) = match point.mark {
            PointMark::Final => ('●', '—'),
            PointMark::Provisional => ('◐', '—'),
            PointMark::Revised => ('■', '—'),
            PointMark::Forecast => ('○', '┄'),
        };
        let line = if point.joined { format!(" {line}") } else { String::new() };
        out.push_str(&format!("{line} [{name}] {mark}{}", point.written));
    }
    out.trim_start().to_owned()
}

fn marked(mark: &TimeMark) -> String {
    let to = mark.to.map(|to| format!(" to {to:.2}")).unwrap_or_default();
    format!("{} at {:.2}{to}: {}", mark.letter, mark.from, mark.text)
}

fn say_parts(breakdown: &Breakdown, lines: &mut Vec<String>) {
    let mut line = |text: String| lines.push(text.trim_end().to_owned());
    line(format!("{}, {}", breakdown.title, breakdown.period));
    line(format!("  {}", breakdown.finding));
    for bar in [Some(&breakdown.whole), breakdown.without.as_ref()].into_iter().flatten() {
        let parts: Vec<String> = bar.parts.iter().map(|part| format!("{} {} [{:.3}]", part.name, part.text, part.share)).collect();
        line(format!("  {}: {}", bar.label, parts.join(", ")));
    }
    figures(&breakdown.table, &mut line);
}

fn figures(table: &Figures, line: &mut impl FnMut(String)) {
    for row in [&table.head].into_iter().chain(&table.rows) {
        line(format!("    | {}", row.join(" | ")));
    }
}

fn work(working: &Working, line: &mut impl FnMut(String)) {
    line(format!("  {}: {}", working.title, working.rule));
    for step in &working.steps {
        line(format!("    {}: {}", step.label, step.value));
    }
    if !working.conclusion.is_empty() {
        line(format!("    = {}. {}", working.word, working.conclusion));
    }
    for note in &working.notes {
        line(format!("    Note: {note}"));
    }
}

fn whole_working(working: &Working, line: &mut impl FnMut(String)) {
    work(working, line);
    if !working.changes.is_empty() {
        line(format!("    {}:", working.changes_title));
    }
    working.changes.iter().for_each(|change| line(format!("      {change}")));
    working.sources.iter().for_each(|fact| line(format!("    {}: {}", fact.term, fact.text)));
}

#[test]
fn every_rule_gives_its_answer() {
    answers::hold("tests/cases", |path| answer(&path.display().to_string(), &fs::read_to_string(path).unwrap()));
}

#[test]
fn every_answer_stands_beside_its_case() {
    answers::stand_beside_their_cases("tests/cases");
}

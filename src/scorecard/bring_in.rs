//! What a file with figures would bring into a report, laid out.

use super::number;
use super::problems::{ProblemsView, problems_view};
use super::view::{BringIn, BringInGroup, BringInRow, Choice, Fact};
use super::words::{self, bring_in as say, labels};
use super::{not_a_spreadsheet, sheet_problems_view};
use crate::author::published::{Comes, Now, Offer, Sort, State, Unmatched};
use crate::author::{Brought, CannotBring, CannotTake};
use crate::model::{Measure, Missing, decimals};

/// More names than this are not listed.
const MOST_NAMED: usize = 12;

/// What a file would bring into a report, in words.
#[must_use]
pub fn bring_in(brought: &Brought) -> BringIn {
    let groups = brought.found.iter().filter_map(|(measure, by)| {
        let of = brought.report.measures.get(*measure)?;
        let rows: Vec<BringInRow> = brought.offers.iter().filter(|offer| offer.measure == *measure).map(|offer| row(of, offer)).collect();
        let title = [labels::code(&brought.report, of), of.title.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let found = if brought.sort == Sort::Readings { String::new() } else { say::found(by) };
        (!rows.is_empty()).then(|| BringInGroup { title: title.join(", "), found, rows })
    });
    let groups = groups.collect();
    let is_published = brought.sort != Sort::Readings;
    let is_whose = is_published && brought.own.is_none() && !brought.which.is_empty();
    BringIn {
        lead: say::lead(&brought.offers),
        facts: facts(brought),
        asks_period: say::asks_period(brought.period),
        asks_area: if is_whose { say::asks_area(&brought.report.organisation, &brought.file) } else { String::new() },
        areas: if is_whose { brought.which.iter().map(choice).collect() } else { Vec::new() },
        groups,
        left: left(brought),
        others: brought.others.as_ref().map(say::others).unwrap_or_default(),
    }
}

fn choice(area: &crate::author::published::Area) -> Choice {
    Choice { key: area.name.clone(), word: area.name.clone() }
}

fn fact(term: &str, text: String) -> Fact {
    Fact { term: term.to_owned(), text }
}

fn facts(brought: &Brought) -> Vec<Fact> {
    let mut facts = vec![fact("File", brought.file.clone()), fact("Rows", number::count(brought.rows as f64))];
    match &brought.sort {
        Sort::Readings => facts.push(fact("What it is", say::readings().to_owned())),
        Sort::Published { encoding, separator, decimal_comma, headings, long } => {
            facts.push(fact("What it is", say::published(*long).to_owned()));
            if let Some(encoding) = encoding {
                facts.push(fact("Read as", say::read_as(*encoding, *separator, *decimal_comma)));
            }
            facts.push(fact("Columns", say::columns(headings)));
            if !headings.passed_over.is_empty() {
                facts.push(fact("Columns not used", words::list(&named(&headings.passed_over))));
            }
            if let Some(own) = &brought.own {
                facts.push(fact("Our council", say::own(own)));
            }
            facts.extend(say::period(brought.period).map(|text| fact("Period", text)));
        }
    }
    facts
}

/// Names, and how many more there are.
fn named(names: &[String]) -> Vec<String> {
    let more = names.len().saturating_sub(MOST_NAMED);
    let first = names.iter().take(MOST_NAMED).map(|name| format!("“{name}”"));
    first.chain((more > 0).then(|| format!("{more} more"))).collect()
}

/// What is left out: measures of the file, figures of other areas, rows.
fn left(brought: &Brought) -> Vec<Fact> {
    let mut left = Vec::new();
    for why in [Unmatched::NotComparable, Unmatched::Several, Unmatched::Part, Unmatched::NotInReport] {
        let of: Vec<_> = brought.unmatched.iter().filter(|(_, reason)| *reason == why).map(|(label, _)| label).collect();
        let rows = of.iter().map(|label| label.rows).sum::<usize>();
        let mut names: Vec<String> = of.into_iter().map(say::label).collect();
        names.dedup();
        if !names.is_empty() {
            left.push(Fact { term: say::unmatched(why, names.len()), text: say::names_and_rows(&words::list(&named(&names)), rows) });
        }
    }
    for (why, count) in &brought.unused {
        left.push(Fact { term: say::unused(*why).to_owned(), text: say::of_measures(*count) });
    }
    for (why, count) in &brought.skipped {
        left.push(Fact { term: say::rows(*count), text: say::skipped(*why).to_owned() });
    }
    for problem in sheet_problems_view(&brought.file, &brought.warnings).problems {
        left.push(Fact { term: format!("{} {}", problem.title, problem.pointer).trim().to_owned(), text: problem.remedy });
    }
    left
}

fn row(measure: &Measure, offer: &Offer) -> BringInRow {
    let notes: Vec<String> = offer.doubts.iter().map(|doubt| say::doubt(doubt, &|value| value_of(measure, value))).collect();
    let state = match offer.state {
        State::Rounding { by } => say::rounding(&change(measure, by, offer)),
        State::Differs { by: Some(by) } if by != 0.0 => say::differs(&change(measure, by, offer)),
        state => say::state(state, offer.to, offer.comes.mark),
    };
    BringInRow {
        key: offer.key(),
        what: say::what(offer),
        now: now(measure, offer),
        comes: comes(measure, &offer.comes),
        state,
        note: notes.join(" "),
        can: offer.can(),
        new: offer.is_new(),
        sure: offer.is_sure(),
    }
}

/// A value with the decimals it is given with, and no fewer than the measure prints.
fn value_of(measure: &Measure, value: f64) -> String {
    let own = u8::try_from(decimals(value).min(3)).unwrap_or(3);
    number::exact(measure, value, own.max(if measure.scale.divisor() > 1.0 { 0 } else { measure.decimals }))
}

/// A difference with its sign.
fn change(measure: &Measure, by: f64, offer: &Offer) -> String {
    let places = |value: Option<f64>| value.map_or(0, |value| decimals(value).min(3));
    let now = if let Now::Figure { value, .. } = offer.now { value } else { None };
    let most = places(offer.comes.value).max(places(now)).max(usize::from(measure.decimals));
    number::signed(by, u8::try_from(most).unwrap_or(3))
}

fn counts(numerator: Option<u64>, denominator: Option<u64>) -> String {
    let count = |n: u64| number::count(n as f64);
    match (numerator, denominator) {
        (Some(numerator), Some(denominator)) => format!("{} of {}", count(numerator), count(denominator)),
        (Some(numerator), None) => count(numerator),
        (None, _) => String::new(),
    }
}

fn figure(measure: &Measure, value: Option<f64>, numerator: Option<u64>, denominator: Option<u64>) -> String {
    let counts = counts(numerator, denominator);
    match value {
        Some(value) if counts.is_empty() => value_of(measure, value),
        Some(value) => format!("{} ({counts})", value_of(measure, value)),
        None => counts,
    }
}

fn now(measure: &Measure, offer: &Offer) -> String {
    let figure = match &offer.now {
        Now::Nothing => say::nothing().to_owned(),
        Now::Missing(Some(why)) => words::capital(&labels::missing_short(&Missing { why: *why, reason: None })),
        Now::Missing(None) => say::expected().to_owned(),
        Now::Figure { value, numerator, denominator } => figure(measure, *value, *numerator, *denominator),
    };
    match offer.state {
        State::Newer { than: Some(than) } | State::Older { than } => say::of_period(&figure, than),
        _ => figure,
    }
}

fn comes(measure: &Measure, comes: &Comes) -> String {
    match comes.mark {
        Some(mark) => say::mark(mark).to_owned(),
        None => {
            let figure = figure(measure, comes.value, comes.numerator, comes.denominator);
            let status = comes.status.map(|status| format!(", {status}")).unwrap_or_default();
            if figure.is_empty() { say::no_figure().to_owned() } else { figure + &status }
        }
    }
}

/// The same as plain text, with a mark before each figure that is taken over by the words given: `new` or `all`.
#[must_use]
pub fn bring_in_as_text(view: &BringIn, takes: &dyn Fn(&BringInRow) -> bool) -> String {
    let mut text = format!("{}\n\n", view.lead);
    for Fact { term, text: said } in &view.facts {
        text.push_str(&format!("{term}: {said}\n"));
    }
    for asked in [&view.asks_period, &view.asks_area].into_iter().filter(|asked| !asked.is_empty()) {
        text.push_str(&format!("\n{asked}\n"));
    }
    for group in &view.groups {
        text.push_str(&format!("\n{}\n", group.title));
        if !group.found.is_empty() {
            text.push_str(&format!("  {}\n", group.found));
        }
        for row in &group.rows {
            let mark = if takes(row) { "x" } else { " " };
            text.push_str(&format!("  [{mark}] {}: {} → {}: {}\n", row.what, row.now, row.comes, row.state));
            if !row.note.is_empty() {
                text.push_str(&format!("      {}\n", row.note));
            }
        }
    }
    if !view.left.is_empty() {
        text.push_str(&format!("\n{}\n", say::left_heading()));
        for Fact { term, text: said } in &view.left {
            text.push_str(&format!("  {term}: {said}\n"));
        }
    }
    if !view.others.is_empty() {
        text.push_str(&format!("\n{}\n", view.others));
    }
    text
}

/// Why nothing can be brought in.
#[must_use]
pub fn cannot_bring(report: &str, file: &str, why: &CannotBring) -> String {
    let of = |view: ProblemsView| view.text;
    match why {
        CannotBring::Report(problems) => of(problems_view(report, problems)),
        CannotBring::File(why) => not_a_spreadsheet(*why),
        CannotBring::NoHeadings { found } => say::no_headings(&words::list(&named(found))),
        CannotBring::Readings(problems) => of(sheet_problems_view(file, problems)),
    }
}

/// Why what was chosen cannot be taken over.
#[must_use]
pub fn cannot_take(report: &str, file: &str, why: &CannotTake) -> String {
    match why {
        CannotTake::Bring(why) => cannot_bring(report, file, why),
        CannotTake::Changed => say::changed().to_owned(),
        CannotTake::NoOthers => say::no_others().to_owned(),
        CannotTake::Problems(problems) => problems_view(report, problems).text,
    }
}

//! The parts of a whole, laid out: the whole of it, and without what can be left out.

use super::number;
use super::view::{Breakdown as Shown, BreakdownBar, BreakdownPart, Figures};
use super::words::{breakdown as words, capital, period};
use crate::model::{Breakdown, Count, Part, PartValue};

/// A whole and its parts.
pub(super) fn breakdown(breakdown: &Breakdown) -> Shown {
    let kept: Vec<&Part> = breakdown.parts.iter().filter(|part| !part.left_out).collect();
    let all: Vec<&Part> = breakdown.parts.iter().collect();
    let (of_all, of_rest) = (total(&all), total(&kept));
    let has_left_out = kept.len() < all.len();
    let largest = kept.iter().copied().reduce(|best, part| if part.value.get() > best.value.get() { part } else { best });
    let size = breakdown.size.map(crate::model::Denominator::real).or(counted(breakdown, of_all));
    let (name_of_all, name_of_rest) = (words::all(breakdown, size), words::without(breakdown, counted(breakdown, of_rest)));
    let finding = largest.map(|part| {
        let share = |total: f64, is_all: bool| words::share(part, part.value.get() / total, is_all);
        let rest = has_left_out.then(|| (share(of_rest, false), name_of_rest.clone()));
        words::finding(&part.name, &(share(of_all, true), name_of_all.clone()), rest.as_ref())
    });
    let table = table(breakdown, of_all, of_rest, has_left_out);
    Shown {
        title: breakdown.title.clone(),
        period: capital(&period::long(breakdown.period)),
        finding: finding.unwrap_or_default(),
        whole: bar(&all, of_all, true, capital(&name_of_all)),
        without: has_left_out.then(|| bar(&kept, of_rest, false, capital(&name_of_rest))),
        table,
        measure: breakdown.measure,
        source: breakdown.source.clone().unwrap_or_default(),
        note: breakdown.note.clone().unwrap_or_default(),
    }
}

/// What parts are together, in their own terms.
fn total(parts: &[&Part]) -> f64 {
    parts.iter().map(|part| part.value.get()).sum()
}

/// A number of things, where the parts are counts.
fn counted(breakdown: &Breakdown, total: f64) -> Option<f64> {
    matches!(breakdown.parts.first().map(|part| part.value), Some(PartValue::Count(_))).then_some(total)
}

fn bar(parts: &[&Part], total: f64, is_all: bool, label: String) -> BreakdownBar {
    let parts = parts.iter().map(|part| {
        let share = part.value.get() / total;
        let text = words::part(part, &words::share(part, share, is_all));
        BreakdownPart { name: part.name.clone(), share, text, left_out: part.left_out }
    });
    BreakdownBar { label, parts: parts.collect() }
}

fn table(breakdown: &Breakdown, of_all: f64, of_rest: f64, has_left_out: bool) -> Figures {
    let has_counts = counted(breakdown, of_all).is_some();
    let mut head = vec!["Part".to_owned()];
    if has_counts {
        head.push("How many".to_owned());
    }
    head.push("Share".to_owned());
    if has_left_out {
        head.push("Share without those left out".to_owned());
    }
    let count = |count: Count| number::count(count.real());
    let mut rows: Vec<Vec<String>> = breakdown
        .parts
        .iter()
        .map(|part| {
            let mut row = vec![part.name.clone()];
            if let PartValue::Count(so_many) = part.value {
                row.push(count(so_many));
            }
            row.push(words::share(part, part.value.get() / of_all, true));
            if has_left_out {
                let rest = words::share(part, part.value.get() / of_rest, false);
                row.push(if part.left_out { "–".to_owned() } else { rest });
            }
            row
        })
        .collect();
    if has_counts {
        let mut all = vec!["All".to_owned(), number::count(of_all), "100%".to_owned()];
        if has_left_out {
            all.push(format!("100% of {}", number::count(of_rest)));
        }
        rows.push(all);
    }
    Figures { head, rows }
}

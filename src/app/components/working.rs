//! A result worked out in steps.

use leptos::prelude::Signal;

use super::endnotes::lines;
use super::masthead::facts;
use super::rating_tag::rating_tag;
use crate::app::el::{Child, El, el};
use crate::scorecard::view::{WhyId, Working};

/// Why a result is what it is: the rule, the sum step by step, the result, what would change it, where it all comes from.
#[must_use]
pub fn working_table(working: Working) -> El {
    let Working { rule, steps, conclusion, mark, word, notes, changes_title, changes, sources, .. } = working;
    let result: Child = match mark {
        Some(mark) => rating_tag(mark, word).into(),
        None => word.into(),
    };
    let sum = if steps.is_empty() {
        // Nothing was worked out: the result and what is said of it, without a table.
        el("p", "working__result").add(result).add(" ").add(conclusion)
    } else {
        let row = |class, head: String, value: El| el("tr", class).add(el("th", "").attr("scope", "row").add(head)).add(value);
        let rows: Vec<El> = steps.into_iter().map(|step| row("", step.label, el("td", "figures__number").add(step.value))).collect();
        let last = row("figures__result", conclusion, el("td", "figures__number").add(result));
        el("table", "figures").add(el("caption", "").add("The sum, step by step")).add(el("tbody", "").add(rows).add(last))
    };
    let notes: Vec<El> = notes.into_iter().map(|note| el("p", "fine").add(note)).collect();
    let changes = lines(&changes).map(|list| el("div", "working__changes").add(el("h3", "").add(changes_title)).add(list));
    let sources = (!sources.is_empty()).then(|| {
        let summary = el("summary", "").add("Where this comes from");
        el("details", "working__sources no-print").add(summary).add(facts("facts", "facts__fact", sources))
    });
    el("div", "working").add(el("p", "").add(rule)).add(sum).add(notes).maybe(changes).maybe(sources)
}

/// The same, folded under its question until it is asked; open from the start where the reader came for the place `at`.
#[must_use]
pub fn folded_working(working: Working, at: Option<WhyId>) -> El {
    let is_open = at == Some(working.id);
    let summary = el("summary", "why__summary").attr("id", working.id.anchor()).add(working.title.clone());
    el("details", "why no-print").is("open", Signal::derive(move || is_open)).add(summary).add(working_table(working))
}

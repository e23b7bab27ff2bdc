//! A result worked out in steps.

use super::rating_tag::rating_tag;
use crate::app::el::{El, el};
use crate::scorecard::view::Working;

/// Why a rating or an arrow is what it is: the rule, the sum step by step, the result.
#[must_use]
pub fn working_table(working: Working) -> El {
    let Working { rule, steps, conclusion, mark, word, notes, .. } = working;
    let result = rating_tag(mark, word);
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
    el("div", "working").add(el("p", "").add(rule)).add(sum).add(notes)
}

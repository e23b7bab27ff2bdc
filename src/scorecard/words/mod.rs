//! All the English of the page's results. Every sentence is a function here, so that another
//! language is another set of files.

pub(super) mod author;
pub(super) mod breakdown;
pub(super) mod bring_in;
pub(super) mod checks;
pub(super) mod claims;
pub(super) mod commentary;
pub(super) mod compare;
pub(super) mod config;
pub(super) mod direction;
pub(super) mod draft;
pub(super) mod edges;
pub(super) mod evidence;
pub(super) mod forecast;
pub(super) mod labels;
pub(super) mod left_out;
pub(super) mod period;
pub(super) mod problem;
pub(super) mod questions;
pub(super) mod rating;
pub(super) mod sheets;
pub(super) mod since;
pub(super) mod sources;
pub(super) mod trend;
pub(super) mod variation;
pub(super) mod what_if;
pub(super) mod why;
pub(super) mod workbook;

pub(super) use crate::model::{capital, uncapital};
use crate::model::{lower, small};

/// "1 measure", "12 measures".
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    join(items, "and")
}

/// "a", "a or b", "a, b or c".
pub(super) fn either(items: &[String]) -> String {
    join(items, "or")
}

fn join(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// A word of the report's scheme inside a sentence: "better", but "RAG" stays.
pub(super) fn inside(word: &str) -> String {
    let rest_is_lower = word.chars().skip(1).all(|c| small(c) == c);
    if rest_is_lower { lower(word) } else { word.to_owned() }
}

//! What is otherwise between two states of a file: field by field, each with its place in words of the model.

use super::super::json::Tree;
use super::typed::written;
use crate::model::{Month, Period};
use crate::read;
use crate::read::problem::{Pointer, Step};

/// A field that is otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What leads to it.
    pub path: Vec<Key>,
    /// What stood there; none where nothing did.
    pub before: Option<String>,
    /// What stands there now; none where nothing does.
    pub after: Option<String>,
}

/// A step on the way to a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A measure, by its index.
    Measure(usize),
    /// A field, by its name.
    Field(String),
    /// What of a list is for a period.
    Period {
        /// The period.
        period: Period,
        /// It is a forecast.
        is_forecast: bool,
    },
    /// What of a list is for a month.
    Month(Month),
    /// What of a list has a name.
    Named(String),
    /// The rest, by their number from 1.
    Number(usize),
}

/// What stands in one field of a file.
struct Leaf {
    path: Vec<Key>,
    text: String,
}

/// What is otherwise in a part of the file.
pub(super) fn between(part: &Pointer, before: Option<&Tree>, after: Option<&Tree>) -> Vec<Changed> {
    let mut path = Vec::new();
    for step in &part.0 {
        match (step, path.last()) {
            (Step::Field(name), _) => path.push(Key::Field(name.clone())),
            (Step::Element(index), Some(Key::Field(name))) if name == "measures" => path = vec![Key::Measure(*index)],
            (Step::Element(index), _) => path.push(Key::Number(index + 1)),
        }
    }
    compared(path, before, after)
}

/// What is otherwise in a file, without the values of other authorities.
pub(super) fn of_files(before: &Tree, after: &Tree) -> Vec<Changed> {
    let Tree::Object(fields) = after else { return Vec::new() };
    let mut changed = Vec::new();
    for (name, now) in fields.iter().filter(|(name, _)| name != "benchmarks") {
        if let ("measures", Tree::List(measures)) = (name.as_str(), now) {
            for (index, measure) in measures.iter().enumerate() {
                let was = before.list_of("measures").get(index);
                if was != Some(measure) {
                    changed.extend(compared(vec![Key::Measure(index)], was, Some(measure)));
                }
            }
        } else {
            changed.extend(compared(vec![Key::Field(name.clone())], before.get(name), Some(now)));
        }
    }
    changed
}

fn compared(path: Vec<Key>, before: Option<&Tree>, after: Option<&Tree>) -> Vec<Changed> {
    if before == after {
        return Vec::new();
    }
    let leaves = |tree: Option<&Tree>| {
        let mut found = Vec::new();
        if let Some(tree) = tree {
            collect(tree, &path, &mut found);
        }
        found
    };
    let (before, after) = (leaves(before), leaves(after));
    let text_in = |leaves: &[Leaf], path: &[Key]| leaves.iter().find(|leaf| leaf.path == path).map(|leaf| leaf.text.clone());
    let mut changed: Vec<Changed> = Vec::new();
    for leaf in &after {
        let was = text_in(&before, &leaf.path);
        if was.as_ref() != Some(&leaf.text) {
            changed.push(Changed { path: leaf.path.clone(), before: was, after: Some(leaf.text.clone()) });
        }
    }
    for leaf in before {
        if text_in(&after, &leaf.path).is_none() {
            changed.push(Changed { path: leaf.path, before: Some(leaf.text), after: None });
        }
    }
    changed
}

fn collect(tree: &Tree, path: &[Key], found: &mut Vec<Leaf>) {
    let below = |key: Key| [path, &[key]].concat();
    match tree {
        Tree::Null => {}
        Tree::YesNo(_) | Tree::Number(_) | Tree::Text(_) => found.push(Leaf { path: path.to_vec(), text: written(Some(tree)) }),
        Tree::Object(fields) => fields.iter().for_each(|(name, tree)| collect(tree, &below(Key::Field(name.clone())), found)),
        Tree::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &below(key(element, index)), found);
            }
        }
    }
}

/// What an element of a list is known by.
fn key(element: &Tree, index: usize) -> Key {
    let period = |name: &str| element.text_of(name).and_then(read::period);
    let is_comparator = element.get("kind").is_some();
    let name = ["label", "kind"].iter().find_map(|field| element.text_of(field)).filter(|_| is_comparator);
    match (name, period("period"), period("month")) {
        (Some(name), ..) => Key::Named(name.to_owned()),
        (_, Some(period), _) => Key::Period { period, is_forecast: element.text_of("status") == Some("forecast") },
        (.., Some(month)) => Key::Month(month.last_month()),
        (None, None, None) => Key::Number(index + 1),
    }
}

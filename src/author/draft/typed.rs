//! What is typed into fields, put into the file as the cells of a sheet are: numbers, days and periods as people write them. What is
//! not understood goes in as text, for the reader of files to say what is wrong with it.

use super::super::json::Tree;
use super::super::sheets::cell::{mark, value};
use super::super::sheets::{Cell, Column, ColumnKind};
use super::{Draft, take_out};
use crate::read::problem::{Pointer, Step};

/// Fields of a reading or comparator that are its figure.
const FIGURES: [&str; 3] = ["value", "numerator", "denominator"];
/// Reasons with which a month can be expected.
const TO_COME: [&str; 2] = ["not due", "not yet published"];

/// The text in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The field, with those above it within its thing: "value", "survey/response_rate", "band/0".
    pub field: String,
    /// The text; empty for none.
    pub text: String,
}

impl Typed {
    /// What typing in one field means for the others of its thing: a figure takes the place of the reason why there is none, and a reason
    /// that of the figure. A mark of official statistics in a figure's field ([c], *) is a reason, once the reader has left the field.
    /// Whether it can be tried: a mark might yet become a number.
    pub fn settle(texts: &mut [Self], typed: &str, is_left: bool) -> bool {
        let text = texts.iter().find(|t| t.field == typed).map(|t| t.text.trim().to_owned()).unwrap_or_default();
        let mut set = |field: &str, to: &str| {
            if let Some(other) = texts.iter_mut().find(|t| t.field == field) {
                to.clone_into(&mut other.text);
            }
        };
        let is_figure = FIGURES.contains(&typed);
        let reason = if is_figure { mark(&Cell::Text(text.clone())) } else { None };
        if let Some(reason) = reason {
            if is_left {
                FIGURES.iter().for_each(|field| set(field, ""));
                set("missing", reason);
                set("unpublished", if TO_COME.contains(&reason) { "true" } else { "" });
            }
            return is_left;
        }
        if text.is_empty() {
            if ["missing", "unpublished"].contains(&typed) {
                set("expected", "");
                set("reason", "");
            }
        } else if is_figure {
            ["missing", "expected", "reason", "unpublished"].iter().for_each(|field| set(field, ""));
        } else if typed == "missing" || (typed == "unpublished" && text == "true") {
            FIGURES.iter().for_each(|field| set(field, ""));
            if typed == "missing" && !TO_COME.contains(&text.as_str()) {
                set("expected", "");
            }
        }
        true
    }
}

/// A period as the file writes it, of one as people write it.
pub(super) fn period(text: &str) -> String {
    match value(&Cell::Text(text.to_owned()), ColumnKind::Period) {
        Ok(Some(Tree::Text(text))) => text,
        Ok(_) | Err(_) => text.trim().to_owned(),
    }
}

/// The period that was typed; none if it is not understood.
pub(crate) fn as_period(text: &str) -> Option<crate::model::Period> {
    crate::read::period(&period(text))
}

/// What stands in a field, as text.
pub(super) fn written(tree: Option<&Tree>) -> String {
    match tree {
        Some(Tree::Text(text)) => text.clone(),
        Some(Tree::Number(number)) => number.clone(),
        Some(Tree::YesNo(yes)) => yes.to_string(),
        Some(Tree::Null | Tree::List(_) | Tree::Object(_)) | None => String::new(),
    }
}

/// The place of a field of a thing.
pub(super) fn place(at: &Pointer, field: &str) -> Pointer {
    Pointer(at.0.iter().cloned().chain(Pointer::of(&format!("/{field}")).0).collect())
}

/// The fields that lead to a place, without the places in lists.
fn names(at: &Pointer) -> Vec<&str> {
    at.0.iter().filter_map(|step| if let Step::Field(name) = step { Some(name.as_str()) } else { None }).collect()
}

impl Draft {
    /// The columns of a thing, each with the name of its field there: what can stand in its fields.
    pub(super) fn columns(&self, at: &Pointer) -> Vec<(String, &Column)> {
        let names = names(at);
        let of_plan = |plan: &super::Plan| plan.path.len() <= names.len() && plan.path.iter().zip(&names).all(|(a, b)| a == b);
        let Some(plan) = self.plans.iter().filter(|plan| of_plan(plan)).max_by_key(|plan| plan.path.len()) else { return Vec::new() };
        let within = &names[plan.path.len()..];
        let columns =
            plan.columns.iter().skip(plan.keys).filter(|column| column.path.len() > within.len() && column.path.starts_with(within));
        columns.map(|column| (column.path[within.len()..].join("/"), column)).collect()
    }

    /// Puts what was typed into a thing of the file, made where it is not there. What was not changed stays as it is written.
    pub(super) fn put(&mut self, at: &Pointer, texts: &[Typed]) {
        let kinds: Vec<(String, ColumnKind)> = self.columns(at).into_iter().map(|(name, column)| (name, column.kind)).collect();
        for Typed { field, text } in texts {
            let place = place(at, field);
            if written(self.file.at(&place)).trim() == text.trim() {
                continue;
            }
            let Some((_, kind)) = kinds.iter().find(|(name, _)| name == field) else { continue };
            match value(&Cell::Text(text.clone()), *kind) {
                Ok(Some(tree)) => self.file.put(&place, tree),
                Ok(None) | Err(_) => self.clear(&place),
            }
        }
    }

    /// Takes a field out; one of a pair leaves its place empty.
    fn clear(&mut self, place: &Pointer) {
        let Some(Step::Element(_)) = place.0.last() else { return take_out(&mut self.file, place) };
        let pair = Pointer(place.0[..place.0.len() - 1].to_vec());
        self.file.put(place, Tree::Null);
        if matches!(self.file.at(&pair), Some(Tree::List(ends)) if ends.iter().all(|end| *end == Tree::Null)) {
            take_out(&mut self.file, &pair);
        }
    }
}

//! A report file as a tree, and the tree as text: fields in the order of the format, short objects on one line, so that
//! two periods' files can be laid side by side.

use super::shape::Shape;
use crate::read::json::{self, Node, Value};
use crate::read::problem::{Pointer, Step};

/// What is no longer than this, with its indent, stands on one line.
const MOST_WIDTH: usize = 150;

/// Texts no longer than this are codes: a list of them stands on one line.
const MOST_CODE: usize = 12;

/// A JSON value; numbers as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    YesNo(bool),
    /// A number.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Named values.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of a sound text; none of any other.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let (root, problems) = json::parse(text);
        root.filter(|_| problems.is_empty()).map(|root| Self::of_node(text, &root))
    }

    fn of_node(text: &str, node: &Node) -> Self {
        let written = text.get(node.span.start..node.span.end).unwrap_or_default();
        match &node.value {
            Value::Null | Value::Unread => Self::Null,
            Value::Bool(yes) => Self::YesNo(*yes),
            Value::Number { .. } => Self::Number(written.to_owned()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::List(nodes) => Self::List(nodes.iter().map(|node| Self::of_node(text, node)).collect()),
            Value::Column(_) => {
                let number = |part: &str| if part == "null" { Self::Null } else { Self::Number(part.to_owned()) };
                Self::List(written.trim_matches(['[', ']']).split(',').map(|part| number(part.trim())).collect())
            }
            Value::Object(members) => Self::Object(members.iter().map(|m| (m.name.clone(), Self::of_node(text, &m.node))).collect()),
        }
    }

    /// An object of these fields.
    pub(crate) fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// A text.
    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What stands in a field; nothing where it is `null`.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value).filter(|value| **value != Self::Null)
    }

    /// The same, to change it.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Puts a value in a field.
    pub(crate) fn set(&mut self, name: &str, value: Self) {
        if let Some(there) = self.get_mut(name) {
            *there = value;
        } else if let Self::Object(fields) = self {
            fields.push((name.to_owned(), value));
        }
    }

    /// Takes a field out.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Self> {
        let Self::Object(fields) = self else { return None };
        let at = fields.iter().position(|(field, _)| field == name)?;
        Some(fields.remove(at).1).filter(|value| *value != Self::Null)
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        let Self::Text(text) = self else { return None };
        Some(text)
    }

    /// The text of a field.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// The elements of a list in a field; none where there is none.
    pub(crate) fn list_of(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Self::List(elements)) => elements,
            Some(_) | None => &[],
        }
    }

    /// The list in a field, made where there is none.
    pub(crate) fn list_mut(&mut self, name: &str) -> Option<&mut Vec<Self>> {
        if self.get(name).is_none() {
            self.set(name, Self::List(Vec::new()));
        }
        match self.get_mut(name)? {
            Self::List(elements) => Some(elements),
            Self::Null | Self::YesNo(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => None,
        }
    }

    /// What stands in a place; nothing where it is `null`.
    pub(crate) fn at(&self, place: &Pointer) -> Option<&Self> {
        place.0.iter().try_fold(self, |node, step| match (step, node) {
            (Step::Field(name), _) => node.get(name),
            (Step::Element(place), Self::List(elements)) => elements.get(*place).filter(|element| **element != Self::Null),
            (Step::Element(_), _) => None,
        })
    }

    /// The same, to change it.
    pub(crate) fn at_mut(&mut self, place: &Pointer) -> Option<&mut Self> {
        place.0.iter().try_fold(self, |node, step| match (step, node) {
            (Step::Field(name), node) => node.get_mut(name),
            (Step::Element(place), Self::List(elements)) => elements.get_mut(*place),
            (Step::Element(_), _) => None,
        })
    }

    /// Puts a value in a place, with all that leads there.
    pub(crate) fn put(&mut self, place: &Pointer, value: Self) {
        let mut node = self;
        for step in &place.0 {
            node = match step {
                Step::Field(name) => {
                    if !matches!(node, Self::Object(_)) {
                        *node = Self::Object(Vec::new());
                    }
                    if node.get(name).is_none() {
                        node.set(name, Self::Null);
                    }
                    let Some(below) = node.get_mut(name) else { return };
                    below
                }
                Step::Element(place) => {
                    if !matches!(node, Self::List(_)) {
                        *node = Self::List(Vec::new());
                    }
                    let Self::List(elements) = node else { return };
                    if elements.len() <= *place {
                        elements.resize(place + 1, Self::Null);
                    }
                    let Some(below) = elements.get_mut(*place) else { return };
                    below
                }
            };
        }
        *node = value;
    }

    /// The text of a file: fields in the order of its shape.
    pub(crate) fn written(&self, shape: &Shape) -> String {
        let mut text = String::new();
        write(&in_order(self, Some(shape)), 0, &mut text);
        text.push('\n');
        text
    }

    fn is_plain(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Object(_))
    }

    /// Whether it stands on one line if it is short: no list but of numbers or codes in it.
    fn can_be_short(&self) -> bool {
        match self {
            Self::Null | Self::YesNo(_) | Self::Number(_) | Self::Text(_) => true,
            Self::List(elements) => is_short_list(elements),
            Self::Object(fields) => fields.iter().all(|(_, value)| value.can_be_short()),
        }
    }
}

fn is_short_list(elements: &[Tree]) -> bool {
    elements.iter().all(|element| match element {
        Tree::Null | Tree::YesNo(_) | Tree::Number(_) => true,
        Tree::Text(text) => text.chars().count() <= MOST_CODE,
        Tree::List(_) | Tree::Object(_) => false,
    })
}

/// The tree with its fields in the order of a shape, those it does not know last, and without `null`.
fn in_order(tree: &Tree, shape: Option<&Shape>) -> Tree {
    match tree {
        Tree::Object(fields) => {
            let known = shape.map(Shape::fields).unwrap_or_default();
            let place = |name: &str| known.iter().position(|field| field.name == name).unwrap_or(known.len());
            let mut places: Vec<(usize, &(String, Tree))> =
                fields.iter().filter(|(_, value)| *value != Tree::Null).map(|field| (place(&field.0), field)).collect();
            places.sort_by_key(|(place, _)| *place);
            let below = |(at, (name, value)): (usize, &(String, Tree))| (name.clone(), in_order(value, known.get(at).map(|f| &f.shape)));
            Tree::Object(places.into_iter().map(below).collect())
        }
        Tree::List(elements) => {
            let element = match shape {
                Some(Shape::List(element)) => Some(&**element),
                Some(_) | None => None,
            };
            Tree::List(elements.iter().map(|tree| in_order(tree, element)).collect())
        }
        Tree::Null | Tree::YesNo(_) | Tree::Number(_) | Tree::Text(_) => tree.clone(),
    }
}

/// Writes a value of which the first line begins with what is already on it.
fn write(tree: &Tree, indent: usize, text: &mut String) {
    if indent > 0 && tree.can_be_short() {
        let mut line = String::new();
        write_short(tree, &mut line);
        let before = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
        let is_list = matches!(tree, Tree::List(_));
        // A column or a list of codes has no better form than its line.
        if tree.is_plain() || is_list || before + line.chars().count() <= MOST_WIDTH {
            text.push_str(&line);
            return;
        }
    }
    let begin = |text: &mut String, index: usize| {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(indent + 1));
    };
    let (open, close) = if matches!(tree, Tree::List(_)) { ('[', ']') } else { ('{', '}') };
    text.push(open);
    match tree {
        Tree::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                begin(text, index);
                write(element, indent + 1, text);
            }
        }
        Tree::Object(fields) => {
            for (index, (name, value)) in fields.iter().enumerate() {
                begin(text, index);
                quote(name, text);
                text.push_str(": ");
                write(value, indent + 1, text);
            }
        }
        Tree::Null | Tree::YesNo(_) | Tree::Number(_) | Tree::Text(_) => {}
    }
    text.push('\n');
    text.push_str(&"  ".repeat(indent));
    text.push(close);
}

fn write_short(tree: &Tree, text: &mut String) {
    match tree {
        Tree::Null => text.push_str("null"),
        Tree::YesNo(yes) => text.push_str(if *yes { "true" } else { "false" }),
        Tree::Number(written) => text.push_str(written),
        Tree::Text(words) => quote(words, text),
        Tree::List(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_short(element, text);
            }
            text.push(']');
        }
        Tree::Object(fields) if fields.is_empty() => text.push_str("{}"),
        Tree::Object(fields) => {
            text.push_str("{ ");
            for (index, (name, value)) in fields.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                quote(name, text);
                text.push_str(": ");
                write_short(value, text);
            }
            text.push_str(" }");
        }
    }
}

fn quote(words: &str, text: &mut String) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::shape::report_file;
    use super::*;

    fn examples() -> Vec<(String, String)> {
        let names = ["adults-2022-01", "adults-2025-01", "england-2023", "exampleshire-2024-12", "template"];
        let read = |name: &str| std::fs::read_to_string(format!("public/examples/{name}.json")).expect(name);
        names.iter().map(|name| ((*name).to_owned(), read(name))).collect()
    }

    #[test]
    fn a_file_written_anew_holds_the_same_and_is_written_the_same_again() {
        let shape = report_file();
        for (name, text) in examples() {
            let written = Tree::of(&text).expect(&name).written(&shape);
            let values = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
            assert_eq!(values(&written), values(&text), "{name}");
            assert_eq!(Tree::of(&written).expect("its own text").written(&shape), written, "{name}");
        }
    }

    #[test]
    fn the_template_is_written_nearly_as_it_stands() {
        let (_, text) = examples().pop().expect("the template");
        let written = Tree::of(&text).expect("sound").written(&report_file());
        let kept = text.lines().filter(|line| written.contains(line)).count();
        assert!(kept * 20 >= text.lines().count() * 19, "{kept} of {} lines: {written}", text.lines().count());
    }

    #[test]
    fn fields_stand_in_the_order_of_the_format_and_numbers_as_they_were_written() {
        let text = r#"{"measures": [], "report": {"title": "A \"b\"\n\u0001", "organisation": "C"}, "scorecard": 1.0, "other": null}"#;
        let written = Tree::of(text).expect("sound").written(&report_file());
        let wanted = concat!(
            "{\n  \"scorecard\": 1.0,\n  \"report\": { \"organisation\": \"C\", \"title\": \"A \\\"b\\\"\\n\\u0001\" },\n",
            "  \"measures\": []\n}\n"
        );
        assert_eq!(written, wanted);
    }
}

//! The file being read: its text, its tree, and the problems found so far.

use super::decode::quote;
use super::json::{Node, Value, element_of_column};
use super::problem::{Pointer, Problem, ProblemKind, Span, Step};

/// The file being read.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) root: &'t Node,
    problems: Vec<Problem>,
    follows: bool,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str, root: &'t Node) -> Self {
        Self { text, root, problems: Vec::new(), follows: false }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.problems.is_empty() && !self.follows
    }

    /// Records a problem, unless it comes of something the reader of the text reported and could not read.
    pub(super) fn report(&mut self, at: &Pointer, kind: ProblemKind) {
        let follows = self.node(at).is_some_and(|node| match &node.value {
            Value::Unread => true,
            Value::Object(members) => members.iter().any(|m| m.node.value == Value::Unread),
            Value::Null | Value::Bool(_) | Value::Number { .. } | Value::Text(_) | Value::List(_) | Value::Column(_) => false,
        });
        if follows {
            self.follows = true;
            return;
        }
        self.problems.push(Problem { pointer: at.clone(), span: self.span(at), measure: None, kind });
    }

    /// All that was found.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// What stands at a place, if anything does.
    pub(super) fn node(&self, at: &Pointer) -> Option<&'t Node> {
        at.0.iter().try_fold(self.root, |node, step| match (step, &node.value) {
            (Step::Field(name), Value::Object(_)) => node.get(name),
            (Step::Element(index), Value::List(nodes)) => nodes.get(*index),
            _ => None,
        })
    }

    /// What is written at a place, on one line and cut where it is long.
    pub(super) fn written(&self, at: &Pointer) -> String {
        self.span(at).map(|span| quote(self.text, span)).unwrap_or_default()
    }

    /// Where a place stands in the text; the nearest place above it, if it is not there.
    pub(super) fn span(&self, at: &Pointer) -> Option<Span> {
        let mut node = self.root;
        for step in &at.0 {
            if let (Step::Element(index), Value::Column(_)) = (step, &node.value) {
                return element_of_column(self.text, node.span, *index);
            }
            let below = match (step, &node.value) {
                (Step::Field(name), Value::Object(_)) => node.get(name),
                (Step::Element(index), Value::List(nodes)) => nodes.get(*index),
                _ => None,
            };
            match below {
                Some(below) => node = below,
                // A field that is not there: point at the bracket that should hold it.
                None => return Some(Span { start: node.span.start, end: node.span.start + 1 }),
            }
        }
        Some(node.span)
    }
}

/// The place in the document of a stretch of its text.
pub(super) fn pointer_at(root: &Node, span: Span) -> Pointer {
    let holds = |start: usize, end: usize| start <= span.start && span.end <= end;
    let below = match &root.value {
        Value::Object(members) => {
            let member = members.iter().find(|m| holds(m.name_span.start, m.node.span.end));
            member.map(|m| (Step::Field(m.name.clone()), &m.node))
        }
        Value::List(nodes) => {
            let index = nodes.iter().position(|n| holds(n.span.start, n.span.end));
            index.map(|i| (Step::Element(i), &nodes[i]))
        }
        Value::Null | Value::Bool(_) | Value::Number { .. } | Value::Text(_) | Value::Column(_) | Value::Unread => None,
    };
    let Some((step, node)) = below else { return Pointer::default() };
    let mut steps = vec![step];
    steps.extend(pointer_at(node, span).0);
    Pointer(steps)
}

/// The label of the measure a place is in, as far as the tree tells: "ascof 2C, Permanent admissions …".
pub(super) fn measure_label(root: &Node, at: &Pointer) -> Option<String> {
    let [Step::Field(measures), Step::Element(index), ..] = &at.0[..] else { return None };
    if measures != "measures" {
        return None;
    }
    let Value::List(nodes) = &root.get("measures")?.value else { return None };
    let measure = nodes.get(*index)?;
    let part = |name: &str| measure.get(name).and_then(Node::text);
    let code = [part("framework"), part("code")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts: Vec<&str> = [Some(code.as_str()), part("title")].into_iter().flatten().filter(|p| !p.trim().is_empty()).collect();
    let label = parts.join(", ").split_whitespace().collect::<Vec<_>>().join(" ");
    Some(if label.is_empty() { format!("measure {}", index + 1) } else { label })
}

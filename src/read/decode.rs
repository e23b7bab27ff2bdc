//! A serde deserializer over the tree of [`super::json`] that does not stop at the first fault.
//!
//! A value of the wrong type is reported and read as an empty one; an unknown field is reported
//! with the nearest name and passed over; a missing field is reported, and the tree is read again
//! with an empty value in its place. So one reading finds every fault of shape. Whatever was made
//! up on the way never leaves this module: a tree with a fault gives only its problems.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::json::{Member, Node, Value};
use super::problem::{Pointer, Problem, ProblemKind, Shape, Span};

/// Whole numbers are exact in JSON up to here.
pub(super) const MOST_WHOLE: u64 = (1 << 53) - 1;

/// After so many missing fields the rest is not looked for: each costs another reading.
const MOST_MISSING: usize = 200;

/// The value a tree holds, or every fault of its shape.
pub(super) fn decode<T: de::DeserializeOwned>(text: &str, root: &Node) -> Result<T, Vec<Problem>> {
    let context = Context { text, problems: RefCell::default(), missing: RefCell::default() };
    loop {
        context.problems.borrow_mut().clear();
        let here = Here { parent: None, step: StepRef::Root };
        let result = T::deserialize(At { node: Some(root), here: &here, context: &context });
        match result {
            Err(Fault::Missing) if context.missing.borrow().len() < MOST_MISSING => {}
            Ok(value) if context.problems.borrow().is_empty() => return Ok(value),
            Ok(_) | Err(_) => return Err(context.problems.into_inner()),
        }
    }
}

/// The name nearest to a misspelt one, if any is near.
pub(super) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let plain = |t: &str| t.to_lowercase().replace(['_', '-', ' '], "");
    let wanted = plain(name);
    known
        .into_iter()
        .map(|k| (strsim::jaro_winkler(&wanted, &plain(k)), strsim::osa_distance(&wanted, &plain(k)), k))
        .filter(|(likeness, distance, k)| *distance <= 1 + plain(k).len() / 4 || *likeness > 0.88)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, _, k)| k.to_owned())
}

/// The text of a span on one line, cut where it is long.
pub(super) fn quote(text: &str, span: Span) -> String {
    const MOST_CHARACTERS: usize = 40;
    let text = text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(MOST_CHARACTERS).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

struct Context<'t> {
    text: &'t str,
    problems: RefCell<Vec<Problem>>,
    missing: RefCell<BTreeSet<(Pointer, &'static str)>>,
}

impl Context<'_> {
    fn report(&self, pointer: Pointer, span: Span, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem { pointer, span: Some(span), measure: None, kind });
    }

    /// The text of a span, cut where it is long.
    fn quote(&self, span: Span) -> String {
        quote(self.text, span)
    }
}

/// A place in the tree, linked to the one above it.
struct Here<'h> {
    parent: Option<&'h Here<'h>>,
    step: StepRef<'h>,
}

enum StepRef<'h> {
    Root,
    Field(&'h str),
    Element(usize),
}

impl Here<'_> {
    fn pointer(&self) -> Pointer {
        let above = self.parent.map(Here::pointer).unwrap_or_default();
        match self.step {
            StepRef::Root => above,
            StepRef::Field(name) => above.field(name),
            StepRef::Element(index) => above.element(index),
        }
    }
}

/// Why a reading of the tree was broken off.
#[derive(Debug)]
enum Fault {
    /// A field is missing; it is known now and will be made up in the next reading.
    Missing,
    /// A visitor refused what it was given.
    Refused,
    /// serde reports a missing field by this, before it becomes [`Fault::Missing`].
    Field(&'static str),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the reading was broken off")
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::Refused
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Field(field)
    }
}

/// A node at its place; no node where a value is made up.
#[derive(Clone, Copy)]
struct At<'h> {
    node: Option<&'h Node>,
    here: &'h Here<'h>,
    context: &'h Context<'h>,
}

impl<'h> At<'h> {
    /// Reports a value of the wrong type, unless it is made up or was reported already.
    fn wrong(&self, wanted: Shape) {
        if let Some(node) = self.node.filter(|n| n.value != Value::Unread) {
            let found = self.context.quote(node.span);
            self.context.report(self.here.pointer(), node.span, ProblemKind::WrongType { found, wanted });
        }
    }

    fn number(&self) -> f64 {
        if let Some(Node { value: Value::Number { value, .. }, .. }) = self.node {
            return *value;
        }
        self.wrong(Shape::Number);
        0.0
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn whole(&self, most: u64) -> u64 {
        if let Some(Node { value: Value::Number { value, whole: true }, .. }) = self.node
            && *value <= most as f64
        {
            return *value as u64;
        }
        self.wrong(Shape::Whole { most });
        0
    }

    fn text(&self) -> &'h str {
        if let Some(Node { value: Value::Text(text), .. }) = self.node {
            return text;
        }
        self.wrong(Shape::Text);
        ""
    }
}

/// Whole numbers of each width, by their largest.
macro_rules! wholes {
    ($($method:ident $visit:ident $type:ty),*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let most = u64::from(<$type>::MAX).min(MOST_WHOLE);
            visitor.$visit(<$type>::try_from(self.whole(most)).unwrap_or_default())
        }
    )* };
}

/// Kinds of value the file format does not use.
macro_rules! unused {
    ($($method:ident($($arg:ty),*)),*) => { $(
        fn $method<V: Visitor<'de>>(self, $(_: $arg,)* _: V) -> Result<V::Value, Fault> { Err(Fault::Refused) }
    )* };
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = Fault;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Some(Node { value: Value::Bool(yes), .. }) = self.node {
            return visitor.visit_bool(*yes);
        }
        self.wrong(Shape::YesNo);
        visitor.visit_bool(false)
    }

    wholes!(deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64);

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f64(self.number())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.map(|n| &n.value) {
            None | Some(Value::Null | Value::Unread) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let nodes: &[Node] = if let Some(Node { value: Value::List(nodes), .. }) = self.node {
            nodes
        } else {
            self.wrong(Shape::List);
            &[]
        };
        visitor.visit_seq(Elements { nodes, next: 0, made_up: 0, at: self })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        let nodes: &[Node] = match self.node {
            Some(Node { value: Value::List(nodes), .. }) if nodes.len() == length => nodes,
            _ => {
                self.wrong(Shape::ListOf { length });
                &[]
            }
        };
        visitor.visit_seq(Elements { nodes, next: 0, made_up: length - nodes.len(), at: self })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let pointer = || self.here.pointer();
        let (members, made_up): (&[Member], Vec<&'static str>) = match self.node {
            Some(Node { value: Value::Object(members), .. }) => {
                let missing = self.context.missing.borrow();
                let here = if missing.is_empty() { Pointer::default() } else { pointer() };
                (members, missing.iter().filter(|(place, _)| *place == here).map(|(_, field)| *field).collect())
            }
            _ => {
                self.wrong(Shape::Object);
                (&[], fields.to_vec())
            }
        };
        if let Some(node) = self.node.filter(|n| matches!(n.value, Value::Object(_))) {
            for name in &made_up {
                // `null` is as good as left out; it is the better place to point at.
                let (place, span) = match node.get(name) {
                    Some(null) => (pointer().field(name), null.span),
                    None => (pointer(), Span { start: node.span.start, end: node.span.start + 1 }),
                };
                self.context.report(place, span, ProblemKind::MissingField { name: (*name).to_owned() });
            }
        }
        for member in members.iter().filter(|m| !fields.contains(&m.name.as_str())) {
            let kind = ProblemKind::UnknownField {
                name: member.name.clone(),
                nearest: nearest(&member.name, fields.iter().copied().filter(|f| members.iter().all(|m| m.name != *f))),
                known: fields.iter().map(|f| (*f).to_owned()).collect(),
            };
            self.context.report(pointer().field(&member.name), member.name_span, kind);
        }
        let result = visitor.visit_map(Fields { members, fields, next: 0, value: None, made_up, at: self });
        match result {
            Err(Fault::Field(name)) => {
                self.context.missing.borrow_mut().insert((pointer(), name));
                Err(Fault::Missing)
            }
            other => other,
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let written = self.text();
        let known = variants.iter().copied().find(|v| *v == written);
        if known.is_none()
            && let Some(node @ Node { value: Value::Text(_), .. }) = self.node
        {
            let kind = ProblemKind::UnknownWord {
                found: written.to_owned(),
                nearest: nearest(written, variants.iter().copied()),
                choices: variants.iter().map(|v| (*v).to_owned()).collect(),
            };
            self.context.report(self.here.pointer(), node.span, kind);
        }
        visitor.visit_enum(Variant(known.or(variants.first().copied()).unwrap_or_default()))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    unused!(
        deserialize_any(),
        deserialize_i8(),
        deserialize_i16(),
        deserialize_i32(),
        deserialize_i64(),
        deserialize_f32(),
        deserialize_char(),
        deserialize_bytes(),
        deserialize_byte_buf(),
        deserialize_unit(),
        deserialize_map(),
        deserialize_unit_struct(&'static str),
        deserialize_newtype_struct(&'static str),
        deserialize_tuple_struct(&'static str, usize)
    );
}

struct Elements<'h> {
    nodes: &'h [Node],
    next: usize,
    made_up: usize,
    at: At<'h>,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let node = self.nodes.get(self.next);
        if node.is_none() {
            if self.made_up == 0 {
                return Ok(None);
            }
            self.made_up -= 1;
        }
        let here = Here { parent: Some(self.at.here), step: StepRef::Element(self.next) };
        self.next += 1;
        seed.deserialize(At { node, here: &here, context: self.at.context }).map(Some)
    }
}

struct Fields<'h> {
    members: &'h [Member],
    fields: &'static [&'static str],
    next: usize,
    value: Option<(&'h str, Option<&'h Node>)>,
    made_up: Vec<&'static str>,
    at: At<'h>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        while let Some(member) = self.members.get(self.next) {
            self.next += 1;
            // A field that is `null` is left out.
            if self.fields.contains(&member.name.as_str()) && member.node.value != Value::Null {
                self.value = Some((&member.name, Some(&member.node)));
                return seed.deserialize(Name(&member.name)).map(Some);
            }
        }
        let Some(name) = self.made_up.pop() else { return Ok(None) };
        self.value = Some((name, None));
        seed.deserialize(Name(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let (name, node) = self.value.take().ok_or(Fault::Refused)?;
        let here = Here { parent: Some(self.at.here), step: StepRef::Field(name) };
        seed.deserialize(At { node, here: &here, context: self.at.context })
    }
}

/// A name of a field or choice.
struct Name<'h>(&'h str);

impl<'de> Deserializer<'de> for Name<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant(&'static str);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        seed.deserialize(Name(self.0)).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Fault> {
        Err(Fault::Refused)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::Refused)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::Refused)
    }
}

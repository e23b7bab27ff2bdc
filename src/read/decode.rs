//! A serde deserializer over the tree of [`super::json`] that does not stop at a fault.
//!
//! A value of the wrong type is reported and read as an empty one; an unknown field is reported
//! with the nearest name and passed over; a field that is not there is offered all the same, and
//! whatever cannot be left out reports that it is missing. So one reading finds every fault of
//! shape, and never fails: what was made up on the way never leaves this module, for a tree with a
//! fault gives only its problems.
//!
//! In [`super::wire`], what may be left out is an `Option`, and everything else is required.

use std::cell::RefCell;

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};

use super::json::{MOST_WHOLE, Member, Node, Value};
use super::problem::{Pointer, Problem, ProblemKind, Shape, Span};
use crate::model::lower;

/// The value a tree holds, or every fault of its shape.
pub(super) fn decode<T: de::DeserializeOwned>(text: &str, root: &Node) -> Result<T, Vec<Problem>> {
    decode_here(text, root, &Here { parent: None, step: StepRef::Root })
}

/// The value that a field of the tree holds, or every fault of its shape.
pub(super) fn decode_field<T: de::DeserializeOwned>(text: &str, field: &str, node: &Node) -> Result<T, Vec<Problem>> {
    let root = Here { parent: None, step: StepRef::Root };
    decode_here(text, node, &Here { parent: Some(&root), step: StepRef::Field(field) })
}

fn decode_here<T: de::DeserializeOwned>(text: &str, node: &Node, here: &Here) -> Result<T, Vec<Problem>> {
    let context = Context { text, problems: RefCell::default() };
    let value = match T::deserialize(At { from: From::There(node), here, context: &context }) {
        Ok(value) => value,
        Err(never) => match never {},
    };
    let problems = context.problems.into_inner();
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// The name nearest to a misspelt one, if any is near.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let plain = |t: &str| lower(t).replace(['_', '-', ' '], "");
    let wanted = plain(name);
    known
        .into_iter()
        .map(|k| (strsim::jaro_winkler(&wanted, &plain(k)), strsim::osa_distance(&wanted, &plain(k)), k))
        .filter(|(likeness, distance, k)| *distance <= 1 + plain(k).len() / 4 || *likeness > 0.88)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, _, k)| k.to_owned())
}

struct Context<'t> {
    text: &'t str,
    problems: RefCell<Vec<Problem>>,
}

impl Context<'_> {
    fn report(&self, pointer: Pointer, span: Span, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem { pointer, span: Some(span), measure: None, kind });
    }
}

/// The text of a span on one line, cut where it is long.
pub(super) fn quote(text: &str, span: Span) -> String {
    let text = text[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
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
        let above = self.above();
        match self.step {
            StepRef::Root => above,
            StepRef::Field(name) => above.field(name),
            StepRef::Element(index) => above.element(index),
        }
    }

    fn above(&self) -> Pointer {
        self.parent.map(Here::pointer).unwrap_or_default()
    }

    fn name(&self) -> String {
        match self.step {
            StepRef::Field(name) => name.to_owned(),
            StepRef::Root | StepRef::Element(_) => String::new(),
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Copy)]
enum From<'h> {
    /// It is in the tree.
    There(&'h Node),
    /// It is not in this object, which is to be said if it cannot be left out.
    Absent(&'h Node),
    /// It is part of something made up, which was reported.
    MadeUp,
}

/// Nothing goes wrong on the way: faults are reported, and reading goes on.
#[derive(Debug)]
enum Never {}

impl std::fmt::Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl de::Error for Never {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        // The shapes refuse nothing they are offered: every field once, every list of its length,
        // every choice by its index. The properties in tests/ try to prove it wrong.
        unreachable!("a shape of the file refused what it was offered")
    }
}

#[derive(Clone, Copy)]
struct At<'h> {
    from: From<'h>,
    here: &'h Here<'h>,
    context: &'h Context<'h>,
}

// What is not generic is not inlined: there is one of it for all shapes.
impl<'h> At<'h> {
    fn value(&self) -> Option<&'h Value> {
        match self.from {
            From::There(node) => Some(&node.value),
            From::Absent(_) | From::MadeUp => None,
        }
    }

    /// Reports what stands here instead of what is wanted.
    #[inline(never)]
    fn wrong(&self, wanted: Shape) {
        let missing = || ProblemKind::MissingField { name: self.here.name() };
        match self.from {
            From::There(Node { value: Value::Unread, .. }) | From::MadeUp => {}
            // `null` is as good as left out; it is the better place to point at.
            From::There(Node { value: Value::Null, span }) if matches!(self.here.step, StepRef::Field(_)) => {
                self.context.report(self.here.pointer(), *span, missing());
            }
            From::There(node) => {
                let found = quote(self.context.text, node.span);
                self.context.report(self.here.pointer(), node.span, ProblemKind::WrongType { found, wanted });
            }
            From::Absent(object) => {
                let brace = Span { start: object.span.start, end: object.span.start + 1 };
                self.context.report(self.here.above(), brace, missing());
            }
        }
    }

    #[inline(never)]
    fn yes_or_no(&self) -> bool {
        if let Some(Value::Bool(yes)) = self.value() {
            return *yes;
        }
        self.wrong(Shape::YesNo);
        false
    }

    #[inline(never)]
    fn number(&self) -> f64 {
        if let Some(Value::Number { value, .. }) = self.value() {
            return *value;
        }
        self.wrong(Shape::Number);
        0.0
    }

    #[inline(never)]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn whole(&self, most: u64) -> u64 {
        if let Some(Value::Number { value, whole: true }) = self.value()
            && *value <= most as f64
        {
            return *value as u64;
        }
        self.wrong(Shape::Whole { most });
        0
    }

    #[inline(never)]
    fn text(&self) -> &'h str {
        if let Some(Value::Text(text)) = self.value() {
            return text;
        }
        self.wrong(Shape::Text);
        ""
    }

    /// The elements of a list, of a certain length if one is given.
    #[inline(never)]
    fn elements(self, length: Option<usize>) -> Elements<'h> {
        match self.value() {
            Some(Value::List(nodes)) if length.is_none_or(|l| l == nodes.len()) => Elements { nodes, next: 0, made_up: 0, at: self },
            // Nothing but a column of numbers is made of them.
            Some(Value::Column(_)) if length.is_none() => {
                self.wrong(Shape::OtherList);
                Elements { nodes: &[], next: 0, made_up: 0, at: self }
            }
            _ => {
                self.wrong(length.map_or(Shape::List, |length| Shape::ListOf { length }));
                Elements { nodes: &[], next: 0, made_up: length.unwrap_or(0), at: self }
            }
        }
    }

    /// A column of numbers, those that are not there as no number.
    #[inline(never)]
    fn column(self) -> Vec<f64> {
        match self.value() {
            Some(Value::Column(numbers)) => numbers.clone(),
            Some(Value::List(nodes)) => {
                let number = |(index, node): (usize, &Node)| match &node.value {
                    Value::Number { value, .. } => *value,
                    Value::Null | Value::Unread => f64::NAN,
                    Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Column(_) | Value::Object(_) => {
                        let found = quote(self.context.text, node.span);
                        let kind = ProblemKind::WrongType { found, wanted: Shape::NumberOrNull };
                        self.context.report(self.here.pointer().element(index), node.span, kind);
                        f64::NAN
                    }
                };
                nodes.iter().enumerate().map(number).collect()
            }
            _ => {
                self.wrong(Shape::List);
                Vec::new()
            }
        }
    }

    /// The fields of an object, those that are not there included; unknown ones are reported.
    #[inline(never)]
    fn fields(self, known: &'static [&'static str]) -> Fields<'h> {
        let (From::There(node), Some(Value::Object(members))) = (self.from, self.value()) else {
            self.wrong(Shape::Object);
            return Fields { members: &[], known: known.iter(), object: None, misspelt: Vec::new(), at: self };
        };
        let mut misspelt = Vec::new();
        for member in members.iter().filter(|m| !known.contains(&m.name.as_str())) {
            let free = known.iter().copied().filter(|f| members.iter().all(|m| m.name != *f));
            let nearest = nearest(&member.name, free);
            misspelt.extend(nearest.clone());
            let kind =
                ProblemKind::UnknownField { name: member.name.clone(), nearest, known: known.iter().map(|f| (*f).to_owned()).collect() };
            self.context.report(self.here.pointer().field(&member.name), member.name_span, kind);
        }
        Fields { members, known: known.iter(), object: Some(node), misspelt, at: self }
    }

    /// Which of the choices a word is; the first, where it is none of them.
    #[inline(never)]
    fn choice(&self, choices: &'static [&'static str]) -> usize {
        let written = self.text();
        if let Some(index) = choices.iter().position(|c| *c == written) {
            return index;
        }
        if let From::There(node @ Node { value: Value::Text(_), .. }) = self.from {
            let kind = ProblemKind::UnknownWord {
                found: written.to_owned(),
                nearest: nearest(written, choices.iter().copied()),
                choices: choices.iter().map(|c| (*c).to_owned()).collect(),
            };
            self.context.report(self.here.pointer(), node.span, kind);
        }
        0
    }
}

/// Whole numbers of each width, by their largest.
macro_rules! wholes {
    ($($method:ident $visit:ident $type:ty),*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
            let most = u64::from(<$type>::MAX).min(MOST_WHOLE);
            visitor.$visit(<$type>::try_from(self.whole(most)).unwrap_or_default())
        }
    )* };
}

/// Kinds of value the file format does not use.
macro_rules! unused {
    ($($method:ident($($arg:ty),*)),*) => { $(
        fn $method<V: Visitor<'de>>(self, $(_: $arg,)* visitor: V) -> Result<V::Value, Never> { visitor.visit_unit() }
    )* };
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = Never;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.yes_or_no())
    }

    wholes!(deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64);

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_f64(self.number())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.value() {
            None | Some(Value::Null | Value::Unread) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(self.elements(None))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(self.elements(Some(length)))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(self.fields(fields))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Numbers(self.column().into_iter()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(Index(self.choice(variants)))
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
        deserialize_identifier(),
        deserialize_ignored_any(),
        deserialize_unit_struct(&'static str),
        deserialize_tuple_struct(&'static str, usize)
    );
}

struct Elements<'h> {
    nodes: &'h [Node],
    next: usize,
    made_up: usize,
    at: At<'h>,
}

impl<'h> Elements<'h> {
    #[inline(never)]
    fn step(&mut self) -> Option<(usize, From<'h>)> {
        let index = self.next;
        let from = match self.nodes.get(index) {
            Some(node) => From::There(node),
            None if self.made_up > 0 => {
                self.made_up -= 1;
                From::MadeUp
            }
            None => return None,
        };
        self.next += 1;
        Some((index, from))
    }
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Never;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Never> {
        let Some((index, from)) = self.step() else { return Ok(None) };
        let here = Here { parent: Some(self.at.here), step: StepRef::Element(index) };
        seed.deserialize(At { from, here: &here, context: self.at.context }).map(Some)
    }
}

/// The numbers of a column.
struct Numbers(std::vec::IntoIter<f64>);

impl<'de> SeqAccess<'de> for Numbers {
    type Error = Never;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Never> {
        self.0.next().map(|number| seed.deserialize(de::value::F64Deserializer::new(number))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The fields of an object, in the order of its shape.
struct Fields<'h> {
    members: &'h [Member],
    known: std::slice::Iter<'static, &'static str>,
    /// None if the object is made up.
    object: Option<&'h Node>,
    /// Fields that something in the object is most likely meant to be.
    misspelt: Vec<String>,
    at: At<'h>,
}

impl<'h> Fields<'h> {
    /// The next field and what stands in it.
    #[inline(never)]
    fn step(&mut self) -> (&'static str, From<'h>) {
        let name = self.known.next().copied().unwrap_or_default();
        let from = match (self.members.iter().find(|m| m.name == name), self.object) {
            (Some(member), _) => From::There(&member.node),
            // A misspelt field is not missing as well.
            (None, Some(object)) if !self.misspelt.iter().any(|m| m == name) => From::Absent(object),
            (None, _) => From::MadeUp,
        };
        (name, from)
    }
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Never;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Never> {
        let (name, from) = self.step();
        let here = Here { parent: Some(self.at.here), step: StepRef::Field(name) };
        seed.deserialize(At { from, here: &here, context: self.at.context }).map(Some)
    }
}

/// A choice, by its index among the known ones.
struct Index(usize);

impl<'de> Deserializer<'de> for Index {
    type Error = Never;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u64(self.0 as u64)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Index {
    type Error = Never;
    type Variant = Word;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Word), Never> {
        seed.deserialize(self).map(|value| (value, Word))
    }
}

/// A choice that is nothing but its word.
struct Word;

impl<'de> VariantAccess<'de> for Word {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Never> {
        seed.deserialize(Index(0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }
}

//! The shapes of the file as data: which fields there are, in which order and of what. They are traced from
//! [`crate::read::wire`], so that what is written always has the fields that are read.

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor, value::Error};

use crate::read::wire;

/// What a part of the file is made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Two numbers.
    Pair,
    /// A number for each authority.
    Column,
    /// A list.
    List(Box<Shape>),
    /// Fields, in their order.
    Object(Vec<Field>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: &'static str,
    /// Whether it must be there.
    pub(crate) needed: bool,
    /// What stands in it.
    pub(crate) shape: Shape,
}

impl Shape {
    /// The fields; none, if it has no names.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Object(fields) => fields,
            Self::List(element) => element.fields(),
            Self::Text | Self::Number | Self::Whole | Self::YesNo | Self::Choice(_) | Self::Pair | Self::Column => &[],
        }
    }

    /// What stands in a field, or in a field of the elements of a list.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

/// The shape of a report file.
pub(crate) fn report_file() -> Shape {
    let mut file = trace::<wire::File>();
    if let Shape::Object(fields) = &mut file {
        for field in fields.iter_mut().filter(|field| field.name == "benchmarks") {
            field.shape = trace::<wire::Benchmarks>();
        }
    }
    file
}

/// The shape of a benchmark file.
pub(crate) fn benchmark_file() -> Shape {
    trace::<wire::BenchmarkFile>()
}

fn trace<'de, T: Deserialize<'de>>() -> Shape {
    let (mut shape, mut needed) = (Shape::Text, true);
    // What is traced is offered a value for every field: it has nothing to refuse.
    let _ = T::deserialize(Tracer { shape: &mut shape, needed: &mut needed });
    shape
}

/// Offers an empty value to whatever asks, and keeps what was asked for.
struct Tracer<'t> {
    shape: &'t mut Shape,
    needed: &'t mut bool,
}

/// What is asked for, the shape that tells of it, and the value that is offered.
macro_rules! plain {
    ($($method:ident => $shape:expr, $visit:ident($($value:expr)?);)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            *self.shape = $shape;
            visitor.$visit($($value)?)
        }
    )* };
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = Error;

    plain! {
        deserialize_bool => Shape::YesNo, visit_bool(false);
        deserialize_u8 => Shape::Whole, visit_u8(0);
        deserialize_u16 => Shape::Whole, visit_u16(0);
        deserialize_u32 => Shape::Whole, visit_u32(0);
        deserialize_u64 => Shape::Whole, visit_u64(0);
        deserialize_f64 => Shape::Number, visit_f64(0.0);
        deserialize_str => Shape::Text, visit_str("");
        deserialize_string => Shape::Text, visit_str("");
        deserialize_any => Shape::Object(Vec::new()), visit_unit();
        deserialize_ignored_any => Shape::Object(Vec::new()), visit_unit();
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        *self.needed = false;
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut element = Shape::Text;
        let value = visitor.visit_seq(Elements { shape: &mut element, left: 1 })?;
        *self.shape = Shape::List(Box::new(element));
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        *self.shape = Shape::Pair;
        visitor.visit_seq(Elements { shape: &mut Shape::Number, left: length })
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, names: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let mut fields = Vec::new();
        let value = visitor.visit_seq(Fields { names: names.iter(), fields: &mut fields })?;
        *self.shape = Shape::Object(fields);
        Ok(value)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        *self.shape = Shape::Column;
        visitor.visit_seq(Elements { shape: &mut Shape::Number, left: 0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, words: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        *self.shape = Shape::Choice(words);
        visitor.visit_enum(First)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 f32 char bytes byte_buf unit unit_struct tuple_struct map identifier
    }
}

struct Elements<'t> {
    shape: &'t mut Shape,
    left: usize,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(Tracer { shape: self.shape, needed: &mut true }).map(Some)
    }
}

struct Fields<'t> {
    names: std::slice::Iter<'static, &'static str>,
    fields: &'t mut Vec<Field>,
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let mut field = Field { name, needed: true, shape: Shape::Text };
        let value = seed.deserialize(Tracer { shape: &mut field.shape, needed: &mut field.needed })?;
        self.fields.push(field);
        Ok(Some(value))
    }
}

/// The first of some choices.
struct First;

impl<'de> EnumAccess<'de> for First {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        seed.deserialize(de::value::U64Deserializer::new(0)).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for First {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(de::value::U64Deserializer::new(0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_has_every_field_of_the_types() {
        let file = report_file();
        let names: Vec<&str> = file.fields().iter().map(|field| field.name).collect();
        assert_eq!(names[..3], ["$schema", "scorecard", "report"]);
        let reading = file.field("measures").and_then(|f| f.shape.field("readings")).expect("readings");
        assert!(reading.needed);
        assert_eq!(reading.shape.field("value").map(|f| (f.needed, f.shape.clone())), Some((false, Shape::Number)));
        assert_eq!(reading.shape.field("numerator").map(|f| f.shape.clone()), Some(Shape::Whole));
        let status = reading.shape.field("status").map(|f| f.shape.clone());
        assert_eq!(status, Some(Shape::Choice(&["final", "provisional", "revised", "forecast"])));
        let target = file.field("measures").and_then(|f| f.shape.field("targets")).expect("targets");
        assert_eq!(target.shape.field("band").map(|f| f.shape.clone()), Some(Shape::Pair));
        let tables = file.field("benchmarks").and_then(|f| f.shape.field("tables")).expect("tables");
        assert_eq!(tables.shape.field("values").map(|f| f.shape.clone()), Some(Shape::Column));
    }
}

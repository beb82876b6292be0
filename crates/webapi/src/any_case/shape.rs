//! `null` where a carrier wants a value: the zero of the type.

use std::{fmt, iter};

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error, Visitor};

use super::access::Nested;

/// What a carrier asked for.
pub(super) enum Shape {
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    Str,
    String,
    List,
    Map,
    /// A carrier's name and the names of its properties.
    Carrier(&'static str, &'static [&'static str]),
}

impl Shape {
    fn read<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        self,
        from: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let nested = Nested::without_names(visitor);
        match self {
            Self::Bool => from.deserialize_bool(nested),
            Self::I8 => from.deserialize_i8(nested),
            Self::I16 => from.deserialize_i16(nested),
            Self::I32 => from.deserialize_i32(nested),
            Self::I64 => from.deserialize_i64(nested),
            Self::U8 => from.deserialize_u8(nested),
            Self::U16 => from.deserialize_u16(nested),
            Self::U32 => from.deserialize_u32(nested),
            Self::U64 => from.deserialize_u64(nested),
            Self::F32 => from.deserialize_f32(nested),
            Self::F64 => from.deserialize_f64(nested),
            Self::Str => from.deserialize_str(nested),
            Self::String => from.deserialize_string(nested),
            Self::List => from.deserialize_seq(nested),
            Self::Map => from.deserialize_map(nested),
            Self::Carrier(name, names) => from.deserialize_struct(name, names, nested.with_names(names)),
        }
    }

    fn zero<'de, E: Error, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, E> {
        match self {
            Self::Bool => visitor.visit_bool(false),
            Self::I8 | Self::I16 | Self::I32 | Self::I64 => visitor.visit_i64(0),
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => visitor.visit_u64(0),
            Self::F32 | Self::F64 => visitor.visit_f64(0.0),
            Self::Str | Self::String => visitor.visit_str(""),
            Self::List => visitor.visit_seq(SeqDeserializer::new(iter::empty::<()>())),
            Self::Map | Self::Carrier(..) => {
                visitor.visit_map(MapDeserializer::new(iter::empty::<((), ())>()))
            }
        }
    }
}

/// Looks whether there is a value before it is read.
pub(super) struct OrZero<V> {
    pub(super) visitor: V,
    pub(super) shape: Shape,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for OrZero<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.shape.zero(self.visitor)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.shape.zero(self.visitor)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<V::Value, D::Error> {
        self.shape.read(from, self.visitor)
    }
}

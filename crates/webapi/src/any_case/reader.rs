//! The deserializer that stands between a carrier and its format.

use serde::de::{Deserializer, Visitor};

use super::access::Nested;
use super::shape::{OrZero, Shape};

/// A deserializer whose visitors see canonical property names, at every depth.
pub(super) struct Reader<D>(pub(super) D);

/// Types that have a zero, which `null` is read as.
macro_rules! with_zero {
    ($($method:ident = $shape:ident),+ $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.deserialize_option(OrZero { visitor, shape: Shape::$shape })
        })+
    };
}

/// Types that deal with `null` themselves, or cannot.
macro_rules! as_they_are {
    ($($method:ident),+ $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(Nested::without_names(visitor))
        })+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Reader<D> {
    type Error = D::Error;

    with_zero! {
        deserialize_bool = Bool,
        deserialize_i8 = I8,
        deserialize_i16 = I16,
        deserialize_i32 = I32,
        deserialize_i64 = I64,
        deserialize_u8 = U8,
        deserialize_u16 = U16,
        deserialize_u32 = U32,
        deserialize_u64 = U64,
        deserialize_f32 = F32,
        deserialize_f64 = F64,
        deserialize_str = Str,
        deserialize_string = String,
        deserialize_seq = List,
        deserialize_map = Map,
    }

    as_they_are! {
        deserialize_any,
        deserialize_i128,
        deserialize_u128,
        deserialize_char,
        deserialize_bytes,
        deserialize_byte_buf,
        deserialize_option,
        deserialize_unit,
        deserialize_identifier,
        deserialize_ignored_any,
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(OrZero { visitor, shape: Shape::Carrier(name, fields) })
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, Nested::without_names(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Nested::without_names(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(len, Nested::without_names(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple_struct(name, len, Nested::without_names(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, Nested::without_names(visitor))
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

//! Reading requests as forgivingly as the vendor's own server does.
//!
//! The vendor's client sends camelCase where its server answers PascalCase, and leaves out or sends as `null`
//! what it does not know. [`AnyCase`] stands between any carrier with a plain derived reader and any
//! self-describing format: it compares the names of properties with those of the carrier without regard to
//! ASCII case, and reads `null` as the zero of its type. So no carrier needs aliases, and the app, which
//! reads only what our own server wrote, pays nothing for it.

mod access;
mod reader;
mod shape;

use serde::de::{Deserialize, Deserializer};

use reader::Reader;

/// A carrier read without regard to the case of its property names, at every depth.
///
/// - A property under two spellings is an error: which one is meant cannot be told.
/// - `null` is 0, `false`, `""`, an empty list or an empty carrier, according to the property's type; for an
///   optional property it is nothing.
/// - Unknown properties are ignored, and keys of maps stay as they are: they are data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnyCase<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for AnyCase<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(Reader(deserializer)).map(Self)
    }
}

//! What the caller may do with a carrier and its fields: two properties that every service carrier ends with.
//!
//! Source: `SuperOffice.CRM.Security.*` in the vendor's Swagger files. Segl grants nothing through them: its
//! answers carry no table right and no field properties, its requests are read and the values dropped.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

/// The rights to single fields, by the name of the field.
pub type FieldProperties = BTreeMap<String, FieldProperty>;

/// The right to the row that a carrier was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TableRight {
    /// What is allowed.
    pub mask: Mask,
    /// Why no more is allowed, in words.
    pub reason: String,
}

/// What is known about one field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FieldProperty {
    /// The right to the field.
    pub field_right: Option<FieldRight>,
    /// Name of the data type.
    pub field_type: String,
    /// Length of the field in octets.
    pub field_length: i32,
}

/// The right to one field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FieldRight {
    /// What is allowed.
    pub mask: Mask,
    /// Why no more is allowed, in words.
    pub reason: String,
}

/// A set of flags as the vendor writes it: names with commas between, such as `Select, Update`.
///
/// The vendor's client turns the names into a sum of bits and sends that back, so a number is read as its
/// decimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Mask(pub String);

impl<'de> Deserialize<'de> for Mask {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MaskVisitor)
    }
}

struct MaskVisitor;

impl Visitor<'_> for MaskVisitor {
    type Value = Mask;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names of flags, or their sum")
    }

    fn visit_str<E: Error>(self, names: &str) -> Result<Mask, E> {
        Ok(Mask(names.to_owned()))
    }

    fn visit_u64<E: Error>(self, sum: u64) -> Result<Mask, E> {
        Ok(Mask(sum.to_string()))
    }

    fn visit_i64<E: Error>(self, sum: i64) -> Result<Mask, E> {
        Ok(Mask(sum.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Mask, E> {
        Ok(Mask::default())
    }
}

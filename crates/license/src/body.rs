//! Decoding a signed body: one spelling for one meaning.

use serde::Serialize;
use serde::de::IgnoredAny;

use crate::{FromJson, Json, Kind};

/// A body of the format: its kind and the forms its fields must have.
pub trait Body: Serialize + FromJson {
    /// Which signed object it is.
    const KIND: Kind;

    /// Checks the form of each field in documented order.
    ///
    /// # Errors
    /// The name of the first field whose form is not the documented one.
    fn check(&self) -> Result<(), &'static str>;
}

/// How a body departs from the documented form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not JSON in UTF-8.
    Json,
    /// Not exactly the documented keys, order, types and spelling.
    Shape,
    /// A field's value is out of its form.
    Field,
}

impl Problem {
    /// The word in the facts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Shape => "shape",
            Self::Field => "field",
        }
    }
}

/// A body that is not in the documented form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// How.
    pub problem: Problem,
    /// Which field, where it is a field.
    pub field: Option<&'static str>,
}

/// Decodes a body strictly: JSON, then shape, then fields.
///
/// The shape is checked by encoding again and comparing bytes, which settles order, duplicates, unknown keys, number
/// forms, escapes and white space at once.
///
/// # Errors
/// [`Malformed`] with the first problem in that order.
pub fn decode<T: Body>(bytes: &[u8]) -> Result<T, Malformed> {
    let fail = |problem, field| Malformed { problem, field };
    if !is_json(bytes) {
        return Err(fail(Problem::Json, None));
    }
    let value: T = exact(bytes).ok_or(fail(Problem::Shape, None))?;
    value.check().map_err(|field| fail(Problem::Field, Some(field)))?;
    Ok(value)
}

/// Encodes a body in the one spelling: documented key order, compact, `JSON.stringify` escaping.
pub fn encode<T: Body>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Whether the bytes are one JSON text in UTF-8.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok() && serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

/// Reads a value whose encoding is exactly these bytes.
pub(crate) fn exact<T: Serialize + FromJson>(bytes: &[u8]) -> Option<T> {
    let value = T::from_json(Json::parse(bytes)?)?;
    serde_json::to_vec(&value).is_ok_and(|again| again == bytes).then_some(value)
}

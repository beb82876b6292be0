//! JSON as a tree, to be taken apart by name.
//!
//! Derived readers for the format's hundred fields weigh 15 KB in the compressed app; with the tree a field costs one
//! call. Being lenient here is harmless: a body is accepted only when encoding it again gives the same bytes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value.
#[derive(Debug)]
pub enum Json<'a> {
    /// Nothing.
    Null,
    /// True or false.
    Flag(bool),
    /// An integer; the format has no other numbers.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Several values.
    List(Vec<Self>),
    /// Named values, in order.
    Object(Vec<(Cow<'a, str>, Self)>),
}

/// What can be taken out of a tree.
pub trait FromJson: Sized {
    /// The value, if the tree has its shape.
    fn from_json(json: Json<'_>) -> Option<Self>;
}

impl<'a> Json<'a> {
    /// Reads a whole text. None where it is not JSON, or has numbers other than integers of 64 bits.
    pub fn parse(text: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(text).ok()
    }

    /// Takes a named value out of an object; null where there is none. Names that nobody asks for are ignored.
    pub fn take(&mut self, name: &str) -> Self {
        let Self::Object(fields) = self else { return Self::Null };
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, value)) => std::mem::replace(value, Self::Null),
            None => Self::Null,
        }
    }

    /// Takes a named value of a type out of an object.
    pub fn get<T: FromJson>(&mut self, name: &str) -> Option<T> {
        T::from_json(self.take(name))
    }

    /// The text, if it is one.
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

impl FromJson for String {
    fn from_json(json: Json<'_>) -> Option<Self> {
        json.into_text().map(Cow::into_owned)
    }
}

impl FromJson for bool {
    fn from_json(json: Json<'_>) -> Option<Self> {
        if let Json::Flag(flag) = json { Some(flag) } else { None }
    }
}

impl FromJson for i64 {
    fn from_json(json: Json<'_>) -> Option<Self> {
        if let Json::Number(number) = json { Some(number) } else { None }
    }
}

impl FromJson for u32 {
    fn from_json(json: Json<'_>) -> Option<Self> {
        i64::from_json(json)?.try_into().ok()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json<'_>) -> Option<Self> {
        if matches!(json, Json::Null) { Some(None) } else { T::from_json(json).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json<'_>) -> Option<Self> {
        if let Json::List(values) = json { values.into_iter().map(T::from_json).collect() } else { None }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Json<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON with integers")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json<'de>, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json<'de>, E> {
        i64::try_from(number).map(Json::Number).map_err(|_| E::custom("beyond 64 bits"))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json<'de>, A::Error> {
        let mut object = Vec::new();
        while let Some((Json::Text(name), value)) = fields.next_entry()? {
            object.push((name, value));
        }
        Ok(Json::Object(object))
    }
}

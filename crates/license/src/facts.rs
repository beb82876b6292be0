//! Typed facts beside a code: what a sentence in any language needs to know.

use std::borrow::Cow;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::{Bytes32, Code, Date};

/// One typed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// Nothing, where nothing is itself the fact (a date that is not set).
    Nothing,
    /// True or false.
    Flag(bool),
    /// An integer.
    Number(i64),
    /// A text: a name, a date, a hash in base64.
    Text(String),
}

macro_rules! fact_from {
    ($($type:ty => |$value:ident| $fact:expr;)*) => {
        $(impl From<$type> for Fact { fn from($value: $type) -> Self { $fact } })*
    };
}

fact_from! {
    bool => |value| Self::Flag(value);
    i64 => |value| Self::Number(value);
    u32 => |value| Self::Number(i64::from(value));
    usize => |value| Self::Number(i64::try_from(value).unwrap_or(i64::MAX));
    &str => |value| Self::Text(value.to_owned());
    &String => |value| Self::Text(value.clone());
    String => |value| Self::Text(value);
    Date => |value| Self::Text(value.to_string());
    Bytes32 => |value| Self::Text(value.to_base64());
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Named facts in a fixed order; a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(Cow<'static, str>, Fact)>);

impl Facts {
    /// The fact of this name.
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, fact)| fact)
    }

    /// The text of this name, if it is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Fact::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The number of this name, if it is a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(Fact::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// All facts, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.0.iter().map(|(name, fact)| (name.as_ref(), fact))
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, fact) in &self.0 {
            map.serialize_entry(name, fact)?;
        }
        map.end()
    }
}

/// A code with its facts: a refusal, a warning, or a row's diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// The particulars.
    pub facts: Facts,
}

impl Finding {
    pub(crate) fn new(code: Code) -> Self {
        Self { code, facts: Facts::default() }
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.0.push((Cow::Borrowed(name), fact.into()));
        self
    }

    /// What another judge reports, to be worded; it is no verdict of this one. None where the code is not known here.
    pub fn reported(code: &str, facts: impl IntoIterator<Item = (String, Fact)>) -> Option<Self> {
        let code = Code::ALL.iter().copied().find(|known| known.as_str() == code)?;
        let facts = facts.into_iter().map(|(name, fact)| (Cow::Owned(name), fact)).collect();
        Some(Self { code, facts: Facts(facts) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reported_finding_has_its_facts_and_an_unknown_code_is_none() {
        let facts =
            || [("Found".to_owned(), Fact::from("1801852599")), ("Epoch".to_owned(), Fact::from(2_u32))];
        let found = Finding::reported("serial-differs", facts());
        let found = found.as_ref();
        assert_eq!(found.map(|found| found.code), Some(Code::SerialDiffers));
        assert_eq!(found.and_then(|found| found.facts.text("Found")), Some("1801852599"));
        assert_eq!(found.and_then(|found| found.facts.number("Epoch")), Some(2));
        assert_eq!(Finding::reported("of-a-newer-server", facts()), None);
    }
}

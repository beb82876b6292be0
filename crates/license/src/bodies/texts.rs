//! Translations that an owner signs with its names.

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::forms::{is_language_tag, is_text};

/// A name and its tooltip in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Text {
    /// The name; empty where the default name is used.
    pub description: String,
    /// The tooltip; empty where the default is used.
    pub tooltip: String,
}

/// Texts by language tag, tags in code-unit order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(String, Text)>);

impl Texts {
    /// The text for a language, if its owner translated it.
    pub fn get(&self, language: &str) -> Option<&Text> {
        self.0.iter().find(|(tag, _)| tag == language).map(|(_, text)| text)
    }

    /// Whether the tags, which are keys, are language tags in rising order.
    fn has_tags_in_order(&self) -> bool {
        self.0.is_sorted_by(|(a, _), (b, _)| a < b) && self.0.iter().all(|(tag, _)| is_language_tag(tag))
    }

    pub(crate) fn fit(&self) -> bool {
        self.has_tags_in_order()
            && self.0.iter().all(|(_, text)| is_text(&text.description, 254) && is_text(&text.tooltip, 254))
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (tag, text) in &self.0 {
            map.serialize_entry(tag, text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Texts;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("texts by language, tags in order")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    texts.push(entry);
                }
                Some(Texts(texts)).filter(Texts::has_tags_in_order).ok_or_else(|| A::Error::custom("tags"))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

//! Translations that an owner signs with its names.

use std::borrow::Cow;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::forms::{is_language_tag, is_text};
use crate::{FromJson, Json};

/// A name and its tooltip in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Text {
    /// The name; empty where the default name is used.
    pub description: String,
    /// The tooltip; empty where the default is used.
    pub tooltip: String,
}

impl FromJson for Text {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self { description: from.get("Description")?, tooltip: from.get("Tooltip")? })
    }
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

impl FromJson for Texts {
    fn from_json(json: Json<'_>) -> Option<Self> {
        let Json::Object(fields) = json else { return None };
        let entry = |(tag, text): (Cow<'_, str>, Json<'_>)| Some((tag.into_owned(), Text::from_json(text)?));
        fields.into_iter().map(entry).collect::<Option<_>>().map(Self).filter(Self::has_tags_in_order)
    }
}

//! A message: one text, or the two forms of a plural.

use crate::text::{Kind, Placeholder, Text};

/// One message in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// The line it begins on.
    pub(crate) line: usize,
    pub(crate) shape: Shape,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Single(Text),
    Plural { one: Text, other: Text },
}

impl Message {
    /// The forms in the order in which they are fetched.
    pub(crate) fn forms(&self) -> Vec<&Text> {
        match &self.shape {
            Shape::Single(text) => vec![text],
            Shape::Plural { one, other } => vec![one, other],
        }
    }

    /// The text that decides which placeholders there are, and their order.
    pub(crate) fn main_form(&self) -> &Text {
        match &self.shape {
            Shape::Single(text) => text,
            Shape::Plural { other, .. } => other,
        }
    }

    /// The placeholders in the order of the arguments.
    pub(crate) fn placeholders(&self) -> Vec<&Placeholder> {
        self.main_form().placeholders()
    }

    /// The number that selects the plural form: the first there is.
    pub(crate) fn selector(&self) -> Option<&Placeholder> {
        self.placeholders().into_iter().find(|slot| slot.kind == Kind::Number)
    }

    pub(crate) fn is_plural(&self) -> bool {
        matches!(self.shape, Shape::Plural { .. })
    }

    /// The text, if it is one without placeholders.
    pub(crate) fn plain(&self) -> Option<&str> {
        match &self.shape {
            Shape::Single(text) => text.plain(),
            Shape::Plural { .. } => None,
        }
    }
}

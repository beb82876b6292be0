//! Names with their values.

use crate::platform::element::{El, Text, el, of_class};

/// A name and its value.
pub(crate) type Definition = (&'static str, El);

/// A list of names and values.
pub(crate) fn definitions(items: Vec<Definition>) -> El {
    let item = |(name, value)| el("div").child(el("dt").text(name)).child(el("dd").child(value));
    of_class("dl", "definitions").children(items.into_iter().map(item))
}

/// A value that is plain text.
pub(crate) fn plain(text: impl Into<Text>) -> El {
    el("span").text(text)
}

/// A value that a program wrote.
pub(crate) fn code(text: impl Into<Text>) -> El {
    el("code").text(text)
}

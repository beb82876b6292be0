//! A standing notice above the content: what everyone on this page has to know first.

use crate::platform::element::{El, Text, el, of_class};

/// How much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Good to know.
    Note,
    /// Something to do, in time.
    Warning,
    /// Something is wrong now.
    Alarm,
}

/// A word that names it, and a sentence.
pub(crate) fn banner(weight: Weight, word: &'static str, sentence: impl Into<Text>) -> El {
    let class = match weight {
        Weight::Note => "banner banner-note",
        Weight::Warning => "banner banner-warning",
        Weight::Alarm => "banner banner-alarm",
    };
    of_class("p", class).child(el("strong").text(word)).text(" ").child(el("span").text(sentence))
}

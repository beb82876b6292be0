//! The messages for tests, native or in a browser: the very text that the app fetches.

use super::{Lang, Messages};

/// The fetched text of a language.
pub(crate) fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!(concat!(env!("OUT_DIR"), "/messages.en.txt")),
        Lang::Nb => include_str!(concat!(env!("OUT_DIR"), "/messages.nb.txt")),
        Lang::Da => include_str!(concat!(env!("OUT_DIR"), "/messages.da.txt")),
        Lang::Sv => include_str!(concat!(env!("OUT_DIR"), "/messages.sv.txt")),
    }
}

/// The messages of a language.
pub(crate) fn messages(lang: Lang) -> Messages {
    Messages::parse(lang, source(lang)).unwrap()
}

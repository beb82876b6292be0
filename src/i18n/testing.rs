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

/// The text of a language that is fetched later.
pub(crate) fn later_source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!(concat!(env!("OUT_DIR"), "/later.en.txt")),
        Lang::Nb => include_str!(concat!(env!("OUT_DIR"), "/later.nb.txt")),
        Lang::Da => include_str!(concat!(env!("OUT_DIR"), "/later.da.txt")),
        Lang::Sv => include_str!(concat!(env!("OUT_DIR"), "/later.sv.txt")),
    }
}

/// The messages of a language, all of them.
pub(crate) fn messages(lang: Lang) -> Messages {
    let messages = Messages::parse(lang, source(lang)).unwrap();
    messages.add_later(later_source(lang)).unwrap();
    messages
}

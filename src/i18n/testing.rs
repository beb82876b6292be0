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

macro_rules! part {
    ($name:literal, $lang:expr) => {
        match $lang {
            Lang::En => include_str!(concat!(env!("OUT_DIR"), "/", $name, ".en.txt")),
            Lang::Nb => include_str!(concat!(env!("OUT_DIR"), "/", $name, ".nb.txt")),
            Lang::Da => include_str!(concat!(env!("OUT_DIR"), "/", $name, ".da.txt")),
            Lang::Sv => include_str!(concat!(env!("OUT_DIR"), "/", $name, ".sv.txt")),
        }
    };
}

/// The text of a language that is fetched with a part: the second part is 1.
pub(crate) fn part_source(part: usize, lang: Lang) -> &'static str {
    if part == 1 { part!("later", lang) } else { part!("system", lang) }
}

/// The messages of a language, all of them.
pub(crate) fn messages(lang: Lang) -> Messages {
    let messages = Messages::parse(lang, source(lang)).unwrap();
    for part in [1, 2] {
        messages.add(part, part_source(part, lang)).unwrap();
    }
    messages
}

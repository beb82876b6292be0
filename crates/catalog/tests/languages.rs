//! Danish is Danish and Norwegian Norwegian, in messages and help: words that only the neighbour has are found.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like the tests themselves")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use segl_catalog::Language;

/// Everyday words that a language writes otherwise than its neighbours: what a slip of the pen would bring in.
fn own_words(language: Language) -> &'static str {
    match language {
        Language::En => "the of and is not with",
        Language::Nb => {
            "å deg seg noe noen uten enn blir ut etter hva eier gjelder gjør verken lisens lisenser lisensen \
             nøkkel nettleser nettleseren utløper utløpt slik"
        }
        Language::Da => {
            "af dig sig mig noget nogen uden end bliver ud op efter hvad ejer gælder gør hverken licens licensen \
             licenserne nøgle browser browseren udløber udløbet adgangskode stadig"
        }
        Language::Sv => {
            "att och är inte för från till någon något eftersom vad måste ägare giltig nyckel webbläsare licenserna \
             användare lösenord behörighet utan"
        }
    }
}

/// Words that two of the languages share, and therefore prove nothing.
fn shared(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &["end", "browser"],
        Language::Sv => &["licens", "licensen", "ut", "efter", "dig", "sig", "blir"],
        _ => &[],
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// Every text of a language: messages without their keys, and help.
fn texts(language: Language) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let catalogue = read(&root.join("src/i18n").join(language.file_name()));
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    let mut all: String =
        lines.filter_map(|line| line.split_once(" = ")).flat_map(|(_, text)| [text, "\n"]).collect();
    for topic in fs::read_dir(root.join("src/help").join(language.tag())).unwrap() {
        all.push_str(&read(&topic.unwrap().path()));
    }
    all.to_lowercase()
}

/// The words of `neighbour` that a text in `language` has.
fn slips(language: Language, neighbour: Language, text: &str) -> Vec<&'static str> {
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let wrong = own_words(neighbour).split_whitespace();
    wrong.filter(|word| words.contains(word) && !shared(language).contains(word)).collect()
}

#[test]
fn no_language_has_words_of_its_neighbours() {
    for language in Language::ALL {
        let text = texts(language);
        for neighbour in Language::ALL.into_iter().filter(|other| *other != language) {
            let found = slips(language, neighbour, &text);
            assert!(found.is_empty(), "{} has words of {}: {found:?}", language.tag(), neighbour.tag());
        }
    }
}

#[test]
fn norwegian_with_a_d_is_no_danish() {
    assert_eq!(
        slips(Language::Da, Language::Nb, "lisensen blir ikke aktiveret av dig"),
        ["blir", "lisensen"]
    );
    assert_eq!(slips(Language::Nb, Language::Da, "hvad gælder uden nøkkel"), ["uden", "hvad", "gælder"]);
    assert_eq!(slips(Language::Sv, Language::Nb, "licensen går ut efter noen dager"), ["noen"]);
}

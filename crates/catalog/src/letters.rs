//! Letters that do not belong to a language show that a text landed in the wrong file.

use crate::Language;

/// Proper names that keep their spelling in every language.
const PROPER_NAMES: [&str; 1] = ["Bokmål"];

fn foreign_letters(language: Language) -> &'static [char] {
    match language {
        Language::En => &['æ', 'ø', 'å', 'ä', 'ö', 'Æ', 'Ø', 'Å', 'Ä', 'Ö'],
        Language::Nb | Language::Da => &['ä', 'ö', 'Ä', 'Ö'],
        Language::Sv => &['æ', 'ø', 'Æ', 'Ø'],
    }
}

/// The first word of `text` with a letter that `language` does not have.
pub(crate) fn foreign_word(language: Language, text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .find(|word| word.contains(foreign_letters(language)) && !PROPER_NAMES.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_from_the_neighbouring_language_is_found() {
        assert_eq!(foreign_word(Language::Nb, "Kontroller användaren"), Some("användaren"));
        assert_eq!(foreign_word(Language::Da, "Så är det"), Some("är"));
        assert_eq!(foreign_word(Language::Sv, "Prøv igen"), Some("Prøv"));
        assert_eq!(foreign_word(Language::En, "Prøv again"), Some("Prøv"));
    }

    #[test]
    fn a_languages_own_letters_and_proper_names_pass() {
        assert_eq!(foreign_word(Language::Nb, "Når får øya æren?"), None);
        assert_eq!(foreign_word(Language::Sv, "Försök på nytt"), None);
        assert_eq!(foreign_word(Language::En, "Norsk (Bokmål)"), None);
    }
}

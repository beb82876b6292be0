//! What every text must keep to, whatever it says.

use crate::{Language, group, letters};

/// Everything that is wrong with the text of `key` in `language`.
pub(crate) fn broken(language: Language, key: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if text.is_empty() {
        return vec!["the text is empty".into()];
    }
    if text.trim() != text {
        found.push("the text begins or ends with a space".into());
    }
    if text.contains("  ") {
        found.push("two spaces in a row".into());
    }
    if let Some(c) = text.chars().find(|&c| is_invisible(c)) {
        found.push(format!("the invisible character U+{:04X}", c as u32));
    }
    if let Some(c) = text.chars().find(|&c| matches!(c, '"' | '\'')) {
        found.push(format!("a straight `{c}`: use the quotation marks and the apostrophe of the language"));
    }
    if text.contains("...") {
        found.push("three full stops: use `…`".into());
    }
    if group::is_sentence(key) {
        if !text.ends_with(['.', '?', '!']) {
            found.push("a sentence ends with `.`, `?` or `!`".into());
        }
    } else if text.ends_with('.') {
        found.push("a label never ends with a full stop; a sentence belongs in another group or gets a key that ends in `-sentence`".into());
    }
    if let Some(word) = letters::foreign_word(language, text) {
        found.push(format!("`{word}` has a letter that the language does not have; a proper name belongs in the list in letters.rs"));
    }
    found
}

/// Control, direction and zero-width characters, the soft hyphen, and accents that stand alone
/// (a letter is written as one character).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{200B}'..='\u{200F}')
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(key: &str, text: &str) -> usize {
        broken(Language::En, key, text).len()
    }

    #[test]
    fn labels_never_and_sentences_always_end_with_a_full_stop() {
        assert_eq!(count("label.free", "Free"), 0);
        assert_eq!(count("label.free", "Free."), 1);
        assert_eq!(count("message.saved", "Saved."), 0);
        assert_eq!(count("message.saved", "Saved"), 1);
        assert_eq!(count("help.sure", "Sure?"), 0);
        assert_eq!(count("shell.failed-sentence", "It failed"), 1);
        assert_eq!(count("shell.failed", "It failed"), 0);
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for bad in [
            "",
            " a",
            "a ",
            "a  b",
            "a\u{AD}b",
            "a\u{200B}b",
            "a\tb",
            "a\u{301}",
            "say \"a\"",
            "it's",
            "wait...",
        ] {
            assert_ne!(count("label.free", bad), 0, "{bad:?}");
        }
        assert_eq!(count("label.free", "1\u{A0}%"), 0);
    }
}

//! Texts from anyone, for people to read.

/// A text in which everything can be seen: what cannot, or could move a terminal's cursor, is spelled out as Rust does.
/// Quotation marks and backslashes stay as they are.
pub fn spelled_out(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\'' | '\\' => safe.push(character),
            _ => safe.extend(character.escape_debug()),
        }
    }
    safe
}

/// The same, cut after so many characters of the text.
pub fn spelled_out_to(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => spelled_out(text.get(..end).unwrap_or_default()) + "…",
        None => spelled_out(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelled_out_and_the_rest_stays() {
        assert_eq!(spelled_out("\"Åse's\" \\ 80 %"), "\"Åse's\" \\ 80 %");
        assert_eq!(spelled_out("a\u{1b}[2J\u{202e}b\n"), "a\\u{1b}[2J\\u{202e}b\\n");
    }

    #[test]
    fn a_long_text_is_cut_between_characters_and_says_so() {
        assert_eq!(
            (spelled_out_to("åse", 3), spelled_out_to("åse\n", 3)),
            ("åse".to_owned(), "åse…".to_owned())
        );
    }
}

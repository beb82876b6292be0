//! Texts as a person who searches for them types them: without regard to case, accents, and the letters that a keyboard
//! from elsewhere lacks.

/// Ends of the block of combining marks, which an accented letter is taken apart into.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// The text in small letters without their marks: `Å` is `a`, `Ø` is `o`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in place::plain(text).chars().filter(|c| !MARKS.contains(c)) {
        match c {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(target_arch = "wasm32")]
mod place {
    use js_sys::JsString;

    /// In small letters, each mark a character of its own. The tables are the browser's.
    pub(super) fn plain(text: &str) -> String {
        JsString::from(text).normalize("NFD").to_lower_case().into()
    }
}

/// Natively, for tests: the letters of the four languages.
#[cfg(not(target_arch = "wasm32"))]
mod place {
    pub(super) fn plain(text: &str) -> String {
        text.to_lowercase().replace(['å', 'ä', 'á'], "a").replace(['ö', 'ó'], "o").replace(['é', 'è'], "e")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn case_accents_and_the_letters_of_one_country_make_no_difference() {
        for (text, folded) in [
            ("Sales-Premium", "sales-premium"),
            ("Årsmøte på Ærø", "arsmote pa aero"),
            ("FÖRSÄLJNING", "forsaljning"),
            ("André 10 %", "andre 10 %"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
        assert_eq!(fold("A\u{30a}rlig"), fold("Årlig"));
    }
}

//! A verification mark as a word.

use crate::i18n::Messages;
use crate::i18n::texts::mark;
use crate::verify::Mark;

/// The word beside the icon.
pub(crate) fn mark(m: &Messages, of: Mark) -> &str {
    match of {
        Mark::Verified => mark::verified(m),
        Mark::Altered => mark::altered(m),
        Mark::Duplicate => mark::duplicate(m),
        Mark::Foreign => mark::foreign(m),
        Mark::Unproven => mark::unproven(m),
        Mark::UnknownKey => mark::unknown_key(m),
        Mark::Withdrawn => mark::withdrawn(m),
        Mark::Changed => mark::changed(m),
        Mark::Missing => mark::missing(m),
        Mark::Refused => mark::refused(m),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn no_two_marks_have_the_same_word_in_any_language() {
        use Mark::*;
        let all = [
            Verified, Altered, Duplicate, Foreign, Unproven, UnknownKey, Withdrawn, Changed, Missing, Refused,
        ];
        for lang in Lang::ALL {
            let m = messages(lang);
            let mut words: Vec<&str> = all.map(|of| super::mark(&m, of)).to_vec();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all.len(), "{lang:?}: {words:?}");
        }
    }
}

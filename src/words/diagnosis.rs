//! What a mark that is not good means, and what to do about it.

use crate::i18n::Messages;
use crate::i18n::texts::diagnosis as words;
use crate::verify::{Mark, Since};

/// What it means for those who use the licence; nothing where all is well.
pub(crate) fn meaning(m: &Messages, of: Mark) -> Option<&str> {
    Some(match of {
        Mark::Verified => return None,
        Mark::Altered => words::means_altered(m),
        Mark::Duplicate => words::means_duplicate(m),
        Mark::Foreign => words::means_foreign(m),
        Mark::Unproven => words::means_unproven(m),
        Mark::UnknownKey => words::means_unknown_key(m),
        Mark::Withdrawn => words::means_withdrawn(m),
        Mark::Changed => words::means_changed(m),
        Mark::Missing => words::means_missing(m),
        Mark::Refused => words::means_refused(m),
    })
}

/// What to do, step by step; nothing where all is well.
pub(crate) fn remedy(m: &Messages, of: Mark) -> Vec<&str> {
    match of {
        Mark::Verified => Vec::new(),
        Mark::Altered | Mark::Duplicate | Mark::Foreign | Mark::Changed | Mark::Missing => {
            vec![words::do_access(m), words::do_copy(m), words::do_load(m)]
        }
        Mark::Unproven | Mark::Refused => vec![words::do_licence(m), words::do_contact(m)],
        Mark::UnknownKey => vec![words::do_update(m)],
        Mark::Withdrawn => vec![words::do_contact(m)],
    }
}

/// Since when it can be known.
pub(crate) fn since(m: &Messages, known: &Since) -> String {
    match known {
        Since::Activated(on) => words::since_activated(m, &on.to_string()),
        Since::Seen(on) => words::since_seen(m, &on.to_string()),
        Since::Withdrawn(on) => words::since_withdrawn(m, on),
        Since::Unknown => words::since_unknown(m).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn every_mark_but_the_good_one_says_what_it_means_and_what_to_do() {
        use Mark::*;
        for lang in Lang::ALL {
            let m = messages(lang);
            assert_eq!((meaning(&m, Verified), remedy(&m, Verified).len()), (None, 0));
            for mark in
                [Altered, Duplicate, Foreign, Unproven, UnknownKey, Withdrawn, Changed, Missing, Refused]
            {
                assert!(meaning(&m, mark).is_some_and(|text| text.ends_with('.')), "{mark:?}");
                assert!(!remedy(&m, mark).is_empty(), "{mark:?}");
            }
        }
    }

    #[test]
    fn what_the_browser_has_seen_is_told_with_its_day() {
        let on = segl_license::Date::parse("2026-11-20").unwrap();
        let said = since(&messages(Lang::En), &Since::Seen(on));
        assert!(said.starts_with("This browser last found everything in order on 2026-11-20."), "{said}");
    }
}

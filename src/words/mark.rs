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

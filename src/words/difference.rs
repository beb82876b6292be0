//! In what a row of a new licence differs, as a sentence.

use segl_license::{Difference, ModuleLicense, Verified};

use crate::i18n::Messages;
use crate::i18n::texts::activation as words;

/// The sentence. `name` is the row's name for people; `old` and `new` are what was signed.
pub(crate) fn difference(
    m: &Messages,
    of: Difference,
    name: &str,
    old: Option<&Verified<ModuleLicense>>,
    new: Option<&Verified<ModuleLicense>>,
) -> String {
    let number = |row: Option<&Verified<ModuleLicense>>| row.map_or(0, |row| row.number_of_licenses);
    let (before, after) = (number(old), number(new));
    match of {
        Difference::Added => words::row_added_sentence(m, name),
        Difference::Removed => words::row_removed_sentence(m, name),
        Difference::More => words::row_more_sentence(m, after.saturating_sub(before), name),
        Difference::Fewer => words::row_fewer_sentence(m, before.saturating_sub(after), name),
        Difference::Unlimited => words::row_unlimited_sentence(m, name),
        Difference::Limited => words::row_limited_sentence(m, name, after),
        Difference::BringsMore => words::row_brings_more_sentence(m, name),
        Difference::BringsLess => words::row_brings_less_sentence(m, name),
        Difference::OtherUsers => words::row_other_users_sentence(m, name),
        Difference::OtherPrerequisite => words::row_other_prerequisite_sentence(m, name),
        Difference::NoPrerequisite => words::row_no_prerequisite_sentence(m, name),
        Difference::OtherKind => words::row_other_kind_sentence(m, name),
        Difference::Hidden => words::row_hidden_sentence(m, name),
        Difference::Shown => words::row_shown_sentence(m, name),
    }
}

//! Why a rule stands against giving or taking a licence, whoever asks for it.

use segl_webapi::problem::{Fact, Facts};

use crate::i18n::Messages;
use crate::i18n::texts::activation as texts;

/// The rule with this code, as a sentence; a newer server's by its code. `name` is what a licence is called.
pub(crate) fn against(m: &Messages, code: &str, facts: &Facts, name: impl Fn(&str) -> String) -> String {
    let named = |fact| name(text(facts, fact));
    let licence = || named("ModuleName");
    match code {
        "open-requests" => texts::superfluous_refused_open_requests_sentence(m).to_owned(),
        "no-free-seat" => {
            no_free_seat(m, &licence(), number(facts, "InUse"), number(facts, "NumberOfLicenses"))
        }
        "prerequisite-missing" => needs(m, &licence(), &named("PrerequisiteModuleName")),
        "still-needed" => still_needed(m, &licence(), &named("NeededBy")),
        "several-plans" => texts::superfluous_refused_several_plans_sentence(m).to_owned(),
        "user-type-not-allowed" => for_others(m, &licence()),
        "associate-retired" => retired(m).to_owned(),
        "type-not-assignable" | "hidden-not-assignable" => {
            texts::superfluous_refused_not_assignable_sentence(m, &licence())
        }
        other => texts::superfluous_refused_other_sentence(m, other),
    }
}

/// No seat is free.
pub(crate) fn no_free_seat(m: &Messages, licence: &str, in_use: f64, total: f64) -> String {
    texts::superfluous_refused_no_free_seat_sentence(m, licence, in_use, total)
}

/// Something else must be held first.
pub(crate) fn needs(m: &Messages, licence: &str, needs: &str) -> String {
    texts::superfluous_refused_prerequisite_sentence(m, licence, needs)
}

/// Something else that is held needs it.
pub(crate) fn still_needed(m: &Messages, licence: &str, by: &str) -> String {
    texts::superfluous_refused_still_needed_sentence(m, licence, by)
}

/// It is for another kind of user.
pub(crate) fn for_others(m: &Messages, licence: &str) -> String {
    texts::superfluous_refused_user_type_sentence(m, licence)
}

/// The user is retired.
pub(crate) fn retired(m: &Messages) -> &str {
    texts::superfluous_refused_retired_sentence(m)
}

/// A fact that is a text; empty where it is none.
pub(crate) fn text<'f>(facts: &'f Facts, name: &str) -> &'f str {
    if let Some(Fact::Text(text)) = facts.get(name) { text } else { "" }
}

/// A fact that is a number; nothing where it is none.
#[expect(clippy::cast_precision_loss, reason = "seats and users are far fewer than 2^53")]
pub(crate) fn number(facts: &Facts, name: &str) -> f64 {
    if let Some(Fact::Number(number)) = facts.get(name) { *number as f64 } else { 0.0 }
}

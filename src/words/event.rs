//! System events as words: kinds, how they stand, for whom they hold, and what stands against changing them.

use segl_webapi::enums::SystemEventScope;
use segl_webapi::problem::Fact;
use segl_webapi::system_event::{CurrentSystemEvent, EventUser, SystemEventStatus};

use super::failure;
use crate::api::Failure;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, event as words};

/// The kinds that an administrator adds, by their keys, in the order in which they are offered.
pub(crate) const ADDABLE: [&str; 4] = ["NoLogin", "NoFreetext", "NoTravel", "MessageOfTheDay"];

/// Rebuilds of user-defined fields have several keys that begin alike.
const UDEF: &str = "UDefRebuild";

/// What a kind is called; its key where this program does not know it.
pub(crate) fn kind<'a>(m: &'a Messages, key: &'a str) -> &'a str {
    match key {
        "NoLogin" => words::no_login(m),
        "NoFreetext" => words::no_freetext(m),
        "NoTravel" => words::no_travel(m),
        "MessageOfTheDay" => words::message_of_the_day(m),
        "FreetextRebuild" => words::freetext_rebuild(m),
        "PrototypeRebuild" => words::prototype_rebuild(m),
        "ROURebuild" => words::rou_rebuild(m),
        "Import" => words::import(m),
        key if key.starts_with(UDEF) => words::udef_rebuild(m),
        key => key,
    }
}

/// What a kind does to those who use the system.
pub(crate) fn effect<'m>(m: &'m Messages, key: &str) -> &'m str {
    match key {
        "NoLogin" => words::no_login_sentence(m),
        "NoFreetext" => words::no_freetext_sentence(m),
        "NoTravel" => words::no_travel_sentence(m),
        "MessageOfTheDay" => words::message_of_the_day_sentence(m),
        "FreetextRebuild" => words::freetext_rebuild_sentence(m),
        "PrototypeRebuild" => words::prototype_rebuild_sentence(m),
        "ROURebuild" => words::rou_rebuild_sentence(m),
        "Import" => words::import_sentence(m),
        key if key.starts_with(UDEF) => words::udef_rebuild_sentence(m),
        _ => words::unknown_kind_sentence(m),
    }
}

/// How an event stands at a second of the server: what was told may have passed its expected end since.
pub(crate) fn status(m: &Messages, event: &CurrentSystemEvent, now: i64) -> String {
    let late = event.eta.is_some_and(|eta| eta < now);
    let word = match event.status {
        SystemEventStatus::Overdue => words::overdue(m),
        _ if late => words::overdue(m),
        SystemEventStatus::Active => words::active(m),
        SystemEventStatus::Running => words::running(m),
    };
    match event.progress {
        Some(percent) => format!("{word}, {}", words::percent(m, percent)),
        None => word.to_owned(),
    }
}

/// For whom a scope holds.
pub(crate) fn scope(m: &Messages, of: SystemEventScope) -> &str {
    match of {
        SystemEventScope::SystemWide => words::scope_system(m),
        SystemEventScope::Database => words::scope_database(m),
        SystemEventScope::Group => words::scope_group(m),
        SystemEventScope::User => words::scope_user(m),
        SystemEventScope::Undefined => words::scope_unknown(m),
    }
}

/// For whom an event holds, the user named.
pub(crate) fn holds_for(m: &Messages, event: &CurrentSystemEvent) -> String {
    let of = scope(m, event.scope);
    let owner = event.owner.as_ref().map(called).filter(|name| !name.is_empty());
    owner.map_or_else(|| of.to_owned(), |name| format!("{of}: {name}"))
}

/// A user's full name, or the name to sign in with where there is none.
pub(crate) fn called(user: &EventUser) -> &str {
    if user.full_name.is_empty() { &user.name } else { &user.full_name }
}

/// The first letters of the first and the last name, for where a picture would be.
pub(crate) fn initials(user: &EventUser) -> String {
    let mut names = called(user).split_whitespace();
    let first = names.next();
    let letters = first.into_iter().chain(names.next_back()).filter_map(|name| name.chars().next());
    letters.flat_map(char::to_uppercase).collect()
}

/// What a request about events met: what went wrong, what was kept, what to do.
pub(crate) fn trouble(m: &Messages, of: &Failure) -> String {
    let Failure::Refused(refused) = of else { return failure(m, of).to_owned() };
    let said = match refused.code.as_str() {
        "event-unknown" => words::refused_unknown_sentence(m),
        "event-kind-unknown" => words::refused_kind_unknown_sentence(m),
        "event-kind-not-addable" => words::refused_kind_not_addable_sentence(m),
        "event-exists" => words::refused_exists_sentence(m),
        "event-owner-unknown" => words::refused_owner_unknown_sentence(m),
        "event-message-missing" => words::message_missing_sentence(m),
        "event-message-invalid" => {
            let most = refused.facts().get("Most").and_then(number).unwrap_or(254);
            return words::refused_message_invalid_sentence(m, most);
        }
        "event-changed" => words::changed_sentence(m),
        "event-not-editable" => words::refused_not_editable_sentence(m),
        "event-identity-fixed" => words::refused_identity_fixed_sentence(m),
        "event-not-cancellable" => words::refused_not_cancellable_sentence(m),
        "event-warning-first" => words::refused_warning_first_sentence(m),
        "storage-failed" => activation::storage_failed_sentence(m),
        _ => failure(m, of),
    };
    said.to_owned()
}

fn number(fact: &Fact) -> Option<u32> {
    if let Fact::Number(number) = fact { u32::try_from(*number).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::problem::Problem;
    use segl_webapi::system_event::SystemEventCancel;

    fn event(key: &str) -> CurrentSystemEvent {
        CurrentSystemEvent {
            system_event_id: 1,
            eventkey: key.into(),
            status: SystemEventStatus::Running,
            progress: Some(40),
            eventmess: String::new(),
            registered: 0,
            activated_by: None,
            eta: Some(100),
            scope: SystemEventScope::User,
            owner: Some(EventUser { associate_id: 1, name: "ada".into(), full_name: "Ada Berg".into() }),
            updated_count: 0,
            may_edit: false,
            cancel: SystemEventCancel::Never,
        }
    }

    #[test]
    fn kinds_have_the_products_names_and_an_unknown_one_its_key() {
        let m = messages(Lang::Nb);
        assert_eq!(
            ADDABLE.map(|key| kind(&m, key)),
            ["No Login", "No Freetext", "No Travel", "Dagens melding"]
        );
        assert_eq!(kind(&m, "UDefRebuildPerson"), words::udef_rebuild(&m));
        assert_eq!(kind(&m, "Newer"), "Newer");
    }

    #[test]
    fn what_passes_its_expected_end_while_it_is_shown_is_overdue() {
        let m = messages(Lang::En);
        assert_eq!(status(&m, &event("Import"), 100), "Running, 40%");
        assert_eq!(status(&m, &event("Import"), 101), "Overdue, 40%");
        assert_eq!(holds_for(&m, &event("Import")), "One user: Ada Berg");
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        let user =
            |name: &str, full: &str| EventUser { associate_id: 1, name: name.into(), full_name: full.into() };
        let shown = [("a", "Ada Berg"), ("a", "Åse Maria von Øye"), ("kari.n", ""), ("", "")];
        assert_eq!(shown.map(|(name, full)| initials(&user(name, full))), ["AB", "ÅØ", "K", ""]);
    }

    #[test]
    fn each_refusal_has_a_sentence_of_its_own() {
        let m = messages(Lang::Sv);
        let codes = [
            "event-unknown",
            "event-kind-unknown",
            "event-kind-not-addable",
            "event-exists",
            "event-owner-unknown",
            "event-message-missing",
            "event-message-invalid",
            "event-changed",
            "event-not-editable",
            "event-identity-fixed",
            "event-not-cancellable",
            "event-warning-first",
            "of-a-newer-server",
        ];
        let mut said: Vec<String> = codes
            .iter()
            .map(|code| trouble(&m, &Failure::told(&Problem::new(409, "", *code).with("Most", 99_i64))))
            .collect();
        assert!(said.iter().any(|sentence| sentence.contains("99")), "{said:?}");
        said.sort();
        said.dedup();
        assert_eq!(said.len(), codes.len());
    }
}

//! What administrators did, as words.

use crate::i18n::Messages;
use crate::i18n::texts::log as words;

/// What was done; its stable text where this program does not know it.
pub(crate) fn act<'a>(m: &'a Messages, act: &'a str) -> &'a str {
    match act {
        "database-created" => words::act_database_created(m),
        "key-renewed" => words::act_key_renewed(m),
        "company-confirmed" => words::act_company_confirmed(m),
        "license-activated" => words::act_license_activated(m),
        "license-removed" => words::act_license_removed(m),
        "assignments-changed" => words::act_assignments_changed(m),
        "associate-added" => words::act_associate_added(m),
        "associate-changed" => words::act_associate_changed(m),
        "associate-retired" => words::act_associate_retired(m),
        "associate-restored" => words::act_associate_restored(m),
        "password-set" => words::act_password_set(m),
        "sessions-ended" => words::act_sessions_ended(m),
        "satellite-added" => words::act_satellite_added(m),
        "satellite-set" => words::act_satellite_set(m),
        "metering-terms-set" => words::act_metering_terms_set(m),
        "system-event-added" => words::act_system_event_added(m),
        "system-event-changed" => words::act_system_event_changed(m),
        "system-event-deleted" => words::act_system_event_deleted(m),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn whatever_the_store_writes_down_has_words() {
        let m = messages(Lang::En);
        let store = include_str!("../../crates/store/src/log/act.rs");
        let known: Vec<&str> = store.lines().filter_map(|line| line.split('"').nth(1)).collect();
        assert!(known.len() > 15, "{known:?}");
        for code in known {
            assert_ne!(act(&m, code), code);
        }
    }
}

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
        "password-set" => words::act_password_set(m),
        "satellite-added" => words::act_satellite_added(m),
        "satellite-set" => words::act_satellite_set(m),
        "metering-terms-set" => words::act_metering_terms_set(m),
        "system-event-added" => words::act_system_event_added(m),
        "system-event-changed" => words::act_system_event_changed(m),
        "system-event-deleted" => words::act_system_event_deleted(m),
        other => other,
    }
}

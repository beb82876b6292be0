//! The carriers of the log.

use std::cell::Cell;

use segl_license::Json;
use segl_webapi::log::{Log, LogEntry};

use super::{Reader, whole};

/// Some of the log.
pub(in crate::api) fn log(from: Json<'_>) -> Option<Log> {
    whole(from, &Cell::new(true), |mut from| Log {
        previous: from.optional("Previous"),
        entries: from.list("Entries", entry),
        total: from.number("Total"),
    })
}

fn entry(mut from: Reader<'_>) -> LogEntry {
    LogEntry {
        id: from.number("Id"),
        at: from.number("At"),
        associate_id: from.number_or_nothing("AssociateId"),
        actor: from.text("Actor"),
        act: from.text("Act"),
        subject: from.text("Subject"),
        before: from.optional("Before"),
        after: from.optional("After"),
        hash: from.text("Hash"),
    }
}

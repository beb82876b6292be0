//! Events as rows of the vendor's archive `SystemEvents`.

use super::{Told, scope};
use crate::archive::{Cell, Row};
use crate::routes::session::full_name;
use segl_webapi::system_event::SystemEventStatus;

/// Every event as a row, with the columns that the vendor's archive has.
pub(crate) fn rows(events: &[Told], now: i64) -> Vec<Row> {
    events.iter().map(|told| row(told, now)).collect()
}

fn row(told: &Told, now: i64) -> Row {
    let event = &told.event;
    let (name, full) = told.by.as_ref().map(|by| (by.name.clone(), full_name(by))).unwrap_or_default();
    let status = match told.status(now) {
        SystemEventStatus::Active => "active",
        SystemEventStatus::Running => "running",
        SystemEventStatus::Overdue => "overdue",
    };
    let scope = scope(event);
    Row {
        entity: "systemevent",
        id: event.id,
        cells: vec![
            ("SystemEvent_id", Cell::Number(event.id)),
            ("scope", Cell::Number(scope.number().into())),
            ("type", Cell::Text(scope.name().to_owned())),
            ("owner", Cell::Number(event.owner)),
            ("eventkey", Cell::Text(event.key.clone())),
            // A name for people is made where the reader's language is known.
            ("eventname", Cell::Text(event.key.clone())),
            ("status", Cell::Text(status.to_owned())),
            ("eventmess", Cell::Text(event.message.clone())),
            ("extrainfo", Cell::Number(event.extra_info)),
            ("eta", Cell::Moment(event.eta)),
            ("registered", Cell::Moment(Some(event.registered))),
            ("updatedCount", Cell::Number(event.updated_count)),
            ("registered_associate_id/assocName", Cell::Text(name)),
            ("registered_associate_id/fullName", Cell::Text(full)),
            // Segl keeps no pictures of people.
            ("registered_associate_id/portraitThumbnail", Cell::Text(String::new())),
        ],
    }
}

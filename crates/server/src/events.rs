//! From stored events to carriers, and from the rules that refuse to problems.

mod rows;

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use segl_store::{
    Associate, EventCancel, EventRefusal, EventScope, EventStarter, NewSystemEvent, StoreError, SystemEvent,
    SystemEventError,
};
use segl_webapi::date::DateTime;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::system_event::{
    CurrentSystemEvent, CurrentSystemEvents, EventUser, SystemEventCancel, SystemEventEntity,
    SystemEventEntityWithLinks, SystemEventStatus,
};

use crate::app::{App, stored};
use crate::licenses::{associate_carrier, int};
use crate::problem::Refusal;
use crate::routes::session::full_name;

pub(crate) use rows::rows;

/// An event with the user who added it and the user for whom it holds.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) event: SystemEvent,
    pub(crate) by: Option<Associate>,
    holder: Option<Associate>,
}

impl Told {
    fn of(app: &App, event: SystemEvent) -> Result<Self, StoreError> {
        let find = |id: Option<i64>| id.map_or(Ok(None), |id| app.store.associate(id));
        let by = find(event.registered_by)?;
        let holder = find((event.scope == Some(EventScope::User)).then_some(event.owner))?;
        Ok(Self { event, by, holder })
    }

    /// How it stands at a second.
    pub(crate) fn status(&self, now: i64) -> SystemEventStatus {
        match (self.event.eta, self.event.kind().starter()) {
            (Some(eta), _) if eta < now => SystemEventStatus::Overdue,
            (_, EventStarter::System) => SystemEventStatus::Running,
            (_, EventStarter::Administrator) => SystemEventStatus::Active,
        }
    }
}

/// Every event with its users.
pub(crate) fn all(app: &App) -> Result<(i64, Vec<Told>), StoreError> {
    let found = app.store.system_events()?;
    let told = found.events.into_iter().map(|event| Told::of(app, event));
    Ok((found.revision, told.collect::<Result<_, _>>()?))
}

/// One event. 404 `event-unknown`.
pub(crate) async fn one(app: &Arc<App>, id: i64) -> Result<Told, Refusal> {
    let found =
        stored(app, move |app| app.store.system_event(id)?.map(|event| Told::of(app, event)).transpose());
    found.await?.ok_or_else(|| of_rule(EventRefusal::Unknown { id }))
}

/// Every event as a screen shows it.
pub(crate) fn current(app: &App) -> Result<CurrentSystemEvents, StoreError> {
    let (revision, events) = all(app)?;
    let now = app.clock.now();
    Ok(CurrentSystemEvents { revision, now, events: events.iter().map(|told| shown(told, now)).collect() })
}

fn shown(told: &Told, now: i64) -> CurrentSystemEvent {
    let event = &told.event;
    let user = |id: i64, user: Option<&Associate>| EventUser {
        associate_id: id,
        name: user.map(|user| user.name.clone()).unwrap_or_default(),
        full_name: user.map(full_name).unwrap_or_default(),
    };
    let is_for_user = event.scope == Some(EventScope::User);
    CurrentSystemEvent {
        system_event_id: event.id,
        eventkey: event.key.clone(),
        status: told.status(now),
        progress: event.progress,
        eventmess: event.message.clone(),
        registered: event.registered,
        activated_by: event.registered_by.map(|id| user(id, told.by.as_ref())),
        eta: event.eta,
        scope: scope(event),
        owner: is_for_user.then(|| user(event.owner, told.holder.as_ref())),
        updated_count: event.updated_count,
        may_edit: event.kind().starter() == EventStarter::Administrator,
        cancel: match event.kind().cancel() {
            EventCancel::Freely => SystemEventCancel::Freely,
            EventCancel::AfterWarning => SystemEventCancel::AfterWarning,
            EventCancel::Never => SystemEventCancel::Never,
        },
    }
}

/// The vendor's carrier.
pub(crate) fn entity(told: &Told) -> SystemEventEntity {
    let event = &told.event;
    let moment = |seconds: Option<i64>| seconds.and_then(DateTime::from_unix).unwrap_or_default();
    SystemEventEntity {
        system_event_id: int(event.id),
        scope: scope(event),
        eta: moment(event.eta),
        eventkey: event.key.clone(),
        eventmess: event.message.clone(),
        extra_info: int(event.extra_info),
        owner: int(event.owner),
        updated_count: int(event.updated_count),
        registered: moment(Some(event.registered)),
        activated_by: told.by.as_ref().map(associate_carrier),
        ..SystemEventEntity::default()
    }
}

/// The same with its path, and the number of its changes as `ETag`.
pub(crate) fn answer(told: &Told) -> Response {
    let event = entity(told);
    let links = [("Self".to_owned(), format!("/api/v1/SystemEvent/{}", event.system_event_id))].into();
    let mut response = axum::Json(SystemEventEntityWithLinks { event, links }).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", told.event.updated_count)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// The number of changes that `If-Match` names.
pub(crate) fn seen(headers: &HeaderMap) -> Result<Option<i64>, Refusal> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = value.to_str().ok().map(|text| text.trim().trim_matches('"'));
    match text.and_then(|text| text.parse().ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(Refusal::of_status(StatusCode::BAD_REQUEST)),
    }
}

/// What is to be added by a carrier; without a scope it is for the whole system.
pub(crate) fn to_be_added(entity: SystemEventEntity) -> NewSystemEvent {
    let scope = EventScope::of(entity.scope.number().into()).unwrap_or(EventScope::SystemWide);
    NewSystemEvent {
        key: entity.eventkey,
        scope,
        owner: entity.owner.into(),
        message: entity.eventmess,
        eta: entity.eta.unix(),
    }
}

fn scope(event: &SystemEvent) -> SystemEventScope {
    let number = event.scope.map_or(0, EventScope::number);
    SystemEventScope::from_number(number).unwrap_or_default()
}

/// What the store said, as a problem.
pub(crate) fn refused(error: SystemEventError) -> Refusal {
    match error {
        SystemEventError::Refused(rule) => of_rule(rule),
        SystemEventError::Store(cause) => Refusal::store_failed(&cause),
    }
}

fn of_rule(rule: EventRefusal) -> Refusal {
    let status = match rule {
        EventRefusal::Unknown { .. } => StatusCode::NOT_FOUND,
        EventRefusal::Changed { .. } => StatusCode::PRECONDITION_FAILED,
        _ => StatusCode::CONFLICT,
    };
    let refusal = Refusal::new(status, rule.code());
    match rule {
        EventRefusal::Unknown { id } => refusal.with("SystemEventId", id),
        EventRefusal::Exists { key, id } => refusal.with("Eventkey", key).with("SystemEventId", id),
        EventRefusal::OwnerUnknown { owner } => refusal.with("Owner", owner),
        EventRefusal::MessageMissing => refusal,
        EventRefusal::MessageInvalid { most } => refusal.with("Most", most),
        EventRefusal::Changed { updated_count } => refusal.with("UpdatedCount", updated_count),
        EventRefusal::KindUnknown { key }
        | EventRefusal::KindNotAddable { key }
        | EventRefusal::NotEditable { key }
        | EventRefusal::NotCancellable { key }
        | EventRefusal::WarningFirst { key } => refusal.with("Eventkey", key),
    }
}

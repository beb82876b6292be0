//! `PUT /api/v1/SystemEvent/{id}`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use segl_store::EventChange;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::system_event::SystemEventEntity;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::events::{self, Told};
use crate::problem::Refusal;

/// Changes message and expected end. `If-Match` with the `ETag` that was seen makes sure that nobody changed it meanwhile:
/// 412 `event-changed`. Kind, scope and owner stay: 409 `event-identity-fixed`. What the system runs is not edited: 409
/// `event-not-editable`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(id): Path<i64>,
    headers: HeaderMap,
    Body(entity): Body<SystemEventEntity>,
) -> Result<Response, Refusal> {
    let seen = events::seen(&headers)?;
    Ok(events::answer(&write(&app, &administrator, id, entity, seen).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    id: i64,
    entity: SystemEventEntity,
    seen: Option<i64>,
) -> Result<Told, Refusal> {
    stays_the_same(&events::one(app, id).await?, &entity)?;
    let actor = administrator.actor();
    let change = EventChange { message: entity.eventmess, eta: entity.eta.unix(), seen };
    let changed =
        blocking(app, move |app| app.store.change_system_event(id, &change, &actor, app.clock.now()));
    changed.await?.map_err(events::refused)?;
    app.live.changed();
    events::one(app, id).await
}

/// What is left out of a body stays as it is, too.
fn stays_the_same(told: &Told, wanted: &SystemEventEntity) -> Result<(), Refusal> {
    let is = events::entity(told);
    let key = wanted.eventkey.is_empty() || wanted.eventkey == is.eventkey;
    let scope =
        wanted.scope == SystemEventScope::Undefined || (wanted.scope == is.scope && wanted.owner == is.owner);
    if key && scope {
        return Ok(());
    }
    Err(Refusal::new(StatusCode::CONFLICT, "event-identity-fixed").with("Eventkey", is.eventkey))
}

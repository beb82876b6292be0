//! `POST /api/v1/SystemEvent`

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use segl_webapi::system_event::SystemEventEntity;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::events::{self, Told};
use crate::problem::Refusal;

/// Adds an event: `Eventkey` NoLogin, NoFreetext, NoTravel or MessageOfTheDay, `Eventmess`, `Eta`, `Scope` and `Owner`.
///
/// 409 `event-kind-unknown`, `event-kind-not-addable`, `event-exists` (one of a kind per scope), `event-owner-unknown`,
/// `event-message-missing`, `event-message-invalid`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(entity): Body<SystemEventEntity>,
) -> Result<Response, Refusal> {
    Ok(events::answer(&write(&app, &administrator, entity).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    entity: SystemEventEntity,
) -> Result<Told, Refusal> {
    let actor = administrator.actor();
    let new = events::to_be_added(entity);
    let added = blocking(app, move |app| app.store.add_system_event(&new, &actor, app.clock.now())).await?;
    let id = added.map_err(events::refused)?;
    app.live.changed();
    events::one(app, id).await
}

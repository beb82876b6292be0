//! `POST /api/v1/Agents/Configuration/SaveSystemEventEntity`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::system_event::SystemEventEntity;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::events;
use crate::problem::Refusal;
use crate::routes::system_event::{create, update};

/// Adds an event without a primary key, changes one that has a key: `POST` and `PUT /api/v1/SystemEvent`. Of an event
/// that somebody changed meanwhile an older copy is refused: 412 `event-changed`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(entity): Body<SystemEventEntity>,
) -> Result<Json<SystemEventEntity>, Refusal> {
    let told = match entity.system_event_id {
        0 => create::write(&app, &administrator, entity).await?,
        id => {
            let seen = Some(entity.updated_count.into());
            update::write(&app, &administrator, id.into(), entity, seen).await?
        }
    };
    Ok(Json(events::entity(&told)))
}

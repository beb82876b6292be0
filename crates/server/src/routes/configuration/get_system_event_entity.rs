//! `POST /api/v1/Agents/Configuration/GetSystemEventEntity?systemEventEntityId=`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_webapi::system_event::SystemEventEntity;
use serde::Deserialize;

use crate::app::App;
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// Which event.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(rename = "systemEventEntityId", alias = "SystemEventEntityId")]
    id: i64,
}

/// One event: `GET /api/v1/SystemEvent/{id}`. 404 `event-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(asked): Query<Asked>,
) -> Result<Json<SystemEventEntity>, Refusal> {
    Ok(Json(events::entity(&events::one(&app, asked.id).await?)))
}

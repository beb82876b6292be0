//! `POST /api/v1/Agents/Configuration/CreateDefaultSystemEventEntity`

use axum::Json;
use segl_webapi::system_event::SystemEventEntity;

use crate::auth::Administrator;
use crate::routes::system_event::default::blank;

/// An event to begin with: `GET /api/v1/SystemEvent/default`. A body is not looked at.
pub(crate) async fn handle(_: Administrator) -> Json<SystemEventEntity> {
    Json(blank())
}

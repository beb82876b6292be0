//! `GET /api/v1/SystemEvent/default`

use axum::Json;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::system_event::SystemEventEntity;

use crate::auth::Administrator;

/// An event to begin with: for the whole system, with nothing said yet.
pub(crate) async fn handle(_: Administrator) -> Json<SystemEventEntity> {
    Json(blank())
}

pub(crate) fn blank() -> SystemEventEntity {
    SystemEventEntity { scope: SystemEventScope::SystemWide, ..SystemEventEntity::default() }
}

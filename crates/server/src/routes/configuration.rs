//! `POST /api/v1/Agents/Configuration/METHOD`: system events as the vendor's own client asks for them. Each method is a
//! thin call of the function behind its REST twin.

pub(crate) mod create_default_system_event_entity;
pub(crate) mod delete_system_event_entity;
pub(crate) mod exists_system_event;
pub(crate) mod get_system_event_entity;
pub(crate) mod save_system_event_entity;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::app::App;

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/CreateDefaultSystemEventEntity", post(create_default_system_event_entity::handle))
        .route("/DeleteSystemEventEntity", post(delete_system_event_entity::handle))
        .route("/ExistsSystemEvent", post(exists_system_event::handle))
        .route("/GetSystemEventEntity", post(get_system_event_entity::handle))
        .route("/SaveSystemEventEntity", post(save_system_event_entity::handle))
}

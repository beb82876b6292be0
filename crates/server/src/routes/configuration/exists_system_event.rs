//! `POST /api/v1/Agents/Configuration/ExistsSystemEvent`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::system_event::ExistsSystemEventRequest;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Whether there is an event of a key, in any scope.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<ExistsSystemEventRequest>,
) -> Result<Json<bool>, Refusal> {
    let found = stored(&app, |app| app.store.system_events()).await?;
    Ok(Json(found.events.iter().any(|event| event.key == request.key)))
}

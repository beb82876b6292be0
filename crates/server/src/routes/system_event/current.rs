//! `GET /api/v1/SystemEvent/Current`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::system_event::CurrentSystemEvents;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// Every event as a screen shows it, with what may be done with each. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
) -> Result<Json<CurrentSystemEvents>, Refusal> {
    Ok(Json(stored(&app, events::current).await?))
}

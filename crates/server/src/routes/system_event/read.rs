//! `GET /api/v1/SystemEvent/{id}`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// One event, with the number of its changes as `ETag`. 404 `event-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    Ok(events::answer(&events::one(&app, id).await?))
}

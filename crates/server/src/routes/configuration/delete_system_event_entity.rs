//! `POST /api/v1/Agents/Configuration/DeleteSystemEventEntity?SystemEventEntityId=`

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::routes::system_event::remove;

/// Which event.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(rename = "SystemEventEntityId", alias = "systemEventEntityId")]
    id: i64,
}

/// Ends an event: `DELETE /api/v1/SystemEvent/{id}`. This client cannot show a warning, so it cancels no operation.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Query(asked): Query<Asked>,
) -> Result<StatusCode, Refusal> {
    remove::write(&app, &administrator, asked.id, false).await?;
    Ok(StatusCode::NO_CONTENT)
}

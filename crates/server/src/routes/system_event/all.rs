//! `GET /api/v1/SystemEvent`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query as Parameters, State};
use serde_json::Value;

use crate::app::{App, stored};
use crate::archive::Row;
use crate::archive::odata::Asked;
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// The events as OData's slim rows, the oldest first. `$filter` is one or more `column eq 'value'`, joined by `and`;
/// anything else is 400 `query-unsupported`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Parameters(asked): Parameters<Asked>,
) -> Result<Json<Value>, Refusal> {
    let query = asked.query()?;
    let (rows, more) = query.apply(rows(&app).await?)?;
    Ok(Json(asked.answer("SystemEvent", &query, &rows, more)))
}

/// Every event as a row.
pub(crate) async fn rows(app: &Arc<App>) -> Result<Vec<Row>, Refusal> {
    let (_, events) = stored(app, events::all).await?;
    Ok(events::rows(&events, app.clock.now()))
}

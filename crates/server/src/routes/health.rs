//! `GET /healthz`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::app::{App, stored};
use crate::problem::Refusal;

/// Whether the server can do its work: 200 `{"Status":"ok"}` when the database answers, else 500. Asks for no sign-in
/// and tells nothing else.
pub(crate) async fn handle(State(app): State<Arc<App>>) -> Result<Json<Value>, Refusal> {
    stored(&app, |app| app.store.company()).await?;
    Ok(Json(json!({ "Status": "ok" })))
}

//! `GET /api/v1/License/{owner}/Changes`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_store::LogEntry;
use segl_webapi::license_server::LicenseChange;
use serde_json::Value;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// How many entries are answered.
const MOST: u32 = 50;

/// When licences of an owner were activated or removed, by whom, and what that changed; the newest first. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<Vec<LicenseChange<Value>>>, Refusal> {
    let entries = stored(&app, move |app| app.store.license_log(&owner, MOST)).await?;
    Ok(Json(entries.into_iter().map(change).collect()))
}

fn change(entry: LogEntry) -> LicenseChange<Value> {
    let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    LicenseChange {
        at: entry.at,
        is_automatic: entry.associate_id.is_none(),
        actor: entry.actor,
        act: entry.act,
        before: read(entry.before),
        after: read(entry.after),
    }
}

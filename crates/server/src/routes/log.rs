//! `GET /api/v1/Log`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_license::encode_base64;
use segl_webapi::log::{Log, LogEntry};
use serde::Deserialize;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// The most entries that are answered at once.
const MOST: u32 = 500;

/// What of the log is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct LogQuery {
    /// The number of the first entry; without it, the newest entries are meant.
    from: Option<i64>,
    /// How many at most; 500 and no more without it.
    top: Option<u32>,
}

/// What administrators did, the oldest of it first, with the chain that says whether any of it was changed. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(query): Query<LogQuery>,
) -> Result<Json<Log>, Refusal> {
    let top = query.top.unwrap_or(MOST).clamp(1, MOST);
    let page = stored(&app, move |app| app.store.log_page(query.from, top)).await?;
    let entry = |entry: segl_store::LogEntry| LogEntry {
        id: entry.id,
        at: entry.at,
        associate_id: entry.associate_id,
        actor: entry.actor,
        act: entry.act,
        subject: entry.subject,
        before: entry.before,
        after: entry.after,
        hash: encode_base64(&entry.hash),
    };
    Ok(Json(Log {
        previous: page.previous.as_deref().map(encode_base64),
        entries: page.entries.into_iter().map(entry).collect(),
        total: page.total,
    }))
}

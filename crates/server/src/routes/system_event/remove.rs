//! `DELETE /api/v1/SystemEvent/{id}`

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// `?Warned=true`: the administrator was warned of what a cancelled operation leaves behind.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Asked {
    warned: bool,
}

/// Ends an event: 204. 404 `event-unknown`; 409 `event-not-cancellable` for a rebuild of user-defined fields, and
/// `event-warning-first` for another operation without `?Warned=true`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<StatusCode, Refusal> {
    write(&app, &administrator, id, asked.warned).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    id: i64,
    warned: bool,
) -> Result<(), Refusal> {
    let actor = administrator.actor();
    let deleted =
        blocking(app, move |app| app.store.delete_system_event(id, warned, &actor, app.clock.now()));
    deleted.await?.map_err(events::refused)?;
    app.live.changed();
    Ok(())
}

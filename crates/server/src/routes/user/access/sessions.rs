//! `DELETE /api/v1/User/{id}/Sessions`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// Signs a user out everywhere: 204. It may be the one who asks. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
) -> Result<StatusCode, Refusal> {
    let id = entity::existing(&app, asked).await?.id;
    let actor = administrator.actor();
    let ended = blocking(&app, move |app| app.store.end_sessions(id, &actor, app.clock.now()));
    ended.await?.map_err(entity::refused)?;
    app.live.changed();
    Ok(StatusCode::NO_CONTENT)
}

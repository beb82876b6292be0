//! `DELETE /api/v1/User/{id}`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use segl_webapi::user_list::UserChange;

use super::change;
use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// Retires a user, by primary key or by the name with which it signs in: 204. What it held is free, what it did stays, and
/// so does the user itself: the log refers to it. 404 `associate-unknown`; 409 `open-requests`, `last-administrator`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
) -> Result<StatusCode, Refusal> {
    write(&app, &administrator, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    asked: String,
) -> Result<(), Refusal> {
    let user = entity::existing(app, asked).await?;
    let change = UserChange { users: vec![user.id], retire: true, ..UserChange::default() };
    change::write(app, administrator, change).await?;
    Ok(())
}

//! `POST /api/v1/Agents/User/DeleteUser?UserId=`

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;

use super::get_user::Asked;
use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::routes::user::remove;

/// Retires a user: `DELETE /api/v1/User/{id}`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Query(asked): Query<Asked>,
) -> Result<StatusCode, Refusal> {
    remove::write(&app, &administrator, asked.id.to_string()).await?;
    Ok(StatusCode::NO_CONTENT)
}

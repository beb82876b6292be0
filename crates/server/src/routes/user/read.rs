//! `GET /api/v1/User/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::user::UserWithLinks;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// One user with every owner's user licences as they stand to it, by primary key or by the name with which it signs in.
/// 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(asked): Path<String>,
) -> Result<Json<UserWithLinks>, Refusal> {
    Ok(Json(entity::with_links(entity::one(&app, asked).await?)))
}

//! `POST /api/v1/Agents/User/GetUserFromName`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetUserFromNameRequest;
use segl_webapi::user::User;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users::entity;

/// One user by the name with which it signs in: `GET /api/v1/User/{userName}`. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetUserFromNameRequest>,
) -> Result<Json<User>, Refusal> {
    Ok(Json(entity::one(&app, request.user_name).await?))
}

//! `POST /api/v1/Agents/User/CreateDefaultUser`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::enums::UserType;
use segl_webapi::user::User;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// A user to begin with: `GET /api/v1/User/Default`. A body is not looked at.
pub(crate) async fn handle(State(app): State<Arc<App>>, _: Administrator) -> Result<Json<User>, Refusal> {
    Ok(Json(entity::blank(&app, UserType::InternalAssociate).await?))
}

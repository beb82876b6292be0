//! `GET /api/v1/User/Default`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_webapi::enums::UserType;
use segl_webapi::user::User;
use serde::Deserialize;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// `userType`; the vendor's `personId` is passed over, as Segl keeps no persons apart from users.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "userType", alias = "UserType")]
    user_type: UserType,
}

/// A user to begin with, an employee where no other kind is named, with the licences that it can be given. Nothing is
/// written.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(asked): Query<Asked>,
) -> Result<Json<User>, Refusal> {
    Ok(Json(entity::blank(&app, asked.user_type).await?))
}

//! `POST /api/v1/Agents/User/GetUser?userId=`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_webapi::user::User;
use serde::Deserialize;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::entity;

/// Which user.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(rename = "userId", alias = "UserId")]
    pub(super) id: i64,
}

/// One user: `GET /api/v1/User/{id}`. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(asked): Query<Asked>,
) -> Result<Json<User>, Refusal> {
    Ok(Json(entity::one(&app, asked.id.to_string()).await?))
}

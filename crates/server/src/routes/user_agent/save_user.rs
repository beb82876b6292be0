//! `POST /api/v1/Agents/User/SaveUser`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::user::User;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users::entity;

/// Adds a user without a primary key, saves one with: `POST` and `PUT /api/v1/User`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(wanted): Body<User>,
) -> Result<Json<User>, Refusal> {
    let id = (wanted.associate_id != 0).then(|| wanted.associate_id.to_string());
    Ok(Json(entity::save(&app, &administrator, id, wanted).await?))
}

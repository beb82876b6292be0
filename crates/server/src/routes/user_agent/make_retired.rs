//! `POST /api/v1/Agents/User/MakeRetired`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use segl_webapi::requests::MakeRetiredRequest;
use segl_webapi::user::User;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::user::remove;
use crate::users::entity;

/// Retires a user, which frees everything it holds, or lets it come back without any of it: 204. 404 `associate-unknown`;
/// 409 `open-requests`, `last-administrator`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<MakeRetiredRequest>,
) -> Result<StatusCode, Refusal> {
    let id = request.associate_id.to_string();
    if request.retired {
        remove::write(&app, &administrator, id).await?;
    } else {
        entity::save(&app, &administrator, Some(id), User::default()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

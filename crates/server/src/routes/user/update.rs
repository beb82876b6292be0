//! `PUT /api/v1/User/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::user::{User, UserWithLinks};

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users::entity;

/// Saves a user, by primary key or by the name with which it signs in: kind, person, role, licences, and whether it is
/// retired. `Deleted` retires, which frees everything; without it a retired user comes back, holding nothing.
///
/// 404 `associate-unknown`; 409 `associate-name-fixed`, `role-unknown`, `last-administrator`, and the rules of assignments,
/// `user-type-not-allowed` among them for what a user of another kind would still hold.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
    Body(wanted): Body<User>,
) -> Result<Json<UserWithLinks>, Refusal> {
    Ok(Json(entity::with_links(entity::save(&app, &administrator, Some(asked), wanted).await?)))
}

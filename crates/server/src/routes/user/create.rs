//! `POST /api/v1/User`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::user::{User, UserWithLinks};

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users::entity;

/// Adds a user: `Name`, `Type`, `Person` (`Firstname`, `Lastname`, `Email`), `Role`, and the licences that are `Assigned`
/// in `LicenseOwners`; all of it or nothing. It cannot sign in here before `segl-server admin reset` gives it a password.
///
/// 409 `associate-name-invalid`, `associate-name-taken`, `role-unknown`, and the rules of assignments.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(wanted): Body<User>,
) -> Result<Json<UserWithLinks>, Refusal> {
    Ok(Json(entity::with_links(entity::save(&app, &administrator, None, wanted).await?)))
}

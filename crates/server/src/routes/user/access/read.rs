//! `GET /api/v1/User/{id}/Access`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::access::UserAccess;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::auth::session::EXPIRY;
use crate::problem::Refusal;
use crate::routes::license::third_party::unknown;
use crate::routes::session::full_name;
use crate::users::entity;

/// Who it is, role, whether there is a password, and in how many browsers the user is signed in. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
) -> Result<Json<UserAccess>, Refusal> {
    let user = entity::existing(&app, asked).await?;
    let id = user.id;
    let now = app.clock.now();
    let access = stored(&app, move |app| app.store.access(id, EXPIRY, now)).await?;
    let access = access.ok_or_else(|| unknown(id))?;
    Ok(Json(UserAccess {
        associate_id: id,
        full_name: full_name(&user),
        retired: user.retired,
        name: user.name,
        role: access.role.as_str().to_owned(),
        has_password: access.has_password,
        sessions: u32::try_from(access.sessions).unwrap_or(u32::MAX),
        is_own: administrator.0.id == id,
    }))
}

//! `PUT /api/v1/User/{id}/Role`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{Extensions, StatusCode};
use segl_store::Role;
use segl_webapi::access::RoleChange;

use super::conflict;
use crate::app::{App, blocking};
use crate::auth::{Administrator, proven};
use crate::body::Body;
use crate::problem::Refusal;
use crate::users::entity;

/// Makes a user an administrator, or an ordinary user again: 204. Wherever the user is signed in, it is signed out.
///
/// 403 `own-password-wrong`; 404 `associate-unknown`; 409 `role-unknown`, `last-administrator`, `associate-retired`;
/// 429 `too-many-attempts` with `RetryAfter` in seconds.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
    extensions: Extensions,
    Body(wanted): Body<RoleChange>,
) -> Result<StatusCode, Refusal> {
    let role = Role::parse(&wanted.role)
        .ok_or_else(|| conflict("role-unknown").with("Role", wanted.role.clone()))?;
    let id = entity::existing(&app, asked).await?.id;
    proven::by_password(&app, &administrator, wanted.own_password, &extensions).await?;
    let actor = administrator.actor();
    let set = blocking(&app, move |app| app.store.set_role(id, role, &actor, app.clock.now()));
    set.await?.map_err(entity::refused)?;
    app.live.changed();
    Ok(StatusCode::NO_CONTENT)
}

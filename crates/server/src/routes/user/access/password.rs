//! `PUT /api/v1/User/{id}/Password`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use segl_webapi::access::{LEAST_PASSWORD, NewPassword, PasswordChange};

use super::conflict;
use crate::app::{App, blocking};
use crate::auth::{Administrator, proven, session};
use crate::body::Body;
use crate::password::{self, Unfit};
use crate::problem::Refusal;
use crate::token::one_time_password;
use crate::users::entity;

/// Gives a user the password of the body, or makes one and tells it this once. Wherever the user is signed in, it is
/// signed out; whoever changes the own one goes on with a new session.
///
/// 403 `own-password-wrong`; 404 `associate-unknown`; 409 `password-short` with `Least` in characters,
/// `password-long`; 429 `too-many-attempts` with `RetryAfter` in seconds.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(asked): Path<String>,
    extensions: Extensions,
    headers: HeaderMap,
    Body(wanted): Body<PasswordChange>,
) -> Result<Response, Refusal> {
    let id = entity::existing(&app, asked).await?.id;
    wanted.password.as_deref().map_or(Ok(()), password::fits).map_err(|unfit| match unfit {
        Unfit::Short => conflict("password-short").with("Least", LEAST_PASSWORD),
        Unfit::Long => conflict("password-long"),
    })?;
    proven::by_password(&app, &administrator, wanted.own_password, &extensions).await?;
    let failed = || Refusal::server_failed(&"no random bytes from the system");
    let made = match &wanted.password {
        Some(_) => None,
        None => Some(one_time_password().ok_or_else(failed)?),
    };
    let text = wanted.password.or_else(|| made.clone()).unwrap_or_default();
    let hash = app.passwords.hash(text).await.map_err(|cause| Refusal::server_failed(&cause))?;
    let actor = administrator.actor();
    let set = blocking(&app, move |app| app.store.set_password_hash(id, &hash, &actor, app.clock.now()));
    set.await?.map_err(entity::refused)?;
    app.live.changed();
    let answer = (StatusCode::OK, Json(NewPassword { password: made }));
    // Where no session can be opened the password is changed all the same: one signs in with it.
    if administrator.0.id == id
        && session::is_carried(&app, &headers)
        && let Ok(cookie) = session::open(&app, id).await
    {
        return Ok(([(header::SET_COOKIE, cookie)], answer).into_response());
    }
    Ok(answer.into_response())
}

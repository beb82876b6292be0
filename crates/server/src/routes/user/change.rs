//! `POST /api/v1/User/Change`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use segl_webapi::user_list::{UserChange, UserChangeReport};

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users;

/// The most users of one change: so many are done in the time that a request has.
const MOST: usize = 10_000;

/// Gives licences to many users, takes licences from them, or retires them: for all of them or for none. An extension.
///
/// 409 `change-refused` with the `Count` of users for whom a rule stands against it; `/Preview` names them. Of a single user
/// it is the rule itself, such as `no-free-seat`. 409 `too-many-users`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(asked): Body<UserChange>,
) -> Result<Json<UserChangeReport>, Refusal> {
    Ok(Json(write(&app, &administrator, asked).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    asked: UserChange,
) -> Result<UserChangeReport, Refusal> {
    few_enough(&asked.users)?;
    let (actor, ids) = (administrator.actor(), asked.users.clone());
    let change = users::change(asked);
    let made = blocking(app, move |app| {
        app.store.change_users(&app.roots, app.today(), &change, &actor, app.clock.now())
    });
    let made = made.await?.map_err(|error| users::refused(error, ids.len()))?;
    // A user who was retired is signed out.
    app.live.changed();
    Ok(users::report(made, &ids))
}

pub(super) fn few_enough(users: &[i64]) -> Result<(), Refusal> {
    if users.len() <= MOST {
        return Ok(());
    }
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    Err(Refusal::new(StatusCode::CONFLICT, "too-many-users").with("Most", most))
}

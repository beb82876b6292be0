//! `POST /api/v1/User/Change/Preview`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::user_list::{UserChange, UserChangeReport};

use super::change::few_enough;
use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::users;

/// What a change of many users would do: whom it can include, whom it cannot and why, and what becomes of the seats.
/// Nothing is changed. An extension. 409 `too-many-users`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(mut asked): Body<UserChange>,
) -> Result<Json<UserChangeReport>, Refusal> {
    if let Some(query) = asked.query.take() {
        let query = users::query(query);
        asked.users = stored(&app, move |app| app.store.user_ids(&app.roots, app.today(), &query)).await?;
    }
    few_enough(&asked.users)?;
    let (actor, ids) = (administrator.actor(), asked.users.clone());
    let change = users::change(asked);
    let report = stored(&app, move |app| {
        app.store.preview_change(&app.roots, app.today(), &change, &actor, app.clock.now())
    });
    Ok(Json(users::report(report.await?, &ids)))
}

//! `POST /api/v1/Agents/User/RemoveLicenses`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use segl_webapi::requests::RemoveLicensesRequest;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::assign::refused;

/// Takes everything that a user holds, of every owner: 204. 404 `associate-unknown`; 409 `open-requests`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<RemoveLicensesRequest>,
) -> Result<StatusCode, Refusal> {
    let actor = administrator.actor();
    let done = blocking(&app, move |app| {
        app.store.unassign_all(&app.roots, app.today(), request.associate_id.into(), &actor, app.clock.now())
    });
    done.await?.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

//! `DELETE /api/v1/License/{owner}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use segl_store::RemoveError;
use segl_webapi::status::LicenseResult;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// Removes a third party's licence with everything that is held of it. `GET /api/v1/License/{owner}/Assignees` names whom
/// it is taken from. 409 `main-owner-stays` for SUPEROFFICE, 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<LicenseResult>, Refusal> {
    Ok(Json(write(&app, &administrator, owner).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    owner: String,
) -> Result<LicenseResult, Refusal> {
    let (actor, name) = (administrator.actor(), owner.clone());
    let removed = blocking(app, move |app| {
        app.store.remove_owner(&owner, &app.roots, app.today(), &actor, app.clock.now())
    });
    removed.await?.map_err(|error| match error {
        RemoveError::MainOwner => {
            Refusal::new(StatusCode::CONFLICT, "main-owner-stays").with("OwnerName", name)
        }
        RemoveError::UnknownOwner => {
            Refusal::new(StatusCode::NOT_FOUND, "owner-unknown").with("OwnerName", name)
        }
        RemoveError::Store(cause) => Refusal::store_failed(&cause),
    })?;
    Ok(LicenseResult { succeeded: true, ..LicenseResult::default() })
}

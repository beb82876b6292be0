//! `GET /api/v1/License/{owner}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::activation::ExtendedLicenseInfo;

use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::{extended_license_info, of_owner, snapshot};
use crate::problem::Refusal;

/// One owner's licence with what is in use. 404 `owner-unknown` when nothing of that owner is stored.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    Ok(Json(read(&app, &owner).await?))
}

pub(crate) async fn read(app: &Arc<App>, owner: &str) -> Result<ExtendedLicenseInfo, Refusal> {
    let snapshot = snapshot(app).await?;
    Ok(extended_license_info(&snapshot, of_owner(&snapshot, owner)?))
}

//! `GET /api/v1/License`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;

use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::{extended_license_info, snapshot};
use crate::problem::Refusal;

/// Every owner's licence with what is in use, SUPEROFFICE first, then by name.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
) -> Result<Json<Vec<ExtendedLicenseInfo>>, Refusal> {
    let snapshot = snapshot(&app).await?;
    Ok(Json(snapshot.owners.iter().map(|owner| extended_license_info(&snapshot, owner)).collect()))
}

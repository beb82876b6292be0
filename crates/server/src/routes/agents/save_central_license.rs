//! `POST /api/v1/Agents/License/SaveCentralLicense`

use axum::Json;
use segl_webapi::requests::SaveCentralLicenseRequest;
use segl_webapi::seats::LicenseOwner;

use crate::auth::Administrator;
use crate::body::Body;

/// Saves nothing and answers nothing, as `GetCentralLicense` does: the vendor's documents give it no meaning, and licences
/// change by signed files alone.
pub(crate) async fn handle(
    _: Administrator,
    Body(_): Body<SaveCentralLicenseRequest>,
) -> Json<Vec<LicenseOwner>> {
    Json(Vec::new())
}

//! `POST /api/v1/Agents/License/GetCentralLicense`

use axum::Json;
use segl_webapi::seats::LicenseOwner;

use crate::auth::Administrator;

/// Nothing: the vendor's documents give this method no meaning, and Segl keeps no licence for a central database beside
/// those of its owners. A body is not looked at.
pub(crate) async fn handle(_: Administrator) -> Json<Vec<LicenseOwner>> {
    Json(Vec::new())
}

//! `POST /api/v1/Agents/License/GetSatelliteLicenses`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetSatelliteLicensesRequest;
use segl_webapi::seats::LicenseOwner;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::site;

/// Every owner's site licences as they stand to a satellite: `GET /api/v1/License/Site/{satelliteId}`. 404
/// `satellite-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetSatelliteLicensesRequest>,
) -> Result<Json<Vec<LicenseOwner>>, Refusal> {
    Ok(Json(site::read::read(&app, request.satellite_id.into()).await?))
}

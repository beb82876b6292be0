//! `POST /api/v1/Agents/License/GetLicenseFromLicenseServer`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;
use segl_webapi::requests::GetLicenseFromLicenseServerRequest;

use crate::activation::{reason_of, side_by_side};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::fetch::fetch;

/// As `GetLicenseFromFile`, with the licence that the owner's licence server has. Trouble with the server is a code in
/// `Reason`, such as `license-server-unreachable`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<GetLicenseFromLicenseServerRequest>,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    match fetch(&app, &request.owner_name).await {
        Ok(file) => Ok(Json(side_by_side(&app, &administrator, file).await?)),
        Err(refusal) => {
            Ok(Json(ExtendedLicenseInfo { reason: reason_of(refusal)?, ..ExtendedLicenseInfo::default() }))
        }
    }
}

//! `POST /api/v1/Agents/License/GetLicenseFromDB`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;
use segl_webapi::requests::GetLicenseFromDBRequest;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::owner;

/// One owner's licence with what is in use: `GET /api/v1/License/{owner}`. 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetLicenseFromDBRequest>,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    Ok(Json(owner::read(&app, &request.owner_name).await?))
}

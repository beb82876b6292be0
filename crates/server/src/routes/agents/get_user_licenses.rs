//! `POST /api/v1/Agents/License/GetUserLicenses`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetUserLicensesRequest;
use segl_webapi::seats::LicenseOwner;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::user;

/// Every owner's user licences as they stand to a user: `GET /api/v1/License/User/{associateId}`. 404
/// `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetUserLicensesRequest>,
) -> Result<Json<Vec<LicenseOwner>>, Refusal> {
    Ok(Json(user::read(&app, request.associate_id.into()).await?))
}

//! `POST /api/v1/Agents/License/GetThirdPartyLicenseAssignments`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetThirdPartyLicenseAssignmentsRequest;
use segl_webapi::seats::ModuleLicenseLink;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::third_party;

/// One owner's user licences as they stand to a user: `GET /api/v1/License/{owner}/{associateId}`. 404
/// `owner-unknown`, `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetThirdPartyLicenseAssignmentsRequest>,
) -> Result<Json<Vec<ModuleLicenseLink>>, Refusal> {
    Ok(Json(third_party::read(&app, &request.module_owner, request.associate_id.into()).await?))
}

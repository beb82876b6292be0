//! `POST /api/v1/Agents/License/UnassignThirdPartyLicenses`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::UnassignThirdPartyLicensesRequest;
use segl_webapi::seats::ModuleLicenseLink;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::unassign;

/// Takes rows of an owner from a user: `DELETE /api/v1/License/{owner}/{associateId}`, with the same refusals.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<UnassignThirdPartyLicensesRequest>,
) -> Result<Json<Vec<ModuleLicenseLink>>, Refusal> {
    let (owner, associate_id) = (request.module_owner, request.associate_id.into());
    Ok(Json(unassign::write(&app, &administrator, owner, associate_id, request.module_license_names).await?))
}

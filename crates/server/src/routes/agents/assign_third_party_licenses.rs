//! `POST /api/v1/Agents/License/AssignThirdPartyLicenses`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::AssignThirdPartyLicensesRequest;
use segl_webapi::seats::ModuleLicenseLink;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::assign;

/// Gives rows of an owner to a user: `PUT /api/v1/License/{owner}/{associateId}`, with the same refusals.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<AssignThirdPartyLicensesRequest>,
) -> Result<Json<Vec<ModuleLicenseLink>>, Refusal> {
    let (owner, associate_id) = (request.module_owner, request.associate_id.into());
    Ok(Json(assign::write(&app, &administrator, owner, associate_id, request.module_license_names).await?))
}

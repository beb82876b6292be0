//! `POST /api/v1/Agents/License/RemoveLicenseFromDB`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::RemoveLicenseFromDBRequest;
use segl_webapi::status::LicenseResult;

use crate::activation::{reason_of, result_of};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::remove;

/// Removes a third party's licence: `DELETE /api/v1/License/{owner}`, but `main-owner-stays` is a code in `Reason`. 404
/// `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<RemoveLicenseFromDBRequest>,
) -> Result<Json<LicenseResult>, Refusal> {
    match remove::write(&app, &administrator, request.module_owner).await {
        Ok(result) => Ok(Json(result)),
        Err(refusal) => Ok(Json(result_of(&reason_of(refusal)?))),
    }
}

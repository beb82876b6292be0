//! `POST /api/v1/Agents/License/ValidateLicenseInfo`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::ValidateLicenseInfoRequest;
use segl_webapi::status::LicenseResult;

use crate::activation::{Wanted, look, named, reason_of, result_of};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Whether the file with the signature of `New` can be activated as things stand. What the request says of it besides is
/// not looked at. `Reason` is `candidate-unknown` where no such file is kept, else the code that stands against it.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<ValidateLicenseInfoRequest>,
) -> Result<Json<LicenseResult>, Refusal> {
    let file = match named(&app, request.license_info).await {
        Ok(candidate) => candidate.file,
        Err(refusal) => return Ok(Json(result_of(&reason_of(refusal)?))),
    };
    let (activation, _) = look(&app, &administrator, Wanted::file(file)).await?;
    Ok(Json(result_of(&crate::activation::reason(&activation))))
}

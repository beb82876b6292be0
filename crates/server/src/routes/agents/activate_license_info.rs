//! `POST /api/v1/Agents/License/ActivateLicenseInfo`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::ActivateLicenseInfoRequest;
use segl_webapi::status::LicenseResult;

use crate::activation::{Wanted, activate, named, reason_of, result_of};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Activates the file with the signature of `New`, which `GetLicenseFromFile` or `GetLicenseFromLicenseServer` brought.
/// The file itself is verified again; what the request says of it besides is not looked at. What stands against it is a
/// code in `Reason`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<ActivateLicenseInfoRequest>,
) -> Result<Json<LicenseResult>, Refusal> {
    let done = async {
        let file = named(&app, request.new_license).await?.file;
        activate(&app, &administrator, Wanted::file(file)).await
    };
    let reason = match done.await {
        Ok(_) => String::new(),
        Err(refusal) => reason_of(refusal)?,
    };
    Ok(Json(result_of(&reason)))
}

//! `POST /api/v1/Agents/License/GetLicenseStatusFromLicenseServer`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetLicenseStatusFromLicenseServerRequest;
use segl_webapi::status::CheckLicenseStatusResult;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::status;

/// Asks the owner's licence server now: `POST /api/v1/License/{owner}/Status`. A new licence is activated where nobody
/// loses anything. Where the server could not be asked, `Message` is the code of the trouble.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetLicenseStatusFromLicenseServerRequest>,
) -> Result<Json<CheckLicenseStatusResult>, Refusal> {
    let found = status::check(&app, request.owner_name).await?;
    Ok(Json(CheckLicenseStatusResult {
        license_status: found.license_status,
        message: if found.message.is_empty() { found.code } else { found.message },
        url: found.url,
    }))
}

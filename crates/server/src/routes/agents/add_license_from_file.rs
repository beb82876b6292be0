//! `POST /api/v1/Agents/License/AddLicenseFromFile`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;
use segl_webapi::requests::AddLicenseFromFileRequest;

use crate::activation::reason_of;
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::add;

/// Verifies a file and activates it: `POST /api/v1/License`, but what stands against it is a code in `Reason`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<AddLicenseFromFileRequest>,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    match add::write(&app, &administrator, request.file_content.into_bytes()).await {
        Ok(info) => Ok(Json(info)),
        Err(refusal) => {
            Ok(Json(ExtendedLicenseInfo { reason: reason_of(refusal)?, ..ExtendedLicenseInfo::default() }))
        }
    }
}

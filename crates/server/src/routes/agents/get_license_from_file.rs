//! `POST /api/v1/Agents/License/GetLicenseFromFile`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;
use segl_webapi::requests::GetLicenseFromFileRequest;

use crate::activation::side_by_side;
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// The active licence and that of a file side by side, with what stands against it in `Reason`. A file that verifies is
/// kept, and found again by the signature of `New`. Of one that is refused there is the code alone.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<GetLicenseFromFileRequest>,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    Ok(Json(side_by_side(&app, &administrator, request.file_content.into_bytes()).await?))
}

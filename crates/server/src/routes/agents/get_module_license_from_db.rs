//! `POST /api/v1/Agents/License/GetModuleLicenseFromDB`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::license::ModuleLicense;
use segl_webapi::requests::GetModuleLicenseFromDBRequest;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::module;

/// One row: `GET /api/v1/License/{owner}/{module}`, but `null` where there is none that verifies, and for a name that is
/// a number, too. 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetModuleLicenseFromDBRequest>,
) -> Result<Json<Option<ModuleLicense>>, Refusal> {
    Ok(Json(module::read(&app, &request.owner_name, &request.module_name).await?))
}

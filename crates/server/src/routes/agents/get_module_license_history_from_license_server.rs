//! `POST /api/v1/Agents/License/GetModuleLicenseHistoryFromLicenseServer`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetModuleLicenseHistoryFromLicenseServerRequest;

use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::license_server::Standing;
use crate::licenses::snapshot;
use crate::problem::Refusal;
use crate::routes::license::fetch::server_refusal;

/// What every issue of the owner's licence said of a row, as a text that holds JSON: the answer of the licence server,
/// newest first. Trouble with the server is a problem.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetModuleLicenseHistoryFromLicenseServerRequest>,
) -> Result<Json<String>, Refusal> {
    let row = request.module_license.unwrap_or_default();
    let row = row.current.or(row.new).unwrap_or_default();
    let info = request.license_info.unwrap_or_default();
    let owner = info.current.or(info.new).map_or(row.owner_name, |license| license.owner_name);
    let question = Standing::of(&snapshot(&app).await?, &owner).question;
    let asked = blocking(&app, move |app| app.license_servers.history(&owner, &question, &row.module_name));
    Ok(Json(asked.await?.map_err(|trouble| server_refusal(&trouble))?))
}

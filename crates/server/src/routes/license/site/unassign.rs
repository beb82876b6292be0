//! `DELETE /api/v1/License/Site/{satelliteId}/{owner}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::seats::LicenseOwner;

use super::{read, unknown};
use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::assign::refused;

/// Takes site licences of one owner, named in the body, from a satellite, and answers how every owner's stand to it then. All of them
/// or none; what it does not hold is passed over. 404 `satellite-unknown`, `owner-unknown`, `module-unknown`. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path((satellite_id, owner)): Path<(String, String)>,
    Body(modules): Body<Vec<String>>,
) -> Result<Json<Vec<LicenseOwner>>, Refusal> {
    let id = satellite_id.parse().map_err(|_| unknown(0))?;
    let actor = administrator.actor();
    blocking(&app, move |app| {
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        let (today, now) = (app.today(), app.clock.now());
        app.store.unassign_satellite(&app.roots, today, &owner, id, &modules, &actor, now)
    })
    .await?
    .map_err(refused)?;
    Ok(Json(read::read(&app, id).await?))
}

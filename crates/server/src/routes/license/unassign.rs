//! `DELETE /api/v1/License/{owner}/{associateId}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::seats::ModuleLicenseLink;

use super::assign::refused;
use super::third_party;
use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Takes rows of one owner, named in the body, from a user, and answers what the user then holds of that owner.
///
/// All of them or none; what the user does not hold is passed over. 404 `owner-unknown`, `module-unknown`,
/// `associate-unknown`; 409 such as `still-needed`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path((owner, associate_id)): Path<(String, String)>,
    Body(modules): Body<Vec<String>>,
) -> Result<Json<Vec<ModuleLicenseLink>>, Refusal> {
    let associate_id = associate_id.parse().map_err(|_| third_party::unknown(0))?;
    Ok(Json(write(&app, &administrator, owner, associate_id, modules).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    owner: String,
    associate_id: i64,
    modules: Vec<String>,
) -> Result<Vec<ModuleLicenseLink>, Refusal> {
    let (actor, name) = (administrator.actor(), owner.clone());
    blocking(app, move |app| {
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        let (today, now) = (app.today(), app.clock.now());
        app.store.unassign(&app.roots, today, &name, associate_id, &modules, &actor, now)
    })
    .await?
    .map_err(refused)?;
    third_party::read(app, &owner, associate_id).await
}

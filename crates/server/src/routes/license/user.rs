//! `GET /api/v1/License/User/{associateId}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::seats::LicenseOwner;

use super::third_party::{held, unknown};
use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::license_owner;
use crate::problem::Refusal;

/// Every owner's user licences as they stand to a user. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(associate_id): Path<String>,
) -> Result<Json<Vec<LicenseOwner>>, Refusal> {
    let number = associate_id.parse().map_err(|_| unknown(0))?;
    Ok(Json(read(&app, number).await?))
}

pub(crate) async fn read(app: &Arc<App>, associate_id: i64) -> Result<Vec<LicenseOwner>, Refusal> {
    let (snapshot, holder) = held(app, associate_id).await?;
    Ok(snapshot.owners.iter().map(|owner| license_owner(owner, &holder)).collect())
}

//! `GET /api/v1/License/Site/{satelliteId}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_webapi::seats::LicenseOwner;

use super::unknown;
use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::licenses::{Holder, license_owner};
use crate::problem::Refusal;

/// Every owner's site licences as they stand to a satellite. 404 `satellite-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(satellite_id): Path<String>,
) -> Result<Json<Vec<LicenseOwner>>, Refusal> {
    let number = satellite_id.parse().map_err(|_| unknown(0))?;
    Ok(Json(read(&app, number).await?))
}

pub(crate) async fn read(app: &Arc<App>, satellite_id: i64) -> Result<Vec<LicenseOwner>, Refusal> {
    let found = stored(app, move |app| {
        let known = app.store.satellites()?.iter().any(|satellite| satellite.id == satellite_id);
        if !known {
            return Ok(None);
        }
        let snapshot = app.store.snapshot(&app.roots, app.today())?;
        Ok(Some((snapshot, app.store.satellite_holdings(satellite_id)?)))
    });
    let (snapshot, held) = found.await?.ok_or_else(|| unknown(satellite_id))?;
    let holder = Holder::satellite(&held);
    Ok(snapshot.owners.iter().map(|owner| license_owner(owner, &holder)).collect())
}

//! `GET` and `POST /api/v1/License/{owner}/Status`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use segl_license::is_demo_serial_nr;
use segl_store::{LicenseCheck, StoreError};
use segl_webapi::enums::LicenseStatus;
use segl_webapi::license_server::LicenseServerStatus;

use crate::activation::hex;
use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::license_server;
use crate::problem::Refusal;

/// What the owner's licence server said last. Nobody is asked. An extension.
pub(crate) async fn read(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<LicenseServerStatus>, Refusal> {
    let status = stored(&app, move |app| told(app, &owner, app.store.license_check(&owner)?)).await?;
    Ok(Json(status))
}

/// Asks the owner's licence server now. A new licence is activated where nobody loses anything, else it waits as
/// `Candidate`. What goes wrong with the server is no problem of this request: it stands in `Code`. An extension.
pub(crate) async fn ask(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<LicenseServerStatus>, Refusal> {
    Ok(Json(check(&app, owner).await?))
}

pub(crate) async fn check(app: &Arc<App>, owner: String) -> Result<LicenseServerStatus, Refusal> {
    stored(app, move |app| {
        let check = license_server::check(app, &owner)?;
        told(app, &owner, Some(check))
    })
    .await
}

fn told(app: &App, owner: &str, check: Option<LicenseCheck>) -> Result<LicenseServerStatus, StoreError> {
    let asked = check.as_ref().is_some_and(|check| check.asked > 0);
    let check = check.unwrap_or_default();
    let known = LicenseStatus::ALL.iter().copied().find(|status| *status as i64 == check.status);
    Ok(LicenseServerStatus {
        owner_name: owner.to_owned(),
        is_configured: app.license_servers.of(owner).is_some(),
        is_asked: asked,
        license_status: known.filter(|_| asked).unwrap_or_default(),
        code: check.code,
        facts: serde_json::from_str(&check.facts).unwrap_or_default(),
        message: check.message,
        url: check.url,
        asked: check.asked,
        next_check: check.next_check,
        candidate: check.candidate.as_ref().map(hex),
        is_demo: is_demo_serial_nr(&app.store.company()?.serial_nr),
    })
}

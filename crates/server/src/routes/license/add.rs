//! `POST /api/v1/License`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use segl_webapi::activation::ExtendedLicenseInfo;

use super::owner;
use crate::activation::{Wanted, activate};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::{JSON, json, media_type, octets};
use crate::problem::Refusal;

/// Verifies a licence file, activates it, and answers the owner's licence as it is then.
///
/// The body is the file, byte for byte; or, as `application/json`, its text as a JSON string, as the vendor has it. 422
/// with the verdict's code where it is refused; 409 `activation-blocked` where more is in use than it has. Then nothing
/// was written.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    request: Request,
) -> Result<Json<ExtendedLicenseInfo>, Refusal> {
    let is_json = media_type(request.headers()).is_some_and(|kind| kind == JSON);
    let bytes = octets(request, &()).await?;
    let file = if is_json { json::<String>(&bytes)?.into_bytes() } else { bytes.to_vec() };
    Ok(Json(write(&app, &administrator, file).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    file: Vec<u8>,
) -> Result<ExtendedLicenseInfo, Refusal> {
    let activation = activate(app, administrator, Wanted::file(file)).await?;
    let name = activation.judgement.verdict.owner_name.unwrap_or_default();
    owner::read(app, &name).await
}

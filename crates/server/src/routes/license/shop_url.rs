//! `GET /api/v1/License/{owner}/ShopUrl`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};

use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::{of_owner, snapshot};
use crate::problem::Refusal;

/// Where the owner's licences are bought, as a JSON string: the signed address, https only. Empty where the owner names
/// none, or its licence does not verify. 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
) -> Result<Json<String>, Refusal> {
    Ok(Json(read(&app, &owner).await?))
}

pub(crate) async fn read(app: &Arc<App>, owner: &str) -> Result<String, Refusal> {
    let snapshot = snapshot(app).await?;
    let license = of_owner(&snapshot, owner)?.judged.license.as_ref();
    Ok(license.and_then(|license| license.shop_url.clone()).unwrap_or_default())
}

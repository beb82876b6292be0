//! `POST /api/v1/Agents/License/GetLicenseForAllOwnersFromDB`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::activation::ExtendedLicenseInfo;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::routes::license::all;

/// Every owner's licence with what is in use: `GET /api/v1/License`. A body is not looked at.
pub(crate) async fn handle(
    state: State<Arc<App>>,
    administrator: Administrator,
) -> Result<Json<Vec<ExtendedLicenseInfo>>, Refusal> {
    all::handle(state, administrator).await
}

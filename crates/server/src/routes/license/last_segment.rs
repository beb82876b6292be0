//! `GET /api/v1/License/{owner}/{last}`: two endpoints of the vendor's with one shape.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::{module, third_party};
use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;

/// A number is a user's, and the answer `ModuleLicenseLink[]`; anything else is a row's name, and the answer
/// `ModuleLicense`, or 404 `module-unknown`. A row whose name is a number is found through the agent only.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path((owner, last)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    if let Ok(associate_id) = last.parse() {
        return Ok(Json(third_party::read(&app, &owner, associate_id).await?).into_response());
    }
    let row = module::read(&app, &owner, &last).await?;
    let unknown = || Refusal::new(StatusCode::NOT_FOUND, "module-unknown").with("ModuleName", last.as_str());
    Ok(Json(row.ok_or_else(unknown)?).into_response())
}

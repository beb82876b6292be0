//! `GET /api/v1/License/Candidate/{candidate}`

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::activation::candidate;
use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;

/// A file that waits to be activated, byte for byte, so that the browser can verify it before anybody decides. An
/// extension. 409 `candidate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let found = candidate(&app, &name).await?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], found.file).into_response())
}

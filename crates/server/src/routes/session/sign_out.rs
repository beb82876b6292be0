//! `DELETE /api/v1/Session`

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::auth::session;
use crate::problem::Refusal;

/// Ends the session: 204, whether there was one or not. What a browser remembers of issues it has seen stays: it is
/// how an older database is noticed.
pub(crate) async fn handle(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let cookie = session::close(&app, &headers).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

//! `GET /api/v1/Session`

use axum::Json;
use segl_webapi::session::SessionInfo;

use crate::auth::Caller;

/// Who is signed in. 401 `not-signed-in` when nobody is.
pub(crate) async fn handle(Caller(associate): Caller) -> Json<SessionInfo> {
    Json(super::info(&associate))
}

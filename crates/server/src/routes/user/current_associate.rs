//! `GET /api/v1/User/currentAssociate`

use axum::Json;
use segl_webapi::principal::Associate;

use crate::auth::Caller;
use crate::licenses::associate_carrier;

/// Who is signed in, as other carriers name a user. Every user may ask about itself.
pub(crate) async fn handle(Caller(associate): Caller) -> Json<Associate> {
    Json(associate_carrier(&associate))
}

//! `POST /api/v1/Agents/License/GetFencingInfo`

use axum::Json;
use segl_webapi::status::FencingInfo;

use crate::auth::Administrator;

/// No limit is near: Segl has no limits on kinds of record. A body is not looked at.
pub(crate) async fn handle(_: Administrator) -> Json<FencingInfo> {
    Json(FencingInfo::default())
}

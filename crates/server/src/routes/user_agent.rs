//! `POST /api/v1/Agents/User/METHOD`: what frees seats, as the vendor's own client asks for it.

pub(crate) mod make_retired;
pub(crate) mod remove_licenses;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::app::App;

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/MakeRetired", post(make_retired::handle))
        .route("/RemoveLicenses", post(remove_licenses::handle))
}

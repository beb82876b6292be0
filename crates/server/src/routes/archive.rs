//! `POST /api/v1/Agents/Archive/METHOD`: lists as the vendor's own client asks for them.

pub(crate) mod get_archive_list_by_columns2;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::app::App;

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new().route("/GetArchiveListByColumns2", post(get_archive_list_by_columns2::handle))
}

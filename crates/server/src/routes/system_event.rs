//! `/api/v1/SystemEvent`: the vendor's paths, and the live stream. For administrators.

pub(crate) mod all;
pub(crate) mod create;
pub(crate) mod current;
pub(crate) mod default;
pub(crate) mod live;
pub(crate) mod read;
pub(crate) mod remove;
pub(crate) mod update;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(all::handle).post(create::handle))
        .route("/default", get(default::handle))
        .route("/Current", get(current::handle))
        .route("/Live", get(live::handle))
        .route("/{id}", get(read::handle).put(update::handle).delete(remove::handle))
}

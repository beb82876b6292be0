//! `/api/v1/User`: the vendor's paths about who asks, and lists and changes of users for administrators.

pub(crate) mod change;
pub(crate) mod current_associate;
pub(crate) mod current_principal;
pub(crate) mod list;
pub(crate) mod preview;
pub(crate) mod read;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::{App, FILE_BODY_LIMIT};

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/List", get(list::handle))
        .route("/currentPrincipal", get(current_principal::handle))
        .route("/currentAssociate", get(current_associate::handle))
        .route("/{id}", get(read::handle))
        .merge(with_many_users())
}

/// Paths whose bodies name thousands of users.
fn with_many_users() -> Router<Arc<App>> {
    Router::new()
        .route("/Change", post(change::handle))
        .route("/Change/Preview", post(preview::handle))
        .layer(DefaultBodyLimit::max(FILE_BODY_LIMIT))
}

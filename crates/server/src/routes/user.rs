//! `/api/v1/User`: the vendor's paths about who asks and about single users, and lists and changes of many for administrators.

pub(crate) mod access;
pub(crate) mod all;
pub(crate) mod change;
pub(crate) mod create;
pub(crate) mod current_associate;
pub(crate) mod current_principal;
pub(crate) mod default;
pub(crate) mod list;
pub(crate) mod preview;
pub(crate) mod read;
pub(crate) mod remove;
pub(crate) mod update;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::{App, FILE_BODY_LIMIT};

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(all::handle).post(create::handle).layer(large()))
        .route("/Default", get(default::handle))
        .route("/List", get(list::handle))
        .route("/currentPrincipal", get(current_principal::handle))
        .route("/currentAssociate", get(current_associate::handle))
        .route("/{id}", get(read::handle).put(update::handle).delete(remove::handle).layer(large()))
        .merge(access::router())
        .merge(with_many_users())
}

/// A body that names every licence, or thousands of users.
fn large() -> DefaultBodyLimit {
    DefaultBodyLimit::max(FILE_BODY_LIMIT)
}

/// Paths whose bodies name thousands of users.
fn with_many_users() -> Router<Arc<App>> {
    Router::new()
        .route("/Change", post(change::handle))
        .route("/Change/Preview", post(preview::handle))
        .layer(large())
}

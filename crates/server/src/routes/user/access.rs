//! How a user gets into Segl: its role, its password, where it is signed in. Extensions, for administrators.

pub(crate) mod password;
pub(crate) mod read;
pub(crate) mod role;
pub(crate) mod sessions;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{delete, get, put};

use crate::app::App;
use crate::problem::Refusal;

pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/{id}/Access", get(read::handle))
        .route("/{id}/Role", put(role::handle))
        .route("/{id}/Password", put(password::handle))
        .route("/{id}/Sessions", delete(sessions::handle))
}

/// A refusal by the state of things.
fn conflict(code: &str) -> Refusal {
    Refusal::new(StatusCode::CONFLICT, code)
}

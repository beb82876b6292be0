//! How a user gets into Segl: its role, its password, where it is signed in. Extensions, for administrators.

pub(crate) mod password;
pub(crate) mod read;
pub(crate) mod role;
pub(crate) mod sessions;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{delete, get, put};
use segl_store::Associate;

use crate::app::{App, stored};
use crate::problem::Refusal;
use crate::routes::license::third_party::unknown;
use crate::users::entity;

pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/{id}/Access", get(read::handle))
        .route("/{id}/Role", put(role::handle))
        .route("/{id}/Password", put(password::handle))
        .route("/{id}/Sessions", delete(sessions::handle))
}

/// The user of a path, by primary key or by the name with which it signs in. 404 `associate-unknown`.
async fn user(app: &Arc<App>, asked: String) -> Result<Associate, Refusal> {
    let number = asked.parse().unwrap_or_default();
    stored(app, move |app| entity::found(app, &asked)).await?.ok_or_else(|| unknown(number))
}

/// A refusal by the state of things.
fn conflict(code: &str) -> Refusal {
    Refusal::new(StatusCode::CONFLICT, code)
}

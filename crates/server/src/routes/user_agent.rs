//! `POST /api/v1/Agents/User/METHOD`: users, as the vendor's own client asks for them.

pub(crate) mod create_default_user;
pub(crate) mod delete_user;
pub(crate) mod get_user;
pub(crate) mod get_user_from_name;
pub(crate) mod make_retired;
pub(crate) mod remove_licenses;
pub(crate) mod save_user;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::app::{App, FILE_BODY_LIMIT};

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/CreateDefaultUser", post(create_default_user::handle))
        .route("/DeleteUser", post(delete_user::handle))
        .route("/GetUser", post(get_user::handle))
        .route("/GetUserFromName", post(get_user_from_name::handle))
        .route("/SaveUser", post(save_user::handle).layer(DefaultBodyLimit::max(FILE_BODY_LIMIT)))
        .route("/MakeRetired", post(make_retired::handle))
        .route("/RemoveLicenses", post(remove_licenses::handle))
}

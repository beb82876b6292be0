//! The server's paths about how users get in.

use gloo_net::http::Method;
use segl_license::Json;
use segl_webapi::access::{NewPassword, PasswordChange, RoleChange, UserAccess};

use super::carriers::users as carriers;
use super::{Failure, accept, get};
use crate::platform::net;

/// How a user gets in.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn access(id: i64) -> Result<UserAccess, Failure> {
    get(&path(id, "Access"), carriers::access).await
}

/// Makes a user an administrator, or one no more. Signs it out everywhere.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn set_role(id: i64, is_administrator: bool, own_password: String) -> Result<(), Failure> {
    let role = if is_administrator { "Administrator" } else { "Standard" };
    let body = RoleChange { role: role.to_owned(), own_password };
    put(&path(id, "Role"), serde_json::to_string(&body)).await.map(drop)
}

/// Gives a user this password, or one that the server makes. Signs it out everywhere else.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn set_password(
    id: i64,
    password: Option<String>,
    own_password: String,
) -> Result<NewPassword, Failure> {
    let body = serde_json::to_string(&PasswordChange { password, own_password });
    let answer = put(&path(id, "Password"), body).await?;
    Json::parse(answer.as_bytes()).and_then(carriers::new_password).ok_or(Failure::Unreadable)
}

/// Signs a user out everywhere.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn end_sessions(id: i64) -> Result<(), Failure> {
    accept(net::send(Method::DELETE, &path(id, "Sessions")).await.map_err(|_| Failure::Network)?).map(drop)
}

async fn put(path: &str, body: serde_json::Result<String>) -> Result<String, Failure> {
    let body = body.unwrap_or_default();
    accept(net::change(Method::PUT, path, Some(body), None).await.map_err(|_| Failure::Network)?)
}

fn path(id: i64, what: &str) -> String {
    format!("/api/v1/User/{id}/{what}")
}

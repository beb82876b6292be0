//! Whoever changes how somebody gets in shows once more who it is: a browser that was left open, or a session that was
//! stolen, makes no administrator and no password.

use std::sync::Arc;

use axum::http::{Extensions, StatusCode};

use super::basic::Credentials;
use super::caller::Means;
use super::{Administrator, Denied, address, authenticate};
use crate::app::App;
use crate::problem::Refusal;

/// Looks at the password of the one who asks, as often as at sign-in.
///
/// 403 `own-password-wrong`, 429 `too-many-attempts`.
pub(crate) async fn by_password(
    app: &Arc<App>,
    administrator: &Administrator,
    password: String,
    extensions: &Extensions,
) -> Result<(), Refusal> {
    let credentials = Credentials { user_name: administrator.0.name.clone(), password };
    match authenticate(app, credentials, address(extensions), false).await {
        Ok(_) => Ok(()),
        // Not 401: the session stands.
        Err(Denied::CredentialsWrong) => Err(Refusal::new(StatusCode::FORBIDDEN, "own-password-wrong")),
        Err(denied) => Err(denied.into()),
    }
}

/// Whether the request itself came with a password, as a program's does.
///
/// 403 `own-password-needed`.
pub(crate) fn with_request(administrator: &Administrator) -> Result<(), Refusal> {
    match administrator.1 {
        Means::Password => Ok(()),
        Means::Session => Err(Refusal::new(StatusCode::FORBIDDEN, "own-password-needed")),
    }
}

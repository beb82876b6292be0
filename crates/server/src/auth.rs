//! Who asks: a browser with a session, or a program with HTTP Basic.

pub(crate) mod attempts;
pub(crate) mod basic;
pub(crate) mod caller;
pub(crate) mod proven;
pub(crate) mod session;
pub(crate) mod standing;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, StatusCode};
use segl_store::Associate;

use crate::app::{App, stored};
use crate::problem::Refusal;

pub(crate) use caller::{Administrator, Caller};
pub(crate) use session::session_of;
pub(crate) use standing::Standing;

/// Why somebody could not sign in.
pub(crate) enum Denied {
    /// Name or password is wrong, or the user is retired; which of these is nobody's business.
    CredentialsWrong,
    /// Too many attempts.
    TooMany(attempts::TooMany),
    /// Something else.
    Failed(Refusal),
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::CredentialsWrong => Self::new(StatusCode::UNAUTHORIZED, "credentials-wrong"),
            Denied::TooMany(too_many) => Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts")
                .with("RetryAfter", too_many.retry_after),
            Denied::Failed(refusal) => refusal,
        }
    }
}

/// The user of a name and a password. Attempts are counted, and a user that does not exist costs the same work.
pub(crate) async fn authenticate(
    app: &Arc<App>,
    credentials: basic::Credentials,
    address: Option<IpAddr>,
    remember: bool,
) -> Result<Associate, Denied> {
    let now = app.clock.now();
    let name = credentials.user_name.clone();
    let found = stored(app, move |app| {
        let Some(associate) = app.store.associate_by_name(&name)? else { return Ok(None) };
        let hash = app.store.password_hash(associate.id)?;
        Ok(Some((associate, hash)))
    });
    let found = found.await.map_err(Denied::Failed)?;
    let (associate, hash) = found.filter(|(associate, _)| !associate.retired).unzip();
    let hash = hash.flatten();
    if let (true, Some(hash), Some(associate)) = (remember, &hash, &associate)
        && app.known.has(&credentials, hash, now)
    {
        return Ok(associate.clone());
    }
    let attempt = app.attempts.begin(&credentials.user_name, address, now).map_err(Denied::TooMany)?;
    let matches = app.passwords.matches(credentials.password.clone(), hash.clone()).await;
    let (true, Some(associate), Some(hash)) = (matches, associate, hash) else {
        tracing::warn!("a sign-in was refused");
        return Err(Denied::CredentialsWrong);
    };
    app.attempts.forgive(&attempt);
    if remember {
        app.known.keep(&credentials, &hash, now);
    }
    Ok(associate)
}

/// Where a request came from, as far as the socket knows.
pub(crate) fn address(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

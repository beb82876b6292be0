//! Sessions of browsers: a cookie that scripts cannot read and other sites cannot send.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue};
use segl_store::{Associate, Expiry};

use crate::app::{App, stored};
use crate::cookie;
use crate::problem::Refusal;
use crate::token::Token;

/// Two hours without a request, twelve in all.
pub(crate) const EXPIRY: Expiry = Expiry { idle: 2 * 3600, absolute: 12 * 3600 };

/// The cookie's name; the prefix makes browsers insist on TLS, on this host and on the whole path.
pub(crate) fn cookie_name(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-segl-session" } else { "segl-session" }
}

/// The user whose session a request carries. Where the database fails there is none.
pub(crate) async fn session_of(app: &Arc<App>, headers: &HeaderMap) -> Option<Associate> {
    find(app, headers).await.ok().flatten()
}

/// The same, with the failure.
pub(crate) async fn find(app: &Arc<App>, headers: &HeaderMap) -> Result<Option<Associate>, Refusal> {
    let Some(token) = token(app, headers) else { return Ok(None) };
    let now = app.clock.now();
    stored(app, move |app| {
        let Some(session) = app.store.find_session(&token.hash(), EXPIRY, now)? else { return Ok(None) };
        app.store.associate(session.associate_id)
    })
    .await
}

/// Opens a session and returns its cookie.
pub(crate) async fn open(app: &Arc<App>, associate_id: i64) -> Result<HeaderValue, Refusal> {
    let token = Token::new().ok_or_else(|| Refusal::server_failed(&"no random bytes from the system"))?;
    let (hash, now) = (token.hash(), app.clock.now());
    stored(app, move |app| app.store.create_session(&hash, associate_id, EXPIRY, now)).await?;
    set_cookie(app, &token.text(), EXPIRY.absolute)
}

/// Ends the session that a request carries, if it carries one, and returns the cookie that forgets it.
pub(crate) async fn close(app: &Arc<App>, headers: &HeaderMap) -> Result<HeaderValue, Refusal> {
    if let Some(token) = token(app, headers) {
        stored(app, move |app| app.store.delete_session(&token.hash())).await?;
        app.live.changed();
    }
    set_cookie(app, "", 0)
}

/// Whether a request carries a session, be it good or not.
pub(crate) fn is_carried(app: &App, headers: &HeaderMap) -> bool {
    token(app, headers).is_some()
}

pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    cookie::value(headers, cookie_name(app)).and_then(Token::from_text)
}

fn set_cookie(app: &App, value: &str, seconds: i64) -> Result<HeaderValue, Refusal> {
    let line = cookie::line(cookie_name(app), value, seconds, "Strict", app.secure_cookies);
    HeaderValue::from_str(&line).map_err(|cause| Refusal::server_failed(&cause))
}

//! `POST /api/v1/Session`

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use segl_store::Associate;
use segl_webapi::session::SignIn;

use crate::app::App;
use crate::auth::{address, authenticate, basic, session};
use crate::body::{FORM, JSON, json, media_type, octets};
use crate::local_path;
use crate::pages::see_other;
use crate::problem::Refusal;

/// Signs in: name and password as JSON (`SignIn`) or as a posted form.
///
/// JSON is answered with 200 `SessionInfo` and a cookie, or a problem: 401 `credentials-wrong`, 429
/// `too-many-attempts` with `RetryAfter` in seconds. A form is answered with 303: to its `next`, a path of this
/// server, or back to `/sign-in?error=CODE#error-CODE`.
pub(crate) async fn handle(State(app): State<Arc<App>>, request: Request) -> Result<Response, Refusal> {
    let kind = media_type(request.headers());
    let address = address(request.extensions());
    let bytes = octets(request, &()).await?;
    match kind.as_deref() {
        Some(JSON) => {
            let SignIn { user_name, password } = json(&bytes)?;
            let credentials = basic::Credentials { user_name, password };
            let (associate, cookie) = sign_in(&app, credentials, address).await?;
            Ok(([(header::SET_COOKIE, cookie)], Json(super::info(&associate))).into_response())
        }
        Some(FORM) => Ok(by_form(&app, &bytes, address).await),
        _ => Err(Refusal::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE)),
    }
}

async fn sign_in(
    app: &Arc<App>,
    credentials: basic::Credentials,
    address: Option<IpAddr>,
) -> Result<(Associate, HeaderValue), Refusal> {
    let associate = authenticate(app, credentials, address, false).await?;
    let cookie = session::open(app, associate.id).await?;
    Ok((associate, cookie))
}

async fn by_form(app: &Arc<App>, bytes: &[u8], address: Option<IpAddr>) -> Response {
    let field = |name: &str| {
        let found = form_urlencoded::parse(bytes).find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let next = field("next");
    let next = local_path::or_root(&next);
    let credentials = basic::Credentials { user_name: field("UserName"), password: field("Password") };
    match sign_in(app, credentials, address).await {
        Ok((_, cookie)) => {
            let mut response = see_other(next);
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(refusal) => see_other(&back(refusal.code(), next)),
    }
}

/// The sign-in page with its sentence for this code; the page has one for whatever else the server could not do.
fn back(code: &str, next: &str) -> String {
    let code = if matches!(code, "credentials-wrong" | "too-many-attempts") { code } else { "failed" };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("error", code);
    if next != "/" {
        query.append_pair("next", next);
    }
    format!("/sign-in?{}#error-{code}", query.finish())
}

//! The app's pages in the reader's language, and the files they need.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::auth;
use crate::language::{self, Language};
use crate::{cookie, local_path};

/// A year.
const REMEMBERED: i64 = 31_536_000;

const SIGN_IN: &str = "/sign-in";

/// Everything that no route of the API answers.
pub(crate) async fn fallback(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    if !is_page(request.method(), path) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if !is_client_route(path) {
        let name = path.trim_start_matches('/');
        let file =
            app.dist.file(name).filter(|_| !name.ends_with(".html") || is_for_worker(request.headers()));
        return file.map_or_else(not_found, |file| file.answer(request.headers()));
    }
    let asked = query(request.uri(), "lang").as_deref().and_then(Language::from_tag);
    let signed_in = auth::session_of(&app, request.headers()).await.is_some();
    let mut response = match (path == SIGN_IN, signed_in) {
        (true, true) => {
            let next = query(request.uri(), "next").unwrap_or_default();
            see_other(local_path::or_root(&next))
        }
        (false, false) if comes_from_elsewhere(request.headers()) => once_more(),
        (false, false) => see_other(&sign_in_address(request.uri(), asked)),
        (is_sign_in, _) => page(&app, is_sign_in, asked, request.headers()),
    };
    if let Some(language) = asked {
        let line = cookie::line(language::COOKIE, language.tag(), REMEMBERED, "Lax", app.secure_cookies);
        if let Ok(line) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

/// Whether a request asks for something of the app, and not of the API.
pub(crate) fn is_page(method: &Method, path: &str) -> bool {
    let api = path == "/api" || path.starts_with("/api/") || path == "/healthz";
    !api && matches!(*method, Method::GET | Method::HEAD)
}

/// Whether the app itself answers a path. Files have a dot in the last part of their path; names of licences may, too.
fn is_client_route(path: &str) -> bool {
    let file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    !file || path.starts_with("/licences/")
}

fn page(app: &App, is_sign_in: bool, asked: Option<Language>, headers: &HeaderMap) -> Response {
    let kind = if is_sign_in { "signin" } else { "index" };
    let language = language::choose(asked, headers);
    let Some(file) = app.dist.file(&format!("{kind}.{}.html", language.tag())) else { return not_built() };
    let mut response = file.answer(headers);
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language, Cookie"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    if is_sign_in {
        // With `no-referrer` a browser names no origin when the form is posted, and it would be refused.
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
    response
}

/// Whether somebody followed a link on another site, or in a mail read on the web. The browser then keeps the session
/// cookie to itself (`SameSite=Strict`), so that nothing is known of who is signed in.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site")
}

/// Whether a script asks, and not a person: what starts the app without network keeps the pages by their files' names.
fn is_for_worker(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_some_and(|kind| kind == "empty")
}

/// A page that asks for its own address again: this time as this site, and so with the cookie.
fn once_more() -> Response {
    // Without an icon of its own the browser would look for one.
    let page = concat!(
        "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0\">",
        "<link rel=\"icon\" href=\"data:,\"><title>Segl</title>\n"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page)
        .into_response()
}

/// The sign-in page, that leads back to where one wanted to go.
fn sign_in_address(uri: &Uri, asked: Option<Language>) -> String {
    let mut next = uri.path().to_owned();
    let kept: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(|pair| is_kept(pair)).collect();
    if !kept.is_empty() {
        next = format!("{next}?{}", kept.join("&"));
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(language) = asked {
        query.append_pair("lang", language.tag());
    }
    query.append_pair("next", local_path::or_root(&next));
    format!("{SIGN_IN}?{}", query.finish())
}

fn is_kept(pair: &str) -> bool {
    !pair.is_empty() && pair != "lang" && !pair.starts_with("lang=")
}

fn query(uri: &Uri, name: &str) -> Option<String> {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

/// 303, and nothing is kept of it: it depends on who is signed in.
pub(crate) fn see_other(address: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::LOCATION, HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/")));
    response
}

fn not_found() -> Response {
    let mut response = (StatusCode::NOT_FOUND, "not found\n").into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn not_built() -> Response {
    let text = "The app is not built. `cargo xtask build` makes it; `--dist` says where it is.\n";
    let mut response = (StatusCode::SERVICE_UNAVAILABLE, text).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

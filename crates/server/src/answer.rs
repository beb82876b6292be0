//! What every answer has in common: a request id, strict headers, problems in one form, a line in the log.

pub(crate) mod headers;
pub(crate) mod origin;
pub(crate) mod panic;

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use segl_webapi::problem::MEDIA_TYPE;
use tracing::Instrument as _;

use crate::app::App;
use crate::problem::Refusal;

/// The header that names a request, in the answer and in the log.
pub(crate) const REQUEST_ID: &str = "x-request-id";

/// The outermost layer.
pub(crate) async fn finish(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = new_id();
    let method = request.method().clone();
    let is_page = crate::pages::is_page(&method, request.uri().path());
    // The path as it is routed: what stands in its place in a request may name a person.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());

    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let _in_span = span.entered();
    let status = response.status();
    let refusal = response.extensions_mut().remove::<Refusal>();
    let refusal = refusal.or_else(|| {
        let bare = status.is_client_error() || status.is_server_error();
        (bare && !is_page).then(|| Refusal::of_status(status))
    });
    let code = refusal.as_ref().map(|refusal| refusal.code().to_owned());
    if let Some(refusal) = refusal {
        put_problem(&mut response, refusal, &id);
    }
    headers::put(response.headers_mut(), app.secure_cookies);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    tracing::info!(
        %method,
        route,
        status = status.as_u16(),
        code,
        milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}

fn put_problem(response: &mut Response, refusal: Refusal, id: &str) {
    let body = serde_json::to_vec(&refusal.into_problem(id)).unwrap_or_default();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_ENCODING);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    *response.body_mut() = Body::from(body);
}

/// 16 hex digits. Without randomness every request is called the same, which is no reason to fail.
fn new_id() -> String {
    let mut bytes = [0; 8];
    let _ = getrandom::fill(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

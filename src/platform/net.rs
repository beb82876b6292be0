//! Requests to the server that the page came from.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

/// What the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body as text.
    pub(crate) body: String,
}

/// No answer came, or not the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreachable;

/// What a request brings.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// JSON.
    Json(String),
    /// A file, octet by octet.
    Octets(Vec<u8>),
}

/// Hangs up on requests that nobody waits for any more.
#[derive(Clone, Debug)]
pub(crate) struct HangUp(Option<AbortController>);

impl HangUp {
    /// For requests to come.
    pub(crate) fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Hangs up; the server undoes what it has not finished.
    pub(crate) fn now(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Sends a request without a body and waits for the whole answer.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub(crate) async fn send(method: Method, path: &str) -> Result<Answer, Unreachable> {
    let request = RequestBuilder::new(path).method(method).header("Accept", "application/json");
    text(request.send().await).await
}

/// Sends a request with a body, until it is answered or hung up on.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub(crate) async fn send_body(path: &str, body: Body, hang_up: &HangUp) -> Result<Answer, Unreachable> {
    let signal = hang_up.0.as_ref().map(AbortController::signal);
    let request = RequestBuilder::new(path).method(Method::POST).header("Accept", "application/json");
    let request = request.abort_signal(signal.as_ref());
    let (kind, body) = match body {
        Body::Json(text) => ("application/json", JsValue::from(text)),
        Body::Octets(octets) => ("application/octet-stream", Uint8Array::from(octets.as_slice()).into()),
    };
    let request = request.header("Content-Type", kind).body(body).map_err(|_| Unreachable)?;
    text(request.send().await).await
}

/// Asks for a change, with a body of JSON or without one; `seen` is the entity tag (RFC 9110, section 13.1.1) without
/// which the server is not to make it.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub(crate) async fn change(
    method: Method,
    path: &str,
    body: Option<String>,
    seen: Option<&str>,
) -> Result<Answer, Unreachable> {
    let mut request = RequestBuilder::new(path).method(method).header("Accept", "application/json");
    if let Some(seen) = seen {
        request = request.header("If-Match", seen);
    }
    match body {
        Some(body) => {
            let request = request.header("Content-Type", "application/json");
            text(request.body(body).map_err(|_| Unreachable)?.send().await).await
        }
        None => text(request.send().await).await,
    }
}

/// Fetches a file, octet by octet; what is answered instead comes as text.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub(crate) async fn octets(path: &str) -> Result<Result<Vec<u8>, Answer>, Unreachable> {
    let response = RequestBuilder::new(path).send().await.map_err(|_| Unreachable)?;
    if response.ok() {
        return response.binary().await.map(Ok).map_err(|_| Unreachable);
    }
    text(Ok(response)).await.map(Err)
}

async fn text(response: Result<gloo_net::http::Response, gloo_net::Error>) -> Result<Answer, Unreachable> {
    let response = response.map_err(|_| Unreachable)?;
    let status = response.status();
    let body = response.text().await.map_err(|_| Unreachable)?;
    Ok(Answer { status, body })
}

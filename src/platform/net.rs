//! Requests to the server that the page came from.

use gloo_net::http::{Method, RequestBuilder};

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

/// Sends a request without a body and waits for the whole answer.
///
/// # Errors
/// [`Unreachable`] when no answer came.
pub(crate) async fn send(method: Method, path: &str) -> Result<Answer, Unreachable> {
    let request = RequestBuilder::new(path).method(method).header("Accept", "application/json");
    let response = request.send().await.map_err(|_| Unreachable)?;
    let status = response.status();
    let body = response.text().await.map_err(|_| Unreachable)?;
    Ok(Answer { status, body })
}

//! Every error on the wire: a status, a stable code, typed facts. Words are made by whoever shows it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use segl_store::StoreError;
use segl_webapi::problem::{Fact, Problem};

/// Why a request is not done. It becomes `application/problem+json` (RFC 9457) when the answer leaves, where the
/// request's id is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    status: StatusCode,
    problem: Box<Problem>,
}

impl Refusal {
    /// A refusal with a code in kebab-case.
    pub(crate) fn new(status: StatusCode, code: &str) -> Self {
        let title = status.canonical_reason().unwrap_or_default();
        Self { status, problem: Box::new(Problem::new(status.as_u16(), title, code)) }
    }

    /// With one more fact.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.problem.facts.set(name, fact);
        self
    }

    /// The code.
    pub(crate) fn code(&self) -> &str {
        &self.problem.code
    }

    /// The status.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// Nobody is signed in.
    pub(crate) fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in")
    }

    /// Something went wrong that is no business of the one who asked. The cause goes to the log only.
    pub(crate) fn server_failed(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request could not be served");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server-failed")
    }

    /// The database failed. 507 `storage-failed` where the disk did not take a change, with whether it is `Full`: nothing was
    /// changed then, and whoever runs the server can help. 503 `timed-out` where another program holds the database.
    pub(crate) fn store_failed(cause: &StoreError) -> Self {
        let failed = Self::server_failed(cause);
        if cause.is_busy() {
            return Self::of_status(StatusCode::SERVICE_UNAVAILABLE);
        }
        match cause.disk_refused() {
            Some(refused) => {
                Self::new(StatusCode::INSUFFICIENT_STORAGE, "storage-failed").with("Full", refused.is_full)
            }
            None => failed,
        }
    }

    /// The refusal that a bare status stands for, such as one from a layer around the routes.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        let code = match status {
            StatusCode::UNAUTHORIZED => "not-signed-in",
            StatusCode::NOT_FOUND => "path-unknown",
            StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
            StatusCode::SERVICE_UNAVAILABLE => "timed-out",
            StatusCode::PAYLOAD_TOO_LARGE => "request-too-large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type-unsupported",
            status if status.is_server_error() => "server-failed",
            _ => "request-malformed",
        };
        Self::new(status, code)
    }

    /// What is sent, with the request's id.
    pub(crate) fn into_problem(self, request_id: &str) -> Problem {
        Problem { request_id: request_id.to_owned(), ..*self.problem }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(Fact::Number(seconds)) = self.problem.facts.get("RetryAfter") {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

//! Answers that are refusals: `application/problem+json` with a stable code.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use segl_webapi::problem::{MEDIA_TYPE, Problem};

use super::shelf::Stranger;

/// Why a request is not done.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code }
    }

    /// The folder cannot be read or written. The cause goes to standard error.
    pub(super) fn failed(cause: &dyn std::fmt::Display) -> Self {
        eprintln!("a request could not be served: {cause}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server-failed")
    }
}

impl From<Stranger> for Refusal {
    fn from(stranger: Stranger) -> Self {
        match stranger {
            Stranger::SerialUnknown => Self::new(StatusCode::NOT_FOUND, "serial-unknown"),
            Stranger::CompanyDiffers => Self::new(StatusCode::FORBIDDEN, "company-differs"),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let title = self.status.canonical_reason().unwrap_or_default();
        let problem = Problem::new(self.status.as_u16(), title, self.code);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        (self.status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response()
    }
}

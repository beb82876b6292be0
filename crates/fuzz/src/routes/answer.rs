//! What every answer keeps to.

use axum::body::Body;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::Value;

use super::codes;
use super::request::Asked;

/// An answer, read whole.
#[derive(Debug)]
pub(super) struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    /// The body, where it is JSON.
    pub(super) json: Option<Value>,
    /// Whether it says that it is JSON.
    says_json: bool,
}

/// Reads an answer; of a live stream its head alone, because it has no end.
pub(super) async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let kind =
        parts.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let body = if kind == "text/event-stream" {
        Vec::new()
    } else {
        body.collect().await.unwrap().to_bytes().to_vec()
    };
    let says_json = kind.starts_with("application/json") || kind == "application/problem+json";
    let encoded = parts.headers.contains_key("content-encoding");
    let json = (says_json && !encoded).then(|| serde_json::from_slice(&body).ok()).flatten();
    Answer { status: parts.status, headers: parts.headers, json, says_json: says_json && !encoded }
}

impl Answer {
    pub(super) fn is_success(&self) -> bool {
        self.status.as_u16() < 400
    }

    pub(super) fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The code of a problem, or nothing.
    pub(super) fn code(&self) -> &str {
        self.json.as_ref().and_then(|json| json["code"].as_str()).unwrap_or_default()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// No error of the server's own; JSON that is JSON; a problem in its form; the strict headers.
    pub(super) fn check(&self, asked: &Asked) {
        let code = self.code();
        // Those of a licence server that cannot be asked are not this server's errors.
        assert!(
            !self.status.is_server_error() || code.starts_with("license-server-"),
            "{asked:?} is answered {} {code}",
            self.status
        );
        assert!(self.header("content-security-policy").contains("default-src 'none'"), "{asked:?}: {self:?}");
        assert_eq!(self.header("x-request-id").len(), 16);
        let is_empty = asked.method == Method::HEAD || self.status == StatusCode::NO_CONTENT;
        assert!(!self.says_json || is_empty || self.json.is_some(), "{asked:?}: not JSON");
        if self.is_success() || !asked.is_of_the_api() || is_empty {
            return;
        }
        assert_eq!(self.header("content-type"), "application/problem+json", "{asked:?}: {}", self.status);
        assert_eq!(self.header("cache-control"), "no-store");
        let Some(problem) = &self.json else { panic!("{asked:?}: no problem") };
        assert_eq!(problem["type"], "about:blank");
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["requestId"], self.header("x-request-id"));
        assert!(problem["facts"].is_object());
        assert!(codes::is_known(code), "{asked:?}: nobody knows {code}");
    }
}

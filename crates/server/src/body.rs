//! Bodies of requests, read as forgivingly as the vendor's own server does and no more.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use segl_webapi::any_case::AnyCase;
use serde::de::DeserializeOwned;

use crate::problem::Refusal;

/// A JSON body, property names without regard to case.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let is_json = media_type(request.headers()).is_some_and(|media_type| media_type == JSON);
        let bytes = octets(request, state).await?;
        if !is_json {
            return Err(Refusal::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        json::<AnyCase<T>>(&bytes).map(|AnyCase(body)| Self(body))
    }
}

pub(crate) const JSON: &str = "application/json";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The media type of a body, without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// The whole body, within the limit.
pub(crate) async fn octets<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Refusal> {
    let read = Bytes::from_request(request, state).await;
    read.map_err(|cause: BytesRejection| Refusal::of_status(cause.into_response().status()))
}

/// Reads JSON. The place of a mistake is told, its text is not.
pub(crate) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(bytes).map_err(|cause| {
        let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Refusal::new(StatusCode::BAD_REQUEST, "request-malformed")
            .with("Line", place(cause.line()))
            .with("Column", place(cause.column()))
    })
}

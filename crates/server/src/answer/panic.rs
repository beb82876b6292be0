//! A panic ends one request, not the server, and tells nobody anything.

use std::any::Any;

use axum::response::{IntoResponse as _, Response};

use crate::problem::Refusal;

/// The answer when a handler panicked. The panic's own message went to standard error already.
pub(crate) fn answer(_cause: Box<dyn Any + Send>) -> Response {
    Refusal::server_failed(&"a handler panicked").into_response()
}

//! The caller as an argument of a handler.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use segl_store::{Actor, Associate, Role};

use super::{address, authenticate, basic, session};
use crate::app::App;
use crate::problem::Refusal;

/// Somebody who is signed in and not retired.
pub(crate) struct Caller(pub(crate) Associate);

/// A caller who may see and change licences.
pub(crate) struct Administrator(pub(crate) Associate);

impl Administrator {
    /// For the log of what administrators did.
    pub(crate) fn actor(&self) -> Actor {
        Actor::associate(self.0.id, &self.0.name)
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        if let Some(associate) = session::find(app, &parts.headers).await? {
            return Ok(Self(associate));
        }
        let credentials = basic::credentials(&parts.headers).ok_or_else(Refusal::not_signed_in)?;
        Ok(Self(authenticate(app, credentials, address(&parts.extensions), true).await?))
    }
}

impl FromRequestParts<Arc<App>> for Administrator {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Caller(associate) = Caller::from_request_parts(parts, app).await?;
        match associate.role {
            Role::Administrator => Ok(Self(associate)),
            Role::Standard => Err(Refusal::new(StatusCode::FORBIDDEN, "not-administrator")),
        }
    }
}

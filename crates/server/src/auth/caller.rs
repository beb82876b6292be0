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

/// A caller who may see and change licences, and how it said who it is.
pub(crate) struct Administrator(pub(crate) Associate, pub(crate) Means);

/// How a caller says who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    /// A browser's cookie: the password was typed hours ago, perhaps by somebody else.
    Session,
    /// Name and password in this very request.
    Password,
}

impl Administrator {
    /// For the log of what administrators did.
    pub(crate) fn actor(&self) -> Actor {
        Actor::associate(self.0.id, &self.0.name)
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        Ok(Self(who(parts, app).await?.0))
    }
}

impl FromRequestParts<Arc<App>> for Administrator {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let (associate, means) = who(parts, app).await?;
        match associate.role {
            Role::Administrator => Ok(Self(associate, means)),
            Role::Standard => Err(Refusal::new(StatusCode::FORBIDDEN, "not-administrator")),
        }
    }
}

async fn who(parts: &Parts, app: &Arc<App>) -> Result<(Associate, Means), Refusal> {
    if let Some(associate) = session::find(app, &parts.headers).await? {
        return Ok((associate, Means::Session));
    }
    let credentials = basic::credentials(&parts.headers).ok_or_else(Refusal::not_signed_in)?;
    let associate = authenticate(app, credentials, address(&parts.extensions), true).await?;
    Ok((associate, Means::Password))
}

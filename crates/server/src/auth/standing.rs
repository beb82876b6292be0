//! Whether somebody who was let in still may: for answers that take hours.

use std::sync::Arc;

use axum::http::HeaderMap;
use segl_store::Role;

use super::caller::Administrator;
use super::session::{EXPIRY, token};
use crate::app::{App, stored};

/// An administrator, and the session by which it came.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    session: Option<[u8; 32]>,
    associate_id: i64,
}

impl Standing {
    pub(crate) fn of(app: &App, headers: &HeaderMap, administrator: &Administrator) -> Self {
        Self { session: token(app, headers).map(|token| token.hash()), associate_id: administrator.0.id }
    }

    /// Whether the session goes on and the user is still an administrator. Asking is no use of the session: a stream
    /// that nobody looks at does not keep one alive. Where the database fails nothing holds.
    pub(crate) async fn holds(&self, app: &Arc<App>) -> bool {
        let (this, now) = (*self, app.clock.now());
        let found = stored(app, move |app| {
            if let Some(hash) = this.session
                && !app.store.session_stands(&hash, EXPIRY, now)?
            {
                return Ok(false);
            }
            let user = app.store.associate(this.associate_id)?;
            Ok(user.is_some_and(|user| !user.retired && user.role == Role::Administrator))
        });
        found.await.unwrap_or(false)
    }
}

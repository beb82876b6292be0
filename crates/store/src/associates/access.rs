//! What a user may do in Segl, and by which means it gets in: role, password, sessions.

use rusqlite::params;

use super::{AssociateError, administrators, by_id, read, write};
use crate::store::Tx;
use crate::{Act, Actor, Associate, Expiry, NewAssociate, Refusal, Role, Store, StoreError, log};

/// How a user gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// What the user may do.
    pub role: Role,
    /// Whether there is a password; without one nobody signs in as this user.
    pub has_password: bool,
    /// Browsers in which the user is signed in: sessions that have not expired.
    pub sessions: usize,
}

impl Store {
    /// How a user gets in; none where there is no such user.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn access(&self, id: i64, expiry: Expiry, now: i64) -> Result<Option<Access>, StoreError> {
        self.read(|tx| {
            let Some(user) = by_id(tx, id)? else { return Ok(None) };
            let has_password = read::password_hash(tx, id)?.is_some();
            let sessions = if user.retired { 0 } else { sessions(tx, id, expiry, now)? };
            Ok(Some(Access { role: user.role, has_password, sessions }))
        })
    }

    /// Gives a user another role. Its sessions end, so that none began with other rights than it has.
    ///
    /// # Errors
    /// [`AssociateError::Unknown`], [`AssociateError::LastAdministrator`], and [`Refusal::Retired`] where a user who is
    /// retired would become an administrator.
    pub fn set_role(&self, id: i64, role: Role, actor: &Actor, now: i64) -> Result<(), AssociateError> {
        self.write(|tx| {
            let user = by_id(tx, id)?.ok_or(AssociateError::Unknown)?;
            if user.retired && role == Role::Administrator {
                return Err(Refusal::Retired.into());
            }
            let was_one = user.role == Role::Administrator && !user.retired;
            write::update(tx, &user, &with_role(&user, role), actor, now)?;
            let was_last = was_one && administrators(tx)? == 0;
            if was_last { Err(AssociateError::LastAdministrator) } else { Ok(()) }
        })
    }

    /// Signs a user out everywhere. Returns how many sessions ended.
    ///
    /// # Errors
    /// [`AssociateError::Unknown`].
    pub fn end_sessions(&self, id: i64, actor: &Actor, now: i64) -> Result<usize, AssociateError> {
        self.write(|tx| {
            let user = by_id(tx, id)?.ok_or(AssociateError::Unknown)?;
            let ended = forget_sessions(tx, id)?;
            if ended > 0 {
                log::append(tx, actor, Act::SessionsEnded, &user.name, (None, None), now)?;
            }
            Ok(ended)
        })
    }
}

/// Ends every session of a user.
pub(super) fn forget_sessions(tx: &Tx<'_>, id: i64) -> Result<usize, StoreError> {
    Ok(tx.sql.execute("DELETE FROM Session WHERE assocId = ?1", [id])?)
}

fn sessions(tx: &Tx<'_>, id: i64, expiry: Expiry, now: i64) -> Result<usize, StoreError> {
    let count: i64 = tx.sql.query_row(
        "SELECT count(*) FROM Session WHERE assocId = ?1 AND lastUsed > ?2 AND created > ?3",
        params![id, now - expiry.idle, now - expiry.absolute],
        |row| row.get(0),
    )?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The same user in another role.
fn with_role(user: &Associate, role: Role) -> NewAssociate {
    let Associate { name, first_name, last_name, email, country, user_type, retired, .. } = user.clone();
    NewAssociate {
        name,
        first_name,
        last_name,
        email,
        country,
        user_type,
        role,
        retired,
        password_hash: None,
    }
}

//! Who is signed in. Tokens are never stored, only their hashes.

use rusqlite::params;

use crate::cell::Cells as _;
use crate::store::Tx;
use crate::{Store, StoreError};

/// How long a use may go unwritten, so that not every request writes. Seconds.
const TOUCH: i64 = 60;

/// How long a session lives, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// Without a request; at least two minutes, because uses are noted once a minute.
    pub idle: i64,
    /// In all.
    pub absolute: i64,
}

/// A session that has not expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub associate_id: i64,
    /// Unix seconds.
    pub created: i64,
    /// Unix seconds of the last use that was noted before this one.
    pub last_used: i64,
}

impl Store {
    /// Opens a session under the hash of its token, and forgets those that have expired.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn create_session(
        &self,
        token_hash: &[u8; 32],
        associate_id: i64,
        expiry: Expiry,
        now: i64,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.sql.execute(
                "DELETE FROM Session WHERE lastUsed <= ?1 OR created <= ?2",
                params![now - expiry.idle, now - expiry.absolute],
            )?;
            tx.sql.execute(
                "INSERT INTO Session (tokenHash, assocId, created, lastUsed) VALUES (?1, ?2, ?3, ?3)",
                params![token_hash, associate_id, now],
            )?;
            tx.sql.execute(
                "UPDATE associate SET lastLogin = ?2 WHERE associate_id = ?1",
                params![associate_id, now],
            )?;
            Ok(())
        })
    }

    /// The session under a token's hash, unless it has expired or its user is retired. Notes that it was used; one that has
    /// expired is forgotten, so that no clock that jumps back makes it good again. Where neither can be written, the session
    /// is as good as it was: who is signed in can go on reading.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn find_session(
        &self,
        token_hash: &[u8; 32],
        expiry: Expiry,
        now: i64,
    ) -> Result<Option<Session>, StoreError> {
        let Some(session) = self.read(|tx| find(tx, token_hash))? else { return Ok(None) };
        if !session.stands(expiry, now) {
            unless_unwritten(self.delete_session(token_hash))?;
            return Ok(None);
        }
        if now >= session.last_used.saturating_add(TOUCH) {
            unless_unwritten(self.write(|tx| touch(tx, token_hash, now)))?;
        }
        Ok(Some(session))
    }

    /// Whether there is a session under a token's hash that has not expired. Asking is no use of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn session_stands(
        &self,
        token_hash: &[u8; 32],
        expiry: Expiry,
        now: i64,
    ) -> Result<bool, StoreError> {
        Ok(self.read(|tx| find(tx, token_hash))?.is_some_and(|session| session.stands(expiry, now)))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn delete_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.sql.execute("DELETE FROM Session WHERE tokenHash = ?1", [token_hash])?;
            Ok(())
        })
    }
}

impl Session {
    fn stands(&self, expiry: Expiry, now: i64) -> bool {
        now < self.last_used.saturating_add(expiry.idle) && now < self.created.saturating_add(expiry.absolute)
    }
}

/// A note that the disk, or another program that holds the database, kept from being made.
fn unless_unwritten(noted: Result<(), StoreError>) -> Result<(), StoreError> {
    noted.or_else(|cause| if cause.disk_refused().is_some() || cause.is_busy() { Ok(()) } else { Err(cause) })
}

fn find(tx: &Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT assocId, created, lastUsed FROM Session JOIN associate ON associate_id = assocId \
         WHERE tokenHash = ?1 AND deleted = 0",
    )?;
    let mut found = statement.query_map([token_hash], |row| {
        Ok(Session { associate_id: row.integer(0)?, created: row.integer(1)?, last_used: row.integer(2)? })
    })?;
    Ok(found.next().transpose()?)
}

fn touch(tx: &Tx<'_>, token_hash: &[u8; 32], now: i64) -> Result<(), StoreError> {
    tx.sql.execute("UPDATE Session SET lastUsed = ?2 WHERE tokenHash = ?1", params![token_hash, now])?;
    Ok(())
}

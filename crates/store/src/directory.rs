//! Every user with what it holds, in memory: lists of 100,000 users are searched, filtered and sorted in milliseconds.
//!
//! It is read anew when the database is another than the one that was read.

mod order;
mod read;

use std::sync::Arc;

pub(crate) use order::{by, last_login, last_logins};

use crate::judge::Judged;
use crate::memory::Holdings;
use crate::store::Tx;
use crate::{Associate, StoreError};

/// Everybody, at one state of the database.
#[derive(Debug)]
pub(crate) struct Directory {
    holdings: Holdings,
    /// The users, by full name; equals by name.
    pub(crate) users: Vec<Entry>,
}

/// One user.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) associate: Associate,
    /// Name, full name and e-mail address in small letters, for searching.
    pub(crate) folded: String,
    /// Its place by the name with which it signs in, and by its e-mail address: sorting compares numbers alone.
    pub(crate) place: Place,
    pub(crate) open_requests: u32,
    /// Primary keys of the rows that it holds by links that count.
    pub(crate) held: Vec<i64>,
    /// How many of its links are altered.
    pub(crate) altered: u32,
}

/// The place of a user among all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) by_name: u32,
    pub(crate) by_email: u32,
}

impl Directory {
    /// Everybody as of now.
    pub(crate) fn of(tx: &Tx<'_>, judged: &Judged) -> Result<Arc<Self>, StoreError> {
        let holdings = judged.holdings(tx)?;
        let known = tx.memory.borrow().directory.clone().filter(|known| known.holdings == holdings);
        if let Some(known) = known {
            return Ok(known);
        }
        let fresh = Arc::new(Self { users: read::users(tx, &*judged.seals(tx)?)?, holdings });
        tx.memory.borrow_mut().directory = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}

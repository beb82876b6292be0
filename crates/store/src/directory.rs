//! Every user with what it holds, in memory: lists of 100,000 users are searched, filtered and sorted in milliseconds.
//!
//! It is read anew when the database is another than the one that was read. Checks of links are judged once: this program
//! writes intact ones alone, and whatever another program wrote makes SQLite's `data_version` another.

mod read;

use std::collections::HashSet;
use std::sync::Arc;

use crate::store::Tx;
use crate::{Associate, Store, StoreError};

/// Everybody, at one state of the database.
#[derive(Debug)]
pub(crate) struct Directory {
    state: State,
    /// Links whose check fails, by primary key.
    altered: HashSet<i64>,
    /// The highest primary key of a link that was judged.
    judged: i64,
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

/// What must be the same for a directory to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    revision: i64,
    /// What checks depend on.
    checks: Checks,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Checks {
    /// Another number after every change that another program made.
    data_version: i64,
    database_id: String,
    /// Number and highest primary key of the rows: which are there.
    rows: (i64, i64),
}

impl Store {
    /// Everybody as of now.
    pub(crate) fn directory(&self, tx: &Tx<'_>) -> Result<Arc<Directory>, StoreError> {
        let state = read::state(tx)?;
        let mut kept = self.kept_directory();
        if let Some(known) = kept.as_ref().filter(|known| known.state == state) {
            return Ok(Arc::clone(known));
        }
        let known = kept.take().filter(|known| known.state.checks == state.checks);
        let fresh = Arc::new(read::directory(tx, state, known.as_deref())?);
        *kept = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}

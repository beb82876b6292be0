//! What is kept in memory between transactions, so that the same is not judged twice.
//!
//! Each part stands beside everything it was made from, and is looked at anew before it is used: the stored bytes, columns
//! included, byte for byte; SQLite's `data_version`, which is another after every change that another program made; the
//! counter that this program's own changes to users and assignments raise. It holds one state of the database, the last.
//! Whatever is remembered within a savepoint would outlast its undoing: nothing is judged there.

use std::sync::Arc;

use crate::StoreError;
use crate::cell::Cells as _;
use crate::directory::Directory;
use crate::names::Names;
use crate::seals::Seals;
use crate::store::Tx;
use crate::taken::Sums;
use crate::verdicts::Verdicts;

/// What is remembered; nothing at first. A transaction has its own, which becomes the store's when it is committed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    pub(crate) verdicts: Option<Arc<Verdicts>>,
    pub(crate) seals: Option<Arc<Seals>>,
    pub(crate) sums: Option<Arc<Sums>>,
    pub(crate) directory: Option<Arc<Directory>>,
}

/// What seals of assignments are judged by, besides the assignments that this program writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    /// Another number after every change that another program made.
    data_version: i64,
    database_id: String,
    /// What each row is called.
    names: Arc<Names>,
}

/// One state of users and what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holdings {
    pub(crate) sealed: Sealed,
    /// Another number after every change that this program made.
    revision: i64,
}

impl Holdings {
    /// The state that a transaction sees.
    pub(crate) fn now(tx: &Tx<'_>, database_id: &str, names: &Arc<Names>) -> Result<Self, StoreError> {
        let one = |query: &str| -> Result<i64, StoreError> {
            Ok(tx.sql.prepare_cached(query)?.query_row([], |row| row.integer(0))?)
        };
        let revision = one("SELECT revision FROM HoldingRevision")?;
        let data_version = one("PRAGMA data_version")?;
        let sealed = Sealed { data_version, database_id: database_id.to_owned(), names: Arc::clone(names) };
        Ok(Self { sealed, revision })
    }
}

//! Events of operations that the system itself runs: they begin, come along, and end with the operation.

use rusqlite::params;

use super::{EventKind, EventScope, EventStarter, read};
use crate::{Store, StoreError};

impl Store {
    /// Announces an operation in this database. Nothing where one of the kind runs already, or where the kind is not the
    /// system's.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn begin_operation(
        &self,
        kind: EventKind,
        message: &str,
        eta: Option<i64>,
        now: i64,
    ) -> Result<Option<i64>, StoreError> {
        if kind.starter() != EventStarter::System || kind == EventKind::Unknown {
            return Ok(None);
        }
        self.write(|tx| {
            if read::by_kind(tx, kind.key(), EventScope::Database, 0)?.is_some() {
                return Ok(None);
            }
            tx.sql.execute(
                "INSERT INTO SystemEvent (scope, owner, eventkey, eventmess, eta, progress, registered, updated) \
                 VALUES (?1, 0, ?2, ?3, ?4, 0, ?5, ?5)",
                params![EventScope::Database.number(), kind.key(), message, eta, now],
            )?;
            Ok(Some(tx.sql.last_insert_rowid()))
        })
    }

    /// Notes how far an operation has come, in percent. False where an administrator cancelled it: it is to stop.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn operation_progress(&self, id: i64, percent: u8, now: i64) -> Result<bool, StoreError> {
        self.write(|tx| {
            let changed = tx.sql.execute(
                "UPDATE SystemEvent SET progress = ?2, updated = ?3 WHERE SystemEvent_id = ?1",
                params![id, percent.min(100), now],
            )?;
            Ok(changed > 0)
        })
    }

    /// Ends the event of an operation that is done.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn end_operation(&self, id: i64) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.sql.execute(
                "DELETE FROM SystemEvent WHERE SystemEvent_id = ?1 AND registered_associate_id IS NULL",
                [id],
            )?;
            Ok(())
        })
    }

    /// Ends the events of operations that a program left behind when it stopped: none of them runs any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn end_operations_left_behind(&self) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.sql.execute(
                "DELETE FROM SystemEvent WHERE registered_associate_id IS NULL AND progress IS NOT NULL",
                [],
            )?;
            Ok(())
        })
    }
}

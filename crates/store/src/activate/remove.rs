//! A third party's licence is removed, with everything that is held of it.

use rusqlite::params;
use segl_license::{Date, Roots};
use serde_json::json;
use thiserror::Error;

use super::run::told;
use crate::check::Holders;
use crate::judge::judged;
use crate::owners::MAIN_OWNER;
use crate::{Act, Actor, Store, StoreError, log};

/// Why a licence was not removed. Nothing was written.
#[derive(Debug, Error)]
pub enum RemoveError {
    /// The licence of the product itself is replaced, never removed.
    #[error("the licence of {MAIN_OWNER} stays")]
    MainOwner,
    /// No licence of this owner is stored.
    #[error("no licence of this owner")]
    UnknownOwner,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Removes everything that is stored of an owner, in one transaction. Works for a licence that does not verify, too.
    /// What was seen of it stays in the log, so that an older issue does not come back.
    ///
    /// # Errors
    /// [`RemoveError`] names what stands against it.
    pub fn remove_owner(
        &self,
        owner: &str,
        roots: &Roots,
        today: Date,
        actor: &Actor,
        now: i64,
    ) -> Result<(), RemoveError> {
        if owner == MAIN_OWNER {
            return Err(RemoveError::MainOwner);
        }
        self.write(|tx| {
            let judged = judged(tx, roots, today, true)?;
            let records = || judged.snapshot.owners.iter().filter(|one| one.record.name == owner);
            let found = judged.snapshot.owner(owner).ok_or(RemoveError::UnknownOwner)?;
            let mut before =
                found.judged.license.as_ref().map_or_else(|| json!({ "OwnerName": owner }), told);
            if let Some(fields) = before.as_object_mut() {
                fields.insert("InUse".to_owned(), json!(judged.taken.modules_of(owner)));
            }
            let delete = |query: &str, id: i64| tx.sql.execute(query, params![id]).map_err(StoreError::from);
            for record in records() {
                for (table, _) in [Holders::Users, Holders::Satellites].map(Holders::table) {
                    let query = format!(
                        "DELETE FROM {table} WHERE moduleLicenseId IN \
                         (SELECT ModuleLicense_id FROM ModuleLicense WHERE ModuleOwner_id = ?1)"
                    );
                    delete(&query, record.record.id)?;
                }
                delete("DELETE FROM ModuleLicense WHERE ModuleOwner_id = ?1", record.record.id)?;
                delete("DELETE FROM OwnerKey WHERE ModuleOwner_id = ?1", record.record.id)?;
                delete("DELETE FROM ModuleOwner WHERE ModuleOwner_id = ?1", record.record.id)?;
            }
            Ok(log::append(tx, actor, Act::LicenseRemoved, owner, (Some(&before), None), now)?)
        })
    }
}

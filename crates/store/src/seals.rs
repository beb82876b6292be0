//! Which assignments of users are altered. The check of each is judged once.

use std::collections::HashSet;
use std::sync::Arc;

use crate::cell::Cells as _;
use crate::check::{Checker, Holders, Subject};
use crate::memory::Sealed;
use crate::names::Names;
use crate::store::Tx;
use crate::{Check, StoreError};

/// Checks as far as they were judged. This program writes intact ones alone, under primary keys that were never used,
/// and whatever another program wrote makes [`Sealed`] another.
#[derive(Clone, Debug)]
pub(crate) struct Seals {
    sealed: Sealed,
    /// The highest primary key that was judged.
    judged: Option<i64>,
    /// Those whose check fails, by primary key.
    altered: HashSet<i64>,
}

impl Seals {
    /// The seals as of now.
    pub(crate) fn of(
        tx: &Tx<'_>,
        checker: &Checker,
        names: &Names,
        sealed: &Sealed,
    ) -> Result<Arc<Self>, StoreError> {
        let known = tx.memory.borrow().seals.clone().filter(|known| known.sealed == *sealed);
        let newest = tx
            .sql
            .prepare_cached("SELECT max(LicenseAssocLink_id) FROM LicenseAssocLink")?
            .query_row([], |row| row.integer(0))?;
        if let Some(known) =
            known.as_ref().filter(|known| known.judged.is_some_and(|judged| newest <= judged))
        {
            return Ok(Arc::clone(known));
        }
        let mut seals = known.map_or_else(
            || Self { sealed: sealed.clone(), judged: None, altered: HashSet::new() },
            |known| (*known).clone(),
        );
        seals.judge(tx, checker, names)?;
        let seals = Arc::new(seals);
        tx.memory.borrow_mut().seals = Some(Arc::clone(&seals));
        Ok(seals)
    }

    /// Whether the check of an assignment fails.
    pub(crate) fn is_altered(&self, link_id: i64) -> bool {
        self.altered.contains(&link_id)
    }

    /// The assignments whose check fails, by primary key.
    pub(crate) fn altered(&self) -> Vec<i64> {
        let mut altered: Vec<i64> = self.altered.iter().copied().collect();
        altered.sort_unstable();
        altered
    }

    /// Judges what is newer than what was judged.
    fn judge(&mut self, tx: &Tx<'_>, checker: &Checker, names: &Names) -> Result<(), StoreError> {
        // At first all of them: in a table that a hand made anew a primary key may be anything.
        let newer = if self.judged.is_some() { "WHERE LicenseAssocLink_id > ?1" } else { "" };
        let mut statement = tx.sql.prepare_cached(&format!(
            "SELECT LicenseAssocLink_id, moduleLicenseId, assocId, licenseNumber, encryptedCheck FROM LicenseAssocLink \
             {newer} ORDER BY LicenseAssocLink_id"
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(self.judged))?;
        while let Some(row) = rows.next()? {
            let (id, row_id) = (row.integer(0)?, row.integer(1)?);
            let (owner, module) = names.of_row(row_id);
            let (holder, number) = (row.integer(2)?, row.integer(3)?);
            let subject = Subject::Link { holders: Holders::Users, id, owner, module, holder, number };
            if checker.judge(&subject, &row.text(4)?) == Check::Altered {
                self.altered.insert(id);
            }
            self.judged = self.judged.max(Some(id));
        }
        Ok(())
    }
}

//! Owners and their rows, as stored.

use segl_license::stored::{StoredObject, StoredOwner, StoredRow};

use crate::columns::{owner_names, read_object, read_owner, read_row, row_names};
use crate::names::claimed;
use crate::store::Tx;
use crate::{Store, StoreError};

/// The owner of the product itself: its tab comes first.
pub(crate) const MAIN_OWNER: &str = "SUPEROFFICE";

/// An owner with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerRecord {
    /// Primary key.
    pub id: i64,
    /// The name in the stored body, which editing a column does not change; else the column's. Nothing is believed of
    /// it: it only says which licence is meant.
    pub name: String,
    /// The owner as stored.
    pub stored: StoredOwner,
    /// Its rows by SortOrder, then primary key.
    pub rows: Vec<RowRecord>,
}

/// A row of an owner's licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRecord {
    /// Primary key.
    pub id: i64,
    /// The row as stored.
    pub stored: StoredRow,
}

impl Store {
    /// Every owner, SUPEROFFICE first, then by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn owners(&self) -> Result<Vec<OwnerRecord>, StoreError> {
        self.read(read)
    }

    /// The owner of this name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn owner(&self, name: &str) -> Result<Option<OwnerRecord>, StoreError> {
        Ok(self.owners()?.into_iter().find(|owner| owner.name == name))
    }
}

/// Every owner, in order.
pub(crate) fn read(tx: &Tx<'_>) -> Result<Vec<OwnerRecord>, StoreError> {
    let query = format!(
        "SELECT ModuleOwner_id, {} FROM ModuleOwner ORDER BY ModuleOwner_id",
        owner_names().join(", ")
    );
    let mut statement = tx.sql.prepare_cached(&query)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, read_owner(row, 1)?)))?;
    let mut owners = Vec::new();
    for one in found {
        let (id, (columns, license)) = one?;
        let name =
            claimed(&license.body).map_or_else(|| columns.owner_name.clone(), |names| names.owner_name);
        let stored = StoredOwner { columns, license, keys: keys(tx, id)? };
        owners.push(OwnerRecord { id, name, stored, rows: rows(tx, id)? });
    }
    owners.sort_by(|a, b| (a.name != MAIN_OWNER, &a.name).cmp(&(b.name != MAIN_OWNER, &b.name)));
    Ok(owners)
}

fn rows(tx: &Tx<'_>, owner_id: i64) -> Result<Vec<RowRecord>, StoreError> {
    let query = format!(
        "SELECT ModuleLicense_id, {} FROM ModuleLicense WHERE ModuleOwner_id = ?1 ORDER BY sortOrder, ModuleLicense_id",
        row_names().join(", ")
    );
    let mut statement = tx.sql.prepare_cached(&query)?;
    let rows = statement.query_map([owner_id], |row| {
        let (columns, signed) = read_row(row, 1)?;
        Ok(RowRecord { id: row.get(0)?, stored: StoredRow { columns, signed } })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn keys(tx: &Tx<'_>, owner_id: i64) -> Result<Vec<StoredObject>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT body, signature, keyId, objectHash FROM OwnerKey WHERE ModuleOwner_id = ?1 ORDER BY OwnerKey_id",
    )?;
    let keys = statement.query_map([owner_id], |row| read_object(row, 0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

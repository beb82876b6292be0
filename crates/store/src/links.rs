//! Who holds what: links with their check.

use rusqlite::params;

use crate::cell::Cells as _;
use crate::check::{Checker, Holders, Subject};
use crate::judge::Judged;
use crate::names::Names;
use crate::store::Tx;
use crate::{Check, Store, StoreError, company, owners};

/// One licence that a user or satellite holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Primary key.
    pub id: i64,
    /// Primary key of the row it points to.
    pub row_id: i64,
    /// The owner; empty where the row is gone.
    pub owner_name: String,
    /// The module, by the name in the row's stored body; empty where the row is gone.
    pub module_name: String,
    /// Seats taken, as stored.
    pub number: i64,
    /// Whether it counts.
    pub check: Check,
}

impl Store {
    /// The links of a user, by primary key.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn holdings(&self, associate_id: i64) -> Result<Vec<Link>, StoreError> {
        self.read(|tx| {
            let names = Names::of(&owners::read(tx)?);
            let checker = tx.checker(&company::read(tx)?.database_id);
            of_holder(tx, &checker, &names, Holders::Users, associate_id)
        })
    }
}

/// The links of one user or satellite, by primary key.
pub(crate) fn of_holder(
    tx: &Tx<'_>,
    checker: &Checker,
    names: &Names,
    holders: Holders,
    holder: i64,
) -> Result<Vec<Link>, StoreError> {
    let (table, column) = holders.table();
    let query = format!(
        "SELECT {table}_id, moduleLicenseId, {column}, licenseNumber, encryptedCheck FROM {table} \
         WHERE {column} = ?1 ORDER BY {table}_id"
    );
    let mut links = Vec::new();
    each(tx, &query, params![holder], checker, names, holders, |link, _| links.push(link))?;
    Ok(links)
}

/// The users who hold a module by a link that counts, by primary key.
pub(crate) fn users_by(
    tx: &Tx<'_>,
    judged: &Judged,
    owner: &str,
    module: &str,
) -> Result<Vec<i64>, StoreError> {
    let seals = judged.seals(tx)?;
    let mut statement = tx.sql.prepare_cached(
        "SELECT LicenseAssocLink_id, assocId FROM LicenseAssocLink WHERE moduleLicenseId = ?1 AND licenseNumber > 0",
    )?;
    let mut users = Vec::new();
    for row_id in judged.names.rows_of(owner, module) {
        let mut rows = statement.query([row_id])?;
        while let Some(row) = rows.next()? {
            if !seals.is_altered(row.integer(0)?) {
                users.push(row.integer(1)?);
            }
        }
    }
    users.sort_unstable();
    users.dedup();
    Ok(users)
}

/// Reads links, each with its holder.
pub(crate) fn each(
    tx: &Tx<'_>,
    query: &str,
    parameters: impl rusqlite::Params,
    checker: &Checker,
    names: &Names,
    holders: Holders,
    mut visit: impl FnMut(Link, i64),
) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(query)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let (id, row_id, holder, number) =
            (row.integer(0)?, row.integer(1)?, row.integer(2)?, row.integer(3)?);
        let (owner, module) = names.of_row(row_id);
        let subject = Subject::Link { holders, id, owner, module, holder, number };
        let check = checker.judge(&subject, &row.text(4)?);
        let link =
            Link { id, row_id, owner_name: owner.to_owned(), module_name: module.to_owned(), number, check };
        visit(link, holder);
    }
    Ok(())
}

impl Link {
    /// Whether it grants and holds a seat: its check does not fail, and it takes more than nothing.
    pub(crate) fn counts(&self) -> bool {
        self.check != Check::Altered && self.number > 0
    }
}

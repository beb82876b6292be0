//! Who holds what: links with their check.

use std::collections::HashMap;

use rusqlite::params;

use crate::cell::Cells as _;
use crate::check::{Checker, Holders, Subject};
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

/// Seats taken, summed over links that count.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    /// By owner and module, whichever stored row the links point to: a row stored twice does not double its seats.
    by_name: HashMap<(String, String), u64>,
    by_row: HashMap<i64, u64>,
    altered: HashMap<i64, u32>,
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
        "SELECT {table}_id, moduleLicenseId, {column}, licenseNumber, encryptedCheck, 0 FROM {table} \
         WHERE {column} = ?1 ORDER BY {table}_id"
    );
    let mut links = Vec::new();
    each(tx, &query, params![holder], checker, names, holders, |link, _, _| links.push(link))?;
    Ok(links)
}

/// The users who hold a module by a link that counts, by primary key.
pub(crate) fn users_by(
    tx: &Tx<'_>,
    checker: &Checker,
    names: &Names,
    owner: &str,
    module: &str,
) -> Result<Vec<i64>, StoreError> {
    let mut users = Vec::new();
    for row_id in names.rows_of(owner, module) {
        let query = "SELECT LicenseAssocLink_id, moduleLicenseId, assocId, licenseNumber, encryptedCheck, 0 \
                     FROM LicenseAssocLink WHERE moduleLicenseId = ?1 ORDER BY assocId";
        each(tx, query, params![row_id], checker, names, Holders::Users, |link, holder, _| {
            if link.counts() {
                users.push(holder);
            }
        })?;
    }
    users.sort_unstable();
    users.dedup();
    Ok(users)
}

/// The sums over every link of users and satellites.
pub(crate) fn taken(tx: &Tx<'_>, checker: &Checker, names: &Names) -> Result<Taken, StoreError> {
    let mut taken = Taken::default();
    let users = "SELECT LicenseAssocLink_id, moduleLicenseId, assocId, licenseNumber, encryptedCheck, \
                 coalesce(deleted, 1) FROM LicenseAssocLink LEFT JOIN associate ON associate_id = assocId";
    let satellites = "SELECT LicenseSatlLink_id, moduleLicenseId, satelliteId, licenseNumber, encryptedCheck, 0 \
                      FROM LicenseSatlLink";
    each(tx, users, [], checker, names, Holders::Users, |link, _, gone| taken.add(&link, gone))?;
    each(tx, satellites, [], checker, names, Holders::Satellites, |link, _, gone| taken.add(&link, gone))?;
    Ok(taken)
}

/// Reads links, each with its holder and whether that one is gone.
pub(crate) fn each(
    tx: &Tx<'_>,
    query: &str,
    parameters: impl rusqlite::Params,
    checker: &Checker,
    names: &Names,
    holders: Holders,
    mut visit: impl FnMut(Link, i64, bool),
) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(query)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let (id, row_id, holder, number) =
            (row.integer(0)?, row.integer(1)?, row.integer(2)?, row.integer(3)?);
        let name = names.get(row_id);
        let (owner, module) =
            name.map_or(("", ""), |name| (name.owner_name.as_str(), name.module_name.as_str()));
        let subject = Subject::Link { holders, id, owner, module, holder, number };
        let check = checker.judge(&subject, &row.text(4)?);
        let link =
            Link { id, row_id, owner_name: owner.to_owned(), module_name: module.to_owned(), number, check };
        visit(link, holder, row.integer(5)? != 0);
    }
    Ok(())
}

impl Link {
    /// Whether it grants and holds a seat: its check does not fail, and it takes more than nothing.
    pub(crate) fn counts(&self) -> bool {
        self.check != Check::Altered && self.number > 0
    }
}

impl Taken {
    fn add(&mut self, link: &Link, holder_is_gone: bool) {
        if link.check == Check::Altered {
            *self.altered.entry(link.row_id).or_default() += 1;
        } else if link.counts() && !holder_is_gone {
            let seats = u64::try_from(link.number).unwrap_or_default();
            self.add_seats(&link.owner_name, &link.module_name, seats);
            *self.by_row.entry(link.row_id).or_default() += seats;
        }
    }

    pub(crate) fn add_seats(&mut self, owner: &str, module: &str, seats: u64) {
        *self.by_name.entry((owner.to_owned(), module.to_owned())).or_default() += seats;
    }

    pub(crate) fn remove_seats(&mut self, owner: &str, module: &str, seats: u64) {
        if let Some(sum) = self.by_name.get_mut(&(owner.to_owned(), module.to_owned())) {
            *sum = sum.saturating_sub(seats);
        }
    }

    /// Seats of a module.
    pub(crate) fn of(&self, owner: &str, module: &str) -> u32 {
        let sum = self.by_name.get(&(owner.to_owned(), module.to_owned())).copied().unwrap_or_default();
        u32::try_from(sum).unwrap_or(u32::MAX)
    }

    /// Every module of an owner of which seats are taken, by name.
    pub(crate) fn modules_of(&self, owner: &str) -> Vec<(&str, u32)> {
        let mut found: Vec<_> = self
            .by_name
            .iter()
            .filter(|((of, _), seats)| of == owner && **seats > 0)
            .map(|((_, module), seats)| (module.as_str(), u32::try_from(*seats).unwrap_or(u32::MAX)))
            .collect();
        found.sort_unstable();
        found
    }

    /// Seats by links that point to one stored row.
    pub(crate) fn by_row(&self, row_id: i64) -> u32 {
        u32::try_from(self.by_row.get(&row_id).copied().unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// Links to one stored row whose check fails.
    pub(crate) fn altered(&self, row_id: i64) -> u32 {
        self.altered.get(&row_id).copied().unwrap_or_default()
    }
}

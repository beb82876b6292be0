//! Seats taken, summed over the links that count.

use std::collections::HashMap;
use std::sync::Arc;

use crate::cell::Cells as _;
use crate::check::{Checker, Holders};
use crate::links::each;
use crate::memory::Holdings;
use crate::names::Names;
use crate::seals::Seals;
use crate::store::Tx;
use crate::{Check, StoreError};

/// Seats taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    /// By owner and module, whichever stored row the links point to: a row stored twice does not double its seats.
    by_name: HashMap<(String, String), u64>,
    by_row: ByRow,
}

/// Seats by the row that links point to.
#[derive(Clone, Debug, Default)]
struct ByRow {
    seats: HashMap<i64, u64>,
    /// Links whose check fails.
    altered: HashMap<i64, u32>,
}

/// What users take, at one state of users and what they hold.
#[derive(Debug)]
pub(crate) struct Sums {
    holdings: Holdings,
    users: ByRow,
}

/// The sums over every link of users and satellites.
pub(crate) fn taken(
    tx: &Tx<'_>,
    checker: &Checker,
    names: &Names,
    holdings: Holdings,
) -> Result<Taken, StoreError> {
    let known = tx.memory.borrow().sums.clone().filter(|known| known.holdings == holdings);
    let sums = match known {
        Some(known) => known,
        None => {
            let seals = Seals::of(tx, checker, names, &holdings.sealed)?;
            let sums = Arc::new(Sums { users: of_users(tx, &seals)?, holdings });
            tx.memory.borrow_mut().sums = Some(Arc::clone(&sums));
            sums
        }
    };
    let mut taken = Taken { by_name: HashMap::new(), by_row: sums.users.clone() };
    // Satellites are few.
    let satellites = "SELECT LicenseSatlLink_id, moduleLicenseId, satelliteId, licenseNumber, encryptedCheck \
                      FROM LicenseSatlLink";
    each(tx, satellites, [], checker, names, Holders::Satellites, |link, _| {
        taken.by_row.add(link.row_id, link.number, link.check == Check::Altered);
    })?;
    for (row_id, seats) in &taken.by_row.seats {
        let (owner, module) = names.of_row(*row_id);
        *taken.by_name.entry((owner.to_owned(), module.to_owned())).or_default() += seats;
    }
    Ok(taken)
}

/// What users take who are not retired.
fn of_users(tx: &Tx<'_>, seals: &Seals) -> Result<ByRow, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT LicenseAssocLink_id, moduleLicenseId, licenseNumber, coalesce(deleted, 1) FROM LicenseAssocLink \
         LEFT JOIN associate ON associate_id = assocId",
    )?;
    let mut rows = statement.query([])?;
    let mut by_row = ByRow::default();
    while let Some(row) = rows.next()? {
        let (altered, gone) = (seals.is_altered(row.integer(0)?), row.integer(3)? != 0);
        if altered || !gone {
            by_row.add(row.integer(1)?, row.integer(2)?, altered);
        }
    }
    Ok(by_row)
}

impl ByRow {
    fn add(&mut self, row_id: i64, number: i64, altered: bool) {
        if altered {
            *self.altered.entry(row_id).or_default() += 1;
        } else if let Ok(seats @ 1..) = u64::try_from(number) {
            let sum = self.seats.entry(row_id).or_default();
            *sum = sum.saturating_add(seats);
        }
    }
}

impl Taken {
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
        u32::try_from(self.by_row.seats.get(&row_id).copied().unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// Links to one stored row whose check fails.
    pub(crate) fn altered(&self, row_id: i64) -> u32 {
        self.by_row.altered.get(&row_id).copied().unwrap_or_default()
    }
}

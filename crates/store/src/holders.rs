//! Who holds one licence.

use rusqlite::{Params, Row};
use segl_license::{Date, Roots};

use crate::cell::Cells as _;
use crate::check::{Checker, Holders, Subject};
use crate::directory::Directory;
use crate::judge::judged;
use crate::store::Tx;
use crate::{Check, Store, StoreError};

/// A user or satellite that holds a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Whether it is a satellite, and not a user.
    pub is_satellite: bool,
    /// Primary key of the user or satellite.
    pub id: i64,
    /// The name with which the user signs in, or the satellite's name.
    pub name: String,
    /// First and last name; empty for a satellite.
    pub full_name: String,
    /// Seats that it takes, as stored.
    pub number: i64,
    /// What the installation key says. One that is altered holds no seat.
    pub check: Check,
    /// When it was given, in Unix seconds.
    pub since: i64,
    /// Who gave it; empty for a program.
    pub by: String,
}

/// Some of those who hold a licence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolderPage {
    /// All of them, those whose assignment is altered included.
    pub total: usize,
    /// How many assignments are altered.
    pub altered: usize,
    /// The part that was asked for: the altered ones first, then by name.
    pub holders: Vec<Holder>,
}

impl Store {
    /// Those who hold a licence: users that are not retired, satellites, and every assignment that someone altered.
    /// None where nothing of that name is stored.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn holders(
        &self,
        roots: &Roots,
        today: Date,
        (owner, module): (&str, &str),
        skip: usize,
        take: usize,
    ) -> Result<Option<HolderPage>, StoreError> {
        self.read(|tx| {
            let judged = judged(tx, roots, today, false)?;
            let rows = judged.names.rows_of(owner, module);
            if rows.is_empty() {
                return Ok(None);
            }
            let links = Links { tx, checker: &judged.checker, owner, module };
            // Few, as a rule: those that someone altered, and satellites.
            let mut few = Vec::new();
            for link_id in judged.seals(tx)?.altered() {
                for row_id in &rows {
                    few.extend(links.of(
                        Holders::Users,
                        "link.moduleLicenseId = ?1 AND link.LicenseAssocLink_id = ?2",
                        [*row_id, link_id],
                    )?);
                }
            }
            for row_id in &rows {
                few.extend(links.of(Holders::Satellites, "link.moduleLicenseId = ?1", [*row_id])?);
            }
            few.sort_by_cached_key(|holder| {
                let shown = if holder.is_satellite { &holder.name } else { &holder.full_name };
                (holder.check != Check::Altered, shown.to_lowercase(), holder.name.to_lowercase(), holder.id)
            });
            let directory = Directory::of(tx, &judged)?;
            let current = directory.users.iter().filter(|entry| !entry.associate.retired);
            let users: Vec<[i64; 2]> = current
                .flat_map(|entry| {
                    let held = rows.iter().filter(|row| entry.held.contains(row));
                    held.map(|row| [*row, entry.associate.id])
                })
                .collect();
            let (total, before) = (few.len() + users.len(), few.len());
            let altered = few.iter().filter(|holder| holder.check == Check::Altered).count();
            let mut holders: Vec<Holder> = few.into_iter().skip(skip).take(take).collect();
            let rest = take - holders.len();
            for pair in users.into_iter().skip(skip.saturating_sub(before)).take(rest) {
                holders.extend(links.of(
                    Holders::Users,
                    "link.moduleLicenseId = ?1 AND link.assocId = ?2",
                    pair,
                )?);
            }
            Ok(Some(HolderPage { total, altered, holders }))
        })
    }
}

/// Links to the rows of one licence.
struct Links<'a> {
    tx: &'a Tx<'a>,
    checker: &'a Checker,
    owner: &'a str,
    module: &'a str,
}

impl Links<'_> {
    /// The links for which a condition holds, those that count and those that are altered. The condition is a literal
    /// of this file.
    fn of(
        &self,
        holders: Holders,
        condition: &'static str,
        parameters: impl Params,
    ) -> Result<Vec<Holder>, StoreError> {
        let query = match holders {
            Holders::Users => {
                "SELECT link.LicenseAssocLink_id, link.assocId, link.licenseNumber, link.encryptedCheck, \
                 link.registered, giver.firstName || ' ' || giver.lastName, coalesce(holder.deleted, 1), holder.name, \
                 trim(holder.firstName || ' ' || holder.lastName) FROM LicenseAssocLink link \
                 LEFT JOIN associate holder ON holder.associate_id = link.assocId"
            }
            Holders::Satellites => {
                "SELECT link.LicenseSatlLink_id, link.satelliteId, link.licenseNumber, link.encryptedCheck, \
                 link.registered, giver.firstName || ' ' || giver.lastName, holder.Satellite_id IS NULL, holder.name, \
                 '' FROM LicenseSatlLink link LEFT JOIN Satellite holder ON holder.Satellite_id = link.satelliteId"
            }
        };
        let giver = "LEFT JOIN associate giver ON giver.associate_id = link.registered_associate_id";
        let mut statement = self.tx.sql.prepare_cached(&format!("{query} {giver} WHERE {condition}"))?;
        let found = statement.query_map(parameters, |row| self.holder(holders, row))?;
        Ok(found.filter_map(Result::transpose).collect::<Result<_, _>>()?)
    }

    fn holder(&self, holders: Holders, row: &Row<'_>) -> Result<Option<Holder>, rusqlite::Error> {
        let (id, holder, number) = (row.integer(0)?, row.integer(1)?, row.integer(2)?);
        let (owner, module) = (self.owner, self.module);
        let check =
            self.checker.judge(&Subject::Link { holders, id, owner, module, holder, number }, &row.text(3)?);
        let is_gone = row.integer(6)? != 0;
        let counts = check == Check::Altered || (number > 0 && !is_gone);
        Ok(counts.then_some(Holder {
            is_satellite: holders == Holders::Satellites,
            id: holder,
            name: row.text(7)?,
            full_name: row.text(8)?,
            number,
            check,
            since: row.integer(4)?,
            by: row.text(5)?.trim().to_owned(),
        }))
    }
}

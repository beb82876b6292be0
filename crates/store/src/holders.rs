//! Who holds one licence.

use rusqlite::Row;

use crate::cell::Cells as _;
use crate::check::{Holders, Subject};
use crate::names::Names;
use crate::store::Tx;
use crate::{Check, Store, StoreError, company, owners};

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
    /// Seats in use: the sum over those that count.
    pub seats: u64,
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
        owner: &str,
        module: &str,
        skip: usize,
        take: usize,
    ) -> Result<Option<HolderPage>, StoreError> {
        self.read(|tx| {
            let names = Names::of(&owners::read(tx)?);
            let rows = names.rows_of(owner, module);
            if rows.is_empty() {
                return Ok(None);
            }
            let mut all = Vec::new();
            for row_id in rows {
                for holders in [Holders::Users, Holders::Satellites] {
                    all.extend(of_row(tx, holders, row_id, (owner, module))?);
                }
            }
            all.sort_by_cached_key(|holder| {
                let shown = if holder.is_satellite { &holder.name } else { &holder.full_name };
                (holder.check != Check::Altered, shown.to_lowercase(), holder.name.to_lowercase(), holder.id)
            });
            let counting = all.iter().filter(|holder| holder.check != Check::Altered);
            let seats = counting.map(|holder| holder.number.unsigned_abs()).sum();
            let altered = all.iter().filter(|holder| holder.check == Check::Altered).count();
            let total = all.len();
            let holders = all.into_iter().skip(skip).take(take).collect();
            Ok(Some(HolderPage { total, seats, altered, holders }))
        })
    }
}

/// The links to one row that count, and those that are altered.
fn of_row(
    tx: &Tx<'_>,
    holders: Holders,
    row_id: i64,
    (owner, module): (&str, &str),
) -> Result<Vec<Holder>, StoreError> {
    let checker = tx.checker(&company::read(tx)?.database_id);
    let query = match holders {
        Holders::Users => {
            "SELECT link.LicenseAssocLink_id, link.assocId, link.licenseNumber, link.encryptedCheck, link.registered, \
             giver.firstName || ' ' || giver.lastName, coalesce(holder.deleted, 1), holder.name, \
             trim(holder.firstName || ' ' || holder.lastName) FROM LicenseAssocLink link \
             LEFT JOIN associate holder ON holder.associate_id = link.assocId \
             LEFT JOIN associate giver ON giver.associate_id = link.registered_associate_id \
             WHERE link.moduleLicenseId = ?1"
        }
        Holders::Satellites => {
            "SELECT link.LicenseSatlLink_id, link.satelliteId, link.licenseNumber, link.encryptedCheck, \
             link.registered, giver.firstName || ' ' || giver.lastName, holder.Satellite_id IS NULL, holder.name, '' \
             FROM LicenseSatlLink link LEFT JOIN Satellite holder ON holder.Satellite_id = link.satelliteId \
             LEFT JOIN associate giver ON giver.associate_id = link.registered_associate_id \
             WHERE link.moduleLicenseId = ?1"
        }
    };
    let holder = |row: &Row<'_>| {
        let (id, holder, number) = (row.integer(0)?, row.integer(1)?, row.integer(2)?);
        let subject = Subject::Link { holders, id, owner, module, holder, number };
        let check = checker.judge(&subject, &row.text(3)?);
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
    };
    let mut statement = tx.sql.prepare_cached(query)?;
    let found = statement.query_map([row_id], holder)?;
    Ok(found.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

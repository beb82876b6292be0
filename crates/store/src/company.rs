//! Whose installation this is.

use rusqlite::params;

use crate::cell::Cells as _;
use crate::check::Subject;
use crate::store::Tx;
use crate::{Act, Actor, Check, Store, StoreError, log};

/// The company row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The company's name.
    pub name: String,
    /// The serial number that licences must have.
    pub serial_nr: String,
    /// Made at random when the database was.
    pub database_id: String,
    /// Whether name, serial number and id are as they were written. Where they are not, nothing is granted.
    pub check: Check,
    /// The satellite that this database is; none for the central one.
    pub satellite: Option<String>,
}

impl Store {
    /// Reads the company row; empty and altered where someone removed it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn company(&self) -> Result<Company, StoreError> {
        self.read(read)
    }

    /// An administrator states whose installation this is: repairs an altered row.
    ///
    /// # Errors
    /// [`StoreError::SerialNr`] for a number that is none.
    pub fn confirm_company(
        &self,
        name: &str,
        serial_nr: &str,
        actor: &Actor,
        now: i64,
    ) -> Result<(), StoreError> {
        if !segl_license::is_serial_nr(serial_nr) {
            return Err(StoreError::SerialNr);
        }
        self.write(|tx| update(tx, name, serial_nr, actor, now))
    }

    /// Notes at installation which satellite this database is; an empty name is the central one.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_satellite(&self, name: &str, actor: &Actor, now: i64) -> Result<(), StoreError> {
        self.write(|tx| {
            let company = read(tx)?;
            tx.sql.execute(
                "UPDATE company SET satelliteName = ?1, updated = ?2, updated_associate_id = ?3, \
                 updatedCount = updatedCount + 1",
                params![name, now, actor.associate_id],
            )?;
            let was = serde_json::json!({ "Satellite": company.satellite });
            let is = serde_json::json!({ "Satellite": name });
            log::append(tx, actor, Act::SatelliteSet, &company.name, (Some(&was), Some(&is)), now)
        })
    }
}

/// Writes the row of a new database.
pub(crate) fn insert(
    tx: &Tx<'_>,
    database_id: &str,
    name: &str,
    serial_nr: &str,
    now: i64,
) -> Result<(), StoreError> {
    let check = tx.checker(database_id).make(&Subject::Company { name, serial_nr })?;
    tx.sql.execute(
        "INSERT INTO company (company_id, ownerContactName, serialNo, databaseId, encryptedCheck, registered, updated) \
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?5)",
        params![name, serial_nr, database_id, check, now],
    )?;
    Ok(())
}

/// Reads the row and judges its check.
pub(crate) fn read(tx: &Tx<'_>) -> Result<Company, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT ownerContactName, serialNo, databaseId, encryptedCheck, satelliteName FROM company ORDER BY company_id LIMIT 1",
    )?;
    let mut rows = statement.query([])?;
    let (name, serial_nr, database_id, stored, satellite) = match rows.next()? {
        Some(row) => (row.text(0)?, row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?),
        None => Default::default(),
    };
    let subject = Subject::Company { name: &name, serial_nr: &serial_nr };
    let check = tx.checker(&database_id).judge(&subject, &stored);
    let satellite = Some(satellite).filter(|name| !name.is_empty());
    Ok(Company { name, serial_nr, database_id, check, satellite })
}

/// Takes name and serial number from a licence that was activated. An altered row is left for an administrator to
/// confirm: a licence that fits an edited serial number must not make the edit good.
pub(crate) fn follow(
    tx: &Tx<'_>,
    name: &str,
    serial_nr: &str,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    if read(tx)?.check == Check::Intact { update(tx, name, serial_nr, actor, now) } else { Ok(()) }
}

/// Writes name and serial number, if they differ or their check fails.
pub(crate) fn update(
    tx: &Tx<'_>,
    name: &str,
    serial_nr: &str,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    let before = read(tx)?;
    if before.name == name && before.serial_nr == serial_nr && before.check == Check::Intact {
        return Ok(());
    }
    if before.database_id.is_empty() {
        tx.sql.execute("DELETE FROM company", [])?;
        insert(tx, &crate::key::random_hex::<16>()?, name, serial_nr, now)?;
    } else {
        let check = tx.checker(&before.database_id).make(&Subject::Company { name, serial_nr })?;
        tx.sql.execute(
            "UPDATE company SET ownerContactName = ?1, serialNo = ?2, encryptedCheck = ?3, updated = ?4, \
             updated_associate_id = ?5, updatedCount = updatedCount + 1 \
             WHERE company_id = (SELECT min(company_id) FROM company)",
            params![name, serial_nr, check, now, actor.associate_id],
        )?;
    }
    let was = serde_json::json!({ "CompanyName": before.name, "SerialNr": before.serial_nr });
    let is = serde_json::json!({ "CompanyName": name, "SerialNr": serial_nr });
    log::append(tx, actor, Act::CompanyConfirmed, name, (Some(&was), Some(&is)), now)
}

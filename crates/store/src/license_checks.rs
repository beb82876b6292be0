//! What the licence server of an owner said last, and when it is asked again.

use rusqlite::{Row, params};

use crate::cell::Cells as _;
use crate::{FileHash, Store, StoreError};

/// One owner's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenseCheck {
    /// The owner.
    pub owner_name: String,
    /// When it was asked, Unix seconds.
    pub asked: i64,
    /// Not before this it is asked again by itself, Unix seconds.
    pub next_check: i64,
    /// How often in a row it could not be asked.
    pub failures: u32,
    /// The vendor's number of the status.
    pub status: i64,
    /// What went wrong, as a stable code; empty where nothing did.
    pub code: String,
    /// Its facts, a JSON object.
    pub facts: String,
    /// The owner's own words.
    pub message: String,
    /// The owner's own link.
    pub url: String,
    /// The file that waits to be activated.
    pub candidate: Option<FileHash>,
    /// Object hash (base64) of the activated licence that the server was told of.
    pub reported: Option<String>,
}

impl Store {
    /// What is remembered of an owner's licence server.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn license_check(&self, owner_name: &str) -> Result<Option<LicenseCheck>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(
                "SELECT ownerName, asked, nextCheck, failures, status, code, facts, message, url, candidate, reported \
                 FROM LicenseCheck WHERE ownerName = ?1",
            )?;
            let mut found = statement.query_map([owner_name], read)?;
            Ok(found.next().transpose()?)
        })
    }

    /// Remembers it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_license_check(&self, check: &LicenseCheck) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.sql.execute(
                "INSERT OR REPLACE INTO LicenseCheck (ownerName, asked, nextCheck, failures, status, code, facts, \
                 message, url, candidate, reported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    check.owner_name,
                    check.asked,
                    check.next_check,
                    check.failures,
                    check.status,
                    check.code,
                    check.facts,
                    check.message,
                    check.url,
                    check.candidate.map(Vec::from),
                    check.reported,
                ],
            )?;
            Ok(())
        })
    }
}

fn read(row: &Row<'_>) -> Result<LicenseCheck, rusqlite::Error> {
    Ok(LicenseCheck {
        owner_name: row.text(0)?,
        asked: row.integer(1)?,
        next_check: row.integer(2)?,
        failures: u32::try_from(row.integer(3)?).unwrap_or_default(),
        status: row.integer(4)?,
        code: row.text(5)?,
        facts: row.text(6)?,
        message: row.text(7)?,
        url: row.text(8)?,
        candidate: row.bytes(9)?.try_into().ok(),
        reported: row.optional_text(10)?,
    })
}

//! What was activated: from the log when and by whom, beside it the licence as it was signed.

use rusqlite::{OptionalExtension as _, params};
use segl_license::stored::StoredObject;
use segl_license::{Date, ObjectHash};
use serde_json::Value;

use crate::cell::Cells as _;
use crate::columns::{object_values, read_object};
use crate::store::Tx;
use crate::{Act, Store, StoreError};

/// One activation of an owner's licence, as the log tells it. Nobody has signed the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activated {
    /// Primary key in the log; rises with time.
    pub id: i64,
    /// The day in UTC.
    pub date: Option<Date>,
    /// The user or program that did it.
    pub actor: String,
    /// The user's full name; empty for a program.
    pub full_name: String,
    /// Key epoch.
    pub epoch: i64,
    /// Issue.
    pub sequence: i64,
    /// Object hash of the licence, base64.
    pub hash: String,
    /// What was signed; none of what was activated before such things were kept.
    pub issue: Option<Issue>,
}

/// A licence that was activated, as signed, with one row of it. Every part may have been edited since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The licence.
    pub license: StoredObject,
    /// The certificates of the keys that signed.
    pub keys: Vec<StoredObject>,
    /// The row that was asked for, where the licence had it.
    pub row: Option<StoredObject>,
}

impl Store {
    /// The newest activations of an owner's licence before a primary key of the log (or of all), newest first, each
    /// with one row of it by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn history(
        &self,
        owner: &str,
        module: &str,
        before_id: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Activated>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(
                "SELECT AdminLog_id, actor, coalesce(trim(firstName || ' ' || lastName), ''), after FROM AdminLog \
                 LEFT JOIN associate ON associate_id = assocId \
                 WHERE act = ?1 AND subject = ?2 AND AdminLog_id < ?3 ORDER BY AdminLog_id DESC LIMIT ?4",
            )?;
            let before = before_id.unwrap_or(i64::MAX);
            let query = params![Act::LicenseActivated.as_str(), owner, before, limit];
            let entries = statement.query_map(query, |row| {
                Ok((row.integer(0)?, row.text(1)?, row.text(2)?, row.text(3)?))
            })?;
            let told = |entry: Result<(i64, String, String, String), rusqlite::Error>| {
                let (id, actor, full_name, after) = entry?;
                let after: Value = serde_json::from_str(&after).unwrap_or_default();
                let text = |name: &str| after.get(name).and_then(Value::as_str).unwrap_or_default();
                let number = |name: &str| after.get(name).and_then(Value::as_i64).unwrap_or_default();
                let hash = text("Hash").to_owned();
                let issue = match ObjectHash::from_base64(&hash) {
                    Some(hash) => issue(tx, hash, module)?,
                    None => None,
                };
                let (date, epoch, sequence) = (Date::parse(text("Date")), number("Epoch"), number("Sequence"));
                Ok(Activated { id, date, actor, full_name, epoch, sequence, hash, issue })
            };
            entries.map(told).collect()
        })
    }
}

fn issue(tx: &Tx<'_>, hash: ObjectHash, module: &str) -> Result<Option<Issue>, StoreError> {
    let found = tx
        .sql
        .prepare_cached(
            "SELECT LicenseIssue_id, body, signature, keyId, objectHash FROM LicenseIssue WHERE objectHash = ?1",
        )?
        .query_row(params![hash.0], |row| Ok((row.integer(0)?, read_object(row, 1)?)))
        .optional()?;
    let Some((id, license)) = found else { return Ok(None) };
    let mut keys = tx.sql.prepare_cached(
        "SELECT body, signature, keyId, objectHash FROM LicenseIssueKey WHERE LicenseIssue_id = ?1 \
         ORDER BY LicenseIssueKey_id",
    )?;
    let keys = keys.query_map([id], |row| read_object(row, 0))?.collect::<Result<_, _>>()?;
    let row = tx
        .sql
        .prepare_cached(
            "SELECT body, signature, keyId, objectHash FROM LicenseIssueRow \
             WHERE LicenseIssue_id = ?1 AND moduleName = ?2 ORDER BY LicenseIssueRow_id LIMIT 1",
        )?
        .query_row(params![id, module], |row| read_object(row, 0))
        .optional()?;
    Ok(Some(Issue { license, keys, row }))
}

/// Keeps a licence that is being activated, in the place of an earlier copy that someone may have edited.
pub(crate) fn keep(
    tx: &Tx<'_>,
    license: &StoredObject,
    keys: &[StoredObject],
    rows: &[(&str, StoredObject)],
) -> Result<(), StoreError> {
    tx.sql.execute("DELETE FROM LicenseIssue WHERE objectHash = ?1", [&license.hash])?;
    let [body, signature, key_id, hash] = object_values(license);
    tx.sql.execute(
        "INSERT INTO LicenseIssue (body, signature, keyId, objectHash) VALUES (?1, ?2, ?3, ?4)",
        params![body, signature, key_id, hash],
    )?;
    let id = tx.sql.last_insert_rowid();
    let mut insert = tx.sql.prepare_cached(
        "INSERT INTO LicenseIssueKey (LicenseIssue_id, body, signature, keyId, objectHash) \
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for key in keys {
        let [body, signature, key_id, hash] = object_values(key);
        insert.execute(params![id, body, signature, key_id, hash])?;
    }
    let mut insert = tx.sql.prepare_cached(
        "INSERT INTO LicenseIssueRow (LicenseIssue_id, moduleName, body, signature, keyId, objectHash) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (name, row) in rows {
        let [body, signature, key_id, hash] = object_values(row);
        insert.execute(params![id, name, body, signature, key_id, hash])?;
    }
    Ok(())
}

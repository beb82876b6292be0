//! The owner's row, its certificates, and the revocation list that came along.

use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use segl_license::stored::StoredObject;
use segl_license::{Envelope, ModuleLicense, Verified};

use super::content::{ActivationDraft, Content};
use crate::columns::{object_values, owner_names, owner_values};
use crate::store::Tx;
use crate::{StoreError, history};

/// Writes the owner, new or in its old place. Returns its primary key.
pub(super) fn write(
    tx: &Tx<'_>,
    old: Option<i64>,
    content: &Content<'_>,
    draft: &ActivationDraft<'_>,
) -> Result<i64, StoreError> {
    let signed = StoredObject::of(&content.file.license, content.license.key_id());
    let values = owner_values(content.license, &signed);
    let by = draft.actor.associate_id;
    let id = put(tx, "ModuleOwner", old, &owner_names(), values, by, draft.now)?;
    tx.sql.execute("DELETE FROM OwnerKey WHERE ModuleOwner_id = ?1", [id])?;
    let keys: Vec<StoredObject> = content.file.keys.iter().map(|key| by_root(key, draft)).collect();
    for key in &keys {
        let [body, signature, key_id, hash] = object_values(key);
        tx.sql.execute(
            "INSERT INTO OwnerKey (ModuleOwner_id, body, signature, keyId, objectHash) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, body, signature, key_id, hash],
        )?;
    }
    history::keep(tx, &signed, &keys, &kept_rows(content))?;
    revocations(tx, content, draft)?;
    Ok(id)
}

/// The signed rows by name.
fn kept_rows<'a>(content: &Content<'a>) -> Vec<(&'a str, StoredObject)> {
    let envelope = |hash| content.file.module_licenses.iter().find(|one| one.hash() == hash);
    let kept = |row: &'a Verified<ModuleLicense>| {
        let signed = StoredObject::of(envelope(row.hash())?, row.key_id());
        Some((row.module_name.as_str(), signed))
    };
    content.rows.iter().filter_map(kept).collect()
}

/// Updates the row with a primary key, or inserts one. Returns the primary key.
pub(super) fn put(
    tx: &Tx<'_>,
    table: &str,
    id: Option<i64>,
    columns: &[&str],
    mut values: Vec<Value>,
    by: Option<i64>,
    now: i64,
) -> Result<i64, StoreError> {
    values.extend([Value::from(now), Value::from(by)]);
    let count = columns.len();
    let (at, who) = (count + 1, count + 2);
    let updated = match id {
        Some(id) => {
            let set: Vec<String> =
                columns.iter().zip(1..).map(|(column, place)| format!("{column} = ?{place}")).collect();
            let query = format!(
                "UPDATE {table} SET {}, updated = ?{at}, updated_associate_id = ?{who}, \
                 updatedCount = updatedCount + 1 WHERE {table}_id = {id}",
                set.join(", ")
            );
            tx.sql.execute(&query, params_from_iter(&values))?
        }
        None => 0,
    };
    if updated == 0 {
        let places: Vec<String> = (1..=count).map(|place| format!("?{place}")).collect();
        let query = format!(
            "INSERT INTO {table} ({table}_id, {}, registered, registered_associate_id, updated) \
             VALUES (?{}, {}, ?{at}, ?{who}, ?{at})",
            columns.join(", "),
            count + 3,
            places.join(", "),
        );
        values.push(Value::from(id));
        tx.sql.execute(&query, params_from_iter(&values))?;
        return Ok(id.unwrap_or_else(|| tx.sql.last_insert_rowid()));
    }
    Ok(id.unwrap_or_default())
}

/// What is kept of an object that a root signed.
fn by_root(envelope: &Envelope, draft: &ActivationDraft<'_>) -> StoredObject {
    let root = draft.roots.iter().find(|root| root.key.hint() == envelope.hint);
    StoredObject::of(envelope, root.map_or("", |root| root.key.key_id()))
}

/// Keeps the list of the file, where it is the newest that is known.
fn revocations(tx: &Tx<'_>, content: &Content<'_>, draft: &ActivationDraft<'_>) -> Result<(), StoreError> {
    let (Some(envelope), Some(newest)) = (&content.file.revocations, content.revocations) else {
        return Ok(());
    };
    if envelope.hash() != newest.hash() {
        return Ok(());
    }
    let [body, signature, key_id, hash] = object_values(&by_root(envelope, draft));
    tx.sql.execute("DELETE FROM Revocations", [])?;
    tx.sql.execute(
        "INSERT INTO Revocations (generation, body, signature, keyId, objectHash, registered) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![newest.generation, body, signature, key_id, hash, draft.now],
    )?;
    Ok(())
}

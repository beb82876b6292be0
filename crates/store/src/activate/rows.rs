//! The rows of a licence, in the place of those before it. A row keeps its primary key by ModuleName, and with it its
//! assignments.

use std::collections::BTreeMap;

use rusqlite::params;
use rusqlite::types::Value;
use segl_license::stored::StoredObject;
use segl_license::{ModuleLicense, Verified};

use super::content::{ActivationDraft, Content};
use super::owner::put;
use crate::cell::Cells as _;
use crate::check::{Holders, Subject};
use crate::columns::{row_names, row_values};
use crate::judge::Judged;
use crate::store::Tx;
use crate::{Check, StoreError};

const BOTH: [Holders; 2] = [Holders::Users, Holders::Satellites];

/// Replaces the owner's rows.
pub(super) fn write(
    tx: &Tx<'_>,
    judged: &Judged,
    owner_id: i64,
    content: &Content<'_>,
    draft: &ActivationDraft<'_>,
) -> Result<(), StoreError> {
    let mut places = settle(tx, judged, owner_id, content)?;
    // Names are given up first, so that no two rows stand in each other's way.
    tx.sql.execute(
        "UPDATE ModuleLicense SET moduleName = '#' || ModuleLicense_id WHERE ModuleOwner_id = ?1",
        [owner_id],
    )?;
    let mut columns = row_names();
    columns.push("ModuleOwner_id");
    for row in content.rows {
        let Some(envelope) = content.file.module_licenses.iter().find(|one| one.hash() == row.hash()) else {
            continue;
        };
        let place = match places.remove(row.module_name.as_str()) {
            Some(id) => Some(id),
            None => orphaned(tx, judged, row)?,
        };
        let mut values = row_values(row, &StoredObject::of(envelope, row.key_id()));
        values.push(Value::from(owner_id));
        put(tx, "ModuleLicense", place, &columns, values, draft.actor.associate_id, draft.now)?;
    }
    Ok(())
}

/// Decides which stored row keeps its place for which name, moves the links of rows stored twice to it, and deletes
/// the others. Nothing that counts is deleted: activation is blocked where a row in use is missing.
fn settle<'a>(
    tx: &Tx<'_>,
    judged: &'a Judged,
    owner_id: i64,
    content: &Content<'_>,
) -> Result<BTreeMap<&'a str, i64>, StoreError> {
    let mut places: BTreeMap<&str, i64> = BTreeMap::new();
    let owners = judged.snapshot.owners.iter().filter(|owner| owner.record.id == owner_id);
    for record in owners.flat_map(|owner| &owner.record.rows) {
        let name = judged.names.get(record.id).map_or("", |names| names.module_name.as_str());
        let wanted = content.rows.iter().any(|row| row.module_name == name);
        match places.get(name) {
            None if wanted => {
                places.insert(name, record.id);
            }
            kept => {
                if let Some(kept) = kept {
                    move_links(tx, record.id, *kept)?;
                }
                delete(tx, record.id)?;
            }
        }
    }
    Ok(places)
}

fn move_links(tx: &Tx<'_>, from: i64, to: i64) -> Result<(), StoreError> {
    for (table, _) in BOTH.map(Holders::table) {
        let query = format!("UPDATE OR IGNORE {table} SET moduleLicenseId = ?2 WHERE moduleLicenseId = ?1");
        tx.sql.execute(&query, params![from, to])?;
    }
    Ok(())
}

fn delete(tx: &Tx<'_>, row_id: i64) -> Result<(), StoreError> {
    for (table, _) in BOTH.map(Holders::table) {
        tx.sql.execute(&format!("DELETE FROM {table} WHERE moduleLicenseId = ?1"), [row_id])?;
    }
    tx.sql.execute("DELETE FROM ModuleLicense WHERE ModuleLicense_id = ?1", [row_id])?;
    Ok(())
}

/// The primary key of a row that someone removed from the file: links still point to it, and their checks say which
/// module they were made for.
fn orphaned(tx: &Tx<'_>, judged: &Judged, row: &Verified<ModuleLicense>) -> Result<Option<i64>, StoreError> {
    for holders in BOTH {
        let (table, column) = holders.table();
        let mut statement = tx.sql.prepare_cached(&format!(
            "SELECT {table}_id, moduleLicenseId, {column}, licenseNumber, encryptedCheck FROM {table} \
             WHERE NOT EXISTS (SELECT 1 FROM ModuleLicense WHERE ModuleLicense_id = moduleLicenseId)"
        ))?;
        let mut links = statement.query([])?;
        while let Some(link) = links.next()? {
            let subject = Subject::Link {
                holders,
                id: link.integer(0)?,
                owner: &row.owner_name,
                module: &row.module_name,
                holder: link.integer(2)?,
                number: link.integer(3)?,
            };
            if judged.checker.judge(&subject, &link.text(4)?) == Check::Intact {
                return Ok(Some(link.integer(1)?));
            }
        }
    }
    Ok(None)
}

//! Links written and deleted, and the log of it.

use rusqlite::params;
use serde_json::json;

use super::desk::Who;
use super::modules_of;
use crate::check::Subject;
use crate::judge::Judged;
use crate::store::Tx;
use crate::{Act, Actor, Link, StoreError, log};

/// Seats that one assignment takes.
const ONE: i64 = 1;

/// What is decided, and not yet written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Change {
    /// Links that go.
    pub(crate) remove: Vec<Link>,
    /// Rows, by primary key and name, to which links are made.
    pub(crate) add: Vec<(i64, String)>,
}

/// Writes a change, keeps the sums, and logs what was held before and after.
#[expect(clippy::too_many_arguments, reason = "what changes, for whom, by whom and when")]
pub(crate) fn apply(
    tx: &Tx<'_>,
    judged: &mut Judged,
    owner: &str,
    who: &Who,
    held: &[Link],
    change: &Change,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    if change.remove.is_empty() && change.add.is_empty() {
        return Ok(());
    }
    let (table, column) = who.holders.table();
    for link in &change.remove {
        tx.sql.prepare_cached(&format!("DELETE FROM {table} WHERE {table}_id = ?1"))?.execute([link.id])?;
        if link.counts() {
            let seats = u64::try_from(link.number).unwrap_or_default();
            judged.taken.remove_seats(&link.owner_name, &link.module_name, seats);
        }
    }
    for (row_id, module) in &change.add {
        tx.sql
            .prepare_cached(&format!(
                "INSERT INTO {table} (moduleLicenseId, {column}, licenseNumber, encryptedCheck, registered, \
                 registered_associate_id) VALUES (?1, ?2, ?3, '', ?4, ?5)"
            ))?
            .execute(params![row_id, who.id, ONE, now, actor.associate_id])?;
        let id = tx.sql.last_insert_rowid();
        let subject = Subject::Link { holders: who.holders, id, owner, module, holder: who.id, number: ONE };
        tx.sql
            .prepare_cached(&format!("UPDATE {table} SET encryptedCheck = ?2 WHERE {table}_id = ?1"))?
            .execute(params![id, judged.checker.make(&subject)?])?;
        judged.taken.add_seats(owner, module, ONE.unsigned_abs());
    }
    let (before, after) = (list(owner, before(held, owner)), list(owner, after(held, owner, change)));
    log::append(tx, actor, Act::AssignmentsChanged, &who.name, (Some(&before), Some(&after)), now)
}

fn list(owner: &str, modules: Vec<&str>) -> serde_json::Value {
    json!({ "OwnerName": owner, "ModuleLicenses": modules })
}

fn before<'a>(held: &'a [Link], owner: &str) -> Vec<&'a str> {
    modules_of(held, owner)
}

fn after<'a>(held: &'a [Link], owner: &str, change: &'a Change) -> Vec<&'a str> {
    let gone = |link: &&Link| change.remove.iter().any(|other| other.id == link.id);
    let stays = held.iter().filter(|link| link.owner_name == owner && link.counts() && !gone(link));
    stays
        .map(|link| link.module_name.as_str())
        .chain(change.add.iter().map(|(_, module)| module.as_str()))
        .collect()
}

//! Reading events.

use rusqlite::{Params, Row};

use super::{EventScope, SystemEvent};
use crate::StoreError;
use crate::cell::Cells as _;
use crate::store::Tx;

/// The number of the state that events are in.
pub(super) fn revision(tx: &Tx<'_>) -> Result<i64, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT revision FROM SystemEventRevision")?;
    let mut found = statement.query_map([], |row| row.integer(0))?;
    Ok(found.next().transpose()?.unwrap_or_default())
}

/// Every event, the oldest first.
pub(super) fn all(tx: &Tx<'_>) -> Result<Vec<SystemEvent>, StoreError> {
    many(tx, "1 = 1 ORDER BY event.registered, SystemEvent_id", [])
}

/// The event with this primary key.
pub(super) fn by_id(tx: &Tx<'_>, id: i64) -> Result<Option<SystemEvent>, StoreError> {
    Ok(many(tx, "SystemEvent_id = ?1", [id])?.into_iter().next())
}

/// The event of a kind in a scope.
pub(super) fn by_kind(
    tx: &Tx<'_>,
    key: &str,
    scope: EventScope,
    owner: i64,
) -> Result<Option<SystemEvent>, StoreError> {
    let condition = "eventkey = ?1 AND scope = ?2 AND owner = ?3";
    Ok(many(tx, condition, rusqlite::params![key, scope.number(), owner])?.into_iter().next())
}

/// The events for which a condition holds. The condition is a literal of this crate.
fn many(
    tx: &Tx<'_>,
    condition: &'static str,
    parameters: impl Params,
) -> Result<Vec<SystemEvent>, StoreError> {
    let query = format!(
        "SELECT SystemEvent_id, scope, owner, coalesce(holder.name, ''), eventkey, eventmess, extraInfo, eta, \
         progress, event.registered, event.registered_associate_id, event.updatedCount FROM SystemEvent event \
         LEFT JOIN associate holder ON scope = 4 AND holder.associate_id = owner WHERE {condition}"
    );
    let mut statement = tx.sql.prepare_cached(&query)?;
    let events = statement.query_map(parameters, event)?;
    Ok(events.collect::<Result<_, _>>()?)
}

fn event(row: &Row<'_>) -> Result<SystemEvent, rusqlite::Error> {
    let optional = |at| Ok::<_, rusqlite::Error>(row.optional_text(at)?.and_then(|text| text.parse().ok()));
    Ok(SystemEvent {
        id: row.integer(0)?,
        scope: EventScope::of(row.integer(1)?),
        owner: row.integer(2)?,
        owner_name: row.text(3)?,
        key: row.text(4)?,
        message: row.text(5)?,
        extra_info: row.integer(6)?,
        eta: optional(7)?,
        progress: optional(8)?
            .and_then(|percent| u8::try_from(percent).ok())
            .filter(|percent| *percent <= 100),
        registered: row.integer(9)?,
        registered_by: optional(10)?,
        updated_count: row.integer(11)?,
    })
}

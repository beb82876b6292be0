//! Adding, changing and ending events by hand.

use rusqlite::params;
use serde_json::{Value, json};

use super::{
    EventCancel, EventChange, EventKind, EventRefusal, EventScope, EventStarter, NewSystemEvent, SystemEvent,
    SystemEventError, read,
};
use crate::store::Tx;
use crate::{Act, Actor, StoreError, associates, log};

/// Characters of a message, as in the vendor's column.
const MOST: u32 = 254;

pub(super) fn add(
    tx: &Tx<'_>,
    new: &NewSystemEvent,
    actor: &Actor,
    now: i64,
) -> Result<i64, SystemEventError> {
    let kind = EventKind::of(&new.key);
    let key = || new.key.clone();
    if kind == EventKind::Unknown {
        return Err(EventRefusal::KindUnknown { key: key() }.into());
    }
    if kind.starter() != EventStarter::Administrator {
        return Err(EventRefusal::KindNotAddable { key: key() }.into());
    }
    says_something(kind, &new.message)?;
    if !owner_exists(tx, new.scope, new.owner)? {
        return Err(EventRefusal::OwnerUnknown { owner: new.owner }.into());
    }
    if let Some(there) = read::by_kind(tx, &new.key, new.scope, new.owner)? {
        return Err(EventRefusal::Exists { key: key(), id: there.id }.into());
    }
    tx.sql
        .prepare_cached(
            "INSERT INTO SystemEvent (scope, owner, eventkey, eventmess, eta, registered, registered_associate_id, \
             updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                new.scope.number(),
                new.owner,
                new.key,
                new.message,
                new.eta,
                now,
                actor.associate_id
            ])
        })
        .map_err(StoreError::from)?;
    let id = tx.sql.last_insert_rowid();
    let after = particulars(&new.message, new.eta);
    log::append(tx, actor, Act::SystemEventAdded, &new.key, (None, Some(&after)), now)?;
    Ok(id)
}

pub(super) fn change(
    tx: &Tx<'_>,
    id: i64,
    change: &EventChange,
    actor: &Actor,
    now: i64,
) -> Result<(), SystemEventError> {
    let event = known(tx, id)?;
    if event.kind().starter() != EventStarter::Administrator {
        return Err(EventRefusal::NotEditable { key: event.key }.into());
    }
    if change.seen.is_some_and(|seen| seen != event.updated_count) {
        return Err(EventRefusal::Changed { updated_count: event.updated_count }.into());
    }
    says_something(event.kind(), &change.message)?;
    let (before, after) = (particulars(&event.message, event.eta), particulars(&change.message, change.eta));
    if before == after {
        return Ok(());
    }
    tx.sql
        .execute(
            "UPDATE SystemEvent SET eventmess = ?2, eta = ?3, updated = ?4, updated_associate_id = ?5, \
             updatedCount = updatedCount + 1 WHERE SystemEvent_id = ?1",
            params![id, change.message, change.eta, now, actor.associate_id],
        )
        .map_err(StoreError::from)?;
    Ok(log::append(tx, actor, Act::SystemEventChanged, &event.key, (Some(&before), Some(&after)), now)?)
}

pub(super) fn delete(
    tx: &Tx<'_>,
    id: i64,
    warned: bool,
    actor: &Actor,
    now: i64,
) -> Result<(), SystemEventError> {
    let event = known(tx, id)?;
    match event.kind().cancel() {
        EventCancel::Never => return Err(EventRefusal::NotCancellable { key: event.key }.into()),
        EventCancel::AfterWarning if !warned => {
            return Err(EventRefusal::WarningFirst { key: event.key }.into());
        }
        EventCancel::AfterWarning | EventCancel::Freely => {}
    }
    tx.sql.execute("DELETE FROM SystemEvent WHERE SystemEvent_id = ?1", [id]).map_err(StoreError::from)?;
    let before = particulars(&event.message, event.eta);
    Ok(log::append(tx, actor, Act::SystemEventDeleted, &event.key, (Some(&before), None), now)?)
}

fn known(tx: &Tx<'_>, id: i64) -> Result<SystemEvent, SystemEventError> {
    Ok(read::by_id(tx, id)?.ok_or(EventRefusal::Unknown { id })?)
}

fn says_something(kind: EventKind, message: &str) -> Result<(), EventRefusal> {
    if kind == EventKind::MessageOfTheDay && message.trim().is_empty() {
        return Err(EventRefusal::MessageMissing);
    }
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let forbidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r');
    if message.chars().count() > most || message.contains(forbidden) {
        return Err(EventRefusal::MessageInvalid { most: MOST });
    }
    Ok(())
}

/// Segl keeps no groups, so an event for one holds for nobody.
fn owner_exists(tx: &Tx<'_>, scope: EventScope, owner: i64) -> Result<bool, StoreError> {
    Ok(match scope {
        EventScope::SystemWide | EventScope::Database => owner == 0,
        EventScope::Group => false,
        EventScope::User => associates::by_id(tx, owner)?.is_some_and(|user| !user.retired),
    })
}

fn particulars(message: &str, eta: Option<i64>) -> Value {
    json!({ "Eventmess": message, "Eta": eta })
}

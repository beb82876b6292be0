//! Writing users.

use rusqlite::params;
use serde_json::{Value, json};

use super::access::forget_sessions;
use super::read::associate_type;
use crate::check::Holders;
use crate::names::Names;
use crate::store::Tx;
use crate::{Act, Actor, Associate, NewAssociate, StoreError, company, links, log, owners};

/// Adds a user whose name is free. Returns its primary key.
pub(crate) fn insert(tx: &Tx<'_>, new: &NewAssociate, actor: &Actor, now: i64) -> Result<i64, StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO associate (name, firstName, lastName, email, country, type, role, deleted, passwordHash, \
             registered, registered_associate_id, updated) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?10)",
        )?
        .execute(params![
            new.name,
            new.first_name,
            new.last_name,
            new.email,
            new.country,
            associate_type(new.user_type),
            new.role.as_str(),
            new.retired,
            new.password_hash,
            now,
            actor.associate_id
        ])?;
    let id = tx.sql.last_insert_rowid();
    log::append(tx, actor, Act::AssociateAdded, &new.name, (None, Some(&particulars_of_new(new))), now)?;
    Ok(id)
}

/// Gives a user new particulars; its name, password and retirement stay. In another role its sessions end.
pub(crate) fn update(
    tx: &Tx<'_>,
    old: &Associate,
    new: &NewAssociate,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    let (before, after) = (particulars(old), particulars_of_new(new));
    if before == after {
        return Ok(());
    }
    tx.sql
        .prepare_cached(
            "UPDATE associate SET firstName = ?2, lastName = ?3, email = ?4, country = ?5, type = ?6, role = ?7, \
             updated = ?8, updated_associate_id = ?9, updatedCount = updatedCount + 1 WHERE associate_id = ?1",
        )?
        .execute(params![
            old.id,
            new.first_name,
            new.last_name,
            new.email,
            new.country,
            associate_type(new.user_type),
            new.role.as_str(),
            now,
            actor.associate_id
        ])?;
    if old.role != new.role {
        forget_sessions(tx, old.id)?;
    }
    log::append(tx, actor, Act::AssociateChanged, &old.name, (Some(&before), Some(&after)), now)
}

/// Sets a password's hash, and ends the user's sessions.
pub(super) fn set_password_hash(
    tx: &Tx<'_>,
    user: &Associate,
    hash: &str,
    actor: &Actor,
    now: i64,
) -> Result<(), StoreError> {
    tx.sql.execute(
        "UPDATE associate SET passwordHash = ?2, updated = ?3, updated_associate_id = ?4, \
         updatedCount = updatedCount + 1 WHERE associate_id = ?1",
        params![user.id, hash, now, actor.associate_id],
    )?;
    forget_sessions(tx, user.id)?;
    log::append(tx, actor, Act::PasswordSet, &user.name, (None, None), now)
}

/// Notes how many open requests a user owns.
pub(crate) fn set_open_requests(tx: &Tx<'_>, id: i64, count: u32) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE associate SET openRequests = ?2 WHERE associate_id = ?1")?
        .execute(params![id, count])?;
    Ok(())
}

/// Notes when a user signed in, unless a later moment is known.
pub(crate) fn note_sign_in(tx: &Tx<'_>, id: i64, at: i64) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE associate SET lastLogin = ?2 WHERE associate_id = ?1 AND coalesce(lastLogin < ?2, 1)",
        )?
        .execute(params![id, at])?;
    Ok(())
}

/// Retires a user, and frees what it holds.
pub(crate) fn retire(tx: &Tx<'_>, user: &Associate, actor: &Actor, now: i64) -> Result<(), StoreError> {
    let names = Names::of(&owners::read(tx)?);
    let checker = tx.checker(&company::read(tx)?.database_id);
    let held = links::of_holder(tx, &checker, &names, Holders::Users, user.id)?;
    let freed: Vec<String> =
        held.iter().map(|link| format!("{}.{}", link.owner_name, link.module_name)).collect();
    tx.sql.execute(
        "UPDATE associate SET deleted = 1, updated = ?2, updated_associate_id = ?3, \
         updatedCount = updatedCount + 1 WHERE associate_id = ?1",
        params![user.id, now, actor.associate_id],
    )?;
    tx.sql.execute("DELETE FROM LicenseAssocLink WHERE assocId = ?1", [user.id])?;
    forget_sessions(tx, user.id)?;
    let before = json!({ "ModuleLicenses": freed });
    let after = json!({ "ModuleLicenses": [] });
    log::append(tx, actor, Act::AssociateRetired, &user.name, (Some(&before), Some(&after)), now)
}

/// Lets a user who was retired be one again. What it held is others' now.
pub(crate) fn restore(tx: &Tx<'_>, user: &Associate, actor: &Actor, now: i64) -> Result<(), StoreError> {
    tx.sql.execute(
        "UPDATE associate SET deleted = 0, updated = ?2, updated_associate_id = ?3, \
         updatedCount = updatedCount + 1 WHERE associate_id = ?1",
        params![user.id, now, actor.associate_id],
    )?;
    log::append(tx, actor, Act::AssociateRestored, &user.name, (None, None), now)
}

fn particulars(user: &Associate) -> Value {
    json!({
        "FirstName": user.first_name,
        "LastName": user.last_name,
        "EMail": user.email,
        "Country": user.country,
        "UserType": user.user_type.as_str(),
        "Role": user.role.as_str(),
    })
}

fn particulars_of_new(new: &NewAssociate) -> Value {
    json!({
        "FirstName": new.first_name,
        "LastName": new.last_name,
        "EMail": new.email,
        "Country": new.country,
        "UserType": new.user_type.as_str(),
        "Role": new.role.as_str(),
    })
}

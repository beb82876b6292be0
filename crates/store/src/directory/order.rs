//! Sorting users, and when they last signed in, which is never remembered: it changes with every session.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Entry;
use crate::StoreError;
use crate::cell::Cells as _;
use crate::store::Tx;

/// Sorts users by a key, the other way round where that is wanted; equals stay in their order.
pub(crate) fn by<'e, K: Ord>(found: &mut [&'e Entry], descending: bool, key: impl Fn(&'e Entry) -> K) {
    if descending {
        found.sort_by_cached_key(|entry| Reverse(key(entry)));
    } else {
        found.sort_by_cached_key(|entry| key(entry));
    }
}

/// When each user last signed in, Unix seconds, by primary key.
pub(crate) fn last_logins(tx: &Tx<'_>) -> Result<HashMap<i64, i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT associate_id, lastLogin FROM associate WHERE typeof(lastLogin) = 'integer'",
    )?;
    let found = statement.query_map([], |row| Ok((row.integer(0)?, row.integer(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// When a user last signed in, Unix seconds.
pub(crate) fn last_login(tx: &Tx<'_>, id: i64) -> Result<Option<i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT lastLogin FROM associate WHERE associate_id = ?1")?;
    let mut found = statement.query_map([id], |row| row.optional_text(0))?;
    Ok(found.next().transpose()?.flatten().and_then(|text| text.parse().ok()))
}

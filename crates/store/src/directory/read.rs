//! Reading everybody.

use std::collections::HashMap;

use super::{Entry, Place};
use crate::cell::Cells as _;
use crate::seals::Seals;
use crate::store::Tx;
use crate::{StoreError, associates};

/// Everybody, by full name.
pub(super) fn users(tx: &Tx<'_>, seals: &Seals) -> Result<Vec<Entry>, StoreError> {
    let mut links = links(tx, seals)?;
    let requests = open_requests(tx)?;
    let users = associates::many(tx, "1 = 1 ORDER BY associate_id", [])?;
    let users = users.into_iter().map(|associate| {
        let folded =
            format!("{}\n{}\n{}", associate.name, associate.full_name(), associate.email).to_lowercase();
        let (held, altered) = links.remove(&associate.id).unwrap_or_default();
        let open_requests = requests.get(&associate.id).copied().unwrap_or_default();
        Entry { folded, place: Place::default(), open_requests, held, altered, associate }
    });
    let mut users: Vec<Entry> = users.collect();
    put_in_order(&mut users);
    Ok(users)
}

/// By full name, with the places by name and e-mail address noted.
fn put_in_order(users: &mut [Entry]) {
    let part = |entry: &Entry, at: usize| entry.folded.split('\n').nth(at).unwrap_or_default().to_owned();
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    users.sort_by_cached_key(|entry| part(entry, 2));
    for (at, entry) in users.iter_mut().enumerate() {
        entry.place.by_email = number(at);
    }
    users.sort_by_cached_key(|entry| part(entry, 0));
    for (at, entry) in users.iter_mut().enumerate() {
        entry.place.by_name = number(at);
    }
    // The sort is stable: equals stay in the order of their names.
    users.sort_by_cached_key(|entry| part(entry, 1));
}

/// What each user holds by links that count, by row, and how many of its links are altered.
fn links(tx: &Tx<'_>, seals: &Seals) -> Result<HashMap<i64, (Vec<i64>, u32)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT LicenseAssocLink_id, moduleLicenseId, assocId, licenseNumber FROM LicenseAssocLink \
         ORDER BY LicenseAssocLink_id",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<i64, (Vec<i64>, u32)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (held, altered) = found.entry(row.integer(2)?).or_default();
        if seals.is_altered(row.integer(0)?) {
            *altered += 1;
        } else if row.integer(3)? > 0 {
            held.push(row.integer(1)?);
        }
    }
    Ok(found)
}

/// Users who own open requests, with their number.
fn open_requests(tx: &Tx<'_>) -> Result<HashMap<i64, u32>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT associate_id, openRequests FROM associate WHERE openRequests <> 0")?;
    let found = statement
        .query_map([], |row| Ok((row.integer(0)?, u32::try_from(row.integer(1)?).unwrap_or_default())))?;
    Ok(found.collect::<Result<_, _>>()?)
}

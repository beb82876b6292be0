//! Reading everybody.

use std::collections::{HashMap, HashSet};

use super::{Checks, Directory, Entry, Place, State};
use crate::cell::Cells as _;
use crate::check::{Holders, Subject};
use crate::names::Names;
use crate::store::Tx;
use crate::{Check, StoreError, associates, company, owners};

pub(super) fn state(tx: &Tx<'_>) -> Result<State, StoreError> {
    let one = |query: &str| -> Result<i64, StoreError> {
        let mut statement = tx.sql.prepare_cached(query)?;
        let mut found = statement.query_map([], |row| row.integer(0))?;
        Ok(found.next().transpose()?.unwrap_or_default())
    };
    Ok(State {
        revision: one("SELECT revision FROM HoldingRevision")?,
        checks: Checks {
            data_version: one("PRAGMA data_version")?,
            database_id: company::read(tx)?.database_id,
            rows: (
                one("SELECT count(*) FROM ModuleLicense")?,
                one("SELECT coalesce(max(ModuleLicense_id), 0) FROM ModuleLicense")?,
            ),
        },
    })
}

/// Reads everybody; checks that `known` judged are not judged again.
pub(super) fn directory(
    tx: &Tx<'_>,
    state: State,
    known: Option<&Directory>,
) -> Result<Directory, StoreError> {
    let mut links = Links {
        checker: tx.checker(&state.checks.database_id),
        names: Names::of(&owners::read(tx)?),
        altered: known.map(|known| known.altered.clone()).unwrap_or_default(),
        judged: known.map(|known| known.judged).unwrap_or_default(),
        held: HashMap::new(),
    };
    links.read(tx)?;
    let requests = open_requests(tx)?;
    let users = associates::many(tx, "1 = 1 ORDER BY associate_id", [])?;
    let users = users.into_iter().map(|associate| {
        let full_name = format!("{} {}", associate.first_name, associate.last_name).trim().to_owned();
        let folded = format!("{}\n{full_name}\n{}", associate.name, associate.email).to_lowercase();
        let (held, altered) = links.held.remove(&associate.id).unwrap_or_default();
        let open_requests = requests.get(&associate.id).copied().unwrap_or_default();
        Entry { folded, place: Place::default(), open_requests, held, altered, associate }
    });
    let mut users: Vec<Entry> = users.collect();
    put_in_order(&mut users);
    Ok(Directory { state, users, altered: links.altered, judged: links.judged })
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

struct Links {
    checker: crate::check::Checker,
    names: Names,
    altered: HashSet<i64>,
    judged: i64,
    held: HashMap<i64, (Vec<i64>, u32)>,
}

impl Links {
    fn read(&mut self, tx: &Tx<'_>) -> Result<(), StoreError> {
        let before = self.judged;
        let mut statement = tx.sql.prepare_cached(
            "SELECT LicenseAssocLink_id, moduleLicenseId, assocId, licenseNumber, \
             CASE WHEN LicenseAssocLink_id > ?1 THEN encryptedCheck END FROM LicenseAssocLink \
             ORDER BY LicenseAssocLink_id",
        )?;
        let mut rows = statement.query([before])?;
        while let Some(row) = rows.next()? {
            let (id, row_id, holder, number) =
                (row.integer(0)?, row.integer(1)?, row.integer(2)?, row.integer(3)?);
            if id > before {
                let names = self.names.get(row_id);
                let (owner, module) = names.map_or(("", ""), |names| (&names.owner_name, &names.module_name));
                let subject = Subject::Link { holders: Holders::Users, id, owner, module, holder, number };
                if self.checker.judge(&subject, &row.text(4)?) == Check::Altered {
                    self.altered.insert(id);
                }
                self.judged = self.judged.max(id);
            }
            let (held, altered) = self.held.entry(holder).or_default();
            if self.altered.contains(&id) {
                *altered += 1;
            } else if number > 0 {
                held.push(row_id);
            }
        }
        Ok(())
    }
}

/// Users who own open requests, with their number.
fn open_requests(tx: &Tx<'_>) -> Result<HashMap<i64, u32>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT associate_id, openRequests FROM associate WHERE openRequests <> 0")?;
    let found = statement
        .query_map([], |row| Ok((row.integer(0)?, u32::try_from(row.integer(1)?).unwrap_or_default())))?;
    Ok(found.collect::<Result<_, _>>()?)
}

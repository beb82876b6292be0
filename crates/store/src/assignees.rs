//! Who holds a licence: everyone, with what is needed to decide whose it should be.

use std::collections::{HashMap, HashSet};

use rusqlite::params;
use segl_license::is_user_plan;

use crate::cell::Cells as _;
use crate::check::Holders;
use crate::judge::{Judged, judged};
use crate::links::each;
use crate::store::Tx;
use crate::{HolderId, Store, StoreError};

/// Someone who holds a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignee {
    /// Who.
    pub holder: HolderId,
    /// The name: a user signs in with it.
    pub name: String,
    /// First and last name; empty for a satellite.
    pub full_name: String,
    /// E-mail address; empty for a satellite.
    pub email: String,
    /// When the user last signed in, Unix seconds.
    pub last_login: Option<i64>,
    /// Requests in Service that are open.
    pub open_requests: u32,
    /// The user's plan of this owner.
    pub plan: Option<String>,
    /// What of the modules that were asked for is held, in name order.
    pub modules: Vec<String>,
}

impl Store {
    /// Everyone who holds one of these modules of an owner by a link that counts, by name; of no modules in particular,
    /// everyone who holds anything of the owner. Retired users hold nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn assignees(
        &self,
        roots: &segl_license::Roots,
        today: segl_license::Date,
        owner: &str,
        modules: &[&str],
    ) -> Result<Vec<Assignee>, StoreError> {
        self.read(|tx| {
            let judged = judged(tx, roots, today, false)?;
            let asked: HashSet<&str> = modules.iter().copied().collect();
            let mut found = users(tx, &judged, owner, &asked)?;
            found.extend(satellites(tx, &judged, owner, &asked)?);
            found.sort_by_cached_key(|one| (one.name.to_lowercase(), one.name.clone()));
            Ok(found)
        })
    }
}

/// What each holder has of the modules, and of the plans.
struct Held {
    modules: HashMap<i64, Vec<String>>,
    plans: HashMap<i64, String>,
}

fn held(
    tx: &Tx<'_>,
    judged: &Judged,
    holders: Holders,
    owner: &str,
    asked: &HashSet<&str>,
) -> Result<Held, StoreError> {
    let (table, column) = holders.table();
    let query = format!(
        "SELECT {table}_id, moduleLicenseId, {column}, licenseNumber, encryptedCheck FROM {table} \
         ORDER BY {table}_id"
    );
    let rows = judged.snapshot.owner(owner).map(|owner| &owner.judged.rows);
    let plans: HashSet<&str> = rows
        .into_iter()
        .flat_map(|rows| rows.iter().flatten())
        .filter(|row| is_user_plan(row))
        .map(|row| row.module_name.as_str())
        .collect();
    let mut found = Held { modules: HashMap::new(), plans: HashMap::new() };
    each(tx, &query, [], &judged.checker, &judged.names, holders, |link, holder| {
        if link.owner_name != owner || !link.counts() {
            return;
        }
        if plans.contains(link.module_name.as_str()) {
            found.plans.insert(holder, link.module_name.clone());
        }
        if asked.is_empty() || asked.contains(link.module_name.as_str()) {
            found.modules.entry(holder).or_default().push(link.module_name);
        }
    })?;
    for modules in found.modules.values_mut() {
        modules.sort_unstable();
        modules.dedup();
    }
    Ok(found)
}

fn users(
    tx: &Tx<'_>,
    judged: &Judged,
    owner: &str,
    asked: &HashSet<&str>,
) -> Result<Vec<Assignee>, StoreError> {
    let mut held = held(tx, judged, Holders::Users, owner, asked)?;
    let mut statement = tx.sql.prepare_cached(
        "SELECT associate_id, name, firstName, lastName, email, lastLogin, openRequests FROM associate \
         WHERE deleted = 0",
    )?;
    let mut rows = statement.query(params![])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.integer(0)?;
        let Some(modules) = held.modules.remove(&id) else { continue };
        found.push(Assignee {
            holder: HolderId::Associate(id),
            name: row.text(1)?,
            full_name: format!("{} {}", row.text(2)?, row.text(3)?).trim().to_owned(),
            email: row.text(4)?,
            last_login: row.optional_text(5)?.and_then(|text| text.parse().ok()),
            open_requests: u32::try_from(row.integer(6)?).unwrap_or_default(),
            plan: held.plans.remove(&id),
            modules,
        });
    }
    Ok(found)
}

fn satellites(
    tx: &Tx<'_>,
    judged: &Judged,
    owner: &str,
    asked: &HashSet<&str>,
) -> Result<Vec<Assignee>, StoreError> {
    let mut held = held(tx, judged, Holders::Satellites, owner, asked)?;
    let known = crate::satellites::read(tx)?.into_iter();
    let found = known.filter_map(|satellite| {
        Some(Assignee {
            modules: held.modules.remove(&satellite.id)?,
            holder: HolderId::Satellite(satellite.id),
            name: satellite.name,
            full_name: String::new(),
            email: String::new(),
            last_login: None,
            open_requests: 0,
            plan: None,
        })
    });
    Ok(found.collect())
}

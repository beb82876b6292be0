//! Who holds a licence: everyone, with what is needed to decide whose it should be, a page at a time.

use std::collections::HashMap;

use segl_license::{Date, Roots};

use crate::check::Holders;
use crate::directory::{Directory, Entry, by, last_login, last_logins};
use crate::judge::{Judged, judged};
use crate::links::each;
use crate::plans::Plans;
use crate::satellites::{self, Satellite};
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

/// By what those who hold a licence are sorted. Equals stay in the order of their full names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AssigneeSort {
    /// First and last name.
    #[default]
    FullName,
    /// The name with which one signs in.
    Name,
    /// When the user signed in last; never before everybody else.
    LastLogin,
    /// The plan, by its name for people.
    Plan,
    /// Open requests in Service.
    OpenRequests,
}

/// Who is wanted of those who hold a licence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssigneeQuery {
    /// The row, by name in code; without one, everyone who holds anything of the owner.
    pub module: Option<String>,
    /// A part of name, full name or e-mail address, without regard to case.
    pub search: String,
    /// The order. Satellites stand together, before the users.
    pub sort: AssigneeSort,
    /// The other way round.
    pub descending: bool,
    /// How many are passed over.
    pub skip: usize,
    /// How many are wanted.
    pub top: usize,
}

/// Some of those who hold a licence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssigneePage {
    /// How many hold it in all, whatever is searched for.
    pub total: usize,
    /// How many of them are found.
    pub found: usize,
    /// The part that was asked for.
    pub assignees: Vec<Assignee>,
}

impl Store {
    /// Those who hold licences of an owner by links that count. Retired users hold nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn assignees(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        query: &AssigneeQuery,
    ) -> Result<AssigneePage, StoreError> {
        self.read(|tx| {
            let judged = judged(tx, roots, today, false)?;
            let directory = Directory::of(tx, &judged)?;
            let list = List::of(&judged, owner, query);
            let mut found: Vec<&Entry> = directory.users.iter().filter(|entry| list.holds(entry)).collect();
            let satellites = list.satellites(tx)?;
            let total = found.len() + satellites.len();
            found.retain(|entry| list.finds(&entry.folded));
            list.sort(tx, &mut found, query)?;
            let satellites = satellites.iter().filter(|one| list.finds(&one.name.to_lowercase()));
            let (satellites, users) = (satellites.map(Found::Satellite), found.into_iter().map(Found::User));
            let found: Vec<Found<'_>> = if query.descending {
                let satellites: Vec<_> = satellites.collect();
                users.chain(satellites.into_iter().rev()).collect()
            } else {
                satellites.chain(users).collect()
            };
            let page = found.iter().skip(query.skip).take(query.top).map(|one| match one {
                Found::Satellite(satellite) => Ok((*satellite).clone()),
                Found::User(entry) => list.user(tx, entry),
            });
            let assignees = page.collect::<Result<_, _>>()?;
            Ok(AssigneePage { total, found: found.len(), assignees })
        })
    }
}

/// Somebody who is found.
enum Found<'a> {
    Satellite(&'a Assignee),
    User(&'a Entry),
}

/// What a list is made from.
struct List<'a> {
    judged: &'a Judged,
    owner: &'a str,
    /// Primary keys of the rows that are asked for, in order, with their names in code: mostly one, looked for 100,000
    /// times.
    rows: Vec<(i64, &'a str)>,
    plans: Plans,
    /// In small letters.
    search: String,
}

impl<'a> List<'a> {
    fn of(judged: &'a Judged, owner: &'a str, query: &AssigneeQuery) -> Self {
        let asked = query.module.as_deref();
        let rows = judged.names.of_owner(owner);
        let mut rows: Vec<_> =
            rows.filter(|(_, module)| asked.is_none_or(|asked| asked == *module)).collect();
        rows.sort_unstable();
        Self {
            judged,
            owner,
            rows,
            plans: Plans::of(judged, owner),
            search: query.search.trim().to_lowercase(),
        }
    }

    fn holds(&self, entry: &Entry) -> bool {
        !entry.associate.retired && entry.held.iter().any(|row| self.row(*row).is_some())
    }

    /// The name in code of a row that is asked for.
    fn row(&self, id: i64) -> Option<&'a str> {
        let at = self.rows.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.rows.get(at).map(|(_, module)| *module)
    }

    fn finds(&self, folded: &str) -> bool {
        self.search.is_empty() || folded.contains(&self.search)
    }

    /// Names in code of what is held, each once.
    fn modules(&self, held: &[i64]) -> Vec<String> {
        let mut modules: Vec<&str> = held.iter().filter_map(|row| self.row(*row)).collect();
        modules.sort_unstable();
        modules.dedup();
        modules.into_iter().map(str::to_owned).collect()
    }

    /// Sorts users that stand in the order of their full names.
    fn sort(&self, tx: &Tx<'_>, found: &mut [&Entry], query: &AssigneeQuery) -> Result<(), StoreError> {
        match query.sort {
            AssigneeSort::FullName if query.descending => found.reverse(),
            AssigneeSort::FullName => {}
            AssigneeSort::Name => by(found, query.descending, |entry| entry.place.by_name),
            AssigneeSort::OpenRequests => by(found, query.descending, |entry| entry.open_requests),
            AssigneeSort::Plan => {
                by(found, query.descending, |entry| self.plans.held(entry).map(|plan| &plan.description));
            }
            AssigneeSort::LastLogin => {
                let logins = last_logins(tx)?;
                by(found, query.descending, |entry| logins.get(&entry.associate.id).copied());
            }
        }
        Ok(())
    }

    fn user(&self, tx: &Tx<'_>, entry: &Entry) -> Result<Assignee, StoreError> {
        let user = &entry.associate;
        Ok(Assignee {
            holder: HolderId::Associate(user.id),
            name: user.name.clone(),
            full_name: user.full_name(),
            email: user.email.clone(),
            last_login: last_login(tx, user.id)?,
            open_requests: entry.open_requests,
            plan: self.plans.held(entry).map(|plan| plan.name.clone()),
            modules: self.modules(&entry.held),
        })
    }

    /// The satellites that hold something, by name. They are few.
    fn satellites(&self, tx: &Tx<'_>) -> Result<Vec<Assignee>, StoreError> {
        let query = "SELECT LicenseSatlLink_id, moduleLicenseId, satelliteId, licenseNumber, encryptedCheck \
                     FROM LicenseSatlLink ORDER BY LicenseSatlLink_id";
        let mut held: HashMap<i64, Vec<i64>> = HashMap::new();
        each(
            tx,
            query,
            [],
            &self.judged.checker,
            &self.judged.names,
            Holders::Satellites,
            |link, satellite| {
                if link.owner_name == self.owner && link.counts() {
                    held.entry(satellite).or_default().push(link.row_id);
                }
            },
        )?;
        let found = satellites::read(tx)?.into_iter().filter_map(|Satellite { id, name }| {
            let modules = self.modules(held.get(&id)?);
            (!modules.is_empty()).then(|| Assignee {
                holder: HolderId::Satellite(id),
                name,
                full_name: String::new(),
                email: String::new(),
                last_login: None,
                open_requests: 0,
                plan: None,
                modules,
            })
        });
        Ok(found.collect())
    }
}

//! Finding and sorting users.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::{Lists, UserQuery, UserSort, is_of};
use crate::StoreError;
use crate::cell::Cells as _;
use crate::directory::Entry;
use crate::store::Tx;

impl Lists<'_> {
    /// How many users there are of the kind, and those that a query finds, in their order.
    pub(super) fn find<'e>(
        &self,
        tx: &Tx<'_>,
        all: &'e [Entry],
        query: &UserQuery,
    ) -> Result<(usize, Vec<&'e Entry>), StoreError> {
        let search = query.search.trim().to_lowercase();
        let holds = query.holds.as_ref();
        let rows: Option<HashSet<i64>> =
            holds.map(|(owner, module)| self.judged.names.rows_of(owner, module).into_iter().collect());
        let of_kind = || all.iter().filter(|entry| is_of(query.kind, &entry.associate));
        let wanted = |entry: &&Entry| {
            query.retired.is_none_or(|retired| entry.associate.retired == retired)
                && rows.as_ref().is_none_or(|rows| entry.held.iter().any(|row| rows.contains(row)))
                && query.plan.as_ref().is_none_or(|plan| self.plan_name(entry) == plan)
                && query.can_log_in.is_none_or(|can| self.login.lacks(entry).is_empty() == can)
                && (search.is_empty() || entry.folded.contains(&search))
        };
        let mut found: Vec<&Entry> = of_kind().filter(wanted).collect();
        self.sort(tx, &mut found, query)?;
        Ok((of_kind().count(), found))
    }

    fn plan_name<'b>(&'b self, entry: &Entry) -> &'b str {
        self.plan(entry).map_or("", |(name, ..)| name)
    }

    fn sort(&self, tx: &Tx<'_>, found: &mut [&Entry], query: &UserQuery) -> Result<(), StoreError> {
        let logins = match query.sort {
            UserSort::LastLogin => last_logins(tx)?,
            _ => HashMap::new(),
        };
        let compare = |one: &&Entry, other: &&Entry| -> Ordering {
            match query.sort {
                UserSort::FullName | UserSort::Name | UserSort::Email => {
                    one.folded_part(query.sort).cmp(&other.folded_part(query.sort))
                }
                UserSort::Country => one.associate.country.cmp(&other.associate.country),
                UserSort::Plan => {
                    let plan = |entry: &Entry| self.plan(entry).map(|(_, description, _)| description);
                    plan(one).cmp(&plan(other))
                }
                UserSort::LastLogin => logins.get(&one.associate.id).cmp(&logins.get(&other.associate.id)),
                UserSort::OpenRequests => one.open_requests.cmp(&other.open_requests),
            }
        };
        found.sort_by(|one, other| {
            let order = compare(one, other);
            let order = if query.descending { order.reverse() } else { order };
            order.then_with(|| one.folded.cmp(&other.folded))
        });
        Ok(())
    }
}

impl Entry {
    /// The part of what is searched by which is sorted.
    fn folded_part(&self, sort: UserSort) -> Option<&str> {
        let at = match sort {
            UserSort::Name => 0,
            UserSort::FullName => 1,
            _ => 2,
        };
        self.folded.split('\n').nth(at)
    }
}

fn last_logins(tx: &Tx<'_>) -> Result<HashMap<i64, i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT associate_id, lastLogin FROM associate WHERE typeof(lastLogin) = 'integer'",
    )?;
    let found = statement.query_map([], |row| Ok((row.integer(0)?, row.integer(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

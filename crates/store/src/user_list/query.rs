//! Finding and sorting users.

use super::{Lists, UserQuery, UserSort, is_of};
use crate::StoreError;
use crate::directory::{Entry, by, last_logins};
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
        let rows = holds.map(|(owner, module)| self.judged.names.rows_of(owner, module));
        let of_kind = || all.iter().filter(|entry| is_of(query.kind, &entry.associate));
        let wanted = |entry: &&Entry| {
            query.id.is_none_or(|id| entry.associate.id == id)
                && query.retired.is_none_or(|retired| entry.associate.retired == retired)
                && rows.as_ref().is_none_or(|rows| entry.held.iter().any(|row| rows.contains(row)))
                && query.plan.as_ref().is_none_or(|plan| self.plan_name(entry) == plan)
                && query.can_log_in.is_none_or(|can| self.login.can(entry) == can)
                && (search.is_empty() || entry.folded.contains(&search))
        };
        let mut found: Vec<&Entry> = of_kind().filter(wanted).collect();
        self.sort(tx, &mut found, query)?;
        Ok((of_kind().count(), found))
    }

    fn plan_name<'b>(&'b self, entry: &Entry) -> &'b str {
        self.plans.held(entry).map_or("", |plan| plan.name.as_str())
    }

    /// Sorts users that stand in the order of their full names; equals stay in it.
    fn sort(&self, tx: &Tx<'_>, found: &mut [&Entry], query: &UserQuery) -> Result<(), StoreError> {
        match query.sort {
            UserSort::FullName if query.descending => found.reverse(),
            UserSort::FullName => {}
            UserSort::Name => by(found, query.descending, |entry| entry.place.by_name),
            UserSort::Email => by(found, query.descending, |entry| entry.place.by_email),
            UserSort::Country => by(found, query.descending, |entry| entry.associate.country.as_str()),
            UserSort::Plan => by(found, query.descending, |entry| {
                self.plans.held(entry).map(|plan| plan.description.as_str())
            }),
            UserSort::OpenRequests => by(found, query.descending, |entry| entry.open_requests),
            UserSort::LastLogin => {
                let logins = last_logins(tx)?;
                by(found, query.descending, |entry| logins.get(&entry.associate.id).copied());
            }
        }
        Ok(())
    }
}

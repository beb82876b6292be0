//! One user of many.

use super::{ChangeRefusal, ChangeReport, UserChange, UserRefusal};
use crate::assign::{Change, Desk, Manner, Who, apply, current, give, requests_allow, take};
use crate::associates::write;
use crate::check::Holders;
use crate::judge::Judged;
use crate::links::{Link, of_holder};
use crate::store::Tx;
use crate::{Actor, AssignError, Associate, Refusal, Role, StoreError, associates};
use segl_license::Date;

/// A change on its way.
pub(super) struct Doing<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) judged: Judged,
    pub(super) today: Date,
    pub(super) change: &'a UserChange,
    pub(super) actor: &'a Actor,
    pub(super) now: i64,
    pub(super) report: ChangeReport,
}

enum Stop {
    Rule(ChangeRefusal),
    Store(StoreError),
}

impl Doing<'_> {
    /// Does it for one user, or leaves that user as it was and notes why.
    pub(super) fn one(&mut self, id: i64) -> Result<(), StoreError> {
        let taken = self.judged.taken.clone();
        self.tx.sql.execute_batch("SAVEPOINT one")?;
        let outcome = match self.try_one(id) {
            Ok(changed) => Ok(changed),
            Err(Stop::Rule(why)) => Err(why),
            // Everything is undone, by the database itself where its disk failed: there is no savepoint any more then.
            Err(Stop::Store(error)) => return Err(error),
        };
        if outcome.is_err() {
            self.judged.taken = taken;
            self.tx.sql.execute_batch("ROLLBACK TO one")?;
        }
        self.tx.sql.execute_batch("RELEASE one")?;
        match outcome {
            Ok(true) => self.report.changed += 1,
            Ok(false) => self.report.unchanged += 1,
            Err(why) => {
                let user = associates::by_id(self.tx, id)?;
                self.report.refused.push(UserRefusal {
                    associate_id: id,
                    full_name: user.as_ref().map(Associate::full_name).unwrap_or_default(),
                    name: user.map(|user| user.name).unwrap_or_default(),
                    why,
                });
            }
        }
        Ok(())
    }

    /// Whether something changed.
    fn try_one(&mut self, id: i64) -> Result<bool, Stop> {
        let user = associates::by_id(self.tx, id)?.ok_or(Refusal::UnknownAssociate)?;
        if self.change.retire {
            return self.retire(&user);
        }
        let taken = self.take(&user)?;
        let given = if self.change.give.is_empty() { false } else { self.give(&user)? };
        Ok(taken || given)
    }

    fn take(&mut self, user: &Associate) -> Result<bool, Stop> {
        let names: Vec<&str> = self.change.take.iter().map(String::as_str).collect();
        if names.is_empty() {
            return Ok(false);
        }
        let held = self.held(user)?;
        let change = take(&self.judged, &self.change.owner, &held, &names)?;
        let gets: Vec<&str> = self.change.give.iter().map(String::as_str).collect();
        self.apply(user, &held, &change, &gets)
    }

    fn give(&mut self, user: &Associate) -> Result<bool, Stop> {
        current(self.tx, user.id)?;
        let held = self.held(user)?;
        let names: Vec<&str> = self.change.give.iter().map(String::as_str).collect();
        let desk = Desk::open(&self.judged, &self.change.owner, self.today)?;
        let change = give(&desk, &Who::user(user), &held, &names, Manner::ByHand)?;
        self.apply(user, &held, &change, &[])
    }

    /// Frees what the user holds of every owner, by the same rules, and retires it.
    fn retire(&mut self, user: &Associate) -> Result<bool, Stop> {
        if user.retired {
            return Ok(false);
        }
        let held = self.held(user)?;
        let owners: std::collections::BTreeSet<&str> =
            held.iter().filter(|link| link.counts()).map(|link| link.owner_name.as_str()).collect();
        for owner in owners {
            let of_owner: Vec<Link> = held.iter().filter(|link| link.owner_name == owner).cloned().collect();
            let all = Change { remove: of_owner, add: Vec::new() };
            requests_allow(self.tx, &self.judged, owner, &Who::user(user), &held, &all, &[])?;
        }
        write::retire(self.tx, user, self.actor, self.now)?;
        if user.role == Role::Administrator && associates::administrators(self.tx)? == 0 {
            return Err(Stop::Rule(ChangeRefusal::LastAdministrator));
        }
        for link in held.iter().filter(|link| link.counts()) {
            let seats = u64::try_from(link.number).unwrap_or_default();
            self.judged.taken.remove_seats(&link.owner_name, &link.module_name, seats);
        }
        Ok(true)
    }

    fn held(&self, user: &Associate) -> Result<Vec<Link>, StoreError> {
        of_holder(self.tx, &self.judged.checker, &self.judged.names, Holders::Users, user.id)
    }

    fn apply(
        &mut self,
        user: &Associate,
        held: &[Link],
        change: &Change,
        gets: &[&str],
    ) -> Result<bool, Stop> {
        let (owner, who) = (self.change.owner.as_str(), Who::user(user));
        requests_allow(self.tx, &self.judged, owner, &who, held, change, gets)?;
        apply(self.tx, &mut self.judged, owner, &who, held, change, self.actor, self.now)?;
        Ok(!change.remove.is_empty() || !change.add.is_empty())
    }
}

impl From<Refusal> for Stop {
    fn from(rule: Refusal) -> Self {
        Self::Rule(rule.into())
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AssignError> for Stop {
    fn from(error: AssignError) -> Self {
        match error {
            AssignError::Refused(rule) => rule.into(),
            AssignError::Store(error) => Self::Store(error),
        }
    }
}

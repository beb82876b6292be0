//! Licences given to and taken from many users, or users retired: all of it or nothing, and looked at before.

mod one;

use std::collections::BTreeMap;

use segl_license::{Date, Roots, seats};
use thiserror::Error;

use crate::judge::{Judged, judged};
use crate::store::Tx;
use crate::{Actor, Refusal, Store, StoreError};
use one::Doing;

/// What is to be done with each of some users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserChange {
    /// The users, by primary key; one that stands twice is done once.
    pub users: Vec<i64>,
    /// The owner whose rows are given and taken.
    pub owner: String,
    /// Rows that go, by name; what a user does not hold is passed over.
    pub take: Vec<String>,
    /// Rows that come, by name. A plan replaces the plan before it.
    pub give: Vec<String>,
    /// Whether the users are retired, which frees everything they hold.
    pub retire: bool,
}

/// What a change does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeReport {
    /// Users for whom something changes.
    pub changed: usize,
    /// Users who are as they are to be already.
    pub unchanged: usize,
    /// Users for whom a rule stands against it, in the order asked.
    pub refused: Vec<UserRefusal>,
    /// What becomes of the seats of every row that changes, by owner and name.
    pub seats: Vec<SeatChange>,
}

/// A user for whom a rule stands against a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRefusal {
    /// Primary key.
    pub associate_id: i64,
    /// The name with which the user signs in; empty where there is no such user.
    pub name: String,
    /// First and last name.
    pub full_name: String,
    /// The rule.
    pub why: ChangeRefusal,
}

/// The rule that stands against a change.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ChangeRefusal {
    /// A rule of licences.
    #[error(transparent)]
    License(#[from] Refusal),
    /// The last administrator that is not retired stays.
    #[error("the last administrator")]
    LastAdministrator,
}

/// What becomes of the seats of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatChange {
    /// The owner.
    pub owner: String,
    /// The row, by name.
    pub module: String,
    /// Seats in use before.
    pub before: u32,
    /// Seats in use after.
    pub after: u32,
    /// The signed number; none where it is no limit or does not verify.
    pub total: Option<u32>,
}

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum ChangeError {
    /// A rule stands against it for some of the users.
    #[error("{} users cannot be changed", .0.refused.len())]
    Refused(ChangeReport),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ChangeRefusal {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::License(rule) => rule.code(),
            Self::LastAdministrator => "last-administrator",
        }
    }
}

impl Store {
    /// What a change would do. Nothing is written.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn preview_change(
        &self,
        roots: &Roots,
        today: Date,
        change: &UserChange,
        actor: &Actor,
        now: i64,
    ) -> Result<ChangeReport, StoreError> {
        // It is done as if for good, so that seats are counted as they would be, and then undone.
        match self.write(|tx| -> Result<(), ChangeError> {
            Err(ChangeError::Refused(made(tx, roots, today, change, actor, now)?))
        }) {
            Ok(()) => Ok(ChangeReport::default()),
            Err(ChangeError::Refused(report)) => Ok(report),
            Err(ChangeError::Store(error)) => Err(error),
        }
    }

    /// Makes a change in one immediate transaction: for every user or for none.
    ///
    /// # Errors
    /// [`ChangeError::Refused`] names every user for whom a rule stands against it.
    pub fn change_users(
        &self,
        roots: &Roots,
        today: Date,
        change: &UserChange,
        actor: &Actor,
        now: i64,
    ) -> Result<ChangeReport, ChangeError> {
        self.write(|tx| {
            let report = made(tx, roots, today, change, actor, now)?;
            if report.refused.is_empty() { Ok(report) } else { Err(ChangeError::Refused(report)) }
        })
    }
}

/// Does it for every user for whom no rule stands against it, and names the others.
pub(crate) fn made(
    tx: &Tx<'_>,
    roots: &Roots,
    today: Date,
    change: &UserChange,
    actor: &Actor,
    now: i64,
) -> Result<ChangeReport, StoreError> {
    let judged = judged(tx, roots, today, true)?;
    let before = judged.taken.clone();
    let mut doing = Doing { tx, judged, today, change, actor, now, report: ChangeReport::default() };
    let mut done = std::collections::BTreeSet::new();
    for user in &change.users {
        if done.insert(*user) {
            doing.one(*user)?;
        }
    }
    let Doing { judged, mut report, .. } = doing;
    report.seats = seat_changes(&judged, &before);
    Ok(report)
}

fn seat_changes(judged: &Judged, before: &crate::taken::Taken) -> Vec<SeatChange> {
    let mut changes = BTreeMap::new();
    for owner in &judged.snapshot.owners {
        for (record, row) in owner.record.rows.iter().zip(&owner.judged.rows) {
            let Some(names) = judged.names.get(record.id) else { continue };
            let (owner, module) = (names.owner_name.clone(), names.module_name.clone());
            let (before, after) = (before.of(&owner, &module), judged.taken.of(&owner, &module));
            let total = row.as_ref().and_then(|row| seats(row, after).total);
            if before != after {
                let change =
                    SeatChange { owner: owner.clone(), module: module.clone(), before, after, total };
                changes.insert((owner, module), change);
            }
        }
    }
    changes.into_values().collect()
}

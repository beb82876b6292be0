//! Licences given to users and satellites, within what was signed.

mod desk;
mod give;
mod needs;
mod refusal;
mod requests;
mod take;
mod write;

use std::collections::BTreeSet;

use segl_license::{Date, Roots};
use thiserror::Error;

pub use refusal::Refusal;

pub(crate) use desk::{Desk, Who, verified};
pub(crate) use give::{Manner, give};
pub(crate) use requests::requests_allow;
pub(crate) use take::take;
pub(crate) use write::{Change, apply};

use crate::check::Holders;
use crate::judge::{Judged, judged};
use crate::links::{Link, of_holder};
use crate::store::Tx;
use crate::{Actor, Associate, Check, Store, StoreError, associates};

/// Why licences were not given or taken. Nothing was written.
#[derive(Debug, Error)]
pub enum AssignError {
    /// By rule.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Gives licences of one owner to a user, in one immediate transaction that verifies the owner's licence anew.
    ///
    /// A plan replaces the plan before it and brings the rows of its `set=` list. What the user holds already stays.
    /// A link whose check fails is replaced, if a seat is free.
    ///
    /// # Errors
    /// [`AssignError::Refused`] with the first rule that stands against it.
    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    pub fn assign(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        associate_id: i64,
        modules: &[&str],
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.assign_in(Manner::ByHand, roots, today, (owner, modules), associate_id, actor, now)
    }

    /// As [`Store::assign`], for what a user held in another system: hidden rows may be named by themselves.
    ///
    /// # Errors
    /// [`AssignError::Refused`] with the first rule that stands against it.
    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    pub fn assign_existing(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        associate_id: i64,
        modules: &[&str],
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.assign_in(Manner::AsHeldElsewhere, roots, today, (owner, modules), associate_id, actor, now)
    }

    /// Takes licences of one owner from a user. A plan takes along what it implied, unless another licence of the
    /// user needs it. Works for a licence that does not verify, too. What the user does not hold is passed over.
    ///
    /// # Errors
    /// [`AssignError::Refused`] with the first rule that stands against it.
    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    pub fn unassign(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        associate_id: i64,
        modules: &[&str],
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.write(|tx| {
            let user = associates::by_id(tx, associate_id)?.ok_or(Refusal::UnknownAssociate)?;
            let mut judged = judged(tx, roots, today, false)?;
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, user.id)?;
            let change = take(&judged, owner, &held, modules)?;
            let who = Who::user(&user);
            requests_allow(tx, &judged, owner, &who, &held, &change, &[])?;
            Ok(apply(tx, &mut judged, owner, &who, &held, &change, actor, now)?)
        })
    }

    /// Takes everything that a user holds, of every owner, altered assignments included.
    ///
    /// # Errors
    /// [`AssignError::Refused`] for a user that is not there, or who owns open requests in Service.
    pub fn unassign_all(
        &self,
        roots: &Roots,
        today: Date,
        associate_id: i64,
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.write(|tx| {
            let user = associates::by_id(tx, associate_id)?.ok_or(Refusal::UnknownAssociate)?;
            let mut judged = judged(tx, roots, today, false)?;
            let who = Who::user(&user);
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, user.id)?;
            let owners: BTreeSet<&str> = held.iter().map(|link| link.owner_name.as_str()).collect();
            for owner in owners {
                let of_owner = held.iter().filter(|link| link.owner_name == owner).cloned().collect();
                let change = Change { remove: of_owner, add: Vec::new() };
                requests_allow(tx, &judged, owner, &who, &held, &change, &[])?;
                apply(tx, &mut judged, owner, &who, &held, &change, actor, now)?;
            }
            Ok(())
        })
    }

    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    fn assign_in(
        &self,
        manner: Manner,
        roots: &Roots,
        today: Date,
        (owner, modules): (&str, &[&str]),
        associate_id: i64,
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.write(|tx| {
            let user = current(tx, associate_id)?;
            let mut judged = judged(tx, roots, today, true)?;
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, user.id)?;
            let who = Who::user(&user);
            let change = give(&Desk::open(&judged, owner, today)?, &who, &held, modules, manner)?;
            requests_allow(tx, &judged, owner, &who, &held, &change, &[])?;
            Ok(apply(tx, &mut judged, owner, &who, &held, &change, actor, now)?)
        })
    }
}

/// A user that can be given something.
pub(crate) fn current(tx: &Tx<'_>, id: i64) -> Result<Associate, AssignError> {
    let user = associates::by_id(tx, id)?.ok_or(Refusal::UnknownAssociate)?;
    if user.retired { Err(Refusal::Retired.into()) } else { Ok(user) }
}

/// The company row grants the installation its identity: where it is altered, nothing is given.
pub(crate) fn company_stands(judged: &Judged) -> Result<(), Refusal> {
    if judged.snapshot.company.check == Check::Altered { Err(Refusal::CompanyAltered) } else { Ok(()) }
}

/// The modules of an owner that someone holds.
pub(crate) fn modules_of<'a>(held: &'a [Link], owner: &str) -> Vec<&'a str> {
    held.iter()
        .filter(|link| link.owner_name == owner && link.counts())
        .map(|link| link.module_name.as_str())
        .collect()
}

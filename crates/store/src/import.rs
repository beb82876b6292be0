//! Many users at once, with what they hold: all of them or none.

mod one;

use one::Importing;
use segl_license::{Date, Roots};
use thiserror::Error;

use crate::{Actor, NewAssociate, Refusal, Store, StoreError};

/// A module of an owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleRef {
    /// The owner.
    pub owner_name: String,
    /// The module.
    pub module_name: String,
}

/// A user to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    /// Where it stands in the file, for problems.
    pub line: usize,
    /// The user. One of this name that exists already gets these particulars, and keeps its password.
    pub associate: NewAssociate,
    /// The user plan.
    pub plan: Option<ModuleRef>,
    /// Licences beside the plan. Hidden ones are allowed: this is how they were held elsewhere.
    pub licenses: Vec<ModuleRef>,
    /// Open requests in Service that the user owns; none leaves what was known.
    pub open_requests: Option<u32>,
    /// When the user last signed in elsewhere, Unix seconds; an earlier moment than what is known changes nothing.
    pub last_sign_in: Option<i64>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Users that are new.
    pub added: usize,
    /// Users that were there.
    pub updated: usize,
    /// Links made, those that plans imply included.
    pub links: usize,
}

/// What stands against a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportFault {
    /// The name is empty, too long, or has white space at an end.
    #[error("not a user name")]
    NameInvalid,
    /// The name stands twice in the file.
    #[error("the name stands twice")]
    NameTwice,
    /// No administrator would be left.
    #[error("the last administrator")]
    LastAdministrator,
    /// A licence cannot be given.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A line that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// Where it stands in the file.
    pub line: usize,
    /// The user.
    pub name: String,
    /// What stands against it.
    pub fault: ImportFault,
}

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// Every line that cannot be imported, in order.
    #[error("{} lines cannot be imported", .0.len())]
    Problems(Vec<ImportProblem>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Adds users with their licences in one immediate transaction; licences are verified once.
    ///
    /// A retired user may be recorded with a plan that takes no seat and implies nothing. A user who is retired here
    /// already does not come back by an import.
    ///
    /// # Errors
    /// [`ImportError::Problems`] names every line that stands against it; then nothing was written.
    pub fn import(
        &self,
        roots: &Roots,
        today: Date,
        users: &[NewUser],
        actor: &Actor,
        now: i64,
    ) -> Result<ImportReport, ImportError> {
        self.write(|tx| {
            let mut importing = Importing::new(tx, roots, today, actor, now)?;
            for user in users {
                importing.user(user)?;
            }
            importing.finish()
        })
    }
}

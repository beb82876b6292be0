//! One line of an import after the other, in one transaction.

use std::collections::BTreeSet;

use segl_license::{Date, Roots, implied_modules, is_user_plan};

use super::{ImportError, ImportFault, ImportProblem, ImportReport, ModuleRef, NewUser};
use crate::assign::{Desk, Manner, Who, apply, give};
use crate::associates::{self, write};
use crate::check::Holders;
use crate::judge::{Judged, judged};
use crate::links::of_holder;
use crate::store::Tx;
use crate::{Actor, Associate, Refusal, Role, StoreError};

/// An import under way.
pub(super) struct Importing<'a> {
    tx: &'a Tx<'a>,
    judged: Judged,
    today: Date,
    actor: &'a Actor,
    now: i64,
    names: BTreeSet<String>,
    /// The last line that took the administrator's right from someone.
    demoted: Option<(usize, String)>,
    report: ImportReport,
    problems: Vec<ImportProblem>,
}

impl<'a> Importing<'a> {
    /// Verifies every licence, once.
    pub(super) fn new(
        tx: &'a Tx<'a>,
        roots: &Roots,
        today: Date,
        actor: &'a Actor,
        now: i64,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            tx,
            judged: judged(tx, roots, today, true)?,
            today,
            actor,
            now,
            names: BTreeSet::new(),
            demoted: None,
            report: ImportReport::default(),
            problems: Vec::new(),
        })
    }

    /// Imports a line, or notes what stands against it.
    pub(super) fn user(&mut self, user: &NewUser) -> Result<(), StoreError> {
        let fault = match self.try_user(user) {
            Ok(()) => return Ok(()),
            Err(Fault::Line(fault)) => fault,
            Err(Fault::Store(error)) => return Err(error),
        };
        self.problems.push(ImportProblem { line: user.line, name: user.associate.name.clone(), fault });
        Ok(())
    }

    /// The report, if nothing stands against any line.
    pub(super) fn finish(mut self) -> Result<ImportReport, ImportError> {
        if let Some((line, name)) = self.demoted.take()
            && associates::administrators(self.tx)? == 0
        {
            self.problems.push(ImportProblem { line, name, fault: ImportFault::LastAdministrator });
        }
        if self.problems.is_empty() { Ok(self.report) } else { Err(ImportError::Problems(self.problems)) }
    }

    fn try_user(&mut self, user: &NewUser) -> Result<(), Fault> {
        let new = &user.associate;
        if !new.name_fits() {
            return Err(ImportFault::NameInvalid.into());
        }
        if !self.names.insert(new.name.to_ascii_lowercase()) {
            return Err(ImportFault::NameTwice.into());
        }
        let id = match associates::by_name(self.tx, &new.name)? {
            Some(known) => {
                self.known(&known, user)?;
                known.id
            }
            None => {
                self.report.added += 1;
                write::insert(self.tx, new, self.actor, self.now)?
            }
        };
        if let Some(count) = user.open_requests {
            write::set_open_requests(self.tx, id, count)?;
        }
        if let Some(at) = user.last_sign_in {
            write::note_sign_in(self.tx, id, at)?;
        }
        let now_known = associates::by_id(self.tx, id)?.ok_or(Refusal::UnknownAssociate)?;
        for (owner, modules) in by_owner(user) {
            self.give(&now_known, owner, &modules)?;
        }
        Ok(())
    }

    /// Brings a user that was there up to date.
    fn known(&mut self, known: &Associate, user: &NewUser) -> Result<(), Fault> {
        let new = &user.associate;
        if known.retired && !new.retired {
            return Err(Refusal::Retired.into());
        }
        if known.role == Role::Administrator && (new.role != Role::Administrator || new.retired) {
            self.demoted = Some((user.line, new.name.clone()));
        }
        write::update(self.tx, known, new, self.actor, self.now)?;
        if new.retired && !known.retired {
            write::retire(self.tx, known, self.actor, self.now)?;
        }
        self.report.updated += 1;
        Ok(())
    }

    fn give(&mut self, user: &Associate, owner: &str, modules: &[&str]) -> Result<(), Fault> {
        let desk = Desk::open(&self.judged, owner, self.today)?;
        if user.retired && !modules.iter().all(|module| takes_nothing(&desk, module)) {
            return Err(Refusal::Retired.into());
        }
        let held = of_holder(self.tx, &self.judged.checker, &self.judged.names, Holders::Users, user.id)?;
        let who = Who::user(user);
        let change = give(&desk, &who, &held, modules, Manner::AsHeldElsewhere)?;
        apply(self.tx, &mut self.judged, owner, &who, &held, &change, self.actor, self.now)?;
        self.report.links += change.add.len();
        Ok(())
    }
}

/// Whether a module is a plan without limit that implies nothing: `(No Selection)`.
fn takes_nothing(desk: &Desk<'_>, module: &str) -> bool {
    desk.verified(module).is_some_and(|row| {
        is_user_plan(row.signed) && row.signed.unrestricted && implied_modules(row.signed).is_empty()
    })
}

/// Plan and licences of a line, by owner in order of mention.
fn by_owner(user: &NewUser) -> Vec<(&str, Vec<&str>)> {
    let mut owners: Vec<(&str, Vec<&str>)> = Vec::new();
    let all = user.plan.iter().chain(&user.licenses);
    for ModuleRef { owner_name, module_name } in all {
        match owners.iter_mut().find(|(owner, _)| owner == owner_name) {
            Some((_, modules)) => modules.push(module_name),
            None => owners.push((owner_name, vec![module_name])),
        }
    }
    owners
}

/// What ends a line: a fault in it, or the store.
enum Fault {
    Line(ImportFault),
    Store(StoreError),
}

impl From<ImportFault> for Fault {
    fn from(fault: ImportFault) -> Self {
        Self::Line(fault)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Line(refusal.into())
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

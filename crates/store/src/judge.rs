//! What is stored, judged by the core, with what is in use.

use std::sync::Arc;

use segl_license::stored::{Context, JudgedOwner, StoredObject};
use segl_license::{Code, Date, Installed, Judgement, LicenseType, Roots, State};

use crate::check::Checker;
use crate::memory::Holdings;
use crate::names::Names;
use crate::seals::Seals;
use crate::store::Tx;
use crate::taken::{Taken, taken};
use crate::verdicts::Verdicts;
use crate::{Company, OwnerRecord, Store, StoreError, company, owners, state};

/// Everything about licences, read in one transaction.
#[derive(Debug)]
pub struct Snapshot {
    /// Whose installation it is.
    pub company: Company,
    /// What was judged against.
    pub state: State,
    /// The newest revocation list, as stored.
    pub revocations: Option<StoredObject>,
    /// Every owner, SUPEROFFICE first, then by name.
    pub owners: Vec<JudgedRecord>,
}

/// An owner, judged.
#[derive(Debug)]
pub struct JudgedRecord {
    /// As stored.
    pub record: Arc<OwnerRecord>,
    /// Its verdict, and what of it counts.
    pub judged: Arc<JudgedOwner>,
    /// For each stored row, in order, what is in use.
    pub uses: Vec<RowUse>,
}

/// What is in use of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowUse {
    /// Seats in use. User and site licences: the sum over intact links, users that are not retired. A system licence
    /// that grants is on for the installation, so all of it is in use; one that does not grant is not.
    pub in_use: u32,
    /// Links to this row whose check fails: they hold no seat.
    pub altered: u32,
}

/// A snapshot with what assignments are decided from.
pub(crate) struct Judged {
    pub(crate) snapshot: Snapshot,
    pub(crate) names: Arc<Names>,
    pub(crate) taken: Taken,
    pub(crate) checker: Checker,
}

impl Store {
    /// Reads and judges everything.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn snapshot(&self, roots: &Roots, today: Date) -> Result<Snapshot, StoreError> {
        self.read(|tx| Ok(judged(tx, roots, today, true)?.snapshot))
    }

    /// Every owner, judged: [`Snapshot::owners`].
    ///
    /// # Errors
    /// When the database refuses.
    pub fn judge(&self, roots: &Roots, today: Date) -> Result<Vec<JudgedRecord>, StoreError> {
        Ok(self.snapshot(roots, today)?.owners)
    }

    /// The active licences that verify.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn installed(&self, roots: &Roots, today: Date) -> Result<Installed, StoreError> {
        Ok(self.snapshot(roots, today)?.installed())
    }

    /// Judges a licence file against this installation. Nothing is written.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn judge_file(&self, file: &[u8], roots: &Roots, today: Date) -> Result<Judgement, StoreError> {
        Ok(self.snapshot(roots, today)?.judge_file(file, roots, today))
    }
}

impl Snapshot {
    /// The active licences that verify.
    pub fn installed(&self) -> Installed {
        Installed::new(self.owners.iter().filter_map(|owner| owner.judged.license.clone()).collect())
    }

    /// Judges a licence file against this installation. The active licence itself is `already-active`, unless what is
    /// stored of it was edited: then it counts as absent, so that loading it again repairs the edit.
    pub fn judge_file(&self, file: &[u8], roots: &Roots, today: Date) -> Judgement {
        let judge =
            |installed: &Installed| segl_license::judge_file(file, roots, &self.state, installed, today);
        let judgement = judge(&self.installed());
        let name = judgement.verdict.owner_name.as_deref().unwrap_or_default();
        let edited = self.owner(name).is_some_and(|owner| !owner.judged.verdict.is_clean());
        if judgement.verdict.code != Some(Code::AlreadyActive) || !edited {
            return judgement;
        }
        let others = self.owners.iter().filter(|owner| owner.record.name != name);
        judge(&Installed::new(others.filter_map(|owner| owner.judged.license.clone()).collect()))
    }

    /// An owner by name: the one that verifies, where there are several.
    pub fn owner(&self, name: &str) -> Option<&JudgedRecord> {
        let named = || self.owners.iter().filter(|owner| owner.record.name == name);
        named().find(|owner| owner.judged.license.is_some()).or_else(|| named().next())
    }
}

/// Reads and judges everything, in a transaction; seats are summed where they are asked for.
pub(crate) fn judged(tx: &Tx<'_>, roots: &Roots, today: Date, seats: bool) -> Result<Judged, StoreError> {
    let company = company::read(tx)?;
    let checker = tx.checker(&company.database_id);
    let state = state::read(tx)?;
    let verdicts = Verdicts::on(tx, owners::read(tx)?, Context { roots, state: &state, today, main: None });
    let names = Arc::clone(&verdicts.names);
    let taken = match seats {
        true => taken(tx, &checker, &names, Holdings::now(tx, &company.database_id, &names)?)?,
        false => Taken::default(),
    };
    let owners = verdicts.records.iter().zip(&verdicts.owners);
    let owners = owners.map(|(record, judged)| with_uses(record, judged, &taken)).collect();
    let revocations = state::revocations(tx)?;
    Ok(Judged { snapshot: Snapshot { company, state, revocations, owners }, names, taken, checker })
}

impl Judged {
    /// The state of users and what they hold.
    pub(crate) fn holdings(&self, tx: &Tx<'_>) -> Result<Holdings, StoreError> {
        Holdings::now(tx, &self.snapshot.company.database_id, &self.names)
    }

    /// Which assignments of users are altered.
    pub(crate) fn seals(&self, tx: &Tx<'_>) -> Result<Arc<Seals>, StoreError> {
        Seals::of(tx, &self.checker, &self.names, &self.holdings(tx)?.sealed)
    }
}

fn with_uses(record: &Arc<OwnerRecord>, judged: &Arc<JudgedOwner>, taken: &Taken) -> JudgedRecord {
    let uses = record.rows.iter().zip(&judged.rows).map(|(row, verified)| {
        let in_use = match verified {
            Some(signed) if signed.license_type == LicenseType::SiteLicense => signed.number_of_licenses,
            Some(signed) => taken.of(&signed.owner_name, &signed.module_name),
            None => taken.by_row(row.id),
        };
        RowUse { in_use, altered: taken.altered(row.id) }
    });
    JudgedRecord { record: Arc::clone(record), judged: Arc::clone(judged), uses: uses.collect() }
}

//! The owner's row: the licence itself, and the list that its rows are judged by.

use std::collections::BTreeMap;

use super::{Context, StoredObject, StoredOwner, StoredRow};
use crate::judge::{
    CertifiedKey, MAIN_OWNER, Withdrawal, certify, judge_certificates, judge_withdrawal, malformed,
    newest_list,
};
use crate::verified::Refused;
use crate::{
    Body, Code, Envelope, Finding, Kind, License, ModuleLicense, ObjectHash, Revocations, Root, Roots,
    RowOutcome, RowVerdict, Verdict, Verified, object_hash,
};

/// Judges an owner's licence at once and its rows one at a time.
#[derive(Debug)]
pub struct OwnerJudge {
    pub(super) keys: Vec<CertifiedKey>,
    pub(super) license: Option<Verified<License>>,
    pub(super) revocations: Option<Verified<Revocations>>,
    /// The list: each hash, and whether it was found.
    pub(super) listed: BTreeMap<ObjectHash, bool>,
    verdict: Verdict,
}

impl OwnerJudge {
    /// Judges the owner's licence: certificates, signature, revocations, serial number, dates, columns.
    pub fn new(owner: &StoredOwner, context: Context<'_>) -> Self {
        let verdict = Verdict::new(context.today);
        let mut this =
            Self { keys: Vec::new(), license: None, revocations: None, listed: BTreeMap::new(), verdict };
        if let Err((step, finding)) = this.judge_license(owner, context) {
            this.verdict.refuse(step, finding);
        }
        this
    }

    /// The licence, where it is genuine and not withdrawn.
    pub fn license(&self) -> Option<&Verified<License>> {
        self.license.as_ref().filter(|_| self.verdict.step.is_none())
    }

    /// The verdict so far: complete about the licence, with the rows judged until now.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Judges a row. Returns its diagnosis, and the row where it counts.
    pub fn judge_row(&mut self, row: &StoredRow) -> (RowVerdict, Option<Verified<ModuleLicense>>) {
        let (verdict, verified) = self.diagnose(row);
        self.verdict.rows.push(verdict.clone());
        (verdict, verified.filter(|_| self.verdict.step.is_none()))
    }

    /// Adds what is listed but not stored, and closes the verdict. A row that bears a missing row's name, changed
    /// or foreign, stands for it.
    pub fn finish(mut self) -> Verdict {
        let list = self.license.iter().flat_map(|license| &license.module_licenses);
        let missing = list.filter(|module| self.listed.get(&module.hash) == Some(&false));
        for listed in missing {
            let name = Some(listed.module_name.clone());
            if self.verdict.rows.iter().any(|row| row.module_name == name) {
                continue;
            }
            let finding = Finding::new(Code::RowRemoved).with("ModuleName", listed.module_name.as_str());
            let row = RowVerdict { module_name: name, outcome: RowOutcome::Missing, findings: vec![finding] };
            self.verdict.rows.push(row);
        }
        self.verdict
    }

    fn judge_license(&mut self, owner: &StoredOwner, context: Context<'_>) -> Result<(), (u8, Finding)> {
        for (at, stored) in owner.keys.iter().enumerate() {
            let object = format!("Keys[{at}]");
            let key = certify_stored(stored, context.roots, &object).map_err(|why| (2, why))?;
            self.compare(stored, key.certificate.hash(), key.certificate.key_id(), &object);
            // One that was copied often would otherwise be tried as often for every row that nobody signed.
            if self.keys.iter().all(|known| known.certificate.hash() != key.certificate.hash()) {
                self.keys.push(key);
            }
        }
        let license: Verified<License> = self.signed(&owner.license).map_err(|why| (3, why))?;
        self.verdict.describe(&license, &self.keys);
        judge_certificates(&mut self.verdict, &self.keys, &license, None, context.roots);
        let state = context.state;
        self.revocations = newest_list(&mut self.verdict, &license, None, context.roots, state);
        // The list vouches for its rows, whatever became of a second key that signed some of them.
        let key_ids = std::iter::once(license.key_id());
        match judge_withdrawal(&license, key_ids, self.revocations.as_ref(), state, true) {
            Some(Withdrawal::Refused(finding)) => self.verdict.refuse(4, finding),
            Some(Withdrawal::Kept(finding)) => self.verdict.warn(finding),
            None => {}
        }
        if let Some(expected) = state.typed_serial_nr.as_ref().filter(|typed| **typed != license.serial_nr) {
            let known = is_from_before(&license, context);
            let code = if known { Code::SerialNeedsReplacement } else { Code::SerialDiffers };
            let found = license.serial_nr.as_str();
            let finding = Finding::new(code).with("Expected", expected).with("Found", found);
            if known { self.verdict.warn(finding) } else { self.verdict.refuse(5, finding) }
        }
        self.compare(&owner.license, license.hash(), license.key_id(), "License");
        for finding in owner.columns.differences(&license) {
            self.verdict.warn(finding);
        }
        if context.today < license.issued {
            self.verdict.warn(Finding::new(Code::ClockBehind).with("Issued", license.issued));
        }
        for module in &license.module_licenses {
            self.listed.insert(module.hash, false);
        }
        self.license = Some(license);
        Ok(())
    }

    /// Verifies the stored licence under its key, or under any of the owner's keys if the key id was edited.
    fn signed(&self, stored: &StoredObject) -> Result<Verified<License>, Finding> {
        let mut failure = Finding::new(Code::KeyUnknown).with("KeyId", stored.key_id.as_str());
        for key in &self.keys {
            match Verified::by_signature(&key.key, key.test, &stored.body, &stored.signature) {
                Ok(license) => return Ok(license),
                Err(Refused::Signature) if key.key.key_id() != stored.key_id => {}
                Err(why) => {
                    let is_signed = why != Refused::Signature;
                    failure = malformed(why, "License", Code::SignatureBad, Code::LicenseMalformed);
                    if is_signed {
                        break;
                    }
                }
            }
        }
        Err(failure)
    }

    /// Compares what stands beside a genuine object with the object.
    fn compare(&mut self, stored: &StoredObject, hash: ObjectHash, key_id: &str, object: &str) {
        if stored.hash != hash.0 {
            self.verdict.warn(Finding::new(Code::StoredHashChanged).with("Object", object));
        }
        if stored.key_id != key_id {
            self.verdict.warn(Finding::new(Code::StoredKeyChanged).with("Object", object));
        }
    }
}

/// Whether SUPEROFFICE's stored licence, which must itself be accepted, took over from this licence's serial number. Its
/// own is the installation's: another one would have refused it.
fn is_from_before(license: &License, context: Context<'_>) -> bool {
    let Some(main) = context.main.filter(|_| license.owner_name != MAIN_OWNER) else { return false };
    let judge = OwnerJudge::new(main, Context { main: None, ..context });
    let main = judge.license().filter(|main| main.owner_name == MAIN_OWNER);
    let replaces = main.and_then(|main| main.replaces.as_ref());
    replaces.is_some_and(|replaces| replaces.serial_nr == license.serial_nr)
}

/// Verifies a stored certificate under the root that the database names; where that one did not sign it, under the one
/// that did. A signature is the longest piece of a browser's work, so that the right root is not sought by verifying.
fn certify_stored(stored: &StoredObject, roots: &Roots, object: &str) -> Result<CertifiedKey, Finding> {
    let under = |root| certify(root, &stored.body, &stored.signature, object);
    let named = roots.iter().find(|root| root.key.key_id() == stored.key_id);
    under(named).or_else(|why| {
        let payload_type = Kind::KeyCertificate.payload_type();
        let signed = |root: &&Root| root.key.verifies(payload_type, &stored.body, &stored.signature);
        let other = roots.iter().filter(|root| root.key.key_id() != stored.key_id).find(signed);
        if other.is_some() { under(other) } else { Err(why) }
    })
}

impl StoredObject {
    /// The hash recomputed from the body.
    pub(super) fn hash_of<T: Body>(&self) -> ObjectHash {
        object_hash(T::KIND.payload_type(), &self.body)
    }

    /// What the database keeps of an envelope that was verified under the key with this id.
    pub fn of(envelope: &Envelope, key_id: &str) -> Self {
        Self {
            body: envelope.body.clone(),
            signature: envelope.signature.clone(),
            key_id: key_id.to_owned(),
            hash: envelope.hash().0.to_vec(),
        }
    }

    /// The envelope that a file would carry, for those who verify it elsewhere.
    pub fn to_envelope(&self, kind: Kind) -> Envelope {
        Envelope {
            kind,
            body: self.body.clone(),
            hint: self.key_id.get(..16).unwrap_or_default().to_owned(),
            signature: self.signature.clone(),
        }
    }
}

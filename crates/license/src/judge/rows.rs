//! Step 6: every listed row present once and in order, signed, and no row beyond the list.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{CertifiedKey, malformed};
use crate::{
    Code, Envelope, Fact, Finding, License, LicenseFile, ModuleLicense, ObjectHash, RowOutcome, RowVerdict,
    Verdict, Verified,
};

pub(super) fn judge(
    verdict: &mut Verdict,
    file: &LicenseFile,
    keys: &[CertifiedKey],
    license: &Verified<License>,
) -> Vec<Verified<ModuleLicense>> {
    let places =
        license.module_licenses.iter().enumerate().rev().map(|(at, listed)| (listed.hash, at)).collect();
    let seen = vec![false; license.module_licenses.len()];
    let mut judge = RowsJudge { keys, license, places, seen, rows: Vec::new() };
    for (at, envelope) in file.module_licenses.iter().enumerate() {
        let object = format!("ModuleLicenses[{at}]");
        let (row, outcome) = judge.row(envelope, &object);
        if let Err(finding) = &outcome {
            verdict.refuse(6, finding.clone());
        }
        let listed = judge.place_of(envelope).and_then(|at| license.module_licenses.get(at));
        let name = row.as_ref().map(|row| row.module_name.clone());
        verdict.rows.push(RowVerdict {
            module_name: name.or_else(|| listed.map(|listed| listed.module_name.clone())),
            outcome: if outcome.is_ok() { RowOutcome::Verified } else { outcome_of(&outcome) },
            findings: outcome.err().into_iter().collect(),
        });
        judge.rows.extend(row);
    }
    judge.missing(verdict);
    judge.order(verdict);
    judge.prerequisites(verdict);
    judge.rows
}

fn outcome_of(outcome: &Result<(), Finding>) -> RowOutcome {
    match outcome.as_ref().err().map(|finding| finding.code) {
        Some(Code::RowKeyUnknown) => RowOutcome::UnknownKey,
        Some(Code::RowSignatureBad | Code::RowMalformed) => RowOutcome::Changed,
        Some(Code::RowDuplicate) => RowOutcome::Duplicate,
        _ => RowOutcome::Foreign,
    }
}

struct RowsJudge<'a> {
    keys: &'a [CertifiedKey],
    license: &'a Verified<License>,
    /// Where in the list each hash stands.
    places: BTreeMap<ObjectHash, usize>,
    /// Which places of the list were found.
    seen: Vec<bool>,
    /// Rows whose signature holds.
    rows: Vec<Verified<ModuleLicense>>,
}

impl RowsJudge<'_> {
    /// The place in the list that names this envelope's hash.
    fn place_of(&self, envelope: &Envelope) -> Option<usize> {
        self.places.get(&envelope.hash()).copied()
    }

    fn row(
        &mut self,
        envelope: &Envelope,
        object: &str,
    ) -> (Option<Verified<ModuleLicense>>, Result<(), Finding>) {
        let refuse = |code| Finding::new(code).with("Object", object);
        let Some(key) = self.keys.iter().find(|key| key.key.hint() == envelope.hint) else {
            return (None, Err(refuse(Code::RowKeyUnknown).with("KeyHint", envelope.hint.as_str())));
        };
        let verified: Result<Verified<ModuleLicense>, _> =
            Verified::by_signature(&key.key, key.test, &envelope.body, &envelope.signature);
        match verified {
            Ok(row) => {
                let outcome = self.place(&row, envelope, object);
                (Some(row), outcome)
            }
            Err(why) => (None, Err(malformed(why, object, Code::RowSignatureBad, Code::RowMalformed))),
        }
    }

    /// Whether a verified row belongs to this licence, once.
    fn place(&mut self, row: &ModuleLicense, envelope: &Envelope, object: &str) -> Result<(), Finding> {
        let license = self.license;
        let refuse =
            |code| Finding::new(code).with("Object", object).with("ModuleName", row.module_name.as_str());
        if row.owner_name != license.owner_name {
            return Err(refuse(Code::RowOwner).with("Found", row.owner_name.as_str()));
        }
        if row.serial_nr != license.serial_nr {
            return Err(refuse(Code::RowSerial).with("Found", row.serial_nr.as_str()));
        }
        if (row.epoch, row.sequence) != (license.epoch, license.sequence) {
            return Err(refuse(Code::RowIssue).with("Epoch", row.epoch).with("Sequence", row.sequence));
        }
        let at = self.place_of(envelope).ok_or_else(|| refuse(Code::RowUnlisted))?;
        if self.seen.get_mut(at).is_some_and(|seen| std::mem::replace(seen, true)) {
            return Err(refuse(Code::RowDuplicate));
        }
        let listed = license.module_licenses.get(at).map(|listed| listed.module_name.as_str());
        if listed != Some(row.module_name.as_str()) {
            return Err(refuse(Code::RowName).with("Listed", listed));
        }
        Ok(())
    }

    fn missing(&self, verdict: &mut Verdict) {
        for (listed, _) in self.license.module_licenses.iter().zip(&self.seen).filter(|(_, seen)| !**seen) {
            let finding = Finding::new(Code::RowMissing).with("ModuleName", listed.module_name.as_str());
            verdict.refuse(6, finding.clone());
            verdict.rows.push(RowVerdict {
                module_name: Some(listed.module_name.clone()),
                outcome: RowOutcome::Missing,
                findings: vec![finding],
            });
        }
    }

    /// The file's rows stand as listed, and the list by rising SortOrder, then ModuleName.
    fn order(&self, verdict: &mut Verdict) {
        let listed = self.license.module_licenses.iter().map(|listed| listed.hash);
        let sorted =
            self.rows.is_sorted_by(|a, b| (a.sort_order, &a.module_name) < (b.sort_order, &b.module_name));
        if !sorted || !self.rows.iter().map(Verified::hash).eq(listed) {
            verdict.refuse(6, Finding::new(Code::RowOrder));
        }
    }

    /// A prerequisite is another row of the same licence, without circles.
    fn prerequisites(&self, verdict: &mut Verdict) {
        let next: BTreeMap<&str, Option<&str>> = self
            .rows
            .iter()
            .map(|row| (row.module_name.as_str(), row.prerequisite_module_name.as_deref()))
            .collect();
        let mut sound = BTreeSet::new();
        for row in &self.rows {
            let mut path = BTreeSet::new();
            let mut name = Some(row.module_name.as_str());
            while let Some(current) = name.filter(|name| !sound.contains(name)) {
                let finding = |code| {
                    Finding::new(code)
                        .with("ModuleName", row.module_name.as_str())
                        .with("PrerequisiteModuleName", Fact::from(row.prerequisite_module_name.clone()))
                };
                let Some(following) = next.get(current) else {
                    return verdict.refuse(6, finding(Code::PrerequisiteUnknown));
                };
                if !path.insert(current) {
                    return verdict.refuse(6, finding(Code::PrerequisiteCycle));
                }
                name = *following;
            }
            sound.append(&mut path);
        }
    }
}

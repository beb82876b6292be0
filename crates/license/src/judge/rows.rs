//! Step 6: every listed row present once and in order, signed, and no row beyond the list.

use std::collections::BTreeMap;

use super::keys::{CertifiedKey, malformed};
use crate::{
    Code, Envelope, Fact, Finding, License, ModuleLicense, ObjectHash, RowOutcome, RowVerdict, Verdict,
    Verified,
};

fn outcome_of(outcome: &Result<(), Finding>) -> RowOutcome {
    match outcome.as_ref().err().map(|finding| finding.code) {
        Some(Code::RowKeyUnknown) => RowOutcome::UnknownKey,
        Some(Code::RowSignatureBad | Code::RowMalformed) => RowOutcome::Changed,
        Some(Code::RowDuplicate) => RowOutcome::Duplicate,
        _ => RowOutcome::Foreign,
    }
}

/// Judges rows one by one, then all of them together.
#[derive(Debug)]
pub(super) struct RowsJudge {
    keys: Vec<CertifiedKey>,
    /// What lists the rows.
    pub(super) license: Verified<License>,
    /// Where in the list each hash stands.
    places: BTreeMap<ObjectHash, usize>,
    /// Which places of the list an envelope's hash has taken.
    seen: Vec<bool>,
    /// Rows whose signature holds.
    pub(super) rows: Vec<Verified<ModuleLicense>>,
}

/// Where the list names an envelope's hash.
struct Place {
    module_name: String,
    /// An envelope before it has the same hash.
    taken: bool,
}

impl RowsJudge {
    pub(super) fn new(keys: Vec<CertifiedKey>, license: Verified<License>) -> Self {
        let places =
            license.module_licenses.iter().enumerate().map(|(at, listed)| (listed.hash, at)).collect();
        let seen = vec![false; license.module_licenses.len()];
        Self { keys, license, places, seen, rows: Vec::new() }
    }

    /// Judges the row at this place of the file.
    pub(super) fn judge(&mut self, verdict: &mut Verdict, at: usize, envelope: &Envelope) {
        let object = format!("ModuleLicenses[{at}]");
        let place = self.find(envelope);
        let (row, outcome) = self.row(envelope, place.as_ref(), &object);
        if let Err(finding) = &outcome {
            verdict.refuse(6, finding.clone());
        }
        let name = row.as_ref().map(|row| row.module_name.clone());
        verdict.rows.push(RowVerdict {
            module_name: name.or(place.map(|place| place.module_name)),
            outcome: if outcome.is_ok() { RowOutcome::Verified } else { outcome_of(&outcome) },
            findings: outcome.err().into_iter().collect(),
        });
        self.rows.extend(row);
    }

    /// Judges what can be judged of all rows only.
    pub(super) fn judge_together(&self, verdict: &mut Verdict) {
        self.missing(verdict);
        self.order(verdict);
        self.prerequisites(verdict);
    }

    /// The place in the list that names this envelope's hash; from now on it is taken.
    fn find(&mut self, envelope: &Envelope) -> Option<Place> {
        let at = *self.places.get(&envelope.hash())?;
        let module_name = self.license.module_licenses.get(at)?.module_name.clone();
        Some(Place { module_name, taken: std::mem::replace(self.seen.get_mut(at)?, true) })
    }

    fn row(
        &self,
        envelope: &Envelope,
        place: Option<&Place>,
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
                let outcome = self.belongs(&row, place, object);
                (Some(row), outcome)
            }
            Err(why) => (None, Err(malformed(why, object, Code::RowSignatureBad, Code::RowMalformed))),
        }
    }

    /// Whether a verified row belongs to this licence, once.
    fn belongs(&self, row: &ModuleLicense, place: Option<&Place>, object: &str) -> Result<(), Finding> {
        let license = &self.license;
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
        let place = place.ok_or_else(|| refuse(Code::RowUnlisted))?;
        if place.taken {
            return Err(refuse(Code::RowDuplicate));
        }
        if place.module_name != row.module_name {
            return Err(refuse(Code::RowName).with("Listed", place.module_name.as_str()));
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
        let places: BTreeMap<&str, usize> =
            self.rows.iter().enumerate().map(|(at, row)| (row.module_name.as_str(), at)).collect();
        let finding = |code, row: &ModuleLicense| {
            Finding::new(code)
                .with("ModuleName", row.module_name.as_str())
                .with("PrerequisiteModuleName", Fact::from(row.prerequisite_module_name.clone()))
        };
        let mut next = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let place = row.prerequisite_module_name.as_deref().map(|name| places.get(name).copied());
            if place == Some(None) {
                return verdict.refuse(6, finding(Code::PrerequisiteUnknown, row));
            }
            next.push(place.flatten());
        }
        for (start, row) in self.rows.iter().enumerate() {
            let follow = |at: &usize| next.get(*at).copied().flatten();
            // A walk longer than the list has met a circle that a later row closes.
            let mut walk = std::iter::successors(follow(&start), follow).take(self.rows.len());
            if walk.any(|at| at == start) {
                return verdict.refuse(6, finding(Code::PrerequisiteCycle, row));
            }
        }
    }
}

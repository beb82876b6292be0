//! A row's diagnosis: genuine, genuine but foreign, or changed; and what beside it is wrong.

use super::{OwnerJudge, StoredRow};
use crate::judge::withdrawn_key;
use crate::verified::Refused;
use crate::{Code, Finding, ModuleLicense, RowOutcome, RowVerdict, Verified};

type Diagnosis = (RowVerdict, Option<Verified<ModuleLicense>>);

impl OwnerJudge {
    pub(super) fn diagnose(&mut self, row: &StoredRow) -> Diagnosis {
        let hash = row.signed.hash_of::<ModuleLicense>();
        let listed = self.listed.get_mut(&hash).map(|found| std::mem::replace(found, true));
        match listed {
            Some(already_found) => self.genuine(row, already_found),
            None => (self.stranger(row), None),
        }
    }

    /// The list names this body: the row is genuine, whatever stands beside it.
    fn genuine(&self, row: &StoredRow, already_found: bool) -> Diagnosis {
        let Some(list) = &self.license else { return (changed(row), None) };
        let signer = self.signer(row);
        let verified: Verified<ModuleLicense> =
            match Verified::by_list(list, &row.signed.body, signer.unwrap_or(list.key_id())) {
                Ok(verified) => verified,
                Err(why) => {
                    let finding = crate::judge::malformed(
                        Refused::Malformed(why),
                        &row.columns.module_name,
                        Code::RowSignatureBad,
                        Code::RowMalformed,
                    );
                    return (verdict(&row.columns.module_name, RowOutcome::Changed, vec![finding]), None);
                }
            };
        let name = verified.module_name.as_str();
        if already_found {
            let twice = Finding::new(Code::StoredTwice).with("ModuleName", name);
            return (verdict(name, RowOutcome::Duplicate, vec![twice]), None);
        }
        let mut findings = row.columns.differences(&verified);
        if row.signed.hash != verified.hash().0 {
            findings.push(Finding::new(Code::StoredHashChanged));
        }
        match signer {
            None => findings.push(Finding::new(Code::StoredSignatureChanged)),
            Some(key_id) if key_id != row.signed.key_id => {
                findings.push(Finding::new(Code::StoredKeyChanged))
            }
            Some(_) => {}
        }
        let outcome = if findings.is_empty() { RowOutcome::Verified } else { RowOutcome::Altered };
        (verdict(name, outcome, findings), Some(verified))
    }

    /// The owner's key whose signature the row bears.
    fn signer(&self, row: &StoredRow) -> Option<&str> {
        let signs = |key: &&crate::judge::CertifiedKey| {
            let kind = crate::verified::kind_of::<ModuleLicense>();
            key.key.verifies(kind.payload_type(), &row.signed.body, &row.signed.signature)
        };
        let named = self.keys.iter().filter(|key| key.key.key_id() == row.signed.key_id);
        let others = self.keys.iter().filter(|key| key.key.key_id() != row.signed.key_id);
        named.chain(others).find(signs).map(|key| key.key.key_id())
    }

    /// The list does not name this body: where is it from?
    fn stranger(&self, row: &StoredRow) -> RowVerdict {
        let stored = &row.signed;
        let known = self.keys.iter().any(|key| key.key.key_id() == stored.key_id);
        let Some(signer) = self.signer(row) else {
            let is_id = crate::encoding::is_hex(&stored.key_id, 64);
            if is_id && !known {
                let finding = Finding::new(Code::RowKeyUnknown).with("KeyId", stored.key_id.as_str());
                return verdict(&row.columns.module_name, RowOutcome::UnknownKey, vec![finding]);
            }
            return changed(row);
        };
        let Some(key) = self.keys.iter().find(|key| key.key.key_id() == signer) else { return changed(row) };
        let foreign: Verified<ModuleLicense> =
            match Verified::by_signature(&key.key, key.test, &stored.body, &stored.signature) {
                Ok(foreign) => foreign,
                Err(_) => return changed(row),
            };
        let name = foreign.module_name.as_str();
        if let Some(entry) = self.revocations.as_ref().and_then(|list| list.key(signer)) {
            return verdict(name, RowOutcome::Withdrawn, vec![withdrawn_key(signer, entry)]);
        }
        let Some(license) = &self.license else {
            return verdict(name, RowOutcome::Unproven, vec![Finding::new(Code::ListUnverified)]);
        };
        let finding = if foreign.serial_nr == license.serial_nr {
            Finding::new(Code::RowForeignIssue)
                .with("Epoch", foreign.epoch)
                .with("Sequence", foreign.sequence)
        } else {
            Finding::new(Code::RowForeignSerial).with("SerialNr", foreign.serial_nr.as_str())
        };
        verdict(name, RowOutcome::Foreign, vec![finding])
    }
}

fn changed(row: &StoredRow) -> RowVerdict {
    let finding = Finding::new(Code::RowChanged).with("ModuleName", row.columns.module_name.as_str());
    verdict(&row.columns.module_name, RowOutcome::Changed, vec![finding])
}

fn verdict(module_name: &str, outcome: RowOutcome, findings: Vec<Finding>) -> RowVerdict {
    RowVerdict { module_name: Some(module_name.to_owned()), outcome, findings }
}

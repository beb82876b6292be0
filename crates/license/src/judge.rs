//! The verdict on a licence file: a function of the file, the roots, the state, what is installed, and the day.

mod dates;
mod keys;
mod rows;
mod succession;
mod withdrawn;

use crate::{
    ArmourReport, Code, Date, Installed, License, LicenseFile, ModuleLicense, Revocations, Roots, State,
    Verdict, Verified, parse_file,
};

pub(crate) use keys::{CertifiedKey, certify, judge_certificates, malformed};
pub(crate) use withdrawn::{Withdrawal, judge_withdrawal, newest_list, withdrawn_key};

/// A verdict, and what was verified on the way to it.
#[derive(Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The content, only where the verdict is not `refused`.
    pub content: Option<VerifiedFile>,
}

/// The content of a file that was verified whole.
#[derive(Debug)]
pub struct VerifiedFile {
    /// The file as it was read.
    pub file: LicenseFile,
    /// The licence.
    pub license: Verified<License>,
    /// Every row, in the list's order.
    pub rows: Vec<Verified<ModuleLicense>>,
    /// The newest revocation list among file, state and floor.
    pub revocations: Option<Verified<Revocations>>,
}

/// Judges a licence file in the documented order. Same arguments, same answer, byte for byte.
pub fn judge_file(
    file: &[u8],
    roots: &Roots,
    state: &State,
    installed: &Installed,
    today: Date,
) -> Judgement {
    let mut verdict = Verdict::new(today);
    let content = match parse_file(file) {
        Ok((file, armour)) => {
            judge_content(&mut verdict, file, armour, &Arguments { roots, state, installed, today })
        }
        Err(finding) => {
            verdict.refuse(1, finding);
            None
        }
    };
    let content = content.filter(|_| verdict.step.is_none());
    Judgement { verdict, content }
}

/// What a verdict depends on besides the file.
struct Arguments<'a> {
    roots: &'a Roots,
    state: &'a State,
    installed: &'a Installed,
    today: Date,
}

fn judge_content(
    verdict: &mut Verdict,
    file: LicenseFile,
    armour: ArmourReport,
    arguments: &Arguments<'_>,
) -> Option<VerifiedFile> {
    verdict.armour = Some(armour);
    let keys = match certify_all(&file, arguments.roots) {
        Ok(keys) => keys,
        Err(finding) => {
            verdict.refuse(2, finding);
            return None;
        }
    };
    let license = match judge_license(&file, &keys) {
        Ok(license) => license,
        Err(finding) => {
            verdict.refuse(3, finding);
            return None;
        }
    };
    verdict.describe(&license, &keys);
    let needed: Vec<&str> = std::iter::once(&file.license)
        .chain(&file.module_licenses)
        .map(|envelope| envelope.hint.as_str())
        .collect();
    judge_certificates(verdict, &keys, &license, Some(&needed), arguments.roots);
    let revocations =
        newest_list(verdict, &license, file.revocations.as_ref(), arguments.roots, arguments.state);
    let active =
        arguments.installed.of(&license.owner_name).is_some_and(|other| other.hash() == license.hash());
    // Every certificate is needed: each of these keys signed the licence or a row.
    let key_ids = keys.iter().map(|key| key.key.key_id());
    match judge_withdrawal(&license, key_ids, revocations.as_ref(), arguments.state, active) {
        Some(Withdrawal::Refused(finding)) => verdict.refuse(4, finding),
        Some(Withdrawal::Retired(finding)) if !active => verdict.refuse(4, finding),
        _ => {}
    }
    succession::judge(verdict, &license, arguments);
    let rows = rows::judge(verdict, &file, &keys, &license);
    dates::judge(verdict, &license);
    Some(VerifiedFile { file, license, rows, revocations })
}

fn certify_all(file: &LicenseFile, roots: &Roots) -> Result<Vec<CertifiedKey>, crate::Finding> {
    let mut keys: Vec<CertifiedKey> = Vec::new();
    for (at, envelope) in file.keys.iter().enumerate() {
        let object = format!("Keys[{at}]");
        let root = roots.by_hint(&envelope.hint);
        let key = certify(root, &envelope.body, &envelope.signature, &object)?;
        if keys.iter().any(|other| other.key == key.key) {
            return Err(crate::Finding::new(Code::CertificateDuplicate).with("Object", object));
        }
        keys.push(key);
    }
    Ok(keys)
}

fn judge_license(file: &LicenseFile, keys: &[CertifiedKey]) -> Result<Verified<License>, crate::Finding> {
    let envelope = &file.license;
    let Some(key) = keys.iter().find(|key| key.key.hint() == envelope.hint) else {
        return Err(crate::Finding::new(Code::KeyUnknown).with("KeyHint", envelope.hint.as_str()));
    };
    Verified::by_signature(&key.key, key.test, &envelope.body, &envelope.signature)
        .map_err(|refused| malformed(refused, "License", Code::SignatureBad, Code::LicenseMalformed))
}

//! The verdict on a licence file: a function of the file, the roots, the state, what is installed, and the day.

mod dates;
mod keys;
mod rows;
mod succession;
mod withdrawn;

use crate::{
    Code, Date, Installed, License, LicenseFile, ModuleLicense, Revocations, Roots, State, Verdict, Verified,
    parse_file,
};

pub(crate) use keys::{CertifiedKey, certify, judge_certificates, malformed};
use rows::RowsJudge;
pub(crate) use succession::MAIN_OWNER;
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
    let mut judge = FileJudge::begin(file, roots, state, installed, today);
    while judge.step() {}
    judge.finish()
}

/// The same judgement in steps, a row each: a browser draws between them.
#[derive(Debug)]
pub struct FileJudge {
    verdict: Verdict,
    content: Option<Content>,
}

/// A file of which the licence itself is judged.
#[derive(Debug)]
struct Content {
    file: LicenseFile,
    revocations: Option<Verified<Revocations>>,
    rows: RowsJudge,
}

/// What a verdict depends on besides the file.
struct Arguments<'a> {
    roots: &'a Roots,
    state: &'a State,
    installed: &'a Installed,
    today: Date,
}

impl FileJudge {
    /// Judges everything but the rows.
    pub fn begin(file: &[u8], roots: &Roots, state: &State, installed: &Installed, today: Date) -> Self {
        let mut verdict = Verdict::new(today);
        let content = match parse_file(file) {
            Ok((file, armour)) => {
                verdict.armour = Some(armour);
                judge_content(&mut verdict, file, &Arguments { roots, state, installed, today })
            }
            Err(finding) => {
                verdict.refuse(1, finding);
                None
            }
        };
        Self { verdict, content }
    }

    /// How many rows are judged, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let rows = self.content.as_ref().map_or(0, |content| content.file.module_licenses.len());
        (self.verdict.rows.len(), rows)
    }

    /// Judges the next row. Says whether there was one.
    pub fn step(&mut self) -> bool {
        let Some(content) = &mut self.content else { return false };
        let at = self.verdict.rows.len();
        let Some(envelope) = content.file.module_licenses.get(at) else { return false };
        content.rows.judge(&mut self.verdict, at, envelope);
        true
    }

    /// The judgement. Rows that no step has judged are judged now.
    pub fn finish(mut self) -> Judgement {
        while self.step() {}
        let Self { mut verdict, content } = self;
        let content = content.and_then(|Content { file, revocations, rows }| {
            rows.judge_together(&mut verdict);
            let RowsJudge { license, rows, .. } = rows;
            dates::judge(&mut verdict, &license);
            verdict.step.is_none().then_some(VerifiedFile { file, license, rows, revocations })
        });
        Judgement { verdict, content }
    }
}

fn judge_content(verdict: &mut Verdict, file: LicenseFile, arguments: &Arguments<'_>) -> Option<Content> {
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
        Some(Withdrawal::Kept(finding)) if !active => verdict.refuse(4, finding),
        _ => {}
    }
    succession::judge(verdict, &license, arguments);
    Some(Content { file, revocations, rows: RowsJudge::new(keys, license) })
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

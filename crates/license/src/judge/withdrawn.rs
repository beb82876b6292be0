//! Step 4: revocations.

use crate::judge::malformed;
use crate::{
    Code, Date, Envelope, Finding, License, Revocation, RevocationReason, Revocations, Roots, State, Verdict,
    Verified,
};

/// What a revocation list says about a licence.
pub(crate) enum Withdrawal {
    /// Nothing of it counts.
    Refused(Finding),
    /// Its key signs nothing new; what is installed stays good.
    Retired(Finding),
}

/// The list with the highest generation among file, state and floor.
pub(crate) fn newest_list(
    verdict: &mut Verdict,
    license: &License,
    file: Option<&Envelope>,
    roots: &Roots,
    state: &State,
) -> Option<Verified<Revocations>> {
    let mut lists = Vec::new();
    if let Some(envelope) = file {
        match verified_list(envelope, roots) {
            Ok(list) => lists.push(list),
            Err(finding) => verdict.refuse(4, finding),
        }
    }
    // A stored list that does not verify counts as absent: it was verified when it was stored.
    lists.extend(state.revocations.as_ref().and_then(|envelope| verified_list(envelope, roots).ok()));
    lists.extend(roots.floor().cloned());
    for (at, list) in lists.iter().enumerate() {
        let same = |other: &Verified<Revocations>| {
            other.generation == list.generation && other.hash() != list.hash()
        };
        if lists.iter().skip(at + 1).any(same) {
            verdict.refuse(4, Finding::new(Code::RevocationsConflict).with("Generation", list.generation));
        }
    }
    let newest = lists.into_iter().reduce(|a, b| if b.generation > a.generation { b } else { a });
    let known = newest.as_ref().map_or(0, |list| list.generation);
    if known < license.revocations_generation {
        let finding = Finding::new(Code::RevocationsOutdated)
            .with("Required", license.revocations_generation)
            .with("Known", known);
        verdict.refuse(4, finding);
    }
    warn_when_stale(verdict, newest.as_deref());
    newest
}

fn warn_when_stale(verdict: &mut Verdict, list: Option<&Revocations>) {
    if let Some(list) = list.filter(|list| verdict.today > list.next_update) {
        verdict.warn(Finding::new(Code::RevocationsStale).with("NextUpdate", list.next_update));
    }
}

fn verified_list(envelope: &Envelope, roots: &Roots) -> Result<Verified<Revocations>, Finding> {
    let unknown = || Finding::new(Code::RootUnknown).with("Object", "Revocations");
    roots.revocations(envelope).ok_or_else(unknown)?.map_err(|why| {
        malformed(why, "Revocations", Code::RevocationsSignatureBad, Code::RevocationsMalformed)
    })
}

/// Whether the licence, or the key that signed it, is withdrawn. `active`: it is the installed one.
pub(crate) fn judge_withdrawal(
    license: &Verified<License>,
    revocations: Option<&Verified<Revocations>>,
    state: &State,
    active: bool,
) -> Option<Withdrawal> {
    let list = revocations?;
    if let Some(entry) = list.license(license.hash()) {
        return Some(Withdrawal::Refused(Finding::new(Code::LicenseRevoked).with("Date", entry.date)));
    }
    let entry = list.key(license.key_id())?;
    let finding = |code| Finding::new(code).with("KeyId", license.key_id()).with("Date", entry.date);
    match entry.reason {
        RevocationReason::Retired => Some(Withdrawal::Retired(finding(Code::KeyRetired))),
        RevocationReason::Compromised if active && activated_before(state, license, entry) => None,
        RevocationReason::Compromised => Some(Withdrawal::Refused(finding(Code::KeyCompromised))),
    }
}

/// Whether the log dates the activation before the key was lost.
fn activated_before(state: &State, license: &Verified<License>, entry: &Revocation) -> bool {
    let activated: Option<Date> =
        state.activations.iter().find(|activation| activation.hash == license.hash()).map(|found| found.date);
    activated.is_some_and(|date| date < entry.date)
}

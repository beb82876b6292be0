//! Step 4: revocations.

use super::malformed;
use crate::{
    Code, Envelope, Finding, License, Revocation, RevocationReason, Revocations, Roots, State, Verdict,
    Verified,
};

/// What a revocation list says about a licence.
pub(crate) enum Withdrawal {
    /// Nothing of it counts.
    Refused(Finding),
    /// A key of it is withdrawn; what is installed stays good, and nothing new is.
    Kept(Finding),
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

/// Whether the licence, or one of the keys that signed it, is withdrawn. `active`: it is the installed one.
pub(crate) fn judge_withdrawal<'a>(
    license: &Verified<License>,
    key_ids: impl Iterator<Item = &'a str>,
    revocations: Option<&Verified<Revocations>>,
    state: &State,
    active: bool,
) -> Option<Withdrawal> {
    let list = revocations?;
    if let Some(entry) = list.license(license.hash()) {
        return Some(Withdrawal::Refused(Finding::new(Code::LicenseRevoked).with("Date", entry.date)));
    }
    let mut kept = None;
    for (key_id, entry) in key_ids.filter_map(|key_id| Some((key_id, list.key(key_id)?))) {
        match entry.reason {
            RevocationReason::Compromised if !active || !activated_before(state, license, entry) => {
                return Some(Withdrawal::Refused(withdrawn_key(key_id, entry)));
            }
            RevocationReason::Compromised => {
                kept = kept
                    .or(Some(Finding { code: Code::KeyCompromisedLater, ..withdrawn_key(key_id, entry) }));
            }
            RevocationReason::Retired => kept = kept.or(Some(withdrawn_key(key_id, entry))),
        }
    }
    kept.map(Withdrawal::Kept)
}

/// The finding for what a withdrawn key signed.
pub(crate) fn withdrawn_key(key_id: &str, entry: &Revocation) -> Finding {
    let code = match entry.reason {
        RevocationReason::Retired => Code::KeyRetired,
        RevocationReason::Compromised => Code::KeyCompromised,
    };
    Finding::new(code).with("KeyId", key_id).with("Date", entry.date)
}

/// Whether the log dates an activation before the key was lost.
fn activated_before(state: &State, license: &Verified<License>, entry: &Revocation) -> bool {
    state.activations.iter().any(|log| log.hash == license.hash() && log.date < entry.date)
}

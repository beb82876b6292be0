//! Step 4: withdrawn keys and licences.

use segl_license::{
    Activation, Envelope, Kind, LicenseFile, ObjectHash, Revocation, RevocationReason, Revocations,
};

use super::vector::Vector;
use crate::support::issue::Issue;
use crate::support::keys::{Key, Signer, certificate, day, root, superoffice};

/// A list of this generation.
pub(super) fn list(generation: u32, entries: &[Revocation]) -> Envelope {
    root().sign(&Revocations {
        generation,
        issued: day("2026-11-10"),
        next_update: day("2027-11-10"),
        entries: entries.to_vec(),
    })
}

/// A key that is withdrawn from 2026-11-15 on.
pub(super) fn of_key(signer: &impl Signer, reason: RevocationReason) -> Revocation {
    Revocation { key_id: Some(signer.key_id()), hash: None, date: day("2026-11-15"), reason }
}

/// A licence that is withdrawn from a day on that has not come.
pub(super) fn of_license(hash: ObjectHash) -> Revocation {
    let reason = RevocationReason::Compromised;
    Revocation { key_id: None, hash: Some(hash), date: day("2027-01-01"), reason }
}

fn file_with(list: Envelope) -> LicenseFile {
    let mut issue = Issue::first();
    issue.revocations = Some(list);
    issue.file()
}

pub(super) fn vectors() -> Vec<Vector> {
    [lists(), withdrawals()].concat()
}

fn lists() -> Vec<Vector> {
    let empty = list(3, &[]);
    let mut flipped = empty.clone();
    flipped.signature[40] ^= 0x80;
    let asking = Issue::first().with(|license| license.revocations_generation = 4);
    let mut with_list = asking.clone();
    with_list.revocations = Some(empty.clone());
    let twice = of_key(&superoffice(), RevocationReason::Retired);
    let mut neither = twice.clone();
    neither.key_id = None;
    let other = Key::named("other root");
    vec![
        Vector::file(
            "revocations-signature-bad",
            "One bit of the list's signature flipped.",
            &file_with(flipped),
        ),
        Vector::file(
            "revocations-malformed",
            "A list with keys that it does not have.",
            &file_with(root().seal(Kind::Revocations, br#"{"Generation":3,"Everything":true}"#)),
        ),
        Vector::file(
            "root-unknown-revocations",
            "A list under a root that is not pinned.",
            &file_with(other.seal(Kind::Revocations, &empty.body)),
        ),
        Vector::file(
            "revocations-conflict",
            "Another list of the same generation is stored.",
            &file_with(empty.clone()),
        )
        .state(|state| {
            state.revocations = Some(list(3, &[of_key(&superoffice(), RevocationReason::Retired)]))
        }),
        Vector::file(
            "revocations-outdated",
            "The licence asks for generation 4; none is known.",
            &asking.file(),
        ),
        Vector::file("verified-floor", "It asks for 4; the floor is 4.", &with_list.file())
            .floor(list(4, &[])),
        Vector::file(
            "revocations-stale",
            "The newest list is past its NextUpdate.",
            &file_with(empty.clone()),
        )
        .today("2027-11-11"),
        Vector::file("verified-list-last-day", "NextUpdate is today.", &file_with(empty)).today("2027-11-10"),
    ]
}

fn withdrawals() -> Vec<Vector> {
    let first = Issue::first().file();
    let retired = list(3, &[of_key(&superoffice(), RevocationReason::Retired)]);
    let compromised = list(3, &[of_key(&superoffice(), RevocationReason::Compromised)]);
    let second = Key::named("superoffice second");
    let mut two_keys = Issue::of_two_rows();
    two_keys.keys.push(root().sign(&certificate(&second)));
    let mut row_of_second = two_keys.file();
    row_of_second.module_licenses[1] = second.sign(&two_keys.rows[1]);
    let second_lost = list(
        3,
        &[of_key(&superoffice(), RevocationReason::Retired), of_key(&second, RevocationReason::Compromised)],
    );
    let activated = |on: &str| Activation { hash: first.license.hash(), date: day(on) };
    let stored = |name: &str, title: &str, list: &Envelope| {
        Vector::file(name, title, &first).state(|state| state.revocations = Some(list.clone()))
    };
    vec![
        stored("key-retired", "Nothing new is activated under a retired key.", &retired),
        stored("already-active-retired", "What is installed stays good under it.", &retired)
            .installed(&first),
        stored("key-compromised", "Everything that a lost key signed is refused.", &compromised),
        stored("key-compromised-active", "Installed, but the log does not say since when.", &compromised)
            .installed(&first),
        stored("key-compromised-same-day", "Activated on the day from which it is withdrawn.", &compromised)
            .installed(&first)
            .state(|state| state.activations = vec![activated("2026-11-15")]),
        stored("already-active-compromised", "Activated before, as one entry of the log says.", &compromised)
            .installed(&first)
            .state(|state| state.activations = vec![activated("2026-11-20"), activated("2026-11-14")]),
        Vector::file("key-compromised-floor", "The floor says so, and is newer than what is stored.", &first)
            .state(|state| state.revocations = Some(list(2, &[])))
            .floor(compromised.clone()),
        Vector::file(
            "key-compromised-row",
            "The key of one row is lost, which weighs more than a retired one.",
            &row_of_second,
        )
        .state(|state| state.revocations = Some(second_lost)),
        Vector::file("verified-newer-list", "A newer list no longer names the key.", &first)
            .state(|state| state.revocations = Some(list(4, &[])))
            .floor(compromised),
        Vector::file("license-revoked", "This licence was withdrawn; the day does not matter.", &first)
            .state(|state| state.revocations = Some(list(3, &[of_license(first.license.hash())]))),
        Vector::file("verified-other-revoked", "Another licence was withdrawn.", &first)
            .state(|state| state.revocations = Some(list(3, &[of_license(first.module_licenses[0].hash())]))),
        Vector::file("verified-broken-state", "A stored list that does not verify counts as absent.", &first)
            .state(|state| {
                let mut broken = list(9, &[of_key(&superoffice(), RevocationReason::Retired)]);
                broken.signature[0] ^= 1;
                state.revocations = Some(broken);
            }),
    ]
}

//! Compares each licence that verifies with the one that this browser saw before: a database that was restored from a
//! backup, or exchanged for another, is in order by itself.

pub(crate) mod notice;

use leptos::prelude::*;
use segl_license::{Date, State};

use super::store::OwnerState;
use crate::platform::memory;
use crate::verify::JudgedLicence;
use crate::verify::witness::{self, Seen, Standing};

const REVOCATIONS: &str = "segl-revocations";

fn seen_as(owner: &str) -> String {
    format!("segl-seen-{owner}")
}

fn evidence_as(owner: &str) -> String {
    format!("segl-evidence-{owner}")
}

/// The licence that was seen.
fn seen(owner: &OwnerState) -> Option<Seen> {
    Seen::read(&memory::kept(&seen_as(&owner.name))?)
}

/// Remembers a licence that can follow the one that was seen; one that cannot is noticed ([`OwnerState::is_other`]).
pub(super) fn observe(owner: &OwnerState, licence: &JudgedLicence, today: Date) {
    let Some(license) = &licence.license else { return };
    match seen(owner).map(|seen| seen.stands(license, license.hash())) {
        Some(Standing::Differs(_)) => drop(owner.is_other.try_set(true)),
        // The day on which it was last seen
        Some(Standing::Same) => memory::keep(&seen_as(&owner.name), &Seen::of(license, today).written()),
        Some(Standing::Follows) | None => remember(owner, licence, today),
    }
}

/// The list of withdrawn keys that is kept.
pub(super) fn revocations() -> Option<String> {
    memory::kept(REVOCATIONS)
}

/// Keeps the list that counts: a server that forgot it does not make its keys good again.
pub(super) fn keep_revocations(state: &State, kept: Option<&str>) {
    let list = state.revocations.as_ref().map(witness::kept_list);
    if let Some(list) = list.filter(|list| Some(&**list) != kept) {
        memory::keep(REVOCATIONS, &list);
    }
}

/// From now on this is the licence that was seen.
fn remember(owner: &OwnerState, licence: &JudgedLicence, today: Date) {
    if let Some(license) = &licence.license {
        memory::keep(&evidence_as(&owner.name), &witness::evidence(licence));
        memory::keep(&seen_as(&owner.name), &Seen::of(license, today).written());
    }
}

//! `LicenseOwner` and `ModuleLicenseLink`: an owner's licences as they stand to one user.

use std::collections::HashSet;

use segl_license::{DateState, LicenseType, UserType};
use segl_store::{Associate, Check, JudgedRecord, Link};
use segl_webapi::seats::{LicenseOwner, ModuleLicenseLink};

use super::int;
use super::owner::{VerifiedRow, numbers, verified_rows};

/// A user or satellite and what it holds.
pub(crate) struct Holder {
    /// What is counted for it.
    counted: LicenseType,
    user_type: UserType,
    retired: bool,
    held: HashSet<i64>,
}

impl Holder {
    /// Only links whose check holds are held.
    pub(crate) fn new(associate: &Associate, links: &[Link]) -> Self {
        Self {
            counted: LicenseType::UserLicense,
            user_type: associate.user_type,
            retired: associate.retired,
            held: intact(links),
        }
    }

    /// A satellite with its site licences, which name no kind of user.
    pub(crate) fn satellite(links: &[Link]) -> Self {
        let (counted, user_type) = (LicenseType::SatelliteLicense, UserType::Unknown);
        Self { counted, user_type, retired: false, held: intact(links) }
    }
}

fn intact(links: &[Link]) -> HashSet<i64> {
    links.iter().filter(|link| link.check == Check::Intact).map(|link| link.row_id).collect()
}

/// An owner's licences for users, or for satellites, that verify, in the list's order.
pub(crate) fn license_owner(owner: &JudgedRecord, holder: &Holder) -> LicenseOwner {
    let rows: Vec<VerifiedRow<'_>> =
        verified_rows(owner).filter(|row| row.row.license_type == holder.counted).collect();
    let stopped = owner.judged.verdict.date_state == Some(DateState::Stopped);
    let links = rows.iter().map(|row| {
        let link = link(row, &rows, holder);
        ModuleLicenseLink { can_assign: link.can_assign && !stopped, ..link }
    });
    let (unrestricted, restricted) = links.partition(|link| link.unrestricted);
    LicenseOwner {
        name: owner.record.name.clone(),
        description: owner
            .judged
            .license
            .as_ref()
            .map(|license| license.owner_description.clone())
            .unwrap_or_default(),
        restricted_module_licenses: restricted,
        unrestricted_module_licenses: unrestricted,
        ..LicenseOwner::default()
    }
}

fn link(row: &VerifiedRow<'_>, rows: &[VerifiedRow<'_>], holder: &Holder) -> ModuleLicenseLink {
    let numbers = numbers(row.row, row.used);
    let held = |name: &str| {
        rows.iter().any(|other| other.row.module_name == name && holder.held.contains(&other.id))
    };
    let assigned = holder.held.contains(&row.id);
    let can_assign = !holder.retired
        && !row.row.is_hidden
        && (holder.counted == LicenseType::SatelliteLicense
            || may_hold(row.row.allowed_user_type, holder.user_type))
        && row.row.prerequisite_module_name.as_deref().is_none_or(held)
        && (assigned || row.row.unrestricted || numbers.free > 0);
    ModuleLicenseLink {
        unrestricted: row.row.unrestricted,
        total: numbers.total,
        tooltip: row.row.module_tooltip.clone(),
        can_assign,
        free: numbers.free,
        in_use: numbers.in_use,
        is_hidden: row.row.is_hidden,
        assigned,
        module_license_id: int(row.id),
        name: row.row.module_name.clone(),
        description: row.row.module_description.clone(),
        prerequisite_module_name: row.row.prerequisite_module_name.clone().unwrap_or_default(),
        sort_order: int(row.row.sort_order),
        extra_flags: int(row.row.extra_flags),
        ..ModuleLicenseLink::default()
    }
}

/// Whether a licence may be held by such a user; one that names no kind may be held by every kind.
fn may_hold(allowed: UserType, user_type: UserType) -> bool {
    allowed == UserType::Unknown || allowed == user_type
}

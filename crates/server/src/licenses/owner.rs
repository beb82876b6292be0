//! `ExtendedLicenseInfo`: an owner's licence with what is in use.

use segl_license::{ModuleLicense, Verified, seats};
use segl_store::{Check, JudgedRecord, RowUse, Snapshot};
use segl_webapi::activation::{ExtendedLicenseInfo, ExtendedModuleLicense};
use segl_webapi::license as carriers;

use super::info::license_info;
use super::{date_time, int, module_license, trouble};

/// An owner as `GET /api/v1/License` has it. Where the licence does not verify there is no `Current` and no row, and
/// `Reason` is the first trouble's code.
pub(crate) fn extended_license_info(snapshot: &Snapshot, owner: &JudgedRecord) -> ExtendedLicenseInfo {
    let license = owner.judged.license.as_ref();
    let rows = rows(owner);
    let current = license.map(|license| {
        let carriers = rows.iter().filter_map(|row| row.current.clone()).collect();
        license_info(license, owner, carriers)
    });
    ExtendedLicenseInfo {
        reason: trouble::first(&owner.judged.verdict, snapshot.company.check == Check::Altered),
        can_be_activated: false,
        new: None,
        current,
        extended_module_licenses: rows,
        accumulated_next_check_date: date_time(license.and_then(|license| license.next_check_date)),
    }
}

fn rows(owner: &JudgedRecord) -> Vec<ExtendedModuleLicense> {
    verified_rows(owner)
        .map(|row| {
            let numbers = numbers(row.row, row.used);
            ExtendedModuleLicense {
                current: Some(row.carrier),
                number_of_licenses_in_use: numbers.in_use,
                number_of_licenses_free: numbers.free,
                number_of_licenses_total: numbers.total,
                ..ExtendedModuleLicense::default()
            }
        })
        .collect()
}

/// A row that counts, with everything said about it.
pub(crate) struct VerifiedRow<'a> {
    pub(crate) id: i64,
    pub(crate) row: &'a Verified<ModuleLicense>,
    pub(super) used: RowUse,
    pub(super) carrier: carriers::ModuleLicense,
}

/// The rows of an owner that count, in the list's order.
pub(crate) fn verified_rows(owner: &JudgedRecord) -> impl Iterator<Item = VerifiedRow<'_>> {
    // A database may keep rows in another order than the signed one, and its SortOrder may have been edited.
    let mut rows: Vec<VerifiedRow<'_>> = owner
        .record
        .rows
        .iter()
        .zip(&owner.judged.rows)
        .enumerate()
        .filter_map(|(at, (record, row))| {
            let row = row.as_ref()?;
            let verdict = owner.judged.verdict.rows.get(at);
            let used = owner.uses.get(at).copied().unwrap_or_default();
            let carrier = module_license(row, &record.stored.signed.signature, verdict);
            Some(VerifiedRow { id: record.id, row, used, carrier })
        })
        .collect();
    rows.sort_by(|a, b| (a.row.sort_order, &a.row.module_name).cmp(&(b.row.sort_order, &b.row.module_name)));
    rows.into_iter()
}

/// Seats as the carriers have them.
pub(super) struct Numbers {
    pub(super) in_use: i32,
    pub(super) free: i32,
    pub(super) total: i32,
}

/// In use, free and total, from the signed number. An unrestricted row has its nominal number as total, and is never
/// short of free ones.
pub(super) fn numbers(row: &Verified<ModuleLicense>, used: RowUse) -> Numbers {
    let free = seats(row, used.in_use).free();
    let nominal = i64::from(row.number_of_licenses) - i64::from(used.in_use);
    Numbers {
        in_use: int(used.in_use),
        free: int(free.unwrap_or_else(|| nominal.max(0))),
        total: int(row.number_of_licenses),
    }
}

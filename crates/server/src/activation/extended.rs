//! What an activation changes, in the vendor's carriers.

use axum::http::StatusCode;
use segl_license::{ModuleLicense, Verified};
use segl_store::{Activation, RowReport};
use segl_webapi::activation::{ExtendedLicenseInfo, ExtendedModuleLicense};
use segl_webapi::license as carriers;
use segl_webapi::status::LicenseResult;

use crate::licenses::{date_time, int, license_of_file, module_license};
use crate::problem::Refusal;

/// The active and the new licence side by side. Of a refused file there is the code alone.
pub(crate) fn extended_from_file(
    activation: &Activation,
    current: Option<carriers::LicenseInfo>,
) -> ExtendedLicenseInfo {
    let (Some(content), Some(report)) = (&activation.judgement.content, &activation.report) else {
        return ExtendedLicenseInfo { reason: reason(activation), ..ExtendedLicenseInfo::default() };
    };
    let next_check = content.license.next_check_date;
    ExtendedLicenseInfo {
        reason: reason(activation),
        can_be_activated: report.can_be_activated(),
        new: Some(license_of_file(content)),
        current,
        extended_module_licenses: report.rows.iter().map(row).collect(),
        accumulated_next_check_date: date_time(next_check),
    }
}

/// The code that stands against an activation; empty where nothing does.
pub(crate) fn reason(activation: &Activation) -> String {
    let Some(report) = &activation.report else {
        return activation.judgement.verdict.code.map_or("license-refused", |code| code.as_str()).to_owned();
    };
    let moves = report.refused.first().map(|_| "moves-refused");
    let blocked = report.blocked.first().map(|_| "activation-blocked");
    moves.or(blocked).unwrap_or_default().to_owned()
}

/// Whether something was done, and why not.
pub(crate) fn result_of(reason: &str) -> LicenseResult {
    LicenseResult { succeeded: reason.is_empty(), reason: reason.to_owned(), ..LicenseResult::default() }
}

/// The code of a refusal for a carrier that has room for it. What is no refusal by rule goes on as a problem.
pub(crate) fn reason_of(refusal: Refusal) -> Result<String, Refusal> {
    match refusal.status() {
        StatusCode::CONFLICT
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::BAD_GATEWAY
        | StatusCode::GATEWAY_TIMEOUT => Ok(refusal.code().to_owned()),
        _ => Err(refusal),
    }
}

fn row(row: &RowReport) -> ExtendedModuleLicense {
    let number =
        |row: Option<&Verified<ModuleLicense>>| row.map_or(0, |row| i64::from(row.number_of_licenses));
    let free = |row: Option<&Verified<ModuleLicense>>, used: u32| {
        let free = number(row) - i64::from(used);
        if row.is_some_and(|row| row.unrestricted) { free.max(0) } else { free }
    };
    let (old, new) = (row.old.as_ref(), row.new.as_ref());
    ExtendedModuleLicense {
        new: new.map(|new| module_license(new, &row.new_signature, None)),
        current: old.map(|old| module_license(old, &row.old_signature, None)),
        number_of_licenses_in_use: int(row.in_use),
        number_of_licenses_free: int(free(old, row.in_use)),
        number_of_licenses_added: int(number(new) - number(old)),
        number_of_licenses_new_total: int(number(new)),
        number_of_licenses_new_free: int(free(new, row.new_in_use)),
        number_of_licenses_total: int(number(old)),
    }
}

//! `LicenseInfo` and `ModuleLicense`: what was signed, in the vendor's form.

use segl_license::{
    Code, KeyCertificate, License, ModuleLicense, RowVerdict, Verified, VerifiedFile, decode,
};
use segl_store::JudgedRecord;
use segl_webapi::enums::{LicenseType, UserType};
use segl_webapi::license as carriers;

use super::{date_time, int, signature};

/// A row. `stored` is the signature beside it and `verdict` its diagnosis, where it was diagnosed: a signature that does
/// not fit is left out.
pub(crate) fn module_license(
    row: &Verified<ModuleLicense>,
    stored: &[u8],
    verdict: Option<&RowVerdict>,
) -> carriers::ModuleLicense {
    let fits = verdict.is_none_or(|verdict| {
        verdict.findings.iter().all(|finding| finding.code != Code::StoredSignatureChanged)
    });
    carriers::ModuleLicense {
        owner_name: row.owner_name.clone(),
        module_name: row.module_name.clone(),
        module_description: row.module_description.clone(),
        module_tooltip: row.module_tooltip.clone(),
        module_version: row.module_version.clone(),
        license_type: LicenseType::from_name(row.license_type.as_str()).unwrap_or_default(),
        unrestricted: row.unrestricted,
        allowed_user_type: UserType::from_name(row.allowed_user_type.as_str()).unwrap_or_default(),
        number_of_licenses: int(row.number_of_licenses),
        extra_flags: int(row.extra_flags),
        extra_info: row.extra_info.clone(),
        sort_order: int(row.sort_order),
        is_hidden: row.is_hidden,
        prerequisite_module_name: row.prerequisite_module_name.clone().unwrap_or_default(),
        signature: if fits { signature(stored) } else { String::new() },
    }
}

/// An owner's licence with the rows that verify.
pub(super) fn license_info(
    license: &Verified<License>,
    owner: &JudgedRecord,
    rows: Vec<carriers::ModuleLicense>,
) -> carriers::LicenseInfo {
    let stored = &owner.record.stored;
    let keys = stored.keys.iter().map(|key| (key.body.as_slice(), key.signature.as_slice()));
    of_license(license, rows, keys, &stored.license.signature)
}

/// The licence of a file that was verified.
pub(crate) fn license_of_file(content: &VerifiedFile) -> carriers::LicenseInfo {
    let envelopes = &content.file.module_licenses;
    let rows = content.rows.iter().map(|row| {
        let sealed = envelopes.iter().find(|one| one.hash() == row.hash());
        let sealed = sealed.map(|sealed| sealed.signature.as_slice()).unwrap_or_default();
        module_license(row, sealed, None)
    });
    let keys = content.file.keys.iter().map(|key| (key.body.as_slice(), key.signature.as_slice()));
    of_license(&content.license, rows.collect(), keys, &content.file.license.signature)
}

fn of_license<'a>(
    license: &Verified<License>,
    rows: Vec<carriers::ModuleLicense>,
    keys: impl Iterator<Item = (&'a [u8], &'a [u8])>,
    sealed: &[u8],
) -> carriers::LicenseInfo {
    carriers::LicenseInfo {
        company_name: license.company_name.clone(),
        serial_nr: license.serial_nr.clone(),
        owner_name: license.owner_name.clone(),
        owner_description: license.owner_description.clone(),
        next_check_date: date_time(license.next_check_date),
        maintenance_date: date_time(license.maintenance_date),
        admin_warning_date: date_time(license.admin_warning_date),
        expiry_date: date_time(license.expiry_date),
        grace_date: date_time(license.grace_date),
        extra_flags: int(license.extra_flags),
        extra_info: license.extra_info.clone(),
        license_url: license.license_url.clone().unwrap_or_default(),
        license_version: license.license_version.clone(),
        deployment_type: int(license.deployment_type),
        product_type: license.product_type.clone(),
        product_description: license.product_description.clone(),
        module_licenses: rows,
        public_key: public_key(license, keys),
        signature: signature(sealed),
    }
}

/// The certificate of the key that signed the licence. It was verified on the way to the licence; what the stored key
/// id says is not asked.
fn public_key<'a>(
    license: &Verified<License>,
    mut keys: impl Iterator<Item = (&'a [u8], &'a [u8])>,
) -> Option<carriers::SignedPublicKey> {
    keys.find_map(|(body, sealed)| {
        let certificate: KeyCertificate = decode(body).ok()?;
        (certificate.key_id == license.key_id()).then(|| carriers::SignedPublicKey {
            owner_name: certificate.owner_name.clone(),
            sign_date: date_time(Some(certificate.sign_date)),
            expiry_date: date_time(Some(certificate.expiry_date)),
            key: None,
            signature: signature(sealed),
        })
    })
}

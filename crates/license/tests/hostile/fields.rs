//! Bodies that are spelled right, with one value out of its form.

use segl_license::{
    Body, KeyCertificate, Kind, License, ModuleLicense, Replaces, Revocation, RevocationReason, Revocations,
    encode,
};

use super::bodies::departs;
use crate::support::issue::{Issue, text};
use crate::support::keys::{certificate, day, superoffice};

type Edit<T> = (&'static str, &'static str, fn(&mut T));

/// Makes each edit to a good value, and demands that its field is named.
fn names_field<T: Body + Clone>(kind: Kind, good: &T, edits: &[Edit<T>]) {
    for (name, field, edit) in edits {
        let mut value = good.clone();
        edit(&mut value);
        departs(kind, name, &encode(&value), "field", Some(field));
    }
}

#[test]
fn a_licence_names_its_first_field_out_of_form() {
    let mut good: License = segl_license::decode(&Issue::of_two_rows().file().license.body).unwrap();
    good.replaces = Some(Replaces { serial_nr: "1010000014".to_owned(), hash: good.module_licenses[0].hash });
    names_field(
        Kind::License,
        &good,
        &[
            ("no owner", "OwnerName", |l| l.owner_name.clear()),
            ("a Cyrillic letter", "OwnerName", |l| l.owner_name = "SUPER\u{41e}FFICE".to_owned()),
            ("small letters", "OwnerName", |l| l.owner_name = "Superoffice".to_owned()),
            ("a long owner", "OwnerName", |l| l.owner_name = "X".repeat(240)),
            ("backwards", "OwnerDescription", |l| l.owner_description = "\u{202e}".to_owned()),
            ("long", "OwnerDescription", |l| l.owner_description = "x".repeat(255)),
            ("no company", "CompanyName", |l| l.company_name.clear()),
            ("a long company", "CompanyName", |l| l.company_name = "å".repeat(220)),
            ("a seal at 219", "CompanyName", |l| l.company_name = "x".repeat(218) + "🦭"),
            ("check digit", "SerialNr", |l| l.serial_nr = "1801852598".to_owned()),
            ("nine digits", "SerialNr", |l| l.serial_nr = "180185259".to_owned()),
            ("epoch 0", "Epoch", |l| l.epoch = 0),
            ("2^31", "Sequence", |l| l.sequence = 1 << 31),
            ("replaces nobody", "Replaces", |l| l.replaces.as_mut().unwrap().serial_nr.clear()),
            ("accent", "LicenseVersion", |l| l.license_version = "e\u{301}".to_owned()),
            ("2^31", "DeploymentType", |l| l.deployment_type = 1 << 31),
            ("filler", "ProductType", |l| l.product_type = "\u{3164}".to_owned()),
            ("selector", "ProductDescription", |l| l.product_description = "☎\u{fe0f}".to_owned()),
            ("2^32 - 1", "ExtraFlags", |l| l.extra_flags = u32::MAX),
            ("long", "ExtraInfo", |l| l.extra_info = "x".repeat(4000)),
            ("plain http", "LicenseUrl", |l| l.license_url = Some("http://shop.example.com".to_owned())),
            ("empty", "LicenseUrl", |l| l.license_url = Some(String::new())),
            ("a script", "ShopUrl", |l| l.shop_url = Some("javascript:alert(1)".to_owned())),
            ("a user part", "ShopUrl", |l| l.shop_url = Some("https://a@b.example.com".to_owned())),
            ("no host", "ShopUrl", |l| l.shop_url = Some("https:///".to_owned())),
            ("a blank", "ShopUrl", |l| l.shop_url = Some("https://a b".to_owned())),
            ("å", "ShopUrl", |l| l.shop_url = Some("https://å.example.com".to_owned())),
            ("long", "ShopUrl", |l| l.shop_url = Some(format!("https://{}", "x".repeat(247)))),
            ("2^31", "RevocationsGeneration", |l| l.revocations_generation = 1 << 31),
            ("zero width", "Texts", |l| l.texts.0 = vec![text("da", "\u{200b}")]),
            ("no row", "ModuleLicenses", |l| l.module_licenses.clear()),
            ("a name twice", "ModuleLicenses", |l| l.module_licenses[0].module_name = "TEN-Sales".to_owned()),
            ("a hash twice", "ModuleLicenses", |l| l.module_licenses[0].hash = l.module_licenses[1].hash),
            ("no name", "ModuleLicenses", |l| l.module_licenses[0].module_name.clear()),
            ("the first of three", "SerialNr", |l| {
                l.shop_url = Some(String::new());
                l.epoch = 0;
                l.serial_nr.clear();
            }),
        ],
    );
}

#[test]
fn a_row_names_its_first_field_out_of_form() {
    names_field(
        Kind::ModuleLicense,
        &Issue::first().rows[0].clone(),
        &[
            ("a dot", "OwnerName", |r: &mut ModuleLicense| r.owner_name = "SUPER.OFFICE".to_owned()),
            ("letters", "SerialNr", |r| r.serial_nr = "18O1852599".to_owned()),
            ("0", "Epoch", |r| r.epoch = 0),
            ("0", "Sequence", |r| r.sequence = 0),
            ("no name", "ModuleName", |r| r.module_name.clear()),
            ("a blank before", "ModuleName", |r| r.module_name.insert(0, ' ')),
            ("a blank after", "ModuleName", |r| r.module_name.push(' ')),
            ("a blank alone", "ModuleName", |r| r.module_name = " ".to_owned()),
            ("å", "ModuleName", |r| r.module_name.push('å')),
            ("U+007F", "ModuleName", |r| r.module_name.push('\u{7f}')),
            ("240", "ModuleName", |r| r.module_name = "x".repeat(240)),
            ("no version", "ModuleVersion", |r| r.module_version.clear()),
            ("a line end", "ModuleDescription", |r| r.module_description = "a\nb".to_owned()),
            ("255", "ModuleTooltip", |r| r.module_tooltip = "x".repeat(255)),
            ("nobody", "NumberOfLicenses", |r| r.number_of_licenses = 0),
            ("2^31", "NumberOfLicenses", |r| r.number_of_licenses = 1 << 31),
            ("2^31", "ExtraFlags", |r| r.extra_flags = 1 << 31),
            ("4000", "ExtraInfo", |r| r.extra_info = "x".repeat(4000)),
            ("no name", "PrerequisiteModuleName", |r| r.prerequisite_module_name = Some(String::new())),
            ("2^31", "SortOrder", |r| r.sort_order = 1 << 31),
            ("255", "Texts", |r| r.texts.0 = vec![text("da", &"x".repeat(255))]),
        ],
    );
}

#[test]
fn a_certificate_names_its_first_field_out_of_form() {
    names_field(
        Kind::KeyCertificate,
        &certificate(&superoffice()),
        &[
            ("a Greek letter", "OwnerName", |c: &mut KeyCertificate| {
                c.owner_name = "SUP\u{395}ROFFICE".to_owned()
            }),
            ("capitals", "KeyId", |c| c.key_id = c.key_id.to_uppercase()),
            ("a hint", "KeyId", |c| c.key_id.truncate(16)),
            ("0", "Epoch", |c| c.epoch = 0),
            ("ends before it begins", "ExpiryDate", |c| c.expiry_date = day("2025-12-31")),
        ],
    );
}

#[test]
fn a_revocation_list_names_its_first_field_out_of_form() {
    let entry = Revocation {
        key_id: Some("0".repeat(64)),
        hash: None,
        date: day("2026-01-01"),
        reason: RevocationReason::Compromised,
    };
    let (issued, next_update) = (day("2026-11-01"), day("2027-11-01"));
    let good = Revocations { generation: 1, issued, next_update, entries: vec![entry] };
    names_field(
        Kind::Revocations,
        &good,
        &[
            ("0", "Generation", |r: &mut Revocations| r.generation = 0),
            ("due before it was issued", "NextUpdate", |r| r.next_update = day("2026-10-31")),
            ("neither", "Entries", |r| r.entries[0].key_id = None),
            ("both", "Entries", |r| r.entries[0].hash = Some(segl_license::Bytes32([1; 32]))),
            ("no id", "Entries", |r| r.entries[0].key_id = Some("0".repeat(63))),
            ("a key twice", "Entries", |r| {
                let mut again = r.entries[0].clone();
                again.reason = RevocationReason::Retired;
                r.entries.push(again);
            }),
        ],
    );
}

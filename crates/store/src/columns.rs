//! The carriers' names and the columns they are stored in, in one place, with what is written and what is read.

use rusqlite::Row;
use rusqlite::types::Value;
use segl_license::stored::{OwnerColumns, RowColumns, StoredObject};
use segl_license::{Date, License, LicenseType, ModuleLicense, UserType};

use crate::cell::Cells as _;

/// Of a row: the carrier's name, the column.
const ROW: [(&str, &str); 13] = [
    ("ModuleName", "moduleName"),
    ("ModuleVersion", "moduleVersion"),
    ("ModuleDescription", "moduleDescription"),
    ("ModuleTooltip", "tooltip"),
    ("LicenseType", "licenseType"),
    ("AllowedUserType", "allowedAssocsMask"),
    ("NumberOfLicenses", "licenseNumber"),
    ("Unrestricted", "unrestricted"),
    ("IsHidden", "hidden"),
    ("ExtraFlags", "extraFlags"),
    ("ExtraInfo", "extraInfo"),
    ("PrerequisiteModuleName", "prerequisiteModule"),
    ("SortOrder", "sortOrder"),
];

/// Of an owner: the carrier's name, the column.
const OWNER: [(&str, &str); 20] = [
    ("OwnerName", "ownerName"),
    ("OwnerDescription", "ownerDescription"),
    ("CompanyName", "companyName"),
    ("SerialNr", "serialNo"),
    ("Epoch", "epoch"),
    ("Sequence", "sequence"),
    ("Issued", "issued"),
    ("AdminWarningDate", "adminWarningDate"),
    ("ExpiryDate", "expiration"),
    ("GraceDate", "graceTo"),
    ("MaintenanceDate", "maintenanceTo"),
    ("NextCheckDate", "nextCheckDate"),
    ("LicenseVersion", "licenseVersion"),
    ("DeploymentType", "deploymentType"),
    ("ProductType", "productType"),
    ("ProductDescription", "productTypeDescription"),
    ("ExtraFlags", "extraFlags"),
    ("ExtraInfo", "extraInfo"),
    ("LicenseUrl", "licenseUrl"),
    ("ShopUrl", "shopUrl"),
];

/// Where the signed object stands, beside the columns.
const SIGNED: [&str; 4] = ["body", "signature", "keyId", "objectHash"];

const USER_TYPES: [UserType; 6] = [
    UserType::Unknown,
    UserType::InternalAssociate,
    UserType::ResourceAssociate,
    UserType::ExternalAssociate,
    UserType::AnonymousAssociate,
    UserType::SystemAssociate,
];

/// The column of table ModuleLicense that holds a carrier's property.
pub fn module_license_column(property: &str) -> Option<&'static str> {
    ROW.iter().find(|(carrier, _)| *carrier == property).map(|(_, column)| *column)
}

/// The column of table ModuleOwner that holds a carrier's property.
pub fn module_owner_column(property: &str) -> Option<&'static str> {
    OWNER.iter().find(|(carrier, _)| *carrier == property).map(|(_, column)| *column)
}

/// Every column of a row, the signed object's last.
pub(crate) fn row_names() -> Vec<&'static str> {
    ROW.iter().map(|(_, column)| *column).chain(SIGNED).collect()
}

/// Every column of an owner, the signed object's last.
pub(crate) fn owner_names() -> Vec<&'static str> {
    OWNER.iter().map(|(_, column)| *column).chain(SIGNED).collect()
}

/// A row's values, in the order of [`row_names`].
pub(crate) fn row_values(row: &ModuleLicense, signed: &StoredObject) -> Vec<Value> {
    let mut values = vec![
        text(&row.module_name),
        text(&row.module_version),
        text(&row.module_description),
        text(&row.module_tooltip),
        row.license_type.number().into(),
        (1_i64 << row.allowed_user_type.number()).into(),
        i64::from(row.number_of_licenses).into(),
        i64::from(row.unrestricted).into(),
        i64::from(row.is_hidden).into(),
        i64::from(row.extra_flags).into(),
        text(&row.extra_info),
        row.prerequisite_module_name.clone().into(),
        i64::from(row.sort_order).into(),
    ];
    values.extend(object_values(signed));
    values
}

/// An owner's values, in the order of [`owner_names`].
pub(crate) fn owner_values(license: &License, signed: &StoredObject) -> Vec<Value> {
    let day = |date: Option<Date>| Value::from(date.map(|date| date.to_string()));
    let mut values = vec![
        text(&license.owner_name),
        text(&license.owner_description),
        text(&license.company_name),
        text(&license.serial_nr),
        i64::from(license.epoch).into(),
        i64::from(license.sequence).into(),
        day(Some(license.issued)),
        day(license.admin_warning_date),
        day(license.expiry_date),
        day(license.grace_date),
        day(license.maintenance_date),
        day(license.next_check_date),
        text(&license.license_version),
        i64::from(license.deployment_type).into(),
        text(&license.product_type),
        text(&license.product_description),
        i64::from(license.extra_flags).into(),
        text(&license.extra_info),
        license.license_url.clone().into(),
        license.shop_url.clone().into(),
    ];
    values.extend(object_values(signed));
    values
}

/// A signed object's values: body, signature, key id, hash.
pub(crate) fn object_values(signed: &StoredObject) -> [Value; 4] {
    [
        signed.body.clone().into(),
        signed.signature.clone().into(),
        text(&signed.key_id),
        signed.hash.clone().into(),
    ]
}

/// Reads a row whose [`row_names`] begin at an index.
pub(crate) fn read_row(row: &Row<'_>, at: usize) -> Result<(RowColumns, StoredObject), rusqlite::Error> {
    let columns = RowColumns {
        module_name: row.text(at)?,
        module_version: row.text(at + 1)?,
        module_description: row.text(at + 2)?,
        module_tooltip: row.text(at + 3)?,
        license_type: license_type_name(row.integer(at + 4)?),
        allowed_user_type: user_type_name(row.integer(at + 5)?),
        number_of_licenses: row.integer(at + 6)?,
        unrestricted: row.integer(at + 7)? != 0,
        is_hidden: row.integer(at + 8)? != 0,
        extra_flags: row.integer(at + 9)?,
        extra_info: row.text(at + 10)?,
        prerequisite_module_name: row.optional_text(at + 11)?,
        sort_order: row.integer(at + 12)?,
    };
    Ok((columns, read_object(row, at + ROW.len())?))
}

/// Reads an owner whose [`owner_names`] begin at an index.
pub(crate) fn read_owner(row: &Row<'_>, at: usize) -> Result<(OwnerColumns, StoredObject), rusqlite::Error> {
    let columns = OwnerColumns {
        owner_name: row.text(at)?,
        owner_description: row.text(at + 1)?,
        company_name: row.text(at + 2)?,
        serial_nr: row.text(at + 3)?,
        epoch: row.integer(at + 4)?,
        sequence: row.integer(at + 5)?,
        issued: row.text(at + 6)?,
        admin_warning_date: row.optional_text(at + 7)?,
        expiry_date: row.optional_text(at + 8)?,
        grace_date: row.optional_text(at + 9)?,
        maintenance_date: row.optional_text(at + 10)?,
        next_check_date: row.optional_text(at + 11)?,
        license_version: row.text(at + 12)?,
        deployment_type: row.integer(at + 13)?,
        product_type: row.text(at + 14)?,
        product_description: row.text(at + 15)?,
        extra_flags: row.integer(at + 16)?,
        extra_info: row.text(at + 17)?,
        license_url: row.optional_text(at + 18)?,
        shop_url: row.optional_text(at + 19)?,
    };
    Ok((columns, read_object(row, at + OWNER.len())?))
}

/// Reads a signed object that begins at an index.
pub(crate) fn read_object(row: &Row<'_>, at: usize) -> Result<StoredObject, rusqlite::Error> {
    Ok(StoredObject {
        body: row.bytes(at)?,
        signature: row.bytes(at + 1)?,
        key_id: row.text(at + 2)?,
        hash: row.bytes(at + 3)?,
    })
}

/// The name of a stored LicenseType; a number that is none, in digits.
fn license_type_name(number: i64) -> String {
    [LicenseType::SiteLicense, LicenseType::SatelliteLicense, LicenseType::UserLicense]
        .into_iter()
        .find(|one| one.number() == number)
        .map_or_else(|| number.to_string(), |one| one.as_str().to_owned())
}

/// The name of a stored mask with one bit; any other mask in digits.
fn user_type_name(mask: i64) -> String {
    USER_TYPES
        .into_iter()
        .find(|one| 1_i64 << one.number() == mask)
        .map_or_else(|| mask.to_string(), |one| one.as_str().to_owned())
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

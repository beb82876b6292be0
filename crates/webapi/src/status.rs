//! Answers about how things stand: results, licence server, one user's installation, fences.
//!
//! Source: `LicenseResult`, `CheckLicenseStatusResult`, `UserAndInstallationLicenceStatus` and `FencingInfo` in
//! the vendor's Swagger files.

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::enums::LicenseStatus;
use crate::rights::{FieldProperties, TableRight};

/// Whether something was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LicenseResult {
    /// Whether it was.
    pub succeeded: bool,
    /// Why not, as a stable code; empty where it was.
    pub reason: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// What the licence server of an owner found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CheckLicenseStatusResult {
    /// What it found.
    pub license_status: LicenseStatus,
    /// The owner's own words, where the status says so.
    pub message: String,
    /// The owner's own link, where the status says so.
    pub url: String,
}

/// The dates of the installation and the licences of one user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserAndInstallationLicenceStatus {
    /// From this day on administrators are warned.
    pub admin_warning_date: DateTime,
    /// The last valid day.
    pub expiry_date: DateTime,
    /// The last day on which everything still works.
    pub grace_date: DateTime,
    /// The company that the installation belongs to.
    pub company_name: String,
    /// Serial number of the installation.
    pub serial_nr: String,
    /// Names in code of the licences that the user holds.
    pub user_licenses: Vec<String>,
}

/// How near a limit on a kind of record is. Segl has no such limits and answers with the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FencingInfo {
    /// Active records.
    pub active_count: i32,
    /// Most records that may be active.
    pub maximum: i32,
    /// Whether few are left.
    pub is_nearing_maximum: bool,
    /// Whether none are left.
    pub has_reached_maximum: bool,
    /// A warning in words.
    pub warning_message: String,
    /// A longer warning in words.
    pub warning_tooltip: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

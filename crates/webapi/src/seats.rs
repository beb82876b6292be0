//! The licences of one user or satellite, by owner.
//!
//! Source: `SuperOffice.CRM.Services.LicenseOwner` and `ModuleLicenseLink` in the vendor's Swagger files.

use serde::{Deserialize, Serialize};

use crate::rights::{FieldProperties, TableRight};

/// One owner with the licences that can be given or are given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LicenseOwner {
    /// The owner's name in code.
    pub name: String,
    /// The owner's name for people.
    pub description: String,
    /// Licences whose number is a limit.
    pub restricted_module_licenses: Vec<ModuleLicenseLink>,
    /// Licences that never run out.
    pub unrestricted_module_licenses: Vec<ModuleLicenseLink>,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// One licence as it stands to one user or satellite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ModuleLicenseLink {
    /// Whether its number is no limit.
    pub unrestricted: bool,
    /// Seats in all: in use and free.
    pub total: i32,
    /// What the licence is good for, in words.
    pub tooltip: String,
    /// Whether it can be given to this user.
    pub can_assign: bool,
    /// Seats left.
    pub free: i32,
    /// Seats in use by everyone.
    pub in_use: i32,
    /// Whether it is neither listed nor given by hand.
    pub is_hidden: bool,
    /// Whether this user holds it.
    pub assigned: bool,
    /// Primary key of the row.
    pub module_license_id: i32,
    /// The row's name in code.
    pub name: String,
    /// The row's name for people.
    pub description: String,
    /// Name of the row that a user must hold before this one; empty for none.
    pub prerequisite_module_name: String,
    /// Place in the list.
    pub sort_order: i32,
    /// 1 for a user plan.
    pub extra_flags: i32,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

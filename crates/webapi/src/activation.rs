//! What a licence would change: the active and the new one side by side.
//!
//! Source: `SuperOffice.License.Extended*` in the vendor's Swagger files.

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::license::{LicenseInfo, ModuleLicense};

/// The licence of one owner with its use, and perhaps a new one to activate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ExtendedLicenseInfo {
    /// Why it cannot be activated, as a stable code; empty where nothing is to say.
    pub reason: String,
    /// Whether the new licence can be activated.
    pub can_be_activated: bool,
    /// The licence that would take over.
    pub new: Option<LicenseInfo>,
    /// The active licence.
    pub current: Option<LicenseInfo>,
    /// Every row of either licence, with its numbers.
    pub extended_module_licenses: Vec<ExtendedModuleLicense>,
    /// The earliest day on which a licence server is asked again.
    pub accumulated_next_check_date: DateTime,
}

/// One row with its numbers now and after activation.
///
/// A row that only the new licence has shows no `Current`; one that it no longer has shows no `New` and a new
/// total of 0. Numbers that fall are negative in `NumberOfLicensesAdded`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ExtendedModuleLicense {
    /// The row in the new licence.
    pub new: Option<ModuleLicense>,
    /// The row in the active licence.
    pub current: Option<ModuleLicense>,
    /// Seats in use.
    pub number_of_licenses_in_use: i32,
    /// Seats left.
    pub number_of_licenses_free: i32,
    /// Seats that the new licence adds; negative where it takes some.
    pub number_of_licenses_added: i32,
    /// Seats in the new licence.
    pub number_of_licenses_new_total: i32,
    /// Seats left in the new licence; negative where more are in use.
    pub number_of_licenses_new_free: i32,
    /// Seats in the active licence.
    pub number_of_licenses_total: i32,
}

//! Bodies of the agent methods under `POST /api/v1/Agents/License/`.
//!
//! Source: `SuperOffice.WebApi.v1.Carriers.LicenseCarriers.*Request` in the vendor's Swagger file `LicenseAgent`.
//! Methods that ask for the same thing share a carrier; the vendor's names are aliases. Read them through
//! [`AnyCase`](crate::any_case::AnyCase): the vendor's client sends camelCase, and a value that is missing is
//! empty or 0. Methods without a body are not here.

use serde::{Deserialize, Serialize};

use crate::activation::{ExtendedLicenseInfo, ExtendedModuleLicense};
use crate::seats::LicenseOwner;

/// Asks about an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct OwnerNameRequest {
    /// The owner's name in code.
    pub owner_name: String,
}

/// Body of `GetLicenseFromLicenseServer`.
pub type GetLicenseFromLicenseServerRequest = OwnerNameRequest;
/// Body of `GetLicenseStatusFromLicenseServer`.
pub type GetLicenseStatusFromLicenseServerRequest = OwnerNameRequest;
/// Body of `GetLicenseFromDB`.
pub type GetLicenseFromDBRequest = OwnerNameRequest;
/// Body of `GetShopUrl`.
pub type GetShopUrlRequest = OwnerNameRequest;

/// Body of `RemoveLicenseFromDB`: asks about an owner by another property.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RemoveLicenseFromDBRequest {
    /// The owner's name in code.
    pub module_owner: String,
}

/// Body of `GetModuleLicenseFromDB`: asks about a row of an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetModuleLicenseFromDBRequest {
    /// The owner's name in code.
    pub owner_name: String,
    /// The row's name in code.
    pub module_name: String,
}

/// Asks about a user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AssociateIdRequest {
    /// Primary key of the user.
    pub associate_id: i32,
}

/// Body of `GetUserLicenses`.
pub type GetUserLicensesRequest = AssociateIdRequest;
/// Body of the user agent's `RemoveLicenses`.
pub type RemoveLicensesRequest = AssociateIdRequest;
/// Body of `GetUserAndInstallationLicenceStatus`.
pub type GetUserAndInstallationLicenceStatusRequest = AssociateIdRequest;

/// Body of `GetSatelliteLicenses`: asks about a satellite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetSatelliteLicensesRequest {
    /// Primary key of the satellite.
    pub satellite_id: i32,
}

/// Brings a licence file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct FileContentRequest {
    /// The file as it was read.
    pub file_content: String,
}

/// Body of `GetLicenseFromFile`.
pub type GetLicenseFromFileRequest = FileContentRequest;
/// Body of `AddLicenseFromFile`.
pub type AddLicenseFromFileRequest = FileContentRequest;

/// Body of `ChangeSerialNumber`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangeSerialNumberRequest {
    /// The company that the installation is to belong to.
    pub new_company_name: String,
    /// The serial number that the installation is to have.
    pub new_serial_number: String,
}

/// Body of `ValidateLicenseInfo`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ValidateLicenseInfoRequest {
    /// The licence to judge.
    pub license_info: Option<ExtendedLicenseInfo>,
}

/// Body of `ActivateLicenseInfo`. Only the signature of `New` is used, to find the staged candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ActivateLicenseInfoRequest {
    /// The licence to activate.
    pub new_license: Option<ExtendedLicenseInfo>,
}

/// Body of `GetModuleLicenseHistoryFromLicenseServer`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetModuleLicenseHistoryFromLicenseServerRequest {
    /// The licence.
    pub license_info: Option<ExtendedLicenseInfo>,
    /// The row of it.
    pub module_license: Option<ExtendedModuleLicense>,
}

/// Body of `GetThirdPartyLicenseAssignments`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetThirdPartyLicenseAssignmentsRequest {
    /// Primary key of the user.
    pub associate_id: i32,
    /// The owner's name in code.
    pub module_owner: String,
}

/// Names rows to give to a user, or to take.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ThirdPartyLicensesRequest {
    /// Primary key of the user.
    pub associate_id: i32,
    /// The owner's name in code.
    pub module_owner: String,
    /// The rows' names in code.
    pub module_license_names: Vec<String>,
}

/// Body of `AssignThirdPartyLicenses`.
pub type AssignThirdPartyLicensesRequest = ThirdPartyLicensesRequest;
/// Body of `UnassignThirdPartyLicenses`.
pub type UnassignThirdPartyLicensesRequest = ThirdPartyLicensesRequest;

/// Body of `SaveCentralLicense`; the vendor's documents give no meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SaveCentralLicenseRequest {
    /// Owners with their licences.
    pub license: Vec<LicenseOwner>,
}

/// Body of the user agent's `MakeRetired`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MakeRetiredRequest {
    /// Primary key of the user.
    pub associate_id: i32,
    /// Whether the user is to be retired.
    pub retired: bool,
}

/// Body of the user agent's `GetUserFromName`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserFromNameRequest {
    /// The name with which the user signs in.
    pub user_name: String,
}

//! One row: a licence for one module.

use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::forms::{MAX, first_failure, is_module_name, is_owner_name, is_serial_nr, is_text};
use crate::{Body, FromJson, Json, Kind};

/// What a licence is counted per. On screen `SiteLicense` is a system licence and `SatelliteLicense` a site licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LicenseType {
    /// The installation.
    SiteLicense,
    /// A database or satellite.
    SatelliteLicense,
    /// A user.
    UserLicense,
}

impl LicenseType {
    /// The carrier's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SiteLicense => "SiteLicense",
            Self::SatelliteLicense => "SatelliteLicense",
            Self::UserLicense => "UserLicense",
        }
    }

    /// The number in the database.
    pub fn number(self) -> i64 {
        match self {
            Self::SiteLicense => 1,
            Self::SatelliteLicense => 2,
            Self::UserLicense => 3,
        }
    }
}

impl FromJson for LicenseType {
    fn from_json(json: Json<'_>) -> Option<Self> {
        let name = json.into_text()?;
        [Self::SiteLicense, Self::SatelliteLicense, Self::UserLicense]
            .into_iter()
            .find(|one| one.as_str() == name)
    }
}

/// Which users may hold a licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserType {
    /// Not said.
    Unknown,
    /// Employees.
    InternalAssociate,
    /// Rooms and equipment.
    ResourceAssociate,
    /// Persons outside the company.
    ExternalAssociate,
    /// Anonymous users.
    AnonymousAssociate,
    /// System users.
    SystemAssociate,
}

impl UserType {
    /// The carrier's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "Unknown",
            Self::InternalAssociate => "InternalAssociate",
            Self::ResourceAssociate => "ResourceAssociate",
            Self::ExternalAssociate => "ExternalAssociate",
            Self::AnonymousAssociate => "AnonymousAssociate",
            Self::SystemAssociate => "SystemAssociate",
        }
    }

    /// The number of the vendor's enumeration.
    pub fn number(self) -> i64 {
        self as i64
    }
}

impl FromJson for UserType {
    fn from_json(json: Json<'_>) -> Option<Self> {
        let name = json.into_text()?;
        let all = [
            Self::Unknown,
            Self::InternalAssociate,
            Self::ResourceAssociate,
            Self::ExternalAssociate,
            Self::AnonymousAssociate,
            Self::SystemAssociate,
        ];
        all.into_iter().find(|one| one.as_str() == name)
    }
}

/// `application/vnd.segl.module-license.v1+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModuleLicense {
    /// Whose module it is.
    pub owner_name: String,
    /// For which customer.
    pub serial_nr: String,
    /// The signing key's epoch.
    pub epoch: u32,
    /// Which issue it belongs to.
    pub sequence: u32,
    /// The name that code asks for.
    pub module_name: String,
    /// The module's version.
    pub module_version: String,
    /// The name for people, default language.
    pub module_description: String,
    /// More about it, default language.
    pub module_tooltip: String,
    /// What it is counted per.
    pub license_type: LicenseType,
    /// Who may hold it.
    pub allowed_user_type: UserType,
    /// How many, 1 to 2^31 - 1; nominal where unrestricted.
    pub number_of_licenses: u32,
    /// Never runs out.
    pub unrestricted: bool,
    /// Not in the list and not assignable by itself.
    pub is_hidden: bool,
    /// 1 marks a user plan, 2 a marker that describes one.
    pub extra_flags: u32,
    /// Free field; a plan's `set=` list.
    pub extra_info: String,
    /// Another row of the same licence that a user must hold first.
    pub prerequisite_module_name: Option<String>,
    /// Place in the list.
    pub sort_order: u32,
    /// Translations of description and tooltip.
    pub texts: Texts,
}

impl FromJson for ModuleLicense {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            owner_name: from.get("OwnerName")?,
            serial_nr: from.get("SerialNr")?,
            epoch: from.get("Epoch")?,
            sequence: from.get("Sequence")?,
            module_name: from.get("ModuleName")?,
            module_version: from.get("ModuleVersion")?,
            module_description: from.get("ModuleDescription")?,
            module_tooltip: from.get("ModuleTooltip")?,
            license_type: from.get("LicenseType")?,
            allowed_user_type: from.get("AllowedUserType")?,
            number_of_licenses: from.get("NumberOfLicenses")?,
            unrestricted: from.get("Unrestricted")?,
            is_hidden: from.get("IsHidden")?,
            extra_flags: from.get("ExtraFlags")?,
            extra_info: from.get("ExtraInfo")?,
            prerequisite_module_name: from.get("PrerequisiteModuleName")?,
            sort_order: from.get("SortOrder")?,
            texts: from.get("Texts")?,
        })
    }
}

impl Body for ModuleLicense {
    const KIND: Kind = Kind::ModuleLicense;

    fn check(&self) -> Result<(), &'static str> {
        first_failure(&[
            ("OwnerName", is_owner_name(&self.owner_name)),
            ("SerialNr", is_serial_nr(&self.serial_nr)),
            ("Epoch", (1..=MAX).contains(&self.epoch)),
            ("Sequence", (1..=MAX).contains(&self.sequence)),
            ("ModuleName", is_module_name(&self.module_name)),
            ("ModuleVersion", is_module_name(&self.module_version)),
            ("ModuleDescription", is_text(&self.module_description, 254)),
            ("ModuleTooltip", is_text(&self.module_tooltip, 254)),
            ("NumberOfLicenses", (1..=MAX).contains(&self.number_of_licenses)),
            ("ExtraFlags", self.extra_flags <= MAX),
            ("ExtraInfo", is_text(&self.extra_info, 3999)),
            ("PrerequisiteModuleName", self.prerequisite_module_name.as_deref().is_none_or(is_module_name)),
            ("SortOrder", self.sort_order <= MAX),
            ("Texts", self.texts.fit()),
        ])
    }
}

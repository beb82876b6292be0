//! Relational columns, in the carriers' names, compared with the signed values.

use serde::{Deserialize, Serialize};

use crate::{Code, Date, Fact, Finding, License, ModuleLicense};

/// A row's columns as stored. Texts of enumerations are the carriers' names, or whatever stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RowColumns {
    /// ModuleName.
    pub module_name: String,
    /// ModuleVersion.
    pub module_version: String,
    /// ModuleDescription.
    pub module_description: String,
    /// ModuleTooltip.
    pub module_tooltip: String,
    /// LicenseType.
    pub license_type: String,
    /// AllowedUserType.
    pub allowed_user_type: String,
    /// NumberOfLicenses.
    pub number_of_licenses: i64,
    /// Unrestricted.
    pub unrestricted: bool,
    /// IsHidden.
    pub is_hidden: bool,
    /// ExtraFlags.
    pub extra_flags: i64,
    /// ExtraInfo.
    pub extra_info: String,
    /// PrerequisiteModuleName.
    pub prerequisite_module_name: Option<String>,
    /// SortOrder.
    pub sort_order: i64,
}

/// An owner's columns as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OwnerColumns {
    /// OwnerName.
    pub owner_name: String,
    /// OwnerDescription.
    pub owner_description: String,
    /// CompanyName.
    pub company_name: String,
    /// SerialNr.
    pub serial_nr: String,
    /// Epoch.
    pub epoch: i64,
    /// Sequence.
    pub sequence: i64,
    /// Issued, `YYYY-MM-DD`.
    pub issued: String,
    /// AdminWarningDate.
    pub admin_warning_date: Option<String>,
    /// ExpiryDate.
    pub expiry_date: Option<String>,
    /// GraceDate.
    pub grace_date: Option<String>,
    /// MaintenanceDate.
    pub maintenance_date: Option<String>,
    /// NextCheckDate.
    pub next_check_date: Option<String>,
    /// LicenseVersion.
    pub license_version: String,
    /// DeploymentType.
    pub deployment_type: i64,
    /// ProductType.
    pub product_type: String,
    /// ProductDescription.
    pub product_description: String,
    /// ExtraFlags.
    pub extra_flags: i64,
    /// ExtraInfo.
    pub extra_info: String,
    /// LicenseUrl.
    pub license_url: Option<String>,
    /// ShopUrl.
    pub shop_url: Option<String>,
}

impl RowColumns {
    /// The columns that a signed row has when nobody touches them.
    pub fn of(row: &ModuleLicense) -> Self {
        Self {
            module_name: row.module_name.clone(),
            module_version: row.module_version.clone(),
            module_description: row.module_description.clone(),
            module_tooltip: row.module_tooltip.clone(),
            license_type: row.license_type.as_str().to_owned(),
            allowed_user_type: row.allowed_user_type.as_str().to_owned(),
            number_of_licenses: i64::from(row.number_of_licenses),
            unrestricted: row.unrestricted,
            is_hidden: row.is_hidden,
            extra_flags: i64::from(row.extra_flags),
            extra_info: row.extra_info.clone(),
            prerequisite_module_name: row.prerequisite_module_name.clone(),
            sort_order: i64::from(row.sort_order),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("ModuleName", Fact::from(&self.module_name)),
            ("ModuleVersion", Fact::from(&self.module_version)),
            ("ModuleDescription", Fact::from(&self.module_description)),
            ("ModuleTooltip", Fact::from(&self.module_tooltip)),
            ("LicenseType", Fact::from(&self.license_type)),
            ("AllowedUserType", Fact::from(&self.allowed_user_type)),
            ("NumberOfLicenses", Fact::from(self.number_of_licenses)),
            ("Unrestricted", Fact::from(self.unrestricted)),
            ("IsHidden", Fact::from(self.is_hidden)),
            ("ExtraFlags", Fact::from(self.extra_flags)),
            ("ExtraInfo", Fact::from(&self.extra_info)),
            ("PrerequisiteModuleName", Fact::from(self.prerequisite_module_name.clone())),
            ("SortOrder", Fact::from(self.sort_order)),
        ]
    }

    /// Every column that differs from the signed value, in documented order.
    pub(super) fn differences(&self, signed: &ModuleLicense) -> Vec<Finding> {
        differences(self.facts(), Self::of(signed).facts())
    }
}

impl OwnerColumns {
    /// The columns that a signed licence has when nobody touches them.
    pub fn of(license: &License) -> Self {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            owner_name: license.owner_name.clone(),
            owner_description: license.owner_description.clone(),
            company_name: license.company_name.clone(),
            serial_nr: license.serial_nr.clone(),
            epoch: i64::from(license.epoch),
            sequence: i64::from(license.sequence),
            issued: license.issued.to_string(),
            admin_warning_date: day(license.admin_warning_date),
            expiry_date: day(license.expiry_date),
            grace_date: day(license.grace_date),
            maintenance_date: day(license.maintenance_date),
            next_check_date: day(license.next_check_date),
            license_version: license.license_version.clone(),
            deployment_type: i64::from(license.deployment_type),
            product_type: license.product_type.clone(),
            product_description: license.product_description.clone(),
            extra_flags: i64::from(license.extra_flags),
            extra_info: license.extra_info.clone(),
            license_url: license.license_url.clone(),
            shop_url: license.shop_url.clone(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("OwnerName", Fact::from(&self.owner_name)),
            ("OwnerDescription", Fact::from(&self.owner_description)),
            ("CompanyName", Fact::from(&self.company_name)),
            ("SerialNr", Fact::from(&self.serial_nr)),
            ("Epoch", Fact::from(self.epoch)),
            ("Sequence", Fact::from(self.sequence)),
            ("Issued", Fact::from(&self.issued)),
            ("AdminWarningDate", Fact::from(self.admin_warning_date.clone())),
            ("ExpiryDate", Fact::from(self.expiry_date.clone())),
            ("GraceDate", Fact::from(self.grace_date.clone())),
            ("MaintenanceDate", Fact::from(self.maintenance_date.clone())),
            ("NextCheckDate", Fact::from(self.next_check_date.clone())),
            ("LicenseVersion", Fact::from(&self.license_version)),
            ("DeploymentType", Fact::from(self.deployment_type)),
            ("ProductType", Fact::from(&self.product_type)),
            ("ProductDescription", Fact::from(&self.product_description)),
            ("ExtraFlags", Fact::from(self.extra_flags)),
            ("ExtraInfo", Fact::from(&self.extra_info)),
            ("LicenseUrl", Fact::from(self.license_url.clone())),
            ("ShopUrl", Fact::from(self.shop_url.clone())),
        ]
    }

    pub(super) fn differences(&self, signed: &License) -> Vec<Finding> {
        differences(self.facts(), Self::of(signed).facts())
    }
}

fn differences(stored: Vec<(&'static str, Fact)>, signed: Vec<(&'static str, Fact)>) -> Vec<Finding> {
    let pairs = stored.into_iter().zip(signed).filter(|((_, stored), (_, signed))| stored != signed);
    pairs
        .map(|((field, stored), (_, signed))| {
            Finding::new(Code::ColumnChanged)
                .with("Field", field)
                .with("Stored", stored)
                .with("Signed", signed)
        })
        .collect()
}

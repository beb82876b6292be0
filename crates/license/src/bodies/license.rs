//! The licence: the signed list that names every row by hash.

use serde::Serialize;

use super::texts::Texts;
use crate::forms::{
    MAX, all_differ, first_failure, is_https_url, is_module_name, is_owner_name, is_serial_nr, is_text,
};
use crate::{Body, Date, FromJson, Json, Kind, ObjectHash};

/// A row's place in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListedModule {
    /// The row's name.
    pub module_name: String,
    /// The row's object hash.
    pub hash: ObjectHash,
}

impl FromJson for ListedModule {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self { module_name: from.get("ModuleName")?, hash: from.get("Hash")? })
    }
}

/// The licence that a new serial number takes over from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Replaces {
    /// Its serial number.
    pub serial_nr: String,
    /// Its object hash.
    pub hash: ObjectHash,
}

impl FromJson for Replaces {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self { serial_nr: from.get("SerialNr")?, hash: from.get("Hash")? })
    }
}

/// `application/vnd.segl.license.v1+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct License {
    /// Whose modules these are.
    pub owner_name: String,
    /// The owner's name for people.
    pub owner_description: String,
    /// The customer.
    pub company_name: String,
    /// The customer's serial number.
    pub serial_nr: String,
    /// The signing key's epoch.
    pub epoch: u32,
    /// Rises with each issue.
    pub sequence: u32,
    /// The issue before it for this owner and serial number.
    pub previous: Option<ObjectHash>,
    /// The licence that this serial number takes over from.
    pub replaces: Option<Replaces>,
    /// Day of issue.
    pub issued: Date,
    /// First day of reminders.
    pub admin_warning_date: Option<Date>,
    /// Last day; `None` is forever.
    pub expiry_date: Option<Date>,
    /// Last day on which everything still works.
    pub grace_date: Option<Date>,
    /// Last day of maintenance.
    pub maintenance_date: Option<Date>,
    /// When to ask the issuer again.
    pub next_check_date: Option<Date>,
    /// The product's version.
    pub license_version: String,
    /// The vendor's number for the kind of deployment.
    pub deployment_type: u32,
    /// The vendor's word for the product.
    pub product_type: String,
    /// The product's name for people.
    pub product_description: String,
    /// Flags without meaning here.
    pub extra_flags: u32,
    /// Free field.
    pub extra_info: String,
    /// The owner's licence server.
    pub license_url: Option<String>,
    /// The owner's shop.
    pub shop_url: Option<String>,
    /// The least revocation list that must be known.
    pub revocations_generation: u32,
    /// Translations of the owner's description.
    pub texts: Texts,
    /// Every row, by rising SortOrder.
    pub module_licenses: Vec<ListedModule>,
}

impl FromJson for License {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            owner_name: from.get("OwnerName")?,
            owner_description: from.get("OwnerDescription")?,
            company_name: from.get("CompanyName")?,
            serial_nr: from.get("SerialNr")?,
            epoch: from.get("Epoch")?,
            sequence: from.get("Sequence")?,
            previous: from.get("Previous")?,
            replaces: from.get("Replaces")?,
            issued: from.get("Issued")?,
            admin_warning_date: from.get("AdminWarningDate")?,
            expiry_date: from.get("ExpiryDate")?,
            grace_date: from.get("GraceDate")?,
            maintenance_date: from.get("MaintenanceDate")?,
            next_check_date: from.get("NextCheckDate")?,
            license_version: from.get("LicenseVersion")?,
            deployment_type: from.get("DeploymentType")?,
            product_type: from.get("ProductType")?,
            product_description: from.get("ProductDescription")?,
            extra_flags: from.get("ExtraFlags")?,
            extra_info: from.get("ExtraInfo")?,
            license_url: from.get("LicenseUrl")?,
            shop_url: from.get("ShopUrl")?,
            revocations_generation: from.get("RevocationsGeneration")?,
            texts: from.get("Texts")?,
            module_licenses: from.get("ModuleLicenses")?,
        })
    }
}

impl License {
    fn modules_fit(&self) -> bool {
        let names: Vec<_> = self.module_licenses.iter().map(|m| m.module_name.to_ascii_lowercase()).collect();
        (1..=2000).contains(&names.len())
            && self.module_licenses.iter().all(|module| is_module_name(&module.module_name))
            && all_differ(names.iter().map(String::as_bytes))
            && all_differ(self.module_licenses.iter().map(|module| module.hash.0.as_slice()))
    }
}

impl Body for License {
    const KIND: Kind = Kind::License;

    fn check(&self) -> Result<(), &'static str> {
        let url = |url: &Option<String>| url.as_deref().is_none_or(is_https_url);
        first_failure(&[
            ("OwnerName", is_owner_name(&self.owner_name)),
            ("OwnerDescription", is_text(&self.owner_description, 254)),
            ("CompanyName", !self.company_name.is_empty() && is_text(&self.company_name, 219)),
            ("SerialNr", is_serial_nr(&self.serial_nr)),
            ("Epoch", (1..=MAX).contains(&self.epoch)),
            ("Sequence", (1..=MAX).contains(&self.sequence)),
            ("Replaces", self.replaces.as_ref().is_none_or(|r| is_serial_nr(&r.serial_nr))),
            ("LicenseVersion", is_text(&self.license_version, 254)),
            ("DeploymentType", self.deployment_type <= MAX),
            ("ProductType", is_text(&self.product_type, 254)),
            ("ProductDescription", is_text(&self.product_description, 254)),
            ("ExtraFlags", self.extra_flags <= MAX),
            ("ExtraInfo", is_text(&self.extra_info, 3999)),
            ("LicenseUrl", url(&self.license_url)),
            ("ShopUrl", url(&self.shop_url)),
            ("RevocationsGeneration", self.revocations_generation <= MAX),
            ("Texts", self.texts.fit()),
            ("ModuleLicenses", self.modules_fit()),
        ])
    }
}

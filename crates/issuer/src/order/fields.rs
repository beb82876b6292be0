//! Which fields an order has.

/// Fields of the licence.
pub(super) const LICENSE: &[&str] = &[
    "OwnerName",
    "OwnerDescription",
    "CompanyName",
    "SerialNr",
    "Sequence",
    "Replaces",
    "Issued",
    "AdminWarningDate",
    "ExpiryDate",
    "GraceDate",
    "MaintenanceDate",
    "NextCheckDate",
    "LicenseVersion",
    "DeploymentType",
    "ProductType",
    "ProductDescription",
    "ExtraFlags",
    "ExtraInfo",
    "LicenseUrl",
    "ShopUrl",
    "RevocationsGeneration",
    "ModuleVersion",
    "Texts",
    "ModuleLicense",
];

/// Fields of a row.
pub(super) const ROW: &[&str] = &[
    "ModuleName",
    "ModuleVersion",
    "ModuleDescription",
    "ModuleTooltip",
    "LicenseType",
    "AllowedUserType",
    "NumberOfLicenses",
    "Unrestricted",
    "IsHidden",
    "ExtraFlags",
    "ExtraInfo",
    "PrerequisiteModuleName",
    "SortOrder",
    "Texts",
];

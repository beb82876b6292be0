//! What each field of an order must look like, in words. The forms themselves are those of the core.

/// The form of a field, for people who write orders.
pub(super) fn expected(field: &str) -> &'static str {
    match field {
        "OwnerName" => "1 to 239 capital letters A to Z and digits",
        "SerialNr" => "ten digits, the last one the Luhn check digit of the others",
        "CompanyName" => "1 to 219 characters without control or invisible ones",
        "OwnerDescription" | "ModuleDescription" | "ModuleTooltip" | "LicenseVersion" | "ProductType"
        | "ProductDescription" => "at most 254 characters without control or invisible ones",
        "ExtraInfo" => "at most 3,999 characters without control or invisible ones",
        "ModuleName" | "ModuleVersion" | "PrerequisiteModuleName" => {
            "1 to 239 printable ASCII characters without a space at either end"
        }
        "LicenseType" => "SiteLicense, SatelliteLicense or UserLicense",
        "AllowedUserType" => {
            "Unknown, InternalAssociate, ResourceAssociate, ExternalAssociate, AnonymousAssociate or SystemAssociate"
        }
        "NumberOfLicenses" => {
            "a whole number from 1 to 2147483647 (a licence that the customer does not have is a row left out)"
        }
        "Sequence" | "Epoch" => "a whole number from 1 to 2147483647",
        "DeploymentType" | "ExtraFlags" | "RevocationsGeneration" | "SortOrder" => {
            "a whole number from 0 to 2147483647"
        }
        "Unrestricted" | "IsHidden" => "true or false",
        "LicenseUrl" | "ShopUrl" => {
            "an address that begins with https://, printable ASCII without a user part, at most 254 characters"
        }
        "Issued" => "a day: YYYY-MM-DD, today, or today + N days",
        "AdminWarningDate" | "ExpiryDate" | "GraceDate" | "MaintenanceDate" | "NextCheckDate" => {
            "a day: YYYY-MM-DD, today, or today + N days; left out where there is none"
        }
        "Replaces" => {
            "{ SerialNr = the serial number it takes over from, Hash = that licence's object hash }"
        }
        "Texts" => "language tags such as nb or pt-BR, each with Description and Tooltip",
        "ModuleLicense" => "1 to 2,000 rows, each under its own [[ModuleLicense]]",
        text if text.starts_with("Texts.") => {
            "a language tag such as nb or pt-BR with Description and Tooltip, texts of at most 254 characters without \
             control or invisible ones"
        }
        _ => "no such field",
    }
}

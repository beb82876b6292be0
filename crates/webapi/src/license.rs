//! The licence of one owner, its rows and its key.
//!
//! Source: `SuperOffice.License.*` in the vendor's Swagger files. What a signature covers here is the vendor's
//! affair: in Segl only the envelopes that [`crate::proof`] hands out prove anything, and these carriers are a
//! view of them for the vendor's client.

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::enums::{LicenseType, UserType};

/// The licence that one owner gave to one installation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LicenseInfo {
    /// The company that the installation belongs to.
    pub company_name: String,
    /// Serial number of the installation, ten digits.
    pub serial_nr: String,
    /// The owner's name in code, such as `SUPEROFFICE`.
    pub owner_name: String,
    /// The owner's name for people.
    pub owner_description: String,
    /// From this day on the licence server is asked again.
    pub next_check_date: DateTime,
    /// The last day of maintenance.
    pub maintenance_date: DateTime,
    /// From this day on administrators are warned.
    pub admin_warning_date: DateTime,
    /// The last valid day; none is for ever.
    pub expiry_date: DateTime,
    /// The last day on which everything still works.
    pub grace_date: DateTime,
    /// Flags of the owner.
    pub extra_flags: i32,
    /// Free text of the owner.
    pub extra_info: String,
    /// Where this owner's licences are fetched.
    pub license_url: String,
    /// Version that the licence is for.
    pub license_version: String,
    /// Kind of deployment; the vendor's documents give no values.
    pub deployment_type: i32,
    /// The product, in code.
    pub product_type: String,
    /// The product, for people.
    pub product_description: String,
    /// The rows.
    pub module_licenses: Vec<ModuleLicense>,
    /// The owner's key.
    pub public_key: Option<SignedPublicKey>,
    /// Signature of the licence, base64. Segl finds a staged candidate again by it.
    pub signature: String,
}

/// One row of a licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ModuleLicense {
    /// The owner's name in code.
    pub owner_name: String,
    /// The row's name in code, such as `ten-sales`.
    pub module_name: String,
    /// The row's name for people.
    pub module_description: String,
    /// What the row is good for, in words.
    pub module_tooltip: String,
    /// Version of the row.
    pub module_version: String,
    /// Who it is counted for.
    pub license_type: LicenseType,
    /// Whether its number is no limit.
    pub unrestricted: bool,
    /// Which users it can be given to.
    pub allowed_user_type: UserType,
    /// How many were bought.
    pub number_of_licenses: i32,
    /// 1 for a user plan, 2 for a mark that describes plans, else 0.
    pub extra_flags: i32,
    /// Free text; of a user plan `set=` and the names of the rows that it implies.
    pub extra_info: String,
    /// Place in the list.
    pub sort_order: i32,
    /// Whether it is neither listed nor given by hand.
    pub is_hidden: bool,
    /// Name of the row that a user must hold before this one; empty for none.
    pub prerequisite_module_name: String,
    /// Signature of the row, base64.
    pub signature: String,
}

/// An owner's key with the signature of the vendor over it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SignedPublicKey {
    /// The owner's name in code.
    pub owner_name: String,
    /// The first day on which the key may sign.
    pub sign_date: DateTime,
    /// The last day on which the key may sign.
    pub expiry_date: DateTime,
    /// The key. Always missing in Segl's answers, whose keys are Ed25519 and do not fit this carrier.
    pub key: Option<DSAParameters>,
    /// Signature over the key, base64.
    pub signature: String,
}

/// Parameters of a DSA key; numbers are big-endian octets in base64.
///
/// Source: `System.Security.Cryptography.DSAParameters`. Read from the vendor's client, never used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DSAParameters {
    /// Prime modulus.
    pub p: Option<String>,
    /// Prime divisor.
    pub q: Option<String>,
    /// Generator.
    pub g: Option<String>,
    /// Public value.
    pub y: Option<String>,
    /// Cofactor.
    pub j: Option<String>,
    /// Seed that the primes were made from.
    pub seed: Option<String>,
    /// Counter of the making.
    pub counter: i32,
}

//! What the browser needs to prove every licence by itself: `GET /api/v1/License/Proof`.
//!
//! An extension: columns as the database has them, beside the octets that were signed. Nothing in it is a
//! verdict, and nothing in it is believed: the app verifies the stored bodies and compares the columns with
//! them. Properties that it does not know, a `"Verified": true` among them, are ignored.
//!
//! Columns are plain values of the widest type that the database can hold, so that an altered one still arrives
//! and can be shown. Dates are `YYYY-MM-DD` as stored, keys and hashes as stored.

use serde::{Deserialize, Serialize};

/// Everything the server stores about licences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Proof {
    /// The server's day in UTC, `YYYY-MM-DD`.
    pub today: String,
    /// Whose installation it is.
    pub company: CompanyProof,
    /// The newest list of withdrawn keys and licences, where there is one.
    pub revocations: Option<Stored>,
    /// When licences were activated, from the server's log; a key lost later does not undo what was active before.
    #[serde(default)]
    pub activations: Vec<ActivationProof>,
    /// Every owner with a licence.
    pub owners: Vec<OwnerProof>,
}

/// When a licence was activated, as the server's log says; the browser cannot check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActivationProof {
    /// The licence's object hash, base64 of 32 octets.
    pub hash: String,
    /// The day in UTC, `YYYY-MM-DD`.
    pub date: String,
}

/// Whose installation it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CompanyProof {
    /// The company's name.
    pub name: String,
    /// The serial number.
    pub serial_nr: String,
    /// What the server's own check of this row says; the browser cannot repeat it.
    pub check: Check,
}

/// What the server says about a row that only its installation key can check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// The row is as the server wrote it.
    Intact,
    /// It is not, or the server's answer is not understood.
    #[serde(other)]
    Altered,
}

/// One owner: its row, its licence, its keys and its licence's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OwnerProof {
    /// The owner's row as the database has it.
    pub columns: OwnerColumns,
    /// The signed licence.
    pub license: Stored,
    /// The signed certificates of the owner's keys.
    pub keys: Vec<Stored>,
    /// The rows.
    pub rows: Vec<RowProof>,
}

/// One row of a licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RowProof {
    /// Primary key in the database.
    pub id: i64,
    /// The row as the database has it.
    pub columns: RowColumns,
    /// The signed row.
    pub signed: Stored,
    /// Seats in use, a sum over the links.
    pub in_use: u32,
}

/// A signed object as stored: the octets and what stands beside them.
///
/// Exactly one of `Body` and `Base64` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Stored {
    /// Exactly the signed octets, where they are UTF-8. As a JSON string they compress far better than base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The octets in standard base64 otherwise: only an altered body is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// Key id as stored: 64 lower-case hexadecimal digits where nobody changed it.
    pub key_id: String,
    /// Signature as stored: base64 of 64 octets where nobody changed it.
    pub signature: String,
    /// Object hash as stored: base64 of 32 octets where nobody changed it.
    pub hash: String,
}

/// The columns of an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OwnerColumns {
    /// The owner's name in code.
    pub owner_name: String,
    /// The owner's name for people.
    pub owner_description: String,
    /// The company that the licence was given to.
    pub company_name: String,
    /// The serial number that the licence was given to.
    pub serial_nr: String,
    /// Epoch of the licence.
    pub epoch: i64,
    /// Sequence of the licence in its epoch.
    pub sequence: i64,
    /// The day of issue.
    pub issued: Option<String>,
    /// From this day on administrators are warned.
    pub admin_warning_date: Option<String>,
    /// The last valid day; none is for ever.
    pub expiry_date: Option<String>,
    /// The last day on which everything still works.
    pub grace_date: Option<String>,
    /// The last day of maintenance.
    pub maintenance_date: Option<String>,
    /// From this day on the licence server is asked again.
    pub next_check_date: Option<String>,
    /// Version that the licence is for.
    pub license_version: String,
    /// Kind of deployment.
    pub deployment_type: i64,
    /// The product, in code.
    pub product_type: String,
    /// The product, for people.
    pub product_description: String,
    /// Flags of the owner.
    pub extra_flags: i64,
    /// Free text of the owner.
    pub extra_info: String,
    /// Where this owner's licences are fetched.
    pub license_url: Option<String>,
    /// Where this owner's licences are bought.
    pub shop_url: Option<String>,
}

/// The columns of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RowColumns {
    /// The owner's name in code, where the row itself has one; else it is that of the owner it stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_name: Option<String>,
    /// The row's name in code.
    pub module_name: String,
    /// Version of the row.
    pub module_version: String,
    /// The row's name for people.
    pub module_description: String,
    /// What the row is good for, in words.
    pub module_tooltip: String,
    /// Who it is counted for, by [name](crate::enums::LicenseType::name).
    pub license_type: String,
    /// Which users it can be given to, by [name](crate::enums::UserType::name).
    pub allowed_user_type: String,
    /// How many were bought, says the database.
    pub number_of_licenses: i64,
    /// Whether its number is no limit.
    pub unrestricted: bool,
    /// Whether it is neither listed nor given by hand.
    pub is_hidden: bool,
    /// 1 for a user plan, 2 for a mark that describes plans, else 0.
    pub extra_flags: i64,
    /// Free text; of a user plan `set=` and the names of the rows that it implies.
    pub extra_info: String,
    /// Name of the row that a user must hold before this one.
    pub prerequisite_module_name: Option<String>,
    /// Place in the list.
    pub sort_order: i64,
}

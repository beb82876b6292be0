//! Who holds one licence: `GET /api/v1/License/{owner}/{module}/Holders`. An extension, for administrators.

use serde::{Deserialize, Serialize};

use crate::proof::Check;

/// Some of those who hold a licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LicenseHolders {
    /// All of them, those whose assignment is altered included.
    pub total: u32,
    /// How many assignments were altered in the database: they hold no seat and give no right.
    pub altered: u32,
    /// The part that was asked for: the altered ones first, then by name.
    pub holders: Vec<LicenseHolder>,
}

/// A user or satellite that holds a licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LicenseHolder {
    /// Whether it is a satellite, and not a user.
    pub is_satellite: bool,
    /// Primary key of the user or satellite.
    pub id: i64,
    /// The name with which the user signs in, or the satellite's name.
    pub name: String,
    /// First and last name; empty for a satellite.
    pub full_name: String,
    /// Seats that it takes, as stored.
    pub number: i64,
    /// What the server's installation key says of the assignment.
    pub check: Check,
    /// The day on which it was given, in UTC, `YYYY-MM-DD`; empty where the database has none.
    pub since: String,
    /// Who gave it; empty for a program.
    pub by: String,
}

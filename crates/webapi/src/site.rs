//! Satellites: `GET /api/v1/License/Site`. An extension, for administrators.

use serde::{Deserialize, Serialize};

/// A satellite and its site licences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Site {
    /// Primary key.
    pub satellite_id: i64,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub licenses: Vec<SiteLicense>,
}

/// A licence that a satellite holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SiteLicense {
    /// The owner's name in code.
    pub owner_name: String,
    /// The row's name in code.
    pub module_name: String,
    /// Whether someone altered the assignment: it grants nothing then.
    pub altered: bool,
}

//! What a licence file would change, and how it is activated with the moves that make room for it.
//!
//! An extension: `POST /api/v1/License/Preview`, `POST /api/v1/License/Activate`. Nothing in it is a verdict to be
//! believed: the app verifies the same octets itself.

use serde::{Deserialize, Serialize};

use crate::problem::Facts;

/// What one holder gives up and what it gets instead. Exactly one of the two keys is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Move {
    /// Primary key of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associate_id: Option<i64>,
    /// Primary key of the satellite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satellite_id: Option<i64>,
    /// Rows that go, by name in code; a plan takes along what it implied.
    pub remove: Vec<String>,
    /// Rows that come, by name in code; a plan brings what it implies.
    pub give: Vec<String>,
}

/// Asks for a preview of a file that the server keeps, with moves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct PreviewRequest {
    /// SHA-256 of the file in lower-case hexadecimal digits, as a preview named it.
    pub candidate: String,
    /// What is staged.
    pub moves: Vec<Move>,
}

/// Asks to activate a file that the server keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ActivateRequest {
    /// As in [`PreviewRequest`].
    pub candidate: String,
    /// [`Preview::world`] that the administrator decided on; empty for whatever it is.
    pub world: String,
    /// What is staged.
    pub moves: Vec<Move>,
}

/// What a file would change. Where the file is refused there is the verdict and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Preview<V> {
    /// The server's own verdict on the file.
    pub verdict: V,
    /// Names the file from now on; none where it was refused.
    pub candidate: Option<String>,
    /// What this is based on: file, active licence and seats in use.
    pub world: Option<String>,
    /// Whether nothing stands against it.
    pub can_be_activated: bool,
    /// Whether somebody may be worse off with it.
    pub has_loss: bool,
    /// Rows that differ or stand against it, in the new licence's order; those that leave come last.
    pub rows: Vec<RowChange>,
    /// Dates that move.
    pub dates: Vec<DateChange>,
    /// The company as it is licensed until now; none where nothing is active.
    pub company_from: Option<CompanyName>,
    /// The company as the new licence names it.
    pub company_to: Option<CompanyName>,
    /// Moves that stand against a rule.
    pub refused: Vec<RefusedMove>,
}

/// Name and serial number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CompanyName {
    /// The company's name.
    pub name: String,
    /// The serial number.
    pub serial_nr: String,
}

/// A row, before and after. Where a number is not limited it is none; a row that a licence does not have has 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RowChange {
    /// The row's name in code.
    pub module_name: String,
    /// The row's name for people, in the owner's default language.
    pub module_description: String,
    /// Who it is counted for, by [name](crate::enums::LicenseType::name).
    pub license_type: String,
    /// Whether it is not listed; it is then shown under the plans that imply it.
    pub is_hidden: bool,
    /// Plans that imply it, by name in code.
    pub implied_by: Vec<String>,
    /// Seats in use until now.
    pub in_use: u32,
    /// Seats until now.
    pub total: Option<u32>,
    /// Free until now.
    pub free: Option<i64>,
    /// New total less total; none where either is not limited.
    pub added: Option<i64>,
    /// Seats in use afterwards, with the moves.
    pub new_in_use: u32,
    /// Seats afterwards.
    pub new_total: Option<u32>,
    /// Free afterwards; negative where it stands against it.
    pub new_free: Option<i64>,
    /// How many must be removed; 0 where it does not stand against it.
    pub to_remove: u32,
    /// In what it differs, by stable names such as `more`, `fewer`, `removed`, `brings-less`.
    pub differences: Vec<String>,
    /// Whether one of the differences is a loss.
    pub is_loss: bool,
}

/// A date that moves; none is for ever.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DateChange {
    /// Its name, such as `ExpiryDate`.
    pub name: String,
    /// Until now, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// From now on, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// Whether it comes nearer.
    pub is_loss: bool,
}

/// A move that stands against a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct RefusedMove {
    /// Primary key of the user.
    pub associate_id: Option<i64>,
    /// Primary key of the satellite.
    pub satellite_id: Option<i64>,
    /// The holder's name; empty where there is no such holder.
    pub name: String,
    /// The rule, as a stable code.
    pub code: String,
    /// With what values.
    pub facts: Facts,
}

/// The licence that is active from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Activated {
    /// The owner's name in code.
    pub owner_name: String,
    /// The serial number.
    pub serial_nr: String,
    /// Epoch of the licence.
    pub epoch: u32,
    /// Sequence of the licence in its epoch.
    pub sequence: u32,
    /// Its object hash, base64.
    pub hash: String,
}

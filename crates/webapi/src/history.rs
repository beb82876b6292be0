//! What became of a row from issue to issue: `GET /api/v1/License/{owner}/{module}/History`. An extension, for
//! administrators.
//!
//! The log says when and by whom, and nobody has signed it. What was in an issue comes as it was signed, so that the
//! browser verifies it like the active licence.

use serde::{Deserialize, Serialize};

use crate::proof::Stored;

/// Activations of an owner's licence, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LicenseHistory {
    /// The part that was asked for.
    pub activations: Vec<ActivatedIssue>,
    /// What to ask for as `before` to get older ones; none where there are none.
    pub before: Option<i64>,
}

/// One activation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActivatedIssue {
    /// The day in UTC, `YYYY-MM-DD`; empty where the log has none.
    pub date: String,
    /// Full name of the user who did it, or else the name of the user or program.
    pub by: String,
    /// Key epoch, as logged.
    pub epoch: i64,
    /// Issue, as logged.
    pub sequence: i64,
    /// Object hash of the licence, base64, as logged.
    pub hash: String,
    /// What was signed; none of what was activated before such things were kept.
    pub issue: Option<SignedIssue>,
}

/// A licence as it was signed, with one row of it. Every part may have been edited since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignedIssue {
    /// The licence.
    pub license: Stored,
    /// The certificates of the keys that signed.
    pub keys: Vec<Stored>,
    /// The row, where the licence had it.
    pub row: Option<Stored>,
}

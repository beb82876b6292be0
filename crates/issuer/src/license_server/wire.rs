//! Bodies on the wire.

use segl_license::{Date, ObjectHash};
use serde::{Deserialize, Serialize};

/// Who asks, and what that installation has.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) owner_name: String,
    pub(super) serial_nr: String,
    pub(super) company_name: String,
    /// The active licence; none where none of the owner's is active.
    #[serde(default)]
    pub(super) hash: Option<ObjectHash>,
    /// The row whose history is asked for.
    #[serde(default)]
    pub(super) module_name: Option<String>,
}

/// How things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Status {
    /// `up-to-date`, `new-license`, `new-company-name` or `new-serial-number`.
    pub(super) status: &'static str,
    /// The owner's own words; empty for none.
    pub(super) message: String,
    /// The owner's own link, https; empty for none.
    pub(super) url: String,
    /// The licence that `/v1/license` would hand out.
    pub(super) hash: ObjectHash,
    /// Its day of issue.
    pub(super) issued: Date,
}

/// What an issue says of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct HistoryEntry {
    pub(super) serial_nr: String,
    pub(super) epoch: u32,
    pub(super) sequence: u32,
    pub(super) issued: Date,
    /// None where that issue does not have the row.
    pub(super) number_of_licenses: Option<u32>,
    pub(super) unrestricted: Option<bool>,
}

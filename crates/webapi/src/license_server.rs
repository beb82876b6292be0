//! What the licence server of an owner said last, and what was activated when. Extensions:
//! `GET|POST /api/v1/License/{owner}/Status`, `GET /api/v1/License/{owner}/Changes`.

use serde::{Deserialize, Serialize};

use crate::enums::LicenseStatus;
use crate::problem::Facts;

/// How things stand with an owner's licence server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LicenseServerStatus {
    /// The owner's name in code.
    pub owner_name: String,
    /// Whether an address of it is configured; else it is never asked.
    pub is_configured: bool,
    /// Whether it has been asked; else the status means nothing.
    pub is_asked: bool,
    /// What it found.
    pub license_status: LicenseStatus,
    /// What went wrong, as a stable code; empty where nothing did.
    pub code: String,
    /// With what values.
    pub facts: Facts,
    /// The owner's own words.
    pub message: String,
    /// The owner's own link, https.
    pub url: String,
    /// When it was asked, Unix seconds.
    pub asked: i64,
    /// When it is asked again by itself at the earliest, Unix seconds.
    pub next_check: i64,
    /// The file that waits to be activated, as a preview names it.
    pub candidate: Option<String>,
    /// Whether the installation's serial number is one of a demonstration: then a real one is asked for.
    pub is_demo: bool,
}

/// One entry of the log about an owner's licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct LicenseChange<V> {
    /// Unix seconds.
    pub at: i64,
    /// Who did it: a user's name, or a program's.
    pub actor: String,
    /// Whether a program did it by itself.
    pub is_automatic: bool,
    /// `license-activated` or `license-removed`.
    pub act: String,
    /// The licence until then; none where there was none.
    pub before: Option<V>,
    /// The licence from then on, with `Changes`, how many holders `Moved` with it, and the first of those `Moves`; none
    /// where it was removed.
    pub after: Option<V>,
}

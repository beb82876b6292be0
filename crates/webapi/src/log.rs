//! The log of what administrators did: `GET /api/v1/Log`. An extension, for administrators.

use serde::{Deserialize, Serialize};

/// Some of the log, the oldest of it first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Log {
    /// The hash of the entry before the first of these, base64; none where there is none before it.
    pub previous: Option<String>,
    /// The entries.
    pub entries: Vec<LogEntry>,
    /// How many there are in all.
    pub total: i64,
}

/// What somebody did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LogEntry {
    /// Its number: each is one more than the one before it.
    pub id: i64,
    /// Unix seconds.
    pub at: i64,
    /// The associate who did it, if one did.
    pub associate_id: Option<i64>,
    /// Who did it: the associate's or the program's name.
    pub actor: String,
    /// What was done: a stable text such as `license-activated`.
    pub act: String,
    /// To whom or what: a user, an owner, a company.
    pub subject: String,
    /// What was: JSON exactly as it was written.
    pub before: Option<String>,
    /// What is, likewise.
    pub after: Option<String>,
    /// The hash of this entry and the one before it, base64 of 32 octets where nobody changed it.
    pub hash: String,
}

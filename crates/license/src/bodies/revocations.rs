//! Withdrawn keys and licences, signed by a root.

use serde::Serialize;

use crate::encoding::is_hex;
use crate::forms::{MAX, all_differ, first_failure};
use crate::{Body, Date, FromJson, Json, Kind, ObjectHash};

/// Why something was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RevocationReason {
    /// Signs nothing new; what is installed stays good.
    Retired,
    /// In wrong hands: what it signed is refused.
    Compromised,
}

impl FromJson for RevocationReason {
    fn from_json(json: Json<'_>) -> Option<Self> {
        match json.into_text()?.as_ref() {
            "retired" => Some(Self::Retired),
            "compromised" => Some(Self::Compromised),
            _ => None,
        }
    }
}

/// One withdrawn key or licence: exactly one of `key_id` and `hash`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Revocation {
    /// A key: 64 lower-case hex digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// A licence's object hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<ObjectHash>,
    /// The day from which it is withdrawn.
    pub date: Date,
    /// Why.
    pub reason: RevocationReason,
}

impl FromJson for Revocation {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            key_id: from.get("KeyId")?,
            hash: from.get("Hash")?,
            date: from.get("Date")?,
            reason: from.get("Reason")?,
        })
    }
}

/// `application/vnd.segl.revocations.v1+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Revocations {
    /// Rises with each list; each list replaces the one before it.
    pub generation: u32,
    /// Day of issue.
    pub issued: Date,
    /// The day by which a newer one is promised.
    pub next_update: Date,
    /// What is withdrawn, each key and each licence once.
    pub entries: Vec<Revocation>,
}

impl FromJson for Revocations {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            generation: from.get("Generation")?,
            issued: from.get("Issued")?,
            next_update: from.get("NextUpdate")?,
            entries: from.get("Entries")?,
        })
    }
}

impl Revocations {
    /// The entry for a key.
    pub fn key(&self, key_id: &str) -> Option<&Revocation> {
        self.entries.iter().find(|entry| entry.key_id.as_deref() == Some(key_id))
    }

    /// The entry for a licence.
    pub fn license(&self, hash: ObjectHash) -> Option<&Revocation> {
        self.entries.iter().find(|entry| entry.hash == Some(hash))
    }
}

impl Body for Revocations {
    const KIND: Kind = Kind::Revocations;

    fn check(&self) -> Result<(), &'static str> {
        let fits = |entry: &Revocation| {
            entry.key_id.is_some() != entry.hash.is_some()
                && entry.key_id.as_deref().is_none_or(|id| is_hex(id, 64))
        };
        let key_ids = self.entries.iter().filter_map(|entry| entry.key_id.as_deref()).map(str::as_bytes);
        let hashes =
            self.entries.iter().filter_map(|entry| entry.hash.as_ref()).map(|hash| hash.0.as_slice());
        first_failure(&[
            ("Generation", (1..=MAX).contains(&self.generation)),
            ("NextUpdate", self.issued <= self.next_update),
            ("Entries", self.entries.iter().all(fits) && all_differ(key_ids) && all_differ(hashes)),
        ])
    }
}

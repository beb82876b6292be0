//! An owner's key, certified by a root.

use serde::Serialize;

use crate::encoding::is_hex;
use crate::forms::{MAX, first_failure, is_owner_name};
use crate::{Body, Bytes32, Date, FromJson, Json, Kind};

/// `application/vnd.segl.key-certificate.v1+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct KeyCertificate {
    /// The only owner this key may sign for.
    pub owner_name: String,
    /// SHA-256 of the raw public key, 64 lower-case hex digits.
    pub key_id: String,
    /// The raw public key.
    pub public_key: Bytes32,
    /// 1 to 2^31 - 1; a successor key has a higher one.
    pub epoch: u32,
    /// First day on which licences may be issued under it.
    pub sign_date: Date,
    /// Last such day. Licences already issued outlive it.
    pub expiry_date: Date,
    /// A key for tests and demonstrations.
    pub test: bool,
}

impl FromJson for KeyCertificate {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            owner_name: from.get("OwnerName")?,
            key_id: from.get("KeyId")?,
            public_key: from.get("PublicKey")?,
            epoch: from.get("Epoch")?,
            sign_date: from.get("SignDate")?,
            expiry_date: from.get("ExpiryDate")?,
            test: from.get("Test")?,
        })
    }
}

impl Body for KeyCertificate {
    const KIND: Kind = Kind::KeyCertificate;

    fn check(&self) -> Result<(), &'static str> {
        first_failure(&[
            ("OwnerName", is_owner_name(&self.owner_name)),
            ("KeyId", is_hex(&self.key_id, 64)),
            ("Epoch", (1..=MAX).contains(&self.epoch)),
            ("ExpiryDate", self.sign_date <= self.expiry_date),
        ])
    }
}

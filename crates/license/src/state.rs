//! What a judge knows besides the file: installed licences, what was typed, what was seen.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::envelope::WireEnvelope;
use crate::verified::Verified;
use crate::{Date, Envelope, FromJson, Json, Kind, License, ObjectHash};

/// What a judge remembers. In JSON every key may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct State {
    /// The newest revocation list that was stored.
    #[serde(
        serialize_with = "write_list",
        deserialize_with = "read_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub revocations: Option<Envelope>,
    /// The serial number that a person typed at the first installation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed_serial_nr: Option<String>,
    /// The highest issue seen for each owner and serial number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Seen>,
    /// When licences were activated, from the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activations: Vec<Activation>,
}

/// The highest issue that was seen for an owner and serial number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Seen {
    /// The owner.
    pub owner_name: String,
    /// The serial number.
    pub serial_nr: String,
    /// Its key epoch.
    pub epoch: u32,
    /// Its sequence.
    pub sequence: u32,
    /// Its object hash.
    pub hash: ObjectHash,
}

/// When a licence was activated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Activation {
    /// The licence's object hash.
    pub hash: ObjectHash,
    /// The day, in UTC.
    pub date: Date,
}

fn write_list<S: Serializer>(list: &Option<Envelope>, serializer: S) -> Result<S::Ok, S::Error> {
    list.as_ref().map(Envelope::to_wire).serialize(serializer)
}

fn read_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Envelope>, D::Error> {
    let wire: Option<WireEnvelope> = Option::from_json(Json::deserialize(deserializer)?)
        .ok_or_else(|| D::Error::custom("not an envelope"))?;
    wire.map(|wire| wire.check(Kind::Revocations, "Revocations"))
        .transpose()
        .map_err(|finding| D::Error::custom(finding.code))
}

/// The active licences that verify; one that does not verify counts as absent.
#[derive(Clone, Debug, Default)]
pub struct Installed {
    licenses: Vec<Verified<License>>,
}

impl Installed {
    /// The active licences, one an owner.
    pub fn new(licenses: Vec<Verified<License>>) -> Self {
        Self { licenses }
    }

    /// The active licence of an owner.
    pub fn of(&self, owner_name: &str) -> Option<&Verified<License>> {
        self.licenses.iter().find(|license| license.owner_name == owner_name)
    }
}

//! What a judge knows besides the file: installed licences, what was typed, what was seen.

use crate::verified::Verified;
use crate::{Date, Envelope, License, ObjectHash};

/// What a judge remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The newest revocation list that was stored.
    pub revocations: Option<Envelope>,
    /// The serial number that a person typed at the first installation.
    pub typed_serial_nr: Option<String>,
    /// The highest issue seen for each owner and serial number.
    pub seen: Vec<Seen>,
    /// When licences were activated, from the log.
    pub activations: Vec<Activation>,
}

/// The highest issue that was seen for an owner and serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activation {
    /// The licence's object hash.
    pub hash: ObjectHash,
    /// The day, in UTC.
    pub date: Date,
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

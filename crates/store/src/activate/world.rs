//! What an administrator saw when deciding: short hashes of it, to notice that it is no longer so.

use std::fmt;

use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::judge::Judged;

/// Hex digits of each part: enough to notice a change, and nobody gains by making two alike.
const DIGITS: usize = 16;

/// The file, the active licences and the seats in use, each as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    file: String,
    license: String,
    seats: String,
}

impl World {
    /// Of a file that is to be activated for an owner, as things stand.
    pub(super) fn of(file: &[u8], judged: &Judged, owner: &str) -> Self {
        let snapshot = &judged.snapshot;
        let company = &snapshot.company;
        let licenses: Vec<_> = snapshot
            .owners
            .iter()
            .filter(|one| one.record.name == owner || one.record.name == crate::owners::MAIN_OWNER)
            .map(|one| json!([one.record.name, one.judged.verdict.hash, one.judged.verdict.is_clean()]))
            .collect();
        let license = json!([company.name, company.serial_nr, licenses]).to_string();
        let seats = json!(judged.taken.modules_of(owner)).to_string();
        Self { file: short(file), license: short(license.as_bytes()), seats: short(seats.as_bytes()) }
    }

    /// Reads what [`fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(str::to_owned);
        let world = Self { file: parts.next()?, license: parts.next()?, seats: parts.next()? };
        (parts.next().is_none() && text.len() == 3 * DIGITS + 2).then_some(world)
    }

    /// What of it is another now: `file`, `license`, `seats`.
    pub(super) fn differences(&self, now: &Self) -> Vec<&'static str> {
        [
            ("file", &self.file, &now.file),
            ("license", &self.license, &now.license),
            ("seats", &self.seats, &now.seats),
        ]
        .into_iter()
        .filter(|(_, before, now)| before != now)
        .map(|(name, ..)| name)
        .collect()
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.file, self.license, self.seats)
    }
}

fn short(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

//! What a verdict depends on besides roots and day.

use segl_license::stored::StoredObject;
use segl_license::{Activation, Date, Kind, ObjectHash, Seen, State};
use serde_json::Value;

use crate::columns::read_object;
use crate::store::Tx;
use crate::{Act, Store, StoreError, company, log};

impl Store {
    /// The newest revocation list, as stored; its key id is a root's.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn revocations(&self) -> Result<Option<StoredObject>, StoreError> {
        self.read(revocations)
    }

    /// What a verdict depends on besides roots and day: the company's serial number, the newest revocation list, and
    /// which licences the log saw activated, and when.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn state(&self) -> Result<State, StoreError> {
        self.read(read)
    }
}

/// The newest list.
pub(crate) fn revocations(tx: &Tx<'_>) -> Result<Option<StoredObject>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT body, signature, keyId, objectHash FROM Revocations ORDER BY generation DESC LIMIT 1",
    )?;
    let mut found = statement.query_map([], |row| read_object(row, 0))?;
    Ok(found.next().transpose()?)
}

pub(crate) fn read(tx: &Tx<'_>) -> Result<State, StoreError> {
    let serial_nr = company::read(tx)?.serial_nr;
    let entries = log::afters(tx, Act::LicenseActivated)?;
    Ok(State {
        revocations: revocations(tx)?.map(|list| list.to_envelope(Kind::Revocations)),
        typed_serial_nr: (!serial_nr.is_empty()).then_some(serial_nr),
        seen: entries.iter().filter_map(seen).collect(),
        activations: entries.iter().filter_map(activation).collect(),
    })
}

fn text<'a>(entry: &'a Value, name: &str) -> Option<&'a str> {
    entry.get(name)?.as_str()
}

fn number(entry: &Value, name: &str) -> Option<u32> {
    entry.get(name)?.as_u64()?.try_into().ok()
}

fn hash(entry: &Value) -> Option<ObjectHash> {
    ObjectHash::from_base64(text(entry, "Hash")?)
}

fn seen(entry: &Value) -> Option<Seen> {
    Some(Seen {
        owner_name: text(entry, "OwnerName")?.to_owned(),
        serial_nr: text(entry, "SerialNr")?.to_owned(),
        epoch: number(entry, "Epoch")?,
        sequence: number(entry, "Sequence")?,
        hash: hash(entry)?,
    })
}

fn activation(entry: &Value) -> Option<Activation> {
    Some(Activation { hash: hash(entry)?, date: Date::parse(text(entry, "Date")?)? })
}

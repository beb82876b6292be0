//! What a database makes of a licence file, and the JSON document that published vectors hold it in.

use segl_license::stored::{OwnerColumns, RowColumns, StoredObject, StoredOwner, StoredRow};
use segl_license::{Envelope, License, LicenseFile, ModuleLicense, decode, decode_base64, encode_base64};
use serde::{Deserialize, Serialize};

use super::keys::{Signer, root};

/// An owner with its rows, as a database keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) owner: StoredOwner,
    pub(crate) rows: Vec<StoredRow>,
}

impl Stored {
    /// What loading a file stores, under the key that its hints name and the root of these tests.
    pub(crate) fn of(file: &LicenseFile, signer: &impl Signer) -> Self {
        let license: License = decode(&file.license.body).expect("a licence");
        let row = |envelope: &Envelope| {
            let row: ModuleLicense = decode(&envelope.body).expect("a row");
            StoredRow { columns: RowColumns::of(&row), signed: StoredObject::of(envelope, &signer.key_id()) }
        };
        Self {
            owner: StoredOwner {
                columns: OwnerColumns::of(&license),
                license: StoredObject::of(&file.license, &signer.key_id()),
                keys: file.keys.iter().map(|key| StoredObject::of(key, &root().key_id())).collect(),
            },
            rows: file.module_licenses.iter().map(row).collect(),
        }
    }
}

/// The document: `docs/license-format.md`, "Stored licences as a document".
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Document {
    columns: OwnerColumns,
    license: Object,
    keys: Vec<Object>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Row {
    columns: RowColumns,
    signed: Object,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Object {
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
    key_id: String,
    signature: String,
    hash: String,
}

impl From<&StoredObject> for Object {
    fn from(stored: &StoredObject) -> Self {
        let body = String::from_utf8(stored.body.clone()).ok();
        Self {
            base64: body.is_none().then(|| encode_base64(&stored.body)),
            body,
            key_id: stored.key_id.clone(),
            signature: encode_base64(&stored.signature),
            hash: encode_base64(&stored.hash),
        }
    }
}

impl From<Object> for StoredObject {
    fn from(object: Object) -> Self {
        let octets = |text: &str| decode_base64(text).expect("base64");
        Self {
            body: object.body.map_or_else(|| octets(&object.base64.unwrap_or_default()), String::into_bytes),
            signature: octets(&object.signature),
            key_id: object.key_id,
            hash: octets(&object.hash),
        }
    }
}

impl From<&Stored> for Document {
    fn from(stored: &Stored) -> Self {
        let row = |row: &StoredRow| Row { columns: row.columns.clone(), signed: Object::from(&row.signed) };
        Self {
            columns: stored.owner.columns.clone(),
            license: Object::from(&stored.owner.license),
            keys: stored.owner.keys.iter().map(Object::from).collect(),
            rows: stored.rows.iter().map(row).collect(),
        }
    }
}

impl From<Document> for Stored {
    fn from(document: Document) -> Self {
        let row = |row: Row| StoredRow { columns: row.columns, signed: row.signed.into() };
        Self {
            owner: StoredOwner {
                columns: document.columns,
                license: document.license.into(),
                keys: document.keys.into_iter().map(StoredObject::from).collect(),
            },
            rows: document.rows.into_iter().map(row).collect(),
        }
    }
}

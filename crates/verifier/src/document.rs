//! A stored licence as a JSON document: `docs/license-format.md`, "Stored licences as a document". What a database
//! holds, in a form that can be published and sent.

use std::path::Path;

use segl_license::decode_base64;
use segl_license::stored::{OwnerColumns, RowColumns, StoredObject, StoredOwner, StoredRow};
use serde::Deserialize;

use crate::arguments::read_text;
use crate::failure::Failure;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Document {
    columns: OwnerColumns,
    license: Object,
    keys: Vec<Object>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Row {
    columns: RowColumns,
    signed: Object,
}

/// `Body` is the signed text; where it is not UTF-8, `Base64` stands in its place.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Object {
    body: Option<String>,
    base64: Option<String>,
    key_id: String,
    signature: String,
    hash: String,
}

impl Object {
    fn stored(self) -> Option<StoredObject> {
        Some(StoredObject {
            body: match (self.body, self.base64) {
                (Some(body), None) => body.into_bytes(),
                (None, Some(base64)) => decode_base64(&base64)?,
                _ => return None,
            },
            signature: decode_base64(&self.signature)?,
            key_id: self.key_id,
            hash: decode_base64(&self.hash)?,
        })
    }
}

impl Document {
    fn stored(self) -> Option<(StoredOwner, Vec<StoredRow>)> {
        let keys: Option<Vec<StoredObject>> = self.keys.into_iter().map(Object::stored).collect();
        let row = |row: Row| Some(StoredRow { columns: row.columns, signed: row.signed.stored()? });
        let rows: Option<Vec<StoredRow>> = self.rows.into_iter().map(row).collect();
        Some((StoredOwner { columns: self.columns, license: self.license.stored()?, keys: keys? }, rows?))
    }
}

/// Reads a document.
pub(crate) fn read(path: &Path) -> Result<(StoredOwner, Vec<StoredRow>), Failure> {
    let document: Document = serde_json::from_str(&read_text(path)?)
        .map_err(|why| Failure::of(path, format_args!("not a stored licence: {why}")))?;
    document.stored().ok_or_else(|| Failure::of(path, "not a stored licence: bytes are not in base64"))
}

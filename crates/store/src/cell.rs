//! Reading that tolerates whatever a hand put into a cell: an edited row must be diagnosed, not fail to be read.

use rusqlite::Row;
use rusqlite::types::ValueRef;

/// Cells by index, each read as something.
pub(crate) trait Cells {
    /// A text; invalid UTF-8 with replacement characters, a number in digits, NULL as empty.
    fn text(&self, at: usize) -> Result<String, rusqlite::Error>;
    /// The same, with NULL as `None`.
    fn optional_text(&self, at: usize) -> Result<Option<String>, rusqlite::Error>;
    /// An integer; what is none reads as -1, which is never signed.
    fn integer(&self, at: usize) -> Result<i64, rusqlite::Error>;
    /// Bytes; NULL as none.
    fn bytes(&self, at: usize) -> Result<Vec<u8>, rusqlite::Error>;
}

impl Cells for Row<'_> {
    fn text(&self, at: usize) -> Result<String, rusqlite::Error> {
        Ok(self.optional_text(at)?.unwrap_or_default())
    }

    fn optional_text(&self, at: usize) -> Result<Option<String>, rusqlite::Error> {
        Ok(match self.get_ref(at)? {
            ValueRef::Null => None,
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
        })
    }

    fn integer(&self, at: usize) -> Result<i64, rusqlite::Error> {
        Ok(match self.get_ref(at)? {
            ValueRef::Integer(number) => number,
            _ => -1,
        })
    }

    fn bytes(&self, at: usize) -> Result<Vec<u8>, rusqlite::Error> {
        Ok(match self.get_ref(at)? {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
            _ => Vec::new(),
        })
    }
}

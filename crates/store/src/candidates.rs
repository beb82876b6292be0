//! Licence files that were verified and wait for an administrator.

use rusqlite::{Row, params};
use sha2::{Digest as _, Sha256};

use crate::cell::Cells as _;
use crate::{Actor, Store, StoreError};

/// How many files wait at most; the oldest makes room.
const MOST: i64 = 32;

/// SHA-256 of a file.
pub type FileHash = [u8; 32];

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// SHA-256 of the file.
    pub hash: FileHash,
    /// Whose licence it is, as it was verified when it came.
    pub owner_name: String,
    /// The licence's signature in base64, by which the vendor's client names it.
    pub signature: String,
    /// The file, byte for byte.
    pub file: Vec<u8>,
}

/// SHA-256 of a file.
pub fn file_hash(file: &[u8]) -> FileHash {
    Sha256::digest(file).into()
}

impl Store {
    /// Keeps a file that was verified. It is judged anew whenever it is used.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn keep_candidate(
        &self,
        owner_name: &str,
        signature: &str,
        file: &[u8],
        actor: &Actor,
        now: i64,
    ) -> Result<FileHash, StoreError> {
        let hash = file_hash(file);
        self.write(|tx| {
            tx.sql.execute("DELETE FROM Candidate WHERE fileHash = ?1", [&hash[..]])?;
            tx.sql.execute(
                "INSERT INTO Candidate (fileHash, ownerName, signature, file, registered, registered_associate_id) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![&hash[..], owner_name, signature, file, now, actor.associate_id],
            )?;
            tx.sql.execute(
                "DELETE FROM Candidate WHERE Candidate_id NOT IN \
                 (SELECT Candidate_id FROM Candidate ORDER BY Candidate_id DESC LIMIT ?1)",
                [MOST],
            )?;
            Ok(hash)
        })
    }

    /// The file with this hash.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn candidate(&self, hash: &FileHash) -> Result<Option<Candidate>, StoreError> {
        self.find_candidate("fileHash = ?1", &hash[..])
    }

    /// The newest file whose licence has this signature, in base64.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn candidate_by_signature(&self, signature: &str) -> Result<Option<Candidate>, StoreError> {
        self.find_candidate("signature = ?1", signature)
    }

    fn find_candidate(
        &self,
        condition: &'static str,
        value: impl rusqlite::ToSql,
    ) -> Result<Option<Candidate>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(&format!(
                "SELECT ownerName, signature, file FROM Candidate WHERE {condition} \
                 ORDER BY Candidate_id DESC LIMIT 1"
            ))?;
            let mut found = statement.query_map([value], candidate)?;
            Ok(found.next().transpose()?)
        })
    }
}

/// The hash is the file's own: one that was edited beside it does not count.
fn candidate(row: &Row<'_>) -> Result<Candidate, rusqlite::Error> {
    let file = row.bytes(2)?;
    Ok(Candidate { hash: file_hash(&file), owner_name: row.text(0)?, signature: row.text(1)?, file })
}

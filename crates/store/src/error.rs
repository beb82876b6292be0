//! What can go wrong between Segl and its file.

use thiserror::Error;

/// The disk did not take what was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiskRefused {
    /// Because it is full.
    pub is_full: bool,
}

/// A failure of the store itself; refusals by rule are [`crate::Refusal`] and its like.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no database in the directory.
    #[error("no database in this directory")]
    NoDatabase,
    /// There is a database in the directory already.
    #[error("this directory has a database already")]
    Exists,
    /// The file is no database of Segl's.
    #[error("not a database of Segl's")]
    NotSegl,
    /// Written by a newer version; nothing was touched.
    #[error("the database has version {found}, this program knows {known}")]
    NewerVersion {
        /// The file's version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The database is there, its `installation.key` is not. No new one is made silently: every check would fail.
    #[error("installation.key is missing beside the database")]
    KeyMissing,
    /// `installation.key` does not hold 64 hex digits.
    #[error("installation.key does not hold 64 hex digits")]
    KeyMalformed,
    /// There is a key already: nothing to renew.
    #[error("installation.key is there already")]
    KeyExists,
    /// Not ten digits with a Luhn check digit.
    #[error("not a serial number")]
    SerialNr,
    /// The database was opened for reading only.
    #[error("the database was opened for reading only")]
    ReadOnly,
    /// The file system refused.
    #[error("file system: {0}")]
    Io(#[from] std::io::Error),
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The system's random source refused.
    #[error("no random bytes from the system")]
    Random,
}

impl StoreError {
    /// Whether the disk did not take what was to be written, and whether it is full. Nothing was written then.
    pub fn disk_refused(&self) -> Option<DiskRefused> {
        let Self::Database(rusqlite::Error::SqliteFailure(failure, _)) = self else { return None };
        match failure.code {
            rusqlite::ErrorCode::DiskFull => Some(DiskRefused { is_full: true }),
            rusqlite::ErrorCode::SystemIoFailure => Some(DiskRefused { is_full: false }),
            _ => None,
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDatabase => "store-no-database",
            Self::Exists => "store-exists",
            Self::NotSegl => "store-not-segl",
            Self::NewerVersion { .. } => "store-newer-version",
            Self::KeyMissing => "store-key-missing",
            Self::KeyMalformed => "store-key-malformed",
            Self::KeyExists => "store-key-exists",
            Self::SerialNr => "store-serial-nr",
            Self::ReadOnly => "store-read-only",
            Self::Io(_) => "store-io",
            Self::Database(_) => "store-database",
            Self::Random => "store-random",
        }
    }
}

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
            rusqlite::ErrorCode::SystemIoFailure | rusqlite::ErrorCode::ReadOnly => {
                Some(DiskRefused { is_full: false })
            }
            _ => None,
        }
    }

    /// Whether the database or its directory may be read and not written.
    pub(crate) fn is_unwritable(&self) -> bool {
        use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
        let Self::Database(rusqlite::Error::SqliteFailure(failure, _)) = self else { return false };
        matches!(failure.code, CannotOpen | PermissionDenied | ReadOnly)
    }

    /// Whether another program held the database longer than this one waits. Nothing was written then.
    pub fn is_busy(&self) -> bool {
        let Self::Database(rusqlite::Error::SqliteFailure(failure, _)) = self else { return false };
        matches!(failure.code, rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_takes_nothing_and_a_database_that_is_held_are_told_apart() {
        let failed =
            |code| StoreError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        for (code, is_full) in [
            (rusqlite::ffi::SQLITE_FULL, true),
            (rusqlite::ffi::SQLITE_IOERR, false),
            (rusqlite::ffi::SQLITE_READONLY, false),
        ] {
            assert_eq!(failed(code).disk_refused(), Some(DiskRefused { is_full }));
            assert!(!failed(code).is_busy());
        }
        for code in [rusqlite::ffi::SQLITE_BUSY, rusqlite::ffi::SQLITE_LOCKED] {
            assert!(failed(code).is_busy() && failed(code).disk_refused().is_none());
        }
        assert!(!failed(rusqlite::ffi::SQLITE_CORRUPT).is_busy());
    }
}

//! What goes wrong around files.

use std::io;
use std::path::PathBuf;

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be read.
    #[error("cannot read {}: {why}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// It could not be written.
    #[error("cannot write {}: {why}", path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// A key file is never written over.
    #[error("{} exists and is not written over: a lost key cannot be made again", .0.display())]
    Exists(PathBuf),
}

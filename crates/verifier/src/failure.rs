//! What keeps a judgement from being made. A refused licence is no failure: it is an answer.

use std::fmt::Display;
use std::path::Path;

/// A message for exit code 2.
#[derive(Debug)]
pub struct Failure(pub(crate) String);

impl Failure {
    /// Something about a file.
    pub(crate) fn of(path: &Path, why: impl Display) -> Self {
        Self(format!("{}: {why}", path.display()))
    }
}

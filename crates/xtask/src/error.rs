//! The one error of these scripts: a sentence for the person at the terminal.

use std::fmt;

/// What went wrong and, where there is one, what to do about it.
#[derive(Debug)]
pub(crate) struct Error(String);

/// What every command returns.
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with this sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// Says what was being done when a lower layer failed.
pub(crate) trait Context<T> {
    /// Turns the failure into "`doing`: cause".
    fn context(self, doing: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: fmt::Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|cause| Error(format!("{}: {cause}", doing())))
    }
}

impl<T> Context<T> for Option<T> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T> {
        self.ok_or_else(|| Error(doing()))
    }
}

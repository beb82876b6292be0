//! Why nothing was done, and the exit code that says how bad it is.

use std::fmt::Display;
use std::path::Path;

use segl_issuer::{FileError, OrderProblem};

/// A message for people, and an exit code for programs.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(super) code: u8,
    pub(super) message: String,
}

impl Failure {
    /// Something given is not in order: exit code 1.
    pub(super) fn refused(message: impl Display) -> Self {
        Self { code: 1, message: message.to_string() }
    }

    /// A wrong command line or file: exit code 2.
    pub(super) fn usage(message: impl Display) -> Self {
        Self { code: 2, message: message.to_string() }
    }

    /// Something about a file's content: exit code 1.
    pub(super) fn of(path: &Path, why: impl Display) -> Self {
        Self::refused(format_args!("{}: {why}", path.display()))
    }

    /// Every problem of an order.
    pub(super) fn order(path: &Path, problems: &[OrderProblem]) -> Self {
        let lines: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
        let count = match problems.len() {
            1 => "1 problem".to_owned(),
            count => format!("{count} problems"),
        };
        Self::of(path, format_args!("{count}; nothing was written\n{}", lines.join("\n")))
    }
}

impl From<FileError> for Failure {
    fn from(why: FileError) -> Self {
        Self::usage(why)
    }
}

use std::fmt;

/// Something in a catalogue that must be mended before anything is built from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as it was named to [`load`](crate::load).
    pub file: String,
    /// The line, counted from 1; 0 when the file could not be read.
    pub line: usize,
    /// What is wrong, in English: read by developers and translators, never by users.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

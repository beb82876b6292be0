//! What a command tells the one who called it when it did nothing.

use segl_license::spelled_out;
use segl_store::StoreError;

/// A stable code and a sentence, perhaps with particulars below.
#[derive(Debug, thiserror::Error)]
#[error("{code}: {sentence}{}", .details.iter().map(|line| format!("\n  {line}")).collect::<String>())]
pub struct Failure {
    code: String,
    sentence: String,
    details: Vec<String>,
}

impl Failure {
    /// A failure without particulars.
    pub fn new(code: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { code: code.into(), sentence: sentence.into(), details: Vec::new() }
    }

    /// The same as an event of the log.
    pub(super) fn log(&self) {
        let details = (!self.details.is_empty()).then(|| self.details.join("\n"));
        tracing::error!(code = self.code, cause = self.sentence, details, "the server ends");
    }

    /// With one more line below. What stands in a file can play no tricks on a terminal here.
    #[must_use]
    pub fn with(mut self, line: impl AsRef<str>) -> Self {
        self.details.push(spelled_out(line.as_ref()));
        self
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let sentence = match &error {
            StoreError::NoDatabase => "There is no database in the data folder. Make one with: segl-server \
                --data DIR init --company NAME --serial NUMBER --admin USER"
                .to_owned(),
            StoreError::Exists => {
                "There is a database in the data folder already; it was left as it is.".to_owned()
            }
            StoreError::SerialNr => {
                "The serial number is not one: ten digits, the last a check digit.".to_owned()
            }
            StoreError::KeyMissing => {
                "The installation key is missing beside the database. Put it back from the \
                backup. Where it is lost for good: segl-server --data DIR key renew --company NAME --serial NUMBER, \
                after which every assignment must be given again."
                    .to_owned()
            }
            StoreError::KeyExists => {
                "There is an installation key beside the database already; it was left as it is.".to_owned()
            }
            StoreError::NewerVersion { .. } => {
                format!("A newer version of this program wrote the database: {error}. Nothing was touched.")
            }
            other => format!("The database could not be used: {other}."),
        };
        Self::new(error.code(), sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_file_plays_no_tricks_on_the_terminal() {
        let failure = Failure::new("import-refused", "Nothing.").with("line 2, \u{1b}[2J\u{202e}å \"b\\\"");
        assert_eq!(failure.to_string(), "import-refused: Nothing.\n  line 2, \\u{1b}[2J\\u{202e}å \"b\\\"");
    }
}

//! Errors on the wire: `application/problem+json` of RFC 9457.
//!
//! The stable `code` says what happened and `facts` with what values; words are made by whoever shows it, in the
//! reader's language. `code`, `facts` and `requestId` are extension members (RFC 9457, section 3.2).

mod facts;

use serde::{Deserialize, Serialize};

pub use facts::{Fact, Facts};

/// The media type of a [`Problem`] (RFC 9457, section 6.1).
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The type of a problem that its status and code describe in full (RFC 9457, section 4.2.1).
pub const ABOUT_BLANK: &str = "about:blank";

/// Why a request was not done.
///
/// Reading forgives what is missing, so that a problem of a proxy in between can be shown too; its code is
/// then empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Problem {
    /// Always [`ABOUT_BLANK`].
    pub r#type: String,
    /// The phrase of the HTTP status, in English, as `about:blank` wants it.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened: stable, kebab-case.
    pub code: String,
    /// With what values.
    pub facts: Facts,
    /// The request, as the server's log names it.
    pub request_id: String,
}

impl Problem {
    /// A problem without facts.
    ///
    /// `title` is the phrase of the HTTP status, such as "Not Found"; `code` is kebab-case.
    #[must_use]
    pub fn new(status: u16, title: impl Into<String>, code: impl Into<String>) -> Self {
        Self { status, title: title.into(), code: code.into(), ..Self::default() }
    }

    /// With one more fact, or another value for one that is there.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, fact: impl Into<Fact>) -> Self {
        self.facts.set(name, fact);
        self
    }
}

impl Default for Problem {
    fn default() -> Self {
        Self {
            r#type: ABOUT_BLANK.to_owned(),
            title: String::new(),
            status: 0,
            code: String::new(),
            facts: Facts::default(),
            request_id: String::new(),
        }
    }
}

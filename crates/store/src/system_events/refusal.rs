//! The rules that stand against adding, changing or ending an event.

use thiserror::Error;

/// Why an event is not added, changed or ended, by rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EventRefusal {
    /// There is no such event: it has ended, or never was.
    #[error("no such event")]
    Unknown {
        /// The primary key that was asked for.
        id: i64,
    },
    /// No kind has this key.
    #[error("no kind of event: {key}")]
    KindUnknown {
        /// The key.
        key: String,
    },
    /// The system starts this kind itself.
    #[error("{key} is started by the system")]
    KindNotAddable {
        /// The key.
        key: String,
    },
    /// There is an event of this kind in this scope.
    #[error("{key} is there already")]
    Exists {
        /// The key.
        key: String,
        /// Primary key of the event that is there.
        id: i64,
    },
    /// There is no such user or group.
    #[error("no user or group {owner}")]
    OwnerUnknown {
        /// What was asked for.
        owner: i64,
    },
    /// A message of the day says something.
    #[error("no message")]
    MessageMissing,
    /// The message is too long, or holds control characters other than line breaks.
    #[error("not a message")]
    MessageInvalid {
        /// The most characters.
        most: u32,
    },
    /// Somebody changed it meanwhile.
    #[error("changed meanwhile")]
    Changed {
        /// How often it was changed by now.
        updated_count: i64,
    },
    /// What the system runs is not edited.
    #[error("{key} is run by the system")]
    NotEditable {
        /// The key.
        key: String,
    },
    /// It must run to its end.
    #[error("{key} must not be cancelled")]
    NotCancellable {
        /// The key.
        key: String,
    },
    /// It is cancelled only by someone who was warned.
    #[error("{key} is cancelled after a warning only")]
    WarningFirst {
        /// The key.
        key: String,
    },
}

impl EventRefusal {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "event-unknown",
            Self::KindUnknown { .. } => "event-kind-unknown",
            Self::KindNotAddable { .. } => "event-kind-not-addable",
            Self::Exists { .. } => "event-exists",
            Self::OwnerUnknown { .. } => "event-owner-unknown",
            Self::MessageMissing => "event-message-missing",
            Self::MessageInvalid { .. } => "event-message-invalid",
            Self::Changed { .. } => "event-changed",
            Self::NotEditable { .. } => "event-not-editable",
            Self::NotCancellable { .. } => "event-not-cancellable",
            Self::WarningFirst { .. } => "event-warning-first",
        }
    }
}

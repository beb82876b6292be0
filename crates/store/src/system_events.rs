//! System events: what runs, and what administrators announce. They never end by themselves.

mod kind;
mod operation;
mod read;
mod refusal;
mod write;

use thiserror::Error;

pub use kind::{EventCancel, EventKind, EventScope, EventStarter};
pub use refusal::EventRefusal;

use crate::{Actor, Store, StoreError};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemEvent {
    /// Primary key.
    pub id: i64,
    /// For whom it holds; none where the database has no number of a scope.
    pub scope: Option<EventScope>,
    /// The user of [`EventScope::User`], the group of [`EventScope::Group`], else 0.
    pub owner: i64,
    /// The user's name, where `owner` is a user that exists; else empty.
    pub owner_name: String,
    /// The key in code.
    pub key: String,
    /// The message for people.
    pub message: String,
    /// Whatever else the kind has to say, such as an area's number.
    pub extra_info: i64,
    /// When it is expected to end, Unix seconds.
    pub eta: Option<i64>,
    /// How far an operation has come, in percent.
    pub progress: Option<u8>,
    /// Since when, Unix seconds.
    pub registered: i64,
    /// Who added it; none for the system's own.
    pub registered_by: Option<i64>,
    /// How often it was changed.
    pub updated_count: i64,
}

/// Every event, and the number of the state that they are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemEvents {
    /// Rises with every change.
    pub revision: i64,
    /// The events, the oldest first.
    pub events: Vec<SystemEvent>,
}

/// An event to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSystemEvent {
    /// The key in code.
    pub key: String,
    /// For whom it is to hold.
    pub scope: EventScope,
    /// The user of [`EventScope::User`], else 0.
    pub owner: i64,
    /// The message: at most 254 characters.
    pub message: String,
    /// When it is expected to end, Unix seconds.
    pub eta: Option<i64>,
}

/// What of an event is to be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventChange {
    /// The message: at most 254 characters.
    pub message: String,
    /// When it is expected to end, Unix seconds.
    pub eta: Option<i64>,
    /// The number of changes that the administrator saw; none where nobody said.
    pub seen: Option<i64>,
}

/// Why an event was not added, changed or deleted. Nothing was written.
#[derive(Debug, Error)]
pub enum SystemEventError {
    /// By rule.
    #[error(transparent)]
    Refused(#[from] EventRefusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Every event.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn system_events(&self) -> Result<SystemEvents, StoreError> {
        self.read(|tx| Ok(SystemEvents { revision: read::revision(tx)?, events: read::all(tx)? }))
    }

    /// The number of the state that events are in.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn system_event_revision(&self) -> Result<i64, StoreError> {
        self.read(read::revision)
    }

    /// The event with this primary key.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn system_event(&self, id: i64) -> Result<Option<SystemEvent>, StoreError> {
        self.read(|tx| read::by_id(tx, id))
    }

    /// Adds an event of a kind that administrators start. Returns its primary key.
    ///
    /// # Errors
    /// [`SystemEventError::Refused`] with the first rule that stands against it.
    pub fn add_system_event(
        &self,
        new: &NewSystemEvent,
        actor: &Actor,
        now: i64,
    ) -> Result<i64, SystemEventError> {
        self.write(|tx| write::add(tx, new, actor, now))
    }

    /// Changes message and expected end of an event that an administrator started.
    ///
    /// # Errors
    /// [`SystemEventError::Refused`] with the first rule that stands against it.
    pub fn change_system_event(
        &self,
        id: i64,
        change: &EventChange,
        actor: &Actor,
        now: i64,
    ) -> Result<(), SystemEventError> {
        self.write(|tx| write::change(tx, id, change, actor, now))
    }

    /// Ends an event, or cancels an operation; `warned` says that the administrator was warned of what a cancelled
    /// operation leaves behind.
    ///
    /// # Errors
    /// [`SystemEventError::Refused`] with the first rule that stands against it.
    pub fn delete_system_event(
        &self,
        id: i64,
        warned: bool,
        actor: &Actor,
        now: i64,
    ) -> Result<(), SystemEventError> {
        self.write(|tx| write::delete(tx, id, warned, actor, now))
    }
}

impl SystemEvent {
    /// Its kind.
    pub fn kind(&self) -> EventKind {
        EventKind::of(&self.key)
    }
}

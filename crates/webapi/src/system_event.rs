//! System events: the vendor's carrier, and Segl's own with what a screen needs.
//!
//! Source: `SystemEventEntity` and `SystemEventEntityWithLinks` in the vendor's Swagger file `SystemEvent`,
//! `ExistsSystemEventRequest` in `ConfigurationAgent`. Moments are in UTC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::enums::SystemEventScope;
use crate::principal::Associate;
use crate::rights::{FieldProperties, TableRight};

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SystemEventEntity {
    /// Primary key.
    pub system_event_id: i32,
    /// For whom it holds.
    pub scope: SystemEventScope,
    /// When it is expected to end.
    pub eta: DateTime,
    /// The key in code.
    pub eventkey: String,
    /// The message, as an administrator wrote it.
    pub eventmess: String,
    /// Whatever else the kind has to say, such as an area's number.
    pub extra_info: i32,
    /// The group or user of the scope; else 0.
    pub owner: i32,
    /// How often it was changed.
    pub updated_count: i32,
    /// Since when.
    pub registered: DateTime,
    /// Who added it; none for the system's own.
    pub activated_by: Option<Associate>,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// One event with the paths that belong to it: an answer alone, never read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SystemEventEntityWithLinks {
    /// The event.
    #[serde(flatten)]
    pub event: SystemEventEntity,
    /// Paths by name: `Self`.
    #[serde(rename = "_Links")]
    pub links: BTreeMap<String, String>,
}

/// Body of `ExistsSystemEvent`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ExistsSystemEventRequest {
    /// The key in code.
    pub key: String,
}

/// Every event as it stands: `GET /api/v1/SystemEvent/Current`, and each message of the live stream. An extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CurrentSystemEvents {
    /// Rises with every change.
    pub revision: i64,
    /// The server's second, Unix time.
    pub now: i64,
    /// The events, the oldest first.
    pub events: Vec<CurrentSystemEvent>,
}

/// One event as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CurrentSystemEvent {
    /// Primary key.
    pub system_event_id: i64,
    /// The key in code.
    pub eventkey: String,
    /// How it stands.
    pub status: SystemEventStatus,
    /// How far an operation has come, in percent; none for what an administrator announced.
    pub progress: Option<u8>,
    /// The message.
    pub eventmess: String,
    /// Since when, Unix seconds.
    pub registered: i64,
    /// Who added it; none for the system's own.
    pub activated_by: Option<EventUser>,
    /// When it is expected to end, Unix seconds.
    pub eta: Option<i64>,
    /// For whom it holds.
    pub scope: SystemEventScope,
    /// The user of a user's event.
    pub owner: Option<EventUser>,
    /// How often it was changed: `If-Match` of an edit.
    pub updated_count: i64,
    /// Whether its message and expected end may be edited.
    pub may_edit: bool,
    /// Whether it may be ended by hand.
    pub cancel: SystemEventCancel,
}

/// A user as events name one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EventUser {
    /// Primary key.
    pub associate_id: i64,
    /// The name with which one signs in; empty where there is no such user.
    pub name: String,
    /// First and last name.
    pub full_name: String,
}

/// How an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SystemEventStatus {
    /// Announced, and in force.
    Active,
    /// An operation that goes on.
    Running,
    /// Its expected end has passed: somebody forgot it, or it takes longer.
    Overdue,
}

/// Whether an event may be ended by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SystemEventCancel {
    /// It is the only way in which it ends.
    Freely,
    /// In an emergency, by `?Warned=true`.
    AfterWarning,
    /// It must run to its end.
    Never,
}

//! The server's paths about the state of the system: status, consumption, system events, sites.

use gloo_net::http::Method;
use segl_license::Json;
use segl_webapi::consumption::Consumption;
use segl_webapi::date::DateTime;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::log::Log;
use segl_webapi::site::Site;
use segl_webapi::system_event::CurrentSystemEvents;
use segl_webapi::system_status::SystemStatus;
use serde::Serialize;

use super::carriers::{consumption, log, system};
use super::{Failure, accept, get};
use crate::platform::net;

/// Where the server tells of every change of the events by itself.
pub(crate) const LIVE: &str = "/api/v1/SystemEvent/Live";

/// What is said of an event: its kind and for whom it holds stay as they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct EventBody {
    /// The key of its kind; empty where it stays.
    pub(crate) eventkey: String,
    /// For whom it holds.
    pub(crate) scope: SystemEventScope,
    /// The message.
    pub(crate) eventmess: String,
    /// When it is expected to end, in UTC.
    eta: DateTime,
}

impl EventBody {
    /// `eta`: Unix seconds.
    pub(crate) fn new(key: &str, scope: SystemEventScope, message: &str, eta: Option<i64>) -> Self {
        let eta = eta.and_then(DateTime::from_unix).unwrap_or_default();
        Self { eventkey: key.to_owned(), scope, eventmess: message.to_owned(), eta }
    }
}

/// The state of the system.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn status() -> Result<SystemStatus, Failure> {
    get("/api/v1/Status", system::status).await
}

/// Twelve months of the metered services.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn consumption() -> Result<Consumption, Failure> {
    get("/api/v1/Consumption", consumption::consumption).await
}

/// Every satellite with its site licences.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn sites() -> Result<Vec<Site>, Failure> {
    get("/api/v1/License/Site", system::sites).await
}

/// Some of the log from an entry on, the newest entries where none is named.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn log(from: Option<i64>, top: usize) -> Result<Log, Failure> {
    let from = from.map(|from| format!("From={from}&")).unwrap_or_default();
    get(&format!("/api/v1/Log?{from}Top={top}"), log::log).await
}

/// Every event as it stands.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn events() -> Result<CurrentSystemEvents, Failure> {
    get("/api/v1/SystemEvent/Current", system::events).await
}

/// Every event as the live stream tells them; none where it tells something else.
pub(crate) fn read_events(message: &str) -> Option<CurrentSystemEvents> {
    Json::parse(message.as_bytes()).and_then(system::events)
}

/// The server's second, as a beat of the live stream tells it.
pub(crate) fn read_beat(message: &str) -> Option<i64> {
    Json::parse(message.as_bytes())?.get("Now")
}

/// Adds an event; says which it is.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn add_event(event: &EventBody) -> Result<i64, Failure> {
    let answer = change(Method::POST, "/api/v1/SystemEvent", Some(event), None).await?;
    let mut added = Json::parse(answer.as_bytes()).ok_or(Failure::Unreadable)?;
    added.get("SystemEventId").ok_or(Failure::Unreadable)
}

/// Changes an event that was changed `seen` times before.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn change_event(id: i64, seen: i64, event: &EventBody) -> Result<(), Failure> {
    change(Method::PUT, &event_path(id), Some(event), Some(seen)).await.map(drop)
}

/// Ends an event; `warned`: whoever does it knows what an operation that is cancelled leaves behind.
///
/// # Errors
/// [`Failure`]
pub(crate) async fn end_event(id: i64, warned: bool) -> Result<(), Failure> {
    let warned = if warned { "?Warned=true" } else { "" };
    change(Method::DELETE, &format!("{}{warned}", event_path(id)), None, None).await.map(drop)
}

fn event_path(id: i64) -> String {
    format!("/api/v1/SystemEvent/{id}")
}

async fn change(
    method: Method,
    path: &str,
    event: Option<&EventBody>,
    seen: Option<i64>,
) -> Result<String, Failure> {
    let body = event.map(|event| serde_json::to_string(event).unwrap_or_default());
    let seen = seen.map(|seen| format!("\"{seen}\""));
    accept(net::change(method, path, body, seen.as_deref()).await.map_err(|_| Failure::Network)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_sent_with_the_vendors_names_and_its_end_in_utc() {
        let body = EventBody::new("NoLogin", SystemEventScope::SystemWide, "Upgrade", Some(1_795_355_100));
        assert_eq!(
            serde_json::to_string(&body).unwrap(),
            r#"{"Eventkey":"NoLogin","Scope":"SystemWide","Eventmess":"Upgrade","Eta":"2026-11-22T13:45:00"}"#
        );
        let endless = EventBody::new("", SystemEventScope::Undefined, "", None);
        assert_eq!(
            serde_json::to_string(&endless).unwrap(),
            r#"{"Eventkey":"","Scope":"Undefined","Eventmess":"","Eta":"0001-01-01T00:00:00"}"#
        );
    }

    #[test]
    fn a_beat_tells_the_servers_second() {
        assert_eq!(read_beat(r#"{"Now":17}"#), Some(17));
        assert_eq!(read_beat("beat"), None);
    }
}

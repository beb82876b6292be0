//! What can be asked. Serial numbers and company names travel in bodies alone, so that no log of a proxy has them.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::answer::Refusal;
use super::wire::{Asked, HistoryEntry, Status};
use super::{LicenseServer, folder, messages};

/// The media type of a licence file: lines of ASCII.
const LICENSE: &str = "text/plain; charset=utf-8";
/// The most entries of a history.
const HISTORY: usize = 100;

type Server = State<Arc<LicenseServer>>;

/// `POST /v1/status`
pub(super) async fn status(State(server): Server, body: Bytes) -> Result<Json<Status>, Refusal> {
    work(server, &body, |server, asked| {
        let offer = server.shelf().map_err(|cause| Refusal::failed(&cause))?.offer(asked)?;
        let messages = messages::read(&server.path).unwrap_or_else(|cause| {
            eprintln!("no message is handed out: {cause}");
            Vec::new()
        });
        let message = messages::to(&messages, asked);
        Ok(Json(Status {
            status: offer.news.as_str(),
            message: message.map(|message| message.text.clone()).unwrap_or_default(),
            url: message.map(|message| message.url.clone()).unwrap_or_default(),
            hash: offer.issue.hash,
            issued: offer.issue.issued,
        }))
    })
    .await
}

/// `POST /v1/license`
pub(super) async fn license(State(server): Server, body: Bytes) -> Result<Response, Refusal> {
    work(server, &body, |server, asked| {
        let offer = server.shelf().map_err(|cause| Refusal::failed(&cause))?.offer(asked)?;
        let file = folder::file_of(&offer.issue, &server.roots, (server.today)());
        let file = file.ok_or_else(|| Refusal::failed(&"a licence file vanished while it was handed out"))?;
        Ok(([(header::CONTENT_TYPE, LICENSE), (header::CACHE_CONTROL, "no-store")], file).into_response())
    })
    .await
}

/// `POST /v1/history`
pub(super) async fn history(State(server): Server, body: Bytes) -> Result<Json<Vec<HistoryEntry>>, Refusal> {
    work(server, &body, |server, asked| {
        let module = asked.module_name.as_deref().ok_or_else(malformed)?;
        let shelf = server.shelf().map_err(|cause| Refusal::failed(&cause))?;
        let entries = shelf.of(asked)?.into_iter().take(HISTORY).map(|issue| {
            let row = issue.rows.iter().find(|(name, _, _)| name == module);
            HistoryEntry {
                serial_nr: issue.serial_nr.clone(),
                epoch: issue.epoch,
                sequence: issue.sequence,
                issued: issue.issued,
                number_of_licenses: row.map(|(_, number, _)| *number),
                unrestricted: row.map(|(_, _, unrestricted)| *unrestricted),
            }
        });
        Ok(Json(entries.collect()))
    })
    .await
}

/// `POST /v1/accepted`
pub(super) async fn accepted(State(server): Server, body: Bytes) -> Result<StatusCode, Refusal> {
    work(server, &body, |server, asked| {
        let shelf = server.shelf().map_err(|cause| Refusal::failed(&cause))?;
        let issue = shelf.issue(asked)?;
        let issue = issue.ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "license-unknown"))?;
        let written = server.accepted.write(&issue, (server.today)());
        written.map(|()| StatusCode::NO_CONTENT).map_err(|cause| Refusal::failed(&cause))
    })
    .await
}

/// `GET /healthz`
pub(super) async fn health(State(server): Server) -> Result<Json<serde_json::Value>, Refusal> {
    off_the_runtime(move || {
        let shelf = server.shelf().map_err(|cause| Refusal::failed(&cause))?;
        Ok(Json(serde_json::json!({ "Status": "ok", "Licenses": shelf.len() })))
    })
    .await
}

/// Everything else.
pub(super) async fn unknown() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "path-unknown")
}

fn malformed() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "request-malformed")
}

/// Reads the question, then works where waiting for files holds nobody up.
async fn work<T: Send + 'static>(
    server: Arc<LicenseServer>,
    body: &Bytes,
    answer: impl FnOnce(&LicenseServer, &Asked) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let asked: Asked = serde_json::from_slice(body).map_err(|_| malformed())?;
    off_the_runtime(move || answer(&server, &asked)).await
}

async fn off_the_runtime<T: Send + 'static>(
    answer: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(answer).await.map_err(|cause| Refusal::failed(&cause))?
}

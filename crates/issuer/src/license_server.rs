//! The vendor's licence server: hands out what was issued, says whether there is something new, and writes down what
//! customers accepted.
//!
//! It holds no key and signs nothing: a licence is a file that `issue` made. `docs/license-server.md` describes its HTTP.

mod accepted;
mod answer;
mod folder;
mod messages;
mod routes;
mod shelf;
mod wire;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use segl_license::{Date, Roots};
use tower_http::timeout::TimeoutLayer;

use accepted::Accepted;
use folder::Folder;
use shelf::Shelf;

/// The largest body of a request, in bytes: names, numbers and hashes.
const BODY_LIMIT: usize = 16 * 1024;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A folder of issued licences, as customers are answered from it.
pub struct LicenseServer {
    path: PathBuf,
    roots: Roots,
    today: Box<dyn Fn() -> Date + Send + Sync>,
    folder: Mutex<Folder>,
    accepted: Accepted,
}

impl fmt::Debug for LicenseServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LicenseServer").field("path", &self.path).finish_non_exhaustive()
    }
}

/// How many licences a folder holds, and how many of its files are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Files that customers' programs accept.
    pub licenses: usize,
    /// Files that they would refuse; they are not handed out.
    pub refused: usize,
}

impl LicenseServer {
    /// Serves a folder. `today` says the day that reports are dated with.
    pub fn new(folder: &Path, roots: Roots, today: impl Fn() -> Date + Send + Sync + 'static) -> Self {
        let accepted = Accepted::in_folder(folder);
        let folder_path = folder.to_owned();
        Self { path: folder_path, roots, today: Box::new(today), folder: Mutex::default(), accepted }
    }

    /// Reads the folder: licences and messages.
    ///
    /// # Errors
    /// When it cannot be listed, or `messages.toml` is not in its form.
    pub fn stock(&self) -> std::io::Result<Stock> {
        let shelf = self.shelf()?;
        messages::read(&self.path)?;
        Ok(Stock { licenses: shelf.len(), refused: shelf.refused() })
    }

    /// Everything it answers.
    pub fn router(self) -> Router {
        Router::new()
            .route("/v1/status", post(routes::status))
            .route("/v1/license", post(routes::license))
            .route("/v1/history", post(routes::history))
            .route("/v1/accepted", post(routes::accepted))
            .route("/healthz", get(routes::health))
            .fallback(routes::unknown)
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
            .with_state(Arc::new(self))
    }

    /// What the folder holds at this moment. Files that did not change are not read again.
    fn shelf(&self) -> std::io::Result<Shelf> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        folder.read(&self.path, &self.roots, (self.today)())
    }
}
